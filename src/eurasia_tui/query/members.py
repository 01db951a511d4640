"""Participation in bodies as of a day."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from ..named_tuple import NamedTuple
from .beginnings import not_begun
from .catalogue import Catalogue
from .sql import LISTED, listed

LAST = 99
"""Place of a status that is not declared."""


class Cell(NamedTuple):
    """One participation. ``status`` is former when it had ended by the day."""

    country: str
    organisation: str
    status: str
    since: str | None
    until: str | None
    participation: str | None
    participation_since: str | None
    source: str
    as_of: str | None
    evidence: str
    contested: bool
    note: str | None
    was: str | None = None
    """The status that ended, when it is former."""

    def as_data(self) -> dict[str, Any]:
        """The participation as JSON."""
        return {
            "country": self.country,
            "organisation": self.organisation,
            "status": self.status,
            "from": self.since,
            "until": self.until,
            "participation": self.participation,
            "source": self.source.split(" ")[0] or None,
            "as_of": self.as_of,
            "evidence": self.evidence or None,
            "contested": self.contested,
            "was": self.was,
        }


_SELECT = """SELECT r.subject, r.object, r.status, r.since, r.until, r.part, r.part_since, r.source, r.as_of, r.evidence,
  r.contested, r.note, r.since_day, r.until_day, r.part_since_day, r.part_until_day
  FROM relation r WHERE r.name = 'member-of'"""


def cells(
    catalogue: Catalogue, organisations: Sequence[str] = (), countries: Sequence[str] = (), *, former: bool = False
) -> list[Cell]:
    """Participations in effect on the catalogue's day, one a pair; with ``former``, also those that had ended."""
    where, values = "", list[str]()
    for column, ids in (("object", organisations), ("subject", countries)):
        if ids:
            where += f" AND r.{column} IN {LISTED}"
            values.append(listed(ids))
    best: dict[tuple[str, str], tuple[tuple[int, int, str], Cell]] = {}
    day, standing = catalogue.day, catalogue.standing
    rows = catalogue.db.execute(_SELECT + where, values).fetchall()
    # A member without a date is none before the body was founded.
    later = not_begun(catalogue, {row[1] for row in rows}) if catalogue.as_of else set()
    for row in rows:
        if row[1] in later and not row[3]:
            continue
        cell, rank = _cell(row, day, standing)
        if cell is None or (cell.status == "former" and not former):
            continue
        pair = (cell.country, cell.organisation)
        if pair not in best or rank < best[pair][0]:
            best[pair] = (rank, cell)
    names = catalogue.names({id_ for pair in best for id_ in pair})
    order = {id_: index for index, id_ in enumerate(organisations)}
    found = [cell for _, cell in best.values()]
    return sorted(
        found,
        key=lambda c: (
            order.get(c.organisation, 0),
            c.organisation,
            c.status == "former",
            standing.get(c.status, LAST),
            names[c.country],
        ),
    )


def full(found: Iterable[Cell]) -> list[Cell]:
    """Of the participations in effect those of members; in a body that has none, as a forum, those of participants."""
    of_body: dict[str, list[Cell]] = {}
    for cell in found:
        of_body.setdefault(cell.organisation, []).append(cell)
    chosen = []
    for some in of_body.values():
        members = [cell for cell in some if cell.status == "member"]
        chosen += members or [cell for cell in some if cell.status == "participant"]
    return chosen


def terms(catalogue: Catalogue, who: str, body: str) -> list[Cell]:
    """Every participation of one in another that had begun by the catalogue's day, oldest first."""
    found = []
    where = " AND r.subject = ? AND r.object = ? ORDER BY r.since_day"
    for row in catalogue.db.execute(_SELECT + where, (who, body)):
        cell, _ = _cell(row, catalogue.day, catalogue.standing)
        if cell is not None:
            found.append(cell)
    return found


def _cell(row: Sequence[object], day: str, standing: Mapping[str, int]) -> tuple[Cell | None, tuple[int, int, str]]:
    (
        subject,
        object_,
        status,
        since,
        until,
        part,
        part_since,
        source,
        as_of,
        evidence,
        contested,
        note,
        since_day,
        until_day,
        part_day,
        part_end,
    ) = row
    if since_day and str(since_day) > day:
        return None, (9, 9, "")
    ended = status == "former" or bool(until_day and str(until_day) <= day)
    if part and ((part_day and str(part_day) > day) or (part_end and str(part_end) <= day)):
        part = None
    shown = "former" if ended else str(status or "member")
    # Of several rows on one pair: in effect before ended, full member first, then the newest.
    newest = "".join(chr(255 - ord(char)) for char in str(since_day or ""))
    rank = (int(ended), standing.get(shown, LAST), newest)
    was = None if status == "former" else str(status or "member")
    return Cell(
        str(subject),
        str(object_),
        shown,
        _text(since),
        _text(until),
        _text(part),
        _text(part_since) if part else None,
        str(source or ""),
        _text(as_of),
        str(evidence),
        bool(contested),
        _text(note),
        was if ended else None,
    ), rank


def _text(value: object) -> str | None:
    return str(value) if value is not None else None


def organisations_with_members(catalogue: Catalogue) -> list[str]:
    """Ids of bodies that have participants, in the order of the pane."""
    rows: Iterable[tuple[str]] = catalogue.db.execute(
        "SELECT e.id FROM entity e WHERE EXISTS (SELECT 1 FROM relation r WHERE r.object = e.id AND r.name = 'member-of') "
        "ORDER BY e.grp_pos, e.sort"
    )
    return [row[0] for row in rows]
