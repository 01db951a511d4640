"""Signals and lost terminals: the terminal restored, what is the user's kept, the right exit code, no traceback."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
from pathlib import Path

import psutil
import pytest

from .terminal import EURASIA, PATIENCE, Terminal

ALTERNATE, NORMAL = b"\x1b[?1049h", b"\x1b[?1049l"
MOUSE_OFF = (b"\x1b[?1000l", b"\x1b[?1003l", b"\x1b[?1006l")


@pytest.fixture(autouse=True)
def _compiled(catalogue: object) -> None:
    """The catalogue is there before a terminal waits for it."""


def restored(terminal: Terminal) -> None:
    """The terminal is as it was before, with nothing of a traceback on it."""
    data = bytes(terminal.sent)
    assert data.rindex(NORMAL) > data.rindex(ALTERNATE)
    assert all(off in data for off in MOUSE_OFF)
    assert data.rindex(b"\x1b[?25h") > data.rindex(b"\x1b[?25l"), "the cursor is not shown again"
    assert data.rindex(b"\x1b[?2004l") > data.rindex(b"\x1b[?2004h")
    assert terminal.modes() == terminal.before
    assert b"Traceback" not in data


def _reading(terminal: Terminal) -> Terminal:
    """Go somewhere, so that there is state to keep."""
    terminal.until("Kazakhstan").press("2").until("━ 2 Organisations").until_quiet().press("enter").until_quiet()
    return terminal


def _state(home: Path) -> str:
    return (home / ".local/share/eurasia/state.toml").read_text()


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT])
def test_a_signal_ends_the_explorer_with_everything_kept(number: signal.Signals, own_home: Path) -> None:
    with Terminal() as terminal:
        _reading(terminal)
        os.kill(terminal.process.pid, number)
        assert terminal.ended() == 128 + number
        restored(terminal)
        assert 'kind = "organisations"' in _state(own_home)


def test_ctrl_c_and_q_leave_with_success(own_home: Path) -> None:
    for key in ("ctrl+c", "q"):
        with Terminal() as terminal:
            terminal.until("Kazakhstan").until_quiet().press(key)
            assert terminal.ended() == 0
            restored(terminal)


def test_tstp_and_cont_leave_the_screen_and_come_back() -> None:
    with Terminal() as terminal:
        terminal.until("Kazakhstan").until_quiet()
        os.kill(terminal.process.pid, signal.SIGTSTP)
        terminal.until(lambda it: psutil.Process(it.process.pid).status() == psutil.STATUS_STOPPED)
        terminal.until_quiet()
        restored(terminal)
        mark = len(terminal.sent)
        os.kill(terminal.process.pid, signal.SIGCONT)
        terminal.until(lambda it: ALTERNATE in it.sent[mark:]).until("Kazakhstan").until_quiet()
        terminal.press("2").until("━ 2 Organisations").press("q")
        assert terminal.ended() == 0
        restored(terminal)


def test_a_closed_pty_ends_the_explorer_with_everything_kept(own_home: Path) -> None:
    with Terminal() as terminal:
        _reading(terminal)
        terminal.hang_up()
        assert terminal.process.wait(PATIENCE) == 128 + signal.SIGHUP
        assert 'kind = "organisations"' in _state(own_home)


@pytest.mark.parametrize("how", ["exec", "exec setsid -w"])
def test_a_closed_pty_ends_an_explorer_that_ignores_hup_or_gets_none(how: str, own_home: Path) -> None:
    if shutil.which("setsid") is None and "setsid" in how:
        pytest.skip("setsid is not installed")
    with Terminal(("sh", "-c", f"trap '' HUP; {how} {' '.join(EURASIA)}")) as terminal:
        _reading(terminal)
        terminal.hang_up()
        assert terminal.process.wait(PATIENCE) == 128 + signal.SIGHUP
        assert 'kind = "organisations"' in _state(own_home)


def test_a_closed_pty_keeps_a_note_being_written(own_home: Path) -> None:
    with Terminal() as terminal:
        terminal.until("Kazakhstan").until_quiet().press("n").until_quiet().press(*"Half a thought").until(
            "Half a thought"
        )
        terminal.hang_up()
        terminal.process.wait(PATIENCE)
        (note,) = (own_home / ".local/share/eurasia/notes").glob("*.toml")
        assert "Half a thought" in note.read_text()


def test_a_closed_pipe_ends_a_command_without_a_word() -> None:
    command = f"{' '.join(EURASIA)} list countries | head -1; echo ${{PIPESTATUS[0]}}"
    done = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=False, timeout=60)
    first, code = done.stdout.splitlines()
    assert first
    assert int(code) in (0, 128 + signal.SIGPIPE)
    assert done.stderr == ""
