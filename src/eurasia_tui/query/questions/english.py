"""Sentences: names with their articles, lists, figures, dates."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from ...dates import show
from ..catalogue import Catalogue
from ..sql import LISTED, listed
from .lexicon import lexicon


def with_article(name: str) -> str:
    """The name with ``the`` where it takes one."""
    say = lexicon().entries["say-words"]
    words = name.replace("-", " ").replace(",", " ").replace("(", " ").replace(")", " ").split()
    first = {*name.split()[:1], *words[:1]}
    if first & {"The", "A", "An", *say["never"]["words"]}:
        return name
    return f"the {name}" if any(word in say["the"]["words"] for word in words) else name


class Speaker:
    """Names of one catalogue, as they stand in a sentence."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.catalogue = catalogue
        self._short: dict[str, str] = {}

    def name(self, id_: str) -> str:
        """The plain name."""
        return self.catalogue.name(id_)

    def the(self, id_: str) -> str:
        """The name with ``the`` where it takes one."""
        return with_article(self.name(id_))

    def The(self, id_: str) -> str:
        """As :meth:`the`, at the beginning of a sentence."""
        return capitalised(self.the(id_))

    def short(self, ids: Sequence[str]) -> dict[str, str]:
        """Acronyms where there are any, else names."""
        missing = [id_ for id_ in dict.fromkeys(ids) if id_ not in self._short]
        if missing:
            names = self.catalogue.names(missing)
            self._short.update(names)
            seen: set[str] = set()
            rows = self.catalogue.db.execute(
                f"SELECT entity, text, lang FROM name WHERE entity IN {LISTED} AND type = 'acronym' "
                "AND entity IN (SELECT id FROM entity WHERE kind = 'organisations')",
                (listed(missing),),
            )
            for entity, text, _ in sorted(
                rows, key=lambda row: (row[2] != "en", row[1].lower() != row[0], len(row[1]))
            ):
                if entity not in seen and text.isascii() and len(names[entity]) > len(text):
                    self._short[entity] = text
                seen.add(entity)
        return {id_: self._short[id_] for id_ in ids}

    def names(self, ids: Sequence[str], most: int = 32, *, short: bool = False) -> str:
        """A list of names: ``A, B and C``; beyond ``most``, how many more."""
        names = self.short(ids) if short else self.catalogue.names(ids)
        return comma_list([names[id_] for id_ in ids], most)


def comma_list(texts: Iterable[str], most: int = 32) -> str:
    """``A, B and C``; beyond ``most``, ``A, B and 7 more``."""
    found = list(texts)
    if len(found) > most:
        return f"{', '.join(found[: most - 2])} and {len(found) - most + 2} more"
    if len(found) < 2:
        return "".join(found)
    return f"{', '.join(found[:-1])} and {found[-1]}"


def capitalised(text: str) -> str:
    """The text with its first letter a capital."""
    return text[:1].upper() + text[1:]


def count(number: int, singular: str, plural: str) -> str:
    """``1 member``, ``5 members``."""
    return f"{number} {singular if number == 1 else plural}"


def amount(number: float, unit: str | None) -> str:
    """A figure with its unit: ``US$ 14.0 billion``, ``199,951 km²``, ``30%``; people is understood."""
    from ...formatting import exact, rounded, with_unit

    unit = unit or ""
    if "US$" in unit:
        value = rounded(number) if abs(number) >= 1e6 else exact(number)
        rest = unit.replace("US$", "").strip(" ()")
        if rest.split(" ")[0] in ("million", "billion", "trillion"):
            return f"US$ {value} {' '.join(rest.split())}"
        if rest.isdigit():
            rest = f"{rest} prices"
        return f"US$ {value} ({rest})" if rest else f"US$ {value}"
    return with_unit(exact(number), unit)


def since(date: str | None) -> str:
    """``since 12 Aug 2015``, or nothing."""
    return f" since {show(date)}" if date else ""


def on(date: str | None) -> str:
    """``on 12 Aug 2015``, ``in 2015``, or nothing."""
    if not date:
        return ""
    if "/" in date:
        return f" on {show(date)}" if len(date.partition("/")[0]) > 7 else f" in {show(date)}"
    return f" {'on' if len(date) > 7 else 'in'} {show(date)}"


def clause(text: str) -> str:
    """The first sentence of a text."""
    text = " ".join(text.split())
    match = re.match(r"(.{30,}?[.!?])(?:\s+(?=[A-ZА-Я“\"])|$)", text)
    found = match[1] if match else text
    return found if len(found) <= 320 else found[:318].rsplit(" ", 1)[0] + " …"


def pieces(text: str) -> list[str]:
    """The parts of a list in a text; what stands in brackets belongs to its part: ``Muslim 98% (Sunni 95%, Shia 3%)``."""
    return [part.strip() for part in re.split(r"[,;](?![^()]*\))", text)]
