"""Text boxes: pastes of several lines, of a megabyte, outside a box; limits; many words, long words, many marks."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from textual import events
from textual.pilot import Pilot
from textual.widgets import Input

from eurasia_tui.query.catalogue import Catalogue
from eurasia_tui.query.listing import Listing
from eurasia_tui.tui.app import EurasiaApp
from eurasia_tui.tui.note_screen import NoteScreen
from eurasia_tui.tui.text_box import LONGEST_LINE, LONGEST_TEXT

from .terminal import Terminal
from .test_app import explorer
from .test_key_bundles import write

BOXES = {"search": "/", "filter": ["ctrl+f"], "date": "a", "palette": ["ctrl+p"], "find in page": ["enter", "ctrl+f"]}


async def paste(app: EurasiaApp, pilot: Pilot[None], text: str) -> None:
    """A bracketed paste."""
    app.post_message(events.Paste(text))
    for _ in range(6):
        await pilot.pause()


async def test_a_box_that_gives_no_limit_has_one() -> None:
    async with explorer() as (app, pilot):
        await app.screen.mount(box := Input())
        box.focus()
        await pilot.pause()
        assert box.max_length == LONGEST_LINE


@pytest.mark.parametrize("text", ["new\nsilk road", "\n\nnew\r\n  silk\troad\n", "new\x1b[31m silk\x07\u2028road"])
@pytest.mark.parametrize("box", BOXES)
async def test_several_lines_become_one_line_of_words(box: str, text: str) -> None:
    async with explorer() as (app, pilot):
        await write(app, pilot, BOXES[box])
        assert isinstance(app.focused, Input)
        await paste(app, pilot, text)
        assert app.focused.value == "new silk road"


@pytest.mark.parametrize("text", ["x" * 1_000_000, "a " * 500_000, "e" + "\u0301" * 40_000, "x" * 51_000, "a " * 1_100])
@pytest.mark.parametrize("box", BOXES)
async def test_a_long_paste_is_cut_with_a_message(box: str, text: str) -> None:
    async with explorer() as (app, pilot):
        await write(app, pilot, BOXES[box])
        assert isinstance(app.focused, Input)
        limit = app.focused.max_length
        assert limit
        await paste(app, pilot, text)
        assert 0 < len(app.focused.value) <= limit <= 1_000
        assert [note for note in app._notifications if "was cut to" in note.message]
        await paste(app, pilot, text)
        assert len(app.focused.value) <= limit


async def test_a_box_takes_no_more_keys_than_its_limit() -> None:
    async with explorer() as (app, pilot):
        await write(app, pilot, ["ctrl+f", *"ab" * 150])
        assert isinstance(app.focused, Input)
        assert len(app.focused.value) == app.focused.max_length


async def test_a_note_keeps_lines_and_has_a_limit() -> None:
    async with explorer() as (app, pilot):
        await write(app, pilot, "n")
        await paste(app, pilot, "one\r\ntwo\x1b[31m\rthree")
        assert isinstance(app.screen, NoteScreen)
        assert app.screen.area.text == "one\ntwo\nthree"
        await paste(app, pilot, "x" * 1_000_000)
        assert len(app.screen.area.text) == LONGEST_TEXT
        await write(app, pilot, "yy")
        assert len(app.screen.area.text) == LONGEST_TEXT


async def test_a_paste_outside_a_box_does_nothing() -> None:
    async with explorer() as (app, pilot):
        before, screen = app.browse.here(), app.screen
        await paste(app, pilot, "qjjjb\nne")
        assert app.browse.here() == before
        assert app.screen is screen
        assert app.is_running


async def test_a_paste_right_after_the_key_of_a_box_goes_into_it() -> None:
    async with explorer() as (app, pilot):
        app.post_message(events.Key("slash", "/"))
        await paste(app, pilot, "kyrgyz\nstan")
        assert isinstance(app.focused, Input)
        assert app.focused.value == "kyrgyz stan"


@pytest.mark.parametrize("text", ["a " * 1_100, "x" * 51_000, "%_" * 20_000])
def test_a_list_reads_so_much_of_a_filter(text: str, catalogue: Catalogue) -> None:
    listing = Listing("countries", text)
    assert sum(group.size for group in listing.groups(catalogue)) == len(listing.rows(catalogue))


@pytest.mark.parametrize("options", [(), ("--kiosk",)])
def test_pastes_on_a_terminal(options: tuple[str, ...], tmp_path: Path) -> None:
    from .terminal import EURASIA

    def send(data: bytes) -> None:
        for at in range(0, len(data), 4_000):
            os.write(terminal.master, data[at : at + 4_000])
            terminal.read(0)

    with Terminal((*EURASIA, *options)) as terminal:
        terminal.until("Kazakhstan").until_quiet()
        send(b"\x1b[200~q\rq\rq\x1b[201~")
        terminal.until_quiet().press("ctrl+f").until("Filter")
        send(b"\x1b[200~" + b"a " * 1_100 + b"\x1b[201~")
        terminal.until("was cut to").press("escape").until_quiet().press("/").until_quiet()
        send(b"\x1b[200~" + "e\u0301".encode() * 250_000 + b"\x1b[201~")
        terminal.until("was cut to").press("escape").until_quiet().press("q")
        assert terminal.ended() == 0
