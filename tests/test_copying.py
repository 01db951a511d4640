"""Citing, copying and opening sources: the clipboard of the terminal, and addresses."""

from __future__ import annotations

import base64

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eurasia_tui.tui import clipboard
from eurasia_tui.tui.app import EurasiaApp
from eurasia_tui.tui.show_text import ShowText
from eurasia_tui.tui.source_address import web_host
from eurasia_tui.tui.terminal import driver as terminal_driver

from .exploring import explorer
from .test_app import screen_text

pytestmark = pytest.mark.usefixtures("a_terminal")


async def test_y_copies_a_citation_and_says_what() -> None:
    async with explorer() as (app, pilot):
        await pilot.press("y")
        await pilot.pause()
        assert app.clipboard.startswith("“Kazakhstan”, in: Eurasia")
        assert "https://" in app.clipboard
        assert app.browse.body.message.startswith("Copied: “Kazakhstan”, in: Eurasia")
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
