"""A key acts on the entity under the cursor, whatever the page still shows; an editor that cannot start changes nothing."""

from __future__ import annotations

import os
import tomllib
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from eurasia_tui import paths
from eurasia_tui.query.catalogue import Catalogue
from eurasia_tui.query.listing import Listing
from eurasia_tui.tui import write_quotation
from eurasia_tui.tui.editing import NoEditor, editor_words, overlay

from .terminal import Terminal
from .test_app import explorer, screen_text

SIZES = [(120, 36), (80, 24), (40, 12)]


@pytest.fixture
def fourth(catalogue: Catalogue) -> tuple[str, str]:
    """Id and name of the fourth country of the list."""
    row = Listing("countries").rows(catalogue, 3, 1)[0]
    return row.id, row.name


@pytest.mark.parametrize("size", SIZES)
def test_keys_in_one_write_bookmark_the_entity_under_the_cursor(size: tuple[int, int], fourth: tuple[str, str]) -> None:
    with Terminal(size=size) as terminal:
        terminal.until("Kazakh").press("1").until_quiet()
        os.write(terminal.master, b"jjjb")
        terminal.until_quiet().press("q").ended()
    assert [file.stem for file in (paths.data_dir() / "notes").glob("*.toml")] == [fourth[0]]


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("key", ["n", "r", "m", "p", "t"])
def test_keys_in_one_write_open_the_entity_under_the_cursor(
    size: tuple[int, int], key: str, fourth: tuple[str, str]
) -> None:
    with Terminal(size=size) as terminal:
        terminal.until("Kazakh").press("1").until_quiet()
        os.write(terminal.master, b"jjj" + key.encode() + (b"\x1b" if key == "r" else b""))
        terminal.until_quiet()
        if key != "m" or size != (40, 12):
            terminal.until(fourth[1][:6])


@pytest.mark.parametrize("editor", ["nosuchprogram", "/etc/hostname", "vi 'x"])
def test_an_editor_that_cannot_start_is_one_line(editor: str) -> None:
    with Terminal(env={"EDITOR": editor, "VISUAL": ""}) as terminal:
        terminal.until("Kazakh").press("1").until_quiet().press("e").until("No editor can be started")
        terminal.press("j").until_quiet()
        assert editor.startswith("/") or not paths.own_pack().exists()
        terminal.press("q")
        assert terminal.ended() == 0


def test_an_editor_that_is_not_installed_is_not_given_the_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VISUAL", "nosuchprogram -w")
    with pytest.raises(NoEditor, match="nosuchprogram"):
        editor_words()


async def test_who_has_set_no_editor_is_told_of_vi_first(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("EDITOR", raising=False)
    monkeypatch.delenv("VISUAL", raising=False)
    async with explorer() as (app, pilot):
        await pilot.press("e")
        await pilot.pause()
        assert "e again opens vi" in screen_text(app)
        assert not paths.own_pack().exists()


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=60))
def test_no_name_writes_into_an_overlay(name: str) -> None:
    assert tomllib.loads(overlay("kazakhstan", name)) == {}


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.dictionaries(st.sampled_from(["text", "source", "locator", "speaker", "said"]), st.text(max_size=60)))
def test_no_text_writes_into_a_quotation(catalogue: Catalogue, own_home: Path, fields: dict[str, str]) -> None:
    file = write_quotation.write(catalogue, {"id": "q", **fields})
    assert tomllib.loads(file.read_text("utf-8")) == {"quote": [{"id": "q", **fields}]}


def test_a_name_of_several_lines_stays_a_comment() -> None:
    text = overlay("kazakhstan", 'Kazakhstan\nsummary = "INJECTED"\r\nsource = "x"\x85#')
    assert tomllib.loads(text) == {}
    assert tomllib.loads(text.splitlines()[-1].lstrip("# "))["name"].startswith("Kazakhstan summary")
