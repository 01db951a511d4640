"""Which tint and sign each state of a map has, and what they mean: the legend's entries."""

from __future__ import annotations

from ..named_tuple import NamedTuple
from ..query.geography.places import HERE, Geo, GeoArea
from .palette import BYPASSED, CHOSEN, CLASSES, FIRST, OBSERVER, PARTNER, SECOND

_OF_ROLE = {
    "observer": (OBSERVER, "ᵒ"),
    "partner": (PARTNER, "ᵖ"),
    "dialogue-partner": (PARTNER, "ᵖ"),
    "candidate": (PARTNER, "ᶜ"),
    "associate": (PARTNER, "ᵃ"),
    "guest": (PARTNER, "ᵍ"),
    "crossed": (SECOND, ""),
    "bypassed": (BYPASSED, "×"),
    "capital": (CHOSEN, ""),
    "neighbour": (PARTNER, ""),
}
"""Tint and sign of roles other than members, participants, parties and places."""

_IN_ASCII = {"ᵒ": "(o)", "ᵖ": "(p)", "ᶜ": "(c)", "ᵃ": "(a)", "ᵍ": "(g)", "×": "(x)"}
SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹"

UNDER_ROUTES = (PARTNER, FIRST, SECOND, CHOSEN)
"""Fills of states that few to all of several routes cross: the colours of routes stand out on them."""

POINTED = (HERE, "located in", "held at", "signed at", "seat", "nationality")
"""Roles of states that are where something is, rather than what takes part."""


class Tint(NamedTuple):
    """A group of states of one tint: ``title`` is what it means, ``sign`` what is at each name."""

    fill: str
    title: str
    sign: str
    codes: tuple[str, ...]
    names: tuple[str, ...]
    short: tuple[str, str] = ("", "")
    """What it means in fewer letters, and in fewest, for narrow screens; empty where the title is short."""

    @property
    def strong(self) -> bool:
        """True where names are bold."""
        return not self.sign or self.sign == "×"


class Signs(NamedTuple):
    """Characters of places: ``here`` is the entity asked for, ``stop`` what belongs to it."""

    here: str
    stop: str
    capital: str
    place: str
    cursor: str


def signs(ascii: bool) -> Signs:
    """The signs of a set of characters."""
    return Signs("@", "o", "*", ".", ">") if ascii else Signs("◉", "●", "■", "▪", "▸")


def written(sign: str, ascii: bool) -> str:
    """A sign in the characters that there are."""
    if not ascii:
        return sign
    return _IN_ASCII.get(sign) or "".join(f"({SUPERSCRIPTS.index(char)})" for char in sign if char in SUPERSCRIPTS)


def tints(geo: Geo) -> tuple[Tint, ...]:
    """The states of a map in groups, the strongest first.

    Of two bodies (or corridors) the groups are only the first, only the second, and both; of
    more, by in how many of them a state takes part.
    """
    bodies = list(dict.fromkeys(area.of for area in geo.areas if _takes_part(area) and area.role != "listed"))
    chosen = {area.code: area for area in geo.areas if area.role == HERE}
    groups = _shared(geo, bodies) if len(geo.ids) > 1 and len(bodies) > 1 else _by_role(geo)
    if chosen:
        own = Tint(CHOSEN, "", "", tuple(chosen), tuple(area.name for area in chosen.values()))
        groups = [own, *(_without(group, chosen) for group in groups)]
    return tuple(group for group in groups if group.codes)


def _takes_part(area: GeoArea) -> bool:
    return area.role not in POINTED and area.role not in ("capital", "bypassed")


def _without(group: Tint, codes: dict[str, GeoArea]) -> Tint:
    kept = [(code, name) for code, name in zip(group.codes, group.names, strict=True) if code not in codes]
    return group._replace(codes=tuple(code for code, _ in kept), names=tuple(name for _, name in kept))


def _by_role(geo: Geo) -> list[Tint]:
    groups: dict[tuple[str, str, str], dict[str, str]] = {}
    seen: set[str] = set()
    for area in sorted(geo.areas, key=lambda area: _RANK.get(area.role, 1)):
        if area.role == HERE or area.code in seen:
            continue
        seen.add(area.code)
        fill, sign = _OF_ROLE.get(area.role, (FIRST, ""))
        role = "partner" if area.role == "dialogue-partner" else area.role
        groups.setdefault((fill, role.replace("-", " "), sign), {})[area.code] = area.name
    order = [FIRST, CHOSEN, SECOND, OBSERVER, PARTNER, BYPASSED]
    return [
        Tint(fill, title, sign, tuple(found), tuple(found.values()))
        for (fill, title, sign), found in sorted(groups.items(), key=lambda item: order.index(item[0][0]))
    ]


_RANK = {"here": 0, "crossed": 0, "bypassed": 2, "observer": 2, "capital": 3}


def _shared(geo: Geo, bodies: list[str]) -> list[Tint]:
    parts: dict[str, dict[str, GeoArea]] = {}
    avoided: dict[str, GeoArea] = {}
    for area in geo.areas:
        if _takes_part(area):
            parts.setdefault(area.code, {}).setdefault(area.of, area)
        elif area.role == "bypassed":
            avoided.setdefault(area.code, area)
    groups: dict[tuple[str, str, str], dict[str, str]] = {}
    if len(bodies) == 2:
        first = bodies[0]
        for code, found in parts.items():
            if len(found) == 2:
                key = (CHOSEN, "both", "")
            else:
                of = next(iter(found))
                key = (FIRST if of == first else SECOND, f"only {geo.names.get(of, of)}", "¹" if of == first else "²")
            groups.setdefault(key, {})[code] = next(iter(found.values())).name
        order = [(CHOSEN, "both", ""), *(key for key in groups if key[0] == FIRST)]
        order += [key for key in groups if key[0] == SECOND]
    else:
        for code, found in parts.items():
            count = len(found)
            fills = UNDER_ROUTES if geo.routes else CLASSES
            step = min(len(fills) - 1, (count - 1) * (len(fills) - 1) // (len(bodies) - 1))
            key = (fills[step], f"in {count}", "".join(SUPERSCRIPTS[int(digit)] for digit in str(count)))
            groups.setdefault(key, {})[code] = next(iter(found.values())).name
        order = sorted(groups, key=lambda key: key[1], reverse=True)
    result = [
        Tint(*key, tuple(groups[key]), tuple(groups[key].values())) for key in dict.fromkeys(order) if key in groups
    ]
    left = {code: area.name for code, area in avoided.items() if code not in parts}
    if left:
        result.append(Tint(BYPASSED, "bypassed", "×", tuple(left), tuple(left.values())))
    return result
