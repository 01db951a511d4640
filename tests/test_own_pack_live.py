"""Own packs in the running explorer: e, saving seen live, errors shown while the old view stays."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import Path

import pytest

from eurasia_tui import paths
from eurasia_tui.query.catalogue import Catalogue
from eurasia_tui.query.pages.page import page
from eurasia_tui.tui import editing
from eurasia_tui.tui.app import EurasiaApp
from eurasia_tui.tui.editing import editor_command, file_to_edit

from .conftest import Write


async def until(true: Callable[[], bool], seconds: float = 20) -> bool:
    """Wait for something another thread brings about."""
    for _ in range(int(seconds / 0.05)):
        if true():
            return True
        await asyncio.sleep(0.05)
    return False


async def noticed(file: Path, text: str, true: Callable[[], bool]) -> bool:
    """Save a file until something comes of it: on a busy machine the watcher's thread may begin after the first save."""
    for _ in range(20):
        file.write_text(text)
        if await until(true, 3):
            return True
    return False


async def test_a_save_is_seen_and_a_broken_one_keeps_the_old_view(small: dict[str, str], pack: Write) -> None:
    root = pack(small)
    app = EurasiaApp(Catalogue.open(str(root), own=False), content=str(root), fresh=True)
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.pause()
        file = root / "countries/landia.toml"
        good = file.read_text()

        def name() -> str:
            return app.browse.page.page.name if app.browse.page.page else ""

        assert name() == "Landia"
        assert await noticed(file, good.replace('"Landia"', '"Newland"'), lambda: name() == "Newland")
        wrong = "countries/landia.toml:6:1: unknown-key"
        assert await noticed(file, good.replace("iso2", "iso_2"), lambda: wrong in app.browse.body.message)
        assert name() == "Newland"
        assert await noticed(file, good.replace('"Landia"', '"Thirdland"'), lambda: name() == "Thirdland")


def test_e_opens_ours_through_a_file_laid_over_it(own_home: Path, catalogue: Catalogue) -> None:
    file, line = file_to_edit(catalogue, "kyrgyzstan", "Kyrgyzstan", "countries")
    assert file == paths.own_pack() / "countries/kyrgyzstan.toml"
    assert line == 1
    assert "Kyrgyzstan" in file.read_text()


@pytest.mark.parametrize(
    ("editor", "words"),
    [
        (["nvim"], ["nvim", "+7", "f.toml"]),
        (["code", "-n"], ["code", "-n", "--wait", "--goto", "f.toml:7"]),
        (["hx"], ["hx", "f.toml:7"]),
    ],
)
def test_each_editor_is_told_the_line(editor: list[str], words: list[str]) -> None:
    assert editor_command(editor, Path("f.toml"), 7) == words


@pytest.mark.parametrize(
    ("opens", "then"), [("slash", "bund"), ("x", "io"), ("t", "e"), ("m", "lll"), ("ctrl+p", "sea")]
)
async def test_a_view_that_is_open_outlives_a_save(opens: str, then: str, small: dict[str, str], pack: Write) -> None:
    root = pack(small)
    app = EurasiaApp(Catalogue.open(str(root), own=False), content=str(root), fresh=True)
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press(opens)
        await pilot.pause()
        before, view = app.catalogue, app.screen
        file = root / "countries/landia.toml"
        for name in ("Newland", "Thirdland"):
            before = app.catalogue
            text = small["countries/landia.toml"].replace('"Landia"', f'"{name}"')
            assert await noticed(file, text, lambda before=before: app.catalogue is not before)
        assert app.screen is view is not app.browse
        await pilot.press(*then, "enter")
        await pilot.pause()
        await pilot.press("escape", "escape", "escape")
        assert app.browse.catalogue is app.catalogue
        await pilot.press("2")
        await pilot.pause()


@pytest.mark.parametrize(("writes", "stays"), [("", False), ('\nsummary = "Ours."\nsource = "src"\n', True)])
def test_an_overlay_left_unchanged_is_removed_again(
    own_home: Path, catalogue: Catalogue, monkeypatch: pytest.MonkeyPatch, writes: str, stays: bool
) -> None:
    def editor(_app: object, _words: object, file: Path, _line: int) -> int:
        file.write_text(file.read_text("utf-8") + writes, "utf-8")
        return 0

    monkeypatch.setenv("VISUAL", "true")
    monkeypatch.setattr(editing, "edit", editor)
    shown = page(catalogue, "kyrgyzstan")
    app = EurasiaApp(catalogue, fresh=True)
    assert editing.edit_entity(app, catalogue, shown) == ""
    assert (paths.own_pack() / "countries/kyrgyzstan.toml").exists() == stays
    assert paths.own_pack().exists() == stays
