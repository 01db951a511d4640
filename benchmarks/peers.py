"""``make bench-peers``: programs of the same sort, measured as ours in one run; writes PEERS.md.

Each that is installed is started in turn with ours on a pseudo-terminal of 120x36. Python programs are installed into an
environment of their own, so that their versions of Textual do not meet ours; programs of the system are taken as they
are. What is not there is a row that says why.
"""

from __future__ import annotations

import os
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

from .explorer import BARE_SHOWS, first_screen
from .ground import ROOT, Ground
from .screens import early_frames
from .terminal import Terminal

ROUNDS = 5
TABLE, TEXT = "table.csv", "text.md"


class Peer(NamedTuple):
    """A program: where it comes from (``pip`` or ``system``), its command, and what is on its first useful screen."""

    name: str
    origin: str
    command: tuple[str, ...]
    shows: str
    stdin: str = ""
    version: tuple[str, ...] = ()


PEERS = (
    Peer("frogmouth", "pip", ("frogmouth", TEXT), "Kazakhstan"),
    Peer("harlequin", "pip", ("harlequin",), "Query Editor"),
    Peer("posting", "pip", ("posting",), "URL"),
    Peer("toolong", "pip", ("tl", TEXT), "Paragraph"),
    Peer("visidata", "pip", ("vd", TABLE), "Kazakhstan"),
    Peer("w3m", "system", ("w3m", TEXT), "Kazakhstan", version=("w3m", "-version")),
    Peer("fzf", "system", ("sh", "-c", f"fzf < {TABLE}"), "Kazakhstan", version=("fzf", "--version")),
)


def install(folder: Path, peer: Peer) -> tuple[dict[str, str], str]:
    """An environment in which the program can be run, and why there is none."""
    if peer.origin == "system":
        there = shutil.which(peer.name)
        return dict(os.environ), "" if there else "not installed on this system"
    home = folder / peer.name
    subprocess.run([sys.executable, "-m", "venv", str(home)], check=True)
    done = subprocess.run([home / "bin/pip", "install", "-q", peer.name], capture_output=True, text=True)
    if done.returncode:
        lines = [line for line in done.stderr.splitlines() if line.startswith("ERROR")] or ["pip failed"]
        return {}, f"cannot be installed here: {lines[-1].removeprefix('ERROR: ')}"
    return {**os.environ, "PATH": f"{home / 'bin'}:{os.environ['PATH']}"}, ""


def version_of(folder: Path, peer: Peer) -> str:
    """The version as pip or the program itself says it."""
    if peer.origin == "pip":
        done = subprocess.run([folder / peer.name / "bin/pip", "show", peer.name], capture_output=True, text=True)
        return next((line.split()[1] for line in done.stdout.splitlines() if line.startswith("Version:")), "?")
    done = subprocess.run(peer.version, capture_output=True, text=True)
    return ((done.stdout or done.stderr).split("\n")[0] or "?")[:40]


def once(
    command: tuple[str, ...], env: dict[str, str], shows: tuple[str, ...]
) -> tuple[float, float, float, float, float]:
    """One start: milliseconds to the first useful screen, megabytes then, bytes until then, an arrow key's time and bytes."""
    with Terminal(command, env) as terminal:
        first = terminal.wait_for(*shows, seconds=30)
        terminal.settle(0.5)
        sent, memory = terminal.bytes, terminal.memory()[0] / 2**20
        keys = [terminal.press("down") for _ in range(5)]
        return first, memory, sent, statistics.median(k.ms for k in keys), statistics.median(k.bytes for k in keys)


def measure(
    programs: list[tuple[str, tuple[str, ...], dict[str, str], tuple[str, ...]]],
) -> dict[str, list[float] | str]:
    """Medians over rounds in which all programs start in turn; a text for one that never shows what it should."""
    rounds: dict[str, list[tuple[float, ...]]] = {name: [] for name, *_ in programs}
    failed: dict[str, str] = {}
    for turn in range(ROUNDS + 1):
        for name, command, env, shows in programs:
            if name in failed:
                continue
            try:
                row = once(command, env, shows)
            except (TimeoutError, OSError) as error:
                failed[name] = f"never showed {shows[0]!r}" if isinstance(error, TimeoutError) else str(error)
                continue
            if turn:
                rounds[name].append(row)
    found: dict[str, list[float] | str] = dict(failed)
    return found | {
        name: [statistics.median(c) for c in zip(*rows, strict=True)] for name, rows in rounds.items() if rows
    }


def main() -> int:
    """Measure and write."""
    with tempfile.TemporaryDirectory(prefix="eurasia-peers-") as name:
        folder = Path(name)
        ground = Ground(folder)
        lines = [f"{word},{number}" for number, word in enumerate(["Kazakhstan", *(f"row{n}" for n in range(2_000))])]
        (folder / TABLE).write_text("name,number\n" + "\n".join(lines) + "\n")
        (folder / TEXT).write_text("# Kazakhstan\n\n" + "\n\n".join(f"Paragraph {n} of a text." for n in range(300)))
        os.chdir(folder)
        shows = first_screen(ground.shipped)
        programs = [("bare", tuple(ground.bare), ground.env, BARE_SHOWS)]
        programs += [("eurasia, a first start", tuple(ground.explorer(ground.shipped)), ground.env, shows)]
        skipped: dict[str, str] = {}
        versions = {"bare": "", "eurasia, a first start": "this"}
        for peer in PEERS:
            env, why = install(folder, peer)
            if why:
                skipped[peer.name] = why
                continue
            versions[peer.name] = version_of(folder, peer)
            programs.append((peer.name, peer.command, env, (peer.shows,)))
        found = measure(programs)
        early, _ = early_frames(ground, ROUNDS)
    text = report(found, versions, skipped, early)
    print(text)
    (ROOT / "benchmarks/PEERS.md").write_text(text, encoding="utf-8")
    return 0


def report(found: dict[str, list[float] | str], versions: dict[str, str], skipped: dict[str, str], early: float) -> str:
    """PEERS.md; ``early`` is the first readable frame of a later start of ours, as a multiple of the bare app's."""
    bare = found["bare"]
    assert not isinstance(bare, str)
    lines = [
        "# Peers",
        "",
        (
            f"Written by `make bench-peers` on {time.strftime('%d %B %Y')}: medians of {ROUNDS} rounds in which all start in turn, "
            f"on a pseudo-terminal of 120x36. Python {platform.python_version()}, {platform.system()}, {os.cpu_count()} processors, "
            f"load {os.getloadavg()[0]:.1f} at the end. The same text or table is opened by each that opens one; what they do with "
            "it differs, so the figures say how they feel, not how good they are."
        ),
        "",
        "| program | version | first useful screen | x bare | memory | bytes until then | arrow key | bytes a key |",
        "| --- | --- | --- | --- | --- | --- | --- | --- |",
    ]
    for name, row in found.items():
        if isinstance(row, str):
            skipped[name] = row
            continue
        first, memory, sent, key, size = row
        lines.append(
            f"| {name} | {versions[name]} | {first:.0f} ms | {first / bare[0]:.2f} | {memory:.0f} MB | {sent:,.0f} "
            f"| {key:.0f} ms | {size:,.0f} |"
        )
    later = f"| eurasia, a later start (early frame) | this | {early * bare[0]:.0f} ms | {early:.2f} | | | | |"
    lines.insert(lines.index(next(line for line in lines if line.startswith("| eurasia"))) + 1, later)
    lines += [f"| {name} | {versions.get(name, '')} | skipped: {why} | | | | | |" for name, why in skipped.items()]
    return "\n".join([*lines, ""])


if __name__ == "__main__":
    raise SystemExit(main())
