"""The search through Pilot: enter opens what was answered, back returns to the search, every hit is reached."""

from __future__ import annotations

import pytest
from textual.app import App
from textual.pilot import Pilot

from eurasia_tui.query.catalogue import Catalogue
from eurasia_tui.query.nearest_questions import nearest_questions
from eurasia_tui.query.questions import Showing, ask
from eurasia_tui.query.search import search
from eurasia_tui.tui.app import EurasiaApp
from eurasia_tui.tui.figures_view import FiguresView
from eurasia_tui.tui.matrix_view import MatrixView
from eurasia_tui.tui.search_view import SearchView
from eurasia_tui.tui.timeline_view import TimelineView

from .test_app import explorer, screen_text


def searching(app: App[None]) -> SearchView:
    assert isinstance(app.screen, SearchView)
    return app.screen


async def search_for(pilot: Pilot[None], text: str) -> None:
    await pilot.press("slash")
    await pilot.pause()
    searching(pilot.app).box.value = text
    searching(pilot.app).box.cursor_position = len(text)
    await pilot.pause()


@pytest.mark.parametrize(
    ("question", "shown"),
    [
        ("compare kazakhstan and uzbekistan", Showing("compare", ("kazakhstan", "uzbekistan"))),
        ("difference between sco and csto", Showing("compare", ("sco", "csto"))),
        ("csto and nato compared", Showing("compare", ("csto", "nato"))),
        ("brief on georgia and armenia", Showing("compare", ("georgia", "armenia"))),
        ("sco in 2010", Showing("page", ("sco",), "2010")),
        ("sco as it stood in 2010", Showing("page", ("sco",), "2010")),
        ("ots since 2018", Showing("timeline", ("ots",), "2018/")),
        ("timeline of brics since 2015", Showing("timeline", ("brics",), "2015/")),
        ("members of asean with dates they joined", None),
        ("cis members in 2010", Showing("page", ("cis",), "2010")),
        (
            "largest gdp per head in central asia",
            Showing("figures", figure="gdp-per-capita", among="Central Asia"),
        ),
        ("rank sco members by population", Showing("figures", figure="population", among="sco")),
        ("gdp of kazakhstan and uzbekistan", Showing("figures", ("kazakhstan", "uzbekistan"), figure="gdp")),
        ("what happened in kyrgyzstan in 2010", Showing("timeline", ("kyrgyzstan",), "2010/2010")),
        ("in sco but not in csto", Showing("matrix", ("sco",), without=("csto",))),
        ("members of both sco and csto", Showing("matrix", ("sco", "csto"))),
        ("kyrgyzstan eaeu", Showing("relate", ("kyrgyzstan", "eaeu"))),
        ("members of sco", None),
        ("kazakhstan population", None),
    ],
)
def test_an_answer_says_what_shows_it(catalogue: Catalogue, question: str, shown: Showing | None) -> None:
    found = ask(catalogue, question)
    assert found
    assert found.shown == shown


def test_the_list_of_a_set_holds_all_of_it(catalogue: Catalogue) -> None:
    found = ask(catalogue, "which countries border kazakhstan")
    assert found
    assert found.shown
    assert found.shown.view == "list"
    assert list(found.shown.ids) == found.value


@pytest.mark.parametrize("question", ["countries ranked by railway length", "rank countries by life expectancy"])
def test_the_list_of_a_ranking_is_that_of_the_answer_in_its_order(catalogue: Catalogue, question: str) -> None:
    found = ask(catalogue, question)
    assert found
    assert found.shown
    assert found.shown.view == "list"
    assert [catalogue.name(id_) for id_ in found.shown.ids] == found.value
    amounts = found.amounts()
    assert all(f"{catalogue.name(id_)} {amounts[id_]}" in found.text for id_ in found.shown.ids[:20])


@pytest.mark.parametrize("question", ["who has been in the sco since 2005", "sco before 2010"])
def test_the_list_of_members_at_a_time_is_that_of_the_answer(catalogue: Catalogue, question: str) -> None:
    found = ask(catalogue, question)
    assert found
    assert found.shown
    assert (found.shown.view, set(found.shown.ids)) == ("list", set(found.value))


def test_questions_offered_of_an_event_are_right_where_its_name_is_a_sentence(catalogue: Catalogue) -> None:
    offered = nearest_questions(catalogue, "rosatom-uranium-sale-2024")
    assert offered == [
        "When: Rosatom sells uranium stakes to China?",
        "Who took part: Rosatom sells uranium stakes to China?",
    ]


@pytest.mark.parametrize("size", [(120, 36), (80, 24)])
async def test_enter_opens_what_was_answered_and_the_footer_says_so(size: tuple[int, int]) -> None:
    async with explorer(size) as (app, pilot):
        await search_for(pilot, "compare uzbekistan and kazakhstan")
        assert "enter\n compare them" in screen_text(app)
        await pilot.press("enter")
        await pilot.pause()
        assert getattr(app.screen, "ids", ()) == ("uzbekistan", "kazakhstan")
        await pilot.press("escape")
        await pilot.pause()
        assert searching(app).box.value == "compare uzbekistan and kazakhstan"
        await pilot.press("down")
        assert "enter\n open" in screen_text(app)
        await pilot.press("enter")
        await pilot.pause()
        assert app.screen is app.browse
        assert app.browse.page.page
        assert app.browse.page.page.id in ("uzbekistan", "kazakhstan")


async def test_a_ranking_a_matrix_and_a_timeline_are_opened() -> None:
    async with explorer() as (app, pilot):
        await search_for(pilot, "largest gdp per head in central asia")
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(app.screen, FiguresView)
        assert (app.screen.key, app.screen.among) == ("gdp-per-capita", "Central Asia")
        assert app.screen.ranks.current
        assert app.screen.ranks.current.rank == 1
        await pilot.press("escape")
        await pilot.pause()
        searching(app).box.value = "in sco but not in csto"
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(app.screen, MatrixView)
        assert (app.screen.inside, app.screen.outside) == (["sco"], ["csto"])
        await pilot.press("escape")
        await pilot.pause()
        searching(app).box.value = "what happened in kyrgyzstan in 2010"
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(app.screen, TimelineView)
        assert app.screen.body.entries
        assert all(entry.day.startswith("2010") for entry in app.screen.body.entries)


async def test_a_page_as_of_a_date_and_back_to_the_present() -> None:
    async with explorer() as (app, pilot):
        await search_for(pilot, "cis members in 2010")
        assert "enter\n page as of 2010" in screen_text(app)
        await pilot.press("enter")
        await pilot.pause()
        assert app.browse.page.page
        assert app.browse.page.page.id == "cis"
        assert app.browse.catalogue.as_of == "2010"
        await pilot.press("backspace")
        await pilot.pause()
        assert searching(app).box.value == "cis members in 2010"
        await pilot.press("escape")
        await pilot.pause()
        assert app.browse.catalogue.as_of is None


@pytest.mark.parametrize("key", ["escape", "backspace"])
async def test_back_returns_to_the_search_with_its_text_and_cursor(key: str) -> None:
    async with explorer() as (app, pilot):
        await search_for(pilot, "water")
        await pilot.press("down", "down", "enter")
        await pilot.pause()
        assert "esc\n search" in screen_text(app)
        opened = app.browse.page.page
        await pilot.press(key)
        await pilot.pause()
        view = searching(app)
        assert (view.box.value, view.hits.cursor) == ("water", 2)
        assert view.box.selected_text == "water"
        assert opened
        assert view.hits.current
        assert view.hits.current.id == opened.id


@pytest.mark.parametrize(
    ("keys", "text"),
    [("ray", "ray"), ("/ray", "ray"), ("end s", "waters"), ("left _", "_water"), ("right s", "waters")],
)
@pytest.mark.parametrize("over", [("down", "enter"), ("ctrl+o",)])
async def test_what_is_typed_after_back_replaces_the_words_unless_an_arrow_keeps_them(
    keys: str, text: str, over: tuple[str, ...]
) -> None:
    first, _, rest = keys.rpartition(" ")
    async with explorer() as (app, pilot):
        await search_for(pilot, "water")
        await pilot.press(*over)
        await pilot.pause()
        await pilot.press("escape")
        await pilot.pause()
        await pilot.press(*([first] if first else []), *("slash" if key == "/" else key for key in rest))
        await pilot.pause()
        assert searching(app).box.value == text


@pytest.mark.parametrize("key", ["escape", "backspace"])
async def test_back_to_a_search_of_the_start_screen_and_to_that(
    catalogue: Catalogue, monkeypatch: pytest.MonkeyPatch, key: str
) -> None:
    monkeypatch.delenv("EURASIA_START")
    app = EurasiaApp(catalogue, fresh=True)
    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.pause()
        await pilot.press(*"eaeu")
        await pilot.pause()
        await pilot.press("enter")
        await pilot.pause()
        await pilot.press(key)
        await pilot.pause()
        assert searching(app).box.value == "eaeu"
        await pilot.press("escape")
        await pilot.pause()
        assert type(app.screen).__name__ == "StartView"


async def test_all_hits_are_counted_and_reached(catalogue: Catalogue) -> None:
    async with explorer() as (app, pilot):
        await search_for(pilot, "transit")
        view = searching(app)
        await pilot.press(*["pagedown"] * 12)
        await pilot.pause()
        every = {hit.id for hit in search(catalogue, "transit", 2_000).hits}
        assert {hit.id for hit in view.hits.results.hits} == every
        assert len(every) > 40
        assert view.hits.cursor > 40
        assert sum(view.chips.counts.values()) == len(every)
        assert len(view.chips.counts) > 4
        await pilot.press("tab")
        await pilot.pause()
        assert view.hits.total == view.chips.counts[view.chips.chosen]


async def test_everything_found_is_shown_on_the_map(catalogue: Catalogue) -> None:
    async with explorer() as (app, pilot):
        await search_for(pilot, "transit")
        every = {hit.id for hit in search(catalogue, "transit", 2_000).hits}
        await pilot.press("ctrl+o")
        await pilot.pause()
        assert set(getattr(app.screen, "ids", ())) == every
        await pilot.press("escape")
        await pilot.pause()
        assert searching(app).box.value == "transit"


@pytest.mark.parametrize(("key", "view"), [("9", "WholeMapView"), ("0", "Choose"), ("2", "Browser")])
async def test_digits_work_in_a_timeline(key: str, view: str) -> None:
    async with explorer((80, 24)) as (app, pilot):
        await pilot.press("t", key)
        await pilot.pause()
        await pilot.pause()
        assert type(app.screen).__name__ == view


@pytest.mark.parametrize("key", ["p", "m", "t"])
async def test_a_key_in_a_view_is_for_the_entities_of_the_view(key: str) -> None:
    async with explorer() as (app, pilot):
        await search_for(pilot, "compare georgia and armenia")
        await pilot.press("enter")
        await pilot.pause()
        await pilot.press(key)
        await pilot.pause()
        await pilot.pause()
        assert getattr(app.screen, "ids", ()) == ("georgia", "armenia")


async def test_a_question_without_an_answer_offers_some_that_have_one() -> None:
    async with explorer((120, 36)) as (app, pilot):
        await search_for(pilot, "what can the zzq of the middle corridor be")
        view = searching(app)
        while not view.answer.questions:  # they come when typing has paused
            await pilot.pause(0.02)
        assert view.answer.answer is None
        assert all("Middle Corridor" in question for question in view.answer.questions)
        await pilot.press("up", "right", "enter")
        await pilot.pause()
        assert view.box.has_focus
        assert view.answer.answer
        assert "Middle Corridor" in view.box.value
