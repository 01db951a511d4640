"""Authors of documents as bibliographies want them: family and given names of people, names of bodies whole."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from ..text import fold


class AuthorName(NamedTuple):
    """An author. A body has only ``literal``; ``others`` stands for authors who are not named (et al.)."""

    family: str = ""
    given: str = ""
    literal: str = ""
    family_first: bool = False
    """True where the name is written so: Xi Jinping."""

    @property
    def written(self) -> str:
        """In reading order."""
        parts = (self.family, self.given) if self.family_first else (self.given, self.family)
        return self.literal or " ".join(filter(None, parts))


OTHERS = AuthorName(literal="others")
"""Authors who are not named."""

_POST = re.compile(r"\s*\([^()]*\)\s*$")
_OTHERS = re.compile(r",?\s+(?:et al\.?|and others)\s*$", re.IGNORECASE)
_BETWEEN = re.compile(r",\s+and\s+|\s+and\s+|\s*&\s*|;\s*|,\s+")
_TITLES = re.compile(r"^(?:Mr|Mrs|Ms|Dr|Prof|Sir|Lord|H\.E)\.?\s+")
_AFTER = re.compile(r"^(?:[IVX]+|Jr\.?|Sr\.?)$")
_WORD = re.compile(r"^[^\W\d_](?:[^\W\d_]|['’.\-])*$")
_PARTICLES = frozenset("al bin bint da dal de del den der di dos du el ibn la le ten ter van von zu".split())
_BODY = frozenset(
    "administration agency alliance assembly association authority bank board bureau cabinet center centre chamber club "
    "commission committee community company conference consortium cooperation corporation council court delegation "
    "department embassy federation forum foundation fund government group house institute institution kremlin leaders "
    "league library ministers ministry mission nations network news office organisation organization parliament parties "
    "party presidents press programme program publishers radio republic republics school secretariat service society "
    "staff state states states' survey team times trust union university".split()
)
"""Words that are in names of bodies and of groups, not of people."""


def split(text: str, people: Mapping[str, str]) -> tuple[AuthorName, ...]:
    """The authors of a line as printed: ``Kassym-Jomart Tokayev (President, Kazakhstan)``, ``Max Bergmann et al.``.

    ``people`` gives the family name (folded) of people known by their folded name. A post in brackets is no part of a
    name; what is not surely names of people stays whole, as a body.
    """
    text = " ".join(text.split())
    bare = _POST.sub("", text)
    others = bool(_OTHERS.search(bare))
    bare = _OTHERS.sub("", bare)
    parts = [_TITLES.sub("", part.strip()) for part in _BETWEEN.split(bare) if part.strip()]
    names = [person(part, people) for part in parts]
    if inverted := _inverted(parts, people):
        names = [inverted]
    if not parts or not all(name.family for name in names):
        return (AuthorName(literal=text),) if text else ()
    return (*names, *((OTHERS,) if others else ()))


def person(text: str, people: Mapping[str, str]) -> AuthorName:
    """A person's name in its parts; whole, as that of a body, where it is not surely a person's."""
    known = people.get(fold(text))
    words = text.split()
    if known is None and not _is_person(words):
        return AuthorName(literal=text)
    start, end = _family(words, known)
    while start > 0 and words[start - 1].casefold() in _PARTICLES and words[start - 1].islower():
        start -= 1
    family = " ".join(words[start:end])
    given = " ".join((*words[:start], *words[end:]))
    if known is not None and (not given or all(_AFTER.match(word) for word in given.split())):
        return AuthorName(literal=text)  # a ruler known by one name
    return AuthorName(family, given, family_first=start == 0)


def _inverted(parts: Sequence[str], people: Mapping[str, str]) -> AuthorName | None:
    """A name written family name first, with a comma: ``Kennan, George F.``, or ``Tkachenko, Stanislav`` who is known."""
    if len(parts) != 2 or not _is_person([*parts[1].split(), *parts[0].split()]):
        return None
    known = fold(f"{parts[1]} {parts[0]}") in people
    return AuthorName(parts[0], parts[1]) if known or re.search(r"(^|[ .])[^\W\d_]\.", parts[1]) else None


def _is_person(words: Sequence[str]) -> bool:
    """True for one to five words that look like a person's name."""
    if not 1 <= len(words) <= 5 or words[0].casefold() == "the":
        return False
    for word in words:
        small = word.casefold()
        if small in _BODY or not _WORD.match(word):
            return False
        if not (word[0].isupper() or small in _PARTICLES):
            return False
        if len(word) > 2 and word.isupper() and not _AFTER.match(word):  # an acronym
            return False
    return len(words) > 1


def _family(words: Sequence[str], known: str | None) -> tuple[int, int]:
    """Where the family name is among the words: as known, else the last word that is no number or Jr."""
    if known:
        for start in range(len(words) - 1, -1, -1):
            for end in range(start + 1, len(words) + 1):
                if fold(" ".join(words[start:end])).endswith(known) and len(known.split()) >= end - start:
                    return start, end
    end = len(words)
    while end > 1 and _AFTER.match(words[end - 1]):
        end -= 1
    return end - 1, end
