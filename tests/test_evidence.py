"""How a statement was checked: from the statement, the entity or the source, on screens, in JSON and over packs."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from eurasia_tui.compiler.check import check
from eurasia_tui.packs.opening import packs_below_folder
from eurasia_tui.query.catalogue import Catalogue
from eurasia_tui.query.pages.page import page
from scripts.evidence import borrowed, superseded

from .conftest import Run, Write

SOURCES = """
[[source]]
id = "stored"
name = "Stored treaty"
type = "treaty"
licence = "x"
evidence = "document"
[[source]]
id = "read"
name = "A page"
type = "web page"
licence = "x"
url = "https://example.org/page"
seen = "2026-11-29"
[[source]]
id = "table"
name = "A table"
type = "data file"
licence = "x"
[[source]]
id = "hearsay"
name = "Official gazette"
type = "law"
licence = "x"
"""
COUNTRY = """
name = "Landia"
group = "Central Asia"
source = "{source}"
as_of = 2024
{more}
facts = [
  {{ key = "one", label = "One", value = 1 }},
  {{ key = "two", label = "Two", value = 2, source = "stored" }},
  {{ key = "three", label = "Three", value = 3, source = "table" }},
  {{ key = "four", label = "Four", value = 4, source = ["hearsay", "read"] }},
  {{ key = "five", label = "Five", value = 5, source = "hearsay", seen = "2026-11-28" }},
  {{ key = "six", label = "Six", value = 6, source = "read", evidence = "record" }},
]
"""


def graded(root: Path, id_: str = "landia") -> dict[str, tuple[str, str | None]]:
    catalogue = Catalogue.open(str(root), own=False)
    found = {
        key: (evidence, seen)
        for key, evidence, seen in catalogue.db.execute(
            "SELECT key, evidence, seen FROM fact WHERE entity = ? AND type = 'number'", (id_,)
        )
    }
    catalogue.close()
    return found


def test_a_statement_is_checked_as_its_source_was(pack: Write, small: dict[str, str]) -> None:
    root = pack(small | {"sources/some.toml": SOURCES, "countries/landia.toml": COUNTRY.format(source="read", more="")})
    assert check(root, packs_below_folder(root)).problems == []
    assert graded(root) == {
        "one": ("page", "2026-11-29"),
        "two": ("document", None),
        "three": ("document", None),
        "four": ("record", None),
        "five": ("page", "2026-11-28"),
        "six": ("record", None),
    }


def test_what_the_entity_says_holds_for_statements_without_a_source_of_their_own(
    pack: Write, small: dict[str, str]
) -> None:
    country = COUNTRY.format(source="stored", more='evidence = "record"')
    found = graded(pack(small | {"sources/some.toml": SOURCES, "countries/landia.toml": country}))
    assert found["one"] == ("record", None)
    assert found["two"] == ("document", None)


def test_a_plain_field_has_a_receipt_of_its_own(pack: Write, small: dict[str, str]) -> None:
    more = 'summary = "A land."\nregion = "Central Asia"\niso3 = "LND"\n'
    more += 'receipts = { summary = { source = "hearsay" }, region = { source = "read", as_of = 2020 } }'
    country = COUNTRY.format(source="stored", more=more)
    root = pack(small | {"sources/some.toml": SOURCES, "countries/landia.toml": country})
    assert check(root, packs_below_folder(root)).problems == []
    catalogue = Catalogue.open(str(root), own=False)
    rows = "SELECT key, source, evidence, as_of FROM fact WHERE entity = 'landia' AND key IN ('region', 'iso3') ORDER BY key"
    assert [tuple(row) for row in catalogue.db.execute(rows)] == [
        ("iso3", "stored", "document", "2024"),
        ("region", "read", "page", "2020"),
    ]
    summary = "SELECT source, evidence FROM prose WHERE entity = 'landia' AND section = 'summary'"
    assert [tuple(row) for row in catalogue.db.execute(summary)] == [("hearsay", "record")]
    catalogue.close()


@pytest.mark.parametrize(
    ("receipts", "words"),
    [
        ('{ summary = { source = "read" } }', "summary is not given here"),
        ('{ capital = { source = "read" } }', "capital takes its receipt where it is given"),
        ('{ facts = { source = "read" } }', "facts takes its receipt where it is given"),
        ('{ region = { source = "nowhere" } }', "nowhere"),
    ],
)
def test_a_receipt_for_nothing_is_told(pack: Write, small: dict[str, str], receipts: str, words: str) -> None:
    more = f'region = "Central Asia"\ncapital = ["astana"]\nreceipts = {receipts}'
    country = COUNTRY.format(source="stored", more=more)
    root = pack(small | {"sources/some.toml": SOURCES, "countries/landia.toml": country})
    found = [str(problem) for problem in check(root, packs_below_folder(root)).problems]
    assert [text for text in found if words in text], found


def test_a_source_that_was_read_changes_what_cites_it(pack: Write, small: dict[str, str]) -> None:
    files = small | {"sources/some.toml": SOURCES, "countries/landia.toml": COUNTRY.format(source="hearsay", more="")}
    root = pack(files)
    assert graded(root)["one"] == ("record", None)
    pack({"sources/some.toml": SOURCES + 'url = "https://example.org/law"\nseen = 2026-11-29\n'})
    assert graded(root)["one"] == ("page", "2026-11-29")
    pack({"sources/some.toml": SOURCES})
    assert graded(root)["one"] == ("record", None)


def test_a_pack_knows_how_the_sources_below_it_were_read(pack: Write) -> None:
    root = pack(
        {
            "countries/kazakhstan.toml": 'facts = [{ key = "x", label = "X", value = 1, source = "factbook" }]\n',
            "sources/factbook.toml": 'publisher = "Somebody else"\n',
        }
    )
    assert graded(root, "kazakhstan")["x"] == ("document", None)


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ('evidence = "page"', "evidence page needs seen"),
        ('evidence = "record"\nseen = 2026-11-29', "seen is only for evidence page"),
        ('evidence = "hunch"', "record"),
    ],
)
def test_wrong_evidence_is_told(pack: Write, small: dict[str, str], more: str, words: str) -> None:
    root = pack(small | {"countries/landia.toml": f'name = "Landia"\ngroup = "Central Asia"\nsource = "src"\n{more}\n'})
    found = [
        problem for problem in check(root, packs_below_folder(root)).problems if problem.file == "countries/landia.toml"
    ]
    assert [words in str(problem) for problem in found] == [True]


def test_what_its_source_does_not_date_is_shown_without_a_date(
    pack: Write, small: dict[str, str], eurasia: Run
) -> None:
    fact = 'facts = [{{ label = "Population", value = 7, unit = "people", undated = true{more} }}]\n'
    country = 'name = "Landia"\ngroup = "Central Asia"\nsource = "src"\nas_of = 2026-01-22\n' + fact
    root = pack(small | {"countries/landia.toml": country.format(more="")})
    shown = json.loads(eurasia("--content", str(root), "show", "landia", "--json").stdout)
    assert [fact["as_of"] for fact in shown["facts"] if fact["key"] == "population"] == [None]
    answer = eurasia("--content", str(root), "ask", "population of landia").stdout
    assert "7" in answer
    assert "2026" not in answer
    assert "()" not in answer
    root = pack(small | {"countries/landia.toml": country.format(more=", as_of = 2020")})
    assert any(
        "undated and as_of cannot be combined" in str(problem)
        for problem in check(root, packs_below_folder(root)).problems
    )


def test_screens_mark_the_record_and_json_says_which(pack: Write, small: dict[str, str], eurasia: Run) -> None:
    root = str(
        pack(small | {"sources/some.toml": SOURCES, "countries/landia.toml": COUNTRY.format(source="read", more="")})
    )
    text = eurasia("--content", root, "show", "landia").stdout
    marked = {line.split()[0] for line in text.splitlines() if "○" in line}
    assert marked >= {"Four", "Six"}
    assert not marked & {"One", "Two", "Three", "Five"}
    shown = json.loads(eurasia("--content", root, "show", "landia", "--json").stdout)
    found: dict[str, Any] = {fact["key"]: fact for fact in shown["facts"]}
    assert (found["one"]["evidence"], found["one"]["seen"]) == ("page", "2026-11-29")
    assert (found["four"]["evidence"], found["four"]["seen"]) == ("record", None)
    assert "verified" not in found["one"]
    cited = eurasia("--content", root, "cite", "landia#one", "--style", "bibtex").stdout
    assert "urldate = {2026-11-29}" in cited


def test_every_statement_of_the_content_says_how_it_was_checked(catalogue: Catalogue) -> None:
    for table in ("fact", "relation", "prose", "series", "position"):
        found = catalogue.db.execute(
            f"SELECT t.entity, t.source FROM {table} t JOIN entity e ON e.id = t.entity "
            f"WHERE t.source <> '' AND t.evidence NOT IN ('document', 'page', 'record')"
        ).fetchall()
        assert found == []
        assert not catalogue.db.execute(f"SELECT 1 FROM {table} WHERE evidence = 'page' AND seen IS NULL").fetchall()
    receipts = [row.receipt for row in page(catalogue, "kazakhstan").relations if row.receipt.sources]
    assert {receipt.evidence for receipt in receipts} <= {"document", "page", "record"}


def test_an_office_is_superseded_by_the_same_office_only(pack: Write, small: dict[str, str]) -> None:
    """Two bodies of one organisation have each a head: the president of one does not replace that of the other."""
    office = (
        'name = "{name}"\ngroup = "Leaders"\nsource = "stored"\nas_of = 2024\n'
        'offices = [{{ title = "{title}", to = "landia-union", rank = "head-of-organisation", from = "{since}" }}]\n'
    )
    root = pack(
        small
        | {
            "sources/some.toml": SOURCES,
            "organisations/landia-union.toml": 'name = "Landia Union"\ntype = "forum"\nsource = "stored"\nas_of = 2024\n',
            "people/first.toml": office.format(name="First", title="President of the Council", since="2018"),
            "people/second.toml": office.format(name="Second", title="President of the Board", since="2019"),
            "people/third.toml": office.format(name="Third", title="President of the Board", since="2021"),
        }
    )
    catalogue = Catalogue.open(str(root), own=False)
    cases = list(superseded(catalogue))
    catalogue.close()
    assert [case.id for case in cases] == ["second"]


@pytest.mark.parametrize(("receipt", "cases"), [('"stored"', ["2019 is from read"]), ('["stored", "read"]', [])])
def test_a_year_of_a_summary_stands_on_a_source_of_the_summary(
    pack: Write, small: dict[str, str], receipt: str, cases: list[str]
) -> None:
    person = (
        'name = "First"\ngroup = "Leaders"\nsummary = "Head of [[landia]] since 2019."\n'
        f'source = "stored"\nas_of = 2024\nreceipts = {{ summary = {{ source = {receipt} }} }}\n'
        'offices = [{ title = "Head", to = "landia", rank = "head-of-state", from = 2019, source = "read" }]\n'
    )
    files = {
        "sources/some.toml": SOURCES,
        "countries/landia.toml": COUNTRY.format(source="stored", more=""),
        "people/first.toml": person,
    }
    catalogue = Catalogue.open(str(pack(small | files)), own=False)
    found = [case.text for case in borrowed(catalogue)]
    catalogue.close()
    assert found == cases
