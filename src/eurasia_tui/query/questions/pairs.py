"""Two named together: whether a relation joins them, the strongest that does, or what they share."""

from __future__ import annotations

from collections.abc import Sequence

from ...dates import show
from .. import sets
from ..catalogue import Catalogue
from ..relate import Shared
from ..rows import RelationRecord, relations
from .answer import Draft, Figure, Receipt
from .belonging import Asked, belongs, body_receipt, has_members
from .context import Context, named_in, receipt, valued
from .form import And, Held, Ids, Join, Pair, Test
from .lexicon import lexicon
from .say import Speaker, amount, count, on, row, since, upper
from .values import joined

WEAK = ("see-also", "mentions", "from-source", "evidence", "holds-position-on", "answers", "national-of")
"""Relations that say little of two entities."""
_VERBS = {
    "member-of": "{a} is a {status} of {b}", "part-of": "{a} is part of {b}", "succeeds": "{a} grew out of {b}",
    "seated-in": "{a} has its seat in {b}", "has-capital": "the capital of {a} is {b}", "borders": "{a} borders {b}",
    "exports-to": "{a} sends {value} of its exports to {b}", "imports-from": "{a} gets {value} of its imports from {b}",
    "holds-office": "{a} holds office in {b}: {role}", "national-of": "{a} is a national of {b}",
    "party-to": "{a} is party to {b}", "signed-at": "{a} was signed in {b}", "founded-by": "{a} was founded by {b}",
    "on-route": "{a} lies on the route of {b}", "crosses": "{a} crosses {b}", "bypasses": "{a} bypasses {b}",
    "promotes": "{a} promotes {b}", "rival-of": "{a} and {b} are rivals", "based-on": "{a} rests on {b}",
    "took-part-in": "{a} took part in {b}", "held-at": "{a} took place in {b}", "organised": "{a} organised {b}",
    "led-to": "{a} led to {b}", "about": "{a} concerns {b}", "uses-idea": "{a} uses the idea of {b}",
    "opposed-to": "{a} is set against {b}", "located-in": "{a} lies in {b}", "authored": "{a} is the author of {b}",
    "issued": "{a} issued {b}", "see-also": "see also: {a} and {b}", "at-place": "{a} stands at {b}",
    "owns": "{a} owns {b}", "operates": "{a} operates {b}", "finances": "{a} finances {b}", "chairs": "{a} chairs {b}",
    "depends-on": "{a} depends on {b}",
}  # fmt: skip
_NO = {
    "crosses": "{A} is not recorded as crossing {b}", "bypasses": "{A} is not recorded as bypassing {b}",
    "borders": "A border between {a} and {b} is not recorded", "party-to": "{A} is not recorded as party to {b}",
}  # fmt: skip
_OPPOSITE = {"crosses": "bypasses", "bypasses": "crosses"}


def sentence(speaker: Speaker, one: RelationRecord, capital: bool = True) -> str:
    """A relation as a sentence without its full stop."""
    value = amount(one.value, one.unit) if one.value is not None else "part"
    text = _VERBS.get(one.name, "{a}: {name}, {b}").format(
        a=speaker.the(one.subject), b=speaker.the(one.object), status=(one.status or "member").replace("-", " "),
        value=value, role=one.role or "", name=one.name,
    )  # fmt: skip
    text = text.replace("is a observer", "is an observer").replace("is a associate", "is an associate")
    if one.name == "borders" and one.value:
        text += f" over {amount(one.value, one.unit)}"
    if one.name == "crosses" and speaker.catalogue.kinds_of([one.subject]).get(one.subject) != "corridors":
        text = text.replace(" crosses ", " concerns ")
    return upper(text) if capital else text


def pair_draft(context: Context, sem: Pair) -> Draft | None:
    """What was asked of two: a membership, a relation, or whatever joins them."""
    if not isinstance(sem.left, Ids) or not isinstance(sem.right, Ids):
        return None
    a, b = sem.left.ids[0], sem.right.ids[0]
    if a == b:
        return None
    if member := _membership(context, sem, a, b):
        return member
    if sem.status or sem.act:
        return _acted(context, sem, a, b)
    if sem.relation:
        return related_draft(context, a, b, sem.relation, sem)
    if sem.when or context.asked & {"when", "where", "how-long", "how-old", "why", "how", "stands-for", "how-many"}:
        return None
    return any_draft(context, a, b)


def _membership(context: Context, sem: Pair, a: str, b: str) -> Draft | None:
    if sem.relation not in ("", "part-of") or context.asked & {"where", "why", "how", "stands-for", "how-many"}:
        return None
    kinds = context.catalogue.kinds_of([a, b])
    for who, body in ((a, b), (b, a)):
        if (
            kinds.get(who) in ("countries", "organisations")
            and kinds.get(body) == "organisations"
            and has_members(context.catalogue, body)
        ):
            if kinds[who] == "organisations" and has_members(context.catalogue, who) and not sem.status and not sem.act:
                continue
            statuses = tuple(lexicon().entry("status", sem.status).get("statuses", ())) if sem.status else ()
            return belongs(context, who, body, asked_of(context, sem.act, statuses, sem.negated), sem.when)
    return None


def asked_of(context: Context, act: str, statuses: tuple[str, ...], negated: bool = False) -> Asked:
    """How a membership is asked for."""
    asked = context.asked
    yes_no = "yes-no" in asked and not asked & {"when", "what", "who", "how-long"}
    return Asked(act, "when" in asked, yes_no, statuses, "was" in asked, "how-long" in asked, negated)


def _acted(context: Context, sem: Pair, a: str, b: str) -> Draft | None:
    """A status or an act between a state and what is no body with members: an agreement that it joined."""
    kinds = context.catalogue.kinds_of([a, b])
    if "agreements" in kinds.values():
        return related_draft(context, a, b, "party-to", sem)
    if "events" in kinds.values() and sem.status in ("participant", ""):
        return related_draft(context, a, b, "took-part", sem)
    if "corridors" in kinds.values() and sem.status:
        return related_draft(context, a, b, "crosses", sem)
    return None


def test_draft(context: Context, sem: Test) -> Draft | None:
    """Whether a named entity belongs to a set."""
    if not isinstance(sem.who, Ids):
        return None
    who, of = sem.who.ids[0], sem.of
    if isinstance(of, Held):
        from .persons import holds_draft

        return holds_draft(context, sem.who, of)
    if isinstance(of, Join) and isinstance(of.of, Ids):
        other = of.of.ids[0]
        if of.key == "member":
            statuses = of.statuses if of.statuses != ("member",) or not of.act else ()
            who, body = (who, other) if of.side == "object" else (other, who)
            return belongs(context, who, body, asked_of(context, of.act, statuses, sem.negated), of.when)
        if of.key not in ("implied", "capital"):
            return related_draft(
                context, who, other, of.key, Pair(sem.who, of.of, of.key, "", "", of.when, sem.negated)
            )
    if isinstance(of, And) and all(
        isinstance(part, Join) and isinstance(part.of, Ids) and part.key in ("member", "implied") for part in of.parts
    ):
        each = [
            belongs(context, who, part.of.ids[0], asked_of(context, "", part.statuses, sem.negated), part.when)
            for part in of.parts
            if has_members(context.catalogue, part.of.ids[0])
        ]
        if len(each) == len(of.parts):
            return joined(each)
    members = context.evaluator.members(of)
    if context.asked & {"when", "where", "how-long", "how-many", "what", "who"}:
        return None
    inside = who in members
    name, what = context.speaker.The(who), context.wording.text(of, 1)
    holds = inside != sem.negated
    text = f"{'Yes' if holds else 'No'}: {name} is {'' if inside else 'not '}among the {context.wording.text(of)}."
    if isinstance(of, Join) and of.key == "capital":
        text = f"{'Yes' if holds else 'No'}: the capital of {context.wording.text(of.of)} is {row([context.speaker.name(id_) for id_ in members])}."
    rows = [edge for member in ([members[who]] if inside else members.values()) for edge in member.edges]
    receipts = tuple(map(receipt, rows[:20])) or _page_receipts(context.catalogue, (who,))
    return Draft(text, holds, (who, *named_in(of)), f"whether {context.speaker.name(who)} is among {what}", receipts)


def _page_receipts(catalogue: Catalogue, ids: tuple[str, ...]) -> tuple[Receipt, ...]:
    marks = ",".join("?" * len(ids))
    rows = catalogue.db.execute(f"SELECT source, as_of FROM entity WHERE id IN ({marks}) AND source IS NOT NULL", ids)
    return tuple(Receipt(*one) for one in rows)


def related_draft(context: Context, a: str, b: str, key: str, sem: Pair) -> Draft | None:
    """Whether the relation that the question names joins the two, since when, how long, how much."""
    entry = lexicon().entry("relation", key)
    names = tuple(entry.get("names", ()))
    catalogue, asked = context.catalogue, context.asked
    rows = [one for one in relations(catalogue, a) if one.name in names and one.other(a) == b]
    rows.sort(key=lambda one: names.index(one.name))
    label = f"{key.replace('-', ' ')}: {context.speaker.name(a)} and {context.speaker.name(b)}"
    yes = asked & {"yes-no"} and not asked & {"when", "what", "who", "how-many"}
    if sem.when:
        rows = [one for one in rows if one.since_day and sem.when.first <= one.since_day <= sem.when.last] or rows
    if key in ("exports-to", "imports-from", "trade", "sells-to", "buys-from"):
        rows = sorted(rows, key=lambda one: (one.subject != a, one.name))
    if rows:
        shown = rows if key == "trade" else rows[:1]
        one = shown[0]
        if "when" in asked and not one.since:
            return None
        text = "; ".join(sentence(context.speaker, each, not place) for place, each in enumerate(shown))
        if one.name == "borders":
            text = _border(context, rows)
        if one.name == "on-route" and key == "crosses":
            text = f"{context.speaker.The(one.object)} runs by {context.speaker.the(one.subject)}"
        prefix = ("No: " if sem.negated else "Yes: ") if yes else ""
        value: object = (
            one.since if "when" in asked else one.value if one.value is not None and not yes else not sem.negated
        )
        if one.name == "borders" and not yes:
            total = sum(each.value or 0 for each in rows)
            value = int(total) if float(total).is_integer() else total
        dated = tuple(
            Figure(
                each.subject,
                each.value if each.value is not None else each.since,
                each.unit or "",
                each.as_of,
                (each.source or "").split(" ")[0],
            )
            for each in shown
        )
        return Draft(
            f"{prefix}{text}{since(one.since)}.",
            value,
            (a, b),
            label,
            tuple(map(receipt, shown)),
            dated,
            catalogue.as_of,
        )
    if opposite := _OPPOSITE.get(key):
        other = [one for one in relations(catalogue, a) if one.name == opposite and one.other(a) == b]
        if other:
            return Draft(
                f"{'Yes' if sem.negated else 'No'}: {sentence(context.speaker, other[0])}.",
                bool(sem.negated),
                (a, b),
                label,
                (receipt(other[0]),),
            )
    if "when" in asked:
        return None
    kinds = catalogue.kinds_of([a, b])
    subject, object_ = (b, a) if kinds.get(a) in ("countries", "places") and key in ("crosses", "bypasses") else (a, b)
    fitting = {"crosses": "corridors", "bypasses": "corridors", "party-to": "agreements"}.get(key)
    if (
        key not in _NO
        or (fitting and fitting not in kinds.values())
        or (key == "borders" and set(kinds.values()) != {"countries"})
        or (key == "party-to" and kinds.get(subject) not in ("countries", "organisations"))
    ):
        return None
    s = context.speaker
    text = _NO[key].format(a=s.the(subject), b=s.the(object_), A=s.The(subject), B=s.The(object_))
    return Draft(f"{text}.", bool(sem.negated), (subject, object_), label, _page_receipts(catalogue, (subject,)))


def _border(context: Context, rows: list[RelationRecord]) -> str:
    """A border, in several stretches summed."""
    one, name = rows[0], context.speaker
    parts = [each.value for each in rows if each.value]
    text = f"{name.The(one.subject)} borders {name.the(one.object)}"
    if parts:
        text += f" over {amount(sum(parts), one.unit)}"
    if len(parts) > 1:
        text += f" ({' and '.join(amount(part, one.unit) for part in parts)})"
    return text


def share_draft(context: Context, sem: tuple[object, object, object]) -> Draft | None:
    """The share that one state takes of the trade of another; whether a fact of one names the other."""
    measure, of, other = sem
    key = getattr(measure, "key", "")
    if not isinstance(of, Ids) or not isinstance(other, Ids):
        return None
    name = {
        "exports": "exports-to",
        "main-exports": "exports-to",
        "imports": "imports-from",
        "main-imports": "imports-from",
    }.get(key)
    for a, b in ((of.ids[0], other.ids[0]), (other.ids[0], of.ids[0])):
        if name:
            rows = [
                one
                for one in sets.edges(context.catalogue, (name,), [a], "subject")
                if one.object == b and one.value is not None
            ]
            if rows:
                one = rows[-1]
                text = f"{sentence(context.speaker, one)}{f' ({show(one.as_of)})' if one.as_of else ''}."
                figure = valued(a, one.value, one, one.unit or "")
                return Draft(
                    text,
                    one.value,
                    (a, b),
                    f"share of {context.speaker.name(b)} in the {key} of {context.speaker.name(a)}",
                    (receipt(one),),
                    (figure,),
                )
    return _language_or_group(context, key, of.ids[0], other.ids[0])


def _language_or_group(context: Context, key: str, a: str, b: str) -> Draft | None:
    """``Russian``, ``Russians``: of a state the languages or peoples, the other being named by its people."""
    if key not in ("languages", "ethnic-groups", "religions"):
        return None
    rows = sets.facts_of(context.catalogue, [a], [key])
    if not rows:
        return None
    one = rows[0]
    value = "".join(span.text for span in context.catalogue.inline(one.value))
    label = str(lexicon().entry("fact", key)["label"])
    text = f"{upper(label)} of {context.speaker.the(a)}: {value}."
    return Draft(text, value, (a, b), f"{label} of {context.speaker.name(a)}", (receipt(one),))


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
    receipts: list[Receipt] = []
    if direct:
        one = direct[0]
        text = _border(context, borders) if one.name == "borders" else sentence(speaker, one)
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


def _in_both(context: Context, a: str, b: str) -> tuple[str, list[Receipt]] | None:
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


def _shared(context: Context, shared: Sequence[Shared], a: str, b: str) -> tuple[str, list[Receipt]] | None:
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
        receipts = tuple(Receipt(one.source, one.as_of, one.evidence, one.contested) for one in edges)
        names = f"{context.speaker.name(a)} and {context.speaker.name(b)}"
        return Draft(f"{'; '.join(steps)}.", None, (a, b), names, receipts, cost=0.2)
    return None
