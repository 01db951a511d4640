"""Packs as large as the checker lets them be: every command on them ends within bounds of processor time and memory."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
from pathlib import Path

import pytest

from .conftest import COUNTRY

SECONDS = 30
"""Of processor time, after which the system kills a command; each takes a few on a slow machine."""
MEMORY = 600_000_000
"""Bytes of address space that a command may have."""

LANDIA = COUNTRY.replace('iso2 = "LA"\n', "").replace("; see [[bund]]", "")
FACTS = "".join(f'[[facts]]\nlabel = "L{at}"\nvalue = {at}\nunit = "km"\n' for at in range(4_900))
LINKS = " ".join("[[bund]]" for _ in range(5_000))
EXTREMES = {
    "facts": LANDIA + FACTS,
    "links": LANDIA.replace("A country.", LINKS),
    "brackets": LANDIA.replace("A country.", "[" * 20_000 + "]" * 20_000),
    "half links": LANDIA.replace("A country.", "[[a|" * 10_000),
    "a long word": LANDIA.replace("A country.", "x" * 49_000),
    "combining marks": LANDIA.replace("A country.", "e" + "\u0301" * 20_000),
    "names": LANDIA + "[names]\n" + "".join(f'l{at} = "N{at}"\n' for at in range(9_000)),
    "stars": LANDIA.replace("A country.", "*_`~<" * 9_000),
}


def _limited() -> None:
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


@pytest.mark.parametrize("name", EXTREMES)
def test_every_command_ends_within_bounds(name: str, small: dict[str, str], tmp_path: Path) -> None:
    root = tmp_path / "pack"
    for file, text in {**small, "countries/landia.toml": EXTREMES[name]}.items():
        (root / file).parent.mkdir(parents=True, exist_ok=True)
        (root / file).write_text(text, encoding="utf-8")
    for words in (
        ["check", str(root)],
        ["show", "landia"],
        ["show", "landia", "--format", "html"],
        ["show", "landia", "--format", "markdown"],
        ["show", "landia", "--json"],
        ["brief", "landia", "bund"],
        ["compare", "landia", "landia"],
        ["search", "landia"],
        ["map", "landia"],
        ["cite", "landia"],
        ["export", str(tmp_path / "out"), "--format", "markdown"],
    ):
        done = subprocess.run(
            [sys.executable, "-m", "eurasia_tui", "--content", str(root), *words],
            capture_output=True,
            text=True,
            env=dict(os.environ),
            preexec_fn=_limited,
            check=False,
        )
        assert done.returncode in (0, 1, 2), (words, done.returncode, done.stderr[-300:])
        assert "internal error" not in done.stderr, (words, done.stderr[-300:])
        assert len(done.stdout) < 20_000_000
