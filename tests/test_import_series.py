"""What the importer of yearly figures leaves out, and that the shipped tables keep to it."""

from __future__ import annotations

import csv
import tomllib
from pathlib import Path

import pytest

from scripts.import_series import FIRST_YEAR, SOVIET, plain, wrong

ROOT = Path(__file__).parents[1]


def reference(name: str, values: dict[str, tuple[int, list[float | None]]]) -> dict[str, object]:
    return {"_meta": {"suspect": []}, "series": {name: values}}


def test_a_range_read_as_a_negative_figure_is_left_out() -> None:
    found = plain(reference("unemployment_pct", {"JOR": (1997, [-25, 15])}), "unemployment_pct")
    assert found == {("JOR",): {1998: 15}}


def test_prices_of_the_years_in_which_the_source_mixes_measures_are_left_out() -> None:
    found = plain(reference("cpi_pct", {"RUS": (1999, [86, 20.6]), "EST": (1999, [4.1, 4])}), "cpi_pct")
    assert found == {("RUS",): {2000: 20.6}, ("EST",): {1999: 4.1, 2000: 4}}


def test_zeros_before_anything_was_counted_are_left_out() -> None:
    found = plain(reference("stateless", {"AZE": (2002, [0, 0, 30000])}), "stateless")
    assert found == {("AZE",): {2004: 30000}}


def test_the_shipped_tables_hold_nothing_that_the_importer_leaves_out() -> None:
    codes = {}
    for path in (ROOT / "content/countries").glob("*.toml"):
        codes[path.stem] = tomllib.loads(path.read_text(encoding="utf-8")).get("iso3", "")
    assert set(codes.values()) >= SOVIET
    for path in (ROOT / "content/series").glob("*.toml"):
        name = tomllib.loads(path.read_text(encoding="utf-8")).get("origin", "").partition(" ")[2]
        with path.with_suffix(".csv").open(encoding="utf-8") as file:
            for row in csv.DictReader(file):
                for year, value in row.items():
                    if year.isdigit() and value and "with" not in row:
                        assert not wrong(name, codes.get(row["id"], ""), int(year), float(value)), (
                            path.stem,
                            row["id"],
                            year,
                        )


@pytest.mark.parametrize(("year", "left_out"), [(FIRST_YEAR - 1, True), (FIRST_YEAR, False)])
def test_figures_begin_in_one_year(year: int, left_out: bool) -> None:
    assert wrong("gdp_usd", "KAZ", year, 1.0) is left_out
