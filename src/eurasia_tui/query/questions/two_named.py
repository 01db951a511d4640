"""What a form of two named entities says: how they are related, the share of one in the other, what they have in common."""

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
    """That one never joined a body, where its treaty of accession is asked for; else when, for the treaty is no agreement here."""
    draft = pair_or_share(context, pair)
    rest = " The date of a treaty of accession is not on record here."
    return draft and (draft._replace(text=draft.text + rest) if draft.value else draft)


def pair_or_share(context: Context, sem: object) -> Draft | None:
    """How two are related, or the share of one in the other; of several such pairs all."""
    from . import pairs

    if isinstance(sem, Share):
        from .shares_asked import share_draft

        draft = share_draft(context, sem)
        other = named_in(sem.whole)
        turned = draft is not None and "does" in context.asked and any(value.id in other for value in draft.values)
        return None if turned else draft  # what the other sells was not asked
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
