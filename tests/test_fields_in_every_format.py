"""Every field of every kind in every output format, read back by parsers that are not ours.

Markup is test_markup_out.py's; here are control sequences in exports, in the clipboard, and in addresses that open.
"""

from __future__ import annotations

import csv
import json
import re
import sqlite3
from collections.abc import Callable
from pathlib import Path

import icalendar
import networkx
import pytest
import tomli_w
from markdown_it import MarkdownIt

from eurasia_tui.cli.export import NAMES
from eurasia_tui.query.catalogue import Catalogue
from eurasia_tui.schema import KINDS
from eurasia_tui.tui.app import EurasiaApp
from eurasia_tui.tui.source_address import web_host

from .conftest import Run
from .hostile_fields import CONTROL, pack
from .test_hostile_text import assert_clean
from .test_markup_out import assert_safe_html, assert_safe_markdown

BREAKS = "kept\r\nBEGIN:VEVENT\r\nSUMMARY:evil\r\n\u2028},\n@book{evil,\n</script><b>\n---\n# evil"
"""What would be structure in one of the formats, on lines of its own."""
IDS = ["src", *(f"the-{kind}" for kind in KINDS if kind != "sources")]


def payload(index: int) -> str:
    """A text of at most forty words: structure, then control sequences."""
    return BREAKS + "".join(f"{control}w" for control in CONTROL[index % 3 :: 3])


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A pack with that in every field."""
    root = tmp_path_factory.mktemp("formats") / "hostile"
    for name, tables in pack(payload).items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(tomli_w.dumps(tables), encoding="utf-8")
    (root / "pack.toml").write_text(
        tomli_w.dumps({"name": payload(0), "standalone": True, "data_date": "2024-06-30"}), encoding="utf-8"
    )
    return root


@pytest.fixture(scope="module")
def exported(hostile: Path, tmp_path_factory: pytest.TempPathFactory, shared_cache: Path) -> Path:
    """The pack in every format."""
    from eurasia_tui.cli.main import main

    out = tmp_path_factory.mktemp("out")
    for name in NAMES:
        assert main(["--content", str(hostile), "export", "--format", name, str(out / name)]) == 0
    return out


def texts_of_json(value: object) -> list[str]:
    """Every text within."""
    if isinstance(value, dict):
        return [text for pair in value.items() for part in pair for text in texts_of_json(part)]
    if isinstance(value, list):
        return [text for part in value for text in texts_of_json(part)]
    return [value] if isinstance(value, str) else []


def read_json(folder: Path) -> list[str]:
    return [text for file in folder.rglob("*json") for text in texts_of_json(json.loads(file.read_text("utf-8")))]


def read_csv(folder: Path) -> list[str]:
    cells: list[str] = []
    for file in folder.glob("*.csv"):
        with open(file, encoding="utf-8-sig", newline="") as handle:
            rows = list(csv.reader(handle))
        assert len({len(row) for row in rows}) == 1, file.name
        cells += [cell for row in rows for cell in row]
    assert not [cell for cell in cells if cell[:1] in ("=", "@", "+")]
    return cells


def read_sqlite(folder: Path) -> list[str]:
    db = sqlite3.connect(folder / "eurasia.sqlite")
    tables = [
        row[0] for row in db.execute("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE '%_fts%'")
    ]
    found = [cell for table in tables for row in db.execute(f"SELECT * FROM {table}") for cell in row]
    db.close()
    return [cell for cell in found if isinstance(cell, str)]


def read_markdown(folder: Path) -> list[str]:
    found = []
    for file in folder.rglob("*.md"):
        text = file.read_text("utf-8")
        head, body = text.split("---\n", 2)[1:] if text.startswith("---\n") else ("", text)
        assert_safe_markdown(body.replace("[[", "").replace("]]", ""))
        headings = [
            token
            for token, before in zip(
                MarkdownIt("commonmark").parse(body)[1:], MarkdownIt("commonmark").parse(body), strict=False
            )
            if before.type == "heading_open"
        ]
        assert not [token for token in headings if token.content.strip() == "evil"]
        found += [head, body]
    return found


def read_html(folder: Path) -> list[str]:
    found = [file.read_text("utf-8") for file in folder.rglob("*.html")]
    for text in found:
        assert_safe_html(text)
    return found


def read_geojson(folder: Path) -> list[str]:
    data = json.loads((folder / "eurasia.geojson").read_text("utf-8"))
    assert data["type"] == "FeatureCollection"
    assert {feature["type"] for feature in data["features"]} <= {"Feature"}
    return texts_of_json(data)


def read_graphml(folder: Path) -> list[str]:
    graph = networkx.read_graphml(folder / "relations.graphml", force_multigraph=True)
    assert set(graph) <= {*IDS}
    values = [value for _, row in graph.nodes(data=True) for value in row.values()]
    values += [value for *_, row in graph.edges(data=True) for value in row.values()]
    return [value for value in values if isinstance(value, str)]


def read_ical(folder: Path) -> list[str]:
    data = (folder / "eurasia.ics").read_bytes()
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))
    assert b"\n" not in data.replace(b"\r\n", b"")
    events = icalendar.Calendar.from_ical(data).walk("VEVENT")
    assert events
    assert not [event for event in events if str(event["SUMMARY"]) == "evil"]
    return [str(value) for event in events for value in event.values()]


def read_bibtex(folder: Path) -> list[str]:
    text = (folder / "references.bib").read_text("utf-8")
    assert re.findall(r"^@\w+\{([^,]*),$", text, re.MULTILINE) == ["src"]
    assert text.count("{") == text.count("}")
    return [text]


def read_ris(folder: Path) -> list[str]:
    lines = (folder / "references.ris").read_bytes().decode("utf-8").split("\r\n")
    assert [line[:6] for line in lines if line.startswith(("TY", "ER"))] == ["TY  - ", "ER  -"]
    assert all(re.match(r"[A-Z][A-Z0-9]  -( \S|$)", line) for line in lines if line)
    return lines


READERS: dict[str, Callable[[Path], list[str]]] = {
    "json": read_json,
    "csv": read_csv,
    "sqlite": read_sqlite,
    "markdown": read_markdown,
    "html": read_html,
    "geojson": read_geojson,
    "graphml": read_graphml,
    "ical": read_ical,
    "bibtex": read_bibtex,
    "csl-json": read_json,
    "ris": read_ris,
}


def test_every_format_has_its_reader() -> None:
    assert READERS.keys() == {*NAMES}


@pytest.mark.parametrize("name", NAMES)
def test_every_field_in_every_format(name: str, exported: Path) -> None:
    found = READERS[name](exported / name)
    assert any("kept" in text for text in found)
    for text in found:
        assert_clean(text.replace("\r\n", "\n"))


@pytest.mark.parametrize("style", ["plain", "bibtex", "chicago", "apa", "csl-json", "ris"])
def test_every_citation(style: str, hostile: Path, eurasia: Run) -> None:
    for id_ in IDS:
        done = eurasia("--content", str(hostile), "cite", id_, "--style", style)
        assert done.returncode == 0, done.stderr
        assert_clean(done.stdout)


async def test_what_is_copied_and_what_is_opened(hostile: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """y and Y on every page put clean text into the clipboard; o opens web addresses only."""
    opened: list[str] = []
    app = EurasiaApp(Catalogue.open(str(hostile), own=False), fresh=True)
    monkeypatch.setattr(app, "open_url", lambda url, **_: opened.append(url))
    copied = set()
    async with app.run_test(size=(120, 36)) as pilot:
        for id_ in IDS:
            app.browse.body.open_entity(id_)
            await pilot.pause()
            for key in ("y", "Y", "j", "y", "Y"):
                await pilot.press(key)
                copied.add(app.clipboard)
            await pilot.press("o", "1", "escape")
            await pilot.press("escape")
    assert any("kept" in text for text in copied)
    for text in copied:
        assert_clean(text)
    assert opened
    assert all(web_host(url) == "example.org" for url in opened)
