"""Notes, bookmarks, settings, the place left off: in the explorer and on the command line."""

from __future__ import annotations

import base64
import json
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from textual.pilot import Pilot

from eurasia_tui import paths, preferences
from eurasia_tui.query.catalogue import Catalogue
from eurasia_tui.query.page import page
from eurasia_tui.render.text import text as page_text
from eurasia_tui.sanitize import clean
from eurasia_tui.tui import clipboard, terminal_driver
from eurasia_tui.tui.app import WARNED_AFTER, EurasiaApp
from eurasia_tui.tui.show_text import ShowText
from eurasia_tui.tui.source_address import web_host
from eurasia_tui.tui.views import every_key
from eurasia_tui.userdata import notes, state
from eurasia_tui.userdata import settings as user_settings

from .conftest import Run
from .test_app import screen_text


@asynccontextmanager
async def explorer(
    size: tuple[int, int] = (120, 36), **options: object
) -> AsyncIterator[tuple[EurasiaApp, Pilot[None]]]:
    app = EurasiaApp(Catalogue.open(own=False), **options)  # type: ignore[arg-type] # options of the app
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        yield app, pilot
        await pilot.pause()


@pytest.fixture(autouse=True)
def a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """A terminal that has a clipboard, outside tmux; dates as they are by default."""
    monkeypatch.setenv("TERM", "xterm-256color")
    for name in ("TMUX", "STY", "TERM_PROGRAM"):
        monkeypatch.delenv(name, raising=False)
    preferences.use()


# --- the clipboard -------------------------------------------------------------


async def test_y_copies_a_citation_and_says_what() -> None:
    async with explorer() as (app, pilot):
        await pilot.press("y")
        await pilot.pause()
        assert app.clipboard.startswith("“Kazakhstan”, in: Eurasia")
        assert "https://" in app.clipboard
        assert "“Kazakhstan”, in: Eurasia" in app.browse.body.message
        await pilot.press("y")
        await pilot.pause()
        assert isinstance(app.screen, ShowText)
        assert "Kazakhstan" in screen_text(app)
        await pilot.press("escape")
        assert app.screen is app.browse


async def test_Y_copies_the_value_under_the_cursor() -> None:
    async with explorer() as (app, pilot):
        await pilot.press("enter")
        layout = app.browse.page.page_layout
        assert layout
        layout.finish()
        line = next(i for i, line in enumerate(layout.lines) if line.text.startswith("Population"))
        app.browse.page.link = next(i for i, link in enumerate(app.browse.page.links) if link[0] == line)
        await pilot.press("Y")
        await pilot.pause()
        assert app.clipboard.startswith("20,592,571")


@pytest.mark.parametrize(
    ("keys", "says"),
    [
        (["space", "down", "space", "c"], "Kazakhstan"),
        (["space", "down", "r"], "Kazakhstan"),
        (["x", "right"], "Kazakhstan"),
        (["t"], "in: Eurasia"),
    ],
    ids=["compare", "relate", "matrix", "timeline"],
)
async def test_y_cites_in_every_view_with_statements(keys: list[str], says: str) -> None:
    async with explorer() as (app, pilot):
        for key in (*keys, "y"):
            await pilot.press(key)
            await pilot.pause()
        assert app.screen is not app.browse
        assert says in app.clipboard
        assert "http" in app.clipboard
        await pilot.press("y")
        await pilot.pause()
        assert isinstance(app.screen, ShowText)


async def test_a_terminal_without_clipboard_shows_the_text(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "linux")
    async with explorer((40, 12)) as (app, pilot):
        await pilot.press("y")
        await pilot.pause()
        assert isinstance(app.screen, ShowText)
        assert app.clipboard == ""


async def test_what_is_too_long_is_shown_and_not_sent(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clipboard, "LIMIT", 20)
    async with explorer() as (app, pilot):
        await pilot.press("y")
        await pilot.pause()
        assert isinstance(app.screen, ShowText)
        assert app.clipboard == ""


@given(st.text(max_size=3000))
def test_sequences_for_multiplexers_unwrap_to_what_was_sent(words: str) -> None:
    sent = f"\x1b]52;c;{base64.b64encode(words.encode('utf-8', 'replace')).decode()}\a"
    wrapped = terminal_driver.through_tmux(sent)
    assert wrapped.startswith("\x1bPtmux;")
    assert wrapped.endswith("\x1b\\")
    assert wrapped.removeprefix("\x1bPtmux;").removesuffix("\x1b\\").replace("\x1b\x1b", "\x1b") == sent
    parts = terminal_driver.through_screen(sent).split("\x1b\\")
    assert "".join(part.removeprefix("\x1bP") for part in parts) == sent
    assert all(len(part) < 768 for part in parts)


@pytest.mark.parametrize(
    ("url", "host"),
    [
        ("https://eec.eaeunion.org/x", "eec.eaeunion.org"),
        ("http://example.org", "example.org"),
        ("javascript:alert(1)", ""),
        ("file:///etc/passwd", ""),
        ("https://example.org@evil.org/", ""),
        ("https://a b.org", ""),
        ("https://", ""),
        ("ftp://example.org", ""),
        ("https://\u0430pple.com", "xn--pple-43d.com"),
        ("https://x.org\\@y.org", ""),
        ("https://[", ""),
    ],
)
def test_only_web_addresses_open_and_the_host_is_as_looked_up(url: str, host: str) -> None:
    assert web_host(url) == host


async def test_o_shows_the_host_first(monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []
    monkeypatch.setattr(EurasiaApp, "open_url", lambda self, url, new_tab=True: opened.append(url))
    async with explorer() as (app, pilot):
        await pilot.press("o")
        await pilot.pause()
        assert opened == []
        assert "github.com" in screen_text(app)
        await pilot.press("enter")
        await pilot.pause()
        assert len(opened) == 1


# --- notes and bookmarks -------------------------------------------------------


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
    assert [(one["id"], one["text"], one["bookmarked"]) for one in data] == [
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


# --- the place left off --------------------------------------------------------


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
        await pilot.pause(WARNED_AFTER + 0.2)
        assert "state.toml, line 1: not TOML" in app.browse.body.message
        assert state.path().exists()
    assert state.path().with_name("state.toml.corrupt-1").exists()


# --- settings ------------------------------------------------------------------

WRONG = """\
theme = "nope"
date_style = "iso"
units = 3
thme = "x"

[keys]
search = "ctrl+k"
serch = "x"
back = 4
"""


def test_every_wrong_setting_is_reported_with_its_line(tmp_path: Path) -> None:
    file = tmp_path / "settings.toml"
    file.write_text(WRONG)
    known = user_settings.Known(("eurasia-dark",), ("countries",), [key.id for key in every_key()])
    found, problems = user_settings.load(known, file)
    assert [problem.removeprefix(f"{file}:").split(":")[0] for problem in problems] == ["1", "3", "4", "8", "9"]
    assert "did you mean theme?" in problems[2]
    assert (found.theme, found.date_style, found.units, found.keys) == ("", "iso", "metric", {"search": "ctrl+k"})
    file.write_text('theme = "x"\nunits = "unclosed\n')
    assert user_settings.load(known, file)[1][0].startswith(f"{file}:2: ")


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.binary(max_size=200) | st.text(max_size=200).map(str.encode))
def test_no_settings_file_stops_the_start(tmp_path: Path, raw: bytes) -> None:
    (tmp_path / "settings.toml").write_bytes(raw)
    found, problems = user_settings.load(user_settings.Known(), tmp_path / "settings.toml")
    assert isinstance(found, user_settings.Settings)
    assert all(clean(problem) == problem for problem in problems)


def test_the_template_and_the_documentation_name_every_setting(eurasia: Run) -> None:
    file = Path(eurasia("settings", "--init").stdout.strip())
    template = file.read_text()
    documented = (Path(__file__).parents[1] / "docs/settings.md").read_text()
    for name in user_settings.Settings.__slots__:
        assert f"# {name} = " in template or f"[{name}]" in template
        assert f"`{name}`" in documented
    for key in every_key():
        assert f'# {key.id} = "{key.keys}"' in template
        assert f"| `{key.id}` | `{key.keys}` |" in documented
    assert eurasia("settings", "--init").returncode == 1
    file.write_text(re.sub(r"(?m)^# (\w+ = )", r"\1", template))
    assert eurasia("settings").returncode == 0
    assert json.loads(eurasia("settings", "--json").stdout)["problems"] == []


async def test_settings_are_used() -> None:
    chosen = user_settings.Settings(
        "eurasia-light", "organisations", "iso", "imperial", "ru", keys={"search": "ctrl+k"}
    )
    async with explorer(settings=chosen) as (app, pilot):
        assert app.theme == "eurasia-light"
        assert app.browse.list.listing.kind == "organisations"
        await pilot.press("1", "enter")
        await pilot.pause()
        assert app.browse.page.page
        assert app.browse.page.page.name == "Казахстан"
        lines = page_text(app.browse.page.page)
        assert "sq mi" in lines
        await pilot.press("slash")
        assert app.screen is app.browse
        await pilot.press("ctrl+k")
        await pilot.pause()
        assert app.screen is not app.browse


def test_names_in_another_language_leave_our_prose_alone() -> None:
    catalogue = Catalogue.open(own=False)
    english = page(catalogue, "kyrgyzstan")
    russian = Catalogue(catalogue.db, catalogue.opened, None, "ru")
    shown = page(russian, "kyrgyzstan")
    assert (english.name, shown.name) == ("Kyrgyzstan", "Киргизия")
    assert shown.lead == english.lead
    catalogue.close()


def test_the_command_line_goes_by_the_settings_but_json_does_not(eurasia: Run) -> None:
    file = user_settings.path()
    file.parent.mkdir(parents=True)
    file.write_text('date_style = "iso"\nnames = "ru"\nunits = "mles"\n')
    done = eurasia("cite", "kyrgyzstan#eaeu")
    assert "2015-08-12" in done.stdout
    assert f"{file}:3: " in done.stderr
    assert json.loads(eurasia("show", "kyrgyzstan", "--json").stdout)["name"] == "Kyrgyzstan"
    assert "Киргизия" in eurasia("show", "kyrgyzstan").stdout.splitlines()[0]
    assert "Kyrgyzstan" in eurasia("show", "kyrgyzstan", "--kiosk").stdout.splitlines()[0]


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
        await pilot.press("p")
        await pilot.pause()
        assert app.screen.page.page.name == "Kazakhstan and Kyrgyzstan"  # type: ignore[attr-defined] # the view
