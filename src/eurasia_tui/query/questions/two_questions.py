"""Two questions in one: ``when was the SCO founded and where is its secretariat``."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ...lazy_pattern import lazy_pattern
from .. import names
from ..catalogue import Catalogue
from ..tokens import Token, tokens
from .lexicon import lexicon

_AND = frozenset("and n i a und et y e ve va zhane jana wa 和 و".split())
_PARTED = lazy_pattern(r"[,;.?!،，、；。？–—]|\s-\s")
"""Marks between two questions."""
OF_PERSONS = frozenset("he his him she her on ego emu nego nim nemu ona ee ey nee ney".split())
OF_THINGS = frozenset(
    "it its they their them there thereto ee ego oni ih nem ney tam dazu dazugehort davon su sus ese elle il son sa onun ona an onda".split()
)
_AUXILIARIES = frozenset("is are was were has have had does do did can".split())
_SAY_NOTHING = _AUXILIARIES | OF_THINGS | OF_PERSONS
ASKED_OF = frozenset(("fact", "relation", "office", "status", "act", "pick"))
"""Categories of words for what a thing has, or what was done with it."""
_OWN = frozenset("its his her their ego ee ih su sus son sa onun".split())
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


_LIST = lazy_pattern(r"\W*(?:how\s+many|which|what)\s+(?!(?:is|are|was|were)\b)", re.IGNORECASE)
_WHICH_OF_THEM = lazy_pattern(
    r"which\s+(?:of\s+(?:them|these|those)\s+|ones\s+)?((?:are|do|have|belong|border)\s+(?:not\s+)?(?:in\b|members\b|also\b|border\b))",
    re.IGNORECASE,
)
"""A question for several; another for some of these."""


def parted(text: str) -> tuple[str, str] | None:
    """The two questions of a text; None where it is one.

    The second begins with a word that asks. Where the first is such a word alone, what follows is asked by both.
    """
    typed = tokens(text)
    folded = [token.fold for token in typed]
    for mark in range(1, len(typed)):
        joined = folded[mark] in _AND
        at = mark + joined
        if at == len(typed):
            break
        size = asks(folded, at) or _asks_at_its_end(typed[:mark], typed[at:])
        by_mark = not joined and bool(_PARTED.search(text[typed[mark - 1].end : typed[mark].start]))
        if by_mark and (
            _is_prep(folded[0]) or not (_first_asks(typed[:mark], typed[at:]) or names_pronoun(typed[at:]))
        ):
            continue  # "in 2022, who was president" is one question
        if by_mark and all(word in _SAY_NOTHING or asks([word], 0) for word in folded[at:]):
            continue  # "the president before him, who was it"
        if not (joined or by_mark) or not (size or asks_of_it(typed, at)):
            continue
        if folded[at + size : at + size + 1] in (["of"], ["to"], ["from"]):
            continue  # "and when of the CSTO" asks what the first part does
        before = text[: typed[mark - 1].end]
        first = asks(folded, 0)
        if joined and first == mark:  # "when and where was it signed"
            return before + text[typed[at + size - 1].end :], text[typed[at].start :]
        if at + size == len(typed) and first and (_of_event(folded, at) or _of_event(folded, 0)):
            return before, f"{text[typed[at].start :].rstrip(' ?')}{before[typed[first - 1].end :]}"  # "... and where"
        if at + size < len(typed) and mark > 1:
            return before, text[typed[at].start :]
    return None


def _first_asks(first: Sequence[Token], second: Sequence[Token]) -> bool:
    """True where the first part asks: with its first word, a fact as its last (``TAPI status``), or as the second does."""
    folded = [token.fold for token in first]
    last = lexicon().at(folded[-1:], 0).get(1, ())
    return bool(asks(folded, 0) or any(sense.category == "fact" for sense in last) or _asks_at_its_end(first, second))


def _asks_at_its_end(first: Sequence[Token], second: Sequence[Token]) -> int:
    """One where both parts ask with a word within them, as languages do that ask so: Chinese, Turkish, Persian."""
    parts = [[token.fold for token in part] for part in (first, second)]
    other = lexicon().languages([word for part in parts for word in part]) or not (first[0].latin or first[0].cyrillic)
    within = [any(asks(part, at) for at in range(1, len(part))) for part in parts]
    return int(bool(other) and all(within) and len(second) > 1)


def names_pronoun(typed: Sequence[Token]) -> bool:
    """True where a word stands for a thing."""
    return any(token.fold in OF_THINGS for token in typed)


def asks_of_it(typed: Sequence[Token], at: int) -> bool:
    """True where a question begins with a verb, or with what is asked of a thing: ``is it``, ``its capacity``, ``on what terms``."""
    folded = [token.fold for token in typed]
    if folded[at] in _AUXILIARIES:
        return at + 2 < len(typed) and bool({*folded[at + 1 : at + 3]} & (OF_THINGS | OF_PERSONS))
    if folded[at] in _OWN:
        return any(sense.category in (*ASKED_OF, "attribute") for sense in lexicon().senses_in(folded[at + 1 : at + 4]))
    return asks_behind_preposition(" ".join(folded[at : at + 3]))


def asks_behind_preposition(text: str) -> bool:
    """True for ``on what terms``, ``by how many km``, ``through which countries``."""
    folded = [token.fold for token in tokens(text)]
    through = any(sense == ("relation", "crosses") for sense in lexicon().at(folded[:1], 0).get(1, ()))
    return len(folded) > 1 and (through or _is_prep(folded[0])) and asks(folded, 1) > 0


def _is_prep(word: str) -> bool:
    return any(sense.category == "prep" for sense in lexicon().at([word], 0).get(1, ()))


def again(first: str, second: str) -> str | None:
    """The question of two times where the second part asks the same of another time: ``... in 1991, and what is it now``."""
    left: list[Token] = []
    for token in tokens(second):
        says = {sense.category for sense in lexicon().at([token.fold], 0).get(1, ())}
        if token.fold not in OF_THINGS and (says - {"stop", "ask", "prep"} or not says):
            left.append(token)
    if not left or not any(token.fold in OF_THINGS for token in tokens(second)):
        return None
    rest = " ".join(token.typed for token in left)
    when = all(_says_when(token) for token in left)
    return f"{first.rstrip(' ,;')} and {rest}" if when else None


def among_first(first: str, second: str) -> str:
    """The question of those that the first asks for, where the second asks which of them: ``... and which are in the CIS``."""
    found, of = _WHICH_OF_THEM.match(second), _LIST.match(first)
    return f"which {first[of.end() :].rstrip(' ,;')} and {second[found.start(1) :]}" if found and of else ""


def _says_when(token: Token) -> bool:
    year = token.fold.isdigit() and len(token.fold) == 4
    return year or any(sense == ("pick", "now") for sense in lexicon().at([token.fold], 0).get(1, ()))


def asks(folded: list[str], at: int) -> int:
    """How many words from a place on are one that asks."""
    found = lexicon().at(folded, at, languages=lexicon().languages(folded))
    return max((n for n, each in found.items() if any(opens(s.category, s.key) for s in each)), default=0)


def _of_event(folded: list[str], at: int) -> bool:
    """True for when and where, which may be asked of the same as what was asked before."""
    senses = lexicon().at([folded[at]], 0, languages=lexicon().languages(folded))
    return any(sense in (("ask", "when"), ("ask", "where")) for sense in senses.get(1, ()))


def opens(category: str, key: str) -> bool:
    """True for a sense with which a question begins."""
    return category == "ask" and key in ("when", "until", "where", "who", "what", "how-many", "how-long", "why", "how")


def resolved(catalogue: Catalogue, text: str, about: tuple[str, ...]) -> str:
    """The second question with its pronouns replaced by what the answer to the first is about."""
    text = _OFFICE.sub(r"\1 \2", text)
    kinds = catalogue.kinds_of(about)
    person = next((id_ for id_ in about if kinds.get(id_) == "people"), "")
    things = [id_ for id_ in about if kinds.get(id_) not in ("people", None)]
    if of_kinds := _kinds_asked(text):  # it that was signed is the treaty
        things = [id_ for id_ in things if kinds[id_] in of_kinds] or things
    subject = next((id_ for id_ in things if kinds[id_] != "places"), things[0] if len(things) == 1 else "")
    if subject and (thing := _THING.search(text)):
        return f"{text[: thing.start(1)]}{catalogue.name(subject)}{text[thing.end(1) :]}"
    for token in tokens(text):
        of_thing = token.fold in OF_THINGS or (token.cyrillic and token.fold in OF_PERSONS)  # "она": the organisation
        id_ = person if token.fold in OF_PERSONS and person else subject if of_thing else ""
        if id_:
            return replaced(text, token, catalogue.name(id_))
        if token.fold in OF_PERSONS and token.latin:
            return ""  # the person is not known
    dropped = person and any(token.cyrillic for token in tokens(text)) and not names.spans(catalogue, tokens(text))
    return f"{text.strip(' ?')} {catalogue.name(person)}" if dropped else text  # "когда вступил в должность"


def _kinds_asked(text: str) -> set[str]:
    """The kinds of which the facts are that a question asks for: agreements are signed."""
    senses = lexicon().senses_in([token.fold for token in tokens(text)])
    return {
        kind
        for category, key in senses
        if category == "fact"
        for kind in lexicon().entry(category, key).get("kinds", ())
    }


def named_in(catalogue: Catalogue, text: str) -> tuple[str, ...]:
    """What a question without an answer is about: the one thing, or else the one state or place, that it names.

    None where it speaks of a thing of another kind, which the next question may mean: ``who brokered the treaty``.
    """
    typed = tokens(text)
    spans = names.longest(names.spans(catalogue, typed))
    within = {at for span in spans for at in range(span.start, span.end)}
    others = [token.fold for at, token in enumerate(typed) if at not in within]
    kinds = {
        lexicon().entry("kind", key)["kind"] for category, key in lexicon().senses_in(others) if category == "kind"
    }
    found = {span.found[0].id: span.found[0].kind for span in spans}
    things = [id_ for id_, kind in found.items() if kind not in ("countries", "places")] or list(found)
    return tuple(things) if len(things) == 1 and kinds <= {found[things[0]]} else ()


def of_the_same(catalogue: Catalogue, text: str, about: tuple[str, ...]) -> str:
    """A question without a name, asked of the entity of the previous answer; empty when it names an entity or asks nothing.

    ``when opened`` and ``its capacity`` are of the thing, ``who was it before`` of the person.
    """
    typed = tokens(text)
    senses = lexicon().senses_in([token.fold for token in typed])
    if not any(sense.category in (*ASKED_OF, "attribute") for sense in senses) or names.spans(catalogue, typed):
        return ""
    kinds = catalogue.kinds_of(about)
    beside = any(sense in (("pick", "previous"), ("pick", "next")) for sense in lexicon().senses_in([typed[-1].fold]))
    wanted = [id_ for id_ in about if (kinds.get(id_) == "people") == beside and kinds.get(id_) not in ("places", None)]
    of_kinds = _kinds_asked(text)
    if of_kinds == {"agreements"} and not of_kinds & {*kinds.values()}:
        return ""  # "when was the treaty signed" of two states: which treaty is not known
    return _beside_act(text.strip(" ?"), catalogue.name(wanted[0])) if wanted else ""


def _beside_act(text: str, name: str) -> str:
    """The question with the name behind the act, else at its end: ``who came in BRICS from January 2024``."""
    typed = tokens(text)
    folded = [token.fold for token in typed]
    for at in range(len(typed)):
        for size, each in sorted(lexicon().at(folded, at).items(), reverse=True):
            if any(sense.category == "act" for sense in each):
                end = typed[at + size - 1].end
                return f"{text[:end]} {name}{text[end:]}"
    return f"{text} {name}"


def replaced(text: str, token: Token, name: str) -> str:
    """The text with a name in place of a pronoun."""
    own = "'s" if token.fold in _OWN and token.latin else ""
    return f"{text[: token.start]}{name}{own}{text[token.end :]}"
