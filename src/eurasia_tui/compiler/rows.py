"""Turns one entity into catalogue rows by what its schema fields say of themselves.

No kind is known here: :mod:`..schema.stored` annotations decide.
"""

from __future__ import annotations

import functools
import json
from typing import Any

from ..dates import bounds
from ..sanitize import clean
from ..schema.entity import Entity
from ..schema.relations import HOLDS_POSITION, MENTIONS
from ..schema.stored import AsFact, AsName, AsProse, AsRelation, Unstored
from ..schema.types import Dated, Series, Statement, Witness
from ..text import fold, links
from .figure_row import figure
from .relation_ends import ends

Row = dict[str, Any]
Rows = dict[str, list[Row]]


def slug(text: str) -> str:
    """The key of a fact made from its label."""
    return fold(text).replace(" ", "-")


class RowMaker:
    """Collects the rows of one entity."""

    def __init__(self, entity: Entity, *, patch: bool) -> None:
        self.entity = entity
        self.patch = patch
        self.rows: Rows = {table: [] for table in ("name", "fact", "relation", "prose", "series", "position")}
        # Quotes and claims rest on the document they are in.
        document = getattr(entity, "quoted_from", None) or getattr(entity, "made_in", None)
        self.source = entity.source or ([document] if document else None)
        self.as_of = entity.as_of or getattr(entity, "date", None)
        self._seq = 0

    def _receipt(self, statement: Statement | None) -> Row:
        source = (statement.source if statement else None) or self.source
        evidence, seen = (statement.evidence, statement.seen) if statement else (None, None)
        if not (evidence or seen or (statement and statement.source)):
            evidence, seen = self.entity.evidence, self.entity.seen
        return {
            "source": " ".join(source) if source else None,
            "as_of": None
            if statement and statement.undated
            else (statement.as_of if statement else None) or self.as_of,
            "evidence": evidence or ("page" if seen else ""),
            "inherits": int(not (evidence or seen)),
            "seen": seen,
            "contested": int(statement.contested) if statement else 0,
            "note": clean(statement.note) if statement and statement.note else None,
        }

    def _add(self, table: str, slot: str, **values: Any) -> None:
        self._seq += 1
        values["entity"], values["slot"], values["seq"] = self.entity.id, slot, self._seq
        self.rows[table].append(values)

    def make(self) -> Rows:
        """All rows of the entity; for a patch, those of the fields it gives."""
        entity = self.entity
        if entity.name or not self.patch:
            self._name("", clean(entity.title()), "name", "name")
        if not self.patch:
            self._name("", entity.id, "id", f"id:{entity.id}")
        given = vars(entity)
        for name, marks in _marks(type(entity)).items():
            if self.patch and name not in entity.model_fields_set:
                continue
            value = given[name]
            if value is None or (not value and isinstance(value, list | dict)):
                continue
            for mark in marks:
                self._field(name, value, mark)
        self._facts()
        self._contested()
        for index, item in enumerate(entity.series):
            self._add(
                "series",
                f"{item.key}@{(item.source or self.source or [''])[0]}",
                key=item.key,
                label=clean(item.label),
                unit=clean(item.unit),
                other="",
                points=json.dumps(dict(sorted(item.points.items()))),
                **self._receipt(item),
                loc=f"series.{index}",
            )
            self._figure(item, f"series.{index}")
        return self.rows

    def _field(self, name: str, value: Any, mark: object) -> None:
        if isinstance(mark, AsFact):
            self._scalar(name, value, mark)
        elif isinstance(mark, AsName):
            self._names(value, mark.type)
        elif isinstance(mark, AsProse):
            self._prose(name, value, mark)
        elif isinstance(mark, AsRelation):
            items = value if isinstance(value, list) else [value]
            for index, item in enumerate(items):
                loc = f"{name}.{index}" if isinstance(value, list) else name
                for other, extra, statement, at in ends(self.entity, item, loc):
                    self.relation(mark.relation.name, other, mark.owner, statement, at, **extra)

    # --- names ---------------------------------------------------------------

    def _name(self, lang: str, text: str, type_: str, slot: str = "") -> None:
        if folded := fold(text):
            slot = slot or f"{type_}:{lang}:{folded}"
            self._add("name", slot, text=text, fold=folded, type=type_, lang=lang)

    def _names(self, value: Any, type_: str) -> None:
        if isinstance(value, dict):
            pairs = [
                (lang, text) for lang, item in value.items() for text in ([item] if isinstance(item, str) else item)
            ]
        else:
            pairs = [("", text) for text in ([value] if isinstance(value, str) else value)]
        for lang, text in pairs:
            self._name(clean(lang), clean(text), type_)

    # --- facts ---------------------------------------------------------------

    def _scalar(self, name: str, value: Any, mark: AsFact) -> None:
        key = name.rstrip("_").replace("_", "-")
        label = mark.label or key.replace("-", " ").capitalize()
        for index, item in enumerate(value if isinstance(value, list) else [value]):
            many = isinstance(value, list)
            since = until = None
            statement = self.entity.receipts.get(name)
            shown = item
            if isinstance(item, Dated):
                shown, since, until, statement = item.value, item.from_, item.until, item
            elif isinstance(item, Statement):
                shown, statement = getattr(item, "value", ""), item
            if mark.type == "date":
                since = str(shown)
            self._fact(
                f"{key}:{index}" if many else key,
                key,
                label,
                shown,
                mark.unit,
                mark.type,
                statement,
                since,
                until,
                f"{name}.{index}" if many else name,
            )

    def _facts(self) -> None:
        for index, fact in enumerate(self.entity.facts):
            key = fact.key or slug(fact.label)
            slot = f"{key}@{(fact.source or self.source or [''])[0]}@{fact.as_of or ''}"
            self._fact(slot, key, fact.label, fact.value, fact.unit or "", "", fact, None, None, f"facts.{index}")

    def _figure(self, item: Series, loc: str) -> None:
        """The newest of yearly figures as a fact, where no fact of the same source gives it."""
        source = (item.source or self.source or [""])[0]
        given = {(fact.key or slug(fact.label), (fact.source or self.source or [""])[0]) for fact in self.entity.facts}
        if item.points and (item.key, source) not in given:
            year, value = max(item.points.items())
            receipt = self._receipt(item)
            row = figure(
                self.entity.id, item.key, clean(item.label), clean(item.unit), year, float(value), receipt, loc
            )
            self.rows["fact"].append(row)

    def _fact(
        self,
        slot: str,
        key: str,
        label: str,
        value: Any,
        unit: str,
        type_: str,
        statement: Statement | None,
        since: str | None,
        until: str | None,
        loc: str,
    ) -> None:
        number = float(value) if isinstance(value, int | float) and not isinstance(value, bool) else None
        text = clean("yes" if value is True else "no" if value is False else str(value))
        self._add(
            "fact",
            slot,
            key=key,
            label=clean(label),
            value=text,
            number=number,
            unit=clean(unit),
            type=type_ or ("number" if number is not None else "text"),
            **_term(since, until),
            **self._receipt(statement),
            loc=loc,
        )
        self._mentions(text, loc)

    # --- prose ---------------------------------------------------------------

    def _prose(self, name: str, value: Any, mark: AsProse) -> None:
        if isinstance(value, str):
            heading = "" if mark.section[0].islower() else mark.section
            self._passage(mark.section, heading, value, self.entity.receipts.get(name), name)
            return
        for index, item in enumerate(value):
            self._passage(f"prose:{slug(item.heading)}", clean(item.heading), item.text, item, f"{name}.{index}.text")

    def _passage(self, section: str, heading: str, text: str, statement: Statement | None, loc: str) -> None:
        text = clean(text)
        receipt = self._receipt(statement)
        if loc == "finding" and (evidence := getattr(self.entity, "checked_against", None)):
            receipt["source"] = " ".join(dict.fromkeys(item.to for item in evidence))  # what was found, not the claim
        self._add("prose", section, section=section.partition(":")[0], heading=heading, text=text, **receipt, loc=loc)
        self._mentions(text, loc)

    def _mentions(self, text: str, loc: str) -> None:
        if "[[" in text:
            entity_id, name, receipt = self.entity.id, MENTIONS.name, self._receipt(None)
            for target in dict.fromkeys(links(text)):  # what relation() does, for the most frequent of all rows
                ends = {"subject": entity_id, "name": name, "object": target}
                self._add("relation", f"{name}|{target}|||", **ends, **receipt, loc=f"{loc}>{target}")

    # --- relations -----------------------------------------------------------

    def relation(self, name: str, other: str, owner: str, statement: Statement | None, loc: str, **extra: Any) -> None:
        """One relation row, stated by this entity as the given end."""
        entity_id = self.entity.id
        subject, object_ = (entity_id, other) if owner == "subject" else (other, entity_id)
        term = _term(extra.pop("since", None), extra.pop("until", None))
        slot = f"{name}|{other}|{extra.get('status', '')}|{extra.get('branch', '')}|{extra.pop('twist', '')}"
        part = _term(extra.pop("part_since", None), extra.pop("part_until", None))
        row = {key: clean(value) if isinstance(value, str) else value for key, value in extra.items()}
        row |= {f"part_{key}": value for key, value in part.items()}
        receipt = self._receipt(statement)
        if isinstance(statement, Witness):
            receipt["source"] = " ".join(statement.source or [statement.to])  # a document is its own source
            if not (statement.evidence or statement.seen):
                receipt |= {"evidence": "", "inherits": 1, "seen": None}
            receipt["note"] = clean(statement.says) if statement.says else receipt["note"]
        self._add("relation", slot, subject=subject, name=name, object=object_, **row, **term, **receipt, loc=loc)
        if receipt["note"]:
            self._mentions(receipt["note"], loc)

    def _contested(self) -> None:
        for number, matter in enumerate(self.entity.contested):
            for index, position in enumerate(matter.positions):
                says = clean(position.says)
                loc = f"contested.{number}.positions.{index}"
                receipt = self._receipt(position if position.source else matter if matter.source else position)
                self._add(
                    "position",
                    f"{slug(matter.topic)}:{index}",
                    topic=clean(matter.topic),
                    holder=position.holder,
                    says=says,
                    **receipt,
                )
                if position.holder and position.holder != self.entity.id:
                    self.relation(HOLDS_POSITION.name, position.holder, "object", position, f"{loc}.holder", twist=loc)
                self._mentions(says, f"{loc}.says")
            if matter.note:
                self._mentions(matter.note, f"contested.{number}.note")


@functools.cache
def _marks(cls: type[Entity]) -> dict[str, list[object]]:
    """How each field of a kind is stored, those that are."""
    ours = AsFact.__module__
    return {
        name: [mark for mark in field.metadata if type(mark).__module__ == ours] or [AsFact()]
        for name, field in cls.model_fields.items()
        if not any(isinstance(mark, Unstored) for mark in field.metadata)
    }


def _term(since: str | None, until: str | None) -> Row:
    """Columns of a term; what is not given is left out, and so empty."""
    term: Row = {"since": since, "since_day": bounds(since)[0]} if since else {}
    return term | {"until": until, "until_day": bounds(until)[1]} if until else term
