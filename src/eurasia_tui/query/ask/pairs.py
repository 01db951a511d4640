"""Two entities: whether a relation holds, the strongest that joins them, or what they share."""

from __future__ import annotations

from ...dates import show
from ..catalogue import Catalogue
from ..rows import RelationRecord, relations
from .answer import Draft, Receipt
from .between import WEAK, chain, members_of_both, parties, sentence
from .membership import body_receipt
from .question import Question
from .say import Speaker, count, on, since
from .vocabulary import vocabulary


def drafts(question: Question, catalogue: Catalogue, speaker: Speaker) -> list[Draft]:
    """Drafts about two entities."""
    where = question.entities
    if len(where) != 2 or (
        question.terms("fact") and not question.cue("when") is not None and not _dated_only(question)
    ):
        return []
    a, b = (question.items[i].named[0].id for i in where)
    if a == b:
        return []
    asked = question.terms("relation")
    kinds = {question.items[i].kind for i in where}
    if question.cue("when") is None and not asked and "agreements" in kinds and len(kinds) == 2:
        asked = [(i, "party-to") for i, key in question.terms("fact") if key == "signed"]  # "did X sign Y"
    if asked:
        return _asked(question, catalogue, speaker, where, asked)
    return _any(question, catalogue, speaker, where, a, b)


def _dated_only(question: Question) -> bool:
    return all(vocabulary().entry("fact", key).get("date") for _, key in question.terms("fact"))


def _receipt(one: RelationRecord) -> Receipt:
    return Receipt(one.source, one.as_of, one.evidence, bool(one.contested))


def _asked(
    question: Question, catalogue: Catalogue, speaker: Speaker, where: list[int], asked: list[tuple[int, str]]
) -> list[Draft]:
    """Whether the relation that the question names joins the two."""
    if (
        question.terms("noun")
        and any(key not in ("country", "place", "city") for _, key in question.terms("noun"))
        and not all(
            question.items[i].kind == vocabulary().entry("noun", key).get("kind")
            for i in where[:1]
            for _, key in question.terms("noun")
        )
    ):
        return []
    used = (
        {*where}
        | {i for i, _ in asked}
        | {i for i, key in question.terms("cue") if key in ("yes-no", "when", "not", "both")}
    )
    found = []
    for _, key in asked[:1]:
        entry = vocabulary().entry("relation", key)
        if "pair" not in entry:
            continue
        ones = [one for i in where[:1] for one in question.items[i].named]
        twos = [one for i in where[1:] for one in question.items[i].named]
        for one in ones:
            rows = relations(catalogue, one.id)
            for two in twos:
                mine = [row for row in rows if row.name in entry["names"] and row.other(one.id) == two.id]
                if not mine:
                    continue
                row = mine[0]
                text = sentence(speaker, row)
                if row.name == "on-route" and key == "crosses":
                    text = f"{speaker.The(row.object)} runs by {speaker.the(row.subject)}"
                dated = since(row.since)
                ask = question.words[:1] and question.words[0] in ("is", "does", "do", "did", "are", "was")
                text = f"{'Yes: ' if ask and question.cue('not') is None else ''}{text}{dated}."
                return [
                    Draft(
                        text,
                        True if question.cue("when") is None else row.since,
                        (one.id, two.id),
                        _label(catalogue, speaker, row),
                        (_receipt(row),),
                        frozenset(used),
                        0.95,
                        catalogue.as_of,
                    )
                ]
        subject, object_ = (ones[0].id, twos[0].id)
        if ones[0].kind == "countries" and key in ("crosses", "bypasses"):
            subject, object_ = object_, subject
        opposite = {"crosses": "bypasses", "bypasses": "crosses"}.get(key)
        if opposite:
            other = [row for row in relations(catalogue, subject) if row.name == opposite and row.object == object_]
            if other:
                text = f"No: {sentence(speaker, other[0])}."
                return [
                    Draft(
                        text,
                        False,
                        (subject, object_),
                        _label(catalogue, speaker, other[0]),
                        (_receipt(other[0]),),
                        frozenset(used),
                        0.94,
                    )
                ]
        kinds = {ones[0].kind, twos[0].kind}
        wrong = (key in ("crosses", "bypasses") and "corridors" not in kinds) or (
            key == "party-to" and "agreements" not in kinds
        )
        if wrong or key in ("located-in", "part-of"):
            continue
        text = str(entry["no"]).format(
            a=speaker.the(subject), b=speaker.the(object_), A=speaker.The(subject), B=speaker.The(object_)
        )
        one_ = catalogue.db.execute("SELECT source, as_of FROM entity WHERE id = ?", (subject,)).fetchone()
        found.append(
            Draft(
                f"{text}.",
                False,
                (subject, object_),
                f"{key.replace('-', ' ')}: {speaker.name(subject)} and {speaker.name(object_)}",
                (Receipt(*one_),) if one_ else (),
                frozenset(used),
                0.85,
                catalogue.as_of,
            )
        )
    return found


def _label(catalogue: Catalogue, speaker: Speaker, row: RelationRecord) -> str:
    kind = catalogue.relation_types.get(row.name)
    return f"{(kind.label if kind else row.name).lower()}: {speaker.name(row.subject)} and {speaker.name(row.object)}"


def _any(question: Question, catalogue: Catalogue, speaker: Speaker, where: list[int], a: str, b: str) -> list[Draft]:
    """The strongest direct relation and what else the two share."""
    from ..relate import relate

    if question.terms("order") or question.terms("office") or question.terms("noun"):
        return []
    first_kind = question.items[where[0]].kind
    if first_kind == "people" and any(
        item.key("cue") == "on" and where[0] < i < where[1] for i, item in enumerate(question.items)
    ):
        return []
    first, second = question.items[where[0]], question.items[where[1]]
    for one in first.named:
        for two in second.named:
            if any(row.name not in WEAK and row.other(one.id) == two.id for row in relations(catalogue, one.id)):
                a, b = one.id, two.id
                break
        else:
            continue
        break
    if question.cue("when") is not None:
        return []
    related = relate(catalogue, a, b)
    types = catalogue.relation_types
    direct = sorted(
        (row for row in related.direct if row.name not in WEAK and row.name in types),
        key=lambda row: (row.ended(catalogue.day), -types[row.name].strength, row.name),
    )
    if not direct and {first.kind, second.kind} == {"corridors", "countries"}:
        crosses = (0, "crosses")  # "Uzbekistan TAPI": whether it does
        return [one._replace(sure=0.75) for one in _asked(question, catalogue, speaker, where, [crosses])]
    if not direct and any(question.items[i].trust < 0.9 for i in where):
        return []  # what two entities share says nothing when one of them is only guessed
    kinds = catalogue.kinds_of([a, b])
    used = frozenset(
        {*where} | {i for i, key in question.terms("cue") if key in ("both", "compare", "yes-no", "what", "list")}
    )
    organisations = [
        s
        for s in related.of_kind("organisations")
        if s.a.name == "member-of" and not s.a.ended(catalogue.day) and not s.b.ended(catalogue.day)
    ]
    agreements = [s for s in related.of_kind("agreements") if s.a.name == "party-to"]
    parts: list[str] = []
    receipts: list[Receipt] = []
    if direct:
        row = direct[0]
        said = sentence(speaker, row)
        if row.ended(catalogue.day):
            said += f" (ended{on(row.until)})" if row.until else " (ended)"
        elif row.since:
            said += since(row.since)
        parts.append(said)
        receipts.append(_receipt(row))
    if organisations:
        names = speaker.names([s.id for s in organisations], 7, short=True)
        parts.append(
            f"{'they share' if parts else f'{speaker.The(a)} and {speaker.the(b)} share'} {count(len(organisations), 'organisation', 'organisations')} ({names})"
        )
        receipts.append(_receipt(organisations[0].a))
    if agreements:
        own = [s for s in agreements if parties(catalogue, s.id) == 2] or agreements
        latest = max(own, key=lambda s: related.dates.get(s.id, ""))
        dated = related.dates.get(latest.id)
        parts.append(
            f"{'and' if parts else f'{speaker.The(a)} and {speaker.the(b)} are party to'} {count(len(agreements), 'agreement', 'agreements')}"
            f"{', the latest between them' if len(own) < len(agreements) or len(own) > 1 else ','} {speaker.the(latest.id)}{f' ({show(dated)})' if dated else ''}"
        )
        receipts.append(_receipt(latest.a))
    if not parts and (both := members_of_both(catalogue, a, b)):
        parts.append(
            f"{count(len(both), 'state is a member', 'states are members')} of both {speaker.the(a)} and {speaker.the(b)}: {speaker.names(both)}"
        )
        receipts += [*body_receipt(catalogue, a), *body_receipt(catalogue, b)]
        sure = 0.85
    if not parts:
        others = [
            s
            for s in related.shared
            if s.kind not in ("quotes", "claims", "sources") and "mentions" not in (s.a.name, s.b.name)
        ]
        if others:
            names = speaker.names([s.id for s in others], 5)
            parts.append(f"{speaker.The(a)} and {speaker.the(b)} share: {names}")
            receipts += [_receipt(s.a) for s in others[:5]]
    sure = 0.9 if direct else 0.85 if organisations or agreements or parts else 0.72
    if not parts:
        said_of = [s for s in related.shared if s.kind in ("quotes", "claims")]
        if said_of:
            parts.append(
                f"{speaker.The(a)} and {speaker.the(b)} are spoken of together in {count(len(said_of), 'quotation or claim', 'quotations and claims')}; no direct relation is recorded"
            )
            receipts += [_receipt(said_of[0].a)]
            sure = 0.62
    bare = all(item.named or item.stop or item.key("cue") == "both" for item in question.items)
    if not parts and not bare:
        return []
    if not parts:
        links = chain(catalogue, speaker, a, b)
        if links is None:
            return []
        parts, receipts, sure = [links[0]], links[1], 0.55
    value: object = direct[0].name if direct else None
    if (
        direct
        and kinds.get(a) == kinds.get(b) == "countries"
        and direct[0].name != "borders"
        and any(r.name == "borders" for r in direct)
    ):
        border = next(r for r in direct if r.name == "borders")
        parts[0] = sentence(speaker, border)
        receipts[0] = _receipt(border)
        value = "borders"
    text = "; ".join(parts).replace("; and", " and").replace(",,", ",")
    ids = (a, b, *(s.id for s in organisations[:7]))
    return [
        Draft(
            f"{text}.",
            value,
            ids,
            f"{speaker.name(a)} and {speaker.name(b)}",
            tuple(receipts),
            used,
            sure,
            catalogue.as_of,
        )
    ]
