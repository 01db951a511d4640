"""Results of several levels as flat rows: what ``--format csv`` prints and a DataFrame is made of."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from ..query.blocks import Page
from ..query.comparison.compare import CompareRow
from ..query.documents.passages import Passages
from ..query.matrix import Matrix
from ..query.path import Chain, PathStep
from ..query.series import FigureSeries
from .json import page_data

PARTICIPATION = "country organisation status from until participation source as_of evidence contested was".split()
PASSAGE = ("document", "paragraph", "text", "speaker", "speakers", "date", "title")
STEP = ("chain", "from", "relation", "to", "inverse", "since", "status", "source", "as_of", "evidence")
COMPARED = ("id", "key", "label", "value", "unit", "as_of", "source", "evidence")
STATED = "id part key inverse name value unit to status from until as_of source evidence contested note".split()
YEARLY = ("id", "with", "indicator", "year", "value", "unit", "source")


def compared(rows: Iterable[CompareRow]) -> list[dict[str, Any]]:
    """A row for each value of each entity compared."""
    return [
        {"id": id_, "key": row.key, "label": row.label, "value": value.value, "unit": row.unit}
        | {"as_of": value.as_of, "source": value.source, "evidence": value.evidence or None}
        for row in rows
        for id_, value in row.values.items()
    ]


def participations(found: Matrix) -> list[dict[str, Any]]:
    """A row for each participation in a matrix."""
    cells = (found.cells.get((row, column)) for row in found.rows for column in found.columns)
    return [cell.as_data() for cell in cells if cell]


def yearly(found: Iterable[FigureSeries]) -> list[dict[str, Any]]:
    """A row for each figure, the oldest year first."""
    return [
        dict(zip(YEARLY, (item.id, item.other, item.key, year, value, item.unit, item.source), strict=True))
        for item in found
        for year, value in item.points
    ]


def passages(found: Passages) -> list[dict[str, Any]]:
    """A row for each passage."""
    return [
        {
            "document": row.document,
            "paragraph": row.paragraph,
            "text": row.text,
            "speaker": row.speaker or None,
            "speakers": list(row.speakers),
            "date": row.date,
            "title": row.title,
        }
        for row in found.rows
    ]


def steps(chains: Iterable[Chain]) -> list[dict[str, Any]]:
    """A row for each step, with the number of its chain."""
    return [{"chain": number, **step.as_data()} for number, chain in enumerate(chains, 1) for step in chain]


def stated(page: Page) -> list[dict[str, Any]]:
    """A row for each figure and each relation of a page."""
    data = page_data(page)
    facts = (
        {"part": "fact", "key": fact["key"], "name": fact["label"], "to": fact["ids"], "from": fact["since"]} | fact
        for fact in data["facts"]
    )
    relations = ({"part": "relation", "key": relation["relation"]} | relation for relation in data["relations"])
    return [
        {key: row.get(key) for key in STATED} | {"id": page.id, "source": row["sources"]}
        for row in (*facts, *relations)
    ]


def flat(result: Any) -> list[dict[str, Any]]:
    """Any result of the query layer that consists of rows, as rows with the same keys.

    Raises TypeError for what is no rows: of a page or an answer the part that is a list is meant.
    """
    if isinstance(result, Matrix):
        return participations(result)
    if isinstance(result, FigureSeries):
        return yearly([result])
    if isinstance(result, Passages):
        return passages(result)
    if hasattr(result, "_fields") or not isinstance(result, Iterable):
        raise TypeError(f"{type(result).__name__} is not a list of rows; pass the part of it that is one")
    rows = list(result)
    if rows and isinstance(rows[0], CompareRow):
        return compared(rows)
    if rows and _is_chain(rows[0]):
        return steps(rows)
    records = [_record(row) for row in rows]
    keys = dict.fromkeys(key for record in records for key in record)
    return [{key: record.get(key) for key in keys} for record in records]


def _is_chain(row: Any) -> bool:
    return isinstance(row, Sequence) and len(row) > 0 and isinstance(row[0], PathStep)


def _record(row: Any) -> dict[str, Any]:
    if isinstance(row, Mapping):
        return dict(row)
    if not hasattr(row, "_asdict"):
        raise TypeError(f"a row is a mapping or a named tuple, not {type(row).__name__}")
    return dict(row._asdict())
