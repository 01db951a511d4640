"""Notes, bookmarks, the place left off and the brief: in the explorer and on the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from eurasia_tui import paths
from eurasia_tui.sanitize import clean
from eurasia_tui.userdata import notes, state

from .conftest import Run
from .exploring import explorer, until_said
from .test_app import screen_text

pytestmark = pytest.mark.usefixtures("a_terminal")


async def test_a_note_stands_on_its_page_and_is_found_by_search() -> None:
    async with explorer() as (app, pilot):
        await pilot.press("n", *"zorkmid and ", *"[[eaeu]]", "escape")
        await pilot.pause()
        assert app.screen is app.browse
        shown = app.browse.page.page
        assert shown
        assert shown.blocks[-1].title == "Your note"
        assert "eaeu" in {span.link for span in shown.blocks[-1].paragraphs[0]}  # type: ignore[union-attr] # prose
        await pilot.press("slash", *"zorkm")
        await pilot.pause()
        assert app.screen.hits.current.id == "kazakhstan"  # type: ignore[attr-defined] # the search view
        assert "your note" in screen_text(app)
        await pilot.press("enter")
        await pilot.pause()
    assert notes.note("kazakhstan").text == "zorkmid and [[eaeu]]"


async def test_bookmarks_and_notes_have_a_list() -> None:
    notes.write("uzbekistan", "a thought")
    async with explorer() as (app, pilot):
        await pilot.press("b")
        await pilot.pause()
        assert app.browse.body.message == "Bookmarked: Kazakhstan"
        assert screen_text(app).count("★") == 2  # its row, under the cursor, and the title of its page
        app.browse.action_view("notes")
        await pilot.pause()
        assert {row.id for row in app.screen.rows()} == {"kazakhstan", "uzbekistan"}  # type: ignore[attr-defined] # the list
        while app.screen.body.current.id != "uzbekistan":  # type: ignore[attr-defined] # the list
            await pilot.press("down")
        await pilot.press("enter")
        await pilot.pause()
        assert app.browse.page.page
        assert app.browse.page.page.id == "uzbekistan"


async def test_what_is_pasted_into_a_note_is_only_text() -> None:
    from textual import events

    async with explorer() as (app, pilot):
        await pilot.press("n")
        await pilot.pause()
        app.post_message(events.Paste("a\x1b]52;c;eA==\ab\u202e\r\nc"))
        await pilot.pause()
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert notes.note("kazakhstan").text == "ab\nc"
        await pilot.press("escape")
        await pilot.pause()


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40, deadline=None)
@given(st.text())
def test_a_note_comes_back_as_written(own_home: Path, words: str) -> None:
    kept = notes.write("kazakhstan", words)
    assert kept.text == clean(words).strip()
    assert notes.note("kazakhstan").text == kept.text


def test_what_others_put_into_the_file_stays() -> None:
    path = notes.folder() / "kazakhstan.toml"
    path.parent.mkdir(parents=True)
    path.write_text('text = "old"\ncolour = "red"\n')
    notes.bookmark("kazakhstan", True)
    assert 'colour = "red"' in path.read_text()
    assert notes.note("kazakhstan")[1:3] == ("old", True)


@pytest.mark.parametrize("id_", ["../evil", "a/b", "", "A", "x.toml", "a" + "\n"])
def test_an_id_never_leads_out_of_the_folder(id_: str) -> None:
    with pytest.raises(ValueError, match="is not an id"):
        notes.write(id_, "x")


def test_the_command_keeps_lists_and_finds(eurasia: Run) -> None:
    assert eurasia("notes").returncode == 1
    assert eurasia("notes", "KZ", "--add", "zorkmid", "--bookmark").returncode == 0
    assert eurasia("notes", "KZ", "--add", "-", stdin="from a pipe\n").returncode == 0
    data = json.loads(eurasia("notes", "--json").stdout)
    assert [(row["id"], row["text"], row["bookmarked"]) for row in data] == [
        ("kazakhstan", "zorkmid\n\nfrom a pipe", True)
    ]
    hits = json.loads(eurasia("search", "zorkmid", "--json").stdout)["hits"]
    assert (hits[0]["id"], hits[0]["matched"]) == ("kazakhstan", "own note")
    assert "zorkmid" in eurasia("show", "kazakhstan").stdout
    assert "zorkmid" not in eurasia("show", "kazakhstan", "--kiosk").stdout
    assert json.loads(eurasia("search", "zorkmid", "--json", "--kiosk").stdout)["hits"][:1] != hits[:1]
    assert eurasia("notes", "--add", "x").returncode == 2
    assert eurasia("notes", "--kiosk").returncode == 2


async def test_kiosk_keeps_nothing(own_home: Path) -> None:
    async with explorer(kiosk=True) as (app, pilot):
        await pilot.press("b", "n", "y", "Y", "o", "down", "enter", "q")
        await pilot.pause()
        assert app.clipboard == ""
    assert not paths.data_dir().exists()


async def test_the_place_left_off_is_restored() -> None:
    async with explorer((100, 30)) as (app, pilot):
        await pilot.press("2", "down", "down", "enter", "pagedown")
        await pilot.pause()
        before = app.browse.here()
        assert before.page_top > 0
        await pilot.press("q")
        await pilot.pause()
    async with explorer((100, 30)) as (app, pilot):
        assert app.browse.here() == before
        app.browse.action_view("recent")
        await pilot.pause()
        assert app.screen.rows()[0].id == before.id  # type: ignore[attr-defined] # the list
        await pilot.press("escape")
        await pilot.pause()
    async with explorer((100, 30), fresh=True) as (app, pilot):
        assert app.browse.here().listing.kind == next(iter(app.catalogue.kinds))


@pytest.mark.parametrize(
    "kept",
    [
        {},
        {"kind": "no-such"},
        {"kind": 3},
        {"kind": "countries", "id": "gone", "cursor": 10**30},
        {
            "kind": "countries",
            "id": "kazakhstan",
            "page_top": "x",
            "link": 99999,
            "sort": "x",
            "filter": ["a"],
            "cursor": True,
        },
    ],
)
async def test_a_place_that_is_no_more_does_not_stop_the_start(kept: dict[str, object]) -> None:
    state.save(kept, ["gone", "kazakhstan"], {})
    async with explorer() as (app, pilot):
        await pilot.press("down", "enter", "tab", "y")
        assert app.browse.page.page


async def test_a_state_file_that_is_not_toml_is_told_and_left_until_something_is_written() -> None:
    state.path().parent.mkdir(parents=True)
    state.path().write_text("place = {")
    async with explorer() as (app, pilot):
        await until_said(app, pilot, "state.toml, line 1: not TOML")
        assert state.path().exists()
    assert state.path().with_name("state.toml.corrupt-1").exists()


@pytest.mark.parametrize("size", [(120, 36), (80, 24), (40, 12)])
async def test_the_brief_has_a_key(size: tuple[int, int], tmp_path: Path) -> None:
    async with explorer(size, fresh=True) as (app, pilot):
        await pilot.press("p")
        await pilot.pause()
        assert app.screen.title_text == "Brief"  # type: ignore[attr-defined] # the view
        await pilot.press("w")
        await pilot.pause()
        from textual.widgets import Input

        app.screen.query_one(Input).value = str(tmp_path / "b.md")
        await pilot.press("enter")
        await pilot.pause()
        await pilot.press("escape")
        await pilot.pause()
        assert app.screen is app.browse
    assert (tmp_path / "b.md").read_text().startswith("# Kazakhstan")


async def test_the_brief_of_two_marked() -> None:
    async with explorer(fresh=True) as (app, pilot):
        await pilot.press("space", "down")
        await pilot.pause()
        assert app.browse.list.mark("kazakhstan") == app.session.glyphs.marked
        assert app.session.glyphs.marked in screen_text(app)
        await pilot.press("p")
        await pilot.pause()
        assert app.screen.page.page.name == "Kazakhstan and Kyrgyzstan"  # type: ignore[attr-defined] # the view
