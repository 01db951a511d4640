"""What is a person's name, and its parts."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from ...named_tuple import NamedTuple
from ...text import fold
from .family_first import is_family_first


class AuthorName(NamedTuple):
    """An author. A body has only ``literal``; ``others`` stands for authors who are not named (et al.)."""

    family: str = ""
    given: str = ""
    literal: str = ""
    family_first: bool = False
    """True where the name is written so: Xi Jinping."""

    @property
    def written(self) -> str:
        """The name in reading order: family name first where its language has it so."""
        parts = (self.family, self.given) if self.family_first else (self.given, self.family)
        return self.literal or " ".join(filter(None, parts))


_AFTER = re.compile(r"^(?:[IVX]+|Jr\.?|Sr\.?)$")
_WORD = re.compile(r"^[^\W\d_](?:[^\W\d_]|['’.\-])*$")
_PARTICLES = frozenset("al bin bint da dal de del den der di dos du el ibn la le ten ter van von zu".split())
_BODY = frozenset(
    "administration agency alliance assembly association authority bank board bureau cabinet center centre chamber club "
    "commission committee community company conference consortium cooperation corporation council court delegation "
    "department embassy endowment federation forum foundation fund government group house institute institution kremlin leaders "
    "league library ministers ministry mission nations network news office organisation organization parliament parties "
    "party presidents press programme program publishers radio republic republics school secretariat service society "
    "staff state states states' survey team times trust union university".split()
)
"""Words that are in names of bodies and of groups, not of people."""
_MATTERS = frozenset(
    "affairs agriculture commerce culture defence defense development economy education energy environment finance health human "
    "industry information justice labour labor migration planning regional research rights rural science security social "
    "strategic studies technology tourism trade transport youth".split()
)
"""Words for what a body or a minister is charged with."""


def is_word(text: str) -> bool:
    """True for one word that may be a name."""
    return bool(_WORD.match(text)) and text.casefold() not in _BODY | _MATTERS


def is_body(text: str) -> bool:
    """True for what by its words is surely a body: World Bank, OSCE."""
    return any(
        word.casefold() in _BODY or (len(word) > 2 and word.isupper() and not _AFTER.match(word))
        for word in text.split()
    )


def is_person(words: Sequence[str]) -> bool:
    """True for two to five words that look like a person's name."""
    if not 2 <= len(words) <= 5 or words[0].casefold() == "the" or is_body(" ".join(words)):
        return False
    return all(is_word(word) and (word[0].isupper() or word.casefold() in _PARTICLES) for word in words)


def person(text: str, people: Mapping[str, str]) -> AuthorName:
    """A person's name in its parts; whole, as that of a body, where it is not surely a person's.

    ``people`` gives the family name (folded) of people known by their folded name.
    """
    known = people.get(fold(text))
    words = text.split()
    if known is None and not is_person(words):
        return AuthorName(literal=text)
    start, end = _family(words, known)
    while start > 0 and words[start - 1].casefold() in _PARTICLES and words[start - 1].islower():
        start -= 1
    family = " ".join(words[start:end])
    given = " ".join((*words[:start], *words[end:]))
    if known is not None and (not given or all(_AFTER.match(word) for word in given.split())):
        return AuthorName(literal=text)  # a ruler known by one name
    return AuthorName(family, given, family_first=start == 0)


def inverted(family: str, given: str, people: Mapping[str, str]) -> AuthorName | None:
    """A name written family name first, with a comma: ``Kennan, George F.``, or ``Tkachenko, Stanislav`` who is known."""
    if not is_person([*given.split(), *family.split()]):
        return None
    known = fold(f"{given} {family}") in people or fold(f"{family} {given}") in people
    if not known and not re.search(r"(^|[ .])[^\W\d_]\.", given):
        return None
    return AuthorName(family, given, family_first=fold(f"{family} {given}") in people)


def _family(words: Sequence[str], known: str | None) -> tuple[int, int]:
    """Where the family name is among the words: as known, else first or last by the form of the name."""
    if known:
        for start in range(len(words) - 1, -1, -1):
            for end in range(start + 1, len(words) + 1):
                if fold(" ".join(words[start:end])).endswith(known) and len(known.split()) >= end - start:
                    return start, end
    elif is_family_first(words):
        return 0, 1
    end = len(words)
    while end > 1 and _AFTER.match(words[end - 1]):
        end -= 1
    return end - 1, end
