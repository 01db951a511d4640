"""The ground the measurements are on: an installed copy, a home of its own, packs of every size."""

from __future__ import annotations

import compileall
import os
import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from . import make_pack

ROOT = Path(__file__).parents[1]
PYTHON = sys.executable
BUILD = "import sys; from pathlib import Path; from eurasia_tui.compiler.build import build; build(*map(Path, sys.argv[1:]))"


class Pack(NamedTuple):
    """A compiled pack: how to open it, and how long it took to compile from nothing."""

    size: int
    options: tuple[str, ...]
    catalogue: Path
    root: Path
    compiled: float
    peak: float = 0
    """Megabytes resident at the most while it was compiled."""


class Ground:
    """A folder for one run. The program in it is laid out as a wheel lays it out, with its catalogue compiled."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.package = folder / "installed"
        keep = {name: value for name, value in os.environ.items() if not name.startswith(("EURASIA", "XDG", "PYTHON"))}
        self.env = {
            **keep,
            "LC_ALL": "C.UTF-8",
            "EURASIA_FRESH": "1",
            "EURASIA_START": "countries",  # the list; the start screen has a row of its own
            "PYTHONPATH": str(self.package),
            **{f"XDG_{name}_HOME": str(folder / name.lower()) for name in ("CACHE", "DATA", "CONFIG", "STATE")},
        }
        self.checkout = {name: value for name, value in self.env.items() if name != "PYTHONPATH"}
        self.peak = 0.0
        """Megabytes resident at the most in the last compilation."""
        self.shipped = self._install()

    def _install(self) -> Pack:
        package = self.package / "eurasia_tui"
        shutil.copytree(ROOT / "src/eurasia_tui", package, ignore=shutil.ignore_patterns("__pycache__", "data"))
        shutil.copytree(ROOT / "content", package / "data/content")
        compileall.compile_dir(str(package), quiet=1)
        compileall.compile_dir(str(ROOT / "src"), quiet=1)  # an editable install is not compiled by pip
        tries = [self.compile(package / "data/content") for _ in range(3)]
        built, seconds = tries[0][0], statistics.median(seconds for _, seconds in tries)
        shutil.copy(built, package / "data/catalogue.sqlite")
        return Pack(self._count(built), (), package / "data/catalogue.sqlite", package / "data/content", seconds)

    def _count(self, catalogue: Path) -> int:
        import sqlite3

        return int(sqlite3.connect(catalogue).execute("SELECT count(*) FROM entity").fetchone()[0])

    def compile(self, root: Path) -> tuple[Path, float]:
        """Compile a pack from nothing, as a process; its catalogue and the seconds it took."""
        target = self.folder / f"{root.parent.name}-{root.name}.sqlite"
        target.unlink(missing_ok=True)
        began = time.perf_counter()
        child = subprocess.Popen([PYTHON, "-c", BUILD, str(root), str(target)], env=self.env)
        _, status, used = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
        if child.returncode:
            raise subprocess.CalledProcessError(child.returncode, child.args)
        self.peak = used.ru_maxrss / 1024
        return target, time.perf_counter() - began

    def compiled_bare(self) -> float:
        """Seconds in which the shipped content is compiled from nothing without its documents."""
        root = self.folder / "without-documents"
        shutil.copytree(self.shipped.root, root, ignore=shutil.ignore_patterns("documents"))
        return statistics.median([self.compile(root)[1] for _ in range(3)])

    def synthetic(self, size: int) -> Pack:
        """A synthetic pack of so many entities, compiled, and known to the explorer's cache."""
        root = self.folder / f"pack-{size}"
        make_pack.write(size, root)
        return self._known(size, root)

    def documents(self, paragraphs: int) -> Pack:
        """A synthetic pack of documents with so many paragraphs, compiled likewise."""
        root = self.folder / f"documents-{paragraphs}"
        make_pack.write_documents(paragraphs, root)
        return self._known(paragraphs, root)

    def _known(self, size: int, root: Path) -> Pack:
        built, seconds = self.compile(root)
        code = f"from pathlib import Path; from eurasia_tui.catalogue.files import cached_catalogue; print(cached_catalogue(Path({str(root)!r})))"
        where = subprocess.run([PYTHON, "-c", code], env=self.env, check=True, capture_output=True, text=True)
        cached = Path(where.stdout.strip())
        cached.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(built, cached)
        return Pack(size, ("--content", str(root)), cached, root, seconds, self.peak)

    def explorer(self, pack: Pack) -> Sequence[str]:
        """The command that opens the explorer on a pack."""
        return [PYTHON, "-c", "from eurasia_tui.__main__ import main; main()", *pack.options]

    @property
    def bare(self) -> Sequence[str]:
        """The command that opens the bare app."""
        return [PYTHON, str(ROOT / "benchmarks/bare.py")]
