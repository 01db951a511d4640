"""The start screen: when it stands, what it asks and opens, and the theme that follows the terminal."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from textual.widgets import Input

from eurasia_tui import Eurasia
from eurasia_tui.query.catalogue import Catalogue
from eurasia_tui.query.examples import examples
from eurasia_tui.tui.app import EurasiaApp
from eurasia_tui.tui.help import Help
from eurasia_tui.tui.lines import Lines
from eurasia_tui.tui.search_view import SearchView
from eurasia_tui.tui.start_view import StartView
from eurasia_tui.tui.terminal.keys import TerminalBackground
from eurasia_tui.userdata import notes, state

from .conftest import Run
from .terminal import Terminal
from .test_app import screen_text

SIZES = [(160, 48), (120, 36), (80, 24), (40, 12)]


@pytest.fixture(autouse=True)
def no_pane(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("EURASIA_START")


def test_every_example_is_answered(catalogue: Catalogue) -> None:
    found = examples(catalogue)
    assert len(found) == 6
    assert not [example.question for example in found if Eurasia(catalogue).ask(example.question) is None]


@pytest.mark.parametrize("size", SIZES)
async def test_a_fresh_start_shows_it(catalogue: Catalogue, size: tuple[int, int]) -> None:
    app = EurasiaApp(catalogue, fresh=True)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        assert isinstance(app.screen, StartView)
        assert isinstance(app.focused, Input)
        await pilot.press("escape")
        await pilot.pause()
        assert app.screen is app.browse
        await pilot.press("h")
        await pilot.pause()
        assert isinstance(app.screen, StartView)


@pytest.mark.parametrize("first", [(), ("slash",)])
async def test_what_is_typed_is_searched_for(catalogue: Catalogue, first: tuple[str, ...]) -> None:
    """The slash that leads to the box elsewhere is no word in it."""
    app = EurasiaApp(catalogue, fresh=True)
    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.press(*first, *"cica")
        await pilot.pause()
        assert isinstance(app.screen, SearchView)
        assert app.screen.box.value == "cica"
        await pilot.press("enter")
        await pilot.pause()
        assert app.screen is app.browse
        assert app.browse.page.page
        assert app.browse.page.page.id == "cica"


async def test_arrows_reach_examples_recent_pages_and_bookmarks(catalogue: Catalogue) -> None:
    state.save({}, ["mongolia"], {})
    notes.bookmark("sco", True)
    app = EurasiaApp(catalogue)
    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.press("down", "enter")
        await pilot.pause()
        assert isinstance(app.screen, SearchView)
        assert app.screen.box.value == examples(catalogue)[0].question
        await pilot.press("escape")
        await pilot.pause()
        await pilot.press("right", "enter")
        await pilot.pause()
        assert app.browse.page.page
        assert app.browse.page.page.id == "mongolia"
        await pilot.press("h")
        await pilot.pause()
        await pilot.press("down", "left", "enter")
        await pilot.pause()
        assert app.browse.page.page.id == "sco"


def place_of(words: str, lines: Lines) -> tuple[int, int]:
    """The cell of a widget at which words stand."""
    drawn = ["".join(part.text for part in lines.line(at)) for at in range(lines.count())]
    return next((row.index(words), at) for at, row in enumerate(drawn) if words in row)


@pytest.mark.parametrize("size", [(120, 36), (80, 24)])
async def test_the_mouse_opens_the_help_and_a_kind(catalogue: Catalogue, size: tuple[int, int]) -> None:
    app = EurasiaApp(catalogue, fresh=True)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        start = app.screen
        assert isinstance(start, StartView)
        await pilot.click(start.ask.upper, offset=place_of("? help", start.ask.upper))
        await pilot.pause()
        assert isinstance(app.screen, Help)
        await pilot.press("escape")
        await pilot.click(start.welcome, offset=place_of("Corridors", start.welcome))
        await pilot.pause()
        assert app.screen is app.browse
        assert app.browse.list.listing.kind == "corridors"


async def test_a_digit_opens_a_pane_and_a_question_may_hold_digits(catalogue: Catalogue) -> None:
    app = EurasiaApp(catalogue, fresh=True)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("3")
        while app.screen is not app.browse:  # a digit may begin a year: it waits for what follows
            await pilot.pause(0.02)
        assert app.browse.list.listing.kind == "corridors"
        await pilot.press("h")
        await pilot.pause()
        await pilot.press(*"c5+1")
        await pilot.pause()
        assert isinstance(app.screen, SearchView)
        assert app.screen.box.value == "c5+1"
        await pilot.press("escape")
        await pilot.pause()
        await pilot.press(*"2025", "space", *"ev")
        await pilot.pause()
        assert isinstance(app.screen, SearchView)
        assert app.screen.box.value == "2025 ev"


def test_a_pane_in_its_place(monkeypatch: pytest.MonkeyPatch) -> None:
    for argv, env in ((["--fresh", "--start", "people"], {}), (["--fresh"], {"EURASIA_START": "people"})):
        with Terminal([sys.executable, "-m", "eurasia_tui", *argv], env=env) as terminal:
            terminal.until("6 People")
            terminal.until("enter read")
            terminal.press("q")
            assert terminal.ended() == 0


@pytest.mark.parametrize(
    ("argv", "env", "says"),
    [
        (["--theme", "lite"], {}, "argument --theme: 'lite' is not one of eurasia, eurasia-dark, eurasia-light, "),
        (["--start", "maps"], {}, "argument --start: 'maps' is not one of countries, organisations, "),
        ([], {"EURASIA_START": "maps"}, "EURASIA_START: 'maps' is not one of countries, organisations, "),
    ],
)
def test_a_wrong_name_is_told_with_those_there_are(
    argv: list[str], env: dict[str, str], says: str, catalogue: Catalogue
) -> None:
    with Terminal([sys.executable, "-m", "eurasia_tui", *argv], env=env) as terminal:
        assert terminal.ended() == 2
        said = terminal.sent.decode()
    assert said.startswith(f"eurasia: {says}")
    assert said.count("\n") == 1


def test_a_server_takes_no_theme_that_there_is_not(eurasia: Run) -> None:
    done = eurasia("serve", "--port", "0", "--theme", "lite")
    assert done.returncode == 2
    assert "'lite' is not one of eurasia, " in done.stderr


async def test_the_theme_follows_the_terminal_unless_one_is_chosen(
    catalogue: Catalogue, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("COLORFGBG", raising=False)
    monkeypatch.setenv("TERM_PROGRAM", "some-terminal")
    for chosen, expected in ((None, "eurasia-light"), ("eurasia-dark", "eurasia-dark")):
        app = EurasiaApp(catalogue, theme=chosen)
        async with app.run_test(size=(80, 24)) as pilot:
            app.post_message(TerminalBackground((250, 250, 245)))
            await pilot.pause()
            assert app.theme == expected
    again = EurasiaApp(catalogue)
    assert again.theme == "eurasia-light", "remembered for this terminal"
    monkeypatch.setenv("TERM_PROGRAM", "another")
    assert EurasiaApp(catalogue).theme == "eurasia"


def test_the_terminal_is_asked_for_its_background_and_the_answer_is_no_key(tmp_path: Path) -> None:
    with Terminal() as terminal:
        terminal.until("Ask a question")
        assert b"\x1b]11;?" in bytes(terminal.sent)
        terminal.press("\x1b]11;rgb:ffff/ffff/ffff\x1b\\")
        terminal.until_quiet()
        assert "Ask a question" in terminal.text
        terminal.press("\x1b")
        terminal.until("enter read")
        terminal.press("q")
        assert terminal.ended() == 0
    assert list(state.load()["themes"].values()) == ["eurasia-light"]


def test_a_question_typed_at_once_after_the_start_loses_no_letter() -> None:
    for bundle in (["who is in the eaeu"], list("who is in the eaeu")):
        with Terminal([sys.executable, "-m", "eurasia_tui", "--fresh"]) as terminal:
            terminal.until("Ask a question")
            for keys in bundle:
                terminal.press(keys)
            terminal.until("members of the EAEU").until("who is in the eaeu")
            terminal.until_quiet().press("escape").until("Ask a question")
            terminal.until_quiet().press("escape").until("enter read").press("q")
            assert terminal.ended() == 0


def test_keys_for_the_lists_typed_at_once_after_the_start_act() -> None:
    with Terminal([sys.executable, "-m", "eurasia_tui", "--fresh"]) as terminal:
        terminal.until("Ask a question").press("down", "enter")
        terminal.until("Ask or search").until_quiet().press("escape").until("Ask a question")
        terminal.until_quiet().press("escape").until("enter read").press("q")
        assert terminal.ended() == 0


async def test_a_start_screen_left_at_once_leaves_the_browser_whole(catalogue: Catalogue) -> None:
    app = EurasiaApp(catalogue, fresh=True)
    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.press("escape", "down", "enter")
        await pilot.pause()
        assert app.screen is app.browse
        assert app.browse.body.is_reading
        assert app.browse.page.page
        assert app.browse.page.page.name == "Kyrgyzstan"


@pytest.mark.parametrize("size", [(120, 36), (80, 24)])
async def test_a_bookmark_among_pages_read_is_marked(catalogue: Catalogue, size: tuple[int, int]) -> None:
    state.save({}, ["mongolia", "sco"], {})
    notes.bookmark("sco", True)
    app = EurasiaApp(catalogue)
    async with app.run_test(size=size) as pilot:
        await pilot.press("down")
        await pilot.pause()
        assert isinstance(app.screen, StartView)
        marked = {row.id: row.bookmarked for row in app.screen.lists[1].rows}
        assert marked == {"sco": True, "mongolia": False}
        assert screen_text(app).count("★") == 1
