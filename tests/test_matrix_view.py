"""The matrix through Pilot: signs, words, jumps, filters, orders, sizes, mouse, and back to it."""

from __future__ import annotations

from itertools import pairwise

import pytest

from eurasia_tui.query.matrix import columns_of, groups_of, matrix
from eurasia_tui.query.members import cells
from eurasia_tui.tui.matrix_view import MatrixView

from .test_app import explorer, screen_text


def shown(app: object) -> MatrixView:
    screen = app.screen  # type: ignore[attr-defined] # of the application
    assert isinstance(screen, MatrixView)
    return screen


def words(view: MatrixView) -> str:
    return "".join(part.text for part in view.foot.words)


async def test_the_cell_stands_in_words_and_a_name_is_typed() -> None:
    async with explorer() as (app, pilot):
        await pilot.press("x")
        await pilot.pause()
        view = shown(app)
        assert words(view).startswith("Kazakhstan in ")
        await pilot.press("slash", *"collective", "enter")
        await pilot.pause()
        assert words(view).startswith("Kazakhstan in CSTO: member since")
        await pilot.press("slash", *"armenia", "enter")
        await pilot.pause()
        assert "frozen" in words(view)
        assert "◆" in screen_text(app)
        assert "observer" in screen_text(app)  # the signs are always there


async def test_fields_stand_over_their_columns_and_regions_over_their_rows() -> None:
    async with explorer() as (app, pilot):
        await pilot.press("x")
        await pilot.pause()
        text = screen_text(app)
        assert "security" in text
        assert "South Caucasus" in text
        found = shown(app).grid.matrix
        assert found
        groups = groups_of(app.catalogue, found.columns)
        runs = [groups[column] for column in found.columns]
        assert len([1 for a, b in pairwise(runs) if a != b]) == len(set(runs)) - 1


async def test_filters_orders_and_back() -> None:
    async with explorer() as (app, pilot):
        await pilot.press("x", "slash", *"sco", "enter", "i", "slash", *"eaeu", "enter", "e")
        await pilot.pause()
        view = shown(app)
        assert view.grid.matrix
        rows = set(view.grid.matrix.rows)
        sco = {cell.country for cell in cells(app.catalogue, ["sco"]) if cell.status == "member"}
        eaeu = {cell.country for cell in cells(app.catalogue, ["eaeu"]) if cell.status == "member"}
        assert rows == sco - eaeu
        assert "in SCO, not in EAEU" in screen_text(app)
        await pilot.press("c")
        first = view.grid.matrix.columns[0]
        assert (view.grid.matrix.rows[view.grid.row], first) in view.grid.matrix.cells
        state = view.state
        await pilot.press("o")
        await pilot.pause()
        assert app.screen is app.browse
        await pilot.press("backspace")
        await pilot.pause()
        assert shown(app).state == state
        await pilot.press("slash", *"cis", "enter", "i", "slash", *"osce", "enter", "e")
        await pilot.pause()
        assert not shown(app).grid.matrix.rows
        assert "No state." in screen_text(app)


async def test_the_bodies_of_a_field_and_all_of_them() -> None:
    async with explorer() as (app, pilot):
        await pilot.press("x", "g", "2")
        await pilot.pause()
        found = shown(app).grid.matrix
        assert found
        assert len(found.columns) == len(columns_of(app.catalogue, "*")) > len(matrix(app.catalogue).columns)


@pytest.mark.parametrize("size", [(160, 48), (120, 36), (80, 24), (40, 12)])
async def test_every_size_and_the_mouse(size: tuple[int, int]) -> None:
    async with explorer(size) as (app, pilot):
        await pilot.press("x")
        await pilot.pause()
        view = shown(app)
        grid = view.grid
        assert view.foot.size.height == 2
        await pilot.click(grid, offset=(grid.label + 6, 4))
        await pilot.pause()
        assert grid.column == grid.left + 1
        assert grid.matrix
        body = grid.matrix.columns[grid.column]
        await pilot.click(grid, offset=(grid.label + 6, 4))
        await pilot.pause()
        assert app.screen is app.browse
        assert app.browse.page.page
        assert app.browse.page.page.id == body
