"""A page that the cursor of a list only passed was not read: no path leads over it, and it is not among the recent ones."""

from __future__ import annotations

from eurasia_tui.userdata import state

from .test_app import EurasiaApp, explorer, screen_text


def path(app: EurasiaApp) -> str:
    """The screen as one line, in which the path over a page stands."""
    return screen_text(app).replace("\n", "")


async def test_the_path_names_only_pages_that_were_read() -> None:
    async with explorer((120, 36)) as (app, pilot):
        await pilot.press("slash", *"bishkek", "enter")
        await pilot.pause()
        assert "Places › Bishkek" in path(app)
        assert "Kazakhstan ›" not in path(app)
        await pilot.press("tab", "enter")
        await pilot.pause()
        assert "Bishkek › " in path(app)


async def test_what_was_not_read_is_not_recent(own_home: object) -> None:
    async with explorer((120, 36)) as (app, pilot):
        await pilot.press("down")
        await pilot.pause()
        app.keep()
    assert state.load()["recent"] == []
    async with explorer((120, 36)) as (app, pilot):
        await pilot.press("enter")
        await pilot.pause()
        read = app.browse.here().id
        app.keep()
    assert state.load()["recent"] == [read]
