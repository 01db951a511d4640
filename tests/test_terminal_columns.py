"""Whatever a terminal counts for a syllable, a joined emoji, a flag or a variation selector, no column moves."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable

import pyte
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from rich.cells import cell_len
from wcwidth import wcwidth

from eurasia_tui.tui.terminal.columns import hold_columns

from .conftest import Write
from .terminal import EURASIA, Terminal

NAMES = (
    "हिन्दुस्तान क्षत्रिय की",
    "தமிழ் கொங்கு நாடு",
    "မြန်မာနိုင်ငံ",
    "Family 👨‍👩‍👧‍👦 and heart ❤️",
    "Flags 🇰🇿🇺🇿 and 1️⃣ 👍🏽",
    "กำแพงเพชร ກຳ",
    "བོད་ལྗོངས་",
    "ᄒᆞᆫ국 가",
    "Plain name",
)
"""Each of a kind that terminals measure differently, and one that none does."""


def by_character(text: str) -> int:
    """The character as the C library's wcwidth counts it: a mark nothing, whatever it follows."""
    return max(0, wcwidth(text))


def old(text: str) -> int:
    """A terminal of 2010: every mark but those of Latin takes a cell, no emoji two."""
    if unicodedata.combining(text) or text in "\u200d\ufe0f":
        return 0
    return 2 if unicodedata.east_asian_width(text) in "WF" and ord(text) < 0x1F000 else 1


def marks_are_wide(text: str) -> int:
    """A terminal that gives a cell to spacing vowel signs, and two to each half of a flag."""
    if unicodedata.category(text) == "Mc":
        return 1
    return 2 if 0x1F1E6 <= ord(text) <= 0x1F1FF else max(0, wcwidth(text))


def joins_nothing(text: str) -> int:
    """A terminal that gives a cell to what it does not know."""
    return 1 if text in "\u200d\ufe0f\u20e3" else max(0, wcwidth(text))


TERMINALS = (by_character, old, marks_are_wide, joins_nothing)


class Emulator(pyte.Screen):
    """A screen that counts as ``width`` does, and draws a character of several cells over them."""

    width: Callable[[str], int] = staticmethod(by_character)

    def draw(self, data: str) -> None:
        """Draw characters one after the other; what has no cells of its own changes nothing."""
        for char in data:
            for cell in [char, *"\0" * 9][: type(self).width(char)]:
                if self.cursor.x < self.columns:
                    self.buffer[self.cursor.y][self.cursor.x] = self.cursor.attrs._replace(data=cell)
                    self.cursor.x += 1
            self.dirty.add(self.cursor.y)


def emulator(width: Callable[[str], int], size: tuple[int, int]) -> tuple[Emulator, pyte.Stream]:
    screen = type("Screen", (Emulator,), {"width": staticmethod(width)})(*size)
    return screen, pyte.Stream(screen)


def bars(screen: Emulator) -> dict[int, str]:
    """The columns where upright lines stand, row by row."""
    return {
        row: [x for x in range(screen.columns) if screen.buffer[row][x].data in "│┃|▕▏"] for row in range(screen.lines)
    }


@pytest.mark.parametrize("size", [(120, 36), (100, 30)])
def test_no_name_moves_the_divider_or_the_frame(size: tuple[int, int], small: dict[str, str], pack: Write) -> None:
    """The bytes of the explorer, drawn by terminals that count differently, while the cursor goes through the list."""
    files = dict(small)
    for index, name in enumerate(NAMES):
        files[f"countries/c{index}.toml"] = (
            small["countries/landia.toml"].replace('"Landia"', f'"{name}"', 1).replace('iso2 = "LA"\n', "")
        )
    content = pack(files)
    env = {"EURASIA_CONTENT": str(content)}
    with Terminal((*EURASIA, "--fresh"), size, env=env) as terminal:
        terminal.until_quiet().press("1").until("Plain name").until_quiet()
        sent = [len(terminal.sent)]
        for _ in range(len(NAMES) + 1):
            terminal.press("j").until_quiet()
            sent.append(len(terminal.sent))
        data = bytes(terminal.sent)
    plain = None
    for width in TERMINALS:
        screen, stream = emulator(width, size)
        stream.feed(data.decode())
        found = bars(screen)
        plain = plain or found
        assert found == plain, width.__name__
    assert plain


RUNS = st.lists(
    st.sampled_from([*NAMES, "a", "│", "é", "\u0301", "\u200d", "\ufe0f", "👩", "🇰", "中", " "]), max_size=8
).map("".join)


@settings(max_examples=300)
@given(st.lists(RUNS, min_size=1, max_size=4), st.integers(1, 60))
def test_text_ends_where_it_was_measured_to_end(texts: list[str], column: int) -> None:
    """Behind each run a bar: it stands where the widths of the texts say, in every terminal."""
    frame = f"\x1b[3;{column}H" + "".join(f"\x1b[1m{text}\x1b[0m|" for text in texts)
    for width in TERMINALS:
        screen, stream = emulator(width, (400, 5))
        stream.feed(hold_columns(frame))
        at = column - 1
        for text in texts:
            at += cell_len(text)
            assert screen.buffer[2][at].data == "|", width.__name__
            at += 1


@settings(max_examples=300)
@example("Flags 🇰🇿🇺🇿 and 1️⃣ 👍🏽a")
@given(RUNS)
def test_what_stands_right_of_a_part_that_is_drawn_anew_stays(text: str) -> None:
    """Only a part of the line is sent: nothing of it reaches into the cells beside it."""
    cells = cell_len(text)
    for width in TERMINALS:
        screen, stream = emulator(width, (400, 5))
        stream.feed(f"\x1b[1;{cells + 1}H|||||||||")
        stream.feed(hold_columns(f"\x1b[1;1H\x1b[1m{text}\x1b[0m"))
        assert "".join(screen.buffer[0][x].data for x in range(cells, cells + 9)) == "|" * 9, width.__name__


def test_what_no_terminal_doubts_is_sent_as_it_is() -> None:
    for frame in ("\x1b[1;1HPlain │ Привет 中文 é\x1b[0m\n", "no frame हि", "\x1b]52;c;4KS5\x07\x1b[1;1Hहि"):
        assert hold_columns(frame) == frame
