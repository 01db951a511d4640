"""Writes and renews the country files of the content from the reference data.

    python scripts/import_reference.py REFERENCE [--texts FOLDER]

REFERENCE is a folder with countries.json and organisations.json (see docs/refresh.md).
The importer owns the keys in OWNED and, in ``facts``, the entries of its own sources and
keys; everything else in a file, comments included, is left as an editor wrote it.  Run
twice, it changes nothing the second time.
"""

from __future__ import annotations

import argparse
import json
import re
import tomllib
from pathlib import Path
from typing import Any

import tomlkit
from import_country import Country, identifiers

CONTENT = Path(__file__).parents[1] / "content" / "countries"
OWNED = (
    "name", "full_name", "names", "group", "region", "iso2", "iso3", "numeric", "flag", "coverage", "source", "as_of",
    "capital", "neighbours", "export_partners", "import_partners",
)  # fmt: skip
SOURCES = ("factbook", "worldbank-population", "worldbank-gdp", "cldr")


def inline(values: dict[str, Any]) -> Any:
    """A table on one line."""
    table = tomlkit.inline_table()
    table.update(values)
    return table


def lines(rows: list[dict[str, Any]] | list[str]) -> Any:
    """An array with one item a line."""
    array = tomlkit.array()
    for row in rows:
        array.append(inline(row) if isinstance(row, dict) else row)
    return array.multiline(True)


def facts(old: list[dict[str, Any]], new: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The importer's facts, then those an editor added."""
    keys = {row["key"] for row in new}
    kept = [dict(row) for row in old if row.get("source") not in SOURCES or row.get("key") not in keys]
    return [*new, *kept]


def update(path: Path, country: Country, texts: dict[str, Any]) -> bool:
    """Write a country's file where something has changed; returns whether it was."""
    old = path.read_text(encoding="utf-8") if path.exists() else ""
    document = tomlkit.parse(old)
    values = country.values()
    if not old:
        for key in ("name", "full_name", "names"):
            if values.get(key):
                document[key] = inline(values[key]) if isinstance(values[key], dict) else values[key]
        for key in ("aliases", "former_names", "summary"):
            merged = (
                texts.get(key) if key == "summary" else list(dict.fromkeys([*country.extra(key), *texts.get(key, [])]))
            )
            if merged:
                document[key] = merged
    for key in OWNED:
        value = values.get(key)
        if not value:
            continue
        plain = document[key].unwrap() if key in document else None
        if plain != value:
            many = isinstance(value, list) and value and isinstance(value[0], dict)
            document[key] = lines(value) if many else inline(value) if isinstance(value, dict) else value
    before = document["facts"].unwrap() if "facts" in document else []
    after = facts(before, country.facts())
    if before != after:
        document["facts"] = lines(after)
    if not old:
        for key in ("contested", "prose"):
            tables = tomlkit.aot()
            for item in texts.get(key, []):
                table = tomlkit.table()
                for name, value in item.items():
                    if isinstance(value, str) and "\n" in value:
                        table[name] = tomlkit.string(value, multiline=True)
                    else:
                        table[name] = (
                            lines(value) if isinstance(value, list) and value and isinstance(value[0], dict) else value
                        )
                tables.append(table)
            if len(tables):
                document[key] = tables
    text = re.sub(r"\n{3,}", "\n\n", tomlkit.dumps(document))
    if text != old:
        path.write_text(text, encoding="utf-8")
    return text != old


def main() -> int:
    """Renew every country file."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("reference", type=Path)
    parser.add_argument("--texts", type=Path, help="texts for files that do not exist yet")
    args = parser.parse_args()
    data = json.loads((args.reference / "countries.json").read_text(encoding="utf-8"))
    bodies = json.loads((args.reference / "organisations.json").read_text(encoding="utf-8"))
    named = {iso for key, body in bodies.items() if key[0] != "_" for item in body["lists"] for iso in item["iso3"]}
    ids = identifiers(data)
    written = {iso for iso, value in data.items() if iso[0] != "_" and (value["in_scope"] or iso in named)}
    changed = 0
    CONTENT.mkdir(exist_ok=True)
    for iso in sorted(written):
        path = CONTENT / f"{ids[iso]}.toml"
        texts = {}
        if args.texts and (args.texts / path.name).exists():
            texts = tomllib.loads((args.texts / path.name).read_text(encoding="utf-8"))
        changed += update(path, Country(data[iso], ids, written, data), texts)
    print(f"{len(written)} countries, {changed} files changed")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
