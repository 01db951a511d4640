"""What two entities share, and the strongest relation that joins them."""

from __future__ import annotations

from collections.abc import Sequence

from ...dates import show
from ..catalogue import Catalogue
from ..relate import Shared
from ..rows import relations
from .answer import AnswerReceipt, Draft
from .belonging import body_receipt
from .context import Context, receipt
from .form import Ids, Join, Pair
from .related import related_draft
from .relation_text import WEAK, border_text, sentence
from .say import count, on, since


def any_draft(context: Context, a: str, b: str) -> Draft | None:
    """The strongest direct relation and what else the two share."""
    from ..relate import relate

    catalogue, speaker = context.catalogue, context.speaker
    related = relate(catalogue, a, b)
    types = catalogue.relation_types
    direct = sorted(
        (one for one in related.direct if one.name not in WEAK and one.name in types),
        key=lambda one: (one.ended(catalogue.day), -types[one.name].strength, one.name),
    )
    kinds = catalogue.kinds_of([a, b])
    if "concepts" in kinds.values() and {one.name for one in direct} <= {"uses-idea"}:
        return None  # what one thinks of an idea is asked in more words
    if not direct and set(kinds.values()) == {"corridors", "countries"}:
        return related_draft(context, a, b, "crosses", Pair(Ids((a,)), Ids((b,))))
    states = set(kinds.values()) == {"countries"}
    borders = [one for one in direct if one.name == "borders"]
    if states and borders:
        direct = borders
    parts: list[str] = []
    receipts: list[AnswerReceipt] = []
    if direct:
        one = direct[0]
        text = border_text(context, borders) if one.name == "borders" else sentence(speaker, one)
        if one.ended(catalogue.day):
            text += f" (ended{on(one.until)})" if one.until else " (ended)"
        elif one.since:
            text += since(one.since)
        parts.append(text)
        receipts.append(receipt(one))
    ids = [a, b]
    organisations = [
        s for s in related.of_kind("organisations")
        if s.a.name == "member-of" and not s.a.ended(catalogue.day) and not s.b.ended(catalogue.day)
    ]  # fmt: skip
    if organisations:
        names = speaker.names([s.id for s in organisations], 7, short=True)
        head = "they share" if parts else f"{speaker.The(a)} and {speaker.the(b)} share"
        parts.append(f"{head} {count(len(organisations), 'organisation', 'organisations')} ({names})")
        receipts.append(receipt(organisations[0].a))
        ids += [s.id for s in organisations]
    agreements = [s for s in related.of_kind("agreements") if s.a.name == "party-to"]
    if agreements:
        own = [s for s in agreements if _parties(catalogue, s.id) == 2] or agreements
        latest = max(own, key=lambda s: related.dates.get(s.id, ""))
        date = related.dates.get(latest.id)
        head = "and" if parts else f"{speaker.The(a)} and {speaker.the(b)} are party to"
        which = ", the latest between them" if len(own) < len(agreements) or len(own) > 1 else ","
        parts.append(
            f"{head} {count(len(agreements), 'agreement', 'agreements')}{which} {speaker.the(latest.id)}{f' ({show(date)})' if date else ''}"
        )
        receipts.append(receipt(latest.a))
    if not parts:
        if set(kinds.values()) == {"people"} or ("places" in kinds.values() and not context.asked):
            return None  # what happened there is meant, not by what chain the two hang together
        found = _in_both(context, a, b) or _shared(context, related.shared, a, b)
        if found is None:
            return _chain(context, a, b)
        parts, receipts = [found[0]], found[1]
    text = "; ".join(parts).replace("; and", " and").replace(",,", ",")
    understood = f"{speaker.name(a)} and {speaker.name(b)}"
    return Draft(
        f"{text}.",
        direct[0].name if direct else None,
        tuple(ids),
        understood,
        tuple(receipts),
        (),
        catalogue.as_of,
        cost=0.0 if direct else 0.1,
    )


def _parties(catalogue: Catalogue, id_: str) -> int:
    return int(
        catalogue.db.execute("SELECT count(*) FROM relation WHERE object = ? AND name = 'party-to'", (id_,)).fetchone()[
            0
        ]
    )


def _in_both(context: Context, a: str, b: str) -> tuple[str, list[AnswerReceipt]] | None:
    """States that are members of two bodies."""
    one, other = (
        context.evaluator.members(Join("member", ("member-of",), "object", Ids((id_,)), ("member",))) for id_ in (a, b)
    )
    both = [id_ for id_ in one if id_ in other]
    if not both:
        return None
    verb = "state is a member" if len(both) == 1 else "states are members"
    s = context.speaker
    return f"{len(both)} {verb} of both {s.the(a)} and {s.the(b)}: {s.names(both)}", [
        *body_receipt(context.catalogue, a),
        *body_receipt(context.catalogue, b),
    ]


def _shared(context: Context, shared: Sequence[Shared], a: str, b: str) -> tuple[str, list[AnswerReceipt]] | None:
    s = context.speaker
    others = [
        one
        for one in shared
        if one.kind not in ("quotes", "claims", "sources") and "mentions" not in (one.a.name, one.b.name)
    ]
    if others:
        return f"{s.The(a)} and {s.the(b)} share: {s.names([one.id for one in others], 5)}", [
            receipt(one.a) for one in others[:5]
        ]
    quoted = [one for one in shared if one.kind in ("quotes", "claims")]
    if quoted:
        what = count(len(quoted), "quotation or claim", "quotations and claims")
        return f"{s.The(a)} and {s.the(b)} are spoken of together in {what}; no direct relation is recorded", [
            receipt(quoted[0].a)
        ]
    return None


def _chain(context: Context, a: str, b: str) -> Draft | None:
    """The best chain of strong relations from one to the other, each a sentence."""
    if context.asked & {"yes-no", "does"}:
        return None
    from ..path import paths

    for edges in paths(context.catalogue, a, b, 1, 3):
        if any(edge.relation in WEAK for edge in edges):
            continue
        steps, at = list[str](), a
        for edge in edges:
            one = next(
                r for r in relations(context.catalogue, at) if r.name == edge.relation and r.other(at) == edge.end
            )
            steps.append(sentence(context.speaker, one, not steps))
            at = edge.end
        receipts = tuple(AnswerReceipt(one.source, one.as_of, one.evidence, one.contested) for one in edges)
        names = f"{context.speaker.name(a)} and {context.speaker.name(b)}"
        return Draft(f"{'; '.join(steps)}.", None, (a, b), names, receipts, cost=0.2)
    return None
