"""The importer of country figures: it renews what it owns and leaves the rest, and a second run changes nothing."""

from __future__ import annotations

import json
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest

SCRIPT = Path(__file__).parents[1] / "scripts" / "import_reference.py"

SERIES = "id,2023,2024\nlandia,90,100\n"


def country(iso: str, name: str, *, population: int, border: tuple[str, int] | None = None) -> dict[str, Any]:
    return {
        "iso3": iso,
        "iso2": iso[:2],
        "numeric": "417",
        "in_scope": True,
        "flag": None,
        "factbook_file": "x.json",
        "factbook_file_date": "2026-01-22",
        "names": {
            "common": name,
            "factbook_short": name,
            "official": f"State of {name}",
            "local_short": None,
            "former": None,
        },
        "names_i18n": {"en": name, "ru": "Ландия"},
        "population": [
            {"value": population, "year": 2025, "source": "factbook"},
            {"value": 100, "year": 2024, "source": "worldbank_population"},
        ],
        "government_type": {"text": "republic; note - since 1991"},
        "borders": {"countries": [{"iso3": border[0], "km": border[1]}] if border else []},
        "trade": {"export_partners": "Otherland 30%, Nowhere 9% (2023)"},
    }


@pytest.fixture
def reference(tmp_path: Path) -> Path:
    folder = tmp_path / "reference"
    folder.mkdir()
    data = {
        "_meta": {},
        "MNG": country("MNG", "Landia", population=200, border=("CHN", 12)),
        "CHN": country("CHN", "Otherland", population=101, border=("MNG", 10)),
    }
    (folder / "countries.json").write_text(json.dumps(data), encoding="utf-8")
    (folder / "organisations.json").write_text("{}", encoding="utf-8")
    series = folder / "series"
    series.mkdir()
    (series / "population.toml").write_text('source = "worldbank-population"\n', encoding="utf-8")
    return folder


def run(reference: Path, out: Path) -> str:
    done = subprocess.run(
        [sys.executable, str(SCRIPT), str(reference), "--out", str(out), "--series", str(reference / "series")],
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout


def test_sources_stand_beside_each_other(reference: Path, tmp_path: Path) -> None:
    run(reference, tmp_path / "out")
    landia = tomllib.loads((tmp_path / "out" / "landia.toml").read_text(encoding="utf-8"))
    figures = [fact for fact in landia["facts"] if fact["key"] == "population"]
    assert [(fact["value"], fact["source"]) for fact in figures] == [(100, "worldbank-population"), (200, "factbook")]
    assert all(fact["contested"] and "100%" in fact["note"] for fact in figures)
    assert landia["export_partners"] == [{"to": "otherland", "value": 30, "unit": "%", "as_of": "2023"}]
    assert landia["neighbours"][0]["value"] == 12
    assert landia["neighbours"][0]["contested"]
    other = tomllib.loads((tmp_path / "out" / "otherland.toml").read_text(encoding="utf-8"))
    assert "neighbours" not in other


def test_a_second_run_changes_nothing(reference: Path, tmp_path: Path) -> None:
    assert "2 files changed" in run(reference, tmp_path / "out")
    assert "0 files changed" in run(reference, tmp_path / "out")


def test_what_an_editor_wrote_stays(reference: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    run(reference, out)
    path = out / "landia.toml"
    text = path.read_text(encoding="utf-8")
    text = text.replace("group = ", 'summary = "Ours." # kept\ngroup = ')
    text = text.replace('value = "republic"', 'value = "monarchy", contested = true, note = "An editor doubts it."')
    text = text.replace(
        "facts = [", 'facts = [\n  { key = "anthem", label = "Anthem", value = "None", source = "law" },'
    )
    text = text.replace("value = 200", "value = 199")
    path.write_text(text + '\n[[prose]]\nheading = "Ours"\ntext = "Ours too."\n', encoding="utf-8")
    assert "1 files changed" in run(reference, out)
    text = path.read_text(encoding="utf-8")
    assert 'summary = "Ours." # kept' in text
    landia = tomllib.loads(text)
    facts = {(fact["key"], fact["source"]): fact for fact in landia["facts"]}
    assert facts["anthem", "law"]["value"] == "None"
    assert facts["population", "factbook"]["value"] == 200
    assert facts["government", "factbook"]["value"] == "republic"
    assert facts["government", "factbook"]["note"] == "An editor doubts it."
    assert landia["prose"][0]["text"] == "Ours too."
    assert "0 files changed" in run(reference, out)


def test_what_the_yearly_figures_hold_is_not_written_again(reference: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    run(reference, out)
    (reference / "series" / "population.csv").write_text(SERIES, encoding="utf-8")
    assert "1 files changed" in run(reference, out)
    landia = tomllib.loads((out / "landia.toml").read_text(encoding="utf-8"))
    assert [fact["source"] for fact in landia["facts"] if fact["key"] == "population"] == ["factbook"]
    other = tomllib.loads((out / "otherland.toml").read_text(encoding="utf-8"))
    assert [fact["source"] for fact in other["facts"] if fact["key"] == "population"] == [
        "worldbank-population",
        "factbook",
    ]


def test_a_key_that_was_missing_is_put_before_the_tables(reference: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    run(reference, out)
    path = out / "landia.toml"
    text = path.read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if not line.startswith("iso3")]
    path.write_text("\n".join(lines) + '\n\n[[prose]]\nheading = "A"\ntext = "B"\n', encoding="utf-8")
    run(reference, out)
    landia = tomllib.loads(path.read_text(encoding="utf-8"))
    assert landia["iso3"] == "MNG"
    assert landia["prose"] == [{"heading": "A", "text": "B"}]
