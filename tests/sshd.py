"""A real sshd on loopback for tests, for the user who runs them, with keys of its own."""

from __future__ import annotations

import contextlib
import getpass
import os
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

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
AllowTcpForwarding no
X11Forwarding no
PermitUserRC no
PermitUserEnvironment no
{more}
"""


def missing() -> str:
    """Why there can be no sshd, or nothing."""
    if not (shutil.which("sshd") or os.path.exists("/usr/sbin/sshd")) or not shutil.which("ssh-keygen"):
        return "sshd is not installed"
    return "" if shutil.which("ssh") else "ssh is not installed"


@contextlib.contextmanager
def sshd(folder: Path, more: str = "") -> Iterator[tuple[subprocess.Popen[bytes], list[str]]]:
    """Run an sshd; gives its process and the ssh command that reaches it."""
    folder.mkdir(mode=0o700)
    for name in ("host", "user"):
        subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", str(folder / name)], check=True)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    (folder / "config").write_text(CONFIG.format(port=port, folder=folder, more=more))
    if os.geteuid() == 0:
        Path("/run/sshd").mkdir(exist_ok=True)
    program = shutil.which("sshd") or "/usr/sbin/sshd"
    with open(folder / "log", "wb") as log:
        process = subprocess.Popen([program, "-D", "-e", "-f", str(folder / "config")], stderr=log)
    try:
        end = time.monotonic() + 20
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


def client(folder: Path, port: int) -> list[str]:
    """The ssh command, with nothing of the user's own configuration."""
    options: Sequence[str] = (
        "StrictHostKeyChecking=no", "UserKnownHostsFile=/dev/null", "IdentitiesOnly=yes", "BatchMode=yes", "LogLevel=ERROR",
    )  # fmt: skip
    made = ["ssh", "-tt", "-F", "none", "-p", str(port), "-i", str(folder / "user"), "-l", getpass.getuser()]
    return [*made, *(word for option in options for word in ("-o", option)), "127.0.0.1"]
