"""Who owns or runs a thing, and other relations that stand only in words: the shares on record, or the sentence that says so."""

from __future__ import annotations

from typing import Any

from ...dates import show
from ...text import fold
from .. import sets
from .answer import AnswerReceipt, Draft
from .context import Context, receipt
from .excerpts import plain, sentences
from .form import Ids, Join
from .lexicon import lexicon

COST = 0.2
"""Added to the cost of a reading that is answered with a sentence of the page."""


def shares_draft(context: Context, sem: Any) -> Draft | None:
    """The facts of a thing that say who owns or runs it: they name those too that have no page here."""
    id_ = _thing(sem)
    keys = lexicon().entry("relation", sem.key).get("facts", ()) if id_ else ()
    rows = sets.facts_of(context.catalogue, [id_], keys) if keys else []
    by_key = {one.key: one for one in rows if isinstance(one.value, str)}
    found = [by_key[key] for key in keys if key in by_key]
    if not found:
        return None
    parts = [f"{str(one.label).lower()}: {plain(context.catalogue, str(one.value))}" for one in found]
    first, name = found[0], context.speaker.name(id_)
    return Draft(
        f"{name}, {'; '.join(parts)} ({show(first.as_of)}).",
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
    return quoted(context, id_, signs, context.wording.text(sem))


def quoted(context: Context, id_: str, signs: Any, understood: str) -> Draft | None:
    """The first sentence of a page that has a word that begins with one of the signs."""
    rows = context.catalogue.db.execute(
        "SELECT heading, text, source, as_of, evidence, contested FROM prose WHERE entity = ? "
        "AND section NOT IN ('quotation', 'claim') ORDER BY section <> 'summary', seq",
        (id_,),
    )
    name = context.speaker.name(id_)
    for heading, text, source, as_of, evidence, contested in rows:
        for sentence in sentences(plain(context.catalogue, text)):
            if any(f" {fold(sign)}" in f" {fold(sentence)}" for sign in signs):
                own = AnswerReceipt(source, as_of, evidence, bool(contested))
                place = f"{name}, {heading}" if heading else name
                return Draft(
                    f"{place}: {sentence}",
                    sentence,
                    (id_,),
                    understood,
                    (own,),
                    cost=COST,
                    section=heading or "Summary",
                )
    return None


def _thing(sem: Any) -> str:
    """The one thing of which is asked who does something to it."""
    one = isinstance(sem, Join) and sem.side == "object" and not sem.when and isinstance(sem.of, Ids)
    return sem.of.ids[0] if one and len(sem.of.ids) == 1 else ""
