"""What keeps the program quick, as boundaries that can be counted: modules, rows, statements, bytes of work. Never times."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from anyascii import anyascii
from hypothesis import example, given
from hypothesis import strategies as st

from eurasia_tui.catalogue import scan
from eurasia_tui.packs import opening
from eurasia_tui.packs.locate import locate
from eurasia_tui.query import rows
from eurasia_tui.query.blocks import FullText, Links, PassageList, Relations
from eurasia_tui.query.catalogue import Catalogue
from eurasia_tui.query.compare import compare, series
from eurasia_tui.query.listing import Listing, select
from eurasia_tui.query.page import page
from eurasia_tui.query.passages import passages
from eurasia_tui.query.path import paths
from eurasia_tui.query.questions import ask
from eurasia_tui.query.relate import relate
from eurasia_tui.query.resolve import resolve
from eurasia_tui.query.search import search
from eurasia_tui.query.timeline import diff, timeline
from eurasia_tui.render.layout import Layout
from eurasia_tui.text import transliterate

from .conftest import Write

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


@contextmanager
def counted(catalogue: Catalogue) -> Iterator[list[str]]:
    """The SQL statements run meanwhile."""
    statements: list[str] = []
    # SQLite tells its own look-ups in the full-text index as comments.
    catalogue.db.set_trace_callback(lambda sql: None if sql.startswith("--") else statements.append(sql))
    try:
        yield statements
    finally:
        catalogue.db.set_trace_callback(None)


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
    first = loaded("from eurasia_tui.tui import app, start, start_view, terminal_driver")
    assert not first & {
        "eurasia_tui.query.blocks",
        "eurasia_tui.query.page",
        "eurasia_tui.query.examples",
        "eurasia_tui.query.questions",
        "eurasia_tui.render.layout",
        "eurasia_tui.map.locator",
        "eurasia_tui.tui.help",
        "eurasia_tui.tui.search_view",
        "eurasia_tui.userdata.notes",
    }


def test_a_command_loads_only_its_own_module(catalogue: Catalogue) -> None:
    assert catalogue.exists("kazakhstan")
    modules = loaded("from eurasia_tui.cli.main import main; main(['show', 'eaeu', '--json'])")
    commands = {name for name in modules if name.startswith("eurasia_tui.cli.")}
    assert commands <= {
        f"eurasia_tui.cli.{name}" for name in ("main", "commands", "parser", "context", "messages", "show", "pages")
    }


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


def test_a_list_reads_only_the_rows_asked_for(catalogue: Catalogue) -> None:
    numbers = []
    for limit in (5, 40):
        fresh = Catalogue(catalogue.db, catalogue.opened)  # remembers no names
        with counted(fresh) as statements:
            assert len(Listing("places").rows(fresh, 40, limit)) == limit
        numbers.append(len(statements))
    assert numbers[0] == numbers[1] <= 10


def test_a_page_costs_a_bounded_number_of_statements(catalogue: Catalogue) -> None:
    """However many relations an entity has: names, kinds and dates of other ends are read together."""
    for id_ in ("kazakhstan", "eaeu", "middle-corridor"):
        fresh = Catalogue(catalogue.db, catalogue.opened)
        with counted(fresh) as statements:
            shown = page(fresh, id_, rows=False)
        links = sum(len(block.rows) for block in shown.blocks if isinstance(block, Relations))
        assert len(statements) < 130, (id_, links, len(statements))


def test_a_search_key_costs_a_bounded_number_of_statements(catalogue: Catalogue) -> None:
    for text in ("k", "kazakhstan", "tkachenko eurasian", "kazahstan", "kind:corridor rail", "moskwa -gas"):
        with counted(catalogue) as statements:
            search(catalogue, text, 40)
        assert len(statements) < 40, (text, len(statements))


def test_only_what_is_seen_of_a_page_is_laid_out(catalogue: Catalogue) -> None:
    shown = page(catalogue, "kazakhstan", rows=False)
    layout = Layout(shown, 78, lazy=True)
    layout.reach(36)
    seen = len(layout.lines)
    layout.finish()
    assert seen < 120 < len(layout.lines)
    assert [line.text for line in Layout(shown, 78).lines] == [line.text for line in layout.lines]


def test_of_a_hub_some_relations_are_read_and_the_rest_counted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from benchmarks.make_pack import write

    root = tmp_path / "pack"
    write(1500, root)
    monkeypatch.setattr(rows, "MANY", 40)
    monkeypatch.setattr(rows, "SOME", 10)
    over = Catalogue.open(str(root), own=False)
    try:
        (hub, number), *_ = over.db.execute(
            "SELECT object, count(*) FROM relation JOIN entity e ON e.id = object WHERE e.kind = 'countries' "
            "AND relation.name <> 'mentions' GROUP BY 1 ORDER BY 2 DESC"
        ).fetchall()
        whole, some = page(over, hub), page(over, hub, rows=False)
        assert number > 40
        assert len(whole.relations) > 40
        assert all(len(block.rows) <= 10 for block in some.blocks if isinstance(block, Relations))
        assert any(block.more for block in some.blocks if isinstance(block, Relations | Links))
        said = [(block.title, len(block.rows) + block.more) for block in some.blocks if isinstance(block, Relations)]
        true = [(block.title, len(block.rows) + block.more) for block in whole.blocks if isinstance(block, Relations)]
        assert said == true
    finally:
        over.close()


def test_the_synthetic_pack_is_clean_and_always_the_same(tmp_path: Path) -> None:
    from benchmarks.make_pack import Maker, write
    from eurasia_tui.compiler.check import check
    from eurasia_tui.packs.opening import below_folder

    write(300, tmp_path / "pack")
    found = check(tmp_path / "pack", below_folder(tmp_path / "pack"))
    assert (found.entities, found.problems) == (300, [])
    assert list(Maker(300).files()) == list(Maker(300).files())


def test_no_table_is_read_whole_in_a_stack_of_packs(small: dict[str, str], pack: Write) -> None:
    """Views over several packs tempt SQLite to read all of them: a second at 50,000 entities."""
    own = {name: text for name, text in small.items() if name != "pack.toml"}
    stacked = Catalogue.open(str(pack(own)), own=False)
    assert len(stacked.opened.uris) == 2
    asked = [
        "kazakhstan eaeu",
        "capital of turkmenistan",
        "cica members",
        "largest economies in sco",
        "kazakhstan uzbekistan",
        "which corridors bypass russia",
        "when did iran join sco",
        "border kazakhstan russia",
        "treaty tajikistan uzbekistan",
    ]
    with counted(stacked) as statements:
        id_ = resolve(stacked, "kazakhstan")
        page(stacked, id_, rows=False)
        select(stacked, "people", top=5)
        timeline(stacked, [id_])
        for text in ("transit rail", "kazakstn", "казахстан", "year:2015 summit", "about:kazakhstan rail"):
            search(stacked, text, 40)
        for text in asked:
            assert ask(stacked, text), text
        for kind in stacked.kinds:
            rows_ = Listing(kind).rows(stacked, 0, 30)
            Listing(kind).groups(stacked)
            assert [page(stacked, row.id) for row in rows_[:2]], kind
        for sort in ("population", "name"):
            assert Listing("countries", "", sort).rows(stacked, 0, 10)
        assert Listing("organisations", "", "<member-of").rows(stacked, 0, 10)
        assert compare(stacked, ["kazakhstan", "uzbekistan"])
        assert series(stacked, ["kazakhstan", "uzbekistan"])
        assert relate(stacked, "kazakhstan", "uzbekistan").shared
        assert paths(stacked, "kazakhstan", "iran")
        assert diff(stacked, "2014", "2016", ["kazakhstan"])
        past = stacked.at("2016-06")
        assert page(past, "kazakhstan", rows=False)
        assert select(past, "countries", top=5)
        assert compare(past, ["kazakhstan", "uzbekistan"])
    for statement in dict.fromkeys(statements):
        if any(f"FROM {table}" in statement for table in ("kind", "relation_type", "indicator")):
            continue  # small tables, which are wanted whole
        if statement.endswith("FROM document"):
            assert statements.count(statement) == 1  # read once for a catalogue (query/shelf.py)
            continue
        plan = [row[3] for row in stacked.db.execute(f"EXPLAIN QUERY PLAN {statement}")]
        assert not [step for step in plan if step.startswith("SCAN t")], statement


def test_a_page_reads_no_more_of_an_entity_that_documents_name_often(small: dict[str, str], pack: Write) -> None:
    """Of very many mentions the first are looked at; a long text is laid out only as far as it is seen."""
    own = {name: text for name, text in small.items() if name != "pack.toml"}
    text = "# title: Long\n\n" + "Kazakhstan and Landia, Landia and Kazakhstan.\n\n" * 3_000
    root = pack({**own, "documents/long.txt": text})
    with closing(Catalogue.open(str(root), own=False)) as stacked:
        page(stacked, "almaty", rows=False)  # what is read once for a catalogue
        with counted(stacked) as statements:
            shown = page(stacked, "landia", rows=False)
        (block,) = (block for block in shown.blocks if isinstance(block, PassageList))
        assert block.over
        assert block.total <= 1_000
        with counted(stacked) as fewer:
            page(stacked, "aktau", rows=False)
        assert len(statements) <= len(fewer) + 12
        long = page(stacked, "long#2500", rows=False)
        (body,) = (block for block in long.blocks if isinstance(block, FullText))
        assert len(body.rows) == 400
        assert body.rows[0].number <= 2_500 <= body.rows[-1].number
        layout = Layout(long, 78, lazy=True)
        layout.reach(40)
        assert len(layout.lines) < 100
        assert passages(stacked, "landia", limit=3).total == 3_000
