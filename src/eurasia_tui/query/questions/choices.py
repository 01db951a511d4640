"""Questions that offer alternatives: ``is Kazakhstan in the SCO or the CSTO``."""

from __future__ import annotations

from collections.abc import Callable

from .. import sets
from .answer import Draft
from .belonging import belongs, has_members
from .belonging_sentences import MembershipQuestion
from .context import Context, named_in
from .draft_parts import joined
from .english import capitalised, comma_list
from .items import Item
from .logical_form import Before, Choice, Ids, Join, Or, Pair, Test

MakeDraft = Callable[[Context, Item], Draft | None]
OTHERWISE = frozenset(("when", "where", "who", "what", "how-many", "how-long", "how-old", "why", "how"))
"""What is asked beside yes or no, where a choice is no answer."""


def choices_in(sem: Test) -> Choice | None:
    """The alternatives of a test against any of several bodies: ``a member of the EAEU or of BRICS``."""
    joins = sem.of.parts if isinstance(sem.of, Or) else ()
    if not joins or not all(isinstance(join, Join) and isinstance(join.of, Ids) for join in joins):
        return None
    return Choice(tuple(("Test", Test(sem.who, join, sem.negated), join.of) for join in joins))


def choice_draft(context: Context, item: Item, make_draft: MakeDraft) -> Draft | None:
    """The answer for each alternative, and before it which of them are true: both, neither, or one."""
    whether = "yes-no" in context.asked or len(item.sem.parts) == 1  # "Iran: a member or a partner of the EAEU"
    if not whether or context.asked & (OTHERWISE - {"where", "who", "what"}):
        return None
    asked = context.asked - OTHERWISE
    each = [
        make_draft(Context(context.evaluator, asked), item._replace(cat=cat, sem=sem, asked=asked))
        for cat, sem, _ in item.sem.parts
    ]
    drafts = [draft for draft in each if draft]
    if len(drafts) < len(each):  # only where an entity lies is recorded, not where it does not
        found = [draft for draft in drafts if _holds(draft)]
        if len(found) != 1 or _on_a_border(context, item.sem.parts[0][1]):
            return None
        return found[0]._replace(text=capitalised(found[0].text.removeprefix("Yes: ")))
    so = [_holds(draft) for draft in drafts]
    plain = [
        draft._replace(text=capitalised(draft.text.removeprefix("Yes: ").removeprefix("No: "))) for draft in drafts
    ]
    combined = joined(plain)
    abouts = [about for *_, about in item.sem.parts]
    if None in so or not all(isinstance(about, Ids) for about in abouts):
        return combined
    names = [context.wording.text(about) for about in abouts]
    holding = [name for name, holds in zip(names, so, strict=True) if holds]
    if len(holding) == len(names):
        lead = "Both" if len(names) == 2 else "All of them"
    elif not holding:
        lead = "Neither" if len(names) == 2 else "None of them"
    else:
        lead = f"{capitalised(comma_list(holding))}, not {' or '.join(name for name in names if name not in holding)}"
    value = [about.ids[0] for about, held in zip(abouts, so, strict=True) if held]
    about = tuple(dict.fromkeys((*named_in(item.sem), *combined.about)))
    return combined._replace(text=f"{lead}. {combined.text}", value=value, about=about)


def _on_a_border(context: Context, sem: Pair | Test) -> bool:
    """True for a border crossing: it lies in two states, so that one of them alone is no full answer."""
    types = sets.facts_of(context.catalogue, named_in(sem)[:1], ["type"])
    return any("border" in type_.value for type_ in types)


def _holds(draft: Draft) -> bool | None:
    """True when a yes-or-no question is answered with yes, False with no, None when the answer is neither."""
    if draft.text.startswith("Yes"):
        return True
    return False if draft.text.startswith("No") or "not recorded as" in draft.text or draft.empty else None


def before_draft(context: Context, sem: Before) -> Draft | None:
    """Whether one joined or left a body before or after another, with both dates."""
    ids = [part.ids[0] for part in (sem.first, sem.second, sem.body) if isinstance(part, Ids)]
    if len(ids) < 3 or context.asked & OTHERWISE or not has_members(context.catalogue, ids[2]):
        return None
    each = [belongs(context, who, ids[2], MembershipQuestion(sem.act, when=True)) for who in ids[:2]]
    dates = [str(draft.value) for draft in each]
    if not all(date[:4].isdigit() for date in dates):
        return joined(each)
    length = min(map(len, dates))
    first, second = (date[:length] for date in dates)
    word = "At the same time" if first == second else "Before" if first < second else "After"
    if sem.side:
        word = "Yes" if word == ("Before" if sem.side == "previous" else "After") else "No"
    combined = joined(each)
    names = [context.speaker.name(id_) for id_ in ids]
    understood = f"whether {names[0]} {'joined' if sem.act == 'join' else 'left'} {names[2]} before or after {names[1]}"
    return combined._replace(text=f"{word}. {combined.text}", value=word.lower(), understood=understood)
