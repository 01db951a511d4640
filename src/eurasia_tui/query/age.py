"""The age of the data as a whole, and of single statements in fields that change."""

from __future__ import annotations

import os
from datetime import UTC, date, datetime

from ..dates import bounds, show
from .catalogue import Catalogue

OLD_YEARS = 2
"""Years after which a statement in a field that changes is marked as old."""
STEADY = frozenset(
    ("area", "coastline", "lat", "lon", "latitude", "longitude", "numeric", "height", "length", "storage", "paragraph")
)
"""Figures that do not change from year to year."""


CHANGING = frozenset(
    (
        "status",
        "main-exports",
        "main-imports",
        "capacity",
        "traffic",
        "cost",
        "personnel",
        "shareholders",
        "operator",
        "owner",
    )
)
"""Fields of text that change, beside figures and what is dated."""


def today() -> date:
    """The present day; SOURCE_DATE_EPOCH (https://reproducible-builds.org/specs/source-date-epoch/) sets another."""
    fixed = os.environ.get("SOURCE_DATE_EPOCH", "")
    if fixed.isdecimal() and len(fixed) < 12:
        return datetime.fromtimestamp(int(fixed), UTC).date()
    return datetime.now(UTC).date()


def age(day: str, now: date | None = None) -> str:
    """How long ago a partial date is, in words: 8 months old; empty for the present month and the future."""
    now = now or today()
    last = date.fromisoformat(bounds(day)[1]) if day else now
    months = (now.year - last.year) * 12 + now.month - last.month - (now.day < last.day)
    if months <= 0:
        return ""
    if months < 24:
        return f"{months} month{'' if months == 1 else 's'} old"
    return f"{months // 12} years old"


def data_line(catalogue: Catalogue) -> str:
    """The date of the data and how old it is; when figures were fetched."""
    if catalogue.as_of:
        return f"As of {show(catalogue.as_of)}; data of {show(catalogue.now)}"
    old = age(catalogue.now)
    line = f"Data of {show(catalogue.now)}{f', {old}' if old else ''}"
    return f"{line}; figures updated {show(catalogue.updated)}" if catalogue.updated else line


def beyond(catalogue: Catalogue) -> str:
    """Says that the date asked for is later than the data; empty where it is not."""
    asked, now = catalogue.as_of, catalogue.now
    if not asked or not now or bounds(asked)[0] <= bounds(now)[1]:
        return ""
    return f"the data ends on {show(now)}; as of {show(asked)} shows the last known state"


def changes(key: str, *, is_figure: bool, is_dated: bool) -> bool:
    """True for a statement that can become outdated: a figure, a field that changes, or one with a beginning."""
    return is_figure or is_dated or key in CHANGING


def is_old(as_of: str | None, day: str, key: str) -> bool:
    """True for a statement of a field that changes, made over two years before ``day``."""
    if not as_of or key in STEADY:
        return False
    return int(bounds(as_of)[1][:4]) < int(day[:4]) - OLD_YEARS
