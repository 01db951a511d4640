"""The orders of a list: its columns, its declared fields, and every figure that its entities have."""

from __future__ import annotations

from collections import Counter

from ..named_tuple import NamedTuple
from .catalogue import Catalogue
from .series import declared

LEAST = 3
"""Figures that fewer entities have order nothing."""
_NOT_FIGURES = ("lat", "lon", "latitude", "longitude", "numeric", "paragraph")


class Order(NamedTuple):
    """One order of a list: key, name, and the topic it is listed under."""

    key: str
    label: str
    topic: str


def columns(catalogue: Catalogue, kind: str) -> list[str]:
    """The orders that one key steps through: the order of the pane, each column, the name."""
    return ["", *(key for key, _, _ in catalogue.kinds[kind].columns), "name"]


def orders(catalogue: Catalogue, kind: str) -> list[Order]:
    """Every order of the list of a kind."""
    shown = catalogue.kinds[kind]
    found = {"": Order("", "In groups", ""), "name": Order("name", "Name", "")}
    found |= {key: Order(key, heading.capitalize(), "column") for key, heading, _ in shown.columns}
    known, figures = declared(catalogue), fact_figures(catalogue, kind)
    for key in (*shown.sorts, *known, *figures):
        if key in figures or key in shown.sorts:
            label, unit = figures.get(key, (key.replace("-", " ").capitalize(), ""))
            topic = known[key].topic if key in known else "field" if key in shown.sorts else "figure"
            text = f"{label}, {unit}" if unit and unit not in label else label
            found[key] = Order(key, text, topic if key not in found else "column")
    return list(found.values())


def fact_figures(catalogue: Catalogue, kind: str) -> dict[str, tuple[str, str]]:
    """Label and unit, by key, of the figures that several entities of a kind have: those of the list first, then those most have."""
    counts: Counter[str] = Counter()
    labels: dict[str, tuple[str, str]] = {}
    rows = catalogue.db.execute(
        "SELECT key, label, unit, entity FROM fact WHERE number IS NOT NULL "
        "AND entity IN (SELECT id FROM entity WHERE kind = ?)",
        (kind,),
    )
    for key, label, unit, _ in sorted({(key, label, unit or "", id_) for key, label, unit, id_ in rows}):
        counts[key] += 1
        labels.setdefault(key, (label, unit))
    own = [key for key, _, _ in catalogue.kinds[kind].columns] + list(catalogue.kinds[kind].sorts)
    found = [key for key, count in counts.items() if count >= LEAST and key not in _NOT_FIGURES]
    found.sort(key=lambda key: (key not in own, -counts[key], key))
    return {key: labels[key] for key in found}


def is_order(catalogue: Catalogue, kind: str, key: str) -> bool:
    """True where a list of the kind can be ordered so."""
    return key in columns(catalogue, kind) or any(order.key == key for order in orders(catalogue, kind))
