"""The frame before the framework: there at once, equal to what Textual paints, and never when anything has changed."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from eurasia_tui import early_frame, paths
from eurasia_tui.userdata import notes

from .conftest import link_catalogues
from .terminal import EURASIA, Terminal

FIRST_MODE = b"\x1b[?1000h"
"""With this Textual begins."""


@pytest.fixture(autouse=True)
def _compiled(catalogue: object) -> None:
    """The catalogue is there before a terminal waits for it."""


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Callable[..., Terminal]:
    """Starts the explorer on a terminal as nobody's SSH session, with a cache of its own.

    Catalogues are those that are there now: tests beside this one compile others, with which no frame is shown early.
    """
    monkeypatch.delenv("SSH_CONNECTION", raising=False)
    monkeypatch.setenv("TZ", f"NOON{time.gmtime().tm_hour - 12:+d}")  # no midnight comes between two starts
    link_catalogues(tmp_path / "cache")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))

    def start(*words: str, program: tuple[str, ...] = EURASIA, **options: Any) -> Terminal:
        return Terminal([*program, *words], **options)

    return start


def leave(terminal: Terminal, *keys: str) -> None:
    """Use the explorer and leave it as one does."""
    terminal.until("? help").until_quiet()
    if keys:
        terminal.press(*keys).until_quiet()
    terminal.press("q")
    assert terminal.ended() == 0


def early(terminal: Terminal) -> bytes:
    """What stood on the screen before Textual began."""
    terminal.until(lambda terminal: FIRST_MODE in terminal.sent)
    return bytes(terminal.sent).split(FIRST_MODE)[0].removeprefix(early_frame.ENTER).removeprefix(b"\x1b[?1049h")


def cells(screen: Any) -> list[Any]:
    """Each cell as it is seen: the ink of a blank is not."""
    found = [screen.buffer[y][x] for y in range(screen.lines) for x in range(screen.columns)]
    return [
        char._replace(fg="default", bold=False, italics=False) if char.data == " " and not char.reverse else char
        for char in found
    ]


@pytest.mark.parametrize("size", [(120, 36), (80, 24), (40, 12)])
def test_the_early_frame_is_what_textual_paints(started: Callable[..., Terminal], size: tuple[int, int]) -> None:
    with started(size=size) as terminal:
        assert early(terminal) == b""
        terminal.until("Kazakhstan").until_quiet().press("down", "down", "b").until_quiet().press("enter", "tab", "tab")
        terminal.until_quiet().press("ctrl+c")
        assert terminal.ended() == 0
    with started(size=size) as terminal, started(size=size) as drawn:
        frame = early(terminal)
        assert frame
        drawn.screen.reset()
        drawn._stream.feed(frame)
        before = cells(drawn.screen)
        terminal.until_quiet(8)
        assert cells(terminal.screen) == before
        assert bytes(terminal.sent).count(b"\x1b[?1049h") == 1  # the screen is not cleared behind it
        terminal.press("ctrl+c")
        assert terminal.ended() == 0
        assert terminal.modes() == list(terminal.before)


def test_each_frame_of_textuals_start_is_held_back_but_the_last(started: Callable[..., Terminal]) -> None:
    """So that no empty frame comes between: what Textual sends is one whole screen."""
    with started() as terminal:
        leave(terminal, "down")
    with started() as terminal:
        frame = early(terminal)
        terminal.until_quiet(8)
        after = bytes(terminal.sent).split(frame)[1]
        assert len(after) < len(frame) + 1_000


WAITS = """
import os, sys, time
class Gate:
    def find_spec(self, name, path=None, target=None):
        while name == "eurasia_tui.tui.app" and not os.path.exists({gate!r}):
            time.sleep(0.01)
sys.meta_path.insert(0, Gate())
from eurasia_tui.__main__ import main
sys.exit(main())
"""
"""The program, that does not go on to Textual before a file is there."""


def test_keys_typed_before_textual_reads_are_not_shown_and_act(
    started: Callable[..., Terminal], tmp_path: Path
) -> None:
    gate = tmp_path / "gate"
    program = (sys.executable, "-c", WAITS.format(gate=str(gate)))
    gate.touch()
    with started(program=program) as terminal:
        leave(terminal)
    gate.unlink()
    with started(program=program) as terminal:
        terminal.until("? help").press("down", "down", "enter")
        assert FIRST_MODE not in terminal.sent
        gate.touch()
        terminal.until("Tajikistan ›" if "Tajikistan ›" in terminal.text else "Republic of Tajikistan").until_quiet()
        assert "^[" not in terminal.text


def test_a_session_ended_by_a_signal_in_the_same_place_keeps_the_frame_valid(started: Callable[..., Terminal]) -> None:
    with started() as terminal:
        leave(terminal, "down")
    with started() as terminal:
        terminal.until("? help").until_quiet(8)
        terminal.process.terminate()
        terminal.ended()
    with started() as terminal:
        assert early(terminal)


CHANGES: dict[str, dict[str, Any]] = {
    "size": {"size": (119, 36)},
    "terminal": {"term": "screen-256color"},
    "colours": {"env": {"COLORTERM": "truecolor"}},
    "no colours": {"env": {"NO_COLOR": "1"}},
    "background": {"env": {"COLORFGBG": "0;15"}},
    "language": {"env": {"LC_ALL": "C"}},
    "over SSH": {"env": {"SSH_CONNECTION": "192.0.2.1 1 192.0.2.2 22"}},
    "kiosk": {"env": {"EURASIA_KIOSK": "1"}},
    "fresh": {"env": {"EURASIA_FRESH": "1"}},
}


def test_in_other_surroundings_there_is_no_early_frame(started: Callable[..., Terminal]) -> None:
    with started() as terminal:
        leave(terminal, "down")
    for name, options in CHANGES.items():
        with started(**options) as terminal:
            assert early(terminal) == b"", name
    with started() as terminal:
        assert early(terminal)


def _bookmark(folder: Path) -> None:
    notes.bookmark("uzbekistan", True)


def _settings(folder: Path) -> None:
    paths.config_dir().mkdir(parents=True)
    (paths.config_dir() / "settings.toml").write_text('early_frame = "off"\n')


def _own_pack(folder: Path) -> None:
    paths.own_pack().mkdir(parents=True)


def _catalogue(folder: Path) -> None:
    catalogues = folder / "cache/eurasia/catalogues"
    for file in list(catalogues.glob("*.sqlite")):
        data = file.read_bytes()
        file.unlink()  # it is the file of other tests too
        file.write_bytes(data)


@pytest.mark.parametrize("change", [_bookmark, _settings, _own_pack, _catalogue])
def test_once_a_file_has_changed_there_is_no_early_frame(
    started: Callable[..., Terminal], change: Callable[[Path], None], tmp_path: Path
) -> None:
    with started() as terminal:
        leave(terminal, "down")
    with started() as terminal:
        assert early(terminal)
    change(tmp_path)
    with started() as terminal:
        assert early(terminal) == b""


def test_other_options_have_frames_of_their_own(started: Callable[..., Terminal]) -> None:
    with started() as terminal:
        leave(terminal)
    for words in (("--fresh",), ("--theme", "eurasia-dark"), ("--ascii",), ("--as-of", "2016")):
        with started(*words) as terminal:
            assert early(terminal) == b"", words
    with started("--ascii") as terminal:
        leave(terminal)
    with started("--ascii") as terminal:
        assert early(terminal).isascii()
        assert early(terminal)


def test_the_day_belongs_to_the_frame(started: Callable[..., Terminal]) -> None:
    def on(day: str) -> tuple[str, ...]:
        code = f"import sys, time\ntime.strftime = lambda form: {day!r}\nfrom eurasia_tui.__main__ import main\nsys.exit(main())"
        return (sys.executable, "-c", code)

    with started(program=on("2026-11-29")) as terminal:
        leave(terminal)
    with started(program=on("2026-11-30")) as terminal:
        assert early(terminal) == b""
    with started(program=on("2026-11-29")) as terminal:
        assert early(terminal)


def test_a_start_that_fails_leaves_the_terminal_as_it_was(started: Callable[..., Terminal]) -> None:
    with started() as terminal:
        leave(terminal)
    code = (
        "import sys\nsys.modules['eurasia_tui.tui.app'] = None\nfrom eurasia_tui.__main__ import main\nsys.exit(main())"
    )
    whole = code.replace("sys.modules['eurasia_tui.tui.app'] = None", "")
    with started(program=(sys.executable, "-c", whole)) as terminal:
        leave(terminal)
    with started(program=(sys.executable, "-c", code)) as terminal:
        assert terminal.ended() == 1
        assert early_frame.LEAVE in terminal.sent
        assert b"internal error" in bytes(terminal.sent).split(early_frame.LEAVE)[1]
        assert terminal.modes() == list(terminal.before)
