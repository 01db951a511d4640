"""Plain commands beside ``python -c pass``, and compiling."""

from __future__ import annotations

import shutil
import statistics
import subprocess
import time
from pathlib import Path

from eurasia_tui.packs.locate import Pack as Stacked
from eurasia_tui.packs.opening import open_packs

from .ground import PYTHON, Ground, Pack

COMMANDS = {
    "show kazakhstan --json": ("show", "kazakhstan", "--json"),
    "show kazakhstan": ("show", "kazakhstan"),
    "show eaeu --json": ("show", "eaeu", "--json"),
    "search kazakhstan --json": ("search", "kazakhstan", "--json"),
    'ask "kyrgyzstan eaeu"': ("ask", "kyrgyzstan eaeu"),
}


def commands(ground: Ground, rounds: int) -> dict[str, tuple[float, float]]:
    """Each command as a multiple of ``python -c pass``: installed, and in a checkout (which looks for changes)."""
    found: dict[str, list[tuple[float, float]]] = {}
    for _ in range(rounds + 1):
        bare = _run(["-c", "pass"], ground.env)
        for name, words in COMMANDS.items():
            code = ["-c", "from eurasia_tui.__main__ import main; main()", *words]
            found.setdefault(name, []).append((_run(code, ground.env) / bare, _run(code, ground.checkout) / bare))
    return {name: (_median(0, rows[1:]), _median(1, rows[1:])) for name, rows in found.items()}


def _median(column: int, rows: list[tuple[float, float]]) -> float:
    return statistics.median(row[column] for row in rows)


def _run(words: list[str], env: dict[str, str]) -> float:
    began = time.perf_counter()
    subprocess.run([PYTHON, *words], env=env, stdout=subprocess.DEVNULL, check=True)
    return time.perf_counter() - began


CHANGE = """
import sys, time
from pathlib import Path
from eurasia_tui.query.catalogue import Catalogue
from eurasia_tui.tui.catalogue_watcher import CatalogueWatcher
root = Path(sys.argv[1])
file = next(iter(sorted(root.rglob("countries/*.toml"))))
catalogue, fresh, times = Catalogue.open(str(root), own=False), CatalogueWatcher(str(root), False, print), []
for turn in range(6):
    file.write_text(file.read_text(encoding="utf-8") + f"# {turn}\\n", encoding="utf-8")
    began = time.perf_counter()
    catalogue = fresh.check(catalogue) or catalogue
    times.append(time.perf_counter() - began)
print(sorted(times[1:])[2])
"""


def change(ground: Ground) -> float:
    """Seconds until a running explorer has the catalogue after one file of the shipped pack was saved."""
    root = ground.folder / "edited"
    shutil.copytree(ground.shipped.root, root)
    done = subprocess.run([PYTHON, "-c", CHANGE, str(root)], env=ground.env, capture_output=True, text=True, check=True)
    return float(done.stdout.split()[-1])


def opening(pack: Pack) -> float:
    """Milliseconds until the explorer knows which catalogue to draw from, without looking for changes."""
    stack = [Stacked(Path(pack.root), pack.catalogue)]
    times = []
    for _ in range(9):
        began = time.perf_counter()
        open_packs(stack, check=False, wait=False)
        times.append((time.perf_counter() - began) * 1e3)
    return statistics.median(times)
