"""Two questions in one: ``when was the SCO founded and where is its secretariat``."""

from __future__ import annotations

import re

from ...lazy_pattern import lazy_pattern
from .. import names
from ..catalogue import Catalogue
from ..tokens import Token, tokens
from .lexicon import lexicon

_AND = frozenset(("and", "n", "i", "und", "et", "y", "ve"))
_OF_PERSONS = frozenset("he his him she her on ego emu nego nim nemu ona ee ey nee ney".split())
_OF_THINGS = frozenset("it its they their them there ee ego oni ih nem ney tam".split())
_ASKED_OF = frozenset(("fact", "relation", "office", "status", "act", "pick"))
"""Categories of words for what a thing has, or what was done with it."""
_OWN = frozenset("its his her their ego ee ih".split())
"""Folded pronouns that stand for a person, for anything else; those that say whose something is."""
_THING = lazy_pattern(
    r"\b((?:the|this|that)\s+(?:country|state|nation|republic|organi[sz]ation|bloc|union|body|alliance|bank|forum|group)|эт\w+\s+(?:стран|государств|организаци)\w*)(?=\s*[?.!]*$|\s+(?:have|has|is|was|based|located|situated|headquartered|founded|established|created|set)\b)",
    re.IGNORECASE,
)
"""What stands for the thing that the first question named, at the end of the second or before its verb."""


_OFFICE = lazy_pattern(
    r"\b(who\s+(?:was|had|held|did|has))\s+(?:it|so|that|the\s+(?:post|office|job))\s+(before|after)\b", re.IGNORECASE
)
"""The office that was asked for, where who held it before is asked next."""


_COMMA = lazy_pattern(
    r"\s*[,;]\s*(?:and\s+)?|\s+(?:and|и)\s+(?=(?:who|when|where|how|what|which|кто|когда|где|как)\b)", re.IGNORECASE
)
"""What parts the questions of a list."""


def parted(text: str) -> tuple[str, str] | None:
    """The two questions of a text; None where it is one.

    The second begins with a word that asks. Where the first is such a word alone, what follows is asked by both.
    """
    typed = tokens(text)
    folded = [token.fold for token in typed]
    for at in range(1, len(typed) - 1):
        if folded[at] not in _AND or not (size := _asks(folded, at + 1)):
            continue
        if folded[at + 1 + size : at + 2 + size] in (["of"], ["to"], ["from"]):
            continue  # "and when of the CSTO" asks what the first part does
        if _asks(folded, 0) == at:  # "when and where was it signed"
            rest = text[typed[at + 1 + size - 1].end :]
            return text[: typed[at - 1].end] + rest, text[typed[at + 1].start :]
        first = _asks(folded, 0)
        if (
            at + 1 + size == len(typed) and first and (_of_event(folded[at + 1]) or _of_event(folded[0]))
        ):  # "when was it signed and where"
            before, second = text[: typed[at - 1].end], text[typed[at + 1].start :].rstrip(" ?")
            return before, f"{second}{before[typed[first - 1].end :]}"
        if at + 1 + size < len(typed) and at > 1:
            return text[: typed[at - 1].end], text[typed[at + 1].start :]
    return None


def again(first: str, second: str) -> str | None:
    """The question of two times where the second part asks the same of another time: ``... in 1991, and what is it now``."""
    left: list[Token] = []
    for token in tokens(second):
        says = {sense.category for sense in lexicon().at([token.fold], 0).get(1, ())}
        if token.fold not in _OF_THINGS and (says - {"stop", "ask", "prep"} or not says):
            left.append(token)
    if not left or not any(token.fold in _OF_THINGS for token in tokens(second)):
        return None
    rest = " ".join(token.typed for token in left)
    when = all(_says_when(token) for token in left)
    return f"{first.rstrip(' ,;')} and {rest}" if when else None


def _says_when(token: Token) -> bool:
    year = token.fold.isdigit() and len(token.fold) == 4
    return year or any(sense == ("pick", "now") for sense in lexicon().at([token.fold], 0).get(1, ()))


def _asks(folded: list[str], at: int) -> int:
    """How many words from a place on are one that asks."""
    found = lexicon().at(folded, at)
    return max((n for n, each in found.items() if any(_opens(s.category, s.key) for s in each)), default=0)


def _of_event(word: str) -> bool:
    """True for when and where, which may be asked of the same as what was asked before."""
    return any(sense in (("ask", "when"), ("ask", "where")) for sense in lexicon().at([word], 0).get(1, ()))


def _opens(category: str, key: str) -> bool:
    return category == "ask" and key in ("when", "until", "where", "who", "what", "how-many", "how-long", "why", "how")


def resolved(catalogue: Catalogue, text: str, about: tuple[str, ...]) -> str:
    """The second question with its pronouns replaced by what the answer to the first is about."""
    text = _OFFICE.sub(r"\1 \2", text)
    kinds = catalogue.kinds_of(about)
    person = next((id_ for id_ in about if kinds.get(id_) == "people"), "")
    subject = next((id_ for id_ in about if kinds.get(id_) not in ("people", "places", None)), "")
    if subject and (thing := _THING.search(text)):
        return f"{text[: thing.start(1)]}{catalogue.name(subject)}{text[thing.end(1) :]}"
    for token in tokens(text):
        of_thing = token.fold in _OF_THINGS or (token.cyrillic and token.fold in _OF_PERSONS)  # "она": the organisation
        id_ = person if token.fold in _OF_PERSONS and person else subject if of_thing else ""
        if id_:
            return _replaced(text, token, catalogue.name(id_))
    dropped = person and any(token.cyrillic for token in tokens(text)) and not names.spans(catalogue, tokens(text))
    return f"{text.strip(' ?')} {catalogue.name(person)}" if dropped else text  # "когда вступил в должность"


def of_the_same(catalogue: Catalogue, text: str, about: tuple[str, ...]) -> str:
    """What is asked without any name, asked of what the answer before it is about; empty where it names or asks nothing.

    ``when opened`` and ``its capacity`` are of the thing, ``who was it before`` of the person.
    """
    typed = tokens(text)
    senses = lexicon().senses_in([token.fold for token in typed])
    if not any(sense.category in _ASKED_OF for sense in senses) or names.spans(catalogue, typed):
        return ""
    kinds = catalogue.kinds_of(about)
    beside = any(sense in (("pick", "previous"), ("pick", "next")) for sense in lexicon().senses_in([typed[-1].fold]))
    wanted = [id_ for id_ in about if (kinds.get(id_) == "people") == beside and kinds.get(id_) not in ("places", None)]
    return f"{text.strip(' ?')} {catalogue.name(wanted[0])}" if wanted else ""


def of_one_thing(catalogue: Catalogue, text: str) -> list[str]:
    """The questions of ``X: members, seat, who heads it``, each with the name; none where not all that is listed asks something."""
    head, colon, rest = text.partition(":")
    spans = names.spans(catalogue, tokens(head)) if colon else []
    if not any((span.start, span.end) == (0, len(tokens(head))) for span in spans):
        return []
    parts = [part.strip(" ?.") for part in _COMMA.split(rest)]
    categories = [
        {sense.category for sense in lexicon().senses_in([token.fold for token in tokens(part)][:2])} for part in parts
    ]
    asks = [bool(each & {*_ASKED_OF, "attribute", "ask"}) for each in categories]
    if len(parts) < 2 or not all(asks) or names.spans(catalogue, tokens(rest)):
        return []
    return [_named(part, head.strip()) for part in parts]


def _named(part: str, name: str) -> str:
    """A question with the name in place of its pronoun, else behind it."""
    for token in tokens(part):
        if token.fold in _OF_THINGS or token.fold in _OF_PERSONS:
            return _replaced(part, token, name)
    return f"{part} {name}"


def listed(text: str) -> list[str]:
    """The parts of ``X: where, when opened and who owns it``; none where what follows a comma asks nothing."""
    parts = [part.strip(" ?.") for part in _COMMA.split(text)]
    begun = {sense.category for sense in lexicon().senses_in([token.fold for token in tokens(parts[0])][:1])}
    return parts if len(parts) > 1 and "time" not in begun and all(map(_asks_something, parts[1:])) else []


def _asks_something(part: str) -> bool:
    """True for what begins with a word that asks, or with a fact."""
    each = lexicon().at([token.fold for token in tokens(part)], 0).values()
    return any(_opens(*sense) or sense.category == "fact" for senses in each for sense in senses)


def _replaced(text: str, token: Token, name: str) -> str:
    own = "'s" if token.fold in _OWN and token.latin else ""
    return f"{text[: token.start]}{name}{own}{text[token.end :]}"
