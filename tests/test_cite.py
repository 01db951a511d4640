"""Citations and briefs: what is handed over is finished, dated, with its address."""

from __future__ import annotations

import base64
import json
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eurasia_tui.query.blocks import FactRow, Facts, FactValue, Page, Quotation, Receipt, Span
from eurasia_tui.query.briefs.brief import brief
from eurasia_tui.query.catalogue import Catalogue
from eurasia_tui.query.citations.bibliography import documents
from eurasia_tui.query.citations.cite import cite
from eurasia_tui.query.find_statement import find
from eurasia_tui.query.pages.page import page
from eurasia_tui.render.brief import html, text, written

from . import chromium
from .conftest import Run


def _fields(bibtex: str) -> list[dict[str, str]]:
    """Entries of BibTeX as a parser that knows braces reads them. Fails on unbalanced ones."""
    citations = []
    for entry in re.split(r"(?m)^@", bibtex)[1:]:
        depth = 0
        for match in re.finditer(r"\\.|[{}]", entry, re.DOTALL):
            depth += {"{": 1, "}": -1}.get(match[0], 0)
            assert depth >= 0
        assert depth == 0, entry
        head = re.match(r"(\w+)\{([\w:-]+),\n", entry)
        assert head, entry
        fields = dict(re.findall(r"(?m)^  (\w+) = \{?(.*?)\}?,$", entry))
        citations.append({"entry": head[1], "key": head[2], **fields})
    return citations


def test_a_fact_is_cited_with_date_and_address(catalogue: Catalogue) -> None:
    shown = page(catalogue, "kyrgyzstan")
    row = find(shown, "population")
    assert isinstance(row, FactRow)
    found = cite(catalogue, shown, row)
    for value in row.values:
        (document,) = documents(catalogue, value.receipt.sources[:1])
        line = next(line for line in found.plain.splitlines() if document.url in line)
        assert line.startswith("Kyrgyzstan: Population: ")
        assert value.receipt.as_of
        assert f"as of {value.receipt.as_of[:4]}" in line or value.receipt.as_of[:4] in line
    assert found.value.splitlines() == list(dict.fromkeys(f"{int(value.number or 0):,}" for value in row.values))
    keys = [entry["key"] for entry in _fields(found.bibtex)]
    assert keys == [f"kyrgyzstan:population:{id_}" for value in row.values for id_ in value.receipt.sources]


def test_one_value_of_several_is_cited_alone(catalogue: Catalogue) -> None:
    shown = page(catalogue, "kyrgyzstan")
    row = find(shown, "population")
    single = row._replace(values=row.values[:1])
    assert len(cite(catalogue, shown, single).plain.splitlines()) == 1


def test_a_quotation_is_copied_as_markdown_with_its_citation(catalogue: Catalogue) -> None:
    (id_,) = catalogue.db.execute("SELECT entity FROM prose WHERE section = 'quotation' ORDER BY entity").fetchone()
    shown = page(catalogue, id_)
    (block,) = [block for block in shown.blocks if isinstance(block, Quotation) and block.id == id_]
    found = cite(catalogue, shown, block)
    words = "".join(span.text for span in block.text)
    assert found.plain.startswith(f"“{words}” {block.speaker.text}, ")
    assert block.source_title in found.plain
    assert found.value.startswith(f"> “{words}”\n>\n> – ")
    assert cite(catalogue, shown).plain == found.plain  # the page of a quotation is the quotation


def test_every_line_of_every_page_can_be_cited(catalogue: Catalogue) -> None:
    from eurasia_tui.render.layout import Layout

    ids = [row[0] for row in catalogue.db.execute("SELECT id FROM entity ORDER BY id")]
    for id_ in ids[::29]:
        shown = page(catalogue, id_)
        for line in Layout(shown, 72).lines:
            if line.subject is not None:
                found = cite(catalogue, shown, line.subject)
                assert found.plain.strip()
                assert found.value.strip()
                assert _fields(found.bibtex)


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1))
def test_bibtex_holds_whatever_a_text_holds(catalogue: Catalogue, words: str) -> None:
    (source,) = catalogue.db.execute("SELECT entity FROM fact WHERE key = 'url' LIMIT 1").fetchone()
    value = FactValue((Span(words),), None, "", Receipt((source,), (1,), "2024"))
    row = FactRow("x", words, (value,))
    shown = Page("kazakhstan", "", "", words, (), "", (), (Facts("", (row,)),), (), (), (), None)
    assert _fields(cite(catalogue, shown, row).bibtex)


@pytest.mark.parametrize(
    ("what", "expected"),
    [
        ("kyrgyzstan", ["“Kyrgyzstan”, in: Eurasia"]),
        ("KG#population", ["Kyrgyzstan: Population: "]),
        ("kyrgyzstan#eaeu", ["Eurasian Economic Union", "12 Aug 2015"]),
        ("kyrgyzstan#Area", ["199,951 km²"]),
    ],
)
def test_the_command_prints_a_citation(eurasia: Run, what: str, expected: list[str]) -> None:
    done = eurasia("cite", what)
    assert done.returncode == 0
    assert all(line.startswith(("“", "Kyrgyzstan: ")) for line in done.stdout.splitlines() if line)  # none is broken
    assert all(part in " ".join(done.stdout.split()) for part in expected)
    assert "https://" in done.stdout
    data = json.loads(eurasia("cite", what, "--json").stdout)
    assert data["sources"][0]["url"].startswith("http")
    assert _fields(data["bibtex"])


def test_a_key_that_is_not_there_is_told_with_what_is(eurasia: Run) -> None:
    done = eurasia("cite", "kyrgyzstan#populaton")
    assert (done.returncode, done.stdout) == (1, "")
    assert "population" in done.stderr
    assert eurasia("cite", "kyrgyzstan", "--style", "mla").returncode == 2


# --- briefs --------------------------------------------------------------------

PAIRS = [("kazakhstan",), ("kyrgyzstan", "tajikistan"), ("kazakhstan", "russia"), ("eaeu",), ("eaeu", "sco")]


@pytest.mark.parametrize("ids", PAIRS)
def test_a_brief_numbers_exactly_the_sources_it_uses(catalogue: Catalogue, ids: tuple[str, ...]) -> None:
    page = brief(catalogue, *ids)
    numbers: list[int] = []

    def walk(value: object) -> None:
        if isinstance(value, Receipt):
            numbers.extend(value.numbers)
        elif isinstance(value, tuple):
            for part in value:
                walk(part)

    walk(page.blocks)
    assert list(dict.fromkeys(numbers)) == list(range(1, len(page.sources) + 1))
    assert len([block for block in page.blocks if isinstance(block, Quotation)]) <= 3


@pytest.mark.parametrize("ids", PAIRS)
def test_a_brief_as_text_fits_72_columns(catalogue: Catalogue, ids: tuple[str, ...]) -> None:
    lines = text(brief(catalogue, *ids)).splitlines()
    assert [line for line in lines if len(line) > 72 and not line.strip().startswith("http")] == []


def test_a_brief_of_a_pair_has_what_a_meeting_needs(catalogue: Catalogue) -> None:
    printed = text(brief(catalogue, "kazakhstan", "russia"))
    for wanted in (
        "Key figures",
        "Office-holders",
        "Memberships of both",
        "Only Kazakhstan",
        "Agreements between them",
        "Corridors",
        "events",
        "Said",
        "Contested",
        "Sources",
        "Population",
        "2024",
        "Eurasian Economic",
    ):
        assert wanted in printed, wanted


def test_a_brief_begins_with_the_highest_offices_and_the_chief_bodies(catalogue: Catalogue) -> None:
    printed = text(brief(catalogue, "kazakhstan", pages=2))
    holders = printed.partition("Office-holders")[2].splitlines()[1:3]
    assert [line.split()[0] for line in holders] == ["Kassym-Jomart", "Olzhas"]
    members = printed.partition("Member of")[2].partition("\n\n")[0]
    places = [
        members.index(name) for name in ("Eurasian Economic Union", "Shanghai", "Collective", "Commonwealth", "Turkic")
    ]
    assert places == sorted(places)


def test_a_brief_goes_by_the_date(catalogue: Catalogue) -> None:
    assert "EAEU" in text(brief(catalogue, "kyrgyzstan"))
    then = text(brief(catalogue.at("2015-03"), "kyrgyzstan"))
    members = then.partition("Member of")[2].partition("\n\n")[0]
    assert "EAEU" not in members
    assert "as of Mar 2015" in then


class _Assets(HTMLParser):
    """Addresses that a browser would load, and whether tags are balanced."""

    def __init__(self) -> None:
        super().__init__()
        self.loaded: list[str] = []
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.loaded += [value or "" for name, value in attrs if name in ("src", "srcset", "data")]
        self.loaded += [value or "" for name, value in attrs if name == "href" and tag == "link"]
        if tag not in ("meta", "br"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


@pytest.mark.parametrize("ids", PAIRS)
def test_a_brief_as_html_stands_alone(catalogue: Catalogue, ids: tuple[str, ...]) -> None:
    document = html(brief(catalogue, *ids))
    read = _Assets()
    read.feed(document)
    read.close()
    assert (read.loaded, read.open) == ([], [])
    assert "url(" not in document
    assert "@import" not in document
    assert "@page { size: A4" in document
    assert set(re.findall(r'href="#(s\d+)"', document)) == set(re.findall(r'id="(s\d+)"', document))


def test_a_brief_does_not_run_what_a_pack_says(catalogue: Catalogue) -> None:
    bad = "<script>alert(1)</script>\x1b[31m"
    hostile = brief(catalogue, "kazakhstan")._replace(name=bad, lead=(Span(bad),))
    assert "<script" not in html(hostile)
    assert all("\x1b" not in written(hostile, ending) for ending in (".html", ".md", ".txt"))


@pytest.mark.parametrize(
    ("ending", "begins"), [("html", "<!doctype html>"), ("md", "# Kazakhstan"), ("txt", "Kazakhstan")]
)
def test_the_ending_of_the_file_says_the_form(eurasia: Run, tmp_path: Path, ending: str, begins: str) -> None:
    file = tmp_path / f"meeting.{ending}"
    assert eurasia("brief", "kazakhstan", "-o", str(file)).returncode == 0
    assert file.read_text().startswith(begins)


def test_wrong_uses_of_brief_are_told(eurasia: Run, tmp_path: Path) -> None:
    assert eurasia("brief", "kazakhstan", "-o", str(tmp_path / "x.pdf")).returncode == 2
    assert eurasia("brief", "kazakhstan", "KZ").returncode == 2
    assert eurasia("brief", "no-such-land").returncode == 1
    done = eurasia("brief", "kazakhstan", "-o", str(tmp_path / "x.md"), env={"EURASIA_KIOSK": "1"})
    assert done.returncode == 2
    assert not (tmp_path / "x.md").exists()


@pytest.mark.skipif(not chromium.found(), reason="Chromium is not installed")
async def test_a_brief_prints_on_the_pages_it_promises(catalogue: Catalogue, tmp_path: Path) -> None:
    pytest.importorskip("aiohttp", reason="textual-serve is not installed")
    more = [("russia", "ukraine"), ("russia", "china"), ("turkmenistan", "azerbaijan"), ("uzbekistan", "tajikistan")]
    async with chromium.browser("about:blank") as shown:
        for ids, pages in [*((ids, 1) for ids in (*PAIRS, *more)), (("kazakhstan", "russia"), 2), (("russia",), 2)]:
            file = tmp_path / f"{'-'.join(ids)}-{pages}.html"
            file.write_text(html(brief(catalogue, *ids[:1], *(ids[1:] or (None,)), pages)), encoding="utf-8")
            await shown.do("Page.navigate", url=file.as_uri())
            await shown.until(f"location.href === '{file.as_uri()}' && document.readyState === 'complete'")
            printed = await shown.do("Page.printToPDF", displayHeaderFooter=False, preferCSSPageSize=True)
            count = len(re.findall(rb"/Type\s*/Page\b", base64.b64decode(printed["data"])))
            assert count <= pages, ids


def test_states_stand_in_the_order_given(catalogue: Catalogue) -> None:
    for ids in (("tajikistan", "uzbekistan"), ("uzbekistan", "tajikistan")):
        shown = brief(catalogue, *ids)
        names = [catalogue.name(id_) for id_ in ids]
        assert shown.name == " and ".join(names)
        for block in shown.blocks:
            if block.type == "table":
                assert ["".join(span.text for span in cell) for cell in block.header[1:]] == names, block.title


def test_water_and_energy_have_a_heading(catalogue: Catalogue) -> None:
    shown = brief(catalogue, "uzbekistan", "tajikistan")
    assert any(block.title == "Water and energy" for block in shown.blocks)
