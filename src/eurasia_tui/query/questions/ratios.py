"""Figures derived from two recorded ones: a figure per capita, people per km²."""

from __future__ import annotations

from .. import sets
from ..catalogue import Catalogue
from ..rows import FactRecord
from ..sets import Member, Set
from .lexicon import lexicon
from .logical_form import Measure, When

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


def ratios(catalogue: Catalogue, measure: Measure, members: Set, when: When | None) -> dict[str, tuple[float, Member]]:
    """The quotient for each member that has both figures, of one year where the second is a figure of years."""
    return {
        id_: (number.number or 0.0, members[id_]._replace(facts=(number,)))
        for id_, (number, *_) in quotients(catalogue, measure, members, when).items()
    }


def quotients(
    catalogue: Catalogue, measure: Measure, members: Set, when: When | None
) -> dict[str, tuple[FactRecord, FactRecord, FactRecord]]:
    """The quotient of each entity, and the two figures it is made of."""
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
