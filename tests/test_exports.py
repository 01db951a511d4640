"""Exports, each read back by a reader that is not ours: sqlite3, csv, networkx, icalendar, json, pandoc."""

from __future__ import annotations

import csv
import json
import re
import shutil
import sqlite3
import subprocess
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any

import icalendar
import networkx
import pytest

from eurasia_tui.authoring.exports import FORMATS
from eurasia_tui.authoring.exports.geojson import Position, _closed, _lines, _polygons
from eurasia_tui.cli.export import NAMES
from eurasia_tui.map.sphere import vector
from eurasia_tui.query.catalogue import Catalogue

from .conftest import Run, Write
from .documents import with_document

READ = ("sqlite", "csv", "geojson", "graphml", "ical", "bibtex", "csl-json", "ris")


@pytest.fixture(scope="module")
def out(catalogue: Catalogue, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built-in catalogue in the formats of READ."""
    folder = tmp_path_factory.mktemp("out")
    for name in READ:
        FORMATS[name](catalogue, folder)
    return folder


@pytest.fixture
def db(out: Path) -> sqlite3.Connection:
    """The database."""
    return sqlite3.connect(out / "eurasia.sqlite")


def test_the_command_knows_every_format() -> None:
    assert tuple(FORMATS) == NAMES


# --- tables --------------------------------------------------------------------

PARTS = {"facts": "fact", "relations": "relation", "prose": "prose", "positions": "position"}


def test_no_row_and_no_source_is_lost(db: sqlite3.Connection, catalogue: Catalogue) -> None:
    assert db.execute("PRAGMA foreign_key_check").fetchall() == []
    assert db.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    for table, of in PARTS.items():
        rows = catalogue.db.execute(f"SELECT source FROM {of}").fetchall()
        assert db.execute(f"SELECT count(*) FROM {table}").fetchone()[0] == len(rows)
        cited = sum(len((source or "").split()) for (source,) in rows)
        assert cited > 0
        assert db.execute(f"SELECT count(*) FROM {table}_sources").fetchone()[0] == cited
    sources = db.execute(
        "SELECT s.source FROM facts f JOIN facts_sources s ON s.statement = f.id WHERE f.entity = 'adb' AND f.key = 'founded'"
    ).fetchall()
    stored = catalogue.db.execute("SELECT source FROM fact WHERE entity = 'adb' AND key = 'founded'").fetchone()[0]
    assert [id_ for (id_,) in sources] == stored.split()


def test_what_has_dates_of_its_own_keeps_them(db: sqlite3.Connection, catalogue: Catalogue) -> None:
    asked = (
        "SELECT subject, object, part, part_since, part_until, rank FROM {} WHERE part IS NOT NULL OR rank IS NOT NULL"
    )
    mine = set(db.execute(asked.format("relations")))
    assert mine == set(catalogue.db.execute(asked.format("relation")))
    assert ("armenia", "csto", "frozen", "2024-02-22", None, None) in mine
    assert db.execute("SELECT count(*) FROM series").fetchone()[0] > 100_000


@pytest.mark.parametrize("words", ["Казахстан", "SCO", '"Shanghai Cooperation Organisation"', "哈萨克斯坦"])
def test_names_in_any_language_are_found(words: str, db: sqlite3.Connection) -> None:
    found = db.execute(
        "SELECT e.id FROM entities_fts f JOIN entities e ON e.n = f.rowid WHERE entities_fts MATCH ? ORDER BY f.rank",
        (words,),
    ).fetchall()
    assert {"kazakhstan", "sco"} & {id_ for (id_,) in found}


def _csv(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as lines:
        return list(csv.DictReader(lines))


def test_numbers_of_csv_are_numbers(out: Path) -> None:
    negative = [row for row in _csv(out / "facts.csv") if row["number"].startswith("-")]
    assert negative
    for row in negative:
        float(row["number"])
    for name in ("entities", "facts", "relations", "names", "prose", "positions", "paragraphs"):
        for row in _csv(out / f"{name}.csv"):
            for cell in row.values():
                assert not re.match(r"[=@]|[+-](?![\d.]+(e[+-]?\d+)?$)", cell), cell


def test_csv_holds_every_source(out: Path, catalogue: Catalogue) -> None:
    stored = sorted(source for (source,) in catalogue.db.execute("SELECT source FROM fact WHERE source LIKE '% %'"))
    assert sorted(row["source"] for row in _csv(out / "facts.csv") if " " in row["source"]) == stored


# --- graph ---------------------------------------------------------------------


def test_networkx_reads_the_graph(out: Path, catalogue: Catalogue) -> None:
    graph = networkx.read_graphml(out / "relations.graphml", force_multigraph=True)
    assert graph.number_of_nodes() == catalogue.db.execute("SELECT count(*) FROM entity").fetchone()[0]
    assert graph.number_of_edges() == catalogue.db.execute("SELECT count(*) FROM relation").fetchone()[0]
    (edge,) = [data for data in graph["kyrgyzstan"]["eaeu"].values() if data["name"] == "member-of"]
    assert edge["since"] == "2015-08-12"
    (frozen,) = [data for data in graph["armenia"]["csto"].values() if data["name"] == "member-of"]
    assert (frozen["part"], frozen["part_since"]) == ("frozen", "2024-02-22")
    noted = catalogue.db.execute("SELECT count(*) FROM relation WHERE note IS NOT NULL").fetchone()[0]
    assert sum("note" in data for *_, data in graph.edges(data=True)) == noted > 10
    assert graph.nodes["kyrgyzstan"]["name"] == "Kyrgyzstan"
    assert networkx.has_path(graph.to_undirected(), "kazakhstan", "valdai-club")


# --- calendar ------------------------------------------------------------------


def test_icalendar_reads_the_calendar(out: Path) -> None:
    raw = (out / "eurasia.ics").read_bytes()
    assert max(map(len, raw.split(b"\r\n"))) <= 75
    calendar = icalendar.Calendar.from_ical(raw)
    events = {str(event["UID"]): event for event in calendar.walk("VEVENT")}
    assert len(events) == raw.count(b"BEGIN:VEVENT") > 500
    assert not calendar.errors
    joined = next(event for uid, event in events.items() if uid.startswith("kyrgyzstan") and "eaeu-2015-08-12" in uid)
    assert joined["DTSTART"].dt == date(2015, 8, 12)
    assert joined["DTEND"].dt == date(2015, 8, 13)
    founded = next(event for uid, event in events.items() if uid.startswith("sco-founded"))
    assert founded["RRULE"]["FREQ"] == ["YEARLY"]
    assert all(event["DTEND"].dt > event["DTSTART"].dt for event in events.values())


# --- GeoJSON -------------------------------------------------------------------


def _positions(value: Any) -> list[Position]:
    if isinstance(value[0], (int, float)):
        return [(value[0], value[1])]
    return [position for part in value for position in _positions(part)]


def test_geojson_is_what_the_standard_says(out: Path, catalogue: Catalogue) -> None:
    collection = json.loads((out / "eurasia.geojson").read_text())
    features = collection["features"]
    ids = [feature["id"] for feature in features]
    assert len(ids) == len(set(ids))
    kinds = {feature["properties"]["type"] for feature in features}
    assert {"state", "corridor", "place", "site"} <= kinds
    for feature in features:
        assert catalogue.exists(feature["properties"]["entity"])
        if feature["geometry"] is None:
            continue
        for lon, lat in _positions(feature["geometry"]["coordinates"]):
            assert -180 <= lon <= 180
            assert -90 <= lat <= 90
        if feature["geometry"]["type"] == "MultiPolygon":
            for polygon in feature["geometry"]["coordinates"]:
                for ring in polygon:
                    assert ring[0] == ring[-1]
                    lons = [lon for lon, _ in ring]
                    assert max(lons) - min(lons) < 180, feature["id"]  # none runs round the earth at 180°
    branches = [feature for feature in features if feature["properties"]["entity"] == "north-south-transport-corridor"]
    assert len(branches) > 1
    assert all(feature["properties"]["stops"] for feature in branches)


def test_what_has_no_place_on_the_map_is_in_the_geojson_without_geometry(out: Path, catalogue: Catalogue) -> None:
    features = json.loads((out / "eurasia.geojson").read_text())["features"]
    of = {feature["properties"]["entity"]: feature for feature in features}
    listed = "SELECT id FROM entity WHERE kind IN ('countries', 'corridors', 'places', 'sites')"
    assert set(of) == {row[0] for row in catalogue.db.execute(listed)}
    assert of["volga"]["geometry"] is None
    assert of["volga"]["properties"]["type"] == "place"
    assert of["almaty"]["geometry"]["type"] == "Point"
    assert sum(feature["geometry"] is None for feature in features) < len(features) / 5


def test_a_line_across_the_antimeridian_is_cut() -> None:
    lines = _lines([vector(70, 170), vector(70, -170)])
    assert len(lines) == 2
    assert lines[0][-1][0] == 180
    assert lines[1][0][0] == -180
    assert lines[0][-1][1] == lines[1][0][1]


SQUARE = [(0.0, 0.0), (0.0, 10.0), (10.0, 10.0), (10.0, 0.0)]
"""Clockwise."""


def test_outer_rings_run_counterclockwise() -> None:
    for points in (SQUARE, SQUARE[::-1]):
        assert _area(_closed(points, hole=False)) > 0 > _area(_closed(points, hole=True))


def test_a_state_across_the_antimeridian_is_cut() -> None:
    ring = [((lon + 175 + 180) % 360 - 180, lat) for lon, lat in SQUARE]  # from 175 east to 175 west
    ((west,), (east,)) = sorted(_polygons([ring]), key=lambda polygon: polygon[0][0][0])
    assert sorted(set(west)) == [(-180, 0), (-180, 10), (-175, 0), (-175, 10)]
    assert sorted(set(east)) == [(175, 0), (175, 10), (180, 0), (180, 10)]
    assert len(_polygons([SQUARE])) == 1


def _area(ring: list[Position]) -> float:
    return sum(ax * by - bx * ay for (ax, ay), (bx, by) in pairwise(ring)) / 2


# --- references ----------------------------------------------------------------


def test_references_hold_every_source(out: Path, catalogue: Catalogue) -> None:
    ids = [row[0] for row in catalogue.db.execute("SELECT id FROM entity WHERE kind = 'sources' ORDER BY id")]
    assert [item["id"] for item in json.loads((out / "references.json").read_text())] == ids
    assert re.findall(r"(?m)^@\w+\{(.*),$", (out / "references.bib").read_text()) == ids


CSL_1_0_1 = {"article", "article-newspaper", "dataset", "legislation", "report", "speech", "treaty", "webpage"}


def test_zotero_knows_every_type(out: Path) -> None:
    """Its CSL translator refuses a file for one type it does not know; its BibTeX translator skips an entry."""
    assert {item["type"] for item in json.loads((out / "references.json").read_text())} <= CSL_1_0_1
    types = set(re.findall(r"(?m)^@(\w+)\{", (out / "references.bib").read_text()))
    assert types <= {"article", "misc", "techreport"}


@pytest.mark.skipif(not shutil.which("pandoc"), reason="pandoc is not installed")
def test_pandoc_reads_the_references(out: Path) -> None:
    done = subprocess.run(
        ["pandoc", "-f", "csljson", "-t", "csljson", str(out / "references.json")],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert len(json.loads(done.stdout)) == len(json.loads((out / "references.json").read_text()))


# --- vault ---------------------------------------------------------------------


def test_no_name_breaks_a_link_of_the_vault(small: dict[str, str], pack: Write, eurasia: Run, tmp_path: Path) -> None:
    small["countries/landia.toml"] = small["countries/landia.toml"].replace('"Landia"', '"La]]nd|ia [x]"')
    out = tmp_path / "vault"
    done = eurasia("--content", str(pack(with_document(small))), "export", "--format", "markdown", str(out))
    assert done.returncode == 0, done.stderr
    notes = {path.stem: path.read_text() for path in out.rglob("*.md")}
    for text in notes.values():
        for target in re.findall(r"\[\[([^\]|\\]*)", text.split("---\n", 2)[-1]):
            assert target in notes, target
    assert "[[landia|" in notes["Home"]
    assert "[[bund|Bund]]" in notes["Home"]
    aliases = json.loads(re.search(r"aliases: (\[.*\])", notes["bund"]).group(1))  # type: ignore[union-attr]  # fails if None
    assert aliases == ["Bund", "BND"]


def test_every_link_of_the_site_leads_somewhere(
    small: dict[str, str], pack: Write, eurasia: Run, tmp_path: Path
) -> None:
    done = eurasia("--content", str(pack(with_document(small))), "export", "--format", "html", str(tmp_path))
    assert done.returncode == 0, done.stderr
    pages = {path.name: path.read_text() for path in (tmp_path / "html").iterdir()}
    links = {(name, link) for name, text in pages.items() for link in re.findall(r'href="(?!https?:)([^"]*)"', text)}
    assert ("src.html", "src.html#paragraph-1") in links
    for name, link in links:
        file, _, place = link.partition("#")
        assert not place or f'id="{place}"' in pages[file or name], (name, link)
        assert (file or name) in pages, (name, link)
