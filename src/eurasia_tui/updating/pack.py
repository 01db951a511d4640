"""Writes the pack ``updates``: overlays of states with newer figures and series, their sources, and office-holders.

It is an ordinary pack in the user's data folder, between the built-in one and the user's own. Ours is not changed:
both figures are beside each other. Each update merges into what earlier ones brought.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

from ..catalogue.scan import PACK_FILE
from ..query.catalogue import Catalogue
from ..text import transliterate
from ..userdata.files import update
from .decide import Figure
from .offices import Difference

Tables = dict[str, Any]
WIKIDATA_LICENCE = "CC0 1.0"
WORLD_BANK_LICENCE = "CC BY 4.0"


def write(
    root: Path, day: str, figures: Sequence[Figure], differences: Sequence[Difference], catalogue: Catalogue
) -> None:
    """Merge figures and office-holders into the pack at ``root``. ``day`` is the day of retrieval, as in 2026-11-29.

    Raises userdata.files.Unwritable when a file cannot be written.
    """
    update(root / PACK_FILE, lambda _: _pack(day))
    by_state: dict[str, list[Figure]] = {}
    for figure in figures:
        by_state.setdefault(figure.id, []).append(figure)
    for id_, some in by_state.items():
        update(root / "countries" / f"{id_}.toml", lambda old, some=some: _country(old, some, day))  # type: ignore[misc] # mypy cannot infer a default
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


def _pack(day: str) -> Tables:
    return {
        "name": "Updates",
        "version": day,
        "data_date": day,
        "updates": True,
        "description": "Figures and office-holders that eurasia update fetched. eurasia update --remove removes them.",
    }


def _country(old: Tables, figures: Iterable[Figure], day: str) -> Tables:
    facts = {row["key"]: row for row in old.get("facts", [])}
    series = {row["key"]: row for row in old.get("series", [])}
    for figure in figures:
        indicator = figure.indicator
        receipt = {"source": indicator.source, "note": f"World Bank {indicator.code}, retrieved {day}."}
        facts[indicator.key] = {
            "key": indicator.key,
            "label": indicator.label,
            "value": _number(figure.value),
            "unit": indicator.unit,
            "as_of": str(figure.year),
            **receipt,
        }
        series[indicator.key] = {
            "key": indicator.key,
            "label": indicator.label,
            "unit": indicator.unit,
            "points": {str(year): _number(value) for year, value in figure.points.items()},
            "as_of": str(figure.year),
            **receipt,
        }
    return {**old, "facts": list(facts.values()), "series": list(series.values())}


def _number(value: float) -> int | float:
    return int(value) if value == int(value) else round(value, 6)


def _indicator_source(figure: Figure, day: str) -> Tables:
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
    """An id for somebody whom the reference does not know."""
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
        "evidence": "record",
        "aliases": [f"{holder.name}, {state}"],
        "nationality": [],
        **old,
        "offices": list(offices.values()),
    }
