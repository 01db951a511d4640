"""The explorer over a real SSH connection on loopback, with the configuration that the documents print."""

from __future__ import annotations

import os
import re
import shutil
import signal
import statistics
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from . import sshd as server
from .conftest import ROOT
from .terminal import PATIENCE, Terminal, has_colour, sgr

pytestmark = pytest.mark.skipif(bool(server.missing()), reason=server.missing() or "sshd is there")

ARROW_KEY, PAGE_DOWN = 4_500, 12_000
"""Bytes that a key may cost at 120x36, median (design: budgets)."""
KIOSK = "    SetEnv EURASIA_KIOSK=1\n"
NOTE = "From the train"


@pytest.fixture
def program(tmp_path: Path, own_home: Path, catalogue: object) -> Path:
    """The program ``eurasia``, which keeps what it keeps in the test's own home."""
    kept = {name: os.environ[name] for name in ("XDG_CACHE_HOME", "PYTHONPATH", "EURASIA_START") if name in os.environ}
    return server.installed(tmp_path / "bin", {**kept, "HOME": str(own_home), "LC_ALL": "C.UTF-8"})


@pytest.fixture
def visitor(tmp_path: Path, program: Path) -> Iterator[list[str]]:
    """The ssh command of a visitor: the account of docs/deploy.md as it is printed."""
    with server.sshd(tmp_path / "ssh", server.documented(program)) as (_, command):
        yield command


@pytest.fixture
def named(tmp_path: Path, program: Path) -> Iterator[list[str]]:
    """The ssh command of a named user who keeps notes: the same without ``EURASIA_KIOSK``; sshd asks every second."""
    block = server.documented(program)
    assert KIOSK in block
    assert "ClientAliveInterval 30\n" in block
    block = block.replace(KIOSK, "").replace("ClientAliveInterval 30\n", "ClientAliveInterval 1\n")
    block = block.replace("ClientAliveCountMax 4\n", "ClientAliveCountMax 1\n")
    with server.sshd(tmp_path / "ssh", block) as (_, command):
        yield command


@pytest.fixture
def shell(tmp_path: Path, own_home: Path, program: Path) -> Iterator[list[str]]:
    """The ssh command of an ordinary account, where ``eurasia`` stands on the path."""
    env = {
        "HOME": own_home,
        "TMUX_TMPDIR": tmp_path,
        "LC_ALL": "C.UTF-8",
        "PATH": f"{program.parent}:{os.environ['PATH']}",
    }
    words = " ".join(f'"{name}={value}"' for name, value in env.items())
    with server.sshd(tmp_path / "ssh", f"SetEnv {words}") as (_, command):
        yield command


def explorers(home: Path) -> list[psutil.Process]:
    """The explorers that run in a home."""
    found = []
    for process in psutil.process_iter():
        try:
            if "eurasia_tui" in process.cmdline() and process.environ().get("HOME") == str(home):
                found.append(process)
        except psutil.Error:  # another's, or gone
            continue
    return found


def files(home: Path) -> list[str]:
    """What was written in a home."""
    return [str(path.relative_to(home)) for path in home.rglob("*") if path.is_file()]


def write_a_note(terminal: Terminal) -> Terminal:
    """Begin a note that nobody saves."""
    return terminal.until("Kazakhstan").until_quiet().press("n").until_quiet().press(*NOTE).until(NOTE)


def assert_gone_with_all_kept(home: Path, running: list[psutil.Process]) -> None:
    """No orphan; the note and the place are there."""
    assert running
    assert psutil.wait_procs(running, timeout=PATIENCE)[1] == []
    assert explorers(home) == []
    (note,) = (home / ".local/share/eurasia/notes").glob("*.toml")
    assert NOTE in note.read_text()
    assert 'kind = "countries"' in (home / ".local/share/eurasia/state.toml").read_text()


# --- the account of docs/deploy.md -----------------------------------------------------


def test_the_sshd_config_of_the_deploy_document_is_in_force(visitor: list[str], tmp_path: Path, program: Path) -> None:
    lines = [line.split(None, 1) for line in server.documented(program).splitlines()[1:]]
    wanted = {f"{name.lower()} {value}" for name, value in lines}
    assert {"setenv EURASIA_KIOSK=1", "maxsessions 1", "clientaliveinterval 30"} <= wanted
    forbidden = ("allowtcpforwarding", "allowagentforwarding", "x11forwarding", "permittunnel", "permituserrc")
    assert {f"{name} no" for name in forbidden} <= wanted
    assert wanted <= server.effective(tmp_path / "ssh", server.USER)
    assert not {"setenv EURASIA_KIOSK=1", "maxsessions 1"} & server.effective(tmp_path / "ssh", "another")


def test_the_ssh_document_prints_the_same_account() -> None:
    (deploy,) = (block for block in server.blocks("deploy.md") if block.startswith("Match User"))
    (ssh,) = (block for block in server.blocks("ssh.md") if block.startswith("Match User"))
    assert ssh == deploy


def test_a_visitor_by_ssh_is_in_kiosk_whatever_is_asked_for(visitor: list[str], own_home: Path) -> None:
    *ssh, host = visitor
    asked = [*ssh, "-o", "SetEnv=EURASIA_KIOSK=0 EURASIA_CONTENT=/etc", host, "cat", "/etc/passwd"]
    with Terminal(asked) as terminal:
        terminal.until("Kazakhstan").until_quiet()
        (explorer,) = explorers(own_home)
        assert explorer.environ()["EURASIA_KIOSK"] == "1"
        assert "EURASIA_CONTENT" not in explorer.environ()
        terminal.press("?").until("esc close").until_quiet()
        assert "note" not in terminal.text.lower()
        terminal.press("escape").until_quiet().press("n", "b", "y", "e", "\x1a").until_quiet()
        assert NOTE not in terminal.press(*NOTE).until_quiet().text
        terminal.press("escape", "escape").until_quiet().press("ctrl+c")
        assert terminal.ended() == 0
        assert b"root:" not in terminal.sent
        assert b"\x1b]52;" not in terminal.sent
    assert files(own_home) == []


def test_a_connection_carries_one_session_and_no_forwarding(visitor: list[str], own_home: Path, tmp_path: Path) -> None:
    *ssh, host = visitor
    path = ["-S", str(tmp_path / "mux")]
    with Terminal([*ssh, "-M", *path, host]) as terminal:
        terminal.until("Kazakhstan").until_quiet()
        # Where the connection gives no second session, ssh would make a second connection.
        again = [*ssh, *path, "-o", "ProxyCommand=false", host]
        done = subprocess.run(again, capture_output=True, text=True, timeout=60, check=False)
        assert done.returncode != 0
        assert len(explorers(own_home)) == 1
        forward = ["ssh", *path, "-O", "forward", "-R", "0:127.0.0.1:1", host]
        done = subprocess.run(forward, capture_output=True, text=True, timeout=60, check=False)
        assert done.returncode != 0, "a port of the host was opened"
        terminal.until_quiet().press("q")
        assert terminal.ended() == 0


def test_a_silent_line_ends_the_session_without_an_orphan_and_keeps_notes(named: list[str], own_home: Path) -> None:
    with Terminal(named) as terminal:
        write_a_note(terminal)
        running = explorers(own_home)
        terminal.process.send_signal(signal.SIGSTOP)
        assert_gone_with_all_kept(own_home, running)


def test_a_dropped_connection_leaves_no_orphan_and_keeps_notes(named: list[str], own_home: Path) -> None:
    with Terminal(named) as terminal:
        write_a_note(terminal)
        running = explorers(own_home)
        terminal.process.kill()
        assert_gone_with_all_kept(own_home, running)


def test_over_ssh_colour_degrades_when_colorterm_is_not_forwarded(named: list[str]) -> None:
    with Terminal(named, env={"COLORTERM": "truecolor"}) as terminal:
        terminal.until("Kazakhstan").until_quiet().press("2").until("━ 2 Organisations").press("/", *"eaeu").until(
            "Eurasian Economic Union"
        )
        terminal.press("escape", "q")
        assert terminal.ended() == 0
        data = bytes(terminal.sent)
        assert data.rindex(b"\x1b[?1049l") > data.rindex(b"\x1b[?1049h")
        assert has_colour(data)
        assert any(parameters[:2] == ["38", "5"] for parameters in sgr(data))
        assert not any(parameters[:2] == ["38", "2"] for parameters in sgr(data))


def test_over_ssh_keys_meet_the_byte_budgets_and_animation_is_off(named: list[str]) -> None:
    with Terminal(named, size=(120, 36), env={"TEXTUAL_ANIMATIONS": "full"}) as terminal:
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


# --- docs/ssh.md: an ordinary account, tmux and mosh ----------------------------------------------------------


def command_of(pattern: str) -> list[str]:
    """The words of a command that docs/ssh.md prints, from after the host."""
    found = re.search(pattern, (ROOT / "docs/ssh.md").read_text())
    assert found
    return found[1].split()


def test_over_ssh_no_color_and_a_dumb_terminal_are_respected(shell: list[str]) -> None:
    with Terminal([*shell, *command_of(r"`ssh -t host (NO_COLOR=1 eurasia)`")]) as terminal:
        terminal.until("Kazakhstan").until_quiet().press("enter").until_quiet().press("escape", "q")
        assert terminal.ended() == 0
        assert not has_colour(bytes(terminal.sent))
    with Terminal([*shell, *command_of(r"`ssh -t host (eurasia)`")], term="dumb") as terminal:
        assert terminal.ended() == 2
        assert b"plain commands" in terminal.sent


@pytest.mark.skipif(not shutil.which("tmux"), reason="tmux is not installed")
def test_in_tmux_the_same_screen_is_found_after_a_drop(shell: list[str], own_home: Path, tmp_path: Path) -> None:
    asked = [*shell, *command_of(r"ssh -t host (tmux .*)")]
    try:
        with Terminal(asked) as terminal:
            terminal.until("Kazakhstan").until_quiet().press("2").until("━ 2 Organisations").until_quiet().press(
                "enter", "pagedown", "tab"
            ).until_quiet()
            left, running = terminal.text, explorers(own_home)
            terminal.process.kill()
        with Terminal(asked) as terminal:
            terminal.until(lambda it: it.text == left)
            assert explorers(own_home) == running
            terminal.until_quiet().press("2").until_quiet().press("q")
            assert terminal.ended() == 0
    finally:
        subprocess.run(["tmux", "kill-server"], env={**os.environ, "TMUX_TMPDIR": str(tmp_path)}, capture_output=True)
    assert explorers(own_home) == []


def by_mosh(shell: list[str], *, limited: bool = False) -> list[str]:
    """The command of docs/ssh.md, by the ssh of the test."""
    # A client that lives is heard from every three seconds.
    server = f"--server={'env MOSH_SERVER_NETWORK_TMOUT=5 ' if limited else ''}mosh-server"
    ssh = " ".join(word for word in shell[:-1] if word != "-tt")
    return ["mosh", f"--ssh={ssh}", server, shell[-1], *command_of(r"`mosh host (-- eurasia)`")]


@pytest.mark.skipif(not shutil.which("mosh"), reason="mosh is not installed")
def test_by_mosh_the_explorer_outlives_a_silence_copies_and_leaves(shell: list[str], own_home: Path) -> None:
    with Terminal(by_mosh(shell), env={"LC_ALL": "C.UTF-8"}) as terminal:
        terminal.until("Kazakhstan").until_quiet().press("2").until("Organisations ›").until_quiet()
        terminal.press("enter").until("esc list").press("y").until("Copied").until(lambda it: b"\x1b]52;c;" in it.sent)
        terminal.process.send_signal(signal.SIGSTOP)
        terminal.press("h", "3").until_quiet().process.send_signal(signal.SIGCONT)
        terminal.until("Corridors ›").until_quiet().press("q")
        assert terminal.ended() == 0
        assert terminal.modes() == terminal.before
    assert explorers(own_home) == []


@pytest.mark.skipif(not shutil.which("mosh"), reason="mosh is not installed")
def test_by_mosh_a_client_that_is_gone_leaves_no_orphan_where_the_host_says_so(
    shell: list[str], own_home: Path
) -> None:
    with Terminal(by_mosh(shell, limited=True), env={"LC_ALL": "C.UTF-8"}) as terminal:
        write_a_note(terminal)
        running = explorers(own_home)
        terminal.process.kill()
        assert_gone_with_all_kept(own_home, running)
