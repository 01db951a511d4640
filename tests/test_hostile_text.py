"""Control sequences, bidi controls and markup in every field of every kind, in names, ids, arguments and the search box."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path

import pytest
import tomli_w
from rich.segment import Segment
from textual.color import Color

from eurasia_tui.sanitize import clean, clean_line, isolated
from eurasia_tui.schema import KINDS
from eurasia_tui.tui.terminal.output_filters import Outgoing

from .conftest import Run
from .hostile_fields import CONTROL, KEPT, MARKUP, dirty, pack
from .terminal import EURASIA, Terminal

FORBIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066\u2067\u2028\u2029\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]"
)
"""Characters that never leave; of the isolates only FSI and PDI do."""
OURS = re.compile(r"\x1b\[[0-?]*[ -/]*[@-~]|\x1b\]22;[a-z-]*\x07|\x1b\]11;\?\x1b\\")
"""Sequences that the explorer itself sends (the last two set the shape of the mouse and ask for the background): none sets a title, a clipboard or a link."""
EVIL_NAME = "\x1b]0;paramz\x07evil\u202e.toml"


@pytest.fixture
def hostile(tmp_path: Path) -> Path:
    """A pack of hostile entities, with a broken file of a hostile name beside them."""
    root = tmp_path / "hostile"
    for name, tables in pack().items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(tomli_w.dumps(tables), encoding="utf-8")
    (root / "pack.toml").write_text(
        tomli_w.dumps(
            {"name": dirty(), "standalone": True, "data_date": "2024-06-30", "groups": {"countries": [dirty(3)]}}
        )
    )
    (root / "people" / EVIL_NAME).write_text('name = "[/url]" x')
    return root


def assert_clean(text: str) -> None:
    """Nothing that a terminal would obey, and nothing of what stood in its parameters."""
    found = FORBIDDEN.search(text)
    assert not found, f"{found[0]!r} in {text[max(0, found.start() - 60) : found.end() + 20]!r}"
    assert "paramz" not in text


def assert_clean_bytes(data: bytes) -> None:
    """The same for all that a terminal was sent by the explorer."""
    assert b"\x1b[38;2;9;9;9m" not in data
    assert b"\x1b[31;5m" not in data
    assert_clean(OURS.sub("", data.decode("utf-8")).replace("\r", ""))


def as_written(text: str) -> None:
    """Markup stands there as it was written."""
    flat = re.sub(r"\s+", " ", text)
    for markup in MARKUP:
        assert markup in flat, markup


def test_every_control_sequence_goes_whole_and_the_text_stays() -> None:
    for control in CONTROL:
        cleaned = clean(f"before {control} after")
        assert_clean(cleaned)
        assert cleaned.startswith("before ")
        assert cleaned.endswith(" after" if control != "\x1b" else "fter")  # ESC, a space and a letter are one sequence
    assert clean_line("a\r\nb\u2028c\x85d") == "a b c d"
    assert clean("\u202bשלום\u202c") == "שלום"


def test_only_isolates_leave_and_they_are_ours() -> None:
    assert isolated(clean("Iran, \u2067ایران\u2069, x")) == "Iran, \u2068ایران\u2069, x"
    assert isolated("ایران · قطر") == "\u2068ایران\u2069 · \u2068قطر\u2069"
    assert isolated("جمهوری اسلامی ایران") == "\u2068جمهوری اسلامی ایران\u2069"


def test_the_last_filter_of_the_explorer_lets_nothing_through() -> None:
    """Whatever a view forgets to clean."""
    for ascii_only in (False, True):
        for control in CONTROL:
            (sent,) = Outgoing(ascii=ascii_only).apply([Segment(f"before {control} after é")], Color(0, 0, 0))
            assert_clean(sent.text)
            assert sent.text.startswith("before ")


def test_every_field_of_every_kind_on_the_command_line(hostile: Path, eurasia: Run) -> None:
    base = ["--content", str(hostile)]
    checked = json.loads(eurasia("check", str(hostile), "--json").stdout)
    assert checked["entities"] == len(KINDS)
    assert {problem["code"] for problem in checked["problems"]} <= {
        "toml-syntax",
        "dangling-link",
    }  # ids here are of any kind
    ids = ["src", *(f"the-{kind}" for kind in KINDS if kind != "sources")]
    for id_ in ids:
        shown = eurasia(*base, "show", id_)
        assert shown.returncode == 0, shown.stderr
        assert_clean(shown.stdout)
        assert KEPT in shown.stdout
        as_written(shown.stdout)
    for format_ in ("markdown", "html"):
        for id_ in ids[:4]:
            assert_clean(eurasia(*base, "show", id_, "--format", format_).stdout)
    commands = [
        *(["list", kind] for kind in KINDS),
        ["search", KEPT],
        ["search", "w1", "--json"],
        ["timeline"],
        ["matrix"],
        ["members", "the-organisations"],
        ["relate", "the-countries", "the-organisations"],
        ["cite", "the-countries"],
        ["brief", "the-countries"],
        ["compare", "the-countries", "the-organisations"],
        ["map", "the-places"],
        ["path", "the-countries", "the-people"],
        ["check", str(hostile)],
        ["show", "the-claims", "--json"],
    ]
    for command in commands:
        done = eurasia(*base, *command)
        assert "Traceback" not in done.stderr
        assert_clean(done.stdout + done.stderr)


@pytest.mark.parametrize(
    "command", ["show", "search", "list", "members", "cite", "check", "nonsense", "--as-of", "--content", "--theme"]
)
def test_hostile_arguments_and_their_error_messages(command: str, catalogue: object) -> None:
    for index in (0, 5, 13):
        with Terminal([*EURASIA, command, dirty(index).replace("\x00", "")]) as terminal:
            terminal.ended()
            assert b"Traceback" not in terminal.sent
            assert_clean_bytes(bytes(terminal.sent))


def test_every_field_of_every_kind_on_a_terminal(hostile: Path) -> None:
    with Terminal([*EURASIA, "--content", str(hostile), "--fresh"], size=(140, 50)) as terminal:
        terminal.until(KEPT).until_quiet()
        seen = ""
        for pane in range(1, 9):
            terminal.press(str(pane)).until_quiet()
            for _ in range(4):
                terminal.press("enter", "pagedown").until_quiet(2)
                seen += terminal.text
            terminal.press("tab", "f").until_quiet(2).press("escape", "escape")
        for view in ("x", "t", "p", "9", "0"):
            terminal.press(view).until_quiet()
            seen += terminal.text
            terminal.press("escape")
        terminal.press("?").until_quiet(2).press("escape", "ctrl+p").until_quiet().press("escape")
        terminal.press("/", *"kept").until_quiet()
        seen += terminal.text
        terminal.press("escape")
        assert terminal.process.poll() is None, "markup was obeyed, or it broke"
        as_written(seen)
        terminal.press("q")
        assert terminal.ended() == 0
        assert_clean_bytes(bytes(terminal.sent))


def test_hostile_paste_into_the_search_box_and_every_other(catalogue: object) -> None:
    with Terminal([*EURASIA, "--fresh"]) as terminal:
        terminal.until("Kazakhstan").until_quiet()
        evil = dirty().replace("\x1b\\", "").replace("\x1b", "").replace("\x00", "")
        for opens in (("/",), ("ctrl+f",), ("a",), ("n",), ("ctrl+p",)):
            terminal.press(*opens).until_quiet(2)
            terminal.press(f"\x1b[200~{evil}\x1b[201~").until_quiet()
            terminal.press("escape").until_quiet(2)
        assert terminal.process.poll() is None
        data = bytes(terminal.sent)
        assert_clean(OURS.sub("", data.decode()).replace("\r", "").replace("paramz", ""))


def test_a_hostile_file_name_is_shown_clean(hostile: Path) -> None:
    done = subprocess.run([*EURASIA, "check", str(hostile)], capture_output=True, text=True, check=False)
    assert_clean(done.stdout + done.stderr)
    assert "evil.toml" in done.stdout


def test_hostile_kinds_and_relations_of_a_catalogue_handed_over(hostile: Path, tmp_path: Path, eurasia: Run) -> None:
    """The labels of kinds come from the catalogue too; titles in the palette are read as text."""
    import sqlite3

    target = tmp_path / "evil.sqlite"
    eurasia("build", str(hostile), "-o", str(target))
    assert eurasia("--content", str(target), "list", "countries").returncode == 0  # what we build is taken

    def label_kinds(ending: str) -> None:
        with sqlite3.connect(target) as db:
            for name, data in db.execute("SELECT name, data FROM kind").fetchall():
                label = json.dumps({**json.loads(data), "label": f"{name}{ending}"})
                db.execute("UPDATE kind SET data = ? WHERE name = ?", (label, name))
            db.execute(
                "UPDATE relation_type SET label = ?, inverse = ?",
                (dirty(2).replace("\0", ""), dirty(4).replace("\0", "")),
            )

    label_kinds(" \x1b[31m")  # no label has control sequences
    done = eurasia("--content", str(target), "list", "countries")
    assert done.returncode == 2
    assert "invalid declaration of a kind" in done.stderr
    label_kinds(" [/url] [SCO]")
    with Terminal([*EURASIA, "--content", str(target), "--fresh"], size=(160, 50)) as terminal:
        terminal.until("countries").until_quiet().press("enter", "ctrl+p").until_quiet()
        assert "[/url] [SCO]" in terminal.text
        terminal.press(*"coun").until_quiet().press("escape").until_quiet().press("?").until_quiet().press(
            "escape", "0"
        ).until_quiet()
        assert terminal.process.poll() is None
        terminal.press("escape").until_quiet().press("ctrl+c")
        assert terminal.ended() == 0
        assert_clean_bytes(bytes(terminal.sent))
