"""Scripts: what the locale cannot show, wide and combining characters, names from right to left."""

from __future__ import annotations

import re

import pytest
from rich.cells import cell_len

from eurasia_tui.query.catalogue import Catalogue
from eurasia_tui.tui.app import EurasiaApp

from .conftest import Run, Write
from .terminal import EURASIA, Terminal
from .touring import FRESH

pytestmark = pytest.mark.usefixtures("catalogue")  # compiled before a terminal waits for it


@pytest.mark.parametrize("encoding", ["ascii", "koi8-r", "iso8859-1"])
def test_what_the_locale_cannot_show_is_transliterated(encoding: str) -> None:
    for argv in (FRESH, [*EURASIA, "show", "iran"]):
        with Terminal(argv, env={"PYTHONIOENCODING": encoding}) as terminal:
            if argv is FRESH:
                terminal.until("Kazakhstan").until_quiet().press("q")
            terminal.ended()
            assert bytes(terminal.sent).isascii()
            assert b"Traceback" not in terminal.sent


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
    entry = dict(small)
    for index, name in enumerate(NAMES):
        entry[f"countries/c{index}.toml"] = (
            f'name = "{name}"\nsummary = "x"\ngroup = "G"\nsource = "src"\nas_of = 2024\niso2 = "A{chr(65 + index)}"\n'
            f'names = {{ fa = "ایران", zh = "中国" }}\n[[facts]]\nkey = "population"\nlabel = "Population"\nvalue = {index + 1}000\nunit = "people"\n'
        )
    who = "".join(f'  {{ who = "c{index}" }},\n' for index in range(len(NAMES)))
    entry["organisations/bund.toml"] = small["organisations/bund.toml"].replace("members = [\n", f"members = [\n{who}")
    return entry


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
        terminal.press("/", "ایران").until_quiet().press("escape").until_quiet().press("ctrl+c")
        terminal.ended()
        _isolated(bytes(terminal.sent).decode())
        assert "\u2068" in bytes(terminal.sent).decode()
