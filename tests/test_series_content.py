"""The yearly figures of the built-in content."""

from __future__ import annotations

import tomllib

import pytest

from eurasia_tui.query.blocks import FactRow, Facts
from eurasia_tui.query.catalogue import Catalogue, Unknown
from eurasia_tui.query.listing import select
from eurasia_tui.query.pages.page import page
from eurasia_tui.query.series import indicators, of_entity, series

from .conftest import ROOT


def test_every_state_in_full_has_thirty_series(catalogue: Catalogue) -> None:
    full = [row["id"] for row in select(catalogue, "countries", [("coverage", "full")])]
    assert len(full) == 72
    for id_ in full:
        keys = {figures.key for figures in of_entity(catalogue, id_) if len(figures.points) >= 3}
        assert len(keys) >= 30, (id_, len(keys))
        if id_ != "serbia":  # under which name the source has no votes
            others = {figures.other for figures in of_entity(catalogue, id_, ["un-agreement"])}
            assert others >= {"russia", "china", "united-states"} - {id_}


def test_the_tables_have_the_figures_of_their_sources(catalogue: Catalogue) -> None:
    assert series(catalogue, "kazakhstan", "population").at(2024) == 20592571
    assert series(catalogue, "uzbekistan", "gdp").latest[0] == 2024
    assert series(catalogue, "tajikistan", "remittances-to-gdp").at(2024) == 47.9
    assert series(catalogue, "kazakhstan", "export-share", "china").at(2009) == 16.34
    assert series(catalogue, "kazakhstan", "un-agreement", "russia").at(1992) == 86.7
    with pytest.raises(Unknown):  # a slip of the source
        series(catalogue, "kazakhstan", "import-share", "gambia")


def test_what_must_not_be_mixed_is_named_on_both_sides_and_has_a_note(catalogue: Catalogue) -> None:
    found = {indicator.key: indicator for indicator in indicators(catalogue)}
    assert found["co2"].never_with == ("co2-carbon-budget",)
    assert found["military-expenditure"].never_with == ("military-expenditure-factbook",)
    for indicator in found.values():
        assert indicator.source
        assert indicator.topic in (
            "People",
            "Economy",
            "Trade and finance",
            "Trade partners",
            "Migration",
            "Defence",
            "Water",
            "Energy",
            "Climate",
            "United Nations",
        )
        for other in indicator.never_with:
            assert found[other].note


def test_the_key_figures_of_a_page_lead_with_the_newest_of_the_yearly_figures(catalogue: Catalogue) -> None:
    def rows(at: Catalogue) -> list[FactRow]:
        blocks = page(at, "kazakhstan").blocks
        return [row for block in blocks if isinstance(block, Facts) for row in block.rows if row.key == "population"]

    (row,) = rows(catalogue)
    assert row.values[0].number == 20592571
    assert row.values[0].receipt.sources == ("worldbank-population",)
    (row,) = rows(catalogue.at("2010"))
    assert [value.receipt.as_of for value in row.values] == ["2010"]


def test_every_indicator_of_the_content_says_where_it_comes_from() -> None:
    for path in (ROOT / "content" / "series").glob("*.toml"):
        assert tomllib.loads(path.read_text(encoding="utf-8"))["origin"]
