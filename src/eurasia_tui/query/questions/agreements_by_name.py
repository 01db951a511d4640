"""Agreements of one name with different parties: ``which states have signed an Enhanced Partnership Agreement with the EU``."""

from __future__ import annotations

from collections.abc import Sequence

from ...dates import show
from ...text import fold, words
from .. import sets
from ..function_words import is_function_word
from ..names import NameSpan
from .answer import Draft
from .beside_names import phrases
from .context import Context, receipt, valued
from .items import Lattice
from .lexicon import Sense, lexicon

STEM = 6
"""Letters by which a word of the question and one of a name are the same: agreement, agreements."""
_MEANT = frozenset((Sense("kind", "country"), Sense("kind", "agreement"), Sense("relation", "party-to")))
"""What the words beside the name may mean."""
_OTHER = frozenset(("why", "how", "where", "difference", "how-many", "how-long", "happened"))


def asks_of_one_name(read: Lattice) -> bool:
    """True where the words of a name stand in the question that several agreements have."""
    return any(kind == "agreements" and len(ids) > 1 for *_, ids, kind in read.held)


def agreements_draft(context: Context, read: Lattice, spans: Sequence[NameSpan]) -> Draft | None:
    """The agreements of that name to which the one body or state that is named is party, with their dates."""
    if len(spans) != 1 or len(spans[0].found) < 2 or {entity.kind for entity in spans[0].found} != {"agreements"}:
        return None
    whole = spans[0]
    within = [span for span in read.named if whole.start <= span.start and span.end <= whole.end]
    parties = [span for span in within if span.found[0].kind in ("organisations", "countries")]
    if len({span.found[0].id for span in parties}) != 1 or not _understood(read, spans):
        return None
    party = parties[0].found[0].id
    named = {at for span in parties for at in range(span.start, span.end)}
    content = [
        read.tokens[at].fold
        for at in range(whole.start, whole.end)
        if at not in named and not is_function_word(read.tokens[at])
    ]
    if any(sense.category == "kind" for sense in lexicon().at(content, 0).get(len(content), ())):
        return None  # free trade agreements: a kind, and no name
    rows = sets.edges(context.catalogue, ("party-to",), [party], "subject")
    names = context.catalogue.names([row.object for row in rows])
    found = [id_ for id_, name in names.items() if all(_has(fold(name), word) for word in content)]
    dates = sets.own_dates(context.catalogue, found)
    if len(content) < 2 or not {entity.id for entity in whole.found} <= set(found) or set(found) - set(dates):
        return None
    found.sort(key=lambda id_: dates[id_].since_day or "", reverse=True)
    listed = ", ".join(f"{context.speaker.name(id_)} ({show(dates[id_].since)})" for id_ in found)
    body = context.speaker.the(party)
    return Draft(
        f"{len(found)} agreements of that name to which {body} is party: {listed}.",
        found,
        (*found, party),
        f"agreements of that name to which {body} is party",
        tuple(receipt(dates[id_]) for id_ in found),
        tuple(valued(id_, dates[id_].since, dates[id_]) for id_ in found),
        cost=0.2,
    )


def _understood(read: Lattice, spans: Sequence[NameSpan]) -> bool:
    """True where the words beside the name ask for states or agreements, and nothing else is asked."""
    found = phrases(read, spans, "ask", also=("kind", "relation"))
    if found is None:
        return False
    asked = {key for phrase in found for key in phrase.keys("ask")}
    understood = all(phrase.keys("ask") or _MEANT & {*phrase.senses} for phrase in found)
    return understood and not asked & _OTHER and not (asked & {"yes-no"} and not asked & {"what", "who", "when"})


def _has(name: str, word: str) -> bool:
    return any(own[:STEM] == word[:STEM] for own in words(name))
