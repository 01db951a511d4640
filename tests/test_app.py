"""The explorer through Pilot: panes, pages, links, history, search, filter, help."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from textual.pilot import Pilot

from eurasia_tui.query.catalogue import Catalogue
from eurasia_tui.tui.app import EurasiaApp
from eurasia_tui.tui.help import Help
from eurasia_tui.tui.page_screen import CompareView
from eurasia_tui.tui.passages_view import PassagesView

SIZES = [(120, 36), (80, 24), (40, 12)]


@asynccontextmanager
async def explorer(
    size: tuple[int, int] = (120, 36), **options: object
) -> AsyncIterator[tuple[EurasiaApp, Pilot[None]]]:
    app = EurasiaApp(Catalogue.open(own=False), fresh=True, **options)  # type: ignore[arg-type] # options of the app
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        yield app, pilot
        await pilot.pause()


def screen_text(app: EurasiaApp) -> str:
    """What stands on the screen."""
    import re
    from html import unescape

    svg = app.export_screenshot()
    return "\n".join(unescape(part).replace("\xa0", " ") for part in re.findall(r"<text[^>]*>([^<]*)</text>", svg))


@pytest.mark.parametrize("size", SIZES)
async def test_every_pane_has_its_key(size: tuple[int, int]) -> None:
    async with explorer(size) as (app, pilot):
        for kind in app.catalogue.kinds.values():
            if kind.key:
                await pilot.press(kind.key)
                await pilot.pause()
                assert app.browse.list.listing.kind == kind.name
                assert app.browse.list.current
                assert app.browse.page.page
                assert app.browse.page.page.id == app.browse.list.current.id


async def test_the_first_screen_opens_on_kazakhstan() -> None:
    async with explorer() as (app, _):
        assert app.browse.list.current
        assert app.browse.list.current.id == "kazakhstan"
        text = screen_text(app)
        assert "Kazakhstan" in text
        assert "Central" in text


async def test_links_by_keyboard_and_back_with_everything_restored() -> None:
    async with explorer() as (app, pilot):
        await pilot.press("down", "down", "enter", "tab", "tab")
        browse = app.browse
        start = browse.here()
        target = browse.page.linked
        assert target
        await pilot.press("enter")
        await pilot.pause()
        assert browse.page.page
        assert browse.page.page.id == target
        await pilot.press("pagedown", "backspace")
        await pilot.pause()
        assert (browse.here().id, browse.here().link, browse.here().cursor) == (start.id, start.link, start.cursor)
        await pilot.press("alt+right")
        await pilot.pause()
        assert browse.page.page.id == target


@pytest.mark.parametrize("keys", ["][", "ъх"])
async def test_sections_of_a_long_page_by_key(keys: str) -> None:
    async with explorer() as (app, pilot):
        page, (ahead, behind) = app.browse.page, keys
        seen = []
        for _ in range(3):
            await pilot.press(ahead)
            await pilot.pause()
            assert app.browse.body.is_reading
            seen.append(page.top)
            assert page.page_layout
            assert page.page_layout.lines[page.top].segments[0].role == "heading"
        assert seen == sorted(set(seen))
        await pilot.press(behind)
        await pilot.pause()
        assert page.top == seen[1]
        await pilot.press(*behind * 3)
        await pilot.pause()
        assert page.top == 0


@pytest.mark.parametrize(
    "end", [[*"uzbek", "enter"], ["escape"], [*"xyzzy", "enter", "escape"]], ids=["chosen", "left", "nothing"]
)
async def test_keys_go_on_in_a_view_after_the_search_it_opened(end: list[str]) -> None:
    async with explorer() as (app, pilot):
        for key in ("p", "r", *end):
            await pilot.press(key)
            await pilot.pause()
        assert type(app.screen).__name__ == "BriefView"
        await pilot.press("escape")
        await pilot.pause()
        assert app.screen is app.browse


async def test_a_letter_follows_a_link() -> None:
    async with explorer() as (app, pilot):
        await pilot.press("f")
        hints = dict(app.browse.page.hints.letters)
        assert hints
        letters = next(iter(hints))
        wanted = app.browse.page.links[hints[letters]][3]
        await pilot.press(*letters)
        await pilot.pause()
        assert app.browse.page.page
        assert app.browse.page.page.id == wanted


async def test_search_opens_from_anywhere_and_escape_returns() -> None:
    async with explorer() as (app, pilot):
        await pilot.press("2", "down")
        before = app.browse.here()
        await pilot.press("slash", *"kazahstan")
        await pilot.pause()
        assert app.screen.hits.current.id == "kazakhstan"  # type: ignore[attr-defined] # the search view
        await pilot.press("escape")
        await pilot.pause()
        assert app.browse.here().id == before.id
        await pilot.press("slash", *"ЕАЭС", "enter")
        await pilot.pause()
        assert app.browse.page.page
        assert app.browse.page.page.id == "eaeu"


async def test_ctrl_f_filters_the_list_and_finds_in_the_page() -> None:
    async with explorer() as (app, pilot):
        await pilot.press("ctrl+f", *"kyrg", "enter")
        await pilot.pause()
        assert app.browse.list.total == 1
        assert app.browse.list.current
        assert app.browse.list.current.id == "kyrgyzstan"
        await pilot.press("escape")
        await pilot.pause()
        assert app.browse.list.total > 1
        await pilot.press("enter", "ctrl+f", *"bishkek", "enter")
        await pilot.pause()
        assert app.browse.page.matches


async def test_as_of_changes_what_members_show() -> None:
    async with explorer() as (app, pilot):
        await pilot.press("slash", *"eaeu", "enter", "a", *"2015-03", "enter")
        await pilot.pause()
        page = app.browse.page.page
        assert page
        assert page.as_of == "2015-03"
        assert "kyrgyzstan" not in {row.id for row in page.relations if row.relation == "member-of"}
        assert "AS OF" in screen_text(app)


async def test_only_visible_rows_are_read() -> None:
    async with explorer() as (app, _):
        assert sum(map(len, app.browse.list._chunks.values())) <= 128


async def test_the_palette_of_a_view_has_its_own_commands() -> None:
    async with explorer((120, 36)) as (app, pilot):
        await pilot.press("x")
        await pilot.pause()
        await pilot.press("colon", *"order by region", "enter")
        for _ in range(4):
            await pilot.pause()
        assert "Sort the states" in screen_text(app)


@pytest.mark.parametrize("size", [(1, 1), (5, 3), (20, 6), (40, 12), (300, 100)])
async def test_any_size_is_drawn(size: tuple[int, int]) -> None:
    async with explorer(size) as (app, pilot):
        await pilot.press("down", "enter", "tab", "slash", "a", "escape")
        await pilot.pause()
        assert app.is_running


async def test_the_mouse_drags_the_line_between_list_and_page_and_presses_keys_of_the_footer() -> None:
    async with explorer((120, 36)) as (app, pilot):
        left = app.browse.body.left
        before = left.size.width
        await pilot.mouse_down(offset=(before - 1, 10))
        await pilot.hover(offset=(before + 9, 10))
        await pilot.mouse_up(offset=(before + 9, 10))
        await pilot.pause()
        assert left.size.width == before + 10
        footer = "".join(part.text for part in app.browse.bar.line(0))
        await pilot.click(offset=(footer.index("help"), 35))
        await pilot.pause()
        assert isinstance(app.screen, Help)


async def test_the_outline_goes_to_sections() -> None:
    async with explorer((160, 48)) as (app, pilot):
        await pilot.press("enter")
        outline, rows = app.browse.body.outline, list[str]()
        while not (found := [at for at, row in enumerate(rows) if "Member of" in row]):  # once the page is laid out
            await pilot.pause(0.02)
            rows = ["".join(part.text for part in outline.line(at)) for at in range(min(12, outline.count()))]
        (at, *_) = found
        await pilot.click(app.browse.body.outline, offset=(4, at))
        await pilot.pause()
        assert app.browse.page.section.startswith("Member of")
    async with explorer((80, 24)) as (app, pilot):
        await pilot.press("enter", "O")
        await pilot.pause()
        await pilot.press("down", "enter")
        await pilot.pause()
        assert app.browse.page.section == "Key figures"


async def test_the_row_that_keys_act_on_is_marked_and_a_match_is_that_row() -> None:
    async with explorer((120, 36)) as (app, pilot):
        await pilot.press("enter", "ctrl+f", *"imports", "enter")
        await pilot.pause()
        page = app.browse.page
        assert page.page_layout
        assert "Imports" in page.page_layout.lines[page.row].text
        mark = next(iter(page.line(page.row)))
        assert mark.text == app.session.glyphs.cursor


async def test_the_palette_has_keys_and_entities() -> None:
    async with explorer((120, 36)) as (app, pilot):
        await pilot.press("colon", *"tajik")
        await pilot.pause()
        assert "Tajikistan" in screen_text(app)
        await pilot.press("enter")
        await pilot.pause()
        assert app.browse.page.page
        assert app.browse.page.page.id == "tajikistan"
        await pilot.press("colon", *"dated entries", "enter")
        for _ in range(4):
            await pilot.pause()
        assert app.screen.__class__.__name__ == "TimelineView"
        await pilot.press("2")
        await pilot.pause()
        assert app.browse.list.listing.kind == "organisations"
        await pilot.press("backspace")
        await pilot.pause()
        assert app.screen.__class__.__name__ == "TimelineView", "back restores the view"


@pytest.mark.parametrize("size", SIZES[:2])
async def test_arrows_walk_the_stops_of_compared_routes(size: tuple[int, int]) -> None:
    async with explorer(size) as (app, pilot):
        view = CompareView(app.session, ("middle-corridor", "northern-corridor"))
        app.push_screen(view)
        await pilot.pause()
        assert not view.page.at_point
        while not view.page.has_points:
            await pilot.press("pagedown")
        await pilot.press("right")
        first = view.page.at_point
        await pilot.press("right")
        assert first
        assert view.page.at_point
        assert view.page.at_point.id != first.id
        assert f"{view.page.at_point.text}" in screen_text(app).replace("\n", "")
        await pilot.press("left")
        assert view.page.at_point == first
        await pilot.press("left", "left")  # before the first stop the key leaves
        await pilot.pause()
        assert app.screen is not view


async def test_more_passages_are_offered_by_a_key_not_a_shell_command() -> None:
    async with explorer() as (app, pilot):
        await pilot.press("slash", *"aral", "space", *"sea", "enter")
        await pilot.pause()
        page = app.browse.page
        assert page.page
        assert page.page.id == "aral-sea"
        assert page.page_layout
        page.page_layout.finish()
        assert any(line.text.endswith("more: key d") for line in page.page_layout.lines)
        await pilot.press("d")
        await pilot.pause()
        assert isinstance(app.screen, PassagesView)
