"""Who won an election: the sentence of its page, of the one of a state at the time that is asked for, else the latest.

``who won the presidential election in X in 2025``, in any language that has words for elections and for winning.
"""

from __future__ import annotations

from collections.abc import Sequence

from ...dates import show
from ...text import fold
from .. import sets
from ..function_words import is_function_word
from ..names import NameSpan
from .answer import Draft
from .context import Context
from .dates_typed import times
from .items import Lattice
from .lexicon import Sense, lexicon
from .page_texts import page_sentences, quoted

_ELECTION, _WON = Sense("kind", "election"), Sense("attribute", "won")
_NAMES_NOTHING = ("ask", "stop", "prep", "pick")
_ACCOUNTED = frozenset((_ELECTION, _WON, Sense("attribute", "turnout"), Sense("fact", "date")))
"""What the words of such a question mean, beside those that say which election is asked for."""
_EARLIER = frozenset((Sense("pick", "first"), Sense("pick", "previous"), Sense("pick", "next")))
_OTHER = frozenset(("why", "how", "where", "difference", "how-old", "how-long", "opinion", "yes-no"))


def asks_of_elections(read: Lattice) -> bool:
    """True where an election is asked for, and who won it."""
    found = {sense for size in _phrases(read) for sense in size[1]}
    return _ELECTION in found and _WON in found


def election_draft(context: Context, read: Lattice, spans: Sequence[NameSpan]) -> Draft | None:
    """The winner of the one election that is meant; None where there is none or more at the time, or a word is not accounted for."""
    states = [span.found[0].id for span in spans if span.found[0].kind == "countries"]
    dated = max(times(lexicon(), read.tokens, context.catalogue.day), key=lambda run: run[1] - run[0], default=None)
    if len(states) != 1 or len(spans) != 1:
        return None
    taken = {*range(spans[0].start, spans[0].end), *(range(dated[0], dated[1]) if dated else ())}
    sorts = list[tuple[str, ...]]()
    for at, senses in _phrases(read):
        if at in taken:
            continue
        if any((sense.category == "ask" and sense.key in _OTHER) or sense in _EARLIER for sense in senses):
            return None
        known = any(sense in _ACCOUNTED or sense.category in _NAMES_NOTHING for sense in senses)
        if not known and not is_function_word(read.tokens[at]):
            word = read.tokens[at].fold
            sorts.append((word, *lexicon().in_texts(word)))
    rows = sets.edges(context.catalogue, ("took-part-in",), states, "subject")
    types = sets.facts_of(context.catalogue, [row.object for row in rows], ("type",))
    dates = sets.own_dates(context.catalogue, [fact.entity for fact in types if fact.value == "election"])
    found = [
        id_
        for id_, own in dates.items()
        if (not dated or dated[2].first <= (own.since_day or "") <= dated[2].last) and _is_of(context, id_, sorts)
    ]
    if not dated:
        found = sorted(found, key=lambda id_: dates[id_].since_day or "")[-1:]
    if len(found) != 1:
        return None
    from .attributes import said_with

    name = context.speaker.name(found[0])
    for text, sentence in page_sentences(context.catalogue, found[0]):
        if said_with(_WON.key, sentence):
            draft = quoted(context, text, sentence, f"{name}: won", cost=0.2)
            return draft._replace(text=f"{name} ({show(dates[found[0]].since)}): {sentence}")
    return None


def _is_of(context: Context, id_: str, sorts: Sequence[tuple[str, ...]]) -> bool:
    """True for an election, and no referendum, of which the name holds each of the other words in one of its forms."""
    name = f" {fold(context.speaker.name(id_))}"
    return " election" in name and all(any(f" {form}" in name for form in forms) for forms in sorts)


def _phrases(read: Lattice) -> list[tuple[int, list[Sense]]]:
    """Each word with the senses of the longest phrases it stands in."""
    folded = [token.fold for token in read.tokens]
    languages = lexicon().languages(folded)
    found = [(at, list[Sense]()) for at in range(len(folded))]
    for at, token in enumerate(read.tokens):
        senses = lexicon().at(folded, at, latin=token.latin, cyrillic=token.cyrillic, languages=languages)
        for size, each in senses.items():
            for within in range(at, at + size):
                found[within][1].extend(each)
    return found
