"""Words of a question that no form covers: what they ask for, and which of them a text must have."""

from __future__ import annotations

from collections.abc import Iterable

from ..function_words import is_function_word
from .beside_names import spans_of
from .items import Lattice
from .lexicon import Sense, lexicon
from .rules.base import GENERIC

MEANING = frozenset(
    "mean means meant meaning define defined definition oznachaet znachit znachenie opredelenie".split()
)
"""Words, folded, with which the meaning of a term is asked."""
MODAL = frozenset("can could may might must should".split())
"""Words with which it is asked what may or must be done."""
TRUE = frozenset(("true", "correct", "accurate"))
"""Words with which it is asked which claims are confirmed."""


def sorted_words(read: Lattice) -> tuple[set[str], str, list[str], list[str]]:
    """What is asked, whether it is a saying, the content words outside names, and the words for a saying."""
    words = [token.fold for token in read.typed]
    within = {i for span in spans_of(read) for i in range(span.start, span.end)}
    asked: set[str] = {"about"} if words[-1:] == ["about"] else set()  # "what is it about"
    say, rest, spoken = "", list[str](), list[str]()
    kinds = {span.found[0].kind for span in spans_of(read)}
    at, languages = 0, lexicon().languages(words)
    while at < len(words):
        senses = lexicon().at(
            words, at, latin=read.typed[at].latin, cyrillic=read.typed[at].cyrillic, languages=languages
        )
        size = max(
            (n for n, each in senses.items() if any(s.category in ("ask", "stop", "prep", "say") for s in each)),
            default=0,
        )
        for sense in senses.get(size, ()):
            if sense.category == "ask":
                asked.add(sense.key)
            elif sense.category == "say" and at not in within:
                say = say or sense.key
                asked |= {"who"} & {words[at]}
                spoken += [word for word in words[at : at + size] if len(word) > 4]
        if size and at not in within:
            at += size
            continue
        if at not in within and not is_function_word(read.typed[at]) and not _says_kind(senses.get(1, ()), kinds):
            rest.append(words[at])
        at += 1
    return asked, say, rest, spoken


def asks_meaning(read: Lattice) -> bool:
    """True when the question asks for the meaning of a term: its definition, not its use."""
    return any(token.fold in MEANING for token in read.tokens)


def verbs_done(read: Lattice, rest: list[str]) -> list[str]:
    """Verbs that say little by themselves, of which names of events are made: take, fall."""
    return [token.fold for token in read.typed if token.fold not in rest and lexicon().in_texts(token.fold)]


def topics(read: Lattice) -> list[str]:
    """The words that ask for more than an account: problems, bottlenecks, role."""
    words = [token.fold for token in read.typed]
    found = [word for i, word in enumerate(words) if ("ask", "about") in lexicon().at(words, i).get(1, ())]
    return [word for word in found if word not in ("explain", "details", "about")]


def says_only_when(word: str) -> bool:
    """True for opened, signed, started: what is asked is a date of the page, not a passage."""
    return any(
        sense.category == "fact" or lexicon().entry(*sense).get("type") == "when"
        for sense in lexicon().at([word], 0).get(1, ())
    )


def says_office(word: str) -> bool:
    """True for president, minister, power: how a person came to it is on the page of the person."""
    return word == "power" or any(sense.category == "office" for sense in lexicon().at([word], 0).get(1, ()))


def says_belonging(word: str) -> bool:
    """True for join, member, state: words of those who belong to a body."""
    senses = lexicon().at([word], 0).get(1, ())
    return any(sense.category in ("act", "status") or sense == ("kind", "country") for sense in senses)


def power(read: Lattice) -> list[str]:
    """The words ``come to power``, where they stand in a question."""
    words = [token.fold for token in read.typed]
    found = (words[at : at + 3] for at in range(len(words)) if ("office", "head") in lexicon().at(words, at).get(3, ()))
    return [word for phrase in found for word in phrase if says_office(word)]


def _says_kind(senses: Iterable[Sense], kinds: set[str]) -> bool:
    """True for a word that only says of what kind a thing is that is named: ``the idea of a multipolar world``."""
    return any(
        sense.category == "kind" and sense.key in GENERIC and lexicon().entry("kind", sense.key)["kind"] in kinds
        for sense in senses
    )
