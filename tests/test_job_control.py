"""Stopping and going on: SIGTSTP, SIGSTOP and SIGCONT, Ctrl+Z, and the jobs of a shell."""

from __future__ import annotations

import os
import shutil
import signal
import termios
from collections.abc import Callable

import psutil
import pytest

from eurasia_tui.query.catalogue import Catalogue
from eurasia_tui.query.listing import Listing

from .terminal import EURASIA, Terminal
from .test_signals import restored


@pytest.mark.parametrize("number", [signal.SIGCONT, signal.SIGSTOP])
def test_no_key_is_lost_after_cont(number: signal.Signals, catalogue: Catalogue) -> None:
    target = Listing("countries").rows(catalogue, 12, 1)[0].name
    with Terminal() as terminal:
        terminal.until("Kazakhstan").until_quiet()
        for _ in range(3):
            os.kill(terminal.process.pid, number)
            os.kill(terminal.process.pid, signal.SIGCONT)
            for _ in range(4):
                terminal.press("j").until_quiet(2)
        terminal.until_quiet().press("b").until(f"Bookmarked: {target[:3]}")
        terminal.press("q")
        assert terminal.ended() == 0


def test_after_stop_the_modes_of_the_terminal_are_set_again(catalogue: object) -> None:
    """A program that is stopped by STOP cannot give the terminal back; who stopped it does, and takes it for itself."""
    with Terminal() as terminal:
        terminal.until("━ 1 Countries").until_quiet()
        raw = termios.tcgetattr(terminal.master)
        os.kill(terminal.process.pid, signal.SIGSTOP)
        terminal.until(lambda it: psutil.Process(it.process.pid).status() == psutil.STATUS_STOPPED)
        termios.tcsetattr(terminal.master, termios.TCSANOW, terminal.before)
        assert termios.tcgetattr(terminal.master) != raw
        sent = len(terminal.sent)
        os.kill(terminal.process.pid, signal.SIGCONT)
        terminal.until(lambda it: b"\x1b[?1049h" in it.sent[sent:]).until("━ 1 Countries").until_quiet()
        assert termios.tcgetattr(terminal.master) == raw
        terminal.press("2").until("━ 2 Organisations").press("q")
        assert terminal.ended() == 0
        restored(terminal)


def _takes(key: str, wanted: str) -> Callable[[Terminal], bool]:
    """A key brings a text on the screen, at last.

    A program that stopped itself just after the last CONT is told to go on once more; a key pressed while the terminal was
    given back is nobody's, and is pressed again.
    """

    def condition(terminal: Terminal) -> bool:
        if psutil.Process(terminal.process.pid).status() == psutil.STATUS_STOPPED:
            os.kill(terminal.process.pid, signal.SIGCONT)
        if wanted not in terminal.until_quiet().text:
            terminal.press(key).until_quiet()
        return wanted in terminal.text

    return condition


@pytest.mark.parametrize("numbers", [(signal.SIGCONT,), (signal.SIGTSTP, signal.SIGCONT)])
def test_many_signals_while_the_screen_is_drawn(numbers: tuple[signal.Signals, ...], catalogue: object) -> None:
    """They interrupt the program at any place, also where it holds a lock of what they write to."""
    with Terminal() as terminal:
        terminal.until("Kazakhstan").until_quiet()
        for round_ in range(600 // len(numbers) ** 3):
            if round_ % 25 == 0:
                terminal.press("jjjjkkk")
            for number in numbers:
                os.kill(terminal.process.pid, number)
                terminal.read(0.002 * len(numbers) ** 3)
        terminal.until(_takes("2", "━ 2 Organisations")).press("q")
        assert terminal.ended() == 0
        restored(terminal)
        assert b"Exception ignored" not in terminal.sent


def at_prompt(terminal: Terminal) -> bool:
    """True when the shell reads a command: before, keys would be taken in the modes of what it has just stopped."""
    cursor = terminal.screen.cursor
    return terminal.screen.display[cursor.y][: cursor.x].endswith("prompt> ")


def shell_knows_it_stopped(terminal: Terminal) -> bool:
    """True when the shell says so: told to go on before, it would take the job for one that runs, and send no signal."""
    terminal.press("clear; jobs", "enter").until_quiet().until(at_prompt)
    return "Stopped" in terminal.text


def back_in_front(terminal: Terminal) -> Terminal:
    """Tell the shell to go on with its job, and wait until the job has the screen again."""
    sent = len(terminal.sent)
    return terminal.press("fg", "enter").until(lambda it: b"\x1b[?1049h" in it.sent[sent:])


def test_a_shell_stops_it_and_goes_on_with_it(catalogue: object) -> None:
    bash = shutil.which("bash")
    if not bash:
        pytest.skip("bash is not installed")
    with Terminal((bash, "--norc", "--noprofile", "-i"), env={"PS1": "prompt> "}) as terminal:
        terminal.until("prompt>").press(" ".join(EURASIA), "enter").until("━ 1 Countries").until_quiet()
        (explorer,) = psutil.Process(terminal.process.pid).children()
        os.kill(explorer.pid, signal.SIGTSTP)
        terminal.until("Stopped").until(at_prompt).press("bg", "enter").until("eurasia_tui &").until(at_prompt)
        terminal.until(shell_knows_it_stopped)
        assert terminal.sent.rindex(b"\x1b[?1049l") > terminal.sent.rindex(b"\x1b[?1049h"), "it has the terminal"
        back_in_front(terminal).until_quiet().press("2").until("━ 2 Organisations").press("q")
        terminal.until(lambda _: not explorer.is_running()).until(at_prompt).press(
            "echo done-$((40 + 2))", "enter"
        ).until("done-42")


@pytest.mark.parametrize("opens", ["", "/", "m"])
def test_ctrl_z_stops_the_job_of_a_shell(opens: str, catalogue: object) -> None:
    """The job: what the program was started with is stopped too, else the shell would go on waiting."""
    bash = shutil.which("bash")
    if not bash:
        pytest.skip("bash is not installed")
    with Terminal((bash, "--norc", "--noprofile", "-i"), env={"PS1": "prompt> "}) as terminal:
        command = f"sh -c '{' '.join(EURASIA)}; echo left-$((40 + 2))'"
        terminal.until("prompt>").press(command, "enter").until("━ 1 Countries").until_quiet()
        if opens:
            terminal.press(opens).until_quiet()
        terminal.press("ctrl+z").until("Stopped").until(at_prompt)
        back_in_front(terminal).until_quiet().press("ctrl+c")
        terminal.until("left-42").until(at_prompt)


def test_ctrl_z_where_no_shell_waits_stops_nothing(catalogue: object) -> None:
    with Terminal() as terminal:
        terminal.until("Kazakhstan").until_quiet().press("ctrl+z").until("There is no shell to return to")
        terminal.press("q")
        assert terminal.ended() == 0
