"""The agreement of a page's row with an answer, so that the page opens at the row that answered."""

from __future__ import annotations

from collections.abc import Iterator
from math import isclose
from typing import Any

from ..dates import show
from .blocks import Page, ProseText, Receipt, YearlyFigure
from .questions import Answer
from .spans import Span, span_text

VALUE, NAME = 2, 1
"""What it counts that a row holds the value of an answer, and that it names another entity of it."""


def agreement(answer: Answer, id_: str, row: Any) -> int:
    """How well a row of an entity's page agrees with the answer; 0 when not at all."""
    if isinstance(row, Page | ProseText):  # these contain all their rows, or only names
        return 0
    texts, numbers = set[str](), list[float]()
    for part in _parts(row):
        numbers.append(part) if isinstance(part, float) else texts.add(part)
    others = {other for other in answer.about if other != id_}
    best = 0
    for figure in answer.values:
        score = 0
        if isinstance(figure.value, int | float):
            score = VALUE * any(isclose(figure.value, number) for number in numbers)
        elif figure.value:
            score = VALUE * bool({str(figure.value), _date(str(figure.value))} & texts)
        if figure.id != id_:
            score += NAME * (figure.id in texts)
        elif score:
            score += NAME * bool(others & texts)
        best = max(best, score)
    return best


def as_answered(answer: Answer, id_: str, row: Any) -> Any:
    """The row as the answer uses it: for yearly figures, the year asked for in place of the newest."""
    if not isinstance(row, YearlyFigure):
        return row
    for figure in answer.values:
        if figure.id != id_ or not isinstance(figure.value, int | float):
            continue
        for year, value in row.points:
            if str(year) == figure.as_of and isclose(value, figure.value):
                return row._replace(year=year, value=value, receipt=row.receipt._replace(as_of=figure.as_of))
    return row


def _date(text: str) -> str:
    """A date as pages print it; other text as it is."""
    return show(text) if text[:4].isdecimal() else text


def _parts(row: Any) -> Iterator[str | float]:
    """The texts, ids and numbers of a row, without those of its sources."""
    if isinstance(row, Receipt):
        return
    if isinstance(row, Span):
        yield row.text
        if row.link:
            yield row.link
    elif isinstance(row, tuple):
        if row and all(isinstance(part, Span) for part in row):
            yield span_text(row)
        for part in row:
            yield from _parts(part)
    elif isinstance(row, str):
        yield row
    elif isinstance(row, int | float) and not isinstance(row, bool):
        yield float(row)
