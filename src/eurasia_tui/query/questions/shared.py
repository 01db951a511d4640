"""What two entities share, and the strongest relation that joins them."""

from __future__ import annotations

from collections.abc import Sequence

from ...dates import show
from ..catalogue import Catalogue
from ..relate import Related, Shared
from .answer import AnswerReceipt, Draft
from .belonging_sentences import body_receipt
from .common_bodies import bodies_text
from .context import Context, receipt
from .english import count, on, since
from .logical_form import Ids, Join, Pair
from .page_texts import summary
from .related import related_draft
from .relation_text import WEAK, border_text, sentence
from .treaties import OTHERS

SHOWN = 7
"""Bodies and states that are named of those that two share."""


def any_draft(context: Context, a: str, b: str) -> Draft | None:
    """The strongest direct relation and what else the two entities share."""
    from ..relate import relate

    catalogue, speaker = context.catalogue, context.speaker
    related = relate(catalogue, a, b)
    types = catalogue.relation_types
    direct = sorted(
        (record for record in related.direct if record.name not in WEAK and record.name in types),
        key=lambda record: (record.ended(catalogue.day), -types[record.name].strength, record.name),
    )
    kinds = catalogue.kinds_of([a, b])
    if "concepts" in kinds.values() and {record.name for record in direct} <= {"uses-idea"}:
        return None  # the view on an idea is asked with more words
    if not direct and set(kinds.values()) == {"corridors", "countries"}:
        return related_draft(context, a, b, "crosses", Pair(Ids((a,)), Ids((b,))))
    states = set(kinds.values()) == {"countries"}
    borders = [record for record in direct if record.name == "borders"]
    if states and borders:
        direct = borders
    parts: list[str] = []
    receipts: list[AnswerReceipt] = []
    if direct:
        record = direct[0]
        text = border_text(context, borders) if record.name == "borders" else sentence(speaker, record)
        if record.ended(catalogue.day):
            text += f" (ended{on(record.until)})" if record.until else " (ended)"
        elif record.since:
            text += since(record.since)
        parts.append(text)
        receipts.append(receipt(record))
    ids = [a, b]
    organisations = [
        s
        for s in related.of_kind("organisations")
        if s.a.name == "member-of" and not s.a.ended(catalogue.day) and not s.b.ended(catalogue.day)
    ]
    if organisations:
        head = "they" if parts else f"{speaker.The(a)} and {speaker.the(b)}"
        parts.append(bodies_text(context, head, [(s.id, (s.a, s.b)) for s in organisations], SHOWN))
        receipts.append(receipt(organisations[0].a))
        ids += [s.id for s in organisations]
    agreements = [s for s in related.of_kind("agreements") if s.a.name == "party-to"]
    if agreements:
        own = [s for s in agreements if _parties(catalogue, s.id) == 2]
        latest = _last(related, agreements)
        alone = _last(related, own) if own else None
        head = "and are party to" if parts else f"{speaker.The(a)} and {speaker.the(b)} are party to"
        number = count(len(agreements), "agreement", "agreements")
        text = f"{head} {number}, {'the latest ' if len(agreements) > 1 else ''}{_dated(context, related, latest.id)}"
        if alone is not latest:
            text += (
                f" {OTHERS}"
                if alone is None
                else f", the latest between the two alone {_dated(context, related, alone.id)}"
            )
        parts.append(text)
        receipts.append(receipt(latest.a))
    if not parts:
        if set(kinds.values()) == {"people"} or ("places" in kinds.values() and not context.asked):
            return None  # an event there is meant, not a chain of relations
        found = _in_both(context, a, b) or _shared(context, related.shared, a, b)
        if found is None:
            return None
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


def _last(related: Related, agreements: Sequence[Shared]) -> Shared:
    return max(agreements, key=lambda agreement: related.dates.get(agreement.id, ""))


def _dated(context: Context, related: Related, id_: str) -> str:
    date = related.dates.get(id_)
    return f"{context.speaker.the(id_)}{f' ({show(date)})' if date else ''}"


def _parties(catalogue: Catalogue, id_: str) -> int:
    return int(
        catalogue.db.execute("SELECT count(*) FROM relation WHERE object = ? AND name = 'party-to'", (id_,)).fetchone()[
            0
        ]
    )


def _in_both(context: Context, a: str, b: str) -> tuple[str, list[AnswerReceipt]] | None:
    """States that are members of two bodies."""
    first, second = (
        context.evaluator.members(Join("member", ("member-of",), "object", Ids((id_,)), ("member",))) for id_ in (a, b)
    )
    both = [id_ for id_ in first if id_ in second]
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
        link
        for link in shared
        if link.kind not in ("quotes", "claims", "sources") and "mentions" not in (link.a.name, link.b.name)
    ]
    if others:
        return f"{s.The(a)} and {s.the(b)} share: {s.names([link.id for link in others], 5)}", [
            receipt(link.a) for link in others[:5]
        ]
    people = "people" in context.catalogue.kinds_of([a, b]).values()
    if not people and (together := spoken_of_together(context, a, b)):
        return together
    quoted = [link for link in shared if link.kind in ("quotes", "claims")]
    if quoted:
        what = count(len(quoted), "quotation or claim", "quotations and claims")
        return f"{s.The(a)} and {s.the(b)} are mentioned together in {what}; no direct relation is recorded", [
            receipt(quoted[0].a)
        ]
    return None


def spoken_of_together(context: Context, a: str, b: str) -> tuple[str, list[AnswerReceipt]] | None:
    """Events and agreements related to both."""
    linked = "SELECT entity FROM relation WHERE subject = ? UNION SELECT entity FROM relation WHERE object = ?"
    both = context.catalogue.db.execute(
        f"SELECT * FROM ({linked}) INTERSECT SELECT * FROM ({linked})", (a, a, b, b)
    ).fetchall()
    kinds = context.catalogue.kinds_of(id_ for (id_,) in both)
    events = [id_ for id_, kind in kinds.items() if kind in ("events", "agreements")]
    pages = [own for id_ in events if (own := summary(context.catalogue, id_))]
    if not pages:
        return None
    s = context.speaker
    return f"{s.The(a)} and {s.the(b)} share: {s.names(events)}", [own.receipt for own in pages]
