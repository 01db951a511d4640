"""Quotations and claims, by speaker, subject and words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from ...dates import show
from ...text import fold
from .answer import AnswerReceipt, Draft
from .context import Context, named_in
from .excerpts import in_english
from .form import And, DatedWithin, Ids, Join, Region, Said, When
from .lexicon import lexicon


class Saying(NamedTuple):
    """A quotation or claim: its text is opinion, of the speaker."""

    id: str
    kind: str
    speaker: str
    text: str
    date: str | None
    source: str
    evidence: str
    contested: int
    status: str
    exact: int | None


_SELECT = """SELECT e.id, e.kind, s.subject, p.text, f.since, p.source, p.evidence, p.contested,
  coalesce((SELECT value FROM fact WHERE entity = e.id AND key = 'status' LIMIT 1), ''), {exact}
  FROM relation s JOIN entity e ON e.id = s.object AND e.kind = ?
  JOIN prose p ON p.entity = e.id AND p.section IN ('quotation', 'claim')
  LEFT JOIN fact f ON f.entity = e.id AND f.key = 'date'
  WHERE s.name IN ('spoke', 'asserts')"""


def said_draft(context: Context, sem: Said, words: Sequence[str] = (), when: When | None = None) -> Draft | None:
    """What a speaker said about something, or who said the words: the best of them, and how many more."""
    if isinstance(sem.about, And | DatedWithin) or (
        isinstance(sem.about, Join) and (sem.about.act or sem.about.key != "member")
    ):
        return None  # what is said of an enlargement or a border is not said of each that has to do with it
    by = _ids(context, sem.by)
    about = _ids(context, sem.about)
    if sem.about is not None and not about:
        return None
    if not by and not about and (not words or (len(words) == 1 and (sem.what != "quote" or len(words[0]) < 4))):
        return None
    kinds = ("claims", "quotes") if sem.what == "claim" else ("quotes", "claims")
    found = [
        draft
        for kind in kinds
        if (draft := _best(context, kind, by, about, list(words), when, isinstance(sem.about, Ids)))
    ]
    if not found and by:
        from .reported import reported_draft
        from .spoken import spoken_draft

        return spoken_draft(context, by, about, words, when) or (
            None if when else reported_draft(context, by, about, words)
        )
    if not found and len(about) == 1 and not words and not when:
        from .reported import users_draft

        return users_draft(context, about[0])
    # What a state itself says comes before what its people say.
    return min(found, key=lambda draft: (bool(by) and draft.about[1] not in by, _begun(str(draft.value))), default=None)


def _begun(text: str) -> bool:
    """True for a part of a sentence, which stands badly alone."""
    return text[:1].islower()


def _ids(context: Context, sem: Any) -> list[str]:
    if sem is None:
        return []
    if isinstance(sem, Region):
        rows = context.catalogue.db.execute(
            "SELECT id FROM entity WHERE name = ? AND kind <> 'sources'", (sem.group,)
        ).fetchall()
        return [row[0] for row in rows]
    return list(named_in(sem)) if isinstance(sem, Ids) else list(context.evaluator.members(sem))[:40]


def _best(
    context: Context, kind: str, by: list[str], about: list[str], words: list[str], when: When | None, every: bool
) -> Draft | None:
    """Of several entities by name all must be spoken of, of a set any."""
    where, values = "", list[object]()
    if by:
        marks = ",".join("?" * len(by))
        where += (
            f" AND (s.subject IN ({marks}) OR s.subject IN (SELECT subject FROM relation WHERE (name = 'national-of' "
            f"OR (name = 'holds-office' AND rank <> 'other')) AND object IN ({marks})))"
        )
        values += [*by, *by]
    for some in [[id_] for id_ in about] if every else [about] if about else ():
        marks = ",".join("?" * len(some))
        where += f" AND EXISTS (SELECT 1 FROM relation a WHERE a.subject = e.id AND a.name IN ('about', 'mentions') AND a.object IN ({marks}))"
        values += some
    exact = (
        "(SELECT min(a.seq) FROM relation a WHERE a.subject = e.id AND a.name = 'about' AND a.object = ?)"
        if about
        else "0"
    )
    rows = [
        Saying(*one)
        for one in context.catalogue.db.execute(_SELECT.format(exact=exact) + where, [*about[:1], kind, *values])
    ]
    if when:
        rows = [one for one in rows if one.date and when.first[: len(one.date)] <= one.date <= when.last]
    elif context.catalogue.as_of:
        rows = [one for one in rows if (one.date or "") <= context.catalogue.day]
    if words:
        rows = [one for one in rows if _holds(one.text, words)]
    if not rows:
        return None
    mine = set(by)
    subject = [
        fold(name) for id_ in about[:1] for name in (context.speaker.name(id_), context.speaker.short([id_])[id_])
    ]

    def rank(one: Saying) -> tuple[object, ...]:
        text = fold(one.text)
        held = any(name in text for name in subject)
        return (
            bool(mine) and one.speaker not in mine,
            _begun(one.text),
            not held,
            one.exact is None,
            one.exact or 0,
            one.id,
        )

    rows.sort(key=rank)
    return _told(context, rows[0], len({one.id for one in rows}) - 1, kind, by, about, words)


def _holds(text: str, words: Sequence[str]) -> bool:
    folded = f" {fold(text)}"

    def held(word: str) -> bool:
        own = f" {word} " in f"{folded} " if len(word) < 5 else f" {word[:-1]}" in folded
        return own or any(f" {begun}" in folded for begun in lexicon().in_texts(word))

    return all(map(held, words))


def _told(
    context: Context, best: Saying, more: int, kind: str, by: list[str], about: list[str], words: Sequence[str]
) -> Draft:
    name = context.speaker.name(best.speaker)
    tail = f" ({more} more on this)" if more else ""
    if kind == "quotes":
        text = f"{name}{f', {show(best.date)}' if best.date else ''}: “{best.text.strip()}”{tail}"
    else:
        status = f" Finding: {best.status}." if best.status else ""
        plain = "".join(span.text for span in context.catalogue.inline(best.text.strip())).rstrip(".")
        text = f"{name} asserts{f' ({show(best.date)})' if best.date else ''}: {plain}.{status}{tail}"
    topic = context.speaker.names(about[:3]) or in_english(words)
    what = "quotation" if kind == "quotes" else "claim"
    understood = f"{what} of {name}{f' on {topic}' if topic else ''}" if by else f"{what} about {topic}"
    receipt = AnswerReceipt(
        best.source, best.date, best.evidence, bool(best.contested) or best.status == "contradicted", True
    )
    ids = (best.id, best.speaker, *about[:3])
    return Draft(
        text,
        best.text.strip(),
        ids,
        understood,
        (receipt,),
        (),
        best.date,
        cost=0.2 if about and best.exact is None else 0.0,
    )
