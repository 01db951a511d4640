"""Random keys, pastes, mouse and sizes do not end the explorer. ``make fuzz`` goes on with other seeds.

At other sizes: test_monkey_large.py, test_monkey_small.py, files of their own so that they run beside this one.
"""

from __future__ import annotations

import asyncio
from pathlib import Path
from unittest import mock

import pytest
from textual import events
from textual.geometry import Size

from eurasia_tui.query.catalogue import Catalogue

from . import monkey


@pytest.mark.timeout(900)
@pytest.mark.parametrize(("seed", "kiosk"), [(1, False), (2, True)])
async def test_random_keys(seed: int, kiosk: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EDITOR", "true")
    monkeypatch.chdir(tmp_path)  # where a brief may be written
    await monkey.check(seed, (80, 24), kiosk=kiosk)


@pytest.mark.parametrize(
    "keys",
    [
        "?? home 3 i /",
        "50in left 0d right C5",
        "Kj ctrl+p m ctrl+n",
        "1 s tab",
        "ctrl+p pageup pagedown ctrl+end",
        "ctrl+p ctrl+p escape escape ctrl+p ctrl+p",
        "? escape escape q ? ?",
        "m escape escape escape",
        "ctrl+f ctrl+f escape ctrl+f",
    ],
)
@pytest.mark.parametrize("size", monkey.SIZES)
async def test_keys_that_ended_the_explorer(keys: str, size: tuple[int, int], monkeypatch: pytest.MonkeyPatch) -> None:
    from .test_key_bundles import write

    monkeypatch.setenv("EDITOR", "true")
    app = monkey.Explorer(Catalogue.open(own=False), fresh=True)
    async with app.run_test(size=size) as pilot:
        names = [name for part in keys.split() for name in ([part] if len(part) > 3 and "+" in part else _split(part))]
        await write(app, pilot, names)
        assert app.is_running
        assert not app.faults


async def test_a_view_that_goes_while_it_opens_another_does_not_end_the_explorer() -> None:
    """A letter typed on the start screen opens search while another key has just left the start screen."""
    from eurasia_tui.tui.search_view import SearchView
    from eurasia_tui.tui.start_view import StartView
    from eurasia_tui.tui.type_ahead import opening

    app = monkey.Explorer(Catalogue.open(own=False), fresh=True)

    async def search() -> None:
        await app.push_screen_wait(SearchView(app.session, (), start="x"))

    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.press("h")
        await pilot.pause()
        start = app.screen
        assert isinstance(start, StartView)
        opening(start, search())
        start.action_leave()
        await pilot.pause()
        await pilot.press("escape", "escape", "j")
        assert app.is_running
        assert app.screen is app.browse


async def test_a_view_under_a_window_does_not_end_in_its_place() -> None:
    """What is chosen in a view once a window lies over it would remove the window, and leave a view that no key ends."""
    from eurasia_tui.tui.choose import Choose
    from eurasia_tui.tui.search_view import SearchView

    app = monkey.Explorer(Catalogue.open(own=False), fresh=True)
    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.press("slash")
        await pilot.pause()
        view = app.screen
        assert isinstance(view, SearchView)
        await app.push_screen(window := Choose(app.session, "Names", [("kazakhstan", "Kazakhstan", "")]))
        view.dismiss("kazakhstan")
        await pilot.pause()
        assert app.screen is window
        await pilot.press("escape", "escape", "escape")
        await pilot.pause()
        assert view not in app.screen_stack


async def test_what_waits_for_a_picture_outlives_the_screen_that_was_to_draw_it() -> None:
    """Keys are kept while the page gets its size; Textual forgets who waits when the screen that lies on top then goes."""
    from eurasia_tui.tui.choose import Choose

    app = monkey.Explorer(Catalogue.open(own=False), fresh=True)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert not app.browse.body.page.size.width
        window = Choose(app.session, "Names", [("kazakhstan", "Kazakhstan", "")])
        with mock.patch("textual.screen.UPDATE_PERIOD", 1_000.0):  # it goes before it is drawn
            app.push_screen(window)
            waiting = asyncio.create_task(app.browse.body.laid_out())
            for _ in range(4):
                await asyncio.sleep(0)
            window.dismiss(None)
        await asyncio.wait_for(waiting, 60)


def _split(part: str) -> list[str]:
    return [part] if part in monkey.NAMED else ["question_mark" if char == "?" else char for char in part]


@pytest.mark.parametrize("action", ["out", "move(1)", "move(-1)", "kind(1)", "find(1)"])
async def test_a_key_that_comes_before_a_view_is_composed_does_not_fail(action: str) -> None:
    from eurasia_tui.tui.search_view import SearchView

    app = monkey.Explorer(Catalogue.open(own=False), fresh=True)
    async with app.run_test() as pilot:
        view = SearchView(app.session)
        opened = app.push_screen(view)
        await app.run_action(action, view)
        await opened
        await pilot.press("escape")
        assert view not in app.screen_stack
        assert not app.faults


@pytest.mark.parametrize(
    "event",
    [
        events.Key("f9", None),
        events.Paste("x"),
        events.AppFocus(),
        events.AppBlur(),
        events.Resize(Size(80, 24), Size(80, 24)),
        events.MouseDown(None, 3, 3, 0, 0, 1, False, False, False),
        events.MouseMove(None, 3, 3, 0, 0, 1, False, False, False),
    ],
    ids=lambda event: type(event).__name__,
)
async def test_what_comes_after_the_last_screen_has_gone_ends_nothing(event: events.Event) -> None:
    """Keys that a screen hands back reach the application while it ends."""
    app = monkey.Explorer(Catalogue.open(own=False), fresh=True)
    async with app.run_test() as pilot:
        await pilot.pause()
    assert not app.screen_stack
    await app.on_event(event)
