"""Kiosk: each forbidden thing tried by key, palette, mouse and command line."""

from __future__ import annotations

import importlib
import pkgutil
import re
from pathlib import Path

import pytest
from textual.app import App, SuspendNotSupported
from textual.dom import DOMNode

import eurasia_tui.tui
from eurasia_tui.cli.commands import COMMANDS, KIOSK
from eurasia_tui.tui import kiosk
from eurasia_tui.tui.palette import commands
from eurasia_tui.tui.views import VIEWS, every_key

from .conftest import Run, Write
from .terminal import Terminal
from .test_app import explorer, screen_text

FORBIDDEN = (
    "bookmark",
    "note",
    "copy('citation')",
    "copy('value')",
    "open_source",
    "edit",
    "write",
    "save",
    "app.screenshot",
    "screenshot",
    "app.suspend_process",
    "suspend_process",
    "screen.copy_text",
    "copy_text",
    "app.simulate_key('b')",
    "simulate_key('y')",
    "app.push_screen('x')",
    "app.switch_screen('x')",
    "app.switch_mode('x')",
    "cut",
    "copy",
    "app.notify('x')",
    "app.add_class('a', 'b')",
    "app.open_url('https://example.org')",
    "app.deliver_screenshot()",
    "app.exit()",
    "show_help_panel",
    "tab.was.no(action",
    "view('notes')",
    "view('recent')",
)


def _files(home: Path) -> set[str]:
    """What stands in a home, the cache of catalogues left out."""
    return {str(path.relative_to(home)) for path in home.rglob("*") if path.is_file()}


@pytest.fixture
def watched(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What was done that kiosk forbids, said by Textual's own methods."""
    done: list[str] = []
    for name in ("copy_to_clipboard", "open_url", "suspend", "save_screenshot", "deliver_text", "deliver_binary"):
        monkeypatch.setattr(App, name, lambda *_, _name=name, **__: done.append(_name))
    return done


def test_every_action_of_ours_is_allowed_or_refused_by_name() -> None:
    ours: set[str] = set()
    for module in pkgutil.iter_modules(eurasia_tui.tui.__path__):
        loaded = importlib.import_module(f"eurasia_tui.tui.{module.name}")
        for cls in vars(loaded).values():
            if isinstance(cls, type) and issubclass(cls, DOMNode) and cls.__module__.startswith("eurasia_tui"):
                ours |= {name.removeprefix("action_") for name in vars(cls) if name.startswith("action_")}
    assert not ours - kiosk.ALLOWED - kiosk.REFUSED, "name these in tui/kiosk.py"
    assert not kiosk.ALLOWED & kiosk.REFUSED


def test_keys_that_write_are_refused() -> None:
    refused = {key.id for key in every_key() if not kiosk.allows(key.action)}
    assert refused >= {"bookmark", "note", "edit", "copy", "open_source"}


async def test_kiosk_by_key(own_home: Path, watched: list[str]) -> None:
    async with explorer(kiosk=True) as (app, pilot):
        for key in every_key():
            if not kiosk.allows(key.action):
                await pilot.press(*key.keys.split(",")[:1])
                await pilot.pause()
                assert app.screen is app.browse, key.id
        await pilot.press("enter", "y", "Y", "b", "n", "o", "e", "ctrl+z", "ctrl+s", "н", "Н", "и", "т", "щ")
        await pilot.pause()
        await pilot.press("p")  # a brief can be read, not written
        await pilot.pause()
        await pilot.press("w", "ctrl+s")
        await pilot.pause()
        await pilot.press("escape", "slash", *"kaz", "ctrl+x", "ctrl+a", "ctrl+x", "ctrl+insert")
        await pilot.pause()
        await pilot.press("escape", "q")
    assert watched == []
    assert _files(own_home) == set()


async def test_kiosk_by_action(own_home: Path, watched: list[str]) -> None:
    async with explorer(kiosk=True) as (app, pilot):
        before = app.screen
        for action in FORBIDDEN:
            for namespace in (None, app, app.browse, app.browse.page):
                assert not await app.run_action(action, namespace)
            await pilot.pause()
            if action.startswith("view("):
                assert not app.browse.check_action("view", (action[6:-2],))
            assert app.is_running
        assert app.screen is before
        with pytest.raises(SuspendNotSupported), app.suspend():
            pass
        app.copy_to_clipboard("x")
        app.open_url("https://example.org")
        assert app.save_screenshot() == ""
        assert app.deliver_text("x") is None
        assert app.deliver_binary("x") is None
    assert watched == []
    assert _files(own_home) == set()


async def test_only_web_addresses_are_opened(monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []
    monkeypatch.setattr("webbrowser.open", lambda url, **_: opened.append(url))
    async with explorer() as (app, _):
        for url in ("javascript:alert(1)", "file:///etc/passwd", "-h", " https://example.org", "data:text/html,x"):
            app.open_url(url)
        app.open_url("https://example.org")
    assert opened == ["https://example.org"]


async def test_kiosk_by_palette() -> None:
    async with explorer(kiosk=True) as (app, pilot):
        titles = [command.title for command in commands(app, app.browse)]
        refused = [key.tooltip.partition(";")[0] for key in every_key() if not kiosk.allows(key.action)]
        assert titles
        assert not set(titles) & {*refused, "Screenshot", "Save screenshot", "Keys"}
        await pilot.press("ctrl+p")
        await pilot.pause()
        for word in ("screenshot", "note", "copy", "bookmark", "edit"):
            await pilot.press("ctrl+a", "delete", *word)
            await pilot.pause()
        await pilot.press("escape", "escape")


async def test_kiosk_by_panes() -> None:
    own = [view.title for view in VIEWS.values() if view.own]
    async with explorer(kiosk=True) as (app, pilot):
        await pilot.press("0")
        await pilot.pause()
        assert not set(own) & {row[1] for row in app.screen.rows}  # type: ignore[attr-defined] # the choice


async def test_kiosk_by_mouse(own_home: Path, watched: list[str]) -> None:
    async with explorer((120, 36), kiosk=True) as (app, pilot):
        for x in range(3, 120, 29):
            for y in (0, 2, 6, 12, 20, 35):
                await pilot.double_click(offset=(x, y))  # a click, and another
        await pilot.pause()
        assert app.is_running
    assert watched == []
    assert _files(own_home) == set()


async def test_what_is_not_forbidden_works_in_kiosk() -> None:
    async with explorer(kiosk=True) as (app, pilot):
        await pilot.press("down", "enter", "tab", "enter", "backspace", "escape", "2")
        await pilot.pause()
        assert app.browse.list.listing.kind == list(app.catalogue.kinds)[1] or app.browse.list.current
        for view in VIEWS.values():
            if view.key and not view.asks:
                await pilot.press(view.key.keys.split(",")[0])
                await pilot.pause()
                assert app.screen is not app.browse, view.name
                await pilot.press("escape")
                await pilot.pause()
        await pilot.press("slash", *"eaeu", "enter")
        await pilot.pause()
        assert app.browse.page.page
        assert app.browse.page.page.id == "eaeu"
        await pilot.press("a", *"2015-03", "enter")
        await pilot.pause()
        assert "AS OF" in screen_text(app)


@pytest.mark.parametrize("name", sorted(set(COMMANDS) - KIOSK))
def test_kiosk_by_command_line(name: str, eurasia: Run) -> None:
    for argv, env in ((["--kiosk", name], {}), ([name], {"EURASIA_KIOSK": "1"})):
        words = {
            "new": ["countries", "x"],
            "rename": ["a", "b"],
            "build": [".", "-o", "x"],
            "export": ["--format", "json", "d"],
        }
        done = eurasia(*argv, *words.get(name, []), env=env)
        assert done.returncode == 2
        assert done.stdout == ""
        assert re.fullmatch(rf"eurasia: {name} is not available in kiosk\n", done.stderr)


@pytest.mark.parametrize("argv", [("brief", "kazakhstan", "-o", "x.md"), ("map", "kazakhstan", "-o", "x.svg")])
def test_kiosk_writes_no_file(argv: tuple[str, ...], eurasia: Run, tmp_path: Path) -> None:
    done = eurasia(*argv[:-1], str(tmp_path / argv[-1]), env={"EURASIA_KIOSK": "1"})
    assert done.returncode == 2
    assert not (tmp_path / argv[-1]).exists()


def test_only_the_host_names_a_pack_in_kiosk(small: dict[str, str], pack: Write, eurasia: Run) -> None:
    root = str(pack(small))
    for argv, env in ((["--kiosk"], {}), ([], {"EURASIA_KIOSK": "1"})):
        for words in (["--content", root, "show", "landia"], ["show", "landia", "--content", root]):
            done = eurasia(*argv, *words, env=env)
            assert done.returncode == 2
            assert "--content is not available in kiosk" in done.stderr
    shown = eurasia("show", "landia", env={"EURASIA_KIOSK": "1", "EURASIA_CONTENT": root})
    assert shown.returncode == 0
    assert "Landia" in shown.stdout


def test_kiosk_does_not_see_what_is_the_users_own(own_home: Path, eurasia: Run) -> None:
    folder = own_home / ".local/share/eurasia"
    (folder / "notes").mkdir(parents=True)
    (folder / "notes/kazakhstan.toml").write_text('text = "a zzyzx"\n')
    (folder / "pack/countries").mkdir(parents=True)
    (folder / "pack/countries/kazakhstan.toml").write_text('name = "Zzyzx"\nsource = "x"\nas_of = 2024\n')
    (own_home / ".config/eurasia").mkdir(parents=True)
    (own_home / ".config/eurasia/settings.toml").write_text('names = "ru"\nzzyzx = 1\n')
    assert "Казахстан" in eurasia("list", "countries", "--no-pager").stdout
    for argv in (["show", "kazakhstan"], ["list", "countries"]):
        done = eurasia(*argv, env={"EURASIA_KIOSK": "1"})
        assert "zzyzx" not in (done.stdout + done.stderr).lower()
        assert "Kazakhstan" in done.stdout


def test_the_command_line_cannot_undo_the_variable(catalogue: object, own_home: Path) -> None:
    with Terminal(env={"EURASIA_KIOSK": "1", "EURASIA_FRESH": "1"}) as terminal:
        terminal.until("Kazakhstan").until_quiet().press("y", "b", "ctrl+z", "ctrl+p").until_quiet()
        terminal.press("escape", "escape").until_quiet().press("ctrl+c")
        assert terminal.ended() == 0
        assert b"\x1b]52;" not in terminal.sent
    assert _files(own_home) == set()
