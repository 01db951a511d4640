"""Hostile arguments and streams: one clear line, the right exit code, nothing that a terminal obeys, JSON that parses."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from .conftest import Run, Write

HOSTILE = {
    "control sequences": "\x1b]0;evil\x07\x1b[31mA\x9b31m\u202eB\x7f",
    "bytes that are not UTF-8": "a\udcff\udc80b",
    "empty": "",
    "blank": " \t ",
    "lines": "a\nb\r\nc\u2028d",
    "syntax of the full-text index": '"a* OR (NEAR/2 ^names:{ AND NOT -',
    "very long": "x" * 100_000,
    "wide and long": "\u4e2d" * 5000,
    "a path": "../../../etc/passwd",
    "markup": "[/x][@click=app.quit]q[/]",
    "facets": 'kind: in: : :: by:"',
    "digits": "9" * 5000,
    "not a number": "nan",
    "minus": "-1",
    "other digits": "\uff11\uff12\u0663",
}
WORDS = (
    ["ask", "Q"],
    ["search", "Q"],
    ["search", "x", "--kind", "Q"],
    ["search", "x", "--limit", "Q"],
    ["show", "Q"],
    ["show", "iran", "--format", "Q"],
    ["list", "Q"],
    ["list", "countries", "--where", "Q"],
    ["list", "countries", "--where", "Q=Q"],
    ["list", "countries", "--sort", "Q"],
    ["list", "countries", "--top", "Q"],
    ["members", "Q"],
    ["matrix", "Q"],
    ["relate", "Q", "iran"],
    ["relate", "iran", "Q"],
    ["path", "Q", "iran"],
    ["compare", "Q", "iran"],
    ["timeline", "Q"],
    ["timeline", "--from", "Q"],
    ["diff", "--from", "Q", "--to", "2020"],
    ["diff", "--from", "2019", "--to", "2020", "Q"],
    ["brief", "Q"],
    ["brief", "iran", "Q"],
    ["brief", "iran", "-o", "OUT/Q"],
    ["cite", "Q"],
    ["cite", "iran#Q"],
    ["cite", "iran", "--style", "Q"],
    ["notes", "Q"],
    ["map", "Q"],
    ["check", "OUT/Q"],
    ["new", "Q", "x"],
    ["new", "countries", "Q"],
    ["rename", "Q", "x"],
    ["rename", "iran", "Q"],
    ["build", "OUT/Q", "-o", "OUT/Q"],
    ["schema", "Q"],
    ["export", "--format", "Q", "OUT"],
    ["settings", "Q"],
    ["serve", "--sessions", "0", "--port", "Q"],
    ["serve", "--sessions", "0", "--idle", "Q"],
    ["completion", "Q"],
    ["Q"],
    ["--Q"],
    ["--content", "OUT/Q", "list", "countries"],
    ["--as-of", "Q", "list", "countries"],
    ["--theme", "Q", "list", "countries", "--top", "1"],
)
DRIVER = """
import contextlib, io, json, sys
from eurasia_tui.cli.main import main
done = []
for argv in json.load(sys.stdin):
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        try:
            code = main(argv)
        except SystemExit as left:
            code = left.code
    done.append((code, out.getvalue(), err.getvalue()))
json.dump(done, sys.__stdout__)
"""
"""Runs many command lines in one process, for the time of it."""
FORBIDDEN = {
    chr(code) for code in (*range(10), *range(11, 32), *range(0x7F, 0xA0), 0x2028, 0x202E, *range(0xD800, 0xE000))
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_argument_is_told_in_one_line(name: str, catalogue: object, tmp_path: Path) -> None:
    out = str(tmp_path.joinpath(*"abcdef"))  # so deep that no path among the values leads out of the test's own folder
    lines = [[word.replace("Q", HOSTILE[name]).replace("OUT", out) for word in words] for words in WORDS]
    lines += [[*line, "--json"] for line in lines]
    done = subprocess.run(
        [sys.executable, "-c", DRIVER],
        input=json.dumps(lines),
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    for words, line, (code, out, err) in zip((*WORDS, *WORDS), lines, json.loads(done.stdout), strict=True):
        assert code in (0, 1, 2), words
        assert not FORBIDDEN & set(out + err), words
        assert err.count("\n") <= 1, (words, err[:500])
        assert code == 0 or out or err, words
        if out and line[-1] == "--json":
            json.loads(out)


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("list countries --format xml", "argument --format: 'xml' is not one of text, tsv, csv, json"),
        ("brief iran --pages 3", "argument --pages: '3' is not one of 1, 2"),
        ("completion powershell", "argument shell: 'powershell' is not one of bash, zsh, fish"),
        ("serve --port some", "argument --port: 'some' is not a whole number"),
        ("shw iran", "no command 'shw'; did you mean show?"),
        ("xyzzy", "no command 'xyzzy'; see eurasia --help"),
        ("overview", "no command 'overview'; see eurasia --help"),
        ("matrix eaeu --rows", "unrecognized arguments: --rows; see eurasia help matrix"),
        ("list countries --srt gdp", "unrecognized arguments: --srt gdp; did you mean --sort?"),
        ("list countries --zzz", "unrecognized arguments: --zzz; see eurasia help list"),
        ("--jsn", "unrecognized arguments: --jsn; did you mean --json?"),
        ("relate iran", "the following arguments are required: B; see eurasia help relate"),
    ],
)
def test_wrong_usage_is_told_with_a_hint(line: str, says: str, eurasia: Run) -> None:
    done = eurasia(*line.split())
    assert (done.returncode, done.stderr) == (2, f"eurasia: {says}\n")


def test_errors_are_ascii_too(eurasia: Run, catalogue: object) -> None:
    done = eurasia("show", "неведомо", "--ascii")
    assert done.returncode == 1
    assert done.stderr.isascii()
    assert "nevedomo" in done.stderr


@pytest.mark.parametrize("host", ["", " "])
def test_an_empty_host_does_not_serve_to_the_whole_network(host: str, eurasia: Run) -> None:
    done = eurasia("serve", "--port", "0", "--host", host)
    assert done.returncode == 2
    assert "--host is empty" in done.stderr


@pytest.mark.parametrize("words", [["show", "iran"], ["list", "countries", "--json"], ["nosuch"], []], ids=" ".join)
@pytest.mark.parametrize("closed", ["<&-", ">&-", "2>&-", "<&- >&- 2>&-", "2>/dev/full"])
def test_closed_streams_change_no_exit_code(words: list[str], closed: str, catalogue: object) -> None:
    done = subprocess.run(
        ["bash", "-c", f'"$@" {closed}', "bash", sys.executable, "-m", "eurasia_tui", *words],
        capture_output=True,
        text=True,
        stdin=subprocess.DEVNULL,
        timeout=120,
        check=False,
    )
    assert done.returncode == (0 if words[:1] in (["show"], ["list"]) else 2), done.stderr
    assert "error of its own" not in done.stderr
    assert "Traceback" not in done.stderr


def test_a_full_disk_is_told(catalogue: object) -> None:
    if not os.path.exists("/dev/full"):
        pytest.skip("no /dev/full")
    with open("/dev/full", "w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "eurasia_tui", "show", "iran"],
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            timeout=120,
            check=False,
        )
    assert done.returncode == 2
    assert done.stderr == "eurasia: input or output: No space left on device\n"


@pytest.mark.parametrize(
    "words", [["build", "PACK", "-o"], ["brief", "iran", "-o"], ["map", "iran", "-o"]], ids=" ".join
)
def test_no_folder_is_made_for_a_file_by_the_way(
    words: list[str], small: dict[str, str], pack: Write, tmp_path: Path, eurasia: Run
) -> None:
    place = tmp_path / "none" / ".." / "here.txt"
    done = eurasia(*(str(pack(small)) if word == "PACK" else word for word in words), str(place))
    assert (done.returncode, done.stderr) == (2, f"eurasia: {place.parent}: no such folder\n")
    assert not (tmp_path / "none").exists()
    assert not (tmp_path / "here.txt").exists()


def test_a_catalogue_replaces_nothing_but_a_catalogue(
    small: dict[str, str], pack: Write, tmp_path: Path, eurasia: Run
) -> None:
    root, mine, again = str(pack(small)), tmp_path / "mine.txt", tmp_path / "again.eurasia"
    mine.write_text("years of work")
    done = eurasia("build", root, "-o", str(mine))
    assert (done.returncode, mine.read_text()) == (2, "years of work")
    assert "exists and is not a catalogue" in done.stderr
    assert eurasia("build", root, "-o", str(again)).returncode == 0
    assert eurasia("build", root, "-o", str(again)).returncode == 0


@pytest.mark.parametrize(
    "words",
    [
        ["--content", "~nosuchuser/x", "list", "countries"],
        ["--content", "", "list", "countries"],
        ["--content", "\x1b[31m", "list", "countries"],
        ["check", "~nosuchuser/x"],
        ["build", "~nosuchuser/x", "-o", "x.eurasia"],
        ["map", "KZ", "-o", "~nosuchuser/m.svg"],
        ["brief", "KZ", "UZ", "-o", "a\x1b[31m\n/b.html"],
        ["list", "countries", "--top", "99999999999999999999"],
        ["list", "countries", "--top", "-5"],
        ["list", "countries", "--top", "0"],
        ["list", "countries", "--top", "1e9"],
        ["rank", "population", "--top", "9" * 5_000],
        ["rank", "population", "--top", "٣"],
        ["rank", "population", "--year", "99999999999999999999"],
        ["rank", "population", "--year", "-1"],
        ["search", "china", "--limit", "-1"],
        ["search", "china", "--limit", "99999999999999999999"],
        ["passages", "trade", "--limit", "99999999999999999999"],
        ["serve", "--port", "99999999999999999999"],
        ["serve", "--sessions", "99999999999999999999"],
        ["serve", "--sessions", "-1"],
        ["serve", "--idle", "1e999"],
        ["serve", "--idle", "nan"],
    ],
)
def test_paths_and_numbers_out_of_range_are_one_line(
    words: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, eurasia: Run
) -> None:
    monkeypatch.chdir(tmp_path)
    done = eurasia(*words)
    assert done.returncode == 2
    assert done.stdout == ""
    assert done.stderr.count("\n") == 1
    assert done.stderr.startswith("eurasia: ")
    assert "internal error" not in done.stderr
    assert len(done.stderr) < 1_000
    assert done.stderr[:-1].isprintable()
