"""The command line on a terminal: pager, colours, hyperlinks."""

from __future__ import annotations

import json
import os
import pty
import re
import subprocess
import sys
from pathlib import Path

import pytest

from eurasia_tui.query.catalogue import Catalogue
from eurasia_tui.query.pages.page import page

from .conftest import Run
from .test_cli import ROWS


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


TABLES = [words for words in ROWS if words[0] not in ("compare", "path", "relate", "show")]
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
    assert "\x1b]8;" in _on_terminal(*words, TERM="xterm-ghostty")  # as over SSH, where nothing else is passed on
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
