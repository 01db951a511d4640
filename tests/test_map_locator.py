"""The small map of pages and of the start screen."""

from __future__ import annotations

import pytest

from eurasia_tui.map.cell_grid import LETTERS, WAYS
from eurasia_tui.map.locator import MOST_NAMES, locator_lines
from eurasia_tui.map.palette import DARK, look
from eurasia_tui.query.catalogue import Catalogue
from eurasia_tui.render.lines import Segment, cell_len

SIZES = ((32, 9), (34, 9), (46, 13), (66, 17))
IDS = ((), ("kazakhstan",), ("armenia",), ("russia",), ("csto",), ("sco",), ("samarkand",), ("middle-corridor",))


def text(row: tuple[Segment, ...]) -> str:
    return "".join(part.text for part in row)


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("ids", IDS)
def test_it_has_the_size_asked_for(catalogue: Catalogue, ids: tuple[str, ...], way: str) -> None:
    for cols, rows in SIZES:
        drawn = locator_lines(catalogue, ids, cols, rows, way)
        assert len(drawn) == rows
        assert all(cell_len(text(row)) <= cols for row in drawn)
        assert way != LETTERS or all(text(row).isascii() for row in drawn)


def test_a_state_is_named_with_its_capital_and_neighbours(catalogue: Catalogue) -> None:
    words = "\n".join(text(row) for row in locator_lines(catalogue, ["kazakhstan"], 32, 9))
    assert "Kazakhstan" in words
    assert "● Astana" in words
    assert "Russia" in words
    assert "China" in words


def test_its_own_fill_differs_from_that_of_others(catalogue: Catalogue) -> None:
    roles = {part.role for row in locator_lines(catalogue, ["kazakhstan"], 32, 9) for part in row}
    assert {"map:fill:chosen", "map:fill:land"} <= roles


@pytest.mark.parametrize("ids", IDS)
def test_few_names_and_few_bytes(catalogue: Catalogue, ids: tuple[str, ...]) -> None:
    drawn = locator_lines(catalogue, ids, 32, 9)
    words = [part for row in drawn for part in row if part.role.startswith(("map:core", "map:name"))]
    assert 0 < len(words) <= 3 * (MOST_NAMES + 2)  # a name over two fills is two runs
    size = 0
    for row in drawn:
        for part in row:
            sgr = look(part.role, DARK).sgr
            size += len(part.text.encode()) + (len(sgr) + 7 if sgr else 0)
    assert size <= 2_600


def test_what_has_no_place_and_too_little_room_give_nothing(catalogue: Catalogue) -> None:
    concept = catalogue.db.execute("SELECT id FROM entity WHERE kind = 'concepts' ORDER BY id LIMIT 1").fetchone()[0]
    assert locator_lines(catalogue, [concept], 32, 9) == ()
    assert locator_lines(catalogue, ["kazakhstan"], 5, 2) == ()
