"""Properties that hold for any input: the TOML reader, queries, questions, renderers, clipping.

The suite runs each for a moment (test_fuzz.py), ``make fuzz`` all of them for an hour (scripts/fuzz.py).
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

from hypothesis import given, seed, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from eurasia_tui.catalogue.scan import PackFile
from eurasia_tui.compiler.reader import Unreadable, read
from eurasia_tui.compiler.validate import entities
from eurasia_tui.dates import bounds
from eurasia_tui.map.camera import CLOSEST, Camera
from eurasia_tui.map.cell_grid import WAYS
from eurasia_tui.map.drawing import LAYERS
from eurasia_tui.map.question import MapQuestion
from eurasia_tui.map.scene import Scene
from eurasia_tui.map.world import world
from eurasia_tui.query.blocks import Span
from eurasia_tui.query.pages.page import page
from eurasia_tui.query.parse import parse
from eurasia_tui.query.questions import ask
from eurasia_tui.query.search import search
from eurasia_tui.render.clip import Box, clip
from eurasia_tui.render.glyphs import ASCII, UNICODE
from eurasia_tui.render.html import html
from eurasia_tui.render.json import page_data
from eurasia_tui.render.layout import Layout
from eurasia_tui.render.lines import Segment, fit, wrap
from eurasia_tui.render.markdown import markdown
from eurasia_tui.render.text import text as as_text
from eurasia_tui.sanitize import clean, clean_line, isolated
from eurasia_tui.schema import KINDS

from .fuzz_inputs import QUERY, TOML, WILD, catalogue

PROPERTIES: dict[str, tuple[Callable[..., None], dict[str, st.SearchStrategy[Any]]]] = {}


def _property(**strategies: st.SearchStrategy[Any]) -> Callable[[Callable[..., None]], Callable[..., None]]:
    def keep(test: Callable[..., None]) -> Callable[..., None]:
        PROPERTIES[test.__name__] = (test, strategies)
        return test

    return keep


def run(name: str, chosen: settings, seeded: int | None = None) -> None:
    """Try a property with new examples; raises what it finds."""
    test, strategies = PROPERTIES[name]

    def once(**values: Any) -> None:
        test(**values)

    checked = given(**strategies)(once)
    chosen(checked if seeded is None else seed(seeded)(checked))()


@cache
def _ids() -> list[str]:
    return [row[0] for row in catalogue().db.execute("SELECT id FROM entity ORDER BY id")]


@cache
def _folder() -> Path:
    return Path(tempfile.mkdtemp(prefix="fuzz-"))


@_property(kind=st.sampled_from(sorted(KINDS)), text=TOML | st.binary(max_size=300))
def any_file_is_read_or_refused(kind: str, text: str | bytes) -> None:
    """A file gives entities or problems with places in it, never an exception."""
    data = text if isinstance(text, bytes) else text.encode("utf-8", "surrogatepass")
    path = _folder() / f"{kind}.toml"
    path.write_bytes(data)
    lines = data.count(b"\n") + 1
    file = PackFile(str(path), f"{kind}/fuzz.toml", len(data), 0)
    problems: list[Any] = []
    try:
        tables, read_data = read(file, _folder())
        list(entities(file, tables, read_data, lambda _: False, problems))
    except Unreadable as error:
        problems.append(error.problem)
    for problem in problems:
        assert 1 <= problem.line <= lines + 1
        assert problem.column >= 1
        assert problem.message == clean_line(problem.message)


@_property(text=QUERY)
def any_query_is_parsed_and_searched(text: str) -> None:
    """A query gives hits, never an exception."""
    parse(text)
    for hit in search(catalogue(), text, 10).hits:
        assert hit.id


@_property(text=QUERY)
def any_question_is_answered_or_not(text: str) -> None:
    """A question gives an answer with a receipt, or none, never an exception."""
    if answer := ask(catalogue(), text):
        assert answer.text


@_property(text=st.text() | QUERY)
def any_date_is_one_or_says_why_not(text: str) -> None:
    """A text is a period whose end does not come before its beginning, or a ValueError."""
    try:
        first, last = bounds(text)
    except ValueError:
        return
    assert first <= last


SPANS = st.lists(
    st.builds(Span, text=QUERY | WILD, link=st.none() | st.just("kazakhstan"), role=st.sampled_from(("", "match"))),
    max_size=6,
).map(tuple)


@_property(name=WILD, spans=SPANS, width=st.integers(20, 200), ascii=st.booleans())
def any_text_is_laid_out_in_its_width(name: str, spans: tuple[Span, ...], width: int, ascii: bool) -> None:
    """Lines fit the width, and every renderer takes the page."""
    glyphs = ASCII if ascii else UNICODE
    base = page(catalogue(), "kazakhstan")._replace(
        name=clean_line(name) or "x", lead=tuple(span._replace(text=clean_line(span.text)) for span in spans)
    )
    shown = base._replace(blocks=base.blocks[:2], sources=base.sources[:2])
    for line in Layout(shown, width, glyphs).lines:
        assert cell_len(line.text) <= width or any(part.role == "address" for part in line.segments)
        assert not ascii or line.text.isascii()
    for rendered in (as_text(shown, glyphs), markdown(shown), html(shown)):
        assert "\x1b" not in rendered
    page_data(shown)


@_property(
    index=st.integers(0, 10_000), width=st.integers(20, 160), date=st.none() | st.dates().map(str), ascii=st.booleans()
)
def any_page_is_laid_out_at_any_width_and_date(index: int, width: int, date: str | None, ascii: bool) -> None:
    """Every entity has a page as of every date, and it is laid out."""
    ids = _ids()
    shown = page(catalogue().at(date), ids[index % len(ids)])
    lines = Layout(shown, width, ASCII if ascii else UNICODE).lines
    assert lines
    assert not ascii or all(line.text.isascii() for line in lines)


@_property(texts=st.lists(WILD | QUERY, max_size=8), room=st.integers(1, 120), indent=st.integers(0, 10))
def any_segments_wrap(texts: list[str], room: int, indent: int) -> None:
    """No line is wider than the room, but for one character that is; no word is lost."""
    parts = [Segment(clean_line(text)) for text in texts]
    lines = wrap(parts, max(room, indent + 2), indent)
    joined = "".join(segment.text for line in lines for segment in line)
    assert "".join(joined.split()) == "".join("".join(part.text for part in parts).split())
    for text in texts:
        assert cell_len(fit(clean_line(text), room)) <= room


@_property(text=st.text() | st.lists(WILD, max_size=12).map("".join))
def any_text_comes_out_clean(text: str) -> None:
    """Cleaning leaves nothing to clean, keeps plain text, and isolates come in pairs."""
    cleaned = clean(text)
    assert clean(cleaned) == cleaned
    assert not any((ord(char) < 32 and char != "\n") or 127 <= ord(char) < 160 for char in cleaned)
    out = isolated(cleaned)
    assert out.count("\u2068") == out.count("\u2069")
    assert clean(out) == cleaned


NUMBER = st.floats(-1e6, 1e6, allow_nan=False)


@_property(
    ax=NUMBER,
    ay=NUMBER,
    bx=NUMBER,
    by=NUMBER,
    left=NUMBER,
    top=NUMBER,
    width=st.floats(0, 1e6),
    height=st.floats(0, 1e6),
)
def any_segment_is_clipped_into_the_box(
    ax: float, ay: float, bx: float, by: float, left: float, top: float, width: float, height: float
) -> None:
    """What is left of a segment lies in the box; a segment in the box stays as it is."""
    box = Box(left, top, left + width, top + height)
    kept = clip(ax, ay, bx, by, box)
    slack = 1e-6 * max(1.0, *map(abs, (ax, ay, bx, by, box.right, box.bottom)))
    inside = [box.left <= x <= box.right and box.top <= y <= box.bottom for x, y in ((ax, ay), (bx, by))]
    if kept:
        for x, y in (kept[:2], kept[2:]):
            assert box.left - slack <= x <= box.right + slack
            assert box.top - slack <= y <= box.bottom + slack
    if all(inside):
        assert kept is not None
        assert all(abs(a - b) <= slack for a, b in zip(kept, (ax, ay, bx, by), strict=True))
    elif any(inside):
        assert kept is not None


@cache
def _scene(ascii: bool) -> Scene:
    return MapQuestion(("eaeu", "kazakhstan")).scene(catalogue(), world(catalogue()), ASCII if ascii else UNICODE)


@_property(
    lat=st.floats(-90, 90),
    lon=st.floats(-180, 180),
    near=st.floats(0, 1),
    cols=st.integers(1, 130),
    rows=st.integers(1, 50),
    ascii=st.booleans(),
    layer=st.sampled_from(LAYERS),
    way=st.sampled_from(WAYS),
)
def any_view_of_the_map_is_drawn(
    lat: float, lon: float, near: float, cols: int, rows: int, ascii: bool, layer: str, way: str
) -> None:
    """Any centre, scale and size is drawn: as many rows as asked for, none wider than asked."""
    least = Camera(lat, lon, 1.0, cols, rows).farthest
    drawing = _scene(ascii).draw(Camera(lat, lon, least + near * (CLOSEST - least), cols, rows), layer, way=way)
    assert len(drawing.rows) <= rows
    for row in drawing.rows:
        text = "".join(part.text for part in row)
        assert cell_len(text) <= cols
