"""The order of lists: columns walked by a key, any figure from a chooser, within groups or across; what the region is about first."""

from __future__ import annotations

import pytest

from eurasia_tui.query.catalogue import Catalogue
from eurasia_tui.query.columns import shorter_names
from eurasia_tui.query.listing import Listing
from eurasia_tui.query.orders import columns, is_order, orders
from eurasia_tui.query.series import indicators
from eurasia_tui.tui.entity_list import ColumnHeads
from eurasia_tui.tui.session_state import place_of, table

from .test_app import explorer, screen_text


def test_what_the_region_is_about_stands_first(catalogue: Catalogue) -> None:
    for kind, first in (
        ("organisations", ["eaeu", "sco", "cis", "edb"]),
        ("corridors", ["middle-corridor"]),
        ("agreements", ["eaeu-treaty"]),
    ):
        listing = Listing(kind)
        starts = {listing.rows(catalogue, group.first, 1)[0].id for group in listing.groups(catalogue)}
        assert set(first) <= starts


def test_every_kind_is_ordered_by_every_order(catalogue: Catalogue) -> None:
    for kind in catalogue.kinds:
        plain = [row.id for row in Listing(kind).rows(catalogue)]
        keys = {order.key for order in orders(catalogue, kind)}
        assert set(columns(catalogue, kind)) <= keys
        for key in (*columns(catalogue, kind), *list(keys)[-3:]):
            assert is_order(catalogue, kind, key)
            for grouped in (False, True):
                listing = Listing(kind, "", key, grouped)
                rows = listing.rows(catalogue)
                assert sorted(row.id for row in rows) == sorted(plain), (kind, key)
                if grouped and key:
                    groups = listing.groups(catalogue)
                    assert sum(group.size for group in groups) == len(rows)
                    for group in groups:
                        assert len({row.group for row in rows[group.first : group.first + group.size]}) == 1


def test_every_indicator_of_the_data_orders_the_states(catalogue: Catalogue) -> None:
    keys = {order.key for order in orders(catalogue, "countries")}
    assert {indicator.key for indicator in indicators(catalogue) if not indicator.pairs} <= keys
    rows = Listing("countries", "", "military-expenditure").rows(catalogue)
    numbers = [row.cells[-1].number for row in rows]
    known = [number for number in numbers if number is not None]
    assert known == sorted(known, reverse=True)
    assert numbers[: len(known)] == known  # those without a figure come last


async def test_s_walks_the_columns_and_a_head_is_clicked() -> None:
    async with explorer() as (app, pilot):
        browse = app.browse
        seen = []
        for _ in columns(app.catalogue, "countries"):
            await pilot.press("s")
            seen.append(browse.list.listing.sort)
        assert seen == ["population", "gdp", "name", ""]
        await pilot.click(ColumnHeads, offset=(browse.list.size.width - 3, 0))
        await pilot.pause()
        assert browse.list.listing.sort == "gdp"
        await pilot.click(ColumnHeads, offset=(3, 0))
        await pilot.pause()
        assert browse.list.listing.sort == "name"


async def test_any_figure_within_groups_and_kept_for_the_next_session() -> None:
    async with explorer() as (app, pilot):
        await pilot.press("S", *"external debt, us", "enter")
        await pilot.pause()
        listing = app.browse.list.listing
        assert listing.sort == "external-debt"
        assert len(app.browse.list.groups) == 1
        await pilot.press("S", *"within", "enter")
        await pilot.pause()
        assert app.browse.list.listing.grouped
        assert len(app.browse.list.groups) > 1
        assert "in groups" in screen_text(app)
        kept = place_of(app.catalogue, table(app.browse.here(), None))
        assert kept
        assert kept.listing == app.browse.list.listing


@pytest.mark.parametrize("kind", ["people", "organisations"])
async def test_unknown_is_a_dash(kind: str) -> None:
    async with explorer() as (app, pilot):
        await pilot.press({"people": "6", "organisations": "2"}[kind])
        await pilot.press("s", "s", "G")
        await pilot.pause()
        assert "–" in screen_text(app)


def test_the_two_parties_of_a_treaty_are_named_by_their_codes(catalogue: Catalogue) -> None:
    cells = {row.id: row.cells[1] for row in Listing("agreements").rows(catalogue)}
    named = {id_: cell for id_, cell in cells.items() if cell.short}
    assert named
    assert all(cell.number == 2 and len(cell.short.split()) == 2 for cell in named.values())
    assert any(cell.number and cell.number > 2 for cell in cells.values())


async def test_a_long_name_runs_over_what_is_unknown() -> None:
    async with explorer((120, 36)) as (app, pilot):
        await pilot.press("2", "G")
        await pilot.pause()
        assert "Islamic State Khorasan Province" in screen_text(app)


def test_long_names_of_states_have_shorter_ones(catalogue: Catalogue) -> None:
    names = catalogue.names(["united-arab-emirates", "kazakhstan", "south-korea"])
    assert shorter_names(catalogue, names) == {"united-arab-emirates": "UAE", "south-korea": "South Korea"}
