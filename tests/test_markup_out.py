"""Every field of every kind through every output that writes markup, read back by parsers that are not ours."""

from __future__ import annotations

import csv
import json
import re
import sqlite3
import xml.etree.ElementTree as ET
from html.parser import HTMLParser
from pathlib import Path

import pytest
import tomli_w
from markdown_it import MarkdownIt
from markdown_it.token import Token

from eurasia_tui.query.catalogue import Catalogue
from eurasia_tui.query.questions import ask
from eurasia_tui.render.html import answer_fragment
from eurasia_tui.schema import KINDS

from .conftest import Run
from .hostile_fields import pack

HTML = '<img src=x onerror=alert(1)><script>alert(2)</script>" onload="x'
MARKDOWN = "[x](javascript:alert(1)) ![y](http://evil.example/z.png) <http://evil.example> | a | b | `c` **d** [[evil]]"
OTHER = ']]> --> &lt;!-- \ufffe\uffff\U0001fffe\ufdd0 {\\"x":1} =HYPERLINK("x") %0a; $(id) \\input{x}'
PAYLOADS = (HTML, MARKDOWN, OTHER)
IDS = ["src", *(f"the-{kind}" for kind in KINDS if kind != "sources")]


@pytest.fixture
def hostile(tmp_path: Path) -> list[str]:
    """Global options that open a pack of markup in every field."""
    root = tmp_path / "hostile"
    for name, tables in pack(lambda index: f"kept {PAYLOADS[index % len(PAYLOADS)]}").items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(tomli_w.dumps(tables), encoding="utf-8")
    (root / "pack.toml").write_text(tomli_w.dumps({"name": HTML, "standalone": True, "data_date": "2024-06-30"}))
    return ["--content", str(root)]


class _Tags(HTMLParser):
    """The tags of a document with their attributes."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))


def assert_safe_html(text: str) -> None:
    """No tag or address of a stranger."""
    parser = _Tags()
    parser.feed(text)
    for tag, attributes in parser.tags:
        assert tag not in ("script", "img", "iframe", "object", "embed"), tag
        assert not any(name.startswith("on") for name in attributes), attributes
        for name in ("href", "src"):
            ours = re.fullmatch(r"[a-z0-9-]+\.html", (attributes.get(name) or "#"))  # the page of another entity
            assert ours or (attributes.get(name) or "#").startswith(("#", "http://", "https://", "data:image/svg")), (
                attributes
            )


def _flat(tokens: list[Token]) -> list[Token]:
    return [inner for token in tokens for inner in (token, *_flat(token.children or []))]


def assert_safe_markdown(text: str) -> None:
    """No raw HTML, no picture, and no link but to ids and web addresses of sources."""
    for token in _flat(MarkdownIt("commonmark").enable("table").parse(text)):
        if token.content != "<br>":  # ours, between the values of a cell
            assert token.type not in ("html_inline", "html_block", "image"), token
        if token.type == "link_open":
            target = str(token.attrs["href"])
            assert target in IDS or target.startswith(("#", "https://example.org/")), target


def test_show_in_html_and_markdown(hostile: list[str], eurasia: Run) -> None:
    for id_ in IDS:
        assert_safe_html(eurasia(*hostile, "show", id_, "--format", "html").stdout)
        assert_safe_markdown(eurasia(*hostile, "show", id_, "--format", "markdown").stdout)


@pytest.mark.parametrize("url", ["javascript:alert(1)", "data:text/html,x", "//evil.example", 'https://a"onclick="x'])
def test_an_answer_as_html_links_to_web_addresses_only(url: str, catalogue: Catalogue) -> None:
    answer = ask(catalogue, "population of Kazakhstan")
    assert answer
    sources = tuple(source._replace(title="<b>x</b>", url=url) for source in answer.sources)
    text = answer_fragment(answer._replace(text="<script>", sources=sources))
    assert ("<a " in text) == url.startswith("https://")
    assert not re.search(r"<(b|script)>|\sonclick=\"", text)


def test_briefs(hostile: list[str], eurasia: Run, tmp_path: Path) -> None:
    for number, ids in enumerate((["the-countries", "the-organisations"], ["the-quotes"], ["src"])):
        for ending, check in (("html", assert_safe_html), ("md", assert_safe_markdown)):
            file = tmp_path / f"{number}.{ending}"
            done = eurasia(*hostile, "brief", *ids, "-o", str(file))
            assert done.returncode == 0, done.stderr
            check(file.read_text(encoding="utf-8"))


def test_drawings_are_well_formed(hostile: list[str], eurasia: Run, tmp_path: Path) -> None:
    for id_ in ("the-places", "the-corridors", "the-countries"):
        file = tmp_path / f"{id_}.svg"
        if eurasia(*hostile, "map", id_, "-o", str(file)).returncode == 0:
            for element in ET.parse(file).iter():
                assert element.tag.rpartition("}")[2] not in ("script", "image", "foreignObject")
                assert not any(name.startswith("on") for name in element.attrib)


def test_exports(hostile: list[str], eurasia: Run, tmp_path: Path) -> None:
    for format_ in ("json", "csv", "sqlite", "markdown", "geojson", "graphml", "ical", "bibtex", "csl-json", "ris"):
        done = eurasia(*hostile, "export", "--format", format_, str(tmp_path / format_))
        assert done.returncode == 0, done.stderr
    for file in (tmp_path / "json").glob("*.json"):
        assert json.loads(file.read_text(encoding="utf-8")) or file.name == "notes.json"  # no notes are kept here
    for file in (tmp_path / "csv").glob("*.csv"):
        with open(file, encoding="utf-8-sig", newline="") as handle:
            for row in csv.reader(handle):
                assert not any(cell[:1] in ("=", "@", "+") for cell in row), row
    for file in (tmp_path / "markdown").rglob("*.md"):
        body = file.read_text(encoding="utf-8").split("---\n", 2)[2]
        assert_safe_markdown(body.replace("[[", "").replace("]]", ""))
    db = sqlite3.connect(tmp_path / "sqlite" / "eurasia.sqlite")
    assert db.execute("SELECT count(*) FROM entities").fetchone()[0] == len(KINDS)
    db.close()
