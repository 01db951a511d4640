"""What is under a map names every line and paper on it, on screens of every width; the map on paper names its states."""

from __future__ import annotations

import re

import pytest

from eurasia_tui.map import legend
from eurasia_tui.map.paper import SMOOTH
from eurasia_tui.map.routes import LETTERS
from eurasia_tui.map.svg import svg
from eurasia_tui.query.catalogue import Catalogue
from eurasia_tui.render.lines import Segment, cell_len

from .mapping import scene

CORRIDORS = (
    ("middle-corridor",),
    ("middle-corridor", "northern-corridor"),
    ("middle-corridor", "northern-corridor", "north-south-transport-corridor"),
)


def known(catalogue: Catalogue, ids: tuple[str, ...]) -> tuple[str, ...]:
    """Those of the ids that there are."""
    return tuple(id_ for id_ in ids if catalogue.kinds_of([id_]))


@pytest.mark.parametrize("ids", CORRIDORS)
@pytest.mark.parametrize("room", [158, 118, 78])
def test_every_line_is_named_under_the_map(catalogue: Catalogue, ids: tuple[str, ...], room: int) -> None:
    shown = scene(catalogue, *known(catalogue, ids))
    right = [Segment("▸ Uzbekistan 41.3 N 64.6 E", "strong")]
    rows = legend.rows(shown, SMOOTH, room, right, 2)
    assert 1 <= len(rows) <= 2
    text = "   ".join("".join(part.text for part in row) for row in rows)
    assert all(cell_len("".join(part.text for part in row)) <= room for row in rows)
    lines = {part.role for row in rows for part in row if part.role.startswith("map:route:")}
    assert len(lines) >= min(len(shown.geo.routes), 4)
    if shown.many:
        for letter, route in zip(LETTERS, shown.geo.routes, strict=False):
            assert re.search(rf"\b{letter} ", text)
            assert route.name[:20] in text
    else:
        assert "trunk" in text
    if any(len(route.branches) > 1 for route in shown.geo.routes):
        assert "branch" in text


@pytest.mark.parametrize("ids", CORRIDORS)
def test_the_map_on_paper_names_what_a_route_crosses_and_bypasses(catalogue: Catalogue, ids: tuple[str, ...]) -> None:
    shown = scene(catalogue, *known(catalogue, ids))
    written = re.findall(r"<text[^>]*>([^<]*)</text>", svg(shown))
    for group in shown.groups:
        for code, name in zip(group.codes, group.names, strict=True):
            forms = {f"{form}{group.sign}" for form in shown.world.forms(code, name)}
            assert forms & set(written), name
    for letter in LETTERS[: len(shown.geo.routes)] if shown.many else "":
        assert letter in written
