"""Any terminal: sizes, kinds of terminal, colours, ASCII, keyboards, scripts; and plain commands that say the same."""

from __future__ import annotations

import itertools
import random
import re

import pytest
from rich.cells import cell_len
from rich.color import Color
from rich.style import Style

from eurasia_tui.cli.commands import COMMANDS
from eurasia_tui.keyboard_layouts import latin
from eurasia_tui.map.palette import DARK, LIGHT, MapColours
from eurasia_tui.query.catalogue import Catalogue
from eurasia_tui.query.page import page
from eurasia_tui.render.layout import Layout
from eurasia_tui.render.text import text as page_text
from eurasia_tui.tui.app import EurasiaApp
from eurasia_tui.tui.keys import on_both_layouts
from eurasia_tui.tui.styles import COLOURS, own_themes, roles
from eurasia_tui.tui.too_small import COLUMNS, ROWS
from eurasia_tui.tui.views import VIEWS, every_key

from .conftest import Run, Write
from .terminal import EURASIA, Terminal, has_colour, page_laid_out, sgr
from .test_app import explorer, screen_text

FRESH = [*EURASIA, "--fresh"]
EVERY_VIEW = ("/", "x", "t", "p", "9", "0", "s", "?", "a", "ctrl+p", "ctrl+f", "n")
"""Keys of views and boxes that escape leaves again."""


@pytest.fixture(autouse=True)
def _compiled(catalogue: object) -> None:
    """The catalogue is there before a terminal waits for it."""


def tour(terminal: Terminal) -> None:
    """Through pages, views and boxes."""
    terminal.until("Kazakhstan").until_quiet().press("enter", "pagedown", "tab", "f").until_quiet(2).press(
        "escape", "escape"
    )
    for key in EVERY_VIEW:
        terminal.press(key).until_quiet(3)
        if key in ("/", "ctrl+f"):
            terminal.press(*"iran").until_quiet(3)
        terminal.press("escape").until_quiet(2)
    terminal.press("/", *"iran").until_quiet().press("enter").until("Iran").until_quiet()


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
        terminal.press("2").until("Organisations").press("q")
        assert terminal.ended() == 0


# --- kinds of terminal --------------------------------------------------------------


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


@pytest.mark.parametrize("encoding", ["ascii", "koi8-r", "iso8859-1"])
def test_what_the_locale_cannot_show_is_transliterated(encoding: str) -> None:
    for argv in (FRESH, [*EURASIA, "show", "iran"]):
        with Terminal(argv, env={"PYTHONIOENCODING": encoding}) as terminal:
            if argv is FRESH:
                terminal.until("Kazakhstan").until_quiet().press("q")
            terminal.ended()
            assert bytes(terminal.sent).isascii()
            assert b"Traceback" not in terminal.sent


# --- colours ------------------------------------------------------------------------


def _luminance(rgb: tuple[int, int, int]) -> float:
    """Relative luminance after WCAG 2.2."""
    parts = [value / 255 / 12.92 if value / 255 <= 0.04045 else ((value / 255 + 0.055) / 1.055) ** 2.4 for value in rgb]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def contrast(one: tuple[int, int, int], other: tuple[int, int, int]) -> float:
    """Contrast ratio after WCAG 2.2."""
    high, low = sorted((_luminance(one), _luminance(other)), reverse=True)
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
    for one, other in pairs:
        assert contrast(one, other) >= 4.5, f"{where}: {contrast(one, other):.2f}"  # type: ignore[arg-type]


LINES = ("faint", "rule")
"""Frames and rules: no text."""


@pytest.mark.parametrize("theme", [theme.name for theme in own_themes()])
async def test_contrast_of_every_style_pair_in_use(theme: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLORTERM", "truecolor")  # with sixteen colours signs take those of the terminal
    for role, style in roles(
        next(one for one in own_themes() if one.name == theme), {name: name for name in COLOURS}
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
    """Colours sent as those of backgrounds: papers, and what stands on papers, which is sent reversed."""
    return {*palette.paper.values(), palette.letters, *palette.letters_on.values(), *palette.routes, palette.water}


@pytest.mark.parametrize("theme", [theme.name for theme in own_themes()])
def test_own_themes_draw_on_the_background_of_the_terminal(theme: str) -> None:
    with Terminal([*FRESH, "--theme", theme]) as terminal:
        terminal.until("Kazakhstan").until_quiet().press("enter", "tab").until_quiet().press("/", *"iran").until_quiet()
        terminal.press("escape", "?").until_quiet().press("escape", "x").until_quiet().press("ctrl+c")
        assert terminal.ended() == 0
        papers = "|".join(str(number) for palette in (DARK, LIGHT) for number in painted(palette))
        foregrounds = re.compile(rf"38;5;\d+|48;5;({papers})(?!\d)")  # only the small map is painted
        codes = [
            int(code)
            for one in sgr(bytes(terminal.sent))
            for code in foregrounds.sub("", ";".join(one)).split(";")
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


async def test_links_and_marks_have_a_sign_of_their_own_beside_colour() -> None:
    """Without colour the link cursor is reversed, hints are letters, and statements carry marks and numbers."""
    async with explorer() as (app, pilot):
        await pilot.press("enter", "tab")
        await pilot.pause()
        row = app.browse.page.links[app.browse.page.link][0]
        assert any(part.role == "cursor" for part in app.browse.page.line(row))


# --- scripts ------------------------------------------------------------------------

NAMES = (
    "中华人民共和国",
    "대한민국",
    "জাতীয়",
    "भारत गणराज्य",
    "جمهوری اسلامی ایران",
    "🇰🇿 flag",
    "Ка\u0301зань",
    "e\u0301galite\u0301",
    "plain",
)


def _scripts(small: dict[str, str]) -> dict[str, str]:
    made = dict(small)
    for index, name in enumerate(NAMES):
        made[f"countries/c{index}.toml"] = (
            f'name = "{name}"\nsummary = "x"\ngroup = "G"\nsource = "src"\nas_of = 2024\niso2 = "A{chr(65 + index)}"\n'
            f'names = {{ fa = "ایران", zh = "中国" }}\n[[facts]]\nkey = "population"\nlabel = "Population"\nvalue = {index + 1}000\nunit = "people"\n'
        )
    who = "".join(f'  {{ who = "c{index}" }},\n' for index in range(len(NAMES)))
    made["organisations/bund.toml"] = small["organisations/bund.toml"].replace("members = [\n", f"members = [\n{who}")
    return made


def test_wide_and_combining_characters_align(small: dict[str, str], pack: Write, eurasia: Run) -> None:
    root = str(pack(_scripts(small)))
    for argv in (["matrix"], ["list", "countries"]):
        lines = [
            line.replace("\u2068", "").replace("\u2069", "")
            for line in eurasia("--content", root, *argv).stdout.splitlines()
        ]
        rows = [line for line in lines if any(name in line for name in NAMES)]
        assert len(rows) == len(NAMES), argv
        ends = set()
        for line in rows:
            name = next(name for name in NAMES if name in line)
            after = line.index(name) + len(name)
            ends.add(cell_len(line[:after]) + len(line[after:]) - len(line[after:].lstrip()))
        assert len(ends) == 1 or max(ends) > 60, (argv, rows)


async def test_wide_characters_align_on_the_screen(small: dict[str, str], pack: Write) -> None:
    app = EurasiaApp(Catalogue.open(str(pack(_scripts(small))), own=False), fresh=True)
    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.pause()
        listed = [app.browse.list.strip(app.browse.list.line(index)) for index in range(app.browse.list.count())]
        assert {strip.cell_length for strip in listed} == {app.browse.list.size.width}
        rows = [strip.text for strip in listed if "000" in strip.text]
        assert len({cell_len(text.rstrip()) for text in rows}) == 1, rows
        await pilot.press("x")
        await pilot.pause()
        grid = app.screen.grid  # type: ignore[attr-defined] # the matrix
        texts = ["".join(part.text for part in grid.line(index)) for index in range(grid.count())]
        assert len({cell_len(text[: text.index("■")]) for text in texts if "■" in text}) == 1, texts


def _isolated(text: str) -> None:
    depth = 0
    for char in text:
        if char == "\u2068":
            depth += 1
        elif char == "\u2069":
            depth -= 1
        assert depth in (0, 1)
        assert depth or not "\u0590" <= char <= "\u08ff", text
    assert not re.search("[\u061c\u200e\u200f\u202a-\u202e\u2066\u2067]", text)


def test_right_to_left_names_stand_between_isolates(eurasia: Run) -> None:
    for argv in (["show", "iran"], ["search", "ایران"]):
        shown = eurasia(*argv).stdout
        for line in shown.splitlines():
            _isolated(line)
    assert "\u2068" in eurasia("show", "iran").stdout
    assert "\u2068" not in eurasia("show", "iran", "--json").stdout  # programs get the text as it is
    with Terminal(FRESH) as terminal:
        terminal.until("Kazakhstan").until_quiet().press("/", *"iran").until_quiet().press("enter", "G").until_quiet()
        terminal.press("q")
        terminal.ended()
        _isolated(bytes(terminal.sent).decode())


# --- keyboards and the mouse --------------------------------------------------------


def test_every_command_has_its_key_on_a_russian_layout() -> None:
    for key in every_key():
        bound = on_both_layouts(key.keys).split(",")
        for one in key.keys.split(","):
            if len(one) == 1 and one.isalpha():
                others = [other for other in bound if len(other) == 1 and not other.isascii()]
                assert one in map(latin, others), f"{key.id}: {bound}"


async def test_remapped_keys_work_on_a_russian_layout_too() -> None:
    async with explorer() as (app, pilot):
        app.set_keys({"search": "k", "narrow": "w"})
        await pilot.press("л")  # k
        await pilot.pause()
        assert app.screen is not app.browse
        await pilot.press("escape", "ц")  # w
        await pilot.pause()
        assert app.focused is not app.browse.list


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
    ids = [one for number, one in itertools.pairwise(linked) if number.isdigit() and not one.isdigit()]
    assert set(ids) >= {link for *_, link in screen.links}
