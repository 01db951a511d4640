"""States and bodies side by side: figures of one source, what all have and what only some."""

from __future__ import annotations

import json

import pytest

from eurasia_tui.query.blocks import Facts, Table
from eurasia_tui.query.catalogue import Catalogue
from eurasia_tui.query.comparison.compare import compare
from eurasia_tui.query.comparison.page import compare_page
from eurasia_tui.query.comparison.shared_sets import shared_sets
from eurasia_tui.query.members import cells
from eurasia_tui.query.pages.draft import PageDraft
from eurasia_tui.query.pages.page import page
from eurasia_tui.query.series import rank
from eurasia_tui.query.spans import span_text

from .conftest import Run


def test_figures_come_from_one_source_and_say_where_year_or_unit_differ(catalogue: Catalogue) -> None:
    rows = [row for row in compare(catalogue, ["kazakhstan", "uzbekistan", "kyrgyzstan"]) if row.numeric]
    assert {row.key for row in rows} >= {"population", "gdp", "area"}
    assert len({row.key for row in rows}) == len(rows)
    for row in rows:
        years = {(value.as_of or "")[:4] for value in row.values.values()}
        units = {value.unit for value in row.values.values()}
        assert any(value.differs for value in row.values.values()) == (len(years) > 1 or len(units) > 1), row
        assert bool(row.source) == (len({value.source for value in row.values.values()}) == 1)
    assert any(not row.numeric and len(row.values) == 1 for row in compare(catalogue, ["sco", "csto"]))  # every field


def test_compared_figures_are_those_of_the_pages(catalogue: Catalogue) -> None:
    """Of two sources of one figure the page, the list, a ranking and a comparison show the same."""
    ids = ["kazakhstan", "uzbekistan", "russia"]
    rows = {row.key: row for row in compare(catalogue, ids)}
    ranked = {item.id: item for item in rank(catalogue, "population", ids)}
    for id_ in ids:
        stated = PageDraft(catalogue, id_).facts["population"][0]
        value = rows["population"].values[id_]
        assert (value.value, value.as_of) == (stated.number, stated.as_of)
        assert (value.value, value.as_of) == (ranked[id_].value, ranked[id_].as_of)


def test_two_bodies_have_members_of_one_of_both_and_of_the_other(catalogue: Catalogue) -> None:
    (members,) = [
        entity_set
        for entity_set in shared_sets(catalogue, ["sco", "csto"])
        if entity_set.relation == "member-of" and not entity_set.qualified
    ]
    found = {part.of: set(part.items) for part in members.parts}
    full = {
        body: {cell.country for cell in cells(catalogue, [body]) if cell.status == "member"} for body in ("sco", "csto")
    }
    assert found["sco", "csto"] == full["sco"] & full["csto"]
    assert found["sco",] == full["sco"] - full["csto"]
    assert found["csto",] == full["csto"] - full["sco"]
    (others,) = [
        entity_set
        for entity_set in shared_sets(catalogue, ["sco", "csto"])
        if entity_set.relation == "member-of" and entity_set.qualified
    ]
    assert "azerbaijan" in others.parts[0].items  # a partner of the SCO


@pytest.mark.parametrize(
    ("ids", "relation", "shared"),
    [
        (["kazakhstan", "uzbekistan"], "member-of", "sco"),
        (["middle-corridor", "northern-corridor"], "crosses", "kazakhstan"),
        (["middle-corridor", "northern-corridor"], "on-route", "dostyk"),
        (["sco", "csto", "eaeu"], "member-of", "kazakhstan"),
        (["kassym-jomart-tokayev", "nursultan-nazarbayev"], "holds-office", "kazakhstan"),
    ],
)
def test_what_two_of_any_kind_share(ids: list[str], relation: str, shared: str, catalogue: Catalogue) -> None:
    parts = [
        part
        for entity_set in shared_sets(catalogue, ids)
        if entity_set.relation == relation
        for part in entity_set.parts
    ]
    assert any(shared in part.items for part in parts if len(part.of) == len(ids))
    for entity_set in shared_sets(catalogue, ids):
        items = [id_ for part in entity_set.parts for id_ in part.items]
        assert len(items) == len(set(items))


def test_only_differences(catalogue: Catalogue, eurasia: Run) -> None:
    found = json.loads(eurasia("compare", "sco", "csto", "--differences", "--json").stdout)
    assert all(
        len({str(value["value"]) for value in row["values"].values()}) > 1 or len(row["values"]) == 1
        for row in found["rows"]
    )
    assert all(len(part["in"]) == 1 for entity_set in found["sets"] for part in entity_set["parts"])
    assert "in both" not in eurasia("compare", "sco", "csto", "--differences").stdout
    assert "in both" in eurasia("compare", "sco", "csto").stdout


def test_a_page_has_no_place_among_states_it_is_not_one_of(catalogue: Catalogue) -> None:
    for id_ in ("bahamas", "kyrgyzstan", "russia"):
        places = [
            place for block in page(catalogue, id_).blocks if isinstance(block, Facts) for _, place in block.places
        ]
        assert all(place.rank <= place.of for place in places)
        assert bool(places) == (id_ != "bahamas")


def test_a_body_and_a_state_are_compared_by_what_is_between_them(catalogue: Catalogue) -> None:
    shown = compare_page(catalogue, ("sco", "kazakhstan"))
    tables = [block for block in shown.blocks if isinstance(block, Table)]
    assert not any(span_text(cell) == "–" for table in tables for row in table.rows for cell in row.cells)
    first = shown.blocks[0]
    assert isinstance(first, Facts)
    assert first.rows[0].key == "member-of"
    assert first.rows[0].values[0].since == "2001-06-15"
    assert shown.name.startswith("Shanghai")
