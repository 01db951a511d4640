"""Writes the pack ``updates``: tables of newer figures as the content has them, their sources, and office-holders.

It is an ordinary pack in the user's data folder, between the built-in one and the user's own. Ours is not changed:
both figures are beside each other. Each update merges into what earlier ones brought.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from ..catalogue.layout import RECORD
from ..catalogue.scan import PACK_FILE
from ..query.catalogue import Catalogue
from ..query.series import IndicatorInfo as Declared
from ..query.series import declared
from ..text import transliterate
from ..userdata.files import read_bytes, update, write_text
from .decide import NewFigure
from .offices import Difference

Tables = dict[str, Any]
FOLDER = "series"
WIKIDATA_LICENCE = "CC0 1.0"
WORLD_BANK_LICENCE = "CC BY 4.0"


def write(
    root: Path, day: str, figures: Sequence[NewFigure], differences: Sequence[Difference], catalogue: Catalogue
) -> None:
    """Merge figures and office-holders into the pack at ``root``. ``day`` is the day of retrieval, as in 2026-11-29.

    Raises userdata.files.Unwritable when a file cannot be written.
    """
    update(root / PACK_FILE, lambda _: _pack(day, catalogue))
    known = declared(catalogue)
    by_indicator: dict[str, list[NewFigure]] = {}
    for figure in figures:
        by_indicator.setdefault(figure.indicator.key, []).append(figure)
    for some in by_indicator.values():
        _write_series(root, some, known)
    sources = {figure.indicator.source: _indicator_source(figure, day) for figure in figures}
    for difference in differences:
        sources[source_id(difference)] = _person_source(difference, day)
        person = difference.person or person_id(difference, catalogue.exists)
        update(
            root / "people" / f"{person}.toml",
            lambda old, difference=difference: _person(old, difference, day, catalogue),  # type: ignore[misc] # as above
        )
    for id_, table in sources.items():
        update(root / "sources" / f"{id_}.toml", lambda _, table=table: table)  # type: ignore[misc] # as above


def remove(root: Path) -> bool:
    """Take the pack away; False when there is none."""
    if not (root / PACK_FILE).is_file():
        return False
    shutil.rmtree(root)
    return True


def _pack(day: str, catalogue: Catalogue) -> Tables:
    topics = list(dict.fromkeys(row.topic for row in declared(catalogue).values()))
    return {
        "name": "Updates",
        "version": day,
        "data_date": day,
        "updates": True,
        "description": "Figures and office-holders that eurasia update fetched. eurasia update --remove removes them.",
        "groups": {FOLDER: topics},
    }


def _write_series(root: Path, some: Sequence[NewFigure], known: Mapping[str, Declared]) -> None:
    """The table of an indicator and its description, which is that of the packs below where they have it."""
    indicator = some[0].indicator
    below = known.get(indicator.key)
    about: Tables = {"label": indicator.label, "unit": indicator.unit, "topic": indicator.topic}
    if below and below.unit == indicator.unit:
        about |= {"label": below.label, "topic": below.topic, "order": list(known).index(indicator.key)}
        about |= {"breaks": [_break(row) for row in below.breaks], "chart": below.chart}
        about |= {"never_with": list(below.never_with)}
    about |= {"source": indicator.source, "code": indicator.code}
    update(root / FOLDER / f"{indicator.key}.toml", lambda _: about)
    table = root / FOLDER / f"{indicator.key}.csv"
    points = _read_table(table)
    for figure in some:
        points.setdefault(figure.id, {}).update({year: _number(value) for year, value in figure.points.items()})
    years = sorted({year for row in points.values() for year in row})
    lines = [",".join(["id", *map(str, years)])]
    lines += [",".join([id_, *(str(row.get(year, "")) for year in years)]) for id_, row in sorted(points.items())]
    write_text(table, "\n".join(lines) + "\n")


def _break(row: Mapping[str, Any]) -> Tables:
    return {key: value for key, value in row.items() if value}


def _read_table(path: Path) -> dict[str, dict[int, float]]:
    """What earlier updates brought; nothing where there is no table, or one that is not of our making."""
    try:
        head, *lines = read_bytes(path).decode("utf-8").splitlines()
        years = [int(cell) for cell in head.split(",")[1:]]
        rows = [line.split(",") for line in lines]
        return {
            row[0]: {year: _number(float(cell)) for year, cell in zip(years, row[1:], strict=True) if cell}
            for row in rows
        }
    except (OSError, ValueError):
        return {}


def _number(value: float) -> int | float:
    return int(value) if value == int(value) else round(value, 6)


def _indicator_source(figure: NewFigure, day: str) -> Tables:
    indicator = figure.indicator
    return {
        "name": f"{indicator.label} ({indicator.code}), World Development Indicators",
        "type": "data file",
        "publisher": "World Bank",
        "url": indicator.page,
        "date": day,
        "licence": WORLD_BANK_LICENCE,
        "extent": f"Indicators API, version 2; retrieved {day}",
    }


def source_id(difference: Difference) -> str:
    """Id of the source that an office-holder's entry cites."""
    return f"wikidata-{difference.holder.wikidata.lower()}"


def _person_source(difference: Difference, day: str) -> Tables:
    item = difference.holder.wikidata
    return {
        "name": f"{difference.holder.name} ({item}), Wikidata",
        "type": "data file",
        "publisher": "Wikidata",
        "url": f"https://www.wikidata.org/wiki/{item}",
        "date": day,
        "licence": WIKIDATA_LICENCE,
        "extent": f"Query service; retrieved {day}",
    }


def person_id(difference: Difference, taken: Callable[[str], bool]) -> str:
    """An id for a person who is not in the reference."""
    words = re.findall(r"[a-z0-9]+", transliterate(difference.holder.name).lower())
    id_ = "-".join(words)[:80].strip("-") or "person"
    return f"{id_}-{difference.holder.wikidata.lower()}" if taken(id_) or len(id_) < 3 else id_


def _person(old: Tables, difference: Difference, day: str, catalogue: Catalogue) -> Tables:
    holder = difference.holder
    office = {
        "title": difference.title,
        "to": difference.id,
        "rank": difference.role,
        "source": source_id(difference),
        "as_of": day,
        "note": f"Wikidata {holder.wikidata}, retrieved {day}.",
    }
    if holder.since:
        office["from"] = holder.since
    offices = {(row["to"], row["rank"]): row for row in old.get("offices", [])}
    offices[difference.id, difference.role] = office
    if difference.person:
        return {**old, "offices": list(offices.values())}
    state = catalogue.names([difference.id])[difference.id]
    return {
        "name": holder.name,
        "draft": True,
        "summary": f"{difference.title} of [[{difference.id}]], by Wikidata (item {holder.wikidata}). Not checked by an editor.",
        "group": "Updates",
        "source": source_id(difference),
        "as_of": day,
        "evidence": RECORD,
        "aliases": [f"{holder.name}, {state}"],
        "nationality": [],
        **old,
        "offices": list(offices.values()),
    }
