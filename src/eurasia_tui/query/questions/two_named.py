"""Answers about two named entities: their relation, the share of one in the other, what they have in common."""

from __future__ import annotations

from .answer import Draft
from .context import Context, named_in
from .logical_form import (
    Pair,
    Share,
    Test,
    Versus,
)


def accession_draft(context: Context, pair: Pair) -> Draft | None:
    """When an entity joined a body, or that it never did, for questions about its treaty of accession, which is no agreement here."""
    draft = pair_or_share(context, pair)
    rest = " The date of a treaty of accession is not on record here."
    return draft and (draft._replace(text=draft.text + rest) if draft.value else draft)


def pair_or_share(context: Context, sem: object) -> Draft | None:
    """The relation of two entities, or the share of one in the other; for several pairs all of them."""
    from . import pairs

    if isinstance(sem, Share):
        from .shares_asked import share_draft

        draft = share_draft(context, sem)
        other = named_in(sem.whole)
        turned = draft is not None and "does" in context.asked and any(value.id in other for value in draft.values)
        return None if turned else draft  # the sales of the other are not asked for
    if isinstance(sem, Test):
        return pairs.test_draft(context, sem)
    if isinstance(sem, Pair):
        if "difference" in context.asked:
            from .versus import versus_draft

            return versus_draft(context, Versus((sem.left, sem.right)))
        return pairs.pair_draft(context, sem)
    if isinstance(sem, tuple):
        from .draft_parts import joined

        drafts = [pairs.pair_draft(context, part) for part in sem]
        known = [draft for draft in drafts if draft]
        return joined(known) if known and len(known) == len(drafts) else None
    return None
