"""Owners, operators and other relations that are recorded only in words: the recorded shares, or a sentence."""

from __future__ import annotations

from typing import Any

from ...dates import show
from ...text import fold
from .. import sets
from .answer import Draft
from .context import Context, receipt
from .excerpts import plain
from .lexicon import lexicon
from .logical_form import Ids, Join
from .page_texts import page_sentences, quoted

COST = 0.2
"""Added to the cost of a reading that is answered with a sentence of the page."""


def shares_draft(context: Context, sem: Any) -> Draft | None:
    """The facts on owners and operators of an entity: they also name owners without a page."""
    id_ = _thing(sem)
    keys = lexicon().entry("relation", sem.key).get("facts", ()) if id_ else ()
    rows = sets.facts_of(context.catalogue, [id_], keys) if keys else []
    by_key = {record.key: record for record in rows if isinstance(record.value, str)}
    found = [by_key[key] for key in keys if key in by_key]
    if not found:
        return None
    parts = [f"{str(record.label).lower()}: {plain(context.catalogue, str(record.value))}" for record in found]
    first, name = found[0], context.speaker.name(id_)
    return Draft(
        f"{name}, {'; '.join(parts)}{f' ({show(first.as_of)})' if first.as_of else ''}.",
        plain(context.catalogue, str(first.value)),
        (id_, *context.evaluator.members(sem)),
        context.wording.text(sem),
        tuple(map(receipt, found)),
    )


def sentence_draft(context: Context, sem: Any) -> Draft | None:
    """The sentence of a page that holds a word of the relation that was asked for."""
    id_ = _thing(sem)
    if not id_:
        return None
    entry = lexicon().entry("relation", sem.key)
    signs = entry.get("in-texts", ()) or tuple(word for word in entry.get("en", ()) if len(word) > 2)
    return with_sign(context, id_, signs, context.wording.text(sem))


def with_sign(context: Context, id_: str, signs: Any, understood: str) -> Draft | None:
    """The first sentence of a page that has a word that begins with one of the signs."""
    for text, sentence in page_sentences(context.catalogue, id_):
        if any(f" {fold(sign)}" in f" {fold(sentence)}" for sign in signs):
            return quoted(context, text, sentence, understood, cost=COST)
    return None


def _thing(sem: Any) -> str:
    """The entity whose owner, operator or other agent is asked for."""
    single = isinstance(sem, Join) and sem.side == "object" and not sem.when and isinstance(sem.of, Ids)
    return sem.of.ids[0] if single and len(sem.of.ids) == 1 else ""
