"""Attributes that are no fact of the lexicon: a labelled fact of the entity's page, or the sentence that states it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any

from ...dates import show
from ...lazy_pattern import lazy_pattern
from ...text import fold
from .. import full_text, names, sets
from ..rows import FactRecord
from ..sets import kind_in
from .answer import Draft
from .attributes_asked import Wanted, has, wanted
from .beside_names import Ways
from .context import Context, receipt, valued
from .english import amount
from .excerpts import plain, sentences
from .first_use import first_use_draft
from .items import Lattice
from .lexicon import lexicon
from .page_texts import COST, page_sentences, page_texts, quoted, summary

KINDS = ("sites", "corridors", "places", "agreements", "organisations", "events", "concepts")
MOST = 3
"""Facts matching at once; meanings of one name that are tried."""
SENTENCES = 3
"""Sentences of a section that are quoted."""
NEAR = 8
"""Sites and routes with a name in theirs that are tried: the ``reactors of Jizzakh``."""
_SHARE = lazy_pattern(r"%|\b(?:per ?cent|share|half|third|quarter|fifth|majority|most)\b", re.IGNORECASE)
"""Words of a text that tells a part of a whole."""
_NUMBER = r"(\d[\d,.]*|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fifteen|twenty|hundreds|thousands)"


def attribute_draft(context: Context, read: Lattice, spans: Sequence[names.NameSpan]) -> Draft | None:
    """An attribute of the one named entity, when every other word is accounted for; a share where one is asked for."""
    asked = wanted(context.catalogue, read, spans) if spans else None
    draft = _of_names(context, asked, read, spans) if asked else None
    no_share = draft and asked and "share" in asked.asked and not _SHARE.search(draft.text)
    return None if no_share else draft


def _of_names(context: Context, asked: Wanted, read: Lattice, spans: Sequence[names.NameSpan]) -> Draft | None:
    """The attribute of what is named; else of the one site or route with a name in its own."""
    partial = {held[:2] for held in read.held}  # an entity whose longer name contains the words is not meant too
    for place, span in enumerate(spans):
        others = tuple(way for other, way in enumerate(asked.beside) if other != place)
        found = [
            (entity.tier, draft)
            for entity in span.found[: 1 if (span.start, span.end) in partial else MOST]
            if context.catalogue.kinds_of([entity.id])[entity.id] in KINDS
            and (draft := _of_one(context, entity.id, asked, others))
        ]
        if found and (len(found) == 1 or found[0][0] < found[1][0]):  # several: unknown which
            return found[0][1]
    if asked.asked & {"how", "how-old"}:
        return None  # the page of a neighbouring site does not give the origin or age of this one
    for place, (span, ways) in enumerate(zip(spans, asked.beside, strict=True)):
        if any(entity.kind in ("sites", "corridors") for entity in span.found):
            continue  # a site near Nurek is not Nurek
        others = tuple(way for other, way in enumerate(asked.beside) if other != place)
        state = any(entity.kind == "countries" for entity in span.found)
        near = [draft for id_ in _near(context, ways, state) if (draft := _of_one(context, id_, asked, others))]
        if len(near) == 1:
            return near[0]
    return None


def _near(context: Context, ways: Ways, state: bool) -> list[str]:
    """Sites and routes whose name contains another name, except routes named after several states."""
    kinds = kind_in("sites") if state else kind_in("sites", "corridors")
    return full_text.matching(context.catalogue, " OR ".join(f'"{way}"' for way in ways), NEAR, kinds, "names")


def _of_one(context: Context, id_: str, asked: Wanted, others: Sequence[Ways]) -> Draft | None:
    facts, name = _facts(context, id_), context.speaker.name(id_)
    types = (record.value for record in facts if record.key == "type")
    about = fold(" ".join((name, *types, _first_sentence(context, id_))))
    rest = list(asked.rest)
    entries = {key: lexicon().entry("attribute", key) for key, _ in reversed(asked.keys)}  # "how long are the tunnels"
    for key, words in asked.keys:
        if entries[key].get("type") not in (None, *_types(asked)):  # "how much to complete it"
            del entries[key]
            rest += words
    rest = [ways for ways in rest if not _of_kind(context, id_, ways)]
    if "who" in asked.asked and entries and not any(entry.get("type") == "who" for entry in entries.values()):
        return None  # "who rents Baikonur" asks for no sum
    strict = any(entry.get("strict") for entry in entries.values())
    others = [
        ways for ways in others if not (_holds_it(context, id_, ways) if strict else _lies_in(context, id_, ways))
    ]
    if not entries:
        return _unlisted(context, id_, facts, rest, others, asked.asked)
    rest = [ways for ways in rest if not has(about, ways)]
    understood = f"{name}: {' and '.join(key.replace('-', ' ') for key in entries)}"
    if list(entries) == ["built"] and not rest and not others and (first := first_use_draft(context, id_)):
        return first._replace(cost=COST)
    for key, entry in entries.items():
        more = [other for name, other in entries.items() if name != key]
        if labelled := _labelled(context, facts, entry.get("labels", ()), more, [*rest, *others]):
            return _facts_draft(context, id_, labelled, understood)
    headings = tuple(heading for entry in entries.values() for heading in entry.get("headings", ()))
    if headings and not rest and not others:
        return _section_headed(context, id_, headings)
    if all(entry.get("says") for entry in entries.values()):
        patterns = [_pattern(tuple(entry["says"])) for entry in entries.values()]
        if draft := _sentence_with(context, id_, patterns, [*rest, *others]):
            return draft._replace(understood=understood)
    for entry in entries.values():
        says = (*entry.get("in-facts", ()), *(entry.get("says", ()) if rest else ()))
        matching = [
            record
            for record in facts
            if _tells(context, record, says) and _holds_all(context, record, [*rest, *others])
        ]
        if matching and len(entries) == 1:
            return _facts_draft(context, id_, matching[:1], understood)
    return None


def _section_headed(context: Context, id_: str, headings: tuple[str, ...]) -> Draft | None:
    """The beginning of the section of a page whose heading begins in one of some ways."""
    text = next((text for text in page_texts(context.catalogue, id_) if text.heading.startswith(headings)), None)
    return text and quoted(context, text, " ".join(sentences(plain(context.catalogue, text.text))[:SENTENCES]))


def _types(asked: Wanted) -> tuple[str, ...]:
    """The types that the answer may have: any where no question word asks for one."""
    return tuple(asked.asked) if asked.asked & {"who", "when", "why", "how-many", "how-long"} else ("when", "who")


def _facts(context: Context, id_: str) -> list[FactRecord]:
    rows = context.catalogue.db.execute("SELECT DISTINCT key FROM fact WHERE entity = ?", (id_,)).fetchall()
    return sets.facts_of(context.catalogue, [id_], [key for (key,) in rows]) if rows else []


def _first_sentence(context: Context, id_: str) -> str:
    own = summary(context.catalogue, id_)
    return sentences(plain(context.catalogue, own.text))[0] if own else ""


def _lies_in(context: Context, id_: str, ways: Ways) -> bool:
    """True when a name is that of the state in which the entity lies: ``Kumtor in Kyrgyzstan``."""
    rows = sets.edges(context.catalogue, ("located-in",), [id_], "subject")
    return any(fold(name) in ways for name in context.catalogue.names([row.object for row in rows]).values())


def _holds_it(context: Context, id_: str, ways: Ways) -> bool:
    """True when a name is that of the state whose base or test range the entity is."""
    first = fold(_first_sentence(context, id_))
    return any(
        first.startswith(f"{way} ") or f"leased by {way}" in first or f"leased to {way}" in first for way in ways
    )


def _of_kind(context: Context, id_: str, ways: Ways) -> bool:
    """True for a word that says of what kind the thing is: ``the Nurek dam``, ``the port of Aktau``."""
    kind = context.catalogue.kinds_of([id_])[id_]
    return any(
        sense.category == "kind" and lexicon().entry("kind", sense.key)["kind"] == kind
        for word in ways
        for sense in lexicon().at([word], 0).get(1, ())
    )


def _ended(record: FactRecord, day: str) -> bool:
    return bool(record.until_day and record.until_day <= day)


def _labelled(
    context: Context,
    facts: Iterable[FactRecord],
    labels: Sequence[str],
    more: Sequence[dict[str, Any]],
    rest: Sequence[Ways],
) -> list[FactRecord]:
    """Facts whose label has words that begin with one of some, and that hold the other attributes and words; the newest of each label, of those that still hold if any does."""
    day = context.catalogue.day
    for label in labels:
        found = {
            (record.label, record.unit): record
            for record in sorted(facts, key=lambda record: (not _ended(record, day), record.as_of or ""))
            if f" {label}" in f" {record.label.lower()}"
            and _holds_all(context, record, rest)
            and all(_tells(context, record, entry.get("says", ())) for entry in more)
        }
        if found:
            return list(found.values())[:MOST]
    return []


def _text(context: Context, record: FactRecord) -> str:
    if record.number is not None:
        return amount(record.number, record.unit)
    if record.key == "status" and record.since:
        return f"{plain(context.catalogue, record.value)}, since {show(record.since)}"
    return (
        show(record.since) if record.since and record.since == record.value else plain(context.catalogue, record.value)
    )


def _whole(context: Context, record: FactRecord) -> str:
    return f"{record.label}: {_text(context, record)} ({record.note or ''})"


def _tells(context: Context, record: FactRecord, says: Sequence[str]) -> bool:
    """True when the text of a fact has one of the patterns of an attribute."""
    return bool(says and _pattern(tuple(says)).search(_whole(context, record)))


def _holds_all(context: Context, record: FactRecord, words: Iterable[Ways]) -> bool:
    text = fold(f"{_whole(context, record)} {record.unit}")
    return all(has(text, ways) for ways in words)


def _unlisted(
    context: Context,
    id_: str,
    facts: Sequence[FactRecord],
    rest: list[Ways],
    others: Sequence[Ways],
    asked: frozenset[str],
) -> Draft | None:
    """The facts whose label has the words of the question (``mining rights``), or how many there are of something."""
    name = context.speaker.name(id_)
    if not rest or asked & {"who", "when", "how", "how-long", "how-old", "share"}:
        return None
    known = [record for record in facts if all(has(fold(record.label), ways) for ways in rest)]
    known = [draft for draft in known if _holds_all(context, draft, others)]
    if known:
        least = min(len(record.label.split()) for record in known)
        matching = [record for record in known if len(record.label.split()) == least][:MOST]
        return _facts_draft(context, id_, matching, f"{name}: {matching[0].label.lower()}")
    if "how-many" not in asked:
        return None
    stems = [re.escape(way[: max(4, len(way) - 2)]) for way in rest[0] if len(way) > 3]
    if not stems:
        return None
    counted = lazy_pattern(rf"\b{_NUMBER}( (million|[a-z]+))? ({'|'.join(stems)})", re.IGNORECASE)
    draft = _sentence_with(context, id_, [counted], [*rest, *others])
    return draft._replace(understood=f"{name}: how many {' '.join(ways[0] for ways in rest)}") if draft else None


def _facts_draft(context: Context, id_: str, facts: Sequence[FactRecord], understood: str) -> Draft:
    """The answer that lists facts: ``Rogun dam and power station. Capacity, planned: 3,780 MW (27 Aug 2025)``."""
    parts = []
    for record in facts:
        note = record.note.rstrip(".") if record.note and fold(record.note) not in fold(record.label) else ""
        if note and not names.named(context.catalogue, note.split()[0]):
            note = note[0].lower() + note[1:]
        parts.append(f"{record.label}: {_text(context, record)}{f' ({note})' if note else ''}")
    first, name = facts[0], context.speaker.name(id_)
    return Draft(
        f"{name}. {'. '.join(parts)}{f' ({show(first.as_of)})' if first.as_of else ''}.",
        first.number if first.number is not None else first.since or plain(context.catalogue, first.value),
        (id_,),
        understood,
        tuple(map(receipt, facts)),
        tuple(
            valued(id_, record.number if record.number is not None else record.value, record, record.unit)
            for record in facts
        ),
        cost=COST,
    )


def said_with(key: str, sentence: str) -> bool:
    """True when a sentence has a pattern that is specific to an attribute."""
    return bool(_pattern(tuple(lexicon().entry("attribute", key)["says"])).search(sentence))


@cache
def _pattern(says: tuple[str, ...]) -> re.Pattern[str]:
    filled = (pattern.replace("{n}", _NUMBER).replace("{year}", r"\(?(1[89]|20)\d\d") for pattern in says)
    return lazy_pattern("|".join(f"(?:{pattern})" for pattern in filled), re.IGNORECASE)


def _sentence_with(
    context: Context, id_: str, patterns: Sequence[re.Pattern[str]], words: Sequence[Ways]
) -> Draft | None:
    """The first sentence of the page that all of the patterns are found in, and that holds all of the words."""
    for text, sentence in page_sentences(context.catalogue, id_):
        if all(pattern.search(sentence) for pattern in patterns) and all(has(fold(sentence), ways) for ways in words):
            return quoted(context, text, sentence)
    return None
