"""Writes and renews the country files of the content from the reference data.

    python scripts/import_reference.py REFERENCE [--texts FOLDER]

REFERENCE is a folder with countries.json and organisations.json; see docs/refresh.md.  The importer owns the keys in
OWNED.  In ``names`` and ``facts`` it owns only its own rows: languages of the data, and the keys and sources it writes;
a note that an editor put beside one of its facts stays.  Figures that are in content/series are not written again.
Everything else in a file, comments included, is left as an editor wrote it.  Run twice, it changes nothing the second
time.
"""

from __future__ import annotations

import argparse
import csv
import json
import re
import tomllib
from pathlib import Path
from typing import Any

import tomlkit
from import_country import Country, Data, Reference, publisher

CONTENT = Path(__file__).parents[1] / "content"

OWNED = (
    "name",
    "full_name",
    "names",
    "group",
    "region",
    "iso2",
    "iso3",
    "numeric",
    "flag",
    "coverage",
    "source",
    "as_of",
    "capital",
    "neighbours",
    "export_partners",
    "import_partners",
    "facts",
)
SOURCES = ("factbook", "worldbank-population", "worldbank-gdp", "cldr")
KEYS = ("inflation", "unemployment", "population", "gdp")
"""Keys of facts that may be left out because yearly figures hold them."""
# Begins every note that the importer makes itself.
OWN_NOTE = "The sources differ by"


def merged(key: str, old: Any, new: Any) -> Any:
    """The importer's value of an owned key, with what an editor added."""
    if key == "names":
        return new | {lang: name for lang, name in (old or {}).items() if lang not in new}
    if key in ("export_partners", "import_partners"):
        printed = {row["to"] for row in new}  # an editor's rows have a source of their own
        return new + [row for row in old or [] if "source" in row and row["to"] not in printed]
    if key != "facts":
        return new
    before = {(row.get("key"), row.get("source")): row for row in old or [] if row.get("source") in SOURCES}
    rows = []
    for row in new:
        was = before.get((row["key"], row["source"]), {})
        kept = was.get("note", "")
        if kept and "note" not in row and not kept.startswith(OWN_NOTE):
            row = row | {name: was[name] for name in ("contested", "note") if name in was}
        rows.append(row)
    keys = {row["key"] for row in new} | set(KEYS)
    return rows + [row for row in old or [] if row.get("key") not in keys or row.get("source") not in SOURCES]


def written(value: Any) -> str:
    """A value as text: a table on one line, a list of tables with one a line, long text as a block."""
    if isinstance(value, dict):
        return (
            "{ " + ", ".join(f"{tomlkit.key(key).as_string()} = {written(item)}" for key, item in value.items()) + " }"
        )
    if isinstance(value, list) and value and isinstance(value[0], dict):
        return "[\n" + "".join(f"  {written(item)},\n" for item in value) + "]"
    return str(tomlkit.item(value).as_string())


def toml(value: Any) -> Any:
    """A value laid out as the content guide has it."""
    if isinstance(value, str) and "\n" in value:
        return tomlkit.string(value, multiline=True)
    return tomlkit.parse(f"value = {written(value)}\n")["value"]


def update(old: str, country: Country, texts: Data) -> str:
    """The text of a country's file with the owned keys renewed."""
    document = tomlkit.parse(old)
    have = document.unwrap()
    values = country.values()
    missing = {}
    for key in OWNED:
        if key in values:
            value = merged(key, have.get(key), values[key])
            if key not in have:
                missing[key] = value
            elif have[key] != value:
                document[key] = toml(value)
    if old and missing:
        # Keys that the file lacks go before its first table: behind it they would be part of that table.
        head, table, rest = tomlkit.dumps(document).partition("\n[[")
        return head.rstrip("\n") + "\n" + tomlkit.dumps(_document(missing)) + table + rest
    return tomlkit.dumps(document) if old else tomlkit.dumps(_document(_first(missing, country, texts)))


def _first(values: Data, country: Country, texts: Data) -> Data:
    """The values of a new file, an editor's texts among them, in the order of the content guide."""
    names = ("name", "full_name", "names")
    first = {key: values[key] for key in names if key in values}
    for key, own in (("aliases", country.aliases()), ("former_names", country.former_names())):
        first[key] = list(dict.fromkeys([*own, *texts.get(key, [])]))
    first["summary"] = texts.get("summary")
    first |= {key: value for key, value in values.items() if key not in names}
    first |= {key: value for key, value in texts.items() if key not in first and key not in ("contested", "prose")}
    first |= {key: texts[key] for key in ("contested", "prose") if key in texts}
    return {key: value for key, value in first.items() if value}


def _document(values: Data) -> tomlkit.TOMLDocument:
    document = tomlkit.document()
    for key, value in values.items():
        if key in ("contested", "prose"):
            tables = tomlkit.aot()
            for item in value:
                table = tomlkit.table()
                for name, part in item.items():
                    table[name] = toml(part)
                tables.append(table)
            document[key] = tables
        else:
            document[key] = toml(value)
    return document


def places() -> dict[str, list[str]]:
    """Countries of each place in the content, by the ids of both."""
    found = {}
    for path in (CONTENT / "places").rglob("*.toml"):
        data = tomllib.loads(path.read_text(encoding="utf-8"))
        for place in data.get("place", [data | {"id": path.stem}]):
            countries = {**data.get("defaults", {}), **place}.get("country", [])
            rows = countries if isinstance(countries, list) else [countries]
            found[place["id"]] = [row["to"] if isinstance(row, dict) else row for row in rows]
    return found


def series(folder: Path) -> dict[tuple[str, str, str], int]:
    """Last year of the yearly figures of the content, by publisher, indicator and id."""
    found: dict[tuple[str, str, str], int] = {}
    for path in folder.glob("*.csv"):
        source = tomllib.loads(path.with_suffix(".toml").read_text(encoding="utf-8"))["source"]
        with path.open(encoding="utf-8", newline="") as lines:
            for row in csv.DictReader(lines):
                years = [int(year) for year, value in row.items() if year.isdigit() and value]
                if years:
                    found[publisher(source), path.stem, row["id"]] = max(years)
    return found


def main() -> int:
    """Renew every country file."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("reference", type=Path, help="folder with countries.json and organisations.json")
    parser.add_argument("--series", type=Path, default=CONTENT / "series", help="folder of the yearly figures")
    parser.add_argument("--texts", type=Path, help="folder of texts for files that do not exist yet")
    parser.add_argument("--out", type=Path, default=CONTENT / "countries", help="folder of the country files")
    args = parser.parse_args()
    data = json.loads((args.reference / "countries.json").read_text(encoding="utf-8"))
    bodies = json.loads((args.reference / "organisations.json").read_text(encoding="utf-8"))
    data = {iso: value for iso, value in data.items() if iso[0] != "_"}
    named = {iso for key, body in bodies.items() if key[0] != "_" for item in body["lists"] for iso in item["iso3"]}
    kept = frozenset(iso for iso, value in data.items() if value["in_scope"] or iso in named)
    reference = Reference(data, kept, places(), series(args.series))
    changed = 0
    args.out.mkdir(parents=True, exist_ok=True)
    for iso in sorted(kept):
        country = Country(reference, iso)
        path = args.out / f"{country.id}.toml"
        old = path.read_text(encoding="utf-8") if path.exists() else ""
        given = args.texts / path.name if args.texts else None
        texts = tomllib.loads(given.read_text(encoding="utf-8")) if given and given.exists() else {}
        new = re.sub(r"\n{3,}", "\n\n", update(old, country, texts))
        if new != old:
            path.write_text(new, encoding="utf-8")
            changed += 1
    print(f"{len(kept)} countries, {changed} files changed")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
