"""Reading a page: from one quotation to the next, long sections, stops of a route, few cells, another date."""

from __future__ import annotations

import re

import pytest

from eurasia_tui.query.blocks import Quotation, span_text
from eurasia_tui.query.catalogue import Catalogue
from eurasia_tui.query.pages.page import page
from eurasia_tui.render.folding import LEAD
from eurasia_tui.render.glyphs import UNICODE
from eurasia_tui.render.layout import Layout
from eurasia_tui.render.markdown import markdown
from eurasia_tui.render.text import text
from eurasia_tui.tui.app import EurasiaApp

from .conftest import ROOT
from .test_app import explorer, screen_text


def shown(app: EurasiaApp) -> str:
    """The id of the page read."""
    assert app.browse.page.page
    return app.browse.page.page.id


async def test_quotations_of_the_list_are_read_one_after_another() -> None:
    async with explorer((80, 24)) as (app, pilot):
        await pilot.press("4", "enter", "n")
        rows = app.browse.list.listing.rows(app.catalogue, 0, 3)
        assert shown(app) == rows[1].id
        assert app.browse.list.current == app.browse.list.row(1)
        await pilot.press("n", "p")
        assert shown(app) == rows[1].id
        await pilot.press("p", "p")
        last = app.browse.list.row(app.browse.list.total - 1)
        assert last
        assert shown(app) == last.id
        await pilot.press("backspace")
        assert not app.browse.body.is_reading


async def test_quotations_of_a_page_are_read_in_its_order() -> None:
    async with explorer() as (app, pilot):
        about = page(app.catalogue, "kazakhstan", rows=False)
        quotes = [block.id for block in about.blocks if isinstance(block, Quotation)]
        quotes = [id_ for id_, kind in app.catalogue.kinds_of(quotes).items() if kind == "quotes"]
        await pilot.press("enter")
        app.browse.body.open_entity(quotes[0])
        await pilot.press("n")
        assert shown(app) in quotes
        assert shown(app) != quotes[0]


async def test_elsewhere_the_same_keys_are_those_of_note_and_brief() -> None:
    async with explorer() as (app, pilot):
        await pilot.press("enter", "n")
        assert type(app.screen).__name__ == "NoteScreen"
        await pilot.press("escape", "p")
        assert type(app.screen).__name__ == "BriefView"


async def test_what_a_search_finds_is_in_the_list_of_its_kind() -> None:
    async with explorer() as (app, pilot):
        await pilot.press("slash", *"csto", "enter", "enter")
        await pilot.pause()
        assert shown(app) == "csto"
        assert app.browse.list.listing.kind == "organisations"
        assert app.browse.list.current
        assert app.browse.list.current.id == "csto"
        await pilot.press("backspace")
        assert app.browse.list.listing.kind == "countries"


@pytest.mark.parametrize("opens", ["plus", "enter", "click"])
async def test_a_long_section_opens_in_place(opens: str) -> None:
    async with explorer() as (app, pilot):
        view = app.browse.page
        await pilot.press("enter")
        view.finish()
        number = next(number for number, link in enumerate(view.links) if link[3].startswith(LEAD))
        line, first, _, address = view.links[number]
        before = view.count()
        view.scroll_by(line - 3)
        if opens == "plus":
            await pilot.press("plus")
        elif opens == "enter":
            view.link = number
            await pilot.press("enter")
        else:
            await pilot.click(view, offset=(first + 1, line - view.top))
        assert view.count() > before
        assert address not in {link[3] for link in view.links}
        assert shown(app) == "kazakhstan"
        assert view.top <= line


async def test_finding_in_a_page_looks_into_long_sections_too() -> None:
    async with explorer() as (app, pilot):
        view = app.browse.page
        await pilot.press("enter")
        whole = Layout(page(app.catalogue, "kazakhstan", rows=False), view.size.width - 2, UNICODE, beside=True)
        view.finish()
        seen = {line.text for line in view.page_layout.lines} if view.page_layout else set()
        hidden = next(line.text.strip() for line in whole.lines if line.text not in seen and len(line.text) > 30)
        assert view.find(hidden) > 0


def test_a_text_has_every_row(catalogue: Catalogue) -> None:
    layout = Layout(page(catalogue, "kazakhstan"), 80, UNICODE)
    assert not [link for link in layout.links if link[3].startswith(LEAD)]


async def test_stops_of_a_route_are_walked_with_arrows() -> None:
    async with explorer((80, 24)) as (app, pilot):
        await pilot.press("3", "enter")
        name = shown(app)
        assert app.browse.page.page_layout
        points = app.browse.page.page_layout.points
        await pilot.press("right")
        assert app.browse.page.linked == points[0].id
        assert points[0].text in screen_text(app)
        await pilot.press("right", "right", "left")
        assert app.browse.page.linked == points[1].id
        await pilot.press("enter")
        assert shown(app) == points[1].id
        await pilot.press("backspace", "left")
        assert not app.browse.body.is_reading or shown(app) == name


async def test_a_narrow_screen_begins_with_what_a_page_says_at_a_glance() -> None:
    async with explorer((40, 12)) as (app, pilot):
        await pilot.press("enter")
        text = screen_text(app)
        for words in ("Population", "GDP", "Head", "Member", "Neighbours", "Corridors"):
            assert words in text
        lines = app.browse.page.page_layout.lines if app.browse.page.page_layout else []
        assert lines
        assert all(sum(len(part.text) for part in line.segments) <= 38 for line in lines[:8])


def test_a_figure_of_another_year_says_so(catalogue: Catalogue) -> None:
    layout = Layout(page(catalogue, "tajikistan"), 80, UNICODE)
    heading = next(line.text for line in layout.lines if line.text.startswith("Key figures"))
    usual = next(word for word in heading.split() if word.isdigit())
    block = next(block for block in page(catalogue, "tajikistan").blocks if getattr(block, "style", "") == "grid")
    rows = [line.text for line in layout.lines]
    for row in block.rows:  # type: ignore[union-attr] # a grid has rows
        year = (row.values[0].receipt.as_of or "")[:4]
        if year and year != usual and row.key != "area":
            label = row.label.removesuffix(" at birth")[:8]
            assert any(label in text and year in text for text in rows), row.label


def test_on_another_date_what_may_not_have_begun_is_marked(catalogue: Catalogue) -> None:
    catalogue = catalogue.at("2010")
    undated = catalogue.db.execute(
        "SELECT subject FROM relation WHERE name = 'member-of' AND object = 'osce' AND since IS NULL LIMIT 1"
    ).fetchone()
    assert undated
    lines = [line.text for line in Layout(page(catalogue, "osce"), 80, UNICODE).lines]
    name = catalogue.name(undated[0])
    assert any(name in text and "not known" in text for text in lines)
    country = [line.text for line in Layout(page(catalogue, "kazakhstan"), 80, UNICODE).lines]
    assert any("start date not known ?" in text for text in country)
    assert country[3].startswith("Summary of 22 Jan 2026: Kazakhstan is")
    for as_of, shown in ((catalogue, True), (catalogue.at(None), False)):
        csto = [line.text for line in Layout(page(as_of, "csto"), 80, UNICODE).lines]
        assert any("Written later: Yerevan calls its membership frozen" in text for text in csto) == shown


@pytest.mark.parametrize("size", [(120, 36), (80, 24), (40, 12)])
async def test_the_footer_leads_to_every_view(size: tuple[int, int]) -> None:
    from eurasia_tui.tui.views import VIEWS

    async with explorer(size) as (app, pilot):
        assert "views" in screen_text(app)
        await pilot.press("0")
        rows = [key for key, _, _ in app.browse.panes.others()]
        assert {f"view:{name}" for name, view in VIEWS.items() if name != "search"} <= set(rows)
        await pilot.press("escape")


@pytest.mark.parametrize(("opens", "window"), [("0", "Choose"), ("question_mark", "Help"), ("a", "AskLine")])
async def test_a_click_beside_a_window_leaves_it(opens: str, window: str) -> None:
    async with explorer((80, 24)) as (app, pilot):
        await pilot.press(opens)
        assert type(app.screen).__name__ == window
        await pilot.click(offset=(0, 0))
        await pilot.pause()
        assert app.screen is app.browse


async def test_the_heading_of_a_choice_names_a_key_and_is_clicked_like_it() -> None:
    async with explorer((80, 24)) as (app, pilot):
        await pilot.press("0")
        await pilot.click("ChoiceList", offset=(30, 1))
        await pilot.pause()
        assert app.screen is app.browse


async def test_what_a_frame_says_is_clicked() -> None:
    async with explorer() as (app, pilot):
        await pilot.press("enter", "tab", "tab", "tab", "enter")
        kind = app.browse.page.page.kind if app.browse.page.page else ""
        upper = app.browse.body.right.upper
        label = app.catalogue.kinds[kind].label
        text = "".join(part.text for part in upper.line(0))
        await pilot.click(upper, offset=(text.index("Kazakhstan") + 1, 0))  # the page before
        assert shown(app) == "kazakhstan"
        await pilot.press("alt+right")
        text = "".join(part.text for part in upper.line(0))
        await pilot.click(upper, offset=(text.index(label) + 1, 0))
        assert app.browse.list.listing.kind == kind
        await pilot.press("slash")
        view = app.screen
        await pilot.click(offset=(app.size.width - 5, 0))  # esc close
        await pilot.pause()
        assert app.screen is not view
        await pilot.press("x")
        assert app.screen is not app.browse
        text = "".join(part.text for part in app.screen.query("FrameRule").first().line(0))
        await pilot.click(app.screen.query("FrameRule").first(), offset=(text.index("Matrix") + 1, 0))
        await pilot.pause()
        assert app.screen is app.browse


def test_a_summary_that_is_unchecked_is_marked(catalogue: Catalogue) -> None:
    """Its mark stands after its last word, in text, Markdown and on paper."""
    example = Catalogue.open(ROOT / "examples" / "silk-road-fair", own=False)  # nothing of ours is unchecked
    for evidence, of in (("record", example), ("page", catalogue)):
        ids = of.db.execute(
            "SELECT entity FROM prose WHERE section = 'summary' AND evidence = ? ORDER BY entity", (evidence,)
        ).fetchall()
        id_ = next(id_ for (id_,) in ids if "." not in of.name(id_))
        shown = page(of, id_)
        last = span_text(shown.lead).split()[-1]
        plain = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", markdown(shown))  # the last word may be a link
        marked = [f"{last} ○" in " ".join(printed.split()) for printed in (text(shown), plain)]
        assert marked == [evidence == "record"] * 2, id_
