"""Signals while something is going on: compiling, serving, an editor, a box. Nothing half-written and nobody is left."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import psutil
import pytest

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
