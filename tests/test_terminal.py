"""Any terminal: sizes, kinds of terminal, colours, ASCII, keyboards, scripts; and plain commands that say the same."""

from __future__ import annotations

import itertools
import random
import re

import pytest
from rich.cells import cell_len

from eurasia_tui.cli.commands import COMMANDS
from eurasia_tui.query.catalogue import Catalogue
from eurasia_tui.query.listing import Listing
from eurasia_tui.query.pages.page import page
from eurasia_tui.render.layout import Layout
from eurasia_tui.render.text import text as page_text
from eurasia_tui.tui.too_small import COLUMNS, ROWS
from eurasia_tui.tui.views import VIEWS

from .conftest import Run
from .terminal import Terminal, page_laid_out
from .test_app import explorer, screen_text
from .touring import FRESH

pytestmark = pytest.mark.usefixtures("catalogue")  # compiled before a terminal waits for it


async def test_a_message_that_comes_before_the_list_is_shown_with_it() -> None:
    async with explorer() as (app, pilot):
        body = app.browse.body
        listing, body.list.listing = body.list.listing, Listing("")  # as before the first list is loaded
        app.browse.show_status("Settings could not be read")
        body.list.load(listing)
        body.update_position()
        await pilot.pause()
        assert "Settings could not be read" in screen_text(app)


# --- sizes --------------------------------------------------------------------------


@pytest.mark.parametrize("size", [(1, 1), (3, 2), (COLUMNS - 1, 40), (100, ROWS - 1)])
async def test_a_terminal_too_small_says_so_and_comes_back(size: tuple[int, int]) -> None:
    async with explorer(size) as (app, pilot):
        shown = "too small, 20x5 needed"[: size[0]]
        assert shown.strip() in screen_text(app)
        await pilot.press("down", "enter", "slash", "x", "ctrl+p", "escape", "0")
        await pilot.pause()
        await pilot.resize_terminal(80, 24)
        await pilot.pause()
        assert app.screen is app.browse
        assert "Kazakhstan" in screen_text(app)
        await pilot.press("slash")
        await pilot.resize_terminal(*size)
        await pilot.pause()
        assert shown.strip() in screen_text(app)
        await pilot.resize_terminal(120, 36)
        await pilot.pause()
        assert app.screen is not app.browse  # the search that was open is there again
        await pilot.press("escape")


ODD = ((1, 1), (500, 3), (5, 200), (20, 5), (40, 12), (300, 100))
"""Too small in three ways, the smallest, one column, the largest."""
STATES = (
    ("enter", "f"),
    ("enter", "ctrl+f", *"as"),
    ("slash", *"ir"),
    ("x",),
    ("t",),
    ("9",),
    ("m",),
    ("n", "h"),
    ("ctrl+p",),
    ("question_mark",),
    ("0",),
    ("a",),
    ("s",),
    ("p",),
    ("ctrl+f", *"ka"),
    ("space", "j", "space", "c"),
    ("r", *"uz", "enter"),
)
"""Keys that lead into every view and box."""


@pytest.mark.parametrize("keys", STATES, ids=" ".join)
async def test_every_view_lives_through_every_size(keys: tuple[str, ...]) -> None:
    async with explorer((120, 36)) as (app, pilot):
        await pilot.press(*keys)
        await pilot.pause()
        for size in ODD:
            await pilot.resize_terminal(*size)
            await pilot.press("down")
        await pilot.press(*["escape"] * 4, "home")
        await pilot.pause()
        assert app.screen is app.browse
        assert "Kazakhstan" in screen_text(app)


@pytest.mark.parametrize("size", [(1, 5), (2, 6), (5, 5), (12, 3), (300, 2)])
def test_a_terminal_too_small_is_quiet(size: tuple[int, int]) -> None:
    with Terminal(FRESH) as terminal:
        terminal.until("Kazakhstan").until_quiet().press("/", *"iran").until("Iran").until_quiet()
        terminal.resize(*size)
        terminal.until_quiet(6)
        terminal.resize(120, 36)
        terminal.until("Iran").until_quiet().press("ctrl+c")
        assert terminal.ended() == 0


async def test_what_was_found_in_a_page_is_found_at_every_width() -> None:
    async with explorer((120, 36)) as (app, pilot):
        await pilot.press("enter", "ctrl+f", *"asia", "enter")
        await pilot.resize_terminal(60, 36)
        await pilot.pause()
        page = app.browse.page
        assert page.matches
        assert all("asia" in page.page_layout.lines[index].text.lower() for index in page.matches.lines)  # type: ignore[union-attr]


async def test_views_of_an_entity_say_so_where_there_is_none() -> None:
    async with explorer((120, 36)) as (app, pilot):
        await pilot.press("ctrl+f", *"zzzz", "enter")
        for key in ("p", "r", "c", "m", "y", "o", "space", "f"):
            await pilot.press(key)
            await pilot.pause()
            assert app.screen is app.browse, key


async def test_one_column_at_40x12() -> None:
    async with explorer((40, 12)) as (app, pilot):
        assert app.browse.list.size.width == 38
        assert not app.browse.page.display or app.browse.page.size.width == 0
        await pilot.press("enter")
        await pilot.pause()
        assert app.browse.page.size.width == 38
        assert "Kazakhstan" in screen_text(app)
        await pilot.press("tab", "enter")
        await pilot.pause()
        assert app.browse.body.followed
        await pilot.press("escape")
        await pilot.pause()
        assert app.browse.list.size.width == 38


async def test_all_of_300x100_is_used() -> None:
    async with explorer((300, 100)) as (app, _):
        assert app.browse.page.size.width > 200
        assert app.browse.list.size.height > 90
        assert app.browse.page.page_layout
        lines = [
            line
            for line in app.browse.page.page_layout.lines
            if line.segments[-1:] and line.segments[-1].role != "address"
        ]
        assert max(cell_len(line.text) for line in lines) <= 300


async def test_no_cursor_blinks() -> None:
    """An idle explorer sends nothing, so that a poor line is not loaded and sshd notices a dead one."""
    async with explorer() as (app, pilot):
        for opens in ("slash", "ctrl+f", "a", "n", "ctrl+p", "r"):
            await pilot.press(opens)
            await pilot.pause()
            assert getattr(app.focused, "cursor_blink", None) is False, opens
            await pilot.press("escape")
            await pilot.pause()


def test_a_storm_of_resizes_leaves_the_screen_whole() -> None:
    with Terminal(FRESH, size=(100, 30)) as still:
        still.until("Kazakhstan").until(page_laid_out).until_quiet()
        wanted = still.text
    dice = random.Random(8)
    with Terminal(FRESH, size=(120, 36)) as terminal:
        terminal.until("Kazakhstan").until_quiet()
        for _ in range(80):
            terminal.resize(dice.randint(1, 200), dice.randint(1, 60))
            terminal.read(0.002)
        terminal.resize(100, 30)
        terminal.until(lambda it: it.text == wanted)
        terminal.press("2").until("━ 2 Organisations").press("q")
        assert terminal.ended() == 0


# --- keyboards and the mouse --------------------------------------------------------


async def test_vim_keys_and_arrows_do_the_same() -> None:
    for keys in (
        ("j", "j", "k", "l", "G", "g", "left", "G"),
        ("down", "down", "up", "right", "end", "home", "left", "end"),
    ):
        async with explorer() as (app, pilot):
            await pilot.press(*keys)
            await pilot.pause()
            assert app.browse.list.cursor == app.browse.list.total - 1
            assert app.browse.list.has_focus


async def test_the_mouse_chooses_follows_and_scrolls() -> None:
    async with explorer() as (app, pilot):
        row = next(
            index
            for index in range(app.browse.list.count())
            if "Kyrgyzstan" in app.browse.list.strip(app.browse.list.line(index)).text
        )
        await pilot.click(app.browse.list, offset=(4, row - app.browse.list.top))
        await pilot.pause()
        assert app.browse.page.page
        assert app.browse.page.page.id == "kyrgyzstan"
        line, start, _, target = next(link for link in app.browse.page.links if link[0] < app.browse.page.height)
        await pilot.click(app.browse.page, offset=(start + 1, line))
        await pilot.pause()
        assert app.browse.page.page.id == target


def test_quick_clicks_and_keys_choose_once() -> None:
    with Terminal(FRESH) as terminal:
        terminal.until("Kazakhstan").until_quiet()
        for key, title in (("0", "Other panes"),):
            terminal.press(key).until(title).until_quiet()
            line = next(at for at, text in enumerate(terminal.screen.display) if " 1 Claims" in text) + 1
            terminal.press(f"\x1b[<0;60;{line}M\x1b[<0;60;{line}m" * 4).until(
                lambda it, title=title: title not in it.text
            )
            terminal.until_quiet().press("1").until("Kazakhstan").until_quiet()
            terminal.press(key).until(title).until_quiet().press("\r\r\r11").until_quiet().press("escape").until_quiet()
            terminal.press("1").until("Kazakhstan").until_quiet()
        terminal.press("ctrl+c")
        assert terminal.ended() == 0


# --- plain commands are equal to the screens ----------------------------------------


def test_each_mode_and_view_has_its_command(catalogue: Catalogue) -> None:
    for view in VIEWS.values():
        assert view.command in COMMANDS, view.name
    assert {"list", "show", "search", "ask", "map"} <= set(COMMANDS)


def test_each_pane_can_be_listed(catalogue: Catalogue, eurasia: Run) -> None:
    for kind in catalogue.kinds.values():
        done = eurasia("list", kind.name, "--top", "3")
        assert done.returncode == 0, done.stderr
        assert done.stdout.strip()


@pytest.mark.parametrize("id_", ["kazakhstan", "eaeu", "sco", "north-south-transport-corridor", "iran"])
def test_the_text_of_a_page_says_all_that_the_screen_says(id_: str, catalogue: Catalogue) -> None:
    if not catalogue.exists(id_):
        pytest.skip(f"no {id_} in the pack")
    shown = page(catalogue, id_)
    screen = Layout(shown, 100)
    words = re.sub(r"\s+", "", page_text(shown))
    for line in screen.lines:
        for segment in line.segments:
            if segment.role != "indent":
                for word in segment.text.split():
                    # A chart is printed as a table of its figures.
                    assert word.strip("…") in words or re.search("[\u2500-\u259f\u2800-\u28ff≈]|·{3}", line.text), (
                        id_,
                        line.text,
                    )
    linked = page_text(shown).partition("\nLinks\n")[2].split()
    ids = [id_ for number, id_ in itertools.pairwise(linked) if number.isdigit() and not id_.isdigit()]
    assert set(ids) >= {link for *_, link in screen.links}
