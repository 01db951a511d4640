"""Keys that come in one bundle, as on a slow line: each acts on the entity under the cursor at that key."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from pathlib import Path

import pytest
from textual import events
from textual.pilot import Pilot

from eurasia_tui.tui.app import EurasiaApp
from eurasia_tui.tui.choose import Choose
from eurasia_tui.tui.note_screen import NoteScreen
from eurasia_tui.userdata import notes

from .terminal import EURASIA, Terminal
from .test_app import SIZES, explorer

NAMES = {
    "\r": "enter",
    "\x1b": "escape",
    "\t": "tab",
    "]": "right_square_bracket",
    "[": "left_square_bracket",
    " ": "space",
    "/": "slash",
    ":": "colon",
}
SPECIAL = ("enter", "escape", "down", "tab", "ctrl+f", "ctrl+p")


async def write(app: EurasiaApp, pilot: Pilot[None], keys: str | Sequence[str]) -> None:
    """All keys before the program has handled the first."""
    for key in keys:
        name = NAMES.get(key, key)
        app.post_message(events.Key(name, key if len(key) == 1 else None))
    for _ in range(6):
        await pilot.pause()


@pytest.mark.parametrize("size", SIZES)
async def test_a_bookmark_is_set_on_the_entity_under_the_cursor(size: tuple[int, int]) -> None:
    async with explorer(size) as (app, pilot):
        await write(app, pilot, "jjjb")
        row = app.browse.list.current
        assert row
        assert row.id != "kazakhstan"
        assert [note.id for note in notes.notes()] == [row.id]


@pytest.mark.parametrize("size", SIZES)
async def test_keys_after_the_enter_of_a_filter_are_commands(size: tuple[int, int]) -> None:
    async with explorer(size) as (app, pilot):
        await write(app, pilot, ["ctrl+f", *"stan", "enter", *"jj"])
        assert app.browse.list.listing.filter == "stan"
        row = app.browse.list.current
        assert row
        assert row == app.browse.list.row(2)
        await write(app, pilot, ["enter", "ctrl+f", *"gdp", "enter", "b"])
        assert app.browse.page.matches
        assert [note.id for note in notes.notes()] == [row.id]


@pytest.mark.parametrize("size", SIZES)
async def test_a_note_is_written_on_the_entity_under_the_cursor_and_no_letter_of_it_is_a_command(
    size: tuple[int, int],
) -> None:
    async with explorer(size) as (app, pilot):
        await write(app, pilot, "jjjnqb7")
        row = app.browse.list.current
        assert isinstance(app.screen, NoteScreen)
        assert row
        assert app.screen.entity == row.id
        assert app.screen.area.text == "qb7"


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("key", ["m", "p", "t", "c", "r"])
async def test_a_view_opens_for_the_entity_under_the_cursor(size: tuple[int, int], key: str) -> None:
    from eurasia_tui.tui.search_view import SearchView
    from eurasia_tui.tui.view import View

    async with explorer(size) as (app, pilot):
        await write(app, pilot, "jjj" + key)
        row = app.browse.list.current
        assert row
        assert isinstance(app.screen, View)
        if isinstance(app.screen, SearchView):
            assert row.name in app.screen.question
        else:
            assert app.screen.ids == (row.id,)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("key", ["y", "Y"])
async def test_what_is_copied_is_of_the_entity_under_the_cursor(size: tuple[int, int], key: str) -> None:
    async with explorer(size) as (app, pilot):
        await write(app, pilot, "jjj" + key)
        row = app.browse.list.current
        assert row
        assert row.name in app.clipboard


@pytest.mark.parametrize("size", SIZES)
async def test_the_mark_address_and_file_are_of_the_entity_under_the_cursor(
    size: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    from eurasia_tui.tui import editing

    opened: list[Path] = []
    monkeypatch.setenv("EDITOR", "true")
    monkeypatch.setattr(editing, "edit", lambda app, editor, file, line: opened.append(file))
    async with explorer(size) as (app, pilot):
        await write(app, pilot, "jjj ")
        row = app.browse.list.current
        assert row
        assert app.browse.opener.marked == [row.id]
        await write(app, pilot, "jje")
        row = app.browse.list.current
        assert row
        assert [file.stem for file in opened] == [row.id]
        await write(app, pilot, "jjo")
        row = app.browse.list.current
        assert row
        assert isinstance(app.screen, Choose)
        shown = app.browse.page.page
        assert shown
        assert shown.id == row.id


@pytest.mark.parametrize("tabs", [2, 4])
@pytest.mark.parametrize("size", SIZES)
async def test_a_followed_page_left_for_the_list_is_no_longer_acted_on(size: tuple[int, int], tabs: int) -> None:
    async with explorer(size) as (app, pilot):
        row = app.browse.list.current
        assert row
        await write(app, pilot, "\r" + "\t" * tabs + "\r")
        followed = app.browse.page.page
        assert followed
        assert followed.id != row.id
        kinds = app.session.catalogue.kinds_of([followed.id])
        in_list = kinds[followed.id] == app.browse.list.listing.kind
        await write(app, pilot, "\x1bb")
        current = app.browse.list.current
        assert current
        assert current.id == (followed.id if in_list else row.id)  # the list follows where it has the entity
        assert [note.id for note in notes.notes()] == [current.id]
        await write(app, pilot, ["backspace"])
        assert app.browse.page.page is not None
        assert app.browse.page.page.id == followed.id


@pytest.mark.parametrize("size", SIZES)
async def test_letters_typed_with_f_follow_links(size: tuple[int, int]) -> None:
    async with explorer(size) as (app, pilot):
        await write(app, pilot, "jf")
        letters, number = next(iter(app.browse.page.hints.letters.items()))
        target = app.browse.page.links[number][3]
        await write(app, pilot, "\x1b\x1bf" + letters)
        assert app.browse.page.page
        assert app.browse.page.page.id == target


@pytest.mark.parametrize("size", SIZES)
async def test_a_key_after_a_hint_is_for_the_page_it_leads_to(size: tuple[int, int]) -> None:
    async with explorer(size) as (app, pilot):
        await write(app, pilot, "jf")
        letters, number = next(iter(app.browse.page.hints.letters.items()))
        target = app.browse.page.links[number][3]
        await write(app, pilot, letters + "b")
        assert [note.id for note in notes.notes()] == [target]


def _outcome(app: EurasiaApp) -> dict[str, object]:
    """Where keys have led, and what they have done."""
    browse = app.browse
    return {
        "screen": type(app.screen).__name__,
        "list": (browse.list.listing, browse.list.cursor),
        "page": browse.page.page and browse.page.page.id,
        "bookmarks": sorted(note.id for note in notes.notes() if note.bookmarked),
        "notes": {note.id: note.text for note in notes.notes()},
        "as of": app.catalogue.as_of,
        "box": getattr(app.focused, "value", None),
    }


@pytest.mark.parametrize(
    ("keys", "size"),
    [
        (keys, SIZES[number % len(SIZES)])
        for number, keys in enumerate(
            (
                "ctrl+f uzb enter b",
                "ctrl+f uzb down b",
                "ctrl+f zz escape jjb",
                "S popul enter jb",
                "S popul escape jb",
                "a 2016 enter jjb",
                "a 2016 escape jjb",
                "ctrl+p uzbek enter b",
                ": russia down enter b",
                "/ sco tab enter b",
                "/ russia down down enter b",
                "/ zzzz escape jb",
                "0 enter jb",
                "jjnabc escape jjnxyz escape b",
                "c uz escape jb",
            )
        )
    ],
)
async def test_keys_in_one_bundle_do_what_they_do_one_by_one(keys: str, size: tuple[int, int]) -> None:
    """What is typed into a box is not lost, and nothing after Enter or Escape goes into it."""
    words = [key for part in keys.split() for key in ([part] if part in SPECIAL else part)]
    outcomes = []
    for bundles in ([[key] for key in words], [words]):
        for note in list(notes.notes()):
            notes.write(note.id, "")
            notes.bookmark(note.id, False)
        async with explorer(size) as (app, pilot):
            for bundle in bundles:
                await write(app, pilot, bundle)
            await write(app, pilot, [])
            outcomes.append(_outcome(app))
    assert outcomes[0] == outcomes[1]


@pytest.mark.parametrize("key", ["0", "slash", "m", "n", "ctrl+f", "ctrl+p"])
async def test_a_view_that_opens_while_the_window_has_no_focus_takes_keys(key: str) -> None:
    async with explorer((80, 24)) as (app, pilot):
        for events_ in ([events.Key(key, None), events.AppBlur()], [events.AppFocus(), events.Key("escape", None)]):
            for event in events_:
                app.post_message(event)
            await write(app, pilot, [])
        assert app.screen is app.browse
        await write(app, pilot, "jjb")
        assert len(list(notes.notes())) == 1


@pytest.mark.parametrize("key", ["0", "slash", "m", "n", "ctrl+f", "ctrl+p"])
@pytest.mark.parametrize("turns", [4, 8])
async def test_a_view_that_opens_while_the_window_shrinks_takes_keys(key: str, turns: int) -> None:
    async with explorer((80, 24)) as (app, pilot):
        app.post_message(events.Key(key, None))
        for _ in range(turns):
            await asyncio.sleep(0)
        await pilot.resize_terminal(10, 3)
        await pilot.resize_terminal(80, 24)
        await write(app, pilot, [])
        assert not app.holds_keys
        app.post_message(events.Key("escape", None))
        await write(app, pilot, [])
        await write(app, pilot, "jjb")
        assert len(list(notes.notes())) == 1


@pytest.mark.parametrize("size", SIZES)
async def test_sections_in_one_bundle(size: tuple[int, int]) -> None:
    async with explorer(size) as (app, pilot):
        await write(app, pilot, "j]]")
        second = app.browse.page.top
        await write(app, pilot, "[")
        assert 0 < app.browse.page.top < second


@pytest.mark.parametrize("size", SIZES)
def test_a_bundle_in_one_write(size: tuple[int, int], tmp_path: Path) -> None:
    home = tmp_path / "bundle"
    home.mkdir()
    with Terminal((*EURASIA, "--fresh"), size, env={"HOME": str(home)}) as terminal:
        terminal.until("Kazakhstan").until_quiet()
        terminal.press("jjjb").until("Bookmarked: Tur")
        terminal.press("jn" + "ab").until("ab").press("escape").until_quiet()
        terminal.press("q").ended()
    kept = sorted(path.stem for path in home.rglob("notes/*.toml"))
    assert len(kept) == 2, kept
    assert "turkmenistan" in kept
