"""Checks whether a passage is about a term of office at another time than asked for."""

from __future__ import annotations

from .answer import Draft
from .context import Context
from .dates_typed import times
from .items import Lattice
from .lexicon import lexicon
from .offices import during, on, terms

_PAST = frozenset(("was", "were", "had", "did", "led", "ran", "held", "byl", "byla", "byli"))


def of_another_term(context: Context, read: Lattice, draft: Draft) -> bool:
    """True for a passage about a person without an office of the named bodies at that time, or today when no time is given."""
    person = next(iter(draft.about), "")
    catalogue = context.catalogue
    if catalogue.kinds_of([person]).get(person) != "people" or not _asks_for_office(read):
        return False
    named = {entity.id for span in read.named for entity in span.found}
    rows = [row for row in terms(context.evaluator, "", None, {person}) if row.object in named]
    if not rows or person in named:
        return False
    if when := [when for *_, when in times(lexicon(), read.tokens, catalogue.day)]:
        return not any(during(row, each) for row in rows for each in when)
    past = any(token.fold in _PAST or token.fold.endswith("ed") for token in read.tokens)
    return not past and not any(on(row, catalogue.day) for row in rows)


def _asks_for_office(read: Lattice) -> bool:
    """True where the question has a word for an office, such as chairs or minister."""
    folded = [token.fold for token in read.tokens]
    each = (lexicon().at(folded, at).values() for at in range(len(folded)))
    return any(sense.category == "office" for found in each for senses in found for sense in senses)
