"""Yearly figures: compiled from tables, shown, ranked, cited, compared, exported, as of a year; nothing wrong gets in."""

from __future__ import annotations

import csv
import io
import json
import sqlite3
from pathlib import Path

import pytest

from eurasia_tui.compiler.check import check
from eurasia_tui.packs.opening import packs_below_folder
from eurasia_tui.query.blocks import YearlyFigures
from eurasia_tui.query.catalogue import Catalogue, Unknown
from eurasia_tui.query.comparison.compare import compare
from eurasia_tui.query.listing import Listing, select
from eurasia_tui.query.pages.page import page
from eurasia_tui.query.series import group, indicators, of_entity, rank, series

from .conftest import Run, Write

ABOUT = 'label = "Steel"\nunit = "tonnes"\ntopic = "Industry"\nsource = "src"\nnote = "Crude."\n'


BREAK = 'breaks = [{ year = 2020, who = ["landia"], says = "Counted anew." }]\n'


TABLE = "id,2019,2020,2021\nlandia,5,7.5,\nmarsh,,6,10\n"


MARSH = 'name = "Marsh"\ngroup = "Central Asia"\nsource = "src"\nas_of = 2024\n'


@pytest.fixture
def files(small: dict[str, str]) -> dict[str, str]:
    return small | {
        "countries/marsh.toml": MARSH,
        "series/steel.toml": ABOUT + BREAK,
        "series/steel.csv": TABLE,
        "series/votes.toml": ABOUT.replace("Steel", "Votes") + "pairs = true\n",
        "series/votes.csv": "id,with,2019,2020\nlandia,marsh,50,60\nmarsh,landia,50,60\n",
    }


def open_(root: Path, as_of: str | None = None) -> Catalogue:
    return Catalogue.open(str(root), as_of, own=False)


def test_a_table_becomes_figures_facts_and_a_ranking(pack: Write, files: dict[str, str]) -> None:
    root = pack(files)
    assert check(root, packs_below_folder(root)).problems == []
    catalogue = open_(root)
    assert [indicator.key for indicator in indicators(catalogue)] == ["steel", "votes"]
    steel = series(catalogue, "landia", "Steel")
    assert (steel.points, steel.unit, steel.latest) == (((2019, 5), (2020, 7.5)), "tonnes", (2020, 7.5))
    assert "Crude." in steel.note
    assert "2020: Counted anew." in steel.note
    assert "Counted anew" not in series(catalogue, "marsh", "steel").note
    ranked = rank(catalogue, "steel")
    assert [(row.rank, row.id, row.value, row.as_of) for row in ranked] == [
        (1, "marsh", 10, "2021"),
        (2, "landia", 7.5, "2020"),
    ]
    assert [(row.id, row.value) for row in rank(catalogue, "steel", year=2020)] == [("landia", 7.5), ("marsh", 6)]
    assert [row.id for row in rank(catalogue, "steel", among=["landia"])] == ["landia"]
    assert group(catalogue, "bund") == ["landia"]
    assert sorted(group(catalogue, "central asia")) == ["landia", "marsh"]
    assert [(row.id, row.value) for row in rank(catalogue, "votes", other="marsh")] == [("landia", 60)]
    records = {record["id"]: record for record in select(catalogue, "countries", sort="steel")}
    assert list(records) == ["marsh", "landia"]
    assert records["landia"]["steel"] == 7.5
    for name in ("stell", "no such thing"):
        with pytest.raises(Unknown):
            rank(catalogue, name)
    catalogue.close()


def test_figures_are_those_of_the_date(pack: Write, files: dict[str, str]) -> None:
    root = pack(files)
    for as_of, landia, marsh in (("2019", 5, None), ("2020-06", 7.5, 6), ("2018", None, None)):
        catalogue = open_(root, as_of)
        found = {row.id: row.cells[-1].number for row in Listing("countries", "", "steel").rows(catalogue)}
        assert (found["landia"], found["marsh"]) == (landia, marsh)
        rows = [
            row for block in page(catalogue, "landia").blocks if isinstance(block, YearlyFigures) for row in block.rows
        ]
        assert [row.value for row in rows if row.key == "steel"] == ([landia] if landia else [])
        compared = {row.key: row.values for row in compare(catalogue, ["landia", "marsh"])}
        assert compared.get("steel", {}).keys() == {
            id_ for id_, value in (("landia", landia), ("marsh", marsh)) if value is not None
        }
        catalogue.close()


def test_the_page_shows_the_course_and_json_the_points(pack: Write, files: dict[str, str], eurasia: Run) -> None:
    root = str(pack(files))
    text = eurasia("--content", root, "show", "marsh").stdout
    assert "Industry" in text
    assert "10 tonnes  2021" in text
    shown = json.loads(eurasia("--content", root, "show", "marsh", "--json").stdout)
    (fact,) = [fact for fact in shown["facts"] if fact["key"] == "steel"]
    assert (fact["value"], fact["as_of"], fact["source"], fact["evidence"]) == (10, "2021", "src", "record")
    (block,) = [block for block in shown["blocks"] if block["type"] == "figures"]
    assert [row["points"] for row in block["rows"] if row["key"] == "steel"] == [[[2020, 6], [2021, 10]]]
    assert [row["other"]["id"] for row in block["rows"] if row["key"] == "votes"] == ["landia"]


def test_a_figure_of_a_year_is_cited(pack: Write, files: dict[str, str], eurasia: Run) -> None:
    root = str(pack(files))
    assert "Landia: Steel: 5 tonnes (2019)." in eurasia("--content", root, "cite", "landia#steel@2019").stdout
    assert "Landia: Steel: 7.5 tonnes (2020)." in eurasia("--content", root, "cite", "landia#steel").stdout
    assert "60 tonnes (2020)" in eurasia("--content", root, "cite", "landia#votes/marsh").stdout
    wrong = eurasia("--content", root, "cite", "landia#steel@1800")
    assert wrong.returncode == 1
    assert "steel" in wrong.stderr


def test_rank_and_series_as_text_csv_and_json(pack: Write, files: dict[str, str], eurasia: Run) -> None:
    root = ("--content", str(pack(files)))
    text = eurasia(*root, "rank", "steel").stdout
    assert text.index("Marsh") < text.index("Landia")
    assert "A source" in text
    data = json.loads(eurasia(*root, "rank", "steel", "--json").stdout)
    assert data[0] == {
        "rank": 1,
        "id": "marsh",
        "name": "Marsh",
        "value": 10,
        "unit": "tonnes",
        "as_of": "2021",
        "source": "src",
    }
    rows = list(
        csv.DictReader(io.StringIO(eurasia(*root, "rank", "steel", "--year", "2020", "--format", "csv").stdout))
    )
    assert [(row["id"], row["value"]) for row in rows] == [("landia", "7.5"), ("marsh", "6")]
    assert [indicator["key"] for indicator in json.loads(eurasia(*root, "rank", "--json").stdout)] == ["steel", "votes"]
    assert eurasia(*root, "rank", "steel", "--year", "1800").returncode == 1
    assert "did you mean steel" in eurasia(*root, "rank", "stell").stderr
    assert "name the second" in eurasia(*root, "rank", "votes").stderr
    points = json.loads(eurasia(*root, "series", "landia", "steel", "--json").stdout)["points"]
    assert points == [{"year": 2019, "value": 5}, {"year": 2020, "value": 7.5}]
    lines = list(csv.reader(io.StringIO(eurasia(*root, "series", "landia", "votes", "--format", "csv").stdout)))
    assert lines[1] == ["landia", "marsh", "votes", "2019", "50", "tonnes", "src"]
    assert "Counted anew" in eurasia(*root, "series", "landia", "steel").stdout
    assert eurasia(*root, "series", "bund", "steel").returncode == 1


@pytest.mark.parametrize(
    ("name", "text", "where", "code"),
    [
        ("series/steel.csv", "", (1, 1), "bad-header"),
        ("series/steel.csv", "id,2020,2019\n", (1, 1), "bad-header"),
        ("series/steel.csv", "id,2019,2019\n", (1, 1), "bad-header"),
        ("series/steel.csv", "who,2019\nlandia,1\n", (1, 1), "bad-header"),
        ("series/steel.csv", "id,2019,2020\nlandia,1,2x\n", (2, 10), "wrong-type"),
        ("series/steel.csv", "id,2019,2020\nlandia,,nan\n", (2, 9), "wrong-type"),
        ("series/steel.csv", 'id,2019\nlandia,"1,000"\n', (2, 1), "wrong-type"),
        ("series/steel.csv", "id,2019\nlandia,1e99\n", None, None),
        ("series/steel.csv", "id,2019\nlandia," + "9" * 50 + "\n", (2, 8), "wrong-type"),
        ("series/steel.csv", "id,2019\nlandia,1\nlandia,2\n", (3, 1), "duplicate-row"),
        ("series/steel.csv", "id,2019\nLandia,1\n", (2, 1), "bad-id"),
        ("series/steel.csv", "id,2019\n\nlandja,1\n", (3, 1), "dangling-link"),
        ("series/steel.toml", ABOUT.replace('source = "src"\n', ""), (1, 1), "no-source"),
        ("series/steel.toml", ABOUT + "colour = 1\n", (6, 1), "unknown-key"),
        ("series/steel.toml", ABOUT + 'never_with = ["iron"]\n', (1, 1), "dangling-link"),
        ("series/alone.toml", ABOUT, (1, 1), "no-table"),
        ("series/alone.csv", TABLE, (1, 1), "no-indicator"),
    ],
)
def test_what_is_wrong_is_told(
    pack: Write, files: dict[str, str], name: str, text: str, where: tuple[int, int] | None, code: str | None
) -> None:
    root = pack(files | {name: text})
    found = [problem for problem in check(root, packs_below_folder(root)).problems if problem.file == name]
    if code is None:
        found = [problem for problem in found if problem.code != "wrong-type"]
        assert found == []
        return
    assert [(problem.line, problem.column, problem.code) for problem in found] == [(*(where or ()), code)]


def test_a_table_with_a_byte_order_mark_is_read(pack: Write, files: dict[str, str]) -> None:
    root = pack(files)
    (root / "series/steel.csv").write_bytes(b"\xef\xbb\xbf" + TABLE.replace("\n", "\r\n").encode())
    assert check(root, packs_below_folder(root)).problems == []


def test_only_what_changed_is_compiled_again(pack: Write, files: dict[str, str]) -> None:
    root = pack(files)

    def figures() -> dict[str, float]:
        catalogue = open_(root)
        found = {row.id: row.value for row in rank(catalogue, "steel")}
        facts = catalogue.db.execute(
            "SELECT entity, number FROM fact WHERE key = 'steel' AND type = 'figure'"
        ).fetchall()
        catalogue.close()
        assert dict(facts) == found
        return found

    assert figures() == {"landia": 7.5, "marsh": 10}
    pack({"countries/marsh.toml": MARSH.replace("Marsh", "Marshes")})
    assert figures() == {"landia": 7.5, "marsh": 10}
    pack({"series/steel.csv": "id,2019\nlandia,123\n"})
    assert figures() == {"landia": 123}
    (root / "series/steel.csv").unlink()
    (root / "series/steel.toml").unlink()
    catalogue = open_(root)
    assert [indicator.key for indicator in indicators(catalogue)] == ["votes"]
    assert not catalogue.db.execute("SELECT 1 FROM fact WHERE key = 'steel'").fetchall()
    catalogue.close()


def test_a_pack_lays_figures_over_ours(pack: Write) -> None:
    about = 'label = "GDP"\nunit = "US$"\ntopic = "Economy"\nsource = "factbook"\n'
    root = pack(
        {
            "series/gdp.toml": about,
            "series/gdp.csv": "id,2025\nkazakhstan,1\n",
            "series/own.toml": about,
            "series/own.csv": "id,2025\nkazakhstan,3\n",
        }
    )
    assert check(root, packs_below_folder(root)).problems == []
    catalogue = open_(root)
    sources = {figures.source: figures.latest for figures in of_entity(catalogue, "kazakhstan", ["gdp"])}
    assert sources["factbook"] == (2025, 1)
    assert sources["worldbank-wdi"][0] == 2024
    assert [row.value for row in rank(catalogue, "own")] == [3]
    catalogue.close()


def test_yearly_figures_in_an_entitys_own_file_are_facts_too(pack: Write, small: dict[str, str], eurasia: Run) -> None:
    body = small["organisations/bund.toml"] + (
        'series = [{ key = "traffic", label = "Traffic", unit = "t", points = { 2020 = 1, 2022 = 3 } }]\n'
    )
    root = str(pack(small | {"organisations/bund.toml": body}))
    data = json.loads(eurasia("--content", root, "list", "organisations", "--sort", "traffic", "--json").stdout)
    assert data[0]["traffic"] == 3
    data = json.loads(eurasia("--content", root, "--as-of", "2021", "list", "organisations", "--json").stdout)
    assert data[0]["traffic"] == 1
    assert json.loads(eurasia("--content", root, "series", "bund", "traffic", "--json").stdout)["unit"] == "t"


def test_a_figure_that_another_source_contradicts_is_contested(pack: Write, files: dict[str, str]) -> None:
    fact = 'facts = [{{ key = "steel", label = "Steel", value = {}, unit = "tonnes", as_of = 2021 }}]\n'

    def contested(value: float) -> list[int]:
        catalogue = open_(pack(files | {"countries/marsh.toml": MARSH + fact.format(value)}))
        rows = catalogue.db.execute(
            "SELECT contested FROM fact WHERE entity = 'marsh' AND key = 'steel' AND type = 'figure'"
        )
        found = [row[0] for row in rows]
        catalogue.close()
        return found

    assert [contested(value) for value in (13, 11, 5, 10)] == [[1], [0], [1], [0]]


def test_exports_hold_every_year(pack: Write, files: dict[str, str], eurasia: Run, tmp_path: Path) -> None:
    out = tmp_path / "out"
    assert eurasia("--content", str(pack(files)), "export", "--format", "csv,sqlite", str(out)).returncode == 0
    with (out / "series.csv").open(encoding="utf-8-sig", newline="") as lines:
        rows = [(row["entity"], row["key"], row["year"], row["value"]) for row in csv.DictReader(lines)]
    assert ("landia", "steel", "2019", "5") in rows
    db = sqlite3.connect(out / "eurasia.sqlite")
    assert db.execute(
        "SELECT value FROM series WHERE entity = 'marsh' AND key = 'steel' AND year = 2020"
    ).fetchall() == [(6,)]
    db.close()


def test_rename_reaches_the_tables(eurasia: Run, own_home: Path) -> None:
    root = own_home / ".local/share/eurasia/pack"
    for name, text in {
        "countries/landia.toml": 'name = "Landia"\ngroup = "Central Asia"\nsource = "factbook"\nas_of = 2024\n',
        "series/steel.toml": ABOUT.replace('"src"', '"factbook"'),
        "series/steel.csv": "id,2019\nlandia,5\n",
    }.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text)
    (root / "pack.toml").write_text('name = "Mine"\n')
    done = eurasia("rename", "landia", "landland")
    assert done.returncode == 0, done.stderr
    assert (root / "series/steel.csv").read_text() == "id,2019\nlandland,5\n"
