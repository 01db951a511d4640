"""The explorer over a real SSH connection on loopback."""

from __future__ import annotations

import os
import statistics
import time
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from . import sshd as server
from .terminal import EURASIA, Terminal, has_colour, sgr

pytestmark = pytest.mark.skipif(bool(server.missing()), reason=server.missing() or "sshd is there")

ARROW_KEY, PAGE_DOWN = 4_500, 12_000
"""Bytes that a key may cost at 120x36, median (design: budgets)."""


@pytest.fixture
def ssh(tmp_path: Path, own_home: Path, catalogue: object) -> Iterator[tuple[psutil.Process, list[str]]]:
    """An sshd whose every login is the explorer, and the command that logs in."""
    kept = {name: os.environ[name] for name in ("XDG_CACHE_HOME", "PYTHONPATH") if name in os.environ}
    words = " ".join(f"{name}={value}" for name, value in {**kept, "HOME": str(own_home), "LC_ALL": "C.UTF-8"}.items())
    with server.sshd(tmp_path / "ssh", f"ForceCommand env {words} {' '.join(EURASIA)}") as (process, command):
        yield psutil.Process(process.pid), command


def _explorers(sshd: psutil.Process) -> list[psutil.Process]:
    return [one for one in sshd.children(recursive=True) if one.name().startswith("python")]


def test_ssh_runs_the_explorer_and_leaves(ssh: tuple[psutil.Process, list[str]]) -> None:
    _, command = ssh
    with Terminal(command) as terminal:
        terminal.until("Kazakhstan").until_quiet().press("2").until("Organisations").press("/", *"eaeu").until(
            "Eurasian Economic Union"
        )
        terminal.press("escape", "q")
        assert terminal.ended() == 0
        data = bytes(terminal.sent)
        assert data.rindex(b"\x1b[?1049l") > data.rindex(b"\x1b[?1049h")
        assert has_colour(data)  # COLORTERM is not forwarded: 256 colours, no more
        assert not any(parameters[:2] == ["38", "2"] for parameters in sgr(data))


def test_a_forced_command_lets_nothing_else_run(ssh: tuple[psutil.Process, list[str]]) -> None:
    _, command = ssh
    with Terminal([*command, "cat", "/etc/passwd"]) as terminal:
        terminal.until("Kazakhstan").until_quiet().press("q")
        assert terminal.ended() == 0
        assert b"root:" not in terminal.sent


def test_a_dropped_connection_leaves_no_orphan_and_keeps_notes(
    ssh: tuple[psutil.Process, list[str]], own_home: Path
) -> None:
    sshd, command = ssh
    with Terminal(command) as terminal:
        terminal.until("Kazakhstan").until_quiet().press("n").until_quiet().press(*"From the train").until(
            "From the train"
        )
        running = _explorers(sshd)
        assert running
        terminal.process.kill()
        assert psutil.wait_procs(running, timeout=30)[1] == []
    (note,) = (own_home / ".local/share/eurasia/notes").glob("*.toml")
    assert "From the train" in note.read_text()
    assert _explorers(sshd) == []


def test_keys_cost_few_bytes_over_ssh(ssh: tuple[psutil.Process, list[str]]) -> None:
    _, command = ssh
    with Terminal(command, size=(120, 36)) as terminal:
        terminal.until("Kazakhstan").until_quiet()

        def cost(key: str) -> int:
            before = len(terminal.sent)
            terminal.press(key).until_quiet(3)
            return len(terminal.sent) - before

        assert statistics.median(cost("down") for _ in range(9)) <= ARROW_KEY
        terminal.press("enter").until_quiet()
        assert statistics.median(cost("pagedown") for _ in range(5)) <= PAGE_DOWN
        before = len(terminal.sent)
        end = time.monotonic() + 1
        while time.monotonic() < end:
            terminal.read()
        assert len(terminal.sent) == before  # nothing moves by itself
        terminal.press("q")
        terminal.ended()
