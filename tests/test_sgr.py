"""Only changes of style are sent: fewer bytes, and the same screen."""

from __future__ import annotations

import pyte
import pytest
from hypothesis import given
from hypothesis import strategies as st

from eurasia_tui.tui.terminal.sgr import shorten

COLS, ROWS = 30, 6


def screen_of(data: str) -> list[list[tuple[object, ...]]]:
    """What a terminal shows: of a blank only what can be seen of it."""
    screen = pyte.Screen(COLS, ROWS)
    pyte.Stream(screen).feed(data)
    rows: list[list[tuple[object, ...]]] = []
    for y in range(ROWS):
        row: list[tuple[object, ...]] = []
        for x in range(COLS):
            char = screen.buffer[y][x]
            seen = (char.data, char.bg, char.reverse, char.underscore, char.strikethrough)
            row.append(seen if char.data == " " and not char.reverse else (*seen, char.fg, char.bold, char.italics))
        rows.append(row)
    return rows


def after(data: str) -> object:
    """The style that is left for what comes next."""
    screen = pyte.Screen(COLS, ROWS)
    pyte.Stream(screen).feed(data)
    return screen.cursor.attrs


attributes = st.lists(st.sampled_from(["1", "2", "3", "4", "7", "9"]), max_size=3, unique=True)
numbers = st.integers(0, 255).map(str)
inks = st.one_of(
    st.just(""),
    numbers.map("38;5;{}".format),
    st.sampled_from(["31", "97", "39"]),
    st.tuples(numbers, numbers, numbers).map(lambda rgb: "38;2;" + ";".join(rgb)),
)
papers = st.one_of(st.just(""), numbers.map("48;5;{}".format), st.sampled_from(["41", "102", "49"]))
styles = st.tuples(attributes, inks, papers).map(lambda parts: ";".join(filter(None, [*parts[0], *parts[1:]])))
runs = st.tuples(styles, st.sampled_from(["word", " ", "   ", "é", "x y"])).map(
    lambda run: f"\x1b[{run[0]}m{run[1]}\x1b[0m" if run[0] else run[1]
)
moves = st.tuples(st.integers(1, ROWS), st.integers(1, 10)).map(lambda at: f"\x1b[{at[0]};{at[1]}H")
others = st.sampled_from(
    ["\x1b[K", "\x1b[?25l", "\x1b]0;title\x07", "\x1b[?2026h", "\r\n", "\x1b[53mo\x1b[0m", "\x1b[38mo\x1b[0m"]
)


@given(st.lists(st.one_of(runs, runs, runs, moves, others), max_size=12).map("".join))
def test_the_screen_is_the_same_and_the_bytes_are_not_more(data: str) -> None:
    assert screen_of(shorten(data)) == screen_of(data)
    assert after(shorten(data)) == after(data)
    assert len(shorten(data)) <= len(data)


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        ("\x1b[1;38;5;75mA\x1b[0m\x1b[38;5;75mB\x1b[0m", "\x1b[1;38;5;75mA\x1b[0;38;5;75mB\x1b[0m"),
        ("\x1b[7;38;5;24mA\x1b[0m\x1b[7;38;5;94mB\x1b[0m", "\x1b[7;38;5;24mA\x1b[38;5;94mB\x1b[0m"),
        ("\x1b[38;5;24mA\x1b[0m \x1b[38;5;24mB\x1b[0m", "\x1b[38;5;24mA B\x1b[0m"),
        ("\x1b[4mA\x1b[0m \x1b[4mB\x1b[0m", "\x1b[4mA\x1b[0m \x1b[4mB\x1b[0m"),
        ("\x1b[1mA\x1b[0m\x1b[5;1HB", "\x1b[1mA\x1b[0m\x1b[5;1HB"),
        ("\x1b[1mA\x1b[0m\x1b[5;1H\x1b[1mB\x1b[0m", "\x1b[1mA\x1b[5;1HB\x1b[0m"),
        ("no style", "no style"),
    ],
)
def test_what_is_sent(data: str, expected: str) -> None:
    assert shorten(data) == expected
