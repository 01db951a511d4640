"""The command line as other programs and terminals use it: exact ids, columns, formats, pager, colours, help."""

from __future__ import annotations

import csv
import io
import json
import os
import pty
import re
import subprocess
import sys
from pathlib import Path

import pytest

from eurasia_tui.cli.commands import COMMANDS
from eurasia_tui.cli.help_texts import HELP
from eurasia_tui.query.catalogue import Catalogue
from eurasia_tui.query.pages.page import page
from eurasia_tui.query.resolve import resolve

from .conftest import Run, Write


def test_an_exact_id_is_always_that_entity(catalogue: Catalogue) -> None:
    ids = [row[0] for row in catalogue.db.execute("SELECT id FROM entity")]
    assert len(ids) > 1000
    assert [id_ for id_ in ids if resolve(catalogue, id_) != id_] == []


def test_an_id_is_stronger_than_a_name_of_another(small: dict[str, str], pack: Write, eurasia: Run) -> None:
    small["organisations/two.toml"] = small["organisations/bund.toml"].replace('"Bund"', '"Landia"')
    done = eurasia("--content", str(pack(small)), "show", "two", "landia", "--json")
    assert [shown["id"] for shown in json.loads(done.stdout)] == ["two", "landia"]


# --- formats -------------------------------------------------------------------

ROWS = (
    ["list", "countries"],
    ["search", "corridor"],
    ["passages", "transit"],
    ["members", "sco"],
    ["matrix", "eaeu", "sco"],
    ["timeline", "csto"],
    ["diff", "--from", "2014", "--to", "2016", "eaeu"],
    ["rank", "gdp"],
    ["rank"],
    ["series", "kazakhstan", "gdp"],
    ["compare", "kazakhstan", "uzbekistan"],
    ["path", "kazakhstan", "iran"],
    ["ask", "sco members not in brics"],
    ["ask", "who is the president of kazakhstan"],
    ["ask", "what does the eaeu do"],
)


@pytest.mark.parametrize("words", ROWS, ids=" ".join)
def test_rows_come_as_tsv_csv_and_json(words: list[str], eurasia: Run) -> None:
    tsv = eurasia(*words, "--format", "tsv")
    table = eurasia(*words, "--format", "csv")
    assert (tsv.returncode, table.returncode) == (0, 0), tsv.stderr
    head, *lines = tsv.stdout.splitlines()
    assert lines
    assert all(line.count("\t") == head.count("\t") for line in lines)
    rows = list(csv.DictReader(io.StringIO(table.stdout)))
    assert len(rows) == len(lines)
    assert list(rows[0]) == head.split("\t")
    assert eurasia(*words, "--format", "json").stdout == eurasia(*words, "--json").stdout
    assert eurasia(*words, "--format", "csv", "--json").returncode == 2


def test_fields_of_a_list_have_sources_and_dates(catalogue: Catalogue, eurasia: Run) -> None:
    rows = json.loads(eurasia("list", "countries", "--json").stdout)
    for row in rows:
        assert set(row["receipts"]) <= set(row)
        for receipt in row["receipts"].values():
            assert all(catalogue.exists(source) for source in receipt["sources"])
    (kazakhstan,) = [row for row in rows if row["id"] == "kazakhstan"]
    assert kazakhstan["receipts"]["population"]["sources"]
    assert kazakhstan["receipts"]["population"]["as_of"]


def test_ids_go_from_one_command_to_another(eurasia: Run) -> None:
    listed = eurasia("list", "countries", "--sort", "population", "--top", "3", "--format", "tsv").stdout
    ids = [line.split("\t")[0] for line in listed.splitlines()[1:]]
    pages = json.loads(eurasia("show", "-", "--json", stdin=listed).stdout)
    assert [shown["id"] for shown in pages] == ids
    assert json.loads(eurasia("compare", "-", "--json", stdin="\n".join(ids)).stdout)["ids"] == ids
    assert json.loads(eurasia("map", "-", "--json", stdin=listed).stdout)["ids"] == ids
    assert len(json.loads(eurasia("cite", "-", "--json", stdin=listed).stdout)) == 3
    pair = json.loads(eurasia("relate", "-", "-", "--json", stdin=listed).stdout)
    assert [pair["a"], pair["b"]] == ids[:2]
    assert json.loads(eurasia("brief", "-", "mongolia", "--json", stdin=listed).stdout)["ids"] == [ids[0], "mongolia"]
    for words in (["members", "-"], ["matrix", "-"], ["matrix", "--in", "-"]):
        assert json.loads(eurasia(*words, "--json", stdin="sco\n").stdout)["countries"], words
    for words in (["series", "-", "gdp"], ["rank", "export-share", "--with", "-"], ["passages", "trade", "--by", "-"]):
        assert eurasia(*words, stdin=listed).returncode == 0, words
    assert (
        eurasia("relate", "-", "-", stdin="iran\n").stderr == "eurasia: no name on standard input; write one per line\n"
    )
    done = eurasia("show", "-", stdin="")
    assert (done.returncode, done.stdout, done.stderr) == (
        1,
        "",
        "eurasia: no name on standard input; write one per line\n",
    )


@pytest.mark.parametrize(
    "words",
    [
        ["ask", "weather in astana"],
        ["search", "qqqqzzzxx"],
        ["list", "countries", "--where", "region=Atlantis"],
        ["members", "kazakhstan"],
        ["timeline", "kazakhstan", "--to", "1200"],
        ["diff", "--from", "1201", "--to", "1202"],
        ["notes"],
        ["rank", "gdp", "--year", "1801"],
    ],
    ids=" ".join,
)
def test_that_nothing_was_found_stands_on_standard_error(words: list[str], eurasia: Run) -> None:
    done = eurasia(*words)
    assert done.returncode == 1
    assert done.stderr.startswith("eurasia: ")
    assert done.stderr.count("\n") == 1
    assert len(done.stdout.splitlines()) <= 1  # at most a line of notices


def test_a_date_beyond_the_data_is_said(catalogue: Catalogue, eurasia: Run) -> None:
    done = eurasia("members", "sco", "--as-of", "2040")
    assert (done.returncode, done.stderr.count("the data ends on")) == (0, 1)
    assert eurasia("members", "sco", "--as-of", catalogue.now).stderr == ""
    assert eurasia("members", "sco", "--as-of", catalogue.now[:4]).stderr == ""


@pytest.mark.parametrize("command", ["relate", "path", "compare", "brief"])
def test_an_entity_is_not_set_beside_itself(command: str, eurasia: Run) -> None:
    done = eurasia(command, "iran", "IR")
    assert (done.returncode, done.stdout) == (2, "")
    assert "iran" in done.stderr


def test_a_brief_and_a_map_go_to_the_output(eurasia: Run) -> None:
    assert eurasia("brief", "iran", "--format", "html", "-o", "-").stdout.startswith("<!doctype html>")
    assert eurasia("brief", "iran", "--format", "markdown").stdout.startswith("# Iran")
    assert json.loads(eurasia("brief", "iran", "--format", "json").stdout)["ids"] == ["iran"]
    assert "<svg" in eurasia("map", "iran", "-o", "-").stdout[:200]


# --- a terminal ----------------------------------------------------------------


def _on_terminal(*words: str, **environ: str) -> str:
    """What a command writes on a terminal of 24 lines."""
    main, side = pty.openpty()
    import fcntl
    import struct
    import termios

    fcntl.ioctl(side, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
    env = {**os.environ, "TERM": "xterm", **environ}
    with subprocess.Popen([sys.executable, "-m", "eurasia_tui", *words], stdin=side, stdout=side, stderr=side, env=env):
        os.close(side)
        written = b""
        while True:
            try:
                part = os.read(main, 65536)
            except OSError:  # Linux: the other end is closed
                break
            if not part:
                break
            written += part
    os.close(main)
    return written.decode()


@pytest.fixture
def pager(tmp_path: Path) -> str:
    """A pager that says how it was called."""
    program = tmp_path / "pager"
    program.write_text('#!/bin/sh\necho "PAGED $LESS"\ncat\n')
    program.chmod(0o755)
    return str(program)


def test_long_output_goes_to_the_pager(pager: str, catalogue: Catalogue) -> None:
    assert "PAGED FRX" in _on_terminal("list", "countries", PAGER=pager)
    assert "PAGED" not in _on_terminal("list", "countries", "--top", "2", PAGER=pager)
    assert "PAGED" not in _on_terminal("list", "countries", "--no-pager", PAGER=pager)
    assert "PAGED" not in _on_terminal("list", "countries", "--kiosk", PAGER=pager)
    for none in ("", "cat", "no-such-program", '"'):
        written = _on_terminal("list", "countries", PAGER=none)
        assert "kazakhstan" in written
        assert "PAGED" not in written


def test_a_pager_that_ends_early_is_no_error(tmp_path: Path, catalogue: Catalogue) -> None:
    program = tmp_path / "head"
    program.write_text("#!/bin/sh\nhead -n 2\n")
    program.chmod(0o755)
    written = _on_terminal("list", "sources", PAGER=str(program))
    assert written.count("\n") == 2


@pytest.mark.parametrize(
    ("environ", "coloured"),
    [
        ({}, False),
        ({"FORCE_COLOR": "1"}, True),
        ({"CLICOLOR_FORCE": "1"}, True),
        ({"FORCE_COLOR": "0"}, False),
        ({"FORCE_COLOR": "1", "NO_COLOR": "1"}, False),
    ],
)
def test_colours_can_be_forced_into_a_pipe(environ: dict[str, str], coloured: bool, eurasia: Run) -> None:
    assert ("\x1b[" in eurasia("show", "iran", env=environ).stdout) is coloured
    assert ("\x1b[" in eurasia("list", "corridors", env=environ).stdout) is coloured


TABLES = [words for words in ROWS if words[0] not in ("compare", "path")]
"""What prints lines of its own; pages list their links in plain text only."""


@pytest.mark.parametrize(
    "words", [*TABLES, ["search", "gdp of kazakhstan"], ["list", "corridors", "--sort", "length"]], ids=" ".join
)
def test_colours_change_no_letter(words: list[str], eurasia: Run) -> None:
    coloured = eurasia(*words, env={"FORCE_COLOR": "1"}).stdout
    assert "\x1b[" in coloured
    assert re.sub(r"\x1b\[[\d;]*m", "", coloured) == eurasia(*words).stdout
    assert "\x1b[" not in eurasia(*words, "--json", env={"FORCE_COLOR": "1"}).stdout
    assert "\x1b[" not in eurasia(*words, "--format", "tsv", env={"FORCE_COLOR": "1"}).stdout


@pytest.mark.parametrize(
    "words", [["compare", "iran", "india"], ["path", "kazakhstan", "iran"], ["relate", "eaeu", "sco"]], ids=" ".join
)
def test_pages_that_commands_make_have_colours_too(words: list[str], eurasia: Run) -> None:
    assert "\x1b[" in eurasia(*words, env={"FORCE_COLOR": "1"}).stdout
    assert "\x1b[" not in eurasia(*words).stdout


def test_sources_are_hyperlinks_where_the_terminal_shows_them(catalogue: Catalogue) -> None:
    url = next(source.url for source in page(catalogue, "kazakhstan").sources if source.url)
    words = ("show", "kazakhstan", "--no-pager")
    linked = _on_terminal(*words, TERM_PROGRAM="WezTerm")
    assert f"\x1b]8;;{url}" in linked
    assert linked.count("\x1b]8;;http") == linked.count("\x1b]8;;\x1b\\")
    assert "\x1b]8;" not in _on_terminal(*words, TERM="screen-256color", TERM_PROGRAM="tmux")
    assert "\x1b]8;" not in _on_terminal(*words, TERM_PROGRAM="WezTerm", FORCE_HYPERLINK="0")


def test_what_two_share_as_rows(eurasia: Run) -> None:
    lines = eurasia("relate", "kazakhstan", "uzbekistan", "--format", "tsv").stdout.splitlines()
    rows = [dict(zip(lines[0].split("\t"), line.split("\t"), strict=True)) for line in lines[1:]]
    (sco,) = [row for row in rows if row["part"] == "organisations" and row["id"] == "sco"]
    assert (sco["a_status"], sco["a_from"], sco["b_status"]) == ("member", "2001-06-15", "member")
    shared = json.loads(eurasia("relate", "kazakhstan", "uzbekistan", "--json").stdout)
    assert len([row for row in rows if row["part"] == "direct"]) == len(shared["direct"])
    assert len([row for row in rows if row["part"] == "organisations"]) == len(shared["organisations"])


# --- help ----------------------------------------------------------------------


@pytest.mark.parametrize("name", COMMANDS)
def test_the_help_of_a_command_says_all(name: str, eurasia: Run) -> None:
    done = eurasia(name, "--help")
    assert eurasia("help", name).stdout == done.stdout
    assert len(HELP[name].examples) == 2
    for word in ("--json", "--as-of", "--ascii", "--content", "examples:", *(line for line, _ in HELP[name].examples)):
        assert word in done.stdout, word


@pytest.mark.parametrize("name", COMMANDS)
def test_the_examples_of_the_help_are_command_lines(name: str) -> None:
    import shlex

    from eurasia_tui.cli.parser import parser

    for line, _ in HELP[name].examples:
        words = shlex.split(line.partition(" | ")[0].partition(" > ")[0].removeprefix('eval "$(').removesuffix(')"'))
        assert words[0] == "eurasia"
        parser("*").parse_args(words[1:])


def test_the_manual_page_holds_every_command_and_option(eurasia: Run) -> None:
    manual = eurasia("help", "--man").stdout
    for name, text in HELP.items():
        assert f".SS {name}\n" in manual
        assert all(line.replace("-", "\\-") in manual for line, _ in text.examples)
    assert "\\-\\-as\\-of DATE" in manual
    assert eurasia("help", "ciet").returncode == 2
    assert "cite" in eurasia("help", "ciet").stderr


def test_help_and_completion_as_json(eurasia: Run) -> None:
    commands = json.loads(eurasia("help", "--json").stdout)["commands"]
    assert [item["command"] for item in commands] == list(COMMANDS)
    shown = json.loads(eurasia("help", "cite", "--json").stdout)
    assert shown["help"] == eurasia("help", "cite").stdout
    assert len(shown["examples"]) == 2
    assert json.loads(eurasia("help", "--man", "--json").stdout)["manual"] == eurasia("help", "--man").stdout
    assert json.loads(eurasia("completion", "bash", "--json").stdout)["code"] in eurasia("completion", "bash").stdout
    done = eurasia("--json")
    assert (done.returncode, done.stdout) == (2, "")
    assert "needs a command" in done.stderr


def test_the_version_of_json_that_is_an_array(eurasia: Run) -> None:
    """An array has no room for it; the program says it."""
    version = json.loads(eurasia("--json", "--version").stdout)
    assert version["json_version"] == json.loads(eurasia("show", "kazakhstan", "--json").stdout)["json_version"]
    assert eurasia("--version").stdout == f"eurasia {version['version']}\n"
    assert isinstance(json.loads(eurasia("rank", "gdp", "--json").stdout), list)
