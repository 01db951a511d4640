"""Packs the detail layers of the map from JSON files of Natural Earth and Global Energy Monitor.

Usage: python scripts/pack_layers.py SOURCE_DIRECTORY PLANTS_FILE [TARGET_DIRECTORY]

``SOURCE_DIRECTORY`` holds ``outlines_10m.json``, ``lakes.json``, ``admin1.json``, ``rivers.json``,
``seas.json``, ``relief.json``, ``ports_airports.json`` and ``fields.json``; ``PLANTS_FILE`` a list
of power stations.  Outlines, lakes and provinces are packed as ``pack_outlines.py`` packs
countries; lines and points become compressed JSON.
"""

from __future__ import annotations

import json
import sys
import zlib
from pathlib import Path
from typing import Any

from pack_outlines import pack

TARGET = Path(__file__).parents[1] / "src" / "eurasia_tui" / "map" / "layers"

LAKE_SEAS = ("Caspian Sea",)
"""Already water in the outlines of countries."""
NOT_RELIEF = ("Geoarea", "Pen/cape", "Coast", "Isthmus")
"""Kinds of areas that are not named: most bear the name of the states on them."""
RELIEF_RANK, SEA_RANK = 5, 6
"""Natural Earth's ranks up to which names are kept."""


def read(path: Path) -> dict[str, Any]:
    """A JSON file."""
    found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return found


def shapes(rows: list[dict[str, Any]], prefix: str) -> dict[str, Any]:
    """Rows with names and polygons as shapes with codes of their own."""
    return {
        f"{prefix}{number}": {"name": row.get("name") or "", "polygons": row["polygons"]}
        for number, row in enumerate(rows)
        if row["polygons"]
    }


def title(name: str) -> str:
    """A name in capitals as a name is written in a sentence."""
    name = " ".join(name.split())
    if not name.isupper():
        return name
    words = [word.capitalize() for word in name.lower().split()]
    return " ".join(word if not n or word not in ("Of", "And", "The") else word.lower() for n, word in enumerate(words))


def lakes(path: Path) -> dict[str, Any]:
    """Lakes of today."""
    return shapes([row for row in read(path)["features"] if row["name"] not in LAKE_SEAS], "L")


def fine(path: Path) -> dict[str, Any]:
    """Finer outlines. The leased area of Baikonur, a hole in Kazakhstan in the source, is no state: the hole is filled."""
    shapes = {code: shape for code, shape in read(path).items() if code != "_meta"}
    leased = {tuple(point) for ring in shapes.pop("_BAIKONUR")["polygons"][0] for point in ring}
    for polygon in shapes["KAZ"]["polygons"]:
        polygon[1:] = [ring for ring in polygon[1:] if not leased & {tuple(point) for point in ring}]
    return shapes


def provinces(path: Path) -> dict[str, Any]:
    """Provinces; the code begins with that of the state."""
    found: dict[str, Any] = {}
    for state, rows in read(path).items():
        if not state.startswith("_"):
            found |= shapes([row | {"name": row.get("present_name") or row["name"]} for row in rows], f"{state}.")
    return found


def across(box: list[float]) -> float:
    """Degrees across the longer side of a box. Some areas of the source are fragments of a degree or less, off their place."""
    west, south, east, north = box
    return max(east - west, north - south)


def points(source: Path, plants: Path) -> dict[str, Any]:
    """Names of seas and relief; ports, airports, fields and power stations."""
    relief, transport = read(source / "relief.json"), read(source / "ports_airports.json")
    fields = [row for row in read(source / "fields.json")["fields"] if row[3] is not None and row[4] is not None]
    stations = read(plants)
    rows = next(value for key, value in stations.items() if not key.startswith("_") and isinstance(value, list))
    return {
        "seas": [
            [title(row["name"]), row["rank"], *row["bbox"]]
            for row in read(source / "seas.json")["features"]
            if row["rank"] <= SEA_RANK and row["name"]
        ],
        "relief": [
            [title(row["name"]), row["rank"], row["lon"], row["lat"]]
            for row in relief["features"]
            if row["name"]
            and row["rank"] <= RELIEF_RANK
            and row["kind"] not in NOT_RELIEF
            and across(row["bbox"]) > 1.1
        ],
        "peaks": [[row[0], row[1], row[2], row[3]] for row in relief["points"] if row[0] and row[4] == "mountain"],
        "ports": [[row[0], row[1], row[2], row[3]] for row in transport["ports"] if row[0]],
        "airports": [[f"{row[0]} ({row[1]})", row[2], row[4], row[5]] for row in transport["airports"] if row[0]],
        "fields": [[row[0], row[2], row[3], row[4], row[7], row[8], row[9]] for row in fields],
        "plants": rows,
    }


def rivers(path: Path) -> list[Any]:
    """Name, rank and lines of rivers."""
    return [[row["name"] or "", row["rank"], row["lines"]] for row in read(path)["features"] if row["rank"] is not None]


def compressed(data: object) -> bytes:
    """JSON in few bytes."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return zlib.compress(text.encode(), 9)


def main() -> None:
    """Pack all layers and print their sizes."""
    source, plants = Path(sys.argv[1]), Path(sys.argv[2])
    target = Path(sys.argv[3]) if len(sys.argv) > 3 else TARGET
    target.mkdir(parents=True, exist_ok=True)
    layers = {
        "fine.bin": pack(fine(source / "outlines_10m.json")),
        "lakes.bin": pack(lakes(source / "lakes.json")),
        "provinces.bin": pack(provinces(source / "admin1.json")),
        "rivers.json.z": compressed(rivers(source / "rivers.json")),
        "points.json.z": compressed(points(source, plants)),
    }
    for name, data in layers.items():
        (target / name).write_bytes(data)
        print(f"{len(data):>9,}  {name}")
    print(f"{sum(map(len, layers.values())):>9,}  in all")


if __name__ == "__main__":
    main()
