"""What keeps the program quick, as boundaries that can be counted: modules, rows, statements, bytes of work. Never times."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from anyascii import anyascii
from hypothesis import example, given
from hypothesis import strategies as st

from eurasia_tui.catalogue import scan
from eurasia_tui.cli.commands import COMMANDS
from eurasia_tui.packs import opening
from eurasia_tui.packs.locate import locate
from eurasia_tui.query.catalogue import Catalogue
from eurasia_tui.query.pages.page import page
from eurasia_tui.render.layout import Layout
from eurasia_tui.text import transliterate
from eurasia_tui.tui.app import EurasiaApp
from eurasia_tui.tui.list_and_page import ListAndPage

HEAVY = {
    "dataclasses",
    "inspect",
    "hashlib",
    "tomllib",
    "textual",
    "pydantic",
    "asyncio",
    "rich.cells",
    "importlib.metadata",
    "tempfile",
    "zipfile",
    "anyascii",
    "eurasia_tui.schema",
    "eurasia_tui.compiler.build",
    "tree_sitter",
    "rapidfuzz",
    "rich.console",
}
"""Modules that a plain command can do without; those of the standard library together cost four bare Pythons."""


def loaded(code: str) -> set[str]:
    """Modules loaded by a program."""
    wrapped = f"{code}\nimport sys; print(*sys.modules, file=sys.stderr)"
    done = subprocess.run([sys.executable, "-c", wrapped], capture_output=True, text=True, check=True)
    return set(done.stderr.split())


@pytest.mark.parametrize(
    "words",
    [
        ("show", "kazakhstan", "--json"),
        ("search", "kazakhstan", "--json"),
        ("ask", "kyrgyzstan eaeu"),
        ("ask", "capital of turkmenistan", "--json"),
    ],
)
def test_a_plain_command_loads_no_heavy_module(words: tuple[str, ...], catalogue: Catalogue) -> None:
    assert catalogue.exists("kazakhstan")  # compiled by now
    code = f"from eurasia_tui.cli.main import main; main({list(words)!r})"
    loaded(code)  # the first time the words of questions are read from their TOML file
    assert not loaded(code) & HEAVY


@pytest.mark.parametrize("words", [("members", "sco"), ("list", "countries")])
def test_a_table_loads_only_what_measures_cells(words: tuple[str, ...], catalogue: Catalogue) -> None:
    assert catalogue.exists("kazakhstan")
    assert loaded(f"from eurasia_tui.cli.main import main; main({list(words)!r})") & HEAVY <= {"rich.cells"}


def test_the_explorer_draws_its_first_frame_without_the_compiler(catalogue: Catalogue) -> None:
    assert catalogue.exists("kazakhstan")
    code = (
        "import asyncio\nfrom eurasia_tui.query.catalogue import Catalogue\nfrom eurasia_tui.tui.app import EurasiaApp\n"
        "async def main():\n    app = EurasiaApp(Catalogue.open(check=False))\n"
        "    async with app.run_test(size=(100, 30)) as pilot:\n        await pilot.pause()\nasyncio.run(main())\n"
    )
    assert not loaded(code) & {
        "pydantic",
        "eurasia_tui.schema",
        "eurasia_tui.compiler.build",
        "tree_sitter",
        "rapidfuzz",
        "watchfiles",
    }


def test_the_first_frame_waits_for_nothing_that_comes_after_it() -> None:
    """The page beside the list, and what the start screen's lists and map are made of."""
    first = loaded("from eurasia_tui.tui import app, start, start_view\nfrom eurasia_tui.tui.terminal import driver")
    assert not first & {
        "eurasia_tui.query.blocks",
        "eurasia_tui.query.pages.page",
        "eurasia_tui.query.examples",
        "eurasia_tui.query.questions",
        "eurasia_tui.render.layout",
        "eurasia_tui.map.locator",
        "eurasia_tui.tui.help",
        "eurasia_tui.tui.search_view",
        "eurasia_tui.userdata.notes",
    }


def test_a_start_without_options_parses_none() -> None:
    assert not loaded("from eurasia_tui.cli.main import main; main([])") & {"argparse", "calendar"}


async def test_of_rows_that_are_all_the_same_one_is_drawn(catalogue: Catalogue) -> None:
    """Containers and the sides of frames: Textual keeps some kilobytes of every row that it is given."""
    async with EurasiaApp(catalogue).run_test(size=(120, 36)) as pilot:
        await pilot.pause()
        body = pilot.app.screen.query_one(ListAndPage)
        for widget in (pilot.app.screen, body, body.left, *body.left.sides, body.right, *body.right.sides):
            rows = widget.render_lines(widget.size.region)
            assert len(rows) == widget.size.height > 20
            assert all(row is rows[0] for row in rows)


def test_a_command_loads_only_its_own_module(catalogue: Catalogue) -> None:
    assert catalogue.exists("kazakhstan")
    modules = loaded("from eurasia_tui.cli.main import main; main(['show', 'eaeu', '--json'])")
    commands = {f"eurasia_tui.cli.{name}" for name in COMMANDS}
    assert modules & commands == {"eurasia_tui.cli.show"}


@given(st.text())
@example("‘’“”„–—…\u00a0«»")
def test_marks_of_print_fold_as_the_library_folds_them(text: str) -> None:
    """Most texts need no more than those marks, and then the library's tables are not loaded."""
    assert transliterate(text) == anyascii(text)


def test_opening_without_a_check_looks_at_no_file_of_the_pack(
    catalogue: Catalogue, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The explorer draws from the last catalogue: knowing that costs the same at any size."""

    def never(*_: object) -> object:
        raise AssertionError("the pack's folder was scanned")

    assert catalogue.exists("kazakhstan")
    monkeypatch.setattr(scan.os, "scandir", _only_ours(os.scandir))
    monkeypatch.setattr(opening, "is_current", never)
    opening.open_packs(locate(None, own=False), check=False, wait=False)


def _only_ours(real: Callable[..., object]) -> Callable[..., object]:
    source = Path(opening.__file__).parents[1]

    def look(path: object = ".") -> object:
        assert Path(str(path)).is_relative_to(source), f"{path} was scanned"
        return real(path)

    return look


def test_only_what_is_seen_of_a_page_is_laid_out(catalogue: Catalogue) -> None:
    shown = page(catalogue, "kazakhstan", rows=False)
    layout = Layout(shown, 78, lazy=True)
    layout.reach(36)
    seen = len(layout.lines)
    layout.finish()
    assert seen < 120 < len(layout.lines)
    assert [line.text for line in Layout(shown, 78).lines] == [line.text for line in layout.lines]
