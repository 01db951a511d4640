"""Relations that carry a figure: land borders and their length, shares of trade."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from ..catalogue import Catalogue
from .answer import Draft, Receipt
from .groups import group_of
from .membership import with_members
from .question import Question
from .say import Speaker, amount, count, row
from .vocabulary import vocabulary

KM = "km"
_ROWS = "SELECT subject, object, value, unit, source, as_of, evidence, contested FROM relation WHERE name = ? AND "


def drafts(question: Question, catalogue: Catalogue, speaker: Speaker) -> list[Draft]:
    """Drafts for the border of two states, the neighbours of one, partners in trade."""
    where = question.entities
    if not where or len(where) > 2:
        return []
    found: list[Draft] = []
    for index, key in question.terms("relation"):
        entry = vocabulary().entry("relation", key)
        if not entry.get("unit"):
            continue
        name = entry["names"][0]
        if len(where) == 2:
            found += _pair(question, catalogue, speaker, index, key, name, where)
        else:
            found += _list(question, catalogue, speaker, index, key, name, where[0])
    if len(where) == 2 and not found:
        for index, key in question.terms("fact"):
            if key in ("exports", "imports"):
                name = f"{key}-{'to' if key == 'exports' else 'from'}"
                nearest = sorted(where, key=lambda at: abs(at - index))  # whose exports they are
                found += [
                    one._replace(sure=0.96) for one in _pair(question, catalogue, speaker, index, name, name, nearest)
                ]
    return found


def _joined(rows: Iterable[tuple[Any, ...]]) -> list[tuple[Any, ...]]:
    """One row for each pair: a border of several stretches has the length of all."""
    found: dict[tuple[str, str], tuple[Any, ...]] = {}
    for one in rows:
        before = found.get(one[:2])
        if before is None or before[3] != one[3]:
            found.setdefault(one[:2], one)
        else:
            found[one[:2]] = (*one[:2], (before[2] or 0) + (one[2] or 0), *before[3:])
    return list(found.values())


def _receipt(one: tuple[object, ...]) -> Receipt:
    return Receipt(str(one[4] or ""), str(one[5]) if one[5] else None, str(one[6]), bool(one[7]))


def _cues(question: Question) -> set[int]:
    used = {
        i for i, key in question.terms("cue") if key in ("how-many", "who", "what", "both", "list", "yes-no", "when")
    }
    used |= {i for i, key in question.terms("fact") if key in ("length", "area", "ethnic-groups")}  # "share of"
    return used | {i for i, key in question.terms("noun") if key in ("country",)}


def _pair(
    question: Question, catalogue: Catalogue, speaker: Speaker, index: int, key: str, name: str, where: list[int]
) -> list[Draft]:
    a, b = (question.named(i, "countries").id for i in where)
    if any(question.named(i, "countries").kind != "countries" for i in where):
        return []
    symmetric = catalogue.relation_types[name].symmetric if name in catalogue.relation_types else False
    if question.terms("noun") and any(k.endswith("treaty") or k == "agreement" for _, k in question.terms("noun")):
        return []
    entry = vocabulary().entry("relation", key)
    rows = _joined(catalogue.db.execute(_ROWS + "subject = ? AND object = ?", (name, a, b)))
    back = _joined(catalogue.db.execute(_ROWS + "subject = ? AND object = ?", (name, b, a)))
    used = frozenset({index, *where} | _cues(question) | {i for i, _ in question.terms("relation") if i == index})
    understood = f"{catalogue.relation_types[name].label.lower()}: {speaker.name(a)} and {speaker.name(b)}"
    if symmetric:
        one = next(iter([*rows, *back]), None)
        understood = f"border of {speaker.name(a)} and {speaker.name(b)}"
        if one is None:
            text = f"{speaker.The(a)} and {speaker.the(b)} are not recorded as sharing a land border."
            return [Draft(text, None, (a, b), understood, _any(catalogue, name, a), used, 0.92)]
        if one[2] is None:
            text = f"{speaker.The(a)} and {speaker.the(b)} share a land border."
            return [Draft(text, True, (a, b), understood, (_receipt(one),), used, 0.9)]
        text = f"The land border of {speaker.the(a)} and {speaker.the(b)} is {amount(one[2], one[3])} long."
        if question.words[:1] and question.words[0] in ("does", "do", "is", "are", "did"):
            text = f"Yes: the land border of {speaker.the(a)} and {speaker.the(b)} is {amount(one[2], one[3])} long."
        return [Draft(text, _whole(one[2]), (a, b), understood, (_receipt(one),), used, 0.96)]
    parts, receipts = [], []
    exports = "exports-to", "{a} sends {v} of its exports to {b}"
    imports = "imports-from", "{a} gets {v} of its imports from {b}"
    general = question.items[index].text in ("trade", "trades with", "trade with", "torgovlya", "torgovlyu", "torgovli")
    for relation, phrase in (exports, imports) if general else (exports,) if name == "exports-to" else (imports,):
        for one_id, two_id in ((a, b), (b, a)) if general else ((a, b),):
            found = catalogue.db.execute(_ROWS + "subject = ? AND object = ?", (relation, one_id, two_id)).fetchone()
            if found:
                parts.append(phrase.format(a=speaker.the(one_id), b=speaker.the(two_id), v=amount(found[2], found[3])))
                receipts.append(_receipt(found))
    if not parts:
        text = str(entry["no"]).format(a=speaker.the(a), b=speaker.the(b), A=speaker.The(a), B=speaker.The(b)) + "."
        return [Draft(text, None, (a, b), understood, _any(catalogue, name, a), used, 0.85)]
    text = "; ".join(parts)
    return [Draft(f"{text[0].upper()}{text[1:]}.", _share(parts), (a, b), understood, tuple(receipts), used, 0.93)]


def _share(parts: list[str]) -> str:
    return "; ".join(parts)


def _whole(value: float) -> float | int:
    return int(value) if float(value).is_integer() else value


def _any(catalogue: Catalogue, name: str, id_: str) -> tuple[Receipt, ...]:
    """What the list of an entity's relations rests on."""
    one = catalogue.db.execute(_ROWS + "(subject = ? OR object = ?) LIMIT 1", (name, id_, id_)).fetchone()
    return (_receipt(one),) if one else ()


def _list(
    question: Question, catalogue: Catalogue, speaker: Speaker, index: int, key: str, name: str, at: int
) -> list[Draft]:
    named = question.named(at, "countries")
    symmetric = catalogue.relation_types[name].symmetric if name in catalogue.relation_types else False
    if named.kind != "countries":
        return _within(question, catalogue, speaker, {index, at}, name, named.id) if symmetric else []
    id_ = named.id
    where = "(subject = ? OR object = ?)" if symmetric else "subject = ? AND ? <> ''"
    rows = _joined(catalogue.db.execute(_ROWS + where + " ORDER BY seq", (name, id_, id_)))
    if not rows:
        return []
    pairs = [(one[1] if one[0] == id_ else one[0], one[2], one[3]) for one in rows]
    used = {at, index} | _cues(question)
    many = question.cue("how-many") is not None
    orders = question.terms("order")
    if orders:
        used |= {i for i, _ in orders}
    nouns = [key for _, key in question.terms("noun") if key != "country"]
    if nouns:
        return []
    label = (
        f"neighbours of {speaker.name(id_)}"
        if symmetric
        else f"{vocabulary().entry('relation', key)['subject'].format(name=speaker.name(id_), Name=speaker.name(id_)).lower()}"
    )
    size = len(pairs)
    if orders or (not symmetric and size > 1):
        up = bool(vocabulary().entry("order", orders[0][1]).get("up")) if orders else False
        pairs.sort(key=lambda one: (one[1] or 0) * (1 if up else -1))
        if orders and not _several(question):
            pairs = pairs[:1]
    names = row(
        [f"{speaker.name(other)}{f' ({amount(value, unit)})' if value else ''}" for other, value, unit in pairs], 20
    )
    name_ = speaker.the(id_)
    if symmetric and orders:
        text = f"The {'shortest' if vocabulary().entry('order', orders[0][1]).get('up') else 'longest'} land border of {name_} is with {names}."
    elif symmetric:
        total = sum(value or 0 for _, value, _ in pairs)
        text = f"{speaker.The(id_)} has {count(size, 'neighbour', 'neighbours')} by land: {names}{f'; in all {amount(total, KM)}' if total and size > 1 else ''}."
    else:
        text = f"{vocabulary().entry('relation', key)['subject'].format(name=name_, Name=speaker.The(id_))}: {names}."
    value: object = size if many and not question.terms("fact") else [one[0] for one in pairs]
    if (symmetric and question.items[index].text in ("border length", "length of border", "length of the border")) or (
        symmetric and any(key == "length" for _, key in question.terms("fact"))
    ):
        value = sum(v or 0 for _, v, _ in pairs)
    receipts = tuple({_receipt(one) for one in rows})
    return [
        Draft(
            text,
            value,
            (id_, *(one[0] for one in pairs)),
            label,
            tuple(sorted(receipts, key=lambda r: r.as_of or "", reverse=True)),
            frozenset(used),
            0.95,
        )
    ]


def _within(
    question: Question, catalogue: Catalogue, speaker: Speaker, used: set[int], name: str, id_: str
) -> list[Draft]:
    """The longest or shortest border between states of a region or body."""
    orders = question.terms("order")
    states = group_of(catalogue, id_) if orders else []
    rows = _joined(catalogue.db.execute(_ROWS + "value > 0", (name,)))
    rows = [one for one in rows if one[0] in states and one[1] in states]
    if not rows:
        return []
    up = bool(vocabulary().entry("order", orders[0][1]).get("up"))
    best = (min if up else max)(rows, key=lambda one: one[2])
    place = f"{'among the members of' if with_members(catalogue, [id_]) else 'within'} {speaker.the(id_)}"
    text = (
        f"The {'shortest' if up else 'longest'} land border {place} is that of {speaker.the(best[0])} and {speaker.the(best[1])} "
        f"({amount(best[2], best[3])})."
    )
    used = used | {i for i, _ in orders} | _cues(question)
    return [
        Draft(
            text,
            [best[0], best[1]],
            (id_, best[0], best[1]),
            f"land borders {place}",
            (_receipt(best),),
            frozenset(used),
            0.94,
        )
    ]


def _several(question: Question) -> bool:
    return any(
        word
        in ("partners", "neighbours", "neighbors", "borders", "countries", "buyers", "suppliers", "main", "partnery")
        for word in question.words
    )
