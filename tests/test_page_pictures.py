"""Pages as drawn: the strip of a route, lines of years, quotations alone, steps, causes and effects; each in text too."""

from __future__ import annotations

import pytest

from eurasia_tui.query.blocks import Chain, Quotation, Relations, Route, SeriesChart, Steps, Table, span_text
from eurasia_tui.query.catalogue import Catalogue
from eurasia_tui.query.geography.great_circle import distance
from eurasia_tui.query.pages.page import page
from eurasia_tui.render.glyphs import ASCII
from eurasia_tui.render.layout import Layout
from eurasia_tui.render.lines import cell_len
from eurasia_tui.render.text import text


def test_a_distance_on_the_sphere() -> None:
    assert distance((0, 0), (0, 90)) == pytest.approx(10007.5, abs=1)  # a quarter of a great circle
    assert distance((43.65, 51.17), (43.65, 51.17)) == 0


def test_a_route_is_to_scale_and_says_where_ships_go(catalogue: Catalogue) -> None:
    (route,) = [
        block for block in page(catalogue, "middle-corridor").blocks if isinstance(block, Route) and block.style
    ]
    sea = [(leg.start, leg.end) for leg in route.legs if leg.way == "sea"]
    assert sea == [("aktau", "baku")]
    states = list(dict.fromkeys(leg.state for leg in route.legs if leg.way != "sea"))
    assert states == ["CHN", "KAZ", "AZE", "GEO"]
    assert route.published
    assert route.published.number == 4750
    assert 3000 < sum(leg.km for leg in route.legs) < 4750
    written = text(page(catalogue, "middle-corridor"))
    strip = next(line for line in written.splitlines() if "KAZAKHSTAN" in line)
    assert "≈" in strip
    assert "Alashankou" in written
    for stop in route.branches[0].stops:
        assert stop.name in written.replace("\n", " ")


@pytest.mark.parametrize("width", [24, 40, 60, 76, 110])
@pytest.mark.parametrize("ascii", [False, True])
def test_every_corridor_fits(width: int, ascii: bool, catalogue: Catalogue) -> None:
    for (id_,) in catalogue.db.execute("SELECT id FROM entity WHERE kind = 'corridors'").fetchall():
        shown = page(catalogue, id_)
        layout = Layout(shown, width, ASCII) if ascii else Layout(shown, width)
        for line in layout.lines:
            if not any(part.role == "address" for part in line.segments):
                assert cell_len(line.text) <= layout.room, (id_, line.text)


def test_a_value_that_is_cut_has_one_ellipsis(catalogue: Catalogue) -> None:
    for (id_,) in catalogue.db.execute("SELECT id FROM entity WHERE kind IN ('countries', 'organisations')").fetchall():
        layout = Layout(page(catalogue, id_), 76, lazy=True, beside=True)
        layout.reach(40)
        assert not [line.text for line in layout.lines if "……" in line.text], id_


def test_the_status_of_a_member_is_a_whole_word(catalogue: Catalogue) -> None:
    assert "dialogue partner 28 Apr 2010" in text(page(catalogue.at("2010"), "sco"))


def test_freight_by_year_with_capacity_and_goals(catalogue: Catalogue) -> None:
    charts = [block for block in page(catalogue, "middle-corridor").blocks if isinstance(block, SeriesChart)]
    series = next(chart for chart in charts if any(mark.label == "Capacity" for mark in chart.marks))
    assert series.style == "years"
    assert [mark.value for mark in series.marks if mark.label == "Capacity"] == [6]
    assert any(mark.receipt.contested for mark in series.marks)
    written = text(page(catalogue, "middle-corridor"))
    assert "2024  4.484  ━" in written
    assert "capacity 6 million t a year" in written


def test_rivals_stand_beside_it(catalogue: Catalogue) -> None:
    (rivals,) = [
        block
        for block in page(catalogue, "middle-corridor").blocks
        if isinstance(block, Table) and block.title == "Rivals"
    ]
    assert span_text(rivals.rows[0].cells[0]) == "Middle Corridor"
    assert rivals.rows[0].cells[0][0].link is None
    assert {row.cells[0][0].link for row in rivals.rows[1:]} >= {"northern-corridor", "north-south-transport-corridor"}
    assert "CHN KAZ AZE GEO TUR ROU" in span_text(rivals.rows[0].cells[3])


def test_lines_of_years_tell_the_treaty_the_membership_and_what_is_frozen(catalogue: Catalogue) -> None:
    (members,) = [
        block for block in page(catalogue, "csto").blocks if isinstance(block, Relations) and block.style == "rail"
    ]
    rows = {row.id: row for row in members.rows}
    assert rows["armenia"].participation == "frozen"
    assert (rows["russia"].before or "") < (rows["russia"].since or "")
    lines = text(page(catalogue, "csto")).splitlines()
    armenia = next(line for line in lines if line.startswith("  Armenia") and "━" in line)
    assert "─" in armenia
    assert armenia.index("━") < armenia.index("╌")
    uzbekistan = next(line for line in lines if line.startswith("  Uzbekistan") and "━" in line)
    assert cell_len(uzbekistan.partition("◆")[0].rstrip()) < cell_len(armenia.partition("◆")[0].rstrip())


def test_a_quotation_stands_alone(catalogue: Catalogue) -> None:
    shown = page(catalogue, "quote-tokayev-transit-2023")
    (quotation,) = [block for block in shown.blocks if isinstance(block, Quotation)]
    assert quotation.style == "large"
    lines = [line.text for line in Layout(shown, 76).lines]
    bar = [line for line in lines if line.startswith("    ┃")]
    assert span_text(quotation.text) in " ".join(line.removeprefix("    ┃").strip() for line in bar)
    assert any(isinstance(block, Table) and block.title.startswith("Other quotations") for block in shown.blocks)


def test_steps_of_an_agreement_and_what_led_to_it(catalogue: Catalogue) -> None:
    shown = page(catalogue, "eaeu-treaty")
    (steps,) = [block for block in shown.blocks if isinstance(block, Steps)]
    assert [step.date for step in steps.steps] == ["2014-05-29", "2015-01-01", None]
    (chain,) = [block for block in shown.blocks if isinstance(block, Chain)]
    assert [link.name.link for link in chain.before] == ["eaeu-treaty-signing-2014"]
    written = text(shown)
    assert "● 29 May 2014" in written.replace("  ", " ").replace("  ", " ") or "●━" in written
    assert "← 29 May 2014" in written


def test_the_speaker_of_a_quotation_stands_in_its_list(catalogue: Catalogue) -> None:
    from eurasia_tui.query.listing import Listing

    assert all(row.cells[1].text for row in Listing("quotes").rows(catalogue, 0, 20))
