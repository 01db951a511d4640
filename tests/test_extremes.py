"""Packs and catalogues as large as they may be: every command on them ends within bounds of processor time and memory."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from eurasia_tui.catalogue.layout import columns
from eurasia_tui.catalogue.validate_catalogue import trusted
from eurasia_tui.compiler.build import build

from .conftest import COUNTRY, Write

SECONDS = 12
"""Of processor time, after which the system kills a command; none takes more than two on a quiet machine."""
ADDRESSES = 600_000_000
"""Bytes of address space that a command may have."""
MEMORY = 200_000_000
"""Bytes in use at most."""

LANDIA = COUNTRY.replace('iso2 = "LA"\n', "").replace("; see [[bund]]", "")


def facts(count: int) -> str:
    return "".join(f'[[facts]]\nlabel = "L{at}"\nvalue = {at}\nunit = "km"\n' for at in range(count))


EXTREMES = {
    "facts": LANDIA + facts(4_900),
    "links": LANDIA.replace("A country.", " ".join("[[bund]]" for _ in range(5_000))),
    "brackets": LANDIA.replace("A country.", "[" * 20_000 + "]" * 20_000),
    "half links": LANDIA.replace("A country.", "[[a|" * 10_000),
    "a long word": LANDIA.replace("A country.", "x" * 49_000),
    "combining marks": LANDIA.replace("A country.", "e" + "\u0301" * 20_000),
    "names": LANDIA + "[names]\n" + "".join(f'l{at} = "N{at}"\n' for at in range(9_000)),
    "stars": LANDIA.replace("A country.", "*_`~<" * 9_000),
    "paragraphs": LANDIA
    + "".join(
        f'[[prose]]\nsection = "S{at}"\ntext = "see [[bund]]"\nsource = "src"\nas_of = 2024\n' for at in range(3_000)
    ),
}
REFUSED = {
    "20,000 facts": LANDIA + facts(20_000),
    "20,000 links": LANDIA.replace("A country.", " ".join("[[bund]]" for _ in range(20_000))),
    "a name of 100,000 letters": LANDIA.replace("Landia", "x" * 100_000),
    "a name of 20,000 words": LANDIA.replace("Landia", "word " * 20_000),
    "10,000 nested brackets": LANDIA + "x = " + "[" * 10_000 + "]" * 10_000 + "\n",
    "a language of 100,000 letters": LANDIA + f'[names]\n{"x" * 100_000} = "N"\n',
}
"""More than the checker lets be: a problem each, found within the same bounds."""


def measured(root: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """Run a command within the bounds; it ends by itself and without an internal error."""
    done = subprocess.run(
        [sys.executable, "-I", "-S", "-c", MEASURED, sys.executable, "--content", str(root), *words],
        capture_output=True,
        text=True,
        env=dict(os.environ),
        check=False,
    )
    assert done.returncode in (0, 1, 2), (words, done.returncode, done.stderr[-300:])
    assert "internal error" not in done.stderr, (words, done.stderr[-300:])
    assert int(done.stderr.rsplit("\n", 1)[-1]) * 1024 < MEMORY, words
    assert len(done.stdout) < 20_000_000
    return done


MEASURED = f"""
import os, resource, sys
resource.setrlimit(resource.RLIMIT_CPU, ({SECONDS}, {SECONDS}))
resource.setrlimit(resource.RLIMIT_AS, ({ADDRESSES}, {ADDRESSES}))
program = os.posix_spawn(sys.argv[1], [sys.argv[1], "-m", "eurasia_tui", *sys.argv[2:]], os.environ)
_, status, used = os.wait4(program, 0)
print("\\n", used.ru_maxrss, sep="", end="", file=sys.stderr)
sys.exit(os.waitstatus_to_exitcode(status) % 256)
"""
"""Runs the program with its limits, and says at the end how many kilobytes it used. Loads as good as nothing itself."""


def commands(out: Path) -> tuple[tuple[str, ...], ...]:
    return (
        ("show", "landia"),
        ("show", "landia", "--format", "html"),
        ("show", "landia", "--format", "markdown"),
        ("show", "landia", "--json"),
        ("brief", "landia", "bund"),
        ("compare", "landia", "landia"),
        ("relate", "landia", "bund"),
        ("timeline", "landia"),
        ("search", "landia"),
        ("map", "landia"),
        ("cite", "landia"),
        ("export", str(out), "--format", "markdown"),
    )


@pytest.mark.parametrize("name", EXTREMES)
def test_every_command_ends_within_bounds(name: str, small: dict[str, str], pack: Write, tmp_path: Path) -> None:
    root = pack({**small, "countries/landia.toml": EXTREMES[name]})
    for words in (("check", str(root)), *commands(tmp_path / "out")):
        measured(root, *words)


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_larger_is_one_problem(name: str, small: dict[str, str], pack: Write) -> None:
    root = pack({**small, "countries/landia.toml": REFUSED[name]})
    found = measured(root, "check", str(root)).stdout
    lines = [line for line in found.splitlines() if line.startswith("countries/landia.toml:")]
    assert len(lines) == 1, found
    assert max(map(len, found.splitlines())) < 500
    measured(root, "list", "countries")


FORGED = {
    "fact": ("landia", 9_900),
    "relation": ("bund", 19_000),
    "prose": ("landia", 9_900),
}
"""As many rows of an entity as a catalogue handed over may have."""


@pytest.mark.parametrize("table", FORGED)
def test_a_catalogue_made_by_hand_is_read_within_bounds(
    table: str, small: dict[str, str], pack: Write, tmp_path: Path
) -> None:
    entity, count = FORGED[table]
    file = tmp_path / "forged.eurasia"
    build(pack(small), file)
    file.chmod(0o644)
    replaced = {"slot": "'s' || at", "label": "'L' || at", "section": "'s' || at", "key": "'k' || at"}
    chosen = ", ".join(replaced.get(name, name) for name in columns(table))
    where = "type = 'number'" if table == "fact" else f"entity = '{entity}'"
    db = sqlite3.connect(file)
    db.execute(
        f"INSERT INTO {table} WITH RECURSIVE n(at) AS (SELECT 1 UNION ALL SELECT at + 1 FROM n WHERE at < ?) "
        f"SELECT {chosen} FROM n, (SELECT * FROM {table} WHERE {where} LIMIT 1)",
        (count,),
    )
    db.commit()
    db.close()
    assert trusted(file)
    for words in commands(tmp_path / "out"):
        measured(file, *words)
    assert f"L{count}" in measured(file, "show", "landia", "--json").stdout or table != "fact"
