"""Of a frame only the cells that it changes are sent: never more bytes, and the same screen."""

from __future__ import annotations

import pyte
import pytest
from hypothesis import given
from hypothesis import strategies as st

from eurasia_tui.tui.terminal.screen_copy import FRAME, ScreenCopy
from eurasia_tui.tui.terminal.sgr import shorten

COLS, ROWS = 60, 5


def shown(screen: pyte.Screen) -> list[list[tuple[object, ...]]]:
    """Every cell: of a blank only what can be seen of it."""
    rows: list[list[tuple[object, ...]]] = []
    for y in range(ROWS):
        row: list[tuple[object, ...]] = []
        for x in range(COLS):
            char = screen.buffer[y][x]
            seen = (char.data, char.bg, char.reverse, char.underscore, char.strikethrough)
            row.append(seen if char.data == " " and not char.reverse else (*seen, char.fg, char.bold, char.italics))
        rows.append(row)
    return rows


styles = st.sampled_from(["", "", "1", "38;5;29", "7;38;5;29", "48;5;24", "4"])
texts = st.sampled_from(["word", " ", "          ", "a b", "\u2801\u2847", "é", "\u4e2d", "e\u0301", "x" * 12])
runs = st.tuples(styles, texts).map(lambda run: f"\x1b[{run[0]}m{run[1]}\x1b[0m" if run[0] else run[1])
pieces = st.tuples(st.integers(1, ROWS), st.integers(1, 20), st.lists(runs, min_size=1, max_size=3)).map(
    lambda piece: f"\x1b[{piece[0]};{piece[1]}H" + "".join(piece[2])
)
cursors = st.tuples(st.integers(1, ROWS), st.integers(1, COLS)).map(lambda at: f"\x1b[{at[0]};{at[1]}H")
frames = st.tuples(st.lists(pieces, min_size=1, max_size=5), cursors).map(lambda parts: "\n".join(parts[0]) + parts[1])


@given(st.lists(frames, max_size=6))
def test_the_screen_is_the_same_after_every_frame(given_frames: list[str]) -> None:
    whole, changed = pyte.Screen(COLS, ROWS), pyte.Screen(COLS, ROWS)
    copy = ScreenCopy()
    for frame in given_frames:
        assert FRAME.fullmatch(frame)
        changes = shorten(copy.changes(frame))
        pyte.Stream(whole).feed(frame.replace("\n", ""))
        pyte.Stream(changed).feed(changes)
        assert shown(changed) == shown(whole)
        assert (changed.cursor.x, changed.cursor.y) == (whole.cursor.x, whole.cursor.y)
        assert len(changes) <= len(frame)


def test_a_frame_that_changes_nothing_sends_nothing() -> None:
    copy = ScreenCopy()
    frame = "\x1b[1;1H\x1b[1mTitle\x1b[0m  text\n\x1b[2;1Hmore\x1b[1;1H"
    assert copy.changes(frame) == frame.replace("\n", "")
    assert copy.changes(frame) == ""
    assert copy.changes("\x1b[1;1H\x1b[1mTitle\x1b[0m  next\x1b[1;1H") == "\x1b[1;8Hn\x1b[1;1H"


@pytest.mark.parametrize("text", ["\u4e2d\u6587", "e\u0301", "\U0001f1f0\U0001f1ff", "\u2067\u05d0\u2069"])
def test_rows_whose_characters_may_take_other_cells_are_sent_whole(text: str) -> None:
    copy = ScreenCopy()
    frame = f"\x1b[1;1H{text} and more\x1b[1;1H"
    assert copy.changes(frame) == frame
    assert copy.changes(frame) == frame


def test_a_screen_that_is_not_known_is_sent_whole() -> None:
    copy = ScreenCopy()
    frame = "\x1b[3;1Htext\x1b[1;1H"
    copy.changes(frame)
    copy.forget()
    assert copy.changes(frame) == frame


@pytest.mark.parametrize("data", ["\x1b[?1049h", "\x1b[2J", "text", "\x1b]0;title\x07", "\x1b[1;1H\x1b[K", ""])
def test_what_is_no_frame(data: str) -> None:
    assert not FRAME.fullmatch(data)
