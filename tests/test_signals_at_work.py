"""Signals while something is going on: compiling, serving, an editor, a box. Nothing half-written and nobody is left."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
import termios
import time
from collections.abc import Callable
from pathlib import Path

import psutil
import pytest

from eurasia_tui.query.catalogue import Catalogue
from eurasia_tui.query.listing import Listing

from .conftest import COUNTRY, SOURCE, Run, link_catalogues
from .terminal import EURASIA, PATIENCE, Terminal
from .test_signals import restored

SIGNALS = (signal.SIGTERM, signal.SIGHUP, signal.SIGINT)


def until(true: Callable[[], object]) -> None:
    """Wait for what another process brings about."""
    end = time.monotonic() + PATIENCE
    while not true():
        assert time.monotonic() < end, "waited in vain"
        time.sleep(0.002)


@pytest.fixture(scope="module")
def countries(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A pack with so many files that it takes a while to compile."""
    root = tmp_path_factory.mktemp("big")
    for name in ("countries", "sources"):
        (root / name).mkdir()
    (root / "sources/src.toml").write_text(SOURCE)
    for number in range(3000):
        (root / f"countries/c{number}.toml").write_text(COUNTRY.replace("[[bund]]", "something"))
    return root


@pytest.fixture
def big(countries: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, catalogue: object) -> Path:
    """That pack as it was at first, and a cache of its own in which ours is compiled."""
    link_catalogues(tmp_path / "cache")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    (countries / "pack.toml").write_text('name = "Big"\nstandalone = true\ndata_date = 2024-06-30\n')
    (countries / "countries/c1.toml").write_text(COUNTRY.replace("[[bund]]", "something"))
    return countries


def parts(tmp_path: Path) -> list[Path]:
    """What is being written in the cache."""
    return [path for path in (tmp_path / "cache").rglob("*") if path.is_file() and path.name.endswith(".tmp")]


def children_gone(pid: int, children: list[psutil.Process]) -> None:
    """Neither the process nor those it started are there."""
    _, left = psutil.wait_procs(children, timeout=PATIENCE)
    assert not left, left
    assert not psutil.pid_exists(pid)


@pytest.mark.parametrize("number", SIGNALS)
def test_a_signal_while_a_command_compiles_leaves_nothing_half_written(
    number: signal.Signals, big: Path, tmp_path: Path
) -> None:
    process = subprocess.Popen(
        [*EURASIA, "--content", str(big), "show", "c1"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    until(lambda: parts(tmp_path) and parts(tmp_path)[0].stat().st_size)
    process.send_signal(number)
    out, err = process.communicate(timeout=PATIENCE)
    assert process.returncode == 128 + number
    assert (out, err.strip()) == ("", "")
    assert parts(tmp_path) == []


@pytest.mark.parametrize("number", SIGNALS)
def test_a_signal_before_the_first_frame_leaves_nothing_half_written(
    number: signal.Signals, big: Path, tmp_path: Path
) -> None:
    with Terminal([*EURASIA, "--content", str(big), "--fresh"]) as terminal:
        until(lambda: parts(tmp_path) and parts(tmp_path)[0].stat().st_size)
        os.kill(terminal.process.pid, number)
        assert terminal.ended() == 128 + number
        assert b"Traceback" not in terminal.sent
        assert terminal.modes() == terminal.before
    assert parts(tmp_path) == []


@pytest.mark.parametrize("number", SIGNALS)
def test_a_signal_while_the_explorer_compiles_behind_its_screen(
    number: signal.Signals, big: Path, tmp_path: Path
) -> None:
    (big / "pack.toml").write_text('name = "Big"\n')
    with Terminal([*EURASIA, "--content", str(big), "--fresh"]) as terminal:
        terminal.until("Reading the pack")
        explorer = psutil.Process(terminal.process.pid)
        compiling = explorer.children(recursive=True)
        assert any("eurasia_tui.packs" in process.cmdline() for process in compiling)
        os.kill(explorer.pid, number)
        assert terminal.ended() == 128 + number
        restored(terminal)
        children_gone(explorer.pid, compiling)
    assert parts(tmp_path) == []


def test_what_a_killed_compiler_left_is_swept(big: Path, tmp_path: Path, eurasia: Run) -> None:
    process = subprocess.Popen([*EURASIA, "--content", str(big), "show", "c1"], stdout=subprocess.DEVNULL)
    until(lambda: parts(tmp_path) and parts(tmp_path)[0].stat().st_size)
    process.kill()
    process.wait()
    (left,) = parts(tmp_path)
    assert eurasia("--content", str(big), "show", "c1").returncode == 0
    assert parts(tmp_path) == [left], "it may be somebody's"
    os.utime(left, (1, 1))
    (big / "countries/c1.toml").unlink()
    assert eurasia("--content", str(big), "show", "c2").returncode == 0
    assert parts(tmp_path) == []


@pytest.mark.parametrize("number", [*SIGNALS, signal.SIGKILL])
async def test_a_signal_to_the_server_ends_its_sessions_and_frees_the_port(
    number: signal.Signals, catalogue: object
) -> None:
    aiohttp = pytest.importorskip("aiohttp", reason="textual-serve is not installed")
    process = subprocess.Popen([*EURASIA, "serve", "--port", "0"], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert process.stdout
    found = re.search(rb"http://\S+?:(\d+)", process.stdout.readline())
    assert found
    url = found[0].decode()
    async with aiohttp.ClientSession() as session:
        async with session.ws_connect(f"{url}/ws?width=80&height=24", headers={"Origin": url}) as socket:
            seen = b""
            while b"Kazakhstan" not in seen:
                message = await socket.receive(60)
                seen += message.data if isinstance(message.data, bytes) else str(message.data).encode()
            explorers = psutil.Process(process.pid).children(recursive=True)
            assert explorers
            process.send_signal(number)
            while not socket.closed:
                await socket.receive(60)
            assert socket.close_code == (1006 if number == signal.SIGKILL else 1001), "not said to be going away"
    _, err = process.communicate(timeout=PATIENCE)
    assert process.returncode == (-number if number == signal.SIGKILL else 0)
    assert err == b""
    children_gone(process.pid, explorers)
    again = subprocess.Popen([*EURASIA, "serve", "--port", found[1].decode()], stdout=subprocess.PIPE)
    assert again.stdout
    assert b"Serving on" in again.stdout.readline()
    again.terminate()
    again.communicate(timeout=PATIENCE)


EDITOR = """
import os, signal, sys, time
def interrupted(*_): print("EDITOR-INTERRUPTED", flush=True)
signal.signal(signal.SIGINT, interrupted)
print("EDITOR-OPEN", flush=True)
while not os.path.exists(sys.argv[1]): time.sleep(0.01)
"""


@pytest.mark.parametrize("number", SIGNALS)
def test_a_signal_while_an_editor_is_open_waits_for_it(
    number: signal.Signals, own_home: Path, tmp_path: Path, catalogue: object
) -> None:
    script, done = tmp_path / "editor.py", tmp_path / "done"
    script.write_text(EDITOR)
    with Terminal(env={"EDITOR": f"{sys.executable} {script} {done}"}) as terminal:
        terminal.until("Kazakhstan").until_quiet().press("2").until("━ 2 Organisations").until_quiet()
        terminal.press("e").until(lambda it: b"EDITOR-OPEN" in it.sent).until_quiet(2)
        restored(terminal)
        if number == signal.SIGINT:
            terminal.press("ctrl+c").until(lambda it: b"EDITOR-INTERRUPTED" in it.sent)
        else:
            os.kill(terminal.process.pid, number)
        terminal.until_quiet(2)
        assert terminal.process.poll() is None
        done.touch()
        if number == signal.SIGINT:  # it was the editor's
            terminal.until("Organisations").until_quiet().press("q")
        assert terminal.ended() == (0 if number == signal.SIGINT else 128 + number)
        restored(terminal)
        assert 'kind = "organisations"' in (own_home / ".local/share/eurasia/state.toml").read_text()


@pytest.mark.parametrize("opens", ["ctrl+p", "/", "?", "a", "x", "ctrl+f"])
def test_a_signal_while_a_box_or_view_is_open(opens: str, catalogue: object) -> None:
    number = SIGNALS[len(opens) % 3]
    with Terminal() as terminal:
        terminal.until("Kazakhstan").until_quiet().press(opens).until_quiet(3)
        os.kill(terminal.process.pid, number)
        assert terminal.ended() == 128 + number
        restored(terminal)


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
