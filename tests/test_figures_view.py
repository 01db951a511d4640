"""The figures view through Pilot: ranking, years, groups, lines, sizes, and back to it."""

from __future__ import annotations

import pytest

from eurasia_tui.query import ranking
from eurasia_tui.query.catalogue import Catalogue
from eurasia_tui.query.series import group, rank
from eurasia_tui.render.glyphs import ASCII, UNICODE
from eurasia_tui.render.line_chart import Course, chart, says_nothing
from eurasia_tui.render.lines import width
from eurasia_tui.tui.figures_view import FiguresView

from .test_app import explorer, screen_text


def shown(app: object) -> FiguresView:
    screen = app.screen  # type: ignore[attr-defined] # of the application
    assert isinstance(screen, FiguresView)
    return screen


async def test_a_figure_is_ranked_and_its_years_are_walked() -> None:
    async with explorer() as (app, pilot):
        await pilot.press("i")
        await pilot.pause()
        view = shown(app)
        assert view.key == "population"
        assert [row.id for row in view.ranks.rows] == [row.id for row in rank(app.catalogue, "population")]
        assert view.ranks.current
        assert view.ranks.current.id == "kazakhstan"
        assert "kazakhstan" in (view.lines or ())
        first, last = ranking.years(app.catalogue, "population") or (0, 0)
        await pilot.press("left", "left")
        assert view.year == last - 1
        assert {row.as_of for row in view.ranks.rows} == {str(last - 1)}
        assert str(last - 1) in screen_text(app)
        await pilot.press("right", "right", "right")
        assert view.year is None
        await pilot.press(*["left"] * (last - first + 5))
        assert view.year == first


@pytest.mark.parametrize("id_", ["cis", "sco", "un"])
async def test_an_acronym_chooses_the_group_of_that_name(id_: str) -> None:
    async with explorer() as (app, pilot):
        await pilot.press("i", "w", *id_, "enter")
        await pilot.pause()
        assert {row.id for row in shown(app).ranks.rows} <= set(group(app.catalogue, id_))


async def test_the_order_the_group_and_the_lines() -> None:
    async with explorer() as (app, pilot):
        await pilot.press("i", "s")
        view = shown(app)
        values = [row.value for row in view.ranks.rows]
        assert values == sorted(values)
        await pilot.press("s")
        names = [row.name for row in view.ranks.rows]
        assert names == sorted(names)
        await pilot.press("w", *"eaeu", "enter")
        await pilot.pause()
        assert {row.id for row in view.ranks.rows} == set(group(app.catalogue, "eaeu"))
        before = view.lines or ()
        assert {row.id for row in view.ranks.rows[:2]} <= set(before)  # the first of the group have lines
        assert set(before) <= {row.id for row in view.ranks.rows}
        await pilot.press("g", "space")
        assert set(view.lines or ()) ^ set(before) == {view.ranks.rows[0].id}


@pytest.mark.parametrize("size", [(120, 36), (80, 24), (40, 12)])
async def test_those_of_the_group_without_a_figure_are_named_in_full_and_the_title_names_the_group(
    size: tuple[int, int],
) -> None:
    async with explorer(size) as (app, pilot):
        await pilot.press("slash")
        await pilot.pause()
        await pilot.press(*("space" if key == " " else key for key in "ranking of ASEAN by GDP"), "enter")
        await pilot.pause()
        view = shown(app)
        missing = set(group(app.catalogue, "asean")) - {row.id for row in view.ranks.rows}
        assert missing
        await pilot.press("G")
        view.ranks.scroll_by(9)
        await pilot.pause()
        said = " ".join(screen_text(app).replace("│", " ").split())
        ranked = "".join(part.text for row in range(view.ranks.count()) for part in view.ranks.line(row))
        assert "No recent figure: " in " ".join(said.split())
        for name in app.catalogue.names(missing).values():
            assert name in " ".join(ranked.split())
        if size[0] >= 80:
            assert "Association of Southeast Asian Nations" in said


async def test_another_figure_by_typing_and_back_to_the_view() -> None:
    async with explorer() as (app, pilot):
        await pilot.press("i", "i", *"external debt, us", "enter")
        await pilot.pause()
        view = shown(app)
        assert view.key == "external-debt"
        await pilot.press("left", "down")
        state = view.state
        await pilot.press("enter")
        await pilot.pause()
        assert app.screen is app.browse
        await pilot.press("backspace")
        await pilot.pause()
        assert shown(app).state == state


async def test_it_opens_with_the_figure_of_the_row() -> None:
    async with explorer() as (app, pilot):
        await pilot.press("ctrl+f", *"external debt, us")
        await pilot.press("escape", "enter", "ctrl+f", *"external debt", "enter")
        await pilot.pause()
        await pilot.press("i")
        await pilot.pause()
        assert app.screen is not app.browse
        assert shown(app).key in {topic.key for topic in ranking.topics(app.catalogue)}


@pytest.mark.parametrize("size", [(160, 48), (120, 36), (80, 24), (40, 12)])
async def test_every_size(size: tuple[int, int]) -> None:
    async with explorer(size) as (app, pilot):
        await pilot.press("i")
        await pilot.pause()
        view = shown(app)
        assert "Kazakhstan" in screen_text(app)
        assert bool(view.courses.size.width) == (size[0] > 40)
        await pilot.press("v")
        await pilot.pause()
        assert bool(view.courses.size.width)


async def test_a_row_is_opened_by_mouse_and_a_tab_leaves() -> None:
    async with explorer() as (app, pilot):
        await pilot.press("i")
        await pilot.pause()
        await pilot.click(shown(app).heads, offset=(5, 0))
        await pilot.pause()
        assert shown(app).order == "lowest"
        await pilot.click("HeaderBar", offset=(30, 0))
        await pilot.pause()
        assert app.screen is app.browse
        assert app.browse.list.listing.kind == "organisations"


def test_every_figure_ranks_somebody(catalogue: Catalogue) -> None:
    for topic in ranking.topics(catalogue):
        found, rows = ranking.ranking(catalogue, topic.key)
        assert rows, topic
        ids = [row.id for row in rows[:6]]
        drawn = set() if ranking.figure(catalogue, topic.key).single else set(ids)
        assert set(ranking.courses(catalogue, topic.key, ids)) == drawn
        assert all(row.unit == found.unit for row in rows)


@pytest.mark.parametrize("glyphs", [UNICODE, ASCII], ids=["unicode", "ascii"])
@pytest.mark.parametrize("log", [False, True])
def test_a_chart_has_its_size_and_says_when_there_is_nothing_to_draw(glyphs: object, log: bool) -> None:
    courses = [
        Course("one", tuple((year, 3.0 * (year - 1989)) for year in range(1990, 2020))),
        Course("two", ((2000, -4.0), (2010, 90.0))),
    ]
    lines = chart(courses, 50, 9, glyphs, year=2004, log=log)  # type: ignore[arg-type] # a set of glyphs
    assert len(lines) == 9
    assert {width(line) for line in lines[:-1]} == {50}
    assert "2004" in "".join(part.text for part in lines[-1])
    ends = [line[-1].text.strip() for line in lines if line[-1].role.startswith("line-")]
    assert sorted(ends) == ["a", "b"]
    flat = [Course("flat", ((2000, 5.0), (2010, 5.0)))]
    assert says_nothing(flat)
    assert chart(flat, 50, 9, glyphs) == []  # type: ignore[arg-type] # a set of glyphs


@pytest.mark.parametrize("size", [(120, 36), (80, 24)])
async def test_a_word_that_no_figure_has_is_said_and_the_box_stays(size: tuple[int, int]) -> None:
    async with explorer(size) as (app, pilot):
        await pilot.press("i", "i", *"qqqq", "enter")
        await pilot.pause()
        assert "No match for 'qqqq'" in screen_text(app)
        await pilot.press(*["backspace"] * 4, *"inflation", "enter")
        await pilot.pause()
        assert shown(app).key == "inflation"


@pytest.mark.parametrize(
    ("kind", "id_", "key"),
    [
        ("sites", "nurek", "sites/capacity"),
        ("corridors", "middle-corridor", "corridors/length"),
        ("people", "", "population"),
    ],
)
async def test_opened_from_an_entity_it_shows_a_figure_of_its_kind_or_says_that_there_is_none(
    kind: str, id_: str, key: str
) -> None:
    async with explorer() as (app, pilot):
        app.browse.body.open_pane(kind)
        await pilot.pause()
        if id_:
            app.browse.body.open_entity(id_)
        await pilot.press("i")
        await pilot.pause()
        view = shown(app)
        assert view.key == key
        if id_:
            assert view.ranks.current
            assert view.ranks.current.id == id_
            assert view.cited()
            await pilot.press("left")
            assert "One figure for each" in view.message
        else:
            assert "have no figures to rank" in view.message


def test_a_fact_is_ranked_in_one_unit_and_among_a_group(catalogue: Catalogue) -> None:
    found, rows = ranking.ranking(catalogue, "railways", "eaeu")
    assert found.single
    assert {row.id for row in rows} <= set(group(catalogue, "eaeu"))
    assert [row.value for row in rows] == sorted((row.value for row in rows), reverse=True)
    _, dams = ranking.ranking(catalogue, "sites/height", "Dam")
    assert {row.unit for row in dams} == {"m"}
    assert not ranking.ranking(catalogue.at("1990"), "sites/capacity")[1]
