"""The declarations of kinds and relations in a catalogue, so that reading needs no schema."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence

from ..schema import KINDS
from ..schema.relations import HOLDS_POSITION, MENTIONS, Relation
from ..schema.stored import AsRelation


def write_declarations(db: sqlite3.Connection, order: Sequence[str]) -> None:
    """Write the declarations of kinds, in the order given, and of relations."""
    names = sorted(KINDS, key=lambda kind: (order.index(kind) if kind in order else 99, KINDS[kind].key or "~", kind))
    db.execute("DELETE FROM kind")
    db.execute("DELETE FROM relation_type")
    relations: dict[str, Relation] = {MENTIONS.name: MENTIONS}
    for pos, name in enumerate(names):
        cls = KINDS[name]
        data = {
            "singular": cls.singular,
            "label": cls.label or name.capitalize(),
            "key": cls.key,
            "tab": cls.tab or cls.label,
            "sign": [*cls.sign],
            "colour": cls.colour,
            "columns": [[*column] for column in cls.columns],
            "badge": cls.badge,
            "sorts": [*cls.sorts],
            "opinion": cls.opinion,
            "page": [section.as_data() for section in cls.page],
            "array": cls.array,
            "sums": [*cls.sums],
        }
        db.execute("INSERT INTO kind VALUES (?, ?, ?)", (name, pos, json.dumps(data)))
        for info in cls.model_fields.values():
            for mark in info.metadata:
                if isinstance(mark, AsRelation):
                    relations[mark.relation.name] = mark.relation
    relations[HOLDS_POSITION.name] = HOLDS_POSITION
    db.executemany(
        "INSERT INTO relation_type VALUES (?, ?, ?, ?, ?, ?, ?)",
        [
            (r.name, r.label, r.inverse, r.strength, int(r.symmetric), " ".join(r.statuses), " ".join(r.ranks))
            for r in relations.values()
        ],
    )
