"""How much the query layer reads: rows, statements and tables for a list, a page, a search and a stack of packs."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from eurasia_tui.query import rows
from eurasia_tui.query.blocks import FullText, Links, PassageList, Relations
from eurasia_tui.query.catalogue import Catalogue
from eurasia_tui.query.comparison.compare import compare, series
from eurasia_tui.query.documents.passages import passages
from eurasia_tui.query.listing import Listing, select
from eurasia_tui.query.pages.page import page
from eurasia_tui.query.path import paths
from eurasia_tui.query.questions import ask
from eurasia_tui.query.relate import relate
from eurasia_tui.query.resolve import resolve
from eurasia_tui.query.search import search
from eurasia_tui.query.timeline import diff, timeline
from eurasia_tui.render.layout import Layout

from .conftest import Write


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
        sections = [
            (block.title, len(block.rows) + block.more) for block in some.blocks if isinstance(block, Relations)
        ]
        true = [(block.title, len(block.rows) + block.more) for block in whole.blocks if isinstance(block, Relations)]
        assert sections == true
    finally:
        over.close()


def test_the_synthetic_pack_is_clean_and_always_the_same(tmp_path: Path) -> None:
    from benchmarks.make_pack import Maker, write
    from eurasia_tui.compiler.check import check
    from eurasia_tui.packs.opening import packs_below_folder

    write(300, tmp_path / "pack")
    found = check(tmp_path / "pack", packs_below_folder(tmp_path / "pack"))
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
            assert statements.count(statement) == 1  # read once for a catalogue (query/documents/document_index.py)
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
