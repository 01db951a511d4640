"""Bibliographies: names of authors, one key a statement, sources as themselves, and what pandoc reads."""

from __future__ import annotations

import json
import re
import shutil
import subprocess

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eurasia_tui.query.blocks import FactRow
from eurasia_tui.query.catalogue import Catalogue
from eurasia_tui.query.citations.authors import OTHERS, KnownNames, split
from eurasia_tui.query.citations.bibliography import CitedSource, documents
from eurasia_tui.query.citations.bibliography_entry import BibliographyEntry
from eurasia_tui.query.citations.bibtex import bibtex
from eurasia_tui.query.citations.cite import cite
from eurasia_tui.query.citations.person_names import AuthorName
from eurasia_tui.query.citations.ris import ris
from eurasia_tui.query.citations.styles import apa, chicago, csl
from eurasia_tui.query.find_statement import find
from eurasia_tui.query.pages.page import page

from .conftest import Run, Write

KNOWN = KnownNames(
    {"wu di": "di", "mohammed bin salman": "salman", "kassym jomart tokayev": "tokayev"},
    {"world bank", "asian development bank", "india", "iran", "oman", "russian federation", "georgia"},
)


@pytest.mark.parametrize(
    ("printed", "names"),
    [
        ("Stanislav Tkachenko", [("Tkachenko", "Stanislav")]),
        ("Kassym-Jomart Tokayev (President, Kazakhstan)", [("Tokayev", "Kassym-Jomart")]),
        ("Arzu Abbasova and Olivia Allison", [("Abbasova", "Arzu"), ("Allison", "Olivia")]),
        (
            "Ann Lee, Bo de Vries, and Carl Maria von Weber",
            [("Lee", "Ann"), ("de Vries", "Bo"), ("von Weber", "Carl Maria")],
        ),
        ("Max Bergmann et al.", [("Bergmann", "Max"), "others"]),
        ("Xi Jinping", [("Xi", "Jinping")]),
        ("Mohammed bin Salman", [("bin Salman", "Mohammed")]),
        ("Joseph R. Biden (President, United States)", [("Biden", "Joseph R.")]),
        ("Kennan, George F.", [("Kennan", "George F.")]),
        ("Robert F. Kennedy Jr.", [("Kennedy", "Robert F. Jr.")]),
        ("The White House", ["The White House"]),
        ("Central Intelligence Agency (United States)", ["Central Intelligence Agency (United States)"]),
        ("Leaders of the Group of Seven", ["Leaders of the Group of Seven"]),
        ("BRICS leaders", ["BRICS leaders"]),
        ("India, Iran, Oman, Russian Federation", ["India", "Iran", "Oman", "Russian Federation"]),
        ("Presidents of the United States, India and Iran", ["Presidents of the United States, India and Iran"]),
        ("Ministry of Foreign Affairs of China", ["Ministry of Foreign Affairs of China"]),
        ("Ministry of Foreign Affairs and Trade", ["Ministry of Foreign Affairs and Trade"]),
        ("Ministry of Agriculture and Rural Development", ["Ministry of Agriculture and Rural Development"]),
        ("World Bank and Asian Development Bank", ["World Bank", "Asian Development Bank"]),
        ("Atlantis Bank and Lemuria Bank", ["Atlantis Bank and Lemuria Bank"]),
        # family name first where the form of the name says so, or the catalogue knows better
        ("Zhang Hongzhou and Guo Ranran", [("Zhang", "Hongzhou"), ("Guo", "Ranran")]),
        ("Hongzhou Zhang", [("Zhang", "Hongzhou")]),
        ("Wu Di", [("Di", "Wu")]),
        ("Yan Xuetong; Cui Tiankai", [("Yan", "Xuetong"), ("Cui", "Tiankai")]),
        ("Nguyen Phu Trong", [("Nguyen", "Phu Trong")]),
        ("Lee Jae-myung and Kim Jong Un", [("Lee", "Jae-myung"), ("Kim", "Jong Un")]),
        ("Lee Harvey Oswald and Kim Philby", [("Oswald", "Lee Harvey"), ("Philby", "Kim")]),
        # people and bodies in one line
        ("World Bank and Vladimir Putin", ["World Bank", ("Putin", "Vladimir")]),
        ("Vladimir Putin, Zhao Huasheng and the OSCE", [("Putin", "Vladimir"), ("Zhao", "Huasheng"), "OSCE"]),
        ("Ann Smith; Ministry of Labour and Trade", [("Smith", "Ann"), "Ministry of Labour and Trade"]),
        ("Starr, S. Frederick; World Bank", [("Starr", "S. Frederick"), "World Bank"]),
        # posts are not names
        ("UN Secretary-General António Guterres", [("Guterres", "António")]),
        ("António Guterres, UN Secretary-General", [("Guterres", "António")]),
        ("Indian Prime Minister Narendra Modi", [("Modi", "Narendra")]),
        ("Xi Jinping (President) and Wang Yi (Minister)", [("Xi", "Jinping"), ("Wang", "Yi")]),
        ("Sergey Lavrov, Minister of Foreign Affairs and Trade", [("Lavrov", "Sergey")]),
        ("Deputy Prime Minister and Foreign Minister Ishaq Dar", [("Dar", "Ishaq")]),
        ("President of Georgia", ["President of Georgia"]),
    ],
)
def test_people_have_family_names_and_bodies_stay_whole(printed: str, names: list[tuple[str, str] | str]) -> None:
    found = [name.literal or (name.family, name.given) for name in split(printed, KNOWN)]
    assert found == names


@given(st.text())
def test_no_line_of_authors_is_lost(printed: str) -> None:
    names = split(printed, KNOWN)
    assert bool(names) == bool(printed.split())
    assert all(name.written for name in names)


def test_every_statement_has_a_key_of_its_own(catalogue: Catalogue) -> None:
    notes: dict[str, str] = {}
    for (id_,) in catalogue.db.execute(
        "SELECT id FROM entity WHERE kind IN ('countries', 'corridors') LIMIT 40"
    ).fetchall():
        shown = page(catalogue, id_)
        rows = [
            row
            for block in shown.blocks
            for row in getattr(block, "rows", ())
            if not isinstance(row, tuple) or hasattr(row, "_fields")
        ]
        for row in rows:
            for entry in cite(catalogue, shown, row).entries:
                assert re.fullmatch(r"[a-z0-9:-]+", entry.key), entry.key
                assert notes.setdefault(entry.key, entry.note) == entry.note, entry.key


def test_two_values_of_one_source_have_two_keys(small: dict[str, str], pack: Write, eurasia: Run) -> None:
    more = '\n[[facts]]\nlabel = "Population"\nvalue = 900\nunit = "people"\nas_of = 2020\n'
    small["countries/landia.toml"] += more
    done = eurasia("--content", str(pack(small)), "cite", "landia#population", "--style", "bibtex")
    assert re.findall(r"@\w+\{(.*),", done.stdout) == ["landia:population:src", "landia:population:src-2"]


@pytest.mark.parametrize("id_", ["valdai-tkachenko-2024", "factbook", "text-washington-declaration-2025"])
def test_a_source_is_cited_as_itself(id_: str, catalogue: Catalogue) -> None:
    (document,) = documents(catalogue, [id_])
    found = cite(catalogue, page(catalogue, id_))
    (item,) = csl(found.entries)
    assert (item["id"], item["title"]) == (id_, document.title)
    assert item["issued"]["date-parts"][0][0] == int(document.date[:4])
    assert "version" not in found.bibtex
    assert document.publisher in found.plain


def test_a_treaty_is_cited_by_its_date(catalogue: Catalogue) -> None:
    rows = catalogue.db.execute(
        "SELECT f.entity, f.since FROM fact f JOIN entity e ON e.id = f.entity WHERE e.kind = 'agreements' AND key = 'signed'"
    ).fetchall()
    assert len(rows) > 50
    for id_, signed in rows:
        found = cite(catalogue, page(catalogue, id_))
        (entry,) = found.entries
        assert entry.issued == signed
        assert csl([entry])[0]["type"] == "treaty"
        assert f"year = {{{signed[:4]}}}" in found.bibtex


ENTRY = BibliographyEntry(
    "k",
    CitedSource(
        "k",
        "A title",
        (AuthorName("Lee", "Ann"), AuthorName("de Vries", "Bo")),
        "The Press",
        "2024-05-16",
        "https://x.org/a",
        "report",
    ),
)


def test_the_styles() -> None:
    assert chicago([ENTRY]) == ["Lee, Ann, and Bo de Vries. 2024. “A title.” The Press. May 16. https://x.org/a."]
    assert apa([ENTRY]) == ["Lee, A., & de Vries, B. (2024, May 16). A title. The Press. https://x.org/a"]
    undated = ENTRY._replace(document=ENTRY.document._replace(date="", authors=(), seen="2025-03-02"))
    assert chicago([undated]) == ["The Press. n.d. “A title.” Accessed March 2, 2025. https://x.org/a."]
    assert apa([undated]) == ["The Press. (n.d.). A title. https://x.org/a"]
    bare = BibliographyEntry("k", CitedSource("k", "What is it?", (), "", "2024-05", "", ""))
    assert chicago([bare]) == ["“What is it?” 2024. May."]
    assert apa([bare]) == ["What is it? (2024, May)."]


def test_treaties_and_entries_of_a_reference_begin_with_their_title(catalogue: Catalogue) -> None:
    """As pandoc writes them with the styles apa.csl and chicago-author-date.csl."""
    treaty = cite(catalogue, page(catalogue, "eaeu-treaty")).entries
    assert chicago(treaty)[0].startswith("Treaty on the Eurasian Economic Union, May 29, 2014. https://")
    assert apa(treaty)[0].startswith("Treaty on the Eurasian Economic Union, May 29, 2014. https://")
    entry = BibliographyEntry("k", CitedSource("k", "Landia", (), "Eurasia, version 1", "2026-03-16", "", "entry"))
    assert chicago([entry]) == ["“Landia.” 2026. In Eurasia, version 1. March 16."]
    assert apa([entry]) == ["Landia. (2026, March 16). In Eurasia, version 1."]


def test_a_citation_in_a_pipe_is_on_one_line(eurasia: Run, catalogue: Catalogue) -> None:
    for style in ("plain", "apa", "chicago"):
        assert eurasia("cite", "valdai-tkachenko-2024", "--style", style).stdout.count("\n") == 1


PANDOC = shutil.which("pandoc")


def _pandoc(text: str, *options: str) -> str:
    done = subprocess.run([str(PANDOC), *options], input=text, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.mark.skipif(not PANDOC, reason="pandoc is not installed")
@pytest.mark.parametrize("dialect", ["bibtex", "biblatex"])
def test_pandoc_reads_every_source_as_it_is(dialect: str, catalogue: Catalogue) -> None:
    ids = [row[0] for row in catalogue.db.execute("SELECT id FROM entity WHERE kind = 'sources' ORDER BY id")]
    entries = [entry for id_ in ids for entry in cite(catalogue, page(catalogue, id_)).entries]
    read = {item["id"]: item for item in json.loads(_pandoc(bibtex(entries), "-f", dialect, "-t", "csljson"))}
    assert list(read) == [entry.key for entry in entries]
    for item in csl(entries):
        other = read[item["id"]]
        assert _names(other) == _names(item), item["id"]
        assert _plain(re.sub(r"<[^>]*>", "", other["title"])) == _plain(item["title"])
        if "issued" in item:
            assert other["issued"]["date-parts"][0][0] == item["issued"]["date-parts"][0][0]


def test_rispy_reads_every_source_as_ris(catalogue: Catalogue) -> None:
    rispy = pytest.importorskip("rispy")
    ids = [row[0] for row in catalogue.db.execute("SELECT id FROM entity WHERE kind = 'sources' ORDER BY id")]
    entries = [entry for id_ in ids for entry in cite(catalogue, page(catalogue, id_)).entries]
    read = rispy.loads(ris(entries))
    assert [item["id"] for item in read] == [entry.key for entry in entries]
    for item, entry in zip(read, entries, strict=True):
        authors = [name for name in entry.document.authors if name != OTHERS]
        assert [name.split(", ")[0] for name in item.get("authors", [])] == [
            name.literal.replace(",", ";") or name.family for name in authors
        ]
        assert item["title"] == " ".join(entry.document.title.split())
        assert item.get("year", "") == entry.issued[:4]
        assert ";".join(item.get("urls", [])) == entry.document.url  # rispy parts them at semicolons
        assert entry.document.publisher in (item.get("publisher", ""), item.get("secondary_title", ""))


def _plain(text: str) -> str:
    """Pandoc sets quotation marks and dashes as a printer does."""
    return re.sub(r"[\W_]+", " ", text)


def _names(item: dict[str, list[dict[str, str]]]) -> list[str]:
    """Family names and bodies, letters only; et al. is left to each format."""
    names = (
        " ".join(
            name.get(part, "") for part in ("non-dropping-particle", "dropping-particle", "family", "literal")
        ).split()
        for name in item.get("author", [])
    )
    return [" ".join(name) for name in names if name != ["others"]]


@pytest.mark.skipif(not PANDOC, reason="pandoc is not installed")
def test_pandoc_writes_chicago_as_we_do(catalogue: Catalogue) -> None:
    ids = ("valdai-tkachenko-2024", "un78-china")
    entries = [entry for id_ in ids for entry in cite(catalogue, page(catalogue, id_)).entries]
    document = (
        "---\nnocite: '@*'\nreferences:\n" + "".join(f"- {json.dumps(item)}\n" for item in csl(entries)) + "---\n"
    )
    written = " ".join(_pandoc(document, "--citeproc", "-t", "plain").split())
    for entry in entries:
        (name,) = entry.document.authors
        assert f"{name.family}, {name.given}. {entry.issued[:4]}." in written
    assert _pandoc(json.dumps(csl(entries)), "-f", "csljson", "-t", "bibtex").count("\n@") >= 1


def test_the_command_writes_every_style(eurasia: Run, catalogue: Catalogue) -> None:
    data = json.loads(eurasia("cite", "kazakhstan#population", "eaeu", "--style", "csl-json").stdout)
    row = find(page(catalogue, "kazakhstan"), "population")
    assert isinstance(row, FactRow)
    assert [item["id"] for item in data][:-1] == [f"kazakhstan:population:{v.receipt.sources[0]}" for v in row.values]
    text = eurasia("cite", "tkachenko-trade-41-42-billion", "--style", "chicago,apa").stdout
    assert "Tkachenko, Stanislav. 2024." in text
    assert "Tkachenko, S. (2024, May)." in text


@pytest.mark.parametrize(
    ("printed", "names"),
    [
        ("President Vladimir Putin", [("Putin", "Vladimir")]),
        (
            "Prime Minister Narendra Modi and Foreign Minister Sergey Lavrov",
            [("Modi", "Narendra"), ("Lavrov", "Sergey")],
        ),
        ("Secretary-General António Guterres", [("Guterres", "António")]),
        ("Gabuev, Alexander; Umarov, Temur", [("Gabuev", "Alexander"), ("Umarov", "Temur")]),
        ("Mr. Shikhmuradov (Deputy Prime Minister, Turkmenistan)", [("Shikhmuradov", "")]),
        ("General Staff", []),
        ("President of Russia", []),
    ],
)
def test_posts_are_no_part_of_a_name(printed: str, names: list[tuple[str, str]]) -> None:
    found = split(printed, KnownNames({}))
    assert [(name.family, name.given) for name in found if name.family] == names
    assert names or found == (AuthorName(literal=printed),)
