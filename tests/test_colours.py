"""Colours: kinds of terminals, NO_COLOR, contrast of every style in every theme, and signs beside colours."""

from __future__ import annotations

import re

import pytest
from rich.color import Color
from rich.style import Style

from eurasia_tui.map.palette import DARK, LIGHT, MapColours
from eurasia_tui.tui.styles import COLOURS, own_themes, roles

from .terminal import EURASIA, Terminal, has_colour, sgr
from .test_app import explorer
from .touring import FRESH, tour

pytestmark = pytest.mark.usefixtures("catalogue")  # compiled before a terminal waits for it


@pytest.mark.parametrize(
    ("term", "colours"),
    [
        ("linux", 16),
        ("screen", 16),
        ("tmux", 16),
        ("xterm-16color", 16),
        ("vt100", 0),
        ("xterm-256color", 256),
        ("screen-256color", 256),
    ],
)
def test_every_kind_of_terminal(term: str, colours: int) -> None:
    with Terminal(FRESH, term=term) as terminal:
        terminal.until("Kazakhstan").until_quiet().press("enter", "/", *"eaeu").until_quiet().press(
            "escape", "ctrl+p"
        ).until_quiet()
        terminal.press("escape", "ctrl+c")
        assert terminal.ended() == 0
        data = bytes(terminal.sent)
        assert has_colour(data) is bool(colours)
        codes = {";".join(parameters) for parameters in sgr(data)}
        assert not any("38;2" in code or "48;2" in code for code in codes), "true colour was not asked for"
        if colours < 256:
            assert not any("38;5" in code or "48;5" in code for code in codes)


def test_a_dumb_terminal_is_told_of_the_plain_commands() -> None:
    with Terminal(FRESH, term="dumb") as terminal:
        assert terminal.ended() == 2
        assert b"\x1b" not in terminal.sent
        assert terminal.sent.count(b"\n") == 1
        assert b"plain commands" in terminal.sent


def test_no_color_sends_no_colour_code() -> None:
    with Terminal(FRESH, env={"NO_COLOR": "1", "COLORTERM": "truecolor"}) as terminal:
        tour(terminal)
        assert not has_colour(bytes(terminal.sent))
        assert ["7"] in list(sgr(bytes(terminal.sent))), "what is chosen is not to be seen"
    for argv in (["show", "kazakhstan"], ["map", "kazakhstan"], ["ask", "population of kazakhstan"], ["--help"]):
        with Terminal([*EURASIA, *argv], env={"NO_COLOR": "1"}) as terminal:
            terminal.ended()
            assert not has_colour(bytes(terminal.sent))


def test_ascii_sends_nothing_else() -> None:
    with Terminal([*FRESH, "--ascii"], size=(130, 40)) as terminal:
        tour(terminal)
        found = set(bytes(terminal.sent).decode()) - set(map(chr, range(128)))
        assert not found
        assert "Iran" in terminal.text
        assert "[1 Countries]" in terminal.text


def _luminance(rgb: tuple[int, int, int]) -> float:
    """Relative luminance after WCAG 2.2."""
    parts = [value / 255 / 12.92 if value / 255 <= 0.04045 else ((value / 255 + 0.055) / 1.055) ** 2.4 for value in rgb]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def contrast(first: tuple[int, int, int], second: tuple[int, int, int]) -> float:
    """Contrast ratio after WCAG 2.2."""
    high, low = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (high + 0.05) / (low + 0.05)


GROUNDS = {
    "eurasia-dark": ["#000000", "#1e1e1e", "#282c34", "#2e3440", "#002b36"],
    "eurasia-light": ["#ffffff", "#f5f5f5", "#fdf6e3", "#eff1f5"],
    "eurasia": ["#000000", "#ffffff"],
}
"""Backgrounds that the colours of a theme are made for."""


def assert_readable(style: Style, where: str, theme: str) -> None:
    """Both colours on each background of the theme, or on each other, have a contrast of at least 4.5:1."""
    colours = [colour for colour in (style.color, style.bgcolor) if colour and not colour.is_default]
    values = [tuple(colour.get_truecolor()) for colour in colours]
    assert all(colour.number is None or colour.number >= 16 for colour in colours), (
        f"{where}: one of the terminal's sixteen"
    )
    grounds = [tuple(Color.parse(ground).get_truecolor()) for ground in GROUNDS[theme]]
    pairs = (
        [(values[0], values[1])] if len(values) == 2 else [(value, ground) for value in values for ground in grounds]
    )
    for first, second in pairs:
        assert contrast(first, second) >= 4.5, f"{where}: {contrast(first, second):.2f}"  # type: ignore[arg-type]


LINES = ("faint", "rule")
"""Frames and rules: no text."""


@pytest.mark.parametrize("theme", [theme.name for theme in own_themes()])
async def test_contrast_of_every_style_pair_in_use(theme: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLORTERM", "truecolor")  # with sixteen colours signs take those of the terminal
    for role, style in roles(
        next(own for own in own_themes() if own.name == theme), {name: name for name in COLOURS}
    ).items():
        if role not in LINES:
            assert_readable(style, role, theme)
    seen: set[Style] = set()
    async with explorer((120, 36), theme=theme) as (app, pilot):

        def look(where: str) -> None:
            for widget in app.screen.walk_children(with_self=True):
                for strip in widget.render_lines(widget.size.region):
                    for segment in strip:
                        letters = any(char.isalnum() for char in segment.text)  # frames and coasts are no text
                        if segment.style and letters and segment.style not in seen:
                            seen.add(segment.style)
                            assert_readable(segment.style, f"{where}: {segment.text.strip()[:30]}", theme)

        for keys in (
            ("down",),
            ("enter", "tab"),
            ("f",),
            ("escape", "escape"),
            ("slash",),
            (*"kyrgyz eaeu",),
            ("escape", "ctrl+p"),
            ("down", *"rel"),
            ("escape", "x"),
            ("escape", "t"),
            ("escape", "9"),
            ("escape", "question_mark"),
            ("escape", "0"),
            ("escape", "a"),
            (*"nonsense", "enter"),
            ("escape", "ctrl+f"),
            (*"kaz",),
            ("escape", "n"),
            (*"note", "shift+left"),
            ("escape",),
        ):
            await pilot.press(*keys)
            await pilot.pause()
            look(" ".join(keys))
    assert len(seen) > 8


def painted(palette: MapColours) -> set[int]:
    """Colours sent as those of backgrounds: fills, and what stands on fills, which is sent reversed."""
    return {*palette.fills.values(), palette.labels, *palette.labels_on.values(), *palette.routes, palette.water}


@pytest.mark.parametrize("theme", [theme.name for theme in own_themes()])
def test_own_themes_draw_on_the_background_of_the_terminal(theme: str) -> None:
    with Terminal([*FRESH, "--theme", theme]) as terminal:
        terminal.until("Kazakhstan").until_quiet().press("enter", "tab").until_quiet().press("/", *"iran").until_quiet()
        terminal.press("escape", "?").until_quiet().press("escape", "x").until_quiet().press("ctrl+c")
        assert terminal.ended() == 0
        fills = "|".join(str(number) for palette in (DARK, LIGHT) for number in painted(palette))
        foregrounds = re.compile(rf"38;5;\d+|48;5;({fills})(?!\d)")  # only the small map is painted
        codes = [
            int(code)
            for parameters in sgr(bytes(terminal.sent))
            for code in foregrounds.sub("", ";".join(parameters)).split(";")
            if code
        ]
        assert not [code for code in codes if 40 <= code <= 48 or 100 <= code <= 107]


@pytest.mark.parametrize(
    ("reported", "theme"),
    [("15;0", "eurasia-dark"), ("0;15", "eurasia-light"), ("0;default;15", "eurasia-light"), ("", "eurasia")],
)
async def test_the_theme_suits_a_light_or_a_dark_background(
    reported: str, theme: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLORFGBG", reported)
    async with explorer() as (app, _):
        assert app.theme == theme


def test_what_is_chosen_is_never_told_by_colour_alone() -> None:
    for theme in own_themes():
        for system in ("256", "standard"):
            styles = roles(theme, {}, system)
            for role in ("cursor", "found", "hint"):
                assert styles[role].reverse
            for role in ("selected", "match", "key", "as-of", "title"):
                assert styles[role].bold


def test_with_sixteen_colours_signs_are_coloured_and_names_are_not() -> None:
    """Nobody knows what yellow is on a stranger's terminal, so a name has the colour of text there."""
    for theme in own_themes():
        for role, style in roles(theme, {name: name for name in COLOURS}, "standard").items():
            if role.startswith(("kind-", "sign-", "frame-")):
                coloured = bool(style.color and not style.color.is_default)
                assert coloured is not role.startswith("kind-"), role


async def test_links_and_marks_have_a_sign_of_their_own_beside_colour() -> None:
    """Without colour the link cursor is reversed, hints are letters, and statements carry marks and numbers."""
    async with explorer() as (app, pilot):
        await pilot.press("enter", "tab")
        await pilot.pause()
        row = app.browse.page.links[app.browse.page.link][0]
        assert any(part.role == "cursor" for part in app.browse.page.line(row))
