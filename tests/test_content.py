"""The rules that the built-in content keeps."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
import tomllib
from collections import defaultdict
from pathlib import Path

import pytest

from eurasia_tui.query.catalogue import Catalogue
from eurasia_tui.query.members import cells

from .conftest import ROOT, Run

CONTENT = ROOT / "content"
SHARED = ROOT.parent / "shared"
AT_LEAST = {
    "countries": 72,
    "organisations": 60,
    "corridors": 24,
    "agreements": 40,
    "people": 60,
    "events": 60,
    "concepts": 30,
    "places": 150,
    "quotes": 45,
    "claims": 56,
    "sources": 60,
}


@pytest.mark.parametrize("kind", AT_LEAST)
def test_coverage(kind: str, eurasia: Run) -> None:
    assert len(json.loads(eurasia("list", kind, "--json").stdout)) >= AT_LEAST[kind]


def test_states_in_full(eurasia: Run) -> None:
    full = json.loads(eurasia("list", "countries", "--where", "coverage=full", "--json").stdout)
    assert len(full) >= 72
    assert all(row["iso2"] and row["iso3"] and row["population"] for row in full)


def test_every_statement_has_a_source_and_a_date(catalogue: Catalogue) -> None:
    for table in ("fact", "relation", "prose", "series", "position"):
        skip = " AND t.name NOT IN ('mentions', 'see-also')" if table == "relation" else ""
        skip += " AND NOT (t.source = 'geonames' AND t.key = 'population')" if table == "fact" else ""  # it dates none
        missing = catalogue.db.execute(
            f"SELECT t.entity FROM {table} t JOIN entity e ON e.id = t.entity WHERE e.kind <> 'sources' "
            f"AND (coalesce(t.source, '') = '' OR coalesce(t.as_of, '') = ''){skip} LIMIT 10"
        ).fetchall()
        assert missing == [], table


def test_every_entity_is_linked_and_reached(catalogue: Catalogue) -> None:
    near = defaultdict(set)
    for subject, object_ in catalogue.db.execute("SELECT subject, object FROM relation"):
        near[subject].add(object_)
        near[object_].add(subject)
    for table in ("fact", "relation", "prose", "position", "series"):
        for entity, source in catalogue.db.execute(f"SELECT DISTINCT entity, source FROM {table} WHERE source <> ''"):
            for cited in source.split():
                near[entity].add(cited)
                near[cited].add(entity)
    ids = {row[0] for row in catalogue.db.execute("SELECT id FROM entity")}
    kinds = dict(catalogue.db.execute("SELECT id, kind FROM entity").fetchall())
    lonely = sorted(id_ for id_ in ids if len(near[id_]) < 2 and kinds[id_] != "sources")
    assert lonely == []
    reached, front = {"kazakhstan"}, ["kazakhstan"]
    while front:
        front = [other for id_ in front for other in near[id_] if other not in reached and not reached.add(other)]  # type: ignore[func-returns-value] # add returns None, which is false
    assert sorted(ids - reached) == []


def test_corridors_have_points_on_the_map(catalogue: Catalogue) -> None:
    points = dict(
        catalogue.db.execute(
            "SELECT r.object, count(DISTINCT r.subject) FROM relation r JOIN fact f ON f.entity = r.subject AND f.key = 'lat' "
            "WHERE r.name = 'on-route' GROUP BY r.object"
        ).fetchall()
    )
    corridors = [row[0] for row in catalogue.db.execute("SELECT id FROM entity WHERE kind = 'corridors'")]
    assert [id_ for id_ in corridors if points.get(id_, 0) < 3] == []


def test_memberships_on_known_dates(catalogue: Catalogue) -> None:
    def status(country: str, organisation: str, date: str) -> str | None:
        found = cells(catalogue.at(date), [organisation], [country])
        return found[0].status if found else None

    assert sum(cell.status == "member" for cell in cells(catalogue.at("2016-06"), ["sco"])) == 6
    assert status("uzbekistan", "csto", "2010") == "member"
    assert status("uzbekistan", "csto", "2020") is None
    assert status("kyrgyzstan", "eaeu", "2015-03") is None
    assert status("kyrgyzstan", "eaeu", "2016") == "member"
    assert status("united-kingdom", "eu", "2019") == "member"
    assert status("united-kingdom", "eu", "2021") is None
    assert status("russia", "council-of-europe", "2021") == "member"
    assert status("russia", "council-of-europe", "2023") is None
    assert status("georgia", "cis", "2000") == "member"
    assert status("georgia", "cis", "2012") is None
    (armenia,) = cells(catalogue, ["csto"], ["armenia"])
    assert armenia.participation == "frozen"


def test_the_tables_of_the_documents_are_those_of_the_schema_and_of_the_keys() -> None:
    done = subprocess.run([sys.executable, str(ROOT / "scripts/doc_tables.py"), "--check"], check=False)
    assert done.returncode == 0, "run: make docs"


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", re.sub(r"\[\[[^\]|]*\|?([^\]]*)\]\]", r"\1", text).lower())


def _runs(text: str, size: int = 12) -> set[tuple[str, ...]]:
    words = _words(text)
    return {tuple(words[i : i + size]) for i in range(len(words) - size + 1)}


def _prose() -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []

    def walk(file: str, value: object, key: str) -> None:
        if isinstance(value, dict):
            for name, item in value.items():
                if name not in ("name", "full_name", "aliases", "title", "label", "heading", "topic", "names") and not (
                    name == "text" and file.startswith("quotes/")
                ):
                    walk(file, item, name)
        elif isinstance(value, list):
            for item in value:
                walk(file, item, key)
        elif isinstance(value, str) and len(value) > 60:
            found.append((file, value))

    for path in sorted(CONTENT.rglob("*.toml")):
        walk(str(path.relative_to(CONTENT)), tomllib.loads(path.read_text(encoding="utf-8")), "")
    return found


@pytest.mark.skipif(not SHARED.is_dir(), reason="the stored documents are not beside this checkout")
def test_prose_is_ours() -> None:
    stored: dict[tuple[str, ...], str] = {}
    texts = {
        path: path.read_text(encoding="utf-8")
        for path in [*SHARED.glob("sources/docs/*.txt"), *SHARED.glob("seed/*.txt")]
    }
    for path, text in texts.items():
        body = text.split("\n\n", 1)[1] if text.startswith("#") else text  # a header, an empty line, the text
        for run in _runs(body):
            stored[run] = path.name
    copied = [(file, stored[run], " ".join(run)) for file, text in _prose() for run in _runs(text) if run in stored]
    titles = [" ".join(_words(row["name"])) for row in _all_entities()]
    assert [row for row in copied if not any(row[2] in title for title in titles)] == []


def _all_entities() -> list[dict[str, str]]:
    found = []
    for path in CONTENT.rglob("*.toml"):
        tables = tomllib.loads(path.read_text(encoding="utf-8"))
        items = next(
            (
                value
                for value in tables.values()
                if isinstance(value, list) and value and isinstance(value[0], dict) and "id" in value[0]
            ),
            [tables],
        )
        found += [{"name": str(item.get("full_name") or item.get("name", ""))} for item in items]
        found += [{"name": str(item.get("name", ""))} for item in items]
    return found


@pytest.mark.skipif(not SHARED.is_dir(), reason="the stored documents are not beside this checkout")
def test_quotations_stand_in_their_documents(eurasia: Run, catalogue: Catalogue) -> None:
    (seed,) = SHARED.glob("seed/*.txt")
    done = eurasia("check", str(CONTENT), "--quotes-from", str(seed), "--source", "valdai-tkachenko-2024")
    assert done.returncode == 0, done.stdout[-2000:]
    words = [
        len(text.split())
        for (text,) in catalogue.db.execute(
            "SELECT p.text FROM prose p JOIN relation r ON r.subject = p.entity AND r.name = 'from-source' "
            "WHERE p.section = 'quotation' AND r.object = 'valdai-tkachenko-2024'"
        )
    ]
    assert len(words) >= 16
    assert sum(words) <= 500
    assert max(words) <= 40


def test_the_importer_changes_nothing_the_second_time(tmp_path: Path) -> None:
    reference = SHARED / "reference"
    if not reference.is_dir():
        pytest.skip("the reference data are not beside this checkout")
    for name in ("countries", "series"):  # ours are read by the tests beside this one
        shutil.copytree(Path(CONTENT, name), tmp_path / name)
    out = ["--out", str(tmp_path / "countries"), "--series", str(tmp_path / "series")]
    done = subprocess.run(
        [sys.executable, str(ROOT / "scripts/import_reference.py"), str(reference), *out],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    for path in Path(CONTENT, "countries").glob("*.toml"):
        assert (tmp_path / "countries" / path.name).read_bytes() == path.read_bytes()
