"""A catalogue that is damaged, changed or taken away while it is open: the explorer goes on, and says so."""

from __future__ import annotations

import asyncio
import contextlib
import random
import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from eurasia_tui import paths
from eurasia_tui.catalogue.files import cached_catalogue
from eurasia_tui.query.catalogue import Catalogue
from eurasia_tui.tui.app import EurasiaApp

from .conftest import Write


def _overwrite(file: Path, data: bytes) -> None:
    """Write other content into the very file that is open."""
    with open(file, "r+b") as handle:
        handle.write(data)
        handle.truncate()


def _scattered(data: bytes) -> bytes:
    numbers, result = random.Random(7), bytearray(data)
    for at in range(4_096, len(result), 4_096):  # the first page stands: it still looks like a catalogue
        result[at : at + 4_096] = numbers.randbytes(min(4_096, len(result) - at))
    return bytes(result)


DAMAGE: dict[str, Callable[[Path], object]] = {
    "emptied": lambda file: _overwrite(file, b""),
    "cut short": lambda file: _overwrite(file, file.read_bytes()[: file.stat().st_size // 3]),
    "grown": lambda file: _overwrite(file, file.read_bytes() + b"\xff" * 100_000),
    "other bytes": lambda file: _overwrite(file, b"\xa5" * file.stat().st_size),
    "bytes among ours": lambda file: _overwrite(file, _scattered(file.read_bytes())),
    "text": lambda file: _overwrite(file, b"name = 1\n" * 10_000),
    "deleted": lambda file: file.unlink(),
    "a folder": lambda file: (file.unlink(), file.mkdir()),
    "a link to itself": lambda file: (file.unlink(), file.symlink_to(file)),
    "the folder around it gone": lambda file: file.parent.rename(file.parent.with_name("gone")),
    "a file in place of the folder": lambda file: (
        file.parent.rename(file.parent.with_name("gone")),
        file.parent.write_text(""),
    ),
}
KEYS = (
    "j",
    "G",
    "2",
    "enter",
    "tab",
    "enter",
    "escape",
    "slash",
    *"tra",
    "escape",
    "m",
    "escape",
    "4",
    "G",
    "x",
    "escape",
    "ctrl+p",
    "escape",
)


async def _survives(app: EurasiaApp, damage: Callable[[], object], wanted: str) -> None:
    async with app.run_test(size=(110, 34)) as pilot:
        await pilot.press("j")
        damage()
        messages = set()
        for key in KEYS:
            await pilot.press(key)
            messages.add(app.browse.body.message)
        for _ in range(200):
            messages.add(app.browse.body.message)
            if wanted in "; ".join(messages):
                break
            await pilot.press("1", "G")
            await asyncio.sleep(0.05)
        assert wanted in "; ".join(messages), messages
        await pilot.press("1", "j", "enter")
        assert app.is_running
        assert not app.faults, app.faults[0]


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory, catalogue: Catalogue) -> Path:
    """A catalogue file of the built-in pack that stands alone, larger than what SQLite keeps of it in memory."""
    target = tmp_path_factory.mktemp("whole") / "whole.eurasia"
    shutil.copy(catalogue.opened.packs[-1].catalogue, target)
    with contextlib.closing(sqlite3.connect(target)) as db, db:
        db.execute("UPDATE meta SET value = '1' WHERE key = 'standalone'")
    return target


@pytest.mark.parametrize(
    "kind", ["emptied", "cut short", "grown", "other bytes", "bytes among ours", "the folder around it gone"]
)
async def test_a_catalogue_file_that_is_open(kind: str, whole: Path, tmp_path: Path) -> None:
    file = tmp_path / "folder" / "handed.eurasia"
    file.parent.mkdir()
    shutil.copy(whole, file)
    app = EurasiaApp(Catalogue.open(str(file), own=False), content=str(file), fresh=True)
    held = kind in ("the folder around it gone", "a file in place of the folder", "grown")
    await _survives(app, lambda: DAMAGE[kind](file), "" if held else "cannot be read")


@pytest.mark.parametrize(
    "kind",
    ["emptied", "text", "bytes among ours", "deleted", "a folder", "a link to itself", "a file in place of the folder"],
)
async def test_a_catalogue_in_the_cache(
    kind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, small: dict[str, str], pack: Write
) -> None:
    """It is made again, in memory where the cache takes nothing."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "own-cache"))
    names = {
        f"concepts/c{at}.toml": f'name = "Concept {at}"\nsource = "s1"\nas_of = 2024\nsummary = "{"Long text. " * 200}"\n'
        for at in range(120)
    }
    root = pack({**small, **names})
    app = EurasiaApp(Catalogue.open(str(root), own=False), content=str(root), fresh=True)
    file = cached_catalogue(root)
    assert file.is_relative_to(paths.cache_dir())
    held = kind in (
        "deleted",
        "a folder",
        "a link to itself",
        "the folder around it gone",
        "a file in place of the folder",
        "grown",
    )
    await _survives(app, lambda: DAMAGE[kind](file), "" if held else "opened again")


@pytest.mark.parametrize("change", ["deleted", "renamed", "half-written", "a file", "unreadable"])
async def test_a_pack_that_is_open(change: str, small: dict[str, str], pack: Write) -> None:
    root = pack(small)
    app = EurasiaApp(Catalogue.open(str(root), own=False), content=str(root), fresh=True)
    async with app.run_test(size=(110, 34)) as pilot:
        await asyncio.sleep(0.3)  # the watcher starts on a thread of its own
        if change == "half-written":
            for file in root.rglob("*.toml"):
                file.write_bytes(file.read_bytes()[:20])
        elif change == "unreadable":
            for file in root.rglob("*.toml"):
                file.chmod(0)
        else:
            root.rename(root.with_name("elsewhere"))
            if change == "a file":
                root.write_text("")
            elif change == "deleted":
                shutil.rmtree(root.with_name("elsewhere"))
        for _ in range(10):
            await asyncio.sleep(0.1)
            await pilot.press("j", "2", "1")
        await pilot.press(*KEYS)
        assert app.is_running
        assert not app.faults, app.faults[0]


async def test_a_home_that_goes(catalogue: Catalogue, own_home: Path) -> None:
    app = EurasiaApp(Catalogue.open(), fresh=True)
    async with app.run_test(size=(110, 34)) as pilot:
        own_home.rename(own_home.with_name("gone"))
        own_home.write_text("")
        await pilot.press("b")
        assert "cannot be written" in app.browse.body.message
        await pilot.press("n", *"text", "escape", *KEYS)
        assert app.is_running
        assert not app.faults, app.faults[0]
    assert own_home.is_file()
