"""Figures that are not on record but follow from two that are: a figure for each inhabitant, people for each km²."""

from __future__ import annotations

from .. import sets
from ..catalogue import Catalogue
from ..rows import FactRecord
from ..sets import Member, Set
from .answer import Draft
from .context import Context, receipt
from .form import Measure, Value, When
from .lexicon import lexicon
from .say import amount, capitalised, comma_list
from .side_by_side import dated_text, figure

UNITS = {
    "US$": (1.0, "US$"),
    "million tonnes": (1e6, "tonnes"),
    "billion m³": (1e9, "m³"),
    "TWh": (1e9, "kWh"),
    "thousand barrels a day": (1e3, "barrels a day"),
    "people": (1.0, "people per km²"),
}
"""By the unit of what is divided: what it is multiplied by, and the unit of the quotient."""
DIGITS = 4
"""Significant digits of a quotient."""
MOST = 12
"""Entities whose quotients are told."""


def ratios(catalogue: Catalogue, measure: Measure, members: Set, when: When | None) -> dict[str, tuple[float, Member]]:
    """The quotient for each member that has both figures, of one year where the second is a figure of years."""
    return {
        id_: (number.number or 0.0, members[id_]._replace(facts=(number,)))
        for id_, (number, *_) in _quotients(catalogue, measure, members, when).items()
    }


def ratio_draft(context: Context, measure: Measure, sem: Value, members: Set) -> Draft | None:
    """The quotient of one entity with the two figures, or those of several."""
    found = _quotients(context.catalogue, measure, members, sem.when)
    if not found or len(found) < len(members) or len(found) > MOST:
        return None
    label, name = context.wording.measure(measure), context.speaker
    then = f" {sem.when.text}" if sem.when else ""
    rows = sorted((number for number, *_ in found.values()), key=lambda row: -(row.number or 0))
    if len(rows) == 1:
        number, above, below = found[rows[0].entity]
        two = f"{amount(above.number or 0, above.unit)}{dated_text(above)} by {amount(below.number or 0, below.unit)}"
        text = f"{capitalised(label)} of {name.the(number.entity)}{then}: {amount(number.number or 0, number.unit)}, our division of {two}."
    else:
        parts = [f"{name.name(row.entity)} {amount(row.number or 0, row.unit)}{dated_text(row)}" for row in rows]
        text = f"{capitalised(label)}{then}: {comma_list(parts)} (our divisions)."
    return Draft(
        text,
        rows[0].number if len(rows) == 1 else {row.entity: row.number for row in rows},
        tuple(row.entity for row in rows),
        f"{label} of {context.wording.text(sem.of)}{then}",
        tuple(receipt(row) for _, *each in found.values() for row in each),
        tuple(map(figure, rows)),
    )


def _quotients(
    catalogue: Catalogue, measure: Measure, members: Set, when: When | None
) -> dict[str, tuple[FactRecord, FactRecord, FactRecord]]:
    """By entity the quotient, and the two figures of which it is made."""
    keys = [lexicon().entry("fact", part).get("keys", (part,)) for part in measure.key.split("/")]
    first, last = (when.first, when.last) if when else ("", "")
    tops = sets.figures(catalogue, members, keys[0], first, last)
    lasting = measure.key.endswith("/area")
    found = {}
    for id_, above in tops.items():
        year = (above.as_of or "")[:4]
        times = () if lasting or not year else (f"{year}-01-01", f"{year}-12-31")
        below = sets.figures(catalogue, [id_], keys[1], *times).get(id_)
        if above.unit in UNITS and (above.unit == "people") == lasting and below and below.number:
            scale, unit = UNITS[above.unit]
            number = float(f"{(above.number or 0) * scale / below.number:.{DIGITS}g}")
            source = " ".join(dict.fromkeys(f"{above.source or ''} {below.source or ''}".split()))
            quotient = above._replace(key=measure.key, number=number, unit=unit, source=source, contested=0)
            found[id_] = (quotient, above, below)
    return found
