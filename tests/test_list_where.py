"""``list --where``: fields and relations select entities, in any order."""

from __future__ import annotations

import pytest

from eurasia_tui.query.catalogue import Catalogue, Unknown
from eurasia_tui.query.listing import receipts_of, select


def ids(catalogue: Catalogue, kind: str, *where: tuple[str, str]) -> list[str]:
    return [record["id"] for record in select(catalogue, kind, where)]


def test_conditions_mean_the_same_in_any_order(catalogue: Catalogue) -> None:
    member, group = ("member-of", "eaeu"), ("group", "Central Asia")
    both = ids(catalogue, "countries", member, group)
    assert set(both) == set(ids(catalogue, "countries", member)) & set(ids(catalogue, "countries", group))
    assert both
    assert both == ids(catalogue, "countries", group, member)


def test_a_field_stays_a_field_where_nothing_left_has_it(catalogue: Catalogue) -> None:
    assert ids(catalogue, "countries", ("member-of", "eaeu"), ("capital", "zzz")) == []


def test_a_relation_is_followed_either_way_as_of_the_day(catalogue: Catalogue) -> None:
    assert "eaeu" in ids(catalogue, "organisations", ("member-of", "kazakhstan"))
    assert "eaeu" not in ids(catalogue.at("2010"), "organisations", ("member-of", "kazakhstan"))


def test_a_record_as_of_a_date_has_no_figure_of_later(catalogue: Catalogue) -> None:
    now, then = (select(shown, "countries")[0] for shown in (catalogue, catalogue.at("1800")))
    assert {"population", "gdp", "life_expectancy", "median_age"} <= now.keys()
    assert not {"population", "gdp", "life_expectancy", "median_age"} & then.keys()
    assert then["area"] == now["area"]  # which does not change from year to year
    assert "gdp" not in receipts_of(catalogue.at("1800"), [then["id"]])[then["id"]]


def test_the_first_of_many_are_the_first_of_all(catalogue: Catalogue) -> None:
    every = select(catalogue, "corridors", [("crosses", "kazakhstan")], "name")
    assert len(every) > 2
    assert select(catalogue, "corridors", [("crosses", "kazakhstan")], "name", 2) == every[:2]


def test_an_unknown_field_is_named(catalogue: Catalogue) -> None:
    with pytest.raises(Unknown, match="countries have no field 'colour'"):
        select(catalogue, "countries", [("colour", "red")])
