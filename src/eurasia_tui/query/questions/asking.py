"""The entry point: a question in, an answer out, or None where a word that carries meaning was not understood."""

from __future__ import annotations

from ...text import fold
from ..catalogue import Catalogue
from ..function_words import is_function_word
from ..parse import Query
from ..parse import parse as parse_query
from ..tokens import tokens
from .answer import Answer, Draft, finished, half, together
from .built import with_status
from .context import Context
from .evaluate import Evaluator
from .fit import fits
from .lexicon import lexicon
from .parser import parse
from .readings import Lattice, lattice
from .told import told
from .two import parted, resolved

TRIED = 6
"""Readings of a question that are evaluated, the likeliest first."""
EMPTY = 0.6
"""Added to the cost of a reading that finds nothing: another that finds something is likelier meant."""
DEAR_EMPTY = 0.6
"""Beyond this cost of a reading nothing is said to be unrecorded."""
DEAR, UNSURE = 2.5, 0.9
"""Beyond this cost a reading is too far from the words to be answered; beyond that names are looked for in more words."""


def ask(catalogue: Catalogue, text: str) -> Answer | None:
    """The answer to a question in plain words, or to two; None when it is not understood, or is a search and no question."""
    two = parted(text)
    first = _ask(catalogue, two[0]) if two else None
    second = _ask(catalogue, resolved(catalogue, two[1], first.about)) if two and first else None
    if first and second and second.text not in first.text:
        return together(first, second)
    return _ask(catalogue, text) or (first and two and half(first, two[1])) or None


def _ask(catalogue: Catalogue, text: str) -> Answer | None:
    """The answer to one question."""
    query = parse_query(text)
    if query.facets or query.excluded or (query.phrases and not _asks_who_said(query)):
        return None
    if all(is_function_word(token) for token in tokens(text)):
        return None
    evaluator = Evaluator(catalogue)
    read = lattice(catalogue, text)
    best = None if query.phrases else _best(evaluator, read)  # the very words are asked for
    if (best is None or best[0] > UNSURE) and not query.phrases:
        read = lattice(catalogue, text, wide=True)
        if read.widened:
            best = _best(evaluator, read, best)
    if best is None and not _denies(read):
        from .beyond import beyond

        best = beyond(evaluator, read)
    return finished(catalogue, best[1], max(0.5, 1.0 - 0.15 * best[0])) if best else None


def _denies(read: Lattice) -> bool:
    """True where a word such as not stands in the question: words that are looked for in texts would lose it."""
    folded = [token.fold for token in read.tokens]
    return any(sense == ("op", "not") for at in range(len(folded)) for sense in lexicon().at(folded, at).get(1, ()))


def _asks_who_said(query: Query) -> bool:
    """True where the words beside a phrase in quotation marks ask for a saying."""
    return any(
        sense.category == "say"
        for word in (*query.words, *query.ignored)
        for sense in lexicon().at([fold(word)], 0).get(1, ())
    )


def _best(evaluator: Evaluator, read: Lattice, best: tuple[float, Draft] | None = None) -> tuple[float, Draft] | None:
    """The cheapest reading that says something, with its cost."""
    for item in parse(read)[:TRIED]:
        if item.cost > DEAR or (best and item.cost > best[0]):
            break
        if not fits(read, item):
            continue
        context = Context(evaluator, item.asked)
        draft = told(context, item)
        if draft is None or (item.cat == "E" and not _of_kind(context, draft, read.kind)):
            continue
        if draft.empty and item.cost + draft.cost > DEAR_EMPTY:
            continue
        cost = item.cost + draft.cost + (EMPTY if draft.empty else 0.0)
        if best is None or cost < best[0]:
            best = cost, with_status(context, draft, item.sem)
    return best


def _of_kind(context: Context, draft: Draft, kind: str) -> bool:
    """False where another kind of thing was asked for than the list has: ``which route`` has no answer of places."""
    ids = draft.value if isinstance(draft.value, list) else ()
    kinds = set(context.catalogue.kinds_of(str(id_) for id_ in ids).values())
    return not kind or not kinds or kind in kinds
