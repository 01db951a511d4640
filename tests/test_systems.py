"""Every command and the explorer where POSIX's modules, signals and calls are missing, as on Windows; and the fallbacks."""

from __future__ import annotations

import asyncio
import os
import re
import signal
import subprocess
import sys
import urllib.request
from pathlib import Path

import pytest

from eurasia_tui import systems
from eurasia_tui.cli.commands import COMMANDS

from .conftest import ROOT, Write

WORDS = {
    "show": ["iran"],
    "ask": ["capital of iran"],
    "search": ["iran"],
    "passages": ["transit"],
    "list": ["countries"],
    "members": ["sco"],
    "matrix": ["sco"],
    "relate": ["iran", "russia"],
    "path": ["iran", "russia"],
    "compare": ["iran", "russia"],
    "rank": ["gdp"],
    "series": ["iran", "gdp"],
    "timeline": ["sco"],
    "diff": ["--from", "2020", "--to", "2024"],
    "map": ["iran", "-o", "OUT/map.svg"],
    "cite": ["iran#population"],
    "brief": ["iran", "-o", "OUT/brief.html"],
    "notes": ["iran", "--add", "A note"],
    "settings": ["--init"],
    "update": ["--help"],
    "check": ["PACK"],
    "new": ["organisation", "river-council"],
    "rename": ["landia", "newland"],
    "build": ["PACK", "-o", "OUT/pack.eurasia"],
    "schema": ["country"],
    "export": ["--format", "csv,graphml", "OUT"],
    "completion": ["bash"],
    "help": ["show"],
    "serve": [],
}


def _without(*words: str) -> list[str]:
    return [sys.executable, "-m", "tests.without_posix", *words]


def test_every_command_is_tried() -> None:
    assert set(WORDS) == set(COMMANDS)


@pytest.mark.parametrize("name", [name for name in WORDS if name != "serve"])
def test_a_command_runs_without_posix(
    name: str, small: dict[str, str], pack: Write, tmp_path: Path, catalogue: object
) -> None:
    root, out = pack(small), tmp_path / "out"
    out.mkdir()
    words = [word.replace("PACK", str(root)).replace("OUT", str(out)) for word in WORDS[name]]
    if name in ("rename", "export"):
        words = ["--content", str(root), *words]
    done = subprocess.run(_without(name, *words), cwd=ROOT, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stderr
    assert done.stdout or list(out.iterdir())
    assert "Traceback" not in done.stderr


def test_the_explorer_runs_without_posix(catalogue: object, own_home: Path) -> None:
    done = subprocess.run(_without("--pilot"), cwd=ROOT, capture_output=True, text=True, timeout=120, check=False)
    assert done.stdout.endswith("explored 0\n"), done.stdout[-2000:] + done.stderr[-4000:]
    assert list(own_home.rglob("*.toml"))  # the bookmark was written


def test_serve_runs_without_posix(catalogue: object) -> None:
    pytest.importorskip("aiohttp", reason="textual-serve is not installed")
    with subprocess.Popen(_without("serve", "--port", "0"), cwd=ROOT, stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout
        address = re.search(r"http://\S+", server.stdout.readline())
        assert address
        with urllib.request.urlopen(address[0], timeout=30) as page:
            assert b"<html" in page.read()
        server.send_signal(signal.SIGTERM)
        assert server.wait(30) == 0


# --- the fallbacks by themselves -----------------------------------------------


class _Msvcrt:
    """Windows' module of locks, as far as it is used."""

    LK_NBLCK = 2
    taken = False

    @classmethod
    def locking(cls, descriptor: int, mode: int, size: int) -> None:
        assert (mode, size) == (2, 1)
        if cls.taken:
            raise PermissionError(13, "Permission denied")
        cls.taken = True


def test_locks_of_windows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "fcntl", None)
    monkeypatch.setitem(sys.modules, "msvcrt", _Msvcrt)
    with open(tmp_path / "lock", "a") as file:
        systems.lock(file)
        with pytest.raises(BlockingIOError):
            systems.lock(file)


def test_consoles_of_windows_set_no_term(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "")
    assert not systems.can_place_cursor()
    monkeypatch.setattr(systems.os, "name", "nt")
    assert systems.can_place_cursor()


async def test_a_loop_that_takes_no_signals_is_served(monkeypatch: pytest.MonkeyPatch) -> None:
    loop, came = asyncio.get_running_loop(), asyncio.Event()

    def refuse(*_: object) -> None:
        raise NotImplementedError

    monkeypatch.setattr(loop, "add_signal_handler", refuse)
    before = signal.getsignal(signal.SIGTERM)
    try:
        systems.on_signal(loop, signal.SIGTERM, came.set)
        os.kill(os.getpid(), signal.SIGTERM)
        await asyncio.wait_for(came.wait(), 10)
    finally:
        signal.signal(signal.SIGTERM, before)
