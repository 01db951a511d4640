"""A real sshd on loopback for tests, for the user who runs them, with keys of its own."""

from __future__ import annotations

import contextlib
import getpass
import os
import re
import shlex
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from .conftest import ROOT
from .ports import free_port
from .terminal import EURASIA, PATIENCE

CONFIG = """\
Port {port}
ListenAddress 127.0.0.1
HostKey {folder}/host
AuthorizedKeysFile {folder}/user.pub
PidFile {folder}/pid
StrictModes no
UsePAM no
PasswordAuthentication no
PermitRootLogin prohibit-password
{more}
"""
USER = getpass.getuser()
PROGRAM = shutil.which("sshd") or "/usr/sbin/sshd"


def missing() -> str:
    """Why there can be no sshd, or nothing."""
    if not os.path.exists(PROGRAM) or not shutil.which("ssh-keygen"):
        return "sshd is not installed"
    return "" if shutil.which("ssh") else "ssh is not installed"


def blocks(document: str) -> list[str]:
    """The configuration blocks printed in a document."""
    text = (ROOT / "docs" / document).read_text()
    return [
        re.sub(r"^    ", "", found, flags=re.MULTILINE) for found in re.findall(r"(?:^    .*\n)+", text, re.MULTILINE)
    ]


def documented(program: Path) -> str:
    """The account as ``docs/deploy.md`` prints it; only the names of the user and of the program are the test's."""
    (block,) = (block_ for block_ in blocks("deploy.md") if block_.startswith("Match User"))
    assert "Match User eurasia\n" in block
    assert "/usr/local/bin/eurasia" in block
    return block.replace("Match User eurasia", f"Match User {USER}").replace("/usr/local/bin/eurasia", str(program))


def installed(folder: Path, env: Mapping[str, str]) -> Path:
    """A program ``eurasia`` in a folder, in an environment of its own."""
    folder.mkdir()
    program = folder / "eurasia"
    words = [f"{name}={value}" for name, value in env.items()]
    program.write_text(f'#!/bin/sh\nexec env {shlex.join([*words, *EURASIA])} "$@"\n')
    program.chmod(0o755)
    return program


@contextlib.contextmanager
def sshd(folder: Path, more: str = "") -> Iterator[tuple[subprocess.Popen[bytes], list[str]]]:
    """Run an sshd; gives its process and the ssh command that reaches it."""
    folder.mkdir(mode=0o700)
    for name in ("host", "user"):
        subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", str(folder / name)], check=True)
    port = free_port()
    (folder / "config").write_text(CONFIG.format(port=port, folder=folder, more=more))
    if os.geteuid() == 0:
        Path("/run/sshd").mkdir(exist_ok=True)
    with open(folder / "log", "wb") as log:
        process = subprocess.Popen([PROGRAM, "-D", "-e", "-f", str(folder / "config")], stderr=log)
    try:
        end = time.monotonic() + PATIENCE
        while True:
            with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
                break
            assert process.poll() is None, (folder / "log").read_text()
            assert time.monotonic() < end, "sshd does not listen"
            time.sleep(0.05)
        yield process, client(folder, port)
    finally:
        process.terminate()
        process.wait(20)


def effective(folder: Path, user: str) -> set[str]:
    """The directives that hold for a user, as sshd itself prints them."""
    done = subprocess.run(
        [PROGRAM, "-T", "-f", str(folder / "config"), "-C", f"user={user},host=localhost,addr=127.0.0.1"],
        capture_output=True,
        text=True,
        check=True,
    )
    return set(done.stdout.splitlines())


def client(folder: Path, port: int) -> list[str]:
    """The ssh command, with nothing of the user's own configuration; the host comes last."""
    options: Sequence[str] = (
        "StrictHostKeyChecking=no",
        "UserKnownHostsFile=/dev/null",
        "IdentitiesOnly=yes",
        "BatchMode=yes",
        "LogLevel=ERROR",
    )
    command = ["ssh", "-tt", "-F", "none", "-p", str(port), "-i", str(folder / "user"), "-l", USER]
    return [*command, *(word for option in options for word in ("-o", option)), "127.0.0.1"]
