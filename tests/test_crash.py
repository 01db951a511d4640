"""Internal errors: in a view they close the view; else terminal restored, the user's data kept, one line, a report, exit code 1."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from .terminal import Terminal
from .test_signals import restored

PLACES = {
    "a key": "Browser.action_sort = boom",
    "a worker": "Browser.action_sort = lambda self: self.run_worker(worker)",
    "drawing": "Browser.action_sort = lambda self: (setattr(EntityList, 'render_line', boom), self.list.refresh())",
    "a timer": "Browser.action_sort = lambda self: self.set_timer(0.01, boom)",
}
"""What breaks when s is pressed."""
BROKEN = """
import sys
from eurasia_tui.tui.browser import Browser
from eurasia_tui.tui.entity_list import EntityList
from eurasia_tui.tui.note_screen import NoteScreen
def boom(*_):
    raise ZeroDivisionError("a [/url] of\\n two lines\\x1b]0;title\\x07")
async def worker():
    boom()
{place}
from eurasia_tui.__main__ import main
raise SystemExit(main())
"""
SAID = "eurasia: internal error (ZeroDivisionError: a [/url] of two lines"


@pytest.fixture(autouse=True)
def _compiled(catalogue: object) -> None:
    """The catalogue is there before a terminal waits for it."""


def broken(place: str, *options: str) -> list[str]:
    """The explorer with a fault put into it."""
    return [sys.executable, "-c", BROKEN.format(place=place), *options]


def left_on_screen(terminal: Terminal) -> str:
    """What stands on the terminal after the explorer's screen has gone."""
    data = bytes(terminal.sent)
    return data[data.rindex(b"\x1b[?1049l") :].decode()


@pytest.mark.parametrize("place", PLACES)
def test_an_error_inside_leaves_one_line_and_a_report(place: str, own_home: Path) -> None:
    report = own_home / ".local/state/eurasia/crash.txt"
    with Terminal(broken(PLACES[place])) as terminal:
        terminal.until("Kazakhstan").press("2").until("━ 2 Organisations").until_quiet().press("s")
        assert terminal.ended() == 1
        restored(terminal)
        assert SAID in left_on_screen(terminal)
        assert str(report) in left_on_screen(terminal)
        assert left_on_screen(terminal).count("eurasia: ") == 1
        assert b"\x1b]0;" not in terminal.sent
    assert 'kind = "organisations"' in (own_home / ".local/share/eurasia/state.toml").read_text()
    text = report.read_text()
    assert "ZeroDivisionError" in text
    assert "in boom" in text
    assert "\x1b" not in text
    assert report.stat().st_mode & 0o077 == 0


VIEWS = {
    "its module": ("import eurasia_tui.tui.matrix_view as m; m.MatrixView.__init__ = boom", "x"),
    "composing": ("import eurasia_tui.tui.matrix_view as m; m.Grid.__init__ = boom", "x"),
    "mounting": ("import eurasia_tui.tui.timeline_view as m; m.timeline = boom", "t"),
    "drawing": ("import eurasia_tui.tui.map_canvas as m; m.MapCanvas.line = boom", "9"),
    "a key": ("import eurasia_tui.tui.map_view as m; m.MapView.action_legend = boom", "9i"),
    "a key of a list": ("import eurasia_tui.tui.cursor_list as m; m.CursorList.action_move = boom", "tj"),
    "typing": ("import eurasia_tui.tui.search_results as m; m.search = boom", "/k"),
    "picking": ("import eurasia_tui.tui.search_view as m; m.SearchView.open = boom", "/kyrgyzstan\r"),
    "a timer": (
        "import eurasia_tui.tui.brief_view as m; m.BriefView.action_pair = lambda self: self.set_timer(0.01, boom)",
        "pr",
    ),
    "a choice over a view": ("import eurasia_tui.tui.choose as m; m.ChoiceList.line = boom", "ts"),
    "the help": ("import eurasia_tui.tui.help as m; m.wrap = boom", "?"),
    "the palette": ("import eurasia_tui.tui.palette as m; m.Palette.action_page = boom", "\x10>"),
    "a note": ("import eurasia_tui.tui.note_screen as m; m.NoteScreen.action_save = boom", "nHalf a thought\x13"),
}
"""What breaks in a view, and the keys that open the view and break it."""


@pytest.mark.parametrize("what", VIEWS)
def test_a_fault_in_a_view_closes_it_and_the_explorer_goes_on(what: str, own_home: Path) -> None:
    place, keys = VIEWS[what]
    with Terminal(broken(place)) as terminal:
        terminal.until("Kazakhstan").until_quiet()
        for key in keys:
            terminal.press("pagedown" if key == ">" else key).until_quiet()
        terminal.until("Internal error")
        if keys.startswith("ts"):
            terminal.press("escape").until_quiet()
        terminal.press("2").until("━ 2 Organisations").until_quiet().press("q")
        assert terminal.ended() == 0
        restored(terminal)
    report = own_home / ".local/state/eurasia/crash.txt"
    assert "Traceback" in report.read_text()
    if what == "a note":
        (note,) = (own_home / ".local/share/eurasia/notes").glob("*.toml")
        assert "Half a thought" in note.read_text()


def test_an_error_in_kiosk_writes_nothing(own_home: Path) -> None:
    with Terminal(broken(PLACES["a key"], "--kiosk")) as terminal:
        terminal.until("Kazakhstan").until_quiet().press("s")
        assert terminal.ended() == 1
        restored(terminal)
        assert SAID in left_on_screen(terminal)
    assert not [path for path in own_home.rglob("*") if path.is_file()]


def test_an_error_where_no_report_can_be_written_says_so() -> None:
    with Terminal(broken(PLACES["a key"]), env={"XDG_STATE_HOME": "/proc/none"}) as terminal:
        terminal.until("Kazakhstan").until_quiet().press("s")
        assert terminal.ended() == 1
        restored(terminal)
        assert SAID in left_on_screen(terminal)
        assert "no report" in left_on_screen(terminal)


def test_the_traceback_is_there_for_who_asks() -> None:
    with Terminal(broken(PLACES["a key"]), env={"EURASIA_DEBUG": "1"}) as terminal:
        terminal.until("Kazakhstan").until_quiet().press("s")
        assert terminal.ended() == 1
        assert "Traceback" in left_on_screen(terminal)


@pytest.mark.parametrize("debug", ["", "1"])
def test_an_error_inside_a_command_is_one_line_too(debug: str, own_home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EURASIA_DEBUG", debug)
    fault = "import eurasia_tui.cli.show as show; show.run = boom"
    done = subprocess.run(broken(fault, "show", "kazakhstan"), capture_output=True, text=True, check=False)
    assert done.returncode == 1
    if debug:
        assert "Traceback" in done.stderr
    else:
        assert done.stderr.startswith(SAID)
        assert done.stderr.count("\n") == 1
        assert "in boom" in (own_home / ".local/state/eurasia/crash.txt").read_text()
