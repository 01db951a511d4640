"""Writes the tables of yearly figures, content/series/*.csv, from the reference data.

    python scripts/import_series.py REFERENCE

What an indicator is, its TOML file says; its ``origin`` names the file of the reference folder and the series in
it.  Values that the reference data mark as suspect are left out, and so are years and rows named below.  Run twice, it changes nothing the second time.
"""

from __future__ import annotations

import csv
import io
import json
import sys
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

CONTENT = Path(__file__).parents[1] / "content"

KEPT = {("petroleum_production_kbd", "UZB", 2023), ("petroleum_production_kbd", "KGZ", 2023)}
"""Values marked as suspect only because of the one before them."""

LEFT_OUT = {("import-share", "KAZ", "GMB")}
"""Slips of the source."""

WRONG_YEARS = {"xrate_lcu_per_usd": range(2013, 2016)}
"""Years the source gives wrongly for most states: in many editions the rate of a year is that of the year after."""

WRONG_STATES = {("xrate_lcu_per_usd", "USA")}
"""Rows of other states: the source prints rates of sterling and of the Canadian dollar for the United States."""

SLIPS = {
    ("cpi_pct", "SYR", 1997),  # a range, read as a negative figure
    ("elec_imports_twh", "BTN", 2008),  # its exports
    ("exports_goods_fob_usd", "CAN", 1997),  # a thousandth of those of the years beside it
    ("imports_goods_fob_usd", "CAN", 1997),
    ("imports_goods_fob_usd", "EGY", 2001),  # ten times those of the years beside it
    ("gas_exports_bcm", "POL", 2012),  # gas in transit
    ("gas_exports_bcm", "SVK", 2012),
    ("gas_imports_bcm", "SVK", 2012),
    ("gas_consumption_bcm", "PHL", 2004),
    ("gas_production_bcm", "PHL", 2004),
    ("xrate_lcu_per_usd", "MMR", 2010),  # an official rate among market rates
    ("xrate_lcu_per_usd", "SYR", 2010),
    ("water_internal_m3_per_head", "PAK", 1995),  # four times those of the years beside it
}
"""Values of one year that are not what the others of their row are."""

NOT_NEGATIVE = {"unemployment_pct"}
"""Series in which a negative value is a range, such as 15-20, read wrongly."""

SOVIET = {"ARM", "AZE", "BLR", "GEO", "KAZ", "KGZ", "MDA", "RUS", "TJK", "TKM", "UKR", "UZB"}
"""States that were part of the Soviet Union, without the Baltic states."""

MIXED_YEARS = {("cpi_pct", iso): range(1995, 2000) for iso in SOVIET}
"""Years for which the source mixes yearly averages, averages of a month and the rise from December to December."""

FIRST_YEAR = 1990
"""First year of the figures."""

COUNTED_SINCE = {"asylum_seekers_from": 2000, "asylum_seekers_hosted": 2000, "idps": 1993, "stateless": 2004}
"""First year in which the source has figures; a zero of an earlier year says that nobody was counted."""

Lines = dict[tuple[str, ...], dict[int, float]]
"""Figures a year, by the codes of one entity or two."""


def wrong(name: str, iso: str, year: int, value: float) -> bool:
    """Whether the value is one of those the lists above leave out."""
    return (
        (name, iso, year) in SLIPS
        or (name in NOT_NEGATIVE and value < 0)
        or year in WRONG_YEARS.get(name, ())
        or year in MIXED_YEARS.get((name, iso), ())
        or year < COUNTED_SINCE.get(name, FIRST_YEAR)
    )


def plain(data: Any, name: str) -> Lines:
    """A series of series.json or series_factbook.json."""
    suspect: set[tuple[str, str, int]] = set()
    for code, iso, years, *_ in data["_meta"].get("suspect", ()):
        suspect |= {(code, iso, year) for year in (years if isinstance(years, list) else [years])}
    found: Lines = {}
    for iso, (first, values) in data["series"][name].items():
        if (name, iso) not in WRONG_STATES:
            found[(iso,)] = {
                year: value
                for year, value in enumerate(values, first)
                if value is not None and not (wrong(name, iso, year, value) or (name, iso, year) in suspect - KEPT)
            }
    return found


def partners(data: Any, side: str) -> Lines:
    """Shares of trade by partner, of trade.json; side is x or m."""
    key = {"x": "export-share", "m": "import-share"}[side]
    found: Lines = {}
    for iso, sides in data["partners"].items():
        for year, shares in sides.get(side, {}).items():
            for other, share in shares:
                if (key, iso, other) not in LEFT_OUT:
                    found.setdefault((iso, other), {})[int(year)] = share
    return found


def agreement(data: Any, _: str) -> Lines:
    """Agreement in roll calls, of votes.json."""
    return {
        (iso, other): {int(year): score for year, (score, _) in years.items()}
        for iso, others in data["agreement"].items()
        for other, years in others.items()
        if iso != other
    }


def world_bank(data: str, _: str) -> Lines:
    """A file of the World Bank's figures as its repositories hold them: Country Code, Year, Value."""
    found: Lines = {}
    for row in csv.DictReader(data.splitlines()):
        if int(row["Year"]) >= FIRST_YEAR:
            found.setdefault((row["Country Code"],), {})[int(row["Year"])] = float(row["Value"])
    return found


READERS: dict[str, Callable[[Any, str], Lines]] = {
    "series.json": plain,
    "series_factbook.json": plain,
    "trade.json": partners,
    "votes.json": agreement,
    "population.csv": world_bank,
}


def codes() -> dict[str, str]:
    """Id of each state, and of the European Union, by its code in the data."""
    found = {"EU": "eu"}
    for path in (CONTENT / "countries").glob("*.toml"):
        if iso := tomllib.loads(path.read_text(encoding="utf-8")).get("iso3"):
            found[iso] = path.stem
    return found


def figure(value: float) -> str:
    """A figure in digits; of large ones no fractions."""
    return f"{value:.0f}" if abs(value) >= 1e6 or value == int(value) else f"{value:.7g}"


def written(lines: Lines, ids: dict[str, str]) -> str:
    """The table as CSV; codes without an entity are left out."""
    known = {tuple(ids[code] for code in key): points for key, points in lines.items() if all(c in ids for c in key)}
    used = [year for points in known.values() for year in points]
    years = range(min(used), max(used) + 1)
    pairs = any(len(key) > 1 for key in known)
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(["id", *(["with"] if pairs else []), *years])
    for key, points in sorted(known.items()):
        if points:
            cells = [figure(points[year]) if year in points else "" for year in years]
            writer.writerow([*key, *cells])
    return text.getvalue()


def main() -> int:
    """Renew every table whose indicator has an origin."""
    reference, ids = Path(sys.argv[1]), codes()
    loaded: dict[str, Any] = {}
    changed = 0
    for path in sorted((CONTENT / "series").glob("*.toml")):
        origin = tomllib.loads(path.read_text(encoding="utf-8")).get("origin")
        if not origin:
            continue
        file, _, name = origin.partition(" ")
        if not (reference / file).exists():
            print(f"{path.stem} stays as it is: no {file}")
            continue
        if file not in loaded:
            text = (reference / file).read_text(encoding="utf-8")
            loaded[file] = json.loads(text) if file.endswith(".json") else text
        table = path.with_suffix(".csv")
        new = written(READERS[file](loaded[file], name), ids)
        if not table.exists() or table.read_text(encoding="utf-8") != new:
            table.write_text(new, encoding="utf-8")
            changed += 1
    print(f"{changed} tables changed")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
