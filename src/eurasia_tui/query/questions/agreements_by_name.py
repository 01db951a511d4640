"""Agreements found by words of their names: several of one name, or the one between the named parties."""

from __future__ import annotations

from collections.abc import Sequence

from ...dates import show
from ...text import fold, words
from .. import sets
from ..function_words import is_function_word
from ..names import Named, NameSpan
from .answer import Draft
from .beside_names import phrases, spans_of
from .context import Context, receipt, valued
from .items import Lattice
from .lexicon import Sense, lexicon
from .logical_form import Ids, Join
from .question_words import sorted_words

STEM = 6
"""Letters by which a word of the question and one of a name are the same: agreement, agreements."""
_MEANT = frozenset((Sense("kind", "country"), Sense("kind", "agreement"), Sense("relation", "party-to")))
"""What the words beside the name may mean."""
_OTHER = frozenset(("why", "how", "where", "difference", "how-many", "how-long", "happened"))


def asks_of_one_name(read: Lattice) -> bool:
    """True when the question has the words of a name that several agreements share."""
    return any(kind == "agreements" and len(ids) > 1 for *_, ids, kind in read.held)


def agreements_draft(context: Context, read: Lattice, spans: Sequence[NameSpan]) -> Draft | None:
    """The agreements of that name to which the named body or state is party, with their dates."""
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


def treaty_of(context: Context, named: list[Named], rest: list[str]) -> Draft | None:
    """What the only agreement between the named parties settles: ``what does the Russia-Iran treaty say``."""
    from ..narrower import beginning, narrower
    from .passages import settled_draft

    words = [[beginning(word), *lexicon().in_texts(word)] for word in rest]
    found = narrower(context.catalogue, [entity.id for entity in named], words) if rest and len(named) > 1 else []
    treaties = [id_ for id_, kind in context.catalogue.kinds_of(found).items() if kind == "agreements"]
    return settled_draft(context, treaties[0]) if len(treaties) == 1 else None


def own_terms(context: Context, named: Sequence[Named]) -> Draft | None:
    """What the named agreement settles, when all named states are party to it."""
    from .passages import settled_draft

    treaties = {entity.id for entity in named if entity.kind == "agreements"}
    states = {entity.id for entity in named if entity.kind == "countries"}
    if len(treaties) != 1:
        return None
    parties = {record.subject for record in sets.edges(context.catalogue, ("party-to",), list(treaties), "object")}
    return settled_draft(context, treaties.pop()) if states <= parties else None


def signed_draft(context: Context, read: Lattice) -> Draft | None:
    """The parties of the agreement that is related to every named entity and whose name holds the other words."""
    from ..narrower import beginning, narrower
    from .lists import list_draft, ordered

    whole = read._replace(held=())  # of "the treaty between Russia and Iran" each is named
    rest, named = sorted_words(whole)[2], [span.found[0] for span in spans_of(whole)]
    signs = [word for word in rest if ("relation", "party-to") in lexicon().at([word], 0).get(1, ())]
    others = [[beginning(word), *lexicon().in_texts(word)] for word in rest if word not in signs]
    if not signs or not others or not named:
        return None
    found = narrower(context.catalogue, [entity.id for entity in named], others)
    if len(found) != 1 or context.catalogue.kinds_of(found)[found[0]] != "agreements":
        return None
    parties = Join("party-to", ("party-to",), "object", Ids((found[0],)))
    members = context.evaluator.members(parties)
    return list_draft(context, parties, ordered(context, parties, members))._replace(cost=0.3) if members else None
