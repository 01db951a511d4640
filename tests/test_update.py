"""``eurasia update`` as a process against a local server, and what the reference shows afterwards."""

from __future__ import annotations

import csv
import json
import os
import subprocess
import sys
import tomllib
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from eurasia_tui import paths
from eurasia_tui.query import ranking
from eurasia_tui.query.catalogue import Catalogue
from eurasia_tui.updating.indicators import indicators
from tests.update_server import Reply, Request, holder, page, row, serving, sparql

pytest.importorskip("httpx")

POPULATION = "SP.POP.TOTL"


def eurasia(*args: str, base: str = "http://127.0.0.1:9", **more: str) -> subprocess.CompletedProcess[str]:
    """Run the command with both services at one address."""
    env = {**os.environ, "EURASIA_WORLDBANK_URL": base, "EURASIA_WIKIDATA_URL": base, "NO_PROXY": "*", **more}
    return subprocess.run([sys.executable, "-m", "eurasia_tui", *args], capture_output=True, text=True, env=env)


def services(
    rows: Callable[[str], list[Any]] = lambda code: [], holders: list[Any] | None = None
) -> Callable[[Request], Reply]:
    """Both services: the World Bank's rows by indicator code, and Wikidata's rows."""

    def answer(request: Request) -> Reply:
        if request.path == "/sparql":
            return Reply(
                sparql([holder for holder in holders or [] if f'"{holder["iso3"]["value"]}"' in request.query["query"]])
            )
        return Reply(page(rows(request.path.rsplit("/", 1)[1])))

    return answer


def population(code: str) -> list[Any]:
    """A newer population of two states."""
    if code != POPULATION:
        return []
    return [row("KAZ", 2025, 20_800_000), row("KAZ", 2024, 20_592_571), row("UZB", 2025, 37_000_000)]


def pages() -> Path:
    """The folder of the pack that updates make."""
    return paths.updates_pack()


def table(key: str) -> dict[str, dict[str, str]]:
    """The table that updates made of an indicator: year to figure by id."""
    with (pages() / f"series/{key}.csv").open() as file:
        rows = list(csv.DictReader(file))
    return {row.pop("id"): {year: cell for year, cell in row.items() if cell} for row in rows}


def test_newer_figures_become_a_pack_between_ours_and_the_users() -> None:
    with serving(services(population)) as (base, _):
        done = eurasia("update", "--countries", "KZ,UZ", "--only", "population", base=base)
    assert done.returncode == 0, done.stderr
    assert "2 figures newer" in done.stdout
    shown = json.loads(eurasia("show", "kazakhstan", "--json").stdout)
    figures = {(fact["value"], fact["as_of"]) for fact in shown["facts"] if fact["label"] == "Population"}
    assert {(20_800_000.0, "2025"), (20_592_571.0, "2024")} <= figures
    source = next(row for row in shown["sources"] if row["id"] == "worldbank-api-sp-pop-totl")
    assert source["url"] == "https://data.worldbank.org/indicator/SP.POP.TOTL"
    population_row = next(line for line in eurasia("show", "kazakhstan").stdout.splitlines() if "Population" in line)
    assert "20.8 m" in population_row  # the newest figure stands, marked as fetched
    assert " new" in population_row
    check = eurasia("check", str(pages()))
    assert check.returncode == 0, check.stdout
    assert table("population")["kazakhstan"] == {"2024": "20592571", "2025": "20800000"}
    about = tomllib.loads((pages() / "series/population.toml").read_text())
    assert (about["source"], about["code"], about["label"]) == ("worldbank-api-sp-pop-totl", POPULATION, "Population")
    catalogue = Catalogue.open()
    assert catalogue.now == Catalogue.open(own=False).now
    assert catalogue.updated > "2026"


def test_dry_run_writes_nothing() -> None:
    with serving(services(population)) as (base, _):
        data = json.loads(eurasia("update", "--dry-run", "--json", base=base).stdout)
        rows = eurasia("update", "--dry-run", "--format", "tsv", base=base).stdout.splitlines()
    assert (data["newer"], data["written"]) == (2, False)
    assert rows[0].startswith("part\tid\tindicator\t")
    assert [row.split("\t")[:2] for row in rows[1:]] == [["figures", "kazakhstan"], ["figures", "uzbekistan"]]
    assert not pages().exists()


def test_a_second_update_keeps_what_the_first_brought() -> None:
    def growth(code: str) -> list[Any]:
        return [row("KAZ", 2025, 6.5, code)] if code == "NY.GDP.MKTP.KD.ZG" else []

    with serving(services(population)) as (base, _):
        eurasia("update", "--only", "population", base=base)
    with serving(services(growth)) as (base, _):
        eurasia("update", "--only", "growth", base=base)
    assert {file.stem for file in (pages() / "series").glob("*.csv")} == {"population", "gdp-growth"}
    with serving(services(lambda code: [row("KAZ", 2026, 21_000_000)] if code == POPULATION else [])) as (base, _):
        eurasia("update", "--only", "population", base=base)
    assert table("population") == {
        "kazakhstan": {"2024": "20592571", "2025": "20800000", "2026": "21000000"},
        "uzbekistan": {"2025": "37000000"},
    }


def test_fetched_figures_are_ranked_and_drawn_among_those_of_their_publisher() -> None:
    before = json.loads(eurasia("rank", "population", "--json").stdout)
    with serving(services(population)) as (base, _):
        eurasia("update", "--only", "population", "--countries", "KZ", base=base)
    after = json.loads(eurasia("rank", "population", "--json").stdout)
    assert [row["id"] for row in after] == [row["id"] for row in before]
    kazakhstan = next(row for row in after if row["id"] == "kazakhstan")
    assert (kazakhstan["value"], kazakhstan["as_of"]) == (20_800_000, "2025")
    assert kazakhstan["source"] == "worldbank-api-sp-pop-totl"
    assert next(row for row in after if row["id"] == "uzbekistan")["source"] == "worldbank-population"
    points = ranking.courses(Catalogue.open(), "population", ["kazakhstan"])["kazakhstan"]
    assert (points[0][0], points[-1]) == (1990, (2025, 20_800_000.0))
    shown = json.loads(eurasia("show", "kazakhstan", "--as-of", "2020", "--json").stdout)
    assert {fact["as_of"] for fact in shown["facts"] if fact["label"] == "Population" and fact["source"]} <= {
        "2020",
        None,
    } | {fact["as_of"] for fact in shown["facts"] if fact["label"] == "Population" and fact["as_of"] < "2021"}


def test_a_figure_of_another_publisher_is_not_mixed_into_a_ranking() -> None:
    """Ours of inflation are the Factbook's; those fetched are ranked among themselves."""
    code = indicators()["inflation"].code
    with serving(services(lambda asked: [row("KAZ", 2025, 9.5, code)] if asked == code else [])) as (base, _):
        eurasia("update", "--only", "inflation", "--countries", "KZ", base=base)
    assert {row["source"] for row in json.loads(eurasia("rank", "inflation", "--json").stdout)} == {
        f"worldbank-api-{code.lower().replace('.', '-')}"
    }


def test_an_impossible_jump_is_shown_and_taken_only_when_accepted() -> None:
    with serving(services(lambda code: [row("KAZ", 2025, 30_000_000)] if code == POPULATION else [])) as (base, _):
        refused = eurasia("update", "--only", "population", base=base)
        assert "0 figures newer" in refused.stdout
        assert "rejected: Kazakhstan, Population" in refused.stdout
        assert not pages().exists()
        assert "1 figure newer" in eurasia("update", "--only", "population", "--accept", base=base).stdout


@pytest.mark.parametrize("value", [-5, 0, 1e12])
def test_a_figure_that_cannot_be_is_refused_even_when_accepted(value: float) -> None:
    with serving(services(lambda code: [row("KAZ", 2025, value)] if code == POPULATION else [])) as (base, _):
        done = eurasia("update", "--accept", "--only", "population", "--json", base=base)
    assert json.loads(done.stdout)["refused"] == 1
    assert not pages().exists()


def test_office_holders_that_differ_are_told_and_stand_beside_ours() -> None:
    holders = [
        holder("KAZ", "head-of-state", "Q1", "Kassym-Zhomart Tokayev", "2019-03-20"),
        holder("UZB", "head-of-state", "Q2", "Somebody New", "2026-10-01"),
        holder("KGZ", "head-of-government", "Q3", "One Of Two", "2026-10-01"),
        holder("KGZ", "head-of-government", "Q4", "Two Of Two", "2026-10-01"),
        holder("TJK", "head-of-state", "Q5", "Somebody Old", "1980-01-05"),
    ]
    with serving(services(holders=holders)) as (base, _):
        done = eurasia("update", "--only", "offices", "--json", base=base)
    data = json.loads(done.stdout)
    assert [(row["id"], row["name"], row["since"]) for row in data["offices"]] == [
        ("uzbekistan", "Somebody New", "2026-10-01")
    ]
    assert len(data["unclear"]) == 1
    person = json.loads(eurasia("show", "somebody-new", "--json").stdout)
    assert [relation["to"] for relation in person["relations"] if relation["relation"] == "holds-office"] == [
        "uzbekistan"
    ]
    shown = eurasia("show", "uzbekistan").stdout
    assert "Somebody New" in shown
    assert "Mirziyoyev" in shown
    assert eurasia("check", str(pages())).returncode == 0


def test_hostile_names_stay_text() -> None:
    name = 'Evil"\n[[x]] = 1\x1b[31m\u202e [[russia]]'
    with serving(services(holders=[holder("UZB", "head-of-state", "Q2", name, "2026-10-01")])) as (base, _):
        done = eurasia("update", "--only", "offices", base=base)
    assert done.returncode == 0, done.stderr
    assert "\x1b" not in done.stdout
    (file,) = (pages() / "people").glob("*.toml")
    assert tomllib.loads(file.read_text())["draft"] is True


def test_remove_takes_it_away() -> None:
    with serving(services(population)) as (base, _):
        eurasia("update", base=base)
    assert pages().is_dir()
    assert "Removed" in eurasia("update", "--remove").stdout
    assert not pages().exists()
    assert eurasia("update", "--remove").returncode == 1


@pytest.mark.parametrize(
    ("args", "word"),
    [
        (["--only", "populaton"], "population"),
        (["--countries", "XX"], "KZ,UZ"),
        (["--from", "/nowhere/at/all"], "no such file"),
    ],
)
def test_wrong_usage_is_one_line(args: list[str], word: str) -> None:
    done = eurasia("update", *args)
    assert done.returncode == 2
    assert word in done.stderr
    assert done.stderr.count("\n") == 1


def test_kiosk_refuses() -> None:
    assert eurasia("update", EURASIA_KIOSK="1").returncode == 2


def test_files_fetched_elsewhere_give_the_same(tmp_path: Path) -> None:
    folder = tmp_path / "fetched"
    folder.mkdir()
    (folder / "population.json").write_text(json.dumps(page(population(POPULATION))))
    (folder / "offices.json").write_text(
        json.dumps(sparql([holder("UZB", "head-of-state", "Q2", "New Head", "2026-10-01")]))
    )
    (folder / "broken.json").write_text("{")
    (folder / "notes.txt").write_text("not read")
    with zipfile.ZipFile(folder / "gdp.zip", "w") as archive:
        archive.writestr(
            "API_NY.GDP.PCAP.CD_DS2.csv",
            '"Country Name","Country Code","Indicator Name","Indicator Code","2025",\n'
            '"Kazakhstan","KAZ","GDP per capita","NY.GDP.PCAP.CD","15000",\n',
        )
        archive.writestr("Metadata_Country_API.csv", '"Country Code","Region"\n')
    done = eurasia("update", "--from", str(folder), "--json")
    data = json.loads(done.stdout)
    assert data["newer"] == 3
    assert [row["name"] for row in data["offices"]] == ["New Head"]
    assert len(data["problems"]) == 1
    assert eurasia("check", str(pages())).returncode == 0


def test_each_indicator_has_a_unit_and_limits() -> None:
    for indicator in indicators().values():
        assert indicator.low < indicator.high
        assert indicator.unit
