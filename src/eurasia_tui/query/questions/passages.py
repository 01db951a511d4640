"""Answers quoted from a page: its first sentence, a location, names, and the section that a question is about.

A passage is quoted from the page, with its receipt; nothing is composed.
"""

from __future__ import annotations

from collections.abc import Sequence

from ...dates import show
from ...text import fold
from .. import sets
from ..sql import LISTED, listed
from .answer import AnswerReceipt, Draft
from .context import Context, receipt
from .english import clause, comma_list
from .excerpts import LONGEST, excerpt, gives_cause, holds, plain, sentences
from .page_texts import PageText, quoted, summary

SHORT = 60
_PLACES = ("located-in", "seated-in", "held-at", "signed-at", "at-place", "crosses", "has-capital")
_SAYS = {
    "located-in": "{A} lies in {b}",
    "seated-in": "The seat of {a} is in {b}",
    "held-at": "{A} took place in {b}",
    "signed-at": "{A} was signed in {b}",
    "crosses": "{A} runs through {b}",
    "has-capital": "The capital of {a} is {b}",
    "at-place": "{A} is at {b}",
}


def where_draft(context: Context, id_: str) -> Draft | None:
    """The place of an entity: location, seat, venue or place of signature."""
    catalogue, s = context.catalogue, context.speaker
    rows = [record for record in sets.edges(catalogue, _PLACES, [id_], "subject") if not record.ended(catalogue.day)]
    points = dict(
        catalogue.db.execute(
            "SELECT key, number FROM fact WHERE entity = ? AND key IN ('lat', 'lon')", (id_,)
        ).fetchall()
    )
    for name in _PLACES:
        located = [record for record in rows if record.name == name]
        if not located:
            continue
        others = list(dict.fromkeys(record.object for record in located))
        text = _SAYS[name].format(A=s.The(id_), a=s.the(id_), b=s.names(others, 12))
        value: object = s.name(others[0]) if len(others) == 1 else [s.name(other) for other in others]
        if name in ("seated-in", "held-at", "signed-at") and len(others) == 1:
            land = sets.edges(catalogue, ("located-in",), others, "subject")
            if land and s.name(land[0].object) != s.name(others[0]):
                text += f", {s.name(land[0].object)}"
        if name == "has-capital":
            region = catalogue.db.execute(
                "SELECT value FROM fact WHERE entity = ? AND key = 'region'", (id_,)
            ).fetchone()
            if region:
                text, value = f"{s.The(id_)} lies in {region[0]}; its capital is {s.names(others)}", region[0]
        if points.get("lat") is not None and points.get("lon") is not None:
            text += f" ({_degrees(points['lat'], 'N', 'S')}, {_degrees(points['lon'], 'E', 'W')})"
        return Draft(f"{text}.", value, (id_, *others), f"where {s.name(id_)} is", tuple(map(receipt, located)))
    return None


def _degrees(value: float, plus: str, minus: str) -> str:
    return f"{abs(value):.2f}° {plus if value >= 0 else minus}"


def lead_draft(context: Context, id_: str) -> Draft | None:
    """The first sentence of an entity's summary."""
    catalogue, name = context.catalogue, context.speaker.name(id_)
    own = summary(catalogue, id_)
    if not own:
        return None
    whole = plain(catalogue, own.text)
    text = clause(whole)
    if len(text) < SHORT and (rest := sentences(whole)[1:]):
        text = f"{text} {rest[0]}" if len(rest[0]) < LONGEST else text
    long = [word for word in name.split() if len(word) > 4]
    if name.split()[-1].lower() not in text.lower() and not any(word.lower() in text.lower() for word in long):
        text = f"{name}: {text}"
    kind = catalogue.kinds_of([id_]).get(id_, "")
    dated = sets.own_dates(catalogue, [id_]).get(id_) if kind in ("events", "agreements") else None
    if dated:
        text = f"{name} ({show(dated.since)}): {text.removeprefix(f'{name}: ')}"
    what = "who" if kind == "people" else "what"
    opinion = bool(kind in catalogue.kinds and catalogue.kinds[kind].opinion)
    return Draft(text, id_, (id_,), f"{what} {name} is", (own.receipt._replace(opinion=opinion),))


def also_called(context: Context, draft: Draft | None, called: str) -> Draft | None:
    """The draft about an entity with the other name by which it was asked for, and the sentence that has that name."""
    if draft is None or not called:
        return draft
    id_, catalogue = draft.about[0], context.catalogue
    row_ = catalogue.db.execute(
        "SELECT text FROM name WHERE entity = ? AND fold = ? AND type IN ('alias', 'former') AND lang IN ('en', '')",
        (id_, called),
    ).fetchone()
    name = context.speaker.name(id_)
    if not row_ or set(called.split()) <= set(fold(f"{name} {draft.text}").split()):
        return draft
    own = summary(catalogue, id_)
    whole = plain(catalogue, own.text) if own else ""
    alias_sentence = next((sentence for sentence in sentences(whole) if called in fold(sentence)), "")
    text = f"{name}, also {row_[0]}: {draft.text.removeprefix(f'{name}: ')}"
    return draft._replace(text=f"{text} {alias_sentence}".strip())


def summary_draft(context: Context, id_: str) -> Draft | None:
    """The summary of an entity as it stands, not too long."""
    own = summary(context.catalogue, id_)
    return quoted(context, own, excerpt(plain(context.catalogue, own.text), (), False)) if own else None


def names_draft(context: Context, id_: str, former: bool) -> Draft | None:
    """The full form of an abbreviation, or the former names of an entity."""
    name = context.speaker.name(id_)
    types = ("former", "historic", "old") if former else ("full",)
    rows = (
        context.catalogue.db.execute(
            f"SELECT text, lang FROM name WHERE entity = ? AND type IN {LISTED} AND lang IN ('en', '')",
            (id_, listed(types)),
        ).fetchall()
        or context.catalogue.db.execute(
            f"SELECT text, lang FROM name WHERE entity = ? AND type IN {LISTED}", (id_, listed(types))
        ).fetchall()
    )
    page = context.catalogue.db.execute("SELECT source, as_of FROM entity WHERE id = ?", (id_,)).fetchone()
    receipts = (AnswerReceipt(*page),) if page else ()
    found = list(dict.fromkeys(text for text, _ in rows))
    if former:
        if not found:
            return None
        text = f"{name} was formerly called {comma_list(found)}."
        return Draft(text, found[0] if len(found) == 1 else found, (id_,), f"former names of {name}", receipts)
    short = context.speaker.short([id_])[id_]
    full = found[0] if found else name
    if short == full:
        acronym = context.catalogue.db.execute(
            "SELECT text FROM name WHERE entity = ? AND type = 'acronym' AND lang IN ('en', '')", (id_,)
        ).fetchone()
        short = acronym[0] if acronym else name
    text = f"{short if short != full else name}: {full}."
    return Draft(text, full, (id_,), f"full name of {name}", receipts)


# --- the section a question is about -----------------------------------------------------------------------------------


def passage_draft(context: Context, ids: Sequence[str], words: Sequence[str]) -> Draft | None:
    """The section of the entities' pages that holds the words of the question, quoted."""
    asked = context.asked
    named = list(ids)
    order = {id_: place for place, id_ in enumerate(ids)}
    found = []
    for entity, section, heading, text, source, as_of, evidence, contested in context.catalogue.db.execute(
        f"SELECT entity, section, heading, text, source, as_of, evidence, contested FROM prose WHERE entity IN {LISTED} "
        "AND section NOT IN ('quotation', 'claim')",
        (listed(ids),),
    ):
        shown = plain(context.catalogue, text)
        whole, head = fold(f"{heading} {shown}"), fold(f"{heading} {section}")
        held = sum(holds(whole, word) for word in words)
        others = [id_ for id_ in named if id_ != entity]
        if held < len(words) or (entity in named and others and not _together(context, heading, text, others, words)):
            continue
        if "when" in asked and (not words or not any(part.isdigit() and len(part) == 4 for part in whole.split())):
            continue
        if "why" in asked and not gives_cause(shown):
            continue
        if section == "summary" and ("difference" in asked or (not words and asked & {"why", "how"})):
            continue
        if not words and "how" in asked and not head.startswith("how "):
            continue
        if "difference" in asked and not any(
            all(holds(fold(sentence), word) for word in words) for sentence in (heading, *sentences(shown))
        ):
            continue
        in_heading = sum(holds(head, word) for word in words)
        settles = section.startswith("What it settles") and "about" in asked
        found.append(
            (
                not settles,
                -in_heading,
                section == "summary",
                order[entity],
                entity,
                heading or section,
                shown,
                (source, as_of, evidence, bool(contested)),
            )
        )
    if not found:
        return None
    *_, entity, heading, shown, own = min(found, key=lambda candidate: candidate[:4])
    others = [id_ for id_ in named if id_ != entity]
    between = [line for line in sentences(shown) if not words and others and _together(context, "", line, others, ())]
    quotation = between[0] if between else excerpt(shown, words, bool(asked & {"why"}))
    title = "" if heading in ("summary", "prose") else heading
    return quoted(context, PageText(entity, title, shown, AnswerReceipt(*own)), quotation, about=ids)


def settled_draft(context: Context, id_: str) -> Draft | None:
    """What an agreement settles."""
    return passage_draft(Context(context.evaluator, context.asked | {"about"}), [id_], ())


def _together(context: Context, heading: str, text: str, others: Sequence[str], words: Sequence[str]) -> bool:
    """True when one sentence of a section, or its heading, names another entity and has a word of the question."""
    ways = [(id_, [fold(context.speaker.name(id_)), fold(context.speaker.short([id_])[id_])]) for id_ in others]
    for raw in (heading, *sentences(text)):
        folded = f" {fold(plain(context.catalogue, raw))} "
        named = any(
            f"[[{id_}]]" in raw or f"[[{id_}|" in raw or any(f" {way} " in folded for way in own) for id_, own in ways
        )
        if named and (not words or any(holds(folded, word) for word in words)):
            return True
    return False
