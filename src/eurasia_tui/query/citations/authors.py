"""Authors of documents as bibliographies want them: family and given names of people, names of bodies whole."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Set

from ...named_tuple import NamedTuple
from ...text import fold
from .person_names import AuthorName, inverted, is_body, is_person, is_word, person

OTHERS = AuthorName(literal="others")
"""Authors who are not named."""

_BRACKETS = re.compile(r"\s*\([^()]*\)")
_OTHERS = re.compile(r",?\s+(?:et al\.?|and others)\s*$", re.IGNORECASE)
_BETWEEN = re.compile(r",\s+and\s+|\s+and\s+|\s*&\s*|;\s*|,\s+")
_ADDRESS = r"(?:Mr|Mrs|Ms|Dr|Prof|H\.E|Gen|Col|Sen|Amb)\.?|Sir|Lord|Academician|Admiral|Colonel|General|Professor"
_POSTS = (
    r"(?:Deputy |Vice[- ]|First |Acting |Former )*(?:Prime Minister|Minister|President|Premier|Chancellor|Chairman|Chairwoman|"
    r"Chair|Secretary[- ]General|General Secretary|Press Secretary|Secretary|Ambassador|Senator|Governor|Director[- ]General|"
    r"Director|Commissioner|Adviser|Advisor|Spokesperson|Spokesman|Spokeswoman|Speaker|Representative|Envoy|Head)"
)
_TITLES = re.compile(rf"^(?:(?:{_ADDRESS}|(?:[A-Z][\w.’'-]*\s+){{0,4}}?{_POSTS})\s+)+(?=[^\W\d_])(?!of\b|for\b|to\b)")
"""Forms of address and posts before a name: ``Mr.``, ``UN Secretary-General``, ``Indian Prime Minister``."""
_POST = re.compile(rf"^(?:[\w.’'-]+\s+){{0,4}}?{_POSTS}\b")
"""A post beside a name: ``President of Russia``."""


class KnownNames(NamedTuple):
    """Names the catalogue knows: family names of people by their folded names, and folded names of bodies and states."""

    people: Mapping[str, str]
    bodies: Set[str] = frozenset()


def names_in(text: str) -> list[str]:
    """Whatever in a line of authors may be a name, for the catalogue to be asked which it knows."""
    bare = _OTHERS.sub("", _BRACKETS.sub("", text))
    inverted_names = re.findall(r"([^,;]+), ([^,;]+)", bare)
    return [
        *(_TITLES.sub("", _without_the(part)) for part in _parts(bare)),
        *(f"{given} {family}" for family, given in inverted_names),
        *(f"{family} {given}" for family, given in inverted_names),
    ]


def split(text: str, known: KnownNames) -> tuple[AuthorName, ...]:
    """The authors of a line as printed: ``Kassym-Jomart Tokayev (President, Kazakhstan)``, ``Max Bergmann et al.``.

    Posts, before a name, after it or in brackets, are no part of it. Bodies stand beside people; a line without people is
    several authors only where each is known by its name or semicolons part them, for "and" and commas are also in names
    of bodies (Ministry of Foreign Affairs and Trade).
    """
    text = " ".join(text.split())
    bare = _BRACKETS.sub("", text)
    others = bool(_OTHERS.search(bare))
    bare = _OTHERS.sub("", bare)
    items = [item for item in (item.strip() for item in bare.split(";")) if item]
    if len(items) == 1:
        names = _listed(items[0], known) or ([AuthorName(literal=text)] if not others else [AuthorName(literal=bare)])
    else:
        names = [name for item in items for name in _item(item, known)]
    if not names:
        return (AuthorName(literal=text),) if text else ()
    return (*names, *((OTHERS,) if others else ()))


def _item(text: str, known: KnownNames) -> list[AuthorName]:
    """The names of what stands between two semicolons: one inverted, without need to be known, or some in a row."""
    family, comma, given = text.partition(", ")
    if comma and "," not in given and not _POST.match(given) and is_person([*given.split(), *family.split()]):
        return [AuthorName(family, given)]
    return _listed(text, known) or [AuthorName(literal=text)]


def _listed(text: str, known: KnownNames) -> list[AuthorName]:
    """The authors of a row of names; empty where the row is, or may be, the name of one body."""
    parts = _parts(text)
    if len(parts) == 2 and (found := inverted(parts[0], parts[1], known.people)):
        return [found]
    names = [_person(part, known) for part in parts]
    if any(names):
        return list(_with_bodies(parts, names, known)) if _all_clear(parts, names, known) else []
    if len(parts) > 1 and all(fold(part) in known.bodies for part in parts):
        return [AuthorName(literal=part) for part in parts]
    return []


def _person(part: str, known: KnownNames) -> AuthorName | None:
    """The person a part names, without titles; None where it names none."""
    if fold(part) in known.bodies:
        return None
    bare = _TITLES.sub("", part)
    if bare != part and is_word(bare) and not is_body(bare):
        return AuthorName(bare)  # Mr. Shikhmuradov
    if bare == part and _POST.match(part):
        return None
    found = person(bare, known.people)
    return found if found.family or fold(bare) in known.people else None


def _all_clear(parts: list[str], names: list[AuthorName | None], known: KnownNames) -> bool:
    """True where each part is a person, a body, a post or the rest of a post."""
    after_post = False
    for part, name in zip(parts, names, strict=True):
        if name is None and not after_post and not _is_known_body(part, known) and not _POST.match(part):
            return False
        after_post = name is None and (after_post or bool(_POST.match(part)))
    return True


def _with_bodies(parts: list[str], names: list[AuthorName | None], known: KnownNames) -> Iterator[AuthorName]:
    """The people, and the bodies beside them; posts are neither."""
    after_post = False
    for part, name in zip(parts, names, strict=True):
        after_post = name is None and (after_post or bool(_POST.match(part)))
        if name is not None:
            yield name
        elif not after_post and _is_known_body(part, known):
            yield AuthorName(literal=part)


def _is_known_body(part: str, known: KnownNames) -> bool:
    return fold(part) in known.bodies or is_body(part)


def _parts(text: str) -> list[str]:
    return [_without_the(part.strip()) for part in _BETWEEN.split(text) if part.strip()]


def _without_the(text: str) -> str:
    return text.removeprefix("the ")
