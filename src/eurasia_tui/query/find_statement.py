"""Finds a statement of a page by its key."""

from __future__ import annotations

from typing import Any

from .blocks import (
    FactRow,
    Page,
    Paragraph,
    Quotation,
    RelationRow,
    YearlyFigure,
    YearlyFigures,
)


def find(page: Page, key: str) -> Any:
    """The statement of a page under a key, or None.

    A key is that of a fact, the id at the other end of a relation or quotation, or a heading.
    """
    wanted, _, year = key.strip().lower().partition("@")
    folded = wanted.replace(" ", "-")
    if year:
        return _of_year(page, folded, year)
    for block in page.blocks:
        for row in getattr(block, "rows", ()):
            if isinstance(row, FactRow) and (row.key == folded or row.label.lower() == wanted):
                return row
            if isinstance(row, Paragraph) and str(row.number) == wanted:
                return row
    if found := _of_year(page, folded, ""):
        return found
    for block in page.blocks:
        if isinstance(block, Quotation) and block.id == folded:
            return block
        for row in getattr(block, "rows", ()):
            if isinstance(row, RelationRow) and folded in (row.id, f"{row.relation}:{row.id}"):
                return row
        if getattr(block, "title", "").lower().replace(" ", "-") == folded:
            return block
    return next((row for row in page.relations if folded in (row.id, f"{row.relation}:{row.id}")), None)


def _of_year(page: Page, key: str, year: str) -> YearlyFigure | None:
    """The yearly figure under a key, of a year or the newest; of a pair after a slash: export-share/china."""
    name, _, other = key.partition("/")
    for block in page.blocks:
        for row in block.rows if isinstance(block, YearlyFigures) else ():
            if row.key == name and (row.other.link if row.other else "") == other:
                if not year:
                    return row
                value = dict(row.points).get(int(year)) if year.isdecimal() else None
                return (
                    None
                    if value is None
                    else row._replace(value=value, year=int(year), receipt=row.receipt._replace(as_of=year))
                )
    return None


def keys(page: Page) -> list[str]:
    """What :func:`find` knows on a page, for a suggestion."""
    result = []
    for block in page.blocks:
        result += [
            row.key if isinstance(row, FactRow | YearlyFigure) else row.id
            for row in getattr(block, "rows", ())
            if hasattr(row, "key") or hasattr(row, "id")
        ]
        if isinstance(block, Quotation):
            result.append(block.id)
    return list(dict.fromkeys(result))


def near(page: Page, key: str) -> list[str]:
    """Keys of the page that may be meant by one that is none; else the first of them."""
    import difflib

    known = keys(page)
    return difflib.get_close_matches(key.lower(), known, 3, 0.4) or known[:5]
