"""The timeline through Pilot: years, switches, scale, period, sizes, and back to it."""

from __future__ import annotations

import pytest

from eurasia_tui.query.timeline import timeline
from eurasia_tui.query.timeline_details import TERMS, details, years
from eurasia_tui.tui.timeline_bars import YearBars
from eurasia_tui.tui.timeline_lines import as_many_as_fit
from eurasia_tui.tui.timeline_switches import Switches
from eurasia_tui.tui.timeline_view import TimelineView

from .test_app import explorer, screen_text


def shown(app: object) -> TimelineView:
    screen = app.screen  # type: ignore[attr-defined] # of the application
    assert isinstance(screen, TimelineView)
    return screen


async def test_years_are_walked_and_stand_in_the_frame() -> None:
    async with explorer() as (app, pilot):
        await pilot.press("t", "e")
        await pilot.pause()
        view = shown(app)
        assert view.body.current
        before = int(view.body.current.day[:4])
        await pilot.press("left", "left")
        assert int(view.body.current.day[:4]) < before
        assert view.body.entries[view.body.cursor - 1].day[:4] != view.body.current.day[:4]
        year = view.body.current.day[:4]
        assert year in screen_text(app)
        assert view.bars.years == years(view.body.entries)


async def test_each_arrow_of_the_footer_walks_its_way() -> None:
    async with explorer() as (app, pilot):
        await pilot.press("t", "e", "left", "left")
        await pilot.pause()
        view = shown(app)
        at = view.body.cursor
        footer = "".join(part.text for part in view.bar.line(0))
        await pilot.click(view.bar, offset=(footer.index("←"), 0))
        await pilot.pause()
        before = view.body.cursor
        assert before < at
        await pilot.click(view.bar, offset=(footer.index("→"), 0))
        await pilot.pause()
        assert view.body.cursor > before


async def test_kinds_are_switched_by_key_and_by_mouse() -> None:
    async with explorer() as (app, pilot):
        await pilot.press("t", "e")
        await pilot.pause()
        view = shown(app)
        kinds = {entry.kind for entry in view.body.entries if not entry.to}
        assert not any(app.catalogue.kinds[kind].opinion for kind in kinds)
        assert any(entry.to for entry in view.body.entries)
        await pilot.click(Switches, offset=(2, 0))
        await pilot.pause()
        assert TERMS in view.off
        assert not any(entry.to for entry in view.body.entries)
        await pilot.press("a", "G", "enter")  # all of them
        await pilot.pause()
        assert {"quotes", "claims"} <= {entry.kind for entry in view.body.entries}


@pytest.mark.parametrize("typed", ["2020/", "since 2020", "after 2019", "from 2020 on"])
async def test_a_period_from_a_year_on(typed: str) -> None:
    async with explorer() as (app, pilot):
        await pilot.press("t", "e", "d", *("space" if key == " " else key for key in typed), "enter")
        await pilot.pause()
        view = shown(app)
        found = {entry.day[:4] for entry in view.body.entries}
        assert min(found) == "2020"
        assert max(found) > "2024"
        assert "from 2020 on" in screen_text(app)
        assert view.body.cursor == view.body.top == 0


async def test_a_period_that_is_none_is_refused_in_words() -> None:
    async with explorer() as (app, pilot):
        await pilot.press("t", "d", *"lately", "enter")
        await pilot.pause()
        assert "is not a period" in screen_text(app)
        await pilot.press("escape")
        await pilot.pause()
        assert not shown(app).period


async def test_the_scale_and_back_to_the_view() -> None:
    async with explorer() as (app, pilot):
        await pilot.press("t", "e", "plus", "plus")
        await pilot.pause()
        view = shown(app)
        assert len({entry.day[:4] for entry in view.body.entries}) <= 5
        await pilot.press("left")
        state = view.state
        await pilot.press("enter")
        await pilot.pause()
        await pilot.press("backspace")
        await pilot.pause()
        assert shown(app).state == state
        await pilot.press("minus", "minus")
        await pilot.pause()
        assert len(shown(app).body.entries) > len(view.body.entries)


@pytest.mark.parametrize("size", [(160, 48), (120, 36), (80, 24), (40, 12)])
async def test_every_size(size: tuple[int, int]) -> None:
    async with explorer(size) as (app, pilot):
        await pilot.press("t")
        await pilot.pause()
        view = shown(app)
        assert view.body.current
        assert view.bars.display == (size[1] >= 16)
        assert view.switches.size.height == 1
        if view.bars.display:
            await pilot.click(YearBars, offset=(view.bars.size.width // 2, 1))
            await pilot.pause()
            assert view.body.current


@pytest.mark.parametrize(
    ("room", "shown"), [(22, "EAEU KAZ KGZ"), (11, "EAEU KAZ +1"), (9, "EAEU +2"), (6, "+3"), (3, "+3")]
)
def test_those_concerned_are_whole_or_counted(room: int, shown: str) -> None:
    assert as_many_as_fit(("EAEU", "KAZ", "KGZ"), room) == shown


def test_places_and_those_concerned(catalogue: object) -> None:
    entries = timeline(catalogue, ["sco"], "2022", "2022")  # type: ignore[arg-type] # a catalogue
    found = details(catalogue, [entry for entry in entries if not entry.to])  # type: ignore[arg-type]
    assert found["sco-samarkand-2022"].place == "Samarkand"
    assert found["sco-samarkand-2022"].who[0] == "SCO"


@pytest.mark.parametrize("size", [(120, 36), (80, 24), (60, 20)])
async def test_what_happened_is_never_cut_and_a_period_typed_replaces_the_one_before(size: tuple[int, int]) -> None:
    async with explorer(size) as (app, pilot):
        await pilot.press("t", "e", "d", *"2005", "enter", "d", *"2005-10", "enter")
        await pilot.pause()
        view = shown(app)
        assert view.period == "2005-10/2005-10"
        ended = [row for row, entry in enumerate(view.body.entries) if entry.what.lower() == "ended"]
        assert ended
        for row in ended:
            assert ", ended" in "".join(part.text for part in view.body.line(view.body.line_of(row)))
