"""The answer to one question: the cheapest reading that has an answer, else a sentence of a page."""

from __future__ import annotations

from ...text import fold
from ..catalogue import Catalogue
from ..function_words import is_function_word
from ..parse import Query
from ..parse import parse as parse_query
from ..tokens import tokens
from .agreements_by_name import agreements_draft, asks_of_one_name
from .answer import Answer, Draft, finished
from .beside_names import spans_of
from .construction import with_status
from .context import Context
from .dates_typed import FIRST, LAST, times
from .doer_checks import signs_for
from .elections import asks_of_elections, election_draft
from .evaluate import Evaluator
from .ignored_words import lies_between, mutual
from .items import Item, Lattice
from .lattice import lattice
from .lexicon import Sense, lexicon
from .logical_form import Value
from .next_summit import asks_of_next_summit, next_summit_draft
from .outcomes import asks_of_outcomes, outcome_draft
from .parser import parse
from .reading_checks import fits
from .reading_draft import reading_draft
from .showing import showing
from .two_borders import asks_of_two_borders, two_borders_draft
from .votes import asks_of_votes, vote_draft
from .word_checks import wishes

TRIED = 6
"""Readings of a question that are evaluated, the likeliest first."""
EMPTY = 0.6
"""Added to the cost of a reading that finds nothing: another that finds something is likelier meant."""
DEAR_EMPTY = 0.6
"""Beyond this cost of a reading nothing is said to be unrecorded."""
EXISTS = 0.2
"""By so much more where it is asked whether there is any."""
DEAR, UNSURE = 2.5, 0.9
"""Beyond this cost a reading is too far from the words to be answered; beyond that names are looked for in more words."""


def answer_to(catalogue: Catalogue, text: str, prose: bool) -> Answer | None:
    """The answer to one question."""
    query = parse_query(text)
    if query.facets or query.excluded or (query.phrases and not _asks_who_said(query)):
        return None
    if all(is_function_word(token) for token in tokens(text)):
        return None
    evaluator = Evaluator(catalogue)
    narrow = read = lattice(catalogue, text)
    best = (
        None
        if query.phrases
        else (_on_route(evaluator, read) or _by_subject(evaluator, read) or _best(evaluator, read))
    )  # literal words are asked for
    if (best is None or best[0] > UNSURE) and not query.phrases:
        read = lattice(catalogue, text, wide=True)
        if read.widened:
            best = _best(evaluator, read, best)
    unsaid = (mutual(read) and _denies(read)) or wishes(read) or signs_for(read) or lies_between(read)  # not recorded
    if best is None and prose and not unsaid and not _only_since(read, catalogue.day):
        from .fallback import fallback_draft
        from .terms_of_passages import of_another_term

        best = fallback_draft(evaluator, read, narrow, denied=_denies(read))
        if best and of_another_term(Context(evaluator, frozenset()), read, best[1]):
            best = None
    return finished(catalogue, best[1], max(0.5, 1.0 - 0.15 * best[0])) if best else None


def _on_route(evaluator: Evaluator, read: Lattice) -> tuple[float, Draft] | None:
    """The order of the places of a route, when one route is named and nothing else is asked."""
    spans = spans_of(read)
    if not any(entity.kind == "corridors" for span in spans for entity in span.found[:1]):
        return None
    from .route_order import route_order_draft

    draft = route_order_draft(Context(evaluator, frozenset()), read, spans)
    return (draft.cost, draft) if draft else None


def _by_subject(evaluator: Evaluator, read: Lattice) -> tuple[float, Draft] | None:
    """Questions with a module of their own: agreements of one name, votes, elections, outcomes of meetings, the next summit, the longer border."""
    for asks, draft_of in (
        (asks_of_one_name, agreements_draft),
        (asks_of_votes, vote_draft),
        (asks_of_elections, election_draft),
        (asks_of_next_summit, next_summit_draft),
        (asks_of_outcomes, outcome_draft),
        (asks_of_two_borders, two_borders_draft),
    ):
        if asks(read) and (draft := draft_of(Context(evaluator, frozenset()), read, spans_of(read))):
            return draft.cost, draft
    return None


def _only_since(read: Lattice, day: str) -> bool:
    """True for a name with a time that has no end and nothing else: ``Kazakhstan since 2020`` asks nothing."""
    whens = times(lexicon(), read.tokens, day)
    covered = {i for start, end, _ in [*whens, *(span[:3] for span in read.named)] for i in range(start, end)}
    return any(FIRST in when or LAST in when for *_, when in whens) and len(covered) == len(read.tokens)


def _denies(read: Lattice) -> bool:
    """True when the question has a negation: a search for words in texts would lose it.

    The first of a phrase that asks denies nothing: Turkish *ne kadar* is how much, Russian *ne* is not.
    """
    words = [token.fold for token in read.tokens]
    for at in range(len(words)):
        senses = lexicon().at(words, at)
        longest = max(senses, default=0)
        asks = longest > 1 and any(sense.category in ("stop", "ask") for sense in senses[longest])
        if not asks and any(Sense("op", "not") in found for found in senses.values()):
            return True
    return False


def _asks_who_said(query: Query) -> bool:
    """True where the words beside a phrase in quotation marks ask for a saying."""
    return any(
        sense.category == "say"
        for word in (*query.words, *query.ignored)
        for sense in lexicon().at([fold(word)], 0).get(1, ())
    )


def _best(evaluator: Evaluator, read: Lattice, best: tuple[float, Draft] | None = None) -> tuple[float, Draft] | None:
    """The cheapest reading that has an answer, with its cost; only for this one the view that shows it is computed."""
    chosen = None
    for item in parse(read)[:TRIED]:
        if item.cost > DEAR or (best and item.cost > best[0]):
            break
        if _unrecorded(item):
            break
        if not fits(read, item) or evaluator.takes_nothing_away(item.sem):
            continue
        context = Context(evaluator, item.asked)
        draft = reading_draft(context, item)
        if draft is None or (item.cat == "E" and not _of_kind(context, draft, read.kind)):
            continue
        dear = DEAR_EMPTY + EXISTS if "exists" in item.asked else DEAR_EMPTY
        if draft.empty and item.cost + draft.cost > dear:
            continue
        cost = item.cost + draft.cost + (EMPTY if draft.empty else 0.0)
        if best is None or cost < best[0]:
            best, chosen = (cost, with_status(context, draft, item.sem)), (context, item)
    return (best[0], best[1]._replace(shown=best[1].shown or showing(*chosen))) if best and chosen else best


def _unrecorded(item: Item) -> bool:
    """True when the fact asked for is recorded for no entity: other readings of its words are not meant."""
    measures = item.sem.measures if isinstance(item.sem, Value) else ()
    return any(lexicon().entry("fact", measure.key).get("unrecorded") for measure in measures)


def _of_kind(context: Context, draft: Draft, kind: str) -> bool:
    """False when the list has another kind of entity than asked for: ``which route`` has no answer of places."""
    ids = draft.value if isinstance(draft.value, list) else ()
    kinds = set(context.catalogue.kinds_of(str(id_) for id_ in ids).values())
    return not kind or not kinds or kind in kinds
