"""Every key of every screen on a Russian layout; every script in every view and table; plain text beside the screen."""

from __future__ import annotations

import importlib
import itertools
import pkgutil
import re

from rich.cells import cell_len
from textual.binding import Binding
from textual.dom import DOMNode

import eurasia_tui.tui
from eurasia_tui.keyboard_layouts import latin
from eurasia_tui.query.blocks import Page
from eurasia_tui.query.catalogue import Catalogue
from eurasia_tui.query.comparison.page import compare_page
from eurasia_tui.query.matrix import matrix
from eurasia_tui.query.pages.page import page
from eurasia_tui.query.pages.related import relate_page
from eurasia_tui.query.timeline import timeline
from eurasia_tui.render.layout import Layout
from eurasia_tui.render.tables import GAP
from eurasia_tui.render.text import text as page_text
from eurasia_tui.tui.app import EurasiaApp
from eurasia_tui.tui.keys import NAMED

from .conftest import Run, Write
from .test_scripts import NAMES, _scripts

# --- keys ---------------------------------------------------------------------------


def classes() -> list[type[DOMNode]]:
    """Every class of the explorer that binds keys."""
    found: list[type[DOMNode]] = []
    for module in pkgutil.iter_modules(eurasia_tui.tui.__path__):
        for cls in vars(importlib.import_module(f"eurasia_tui.tui.{module.name}")).values():
            ours = isinstance(cls, type) and issubclass(cls, DOMNode) and cls.__module__.startswith("eurasia_tui")
            if ours and "BINDINGS" in vars(cls) and cls not in found:
                found.append(cls)
    return found


def test_every_key_of_every_view_has_its_key_on_a_russian_layout() -> None:
    seen, missing = 0, list[str]()
    for cls in classes():
        by_action: dict[str, set[str]] = {}
        for binding in cls.BINDINGS:
            keys, action = (binding.key, binding.action) if isinstance(binding, Binding) else binding[:2]
            by_action.setdefault(action, set()).update(key.strip() for key in keys.split(","))
        for action, keys in by_action.items():
            there = {
                latin({"full_stop": ".", "comma": ","}.get(key, key))
                for key in keys
                if not key.isascii() or key in NAMED
            }
            for key in keys:
                char = NAMED.get(key, key)
                if len(char) == 1 and char.isascii() and (char.isalpha() or char in "/?[]"):
                    seen += 1
                    if char not in there and f"{cls.__name__}: {key}" not in missing:
                        missing.append(f"{cls.__name__}: {key} ({action})")
    assert not missing
    assert seen > 60


# --- scripts ------------------------------------------------------------------------

MARKS = re.compile("[\u2066-\u2069\u200e\u200f]")


def columns(lines: list[str], value: str) -> set[int]:
    """The cells at which a value begins or ends in the lines that hold it."""
    return {cell_len(line[: line.index(value)]) for line in lines if value in line}


async def test_every_script_aligns_in_every_view(small: dict[str, str], pack: Write) -> None:
    catalogue = Catalogue.open(str(pack(_scripts(small))), own=False)
    app = EurasiaApp(catalogue, fresh=True)
    async with app.run_test(size=(120, 36)) as pilot:
        for keys in (
            ("x",),
            ("t",),
            ("enter",),
            ("2", "enter"),
            ("slash", "c", "1"),
            ("space", "down", "space", "c"),
            ("ctrl+p",),
        ):
            await pilot.press("escape", "escape", "1", "home", *keys)
            await pilot.pause()
            for widget in app.screen.walk_children(with_self=False):
                for y, strip in enumerate(widget.render_lines(widget.size.region)):
                    assert sum(cell_len(MARKS.sub("", part.text)) for part in strip) <= widget.size.width, (
                        keys,
                        y,
                        strip.text,
                    )


def test_every_script_aligns_in_every_table(small: dict[str, str], pack: Write) -> None:
    files = _scripts(small)
    series = '[[series]]\nkey = "gdp"\nlabel = "GDP {}"\nunit = "US$"\npoints = {{ 2020 = 1, 2021 = 2, 2022 = 3 }}\n'
    for index, name in enumerate(NAMES):
        files[f"countries/c{index}.toml"] += series.format(name)
        files[f"organisations/o{index}.toml"] = (
            f'name = "{name} {name}"\ntype = "forum"\nsource = "src"\nas_of = 2024\n'
            f'members = [ {{ who = "c0", from = "2010-05-0{index + 1}" }}, {{ who = "c1", from = "2011-05-0{index + 1}" }} ]\n'
        )
    catalogue = Catalogue.open(str(pack(files)), own=False)
    relate = plain(relate_page(catalogue, "c0", "c1"))
    rows = [line for line in relate[: relate.index("Chain 1")] if re.search(r"\bmember, since", line)]
    assert len(rows) >= len(NAMES)
    assert len(columns(rows, "member, since")) == 1, rows
    seconds = {cell_len(line[: line.rindex("member, since")]) for line in rows}
    assert len(seconds) == 1, rows
    for some in ((0, 1, 2), (3, 4, 5), (6, 7, 8)):
        ids = [f"c{index}" for index in some]
        lines = plain(compare_page(catalogue, ids))
        at = next(index for index, line in enumerate(lines) if line.startswith("  Population"))
        head = next(line for line in reversed(lines[:at]) if NAMES[some[2]] in line)
        ends = [cell_len(head[: head.index(NAMES[index]) + len(NAMES[index])]) for index in some]
        starts = [cell_len(lines[at][: bar.start()]) for bar in re.finditer("[\u2588-\u258f]+", lines[at])]
        assert ends == [*(start - GAP for start in starts[1:]), cell_len(lines[at])], lines[:at]


def plain(shown: Page) -> list[str]:
    """The lines of a page as a terminal shows them."""
    return [MARKS.sub("", line.text) for line in Layout(shown, 100).lines]


# --- plain text says all ------------------------------------------------------------

DRAWN = re.compile("[\u2500-\u259f\u2800-\u28ff]")
"""A chart is printed as a table of its figures."""


def assert_says_all(shown: Page) -> None:
    """Every word of the screen's page stands in its text, and every link is numbered with its id."""
    written = page_text(shown)
    words = re.sub(r"\s+", "", written)
    for width in (40, 100):
        screen = Layout(shown, width)
        for line in screen.lines:
            for segment in line.segments:
                for word in segment.text.split() if segment.role != "indent" else ():
                    # In a narrow column a long word stands in two pieces.
                    assert word.strip("…") in words or len(word) > 14 or DRAWN.search(line.text), (shown.id, line.text)
        listed = written.rpartition("\nLinks\n")[2].split()
        ids = {id_ for number, id_ in itertools.pairwise(listed) if number.isdigit()}
        assert ids >= {link for *_, link in screen.links}


def test_the_text_of_one_page_of_every_kind_says_all(catalogue: Catalogue) -> None:
    for kind in catalogue.kinds:
        row = (
            catalogue.db.execute(
                "SELECT entity FROM relation JOIN entity e ON e.id = entity WHERE e.kind = ? GROUP BY 1 ORDER BY count(*) DESC, 1",
                (kind,),
            ).fetchone()
            or catalogue.db.execute("SELECT id FROM entity WHERE kind = ? ORDER BY id", (kind,)).fetchone()
        )
        if row:
            assert_says_all(page(catalogue, row[0]))


def test_the_text_of_relate_and_compare_says_all(catalogue: Catalogue) -> None:
    assert_says_all(relate_page(catalogue, "kazakhstan", "china"))
    assert_says_all(relate_page(catalogue, "eaeu", "sco"))
    assert_says_all(compare_page(catalogue, ["kazakhstan", "kyrgyzstan", "iran"]))


def test_the_text_of_the_timeline_says_all(catalogue: Catalogue, eurasia: Run) -> None:
    written = eurasia("timeline", "sco").stdout
    words = re.sub(r"\s+", "", written)
    entries = timeline(catalogue, ["sco"])
    names = catalogue.names([entry.to for entry in entries if entry.to])
    linked = written.partition("\nLinks\n")[2].split()
    for entry in entries:
        what = f"{entry.title} {entry.what} {names[entry.to]}" if entry.to else entry.title
        assert re.sub(r"\s+", "", what) in words
        assert entry.to or entry.what.lower().replace(" ", "") in words
        assert entry.id in linked


def test_the_text_of_the_matrix_says_all(catalogue: Catalogue, eurasia: Run) -> None:
    written = eurasia("matrix", "--in", "cis").stdout
    found = matrix(catalogue, (), ["cis"])
    linked = written.partition("\nLinks\n")[2].split()
    flat = " ".join(written.split())
    for id_ in (*found.rows, *found.columns):
        assert id_ in linked
    for column in found.columns:  # the screen says the name in full under the cursor
        assert f"{found.heading(column)} {found.names[column]}" in flat
    for status, mark in found.legend("†"):
        assert f"{mark} {status.replace('-', ' ')}" in flat
