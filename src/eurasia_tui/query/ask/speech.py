"""Quotations and claims, by speaker and subject."""

from __future__ import annotations

from typing import NamedTuple

from ...dates import show
from ..catalogue import Catalogue
from .answer import Draft, Receipt
from .question import Question
from .say import Speaker
from .tokens import Token, stem, tokens


class Said(NamedTuple):
    """A quotation or claim: its text is opinion, of the speaker."""

    id: str
    kind: str
    speaker: str
    text: str
    date: str
    source: str
    evidence: str
    contested: int
    status: str
    exact: int


def drafts(question: Question, catalogue: Catalogue, speaker: Speaker) -> list[Draft]:
    """Drafts where somebody may have said something."""
    where = question.entities
    quote, claim = question.cue("quote"), question.cue("claim")
    about_word = next((i for i, item in enumerate(question.items) if item.key("cue") == "on"), None)
    people = [i for i in where if any(one.kind == "people" for one in question.items[i].named)]
    if quote is None and claim is None and about_word is None and not people:
        return []
    if question.terms("office") and quote is None and claim is None:
        return []
    by = people[:1]
    if not by and where and (quote is not None or claim is not None or about_word is not None):
        # A state or body speaks before the "on", or is the subject after it.
        if about_word is None:
            by = where[:1] if len(where) > 1 or (claim is not None and len(where) > 1) else []
        else:
            by = [i for i in where if i < about_word][:1]
    subjects = [i for i in where if i not in by]
    loose = _loose(question, by, subjects)
    kinds = _order(question)
    content = [
        i
        for i, item in enumerate(question.items)
        if i not in by and not item.stop and not item.date and not item.key("cue")
    ]
    filed, worded = (subjects, loose, True), (list[int](), content, False)
    passes = [filed]
    if (by and subjects) or (quote is not None and content):
        # None is filed under the subject, or there are words of no subject: the words in what was said.
        passes = [worded, filed] if any(question.items[i].unknown for i in content) else [filed, worded]
    for about, words, sure in passes:
        for kind in kinds:
            if draft := _find(question, catalogue, speaker, kind, by, about, words, sure and kind == kinds[0]):
                return [draft]
    return []


def _order(question: Question) -> tuple[str, ...]:
    """Which to look for first: claims when a claim is asked for, quotations otherwise."""
    if question.cue("claim") is not None and question.cue("quote") is None:
        return ("claims", "quotes")
    return ("quotes", "claims")


def _loose(question: Question, by: list[int], subjects: list[int]) -> list[int]:
    """Words of the subject that name no entity."""
    if subjects:
        return []
    return [
        i
        for i, item in enumerate(question.items)
        if not item.named and not item.stop and not item.date and not item.key("cue") and len(item.text) > 2
    ]


_SAID = """SELECT e.id, e.kind, s.subject, p.text, f.since, p.source, p.evidence, p.contested,
  coalesce((SELECT value FROM fact WHERE entity = e.id AND key = 'status' LIMIT 1), ''), {exact}
  FROM relation s JOIN entity e ON e.id = s.object AND e.kind = ?
  JOIN prose p ON p.entity = e.id AND p.section IN ('quotation', 'claim')
  LEFT JOIN fact f ON f.entity = e.id AND f.key = 'date'
  WHERE s.name IN ('spoke', 'asserts')"""


def _find(
    question: Question,
    catalogue: Catalogue,
    speaker: Speaker,
    kind: str,
    by: list[int],
    subjects: list[int],
    loose: list[int],
    first: bool,
) -> Draft | None:
    if not by and not subjects and len(loose) < 2:
        return None
    where, values = "", list[object]()
    holders = [one.id for i in by for one in question.items[i].named]
    if holders:
        marks = ",".join("?" * len(holders))
        where += f" AND (s.subject IN ({marks}) OR s.subject IN (SELECT subject FROM relation WHERE name IN ('national-of', 'holds-office') AND object IN ({marks})))"
        values += [*holders, *holders]
    for i in subjects:
        ids = [one.id for one in question.items[i].named]
        where += f" AND EXISTS (SELECT 1 FROM relation a WHERE a.subject = e.id AND a.name IN ('about', 'mentions') AND a.object IN ({','.join('?' * len(ids))}))"
        values += ids
    subject_ids = [one.id for i in subjects for one in question.items[i].named][:1]
    exact = (
        "(SELECT min(a.seq) FROM relation a WHERE a.subject = e.id AND a.name = 'about' AND a.object = ?)"
        if subject_ids
        else "0"
    )
    rows = [
        Said(*one) for one in catalogue.db.execute(_SAID.format(exact=exact) + where, [*subject_ids, kind, *values])
    ]
    if question.date:
        rows = [one for one in rows if (one.date or "")[:4] == question.date[:4]] if question.date_items else rows
    elif catalogue.as_of:
        rows = [one for one in rows if (one.date or "") <= catalogue.day]
    used = set(by) | set(subjects) | set(question.date_items)
    used |= {i for i, key in question.terms("cue") if key in ("quote", "claim", "on", "what", "who", "list", "yes-no")}
    if loose:
        words = [stem(token) for i in loose for token in tokens([question.items[i].text])]
        matched = []
        for one in rows:
            text = " " + " ".join(token.fold for token in tokens_of(one.text))
            if words and all(f" {word}" in text for word in words):
                matched.append(one)
        rows = matched
        used |= set(loose)
    if not rows:
        return None
    mine = set(holders)
    subject_words = [stem(token) for i in subjects for token in tokens([question.items[i].text])]

    def rank(one: Said) -> tuple[object, ...]:
        text = one.text.lower()
        return (
            one.speaker not in mine if mine else False,
            one.exact is None,
            not any(word in text for word in subject_words),
            one.exact or 0,
            one.id,
        )

    rows.sort(key=rank)
    best = rows[0]
    more = len({one.id for one in rows}) - 1
    name = speaker.name(best.speaker)
    when = f", {show(best.date)}" if best.date else ""
    tail = f" ({more} more on this)" if more else ""
    if kind == "quotes":
        text = f"{name}{when}: “{best.text.strip()}”{tail}"
    else:
        status = f" Finding: {best.status}." if best.status else ""
        plain = "".join(span.text for span in catalogue.inline(best.text.strip())).rstrip(".")
        text = f"{name} asserts{f' ({show(best.date)})' if best.date else ''}: {plain}.{status}{tail}"
    topic = speaker.names([question.items[i].id for i in subjects]) or " ".join(question.items[i].text for i in loose)
    what = "quotation" if kind == "quotes" else "claim"
    understood = f"{what} of {name}{f' on {topic}' if topic else ''}" if holders else f"{what} about {topic}"
    sure = 0.95 if first else 0.88
    if not topic and question.cue("quote", "claim") is None:
        return None
    if best.exact is None and subjects:
        sure -= 0.1
    receipt = Receipt(
        best.source, best.date, best.evidence, bool(best.contested) or best.status == "contradicted", True
    )
    return Draft(
        text,
        best.text.strip(),
        (best.id, best.speaker, *(question.items[i].id for i in subjects)),
        understood,
        (receipt,),
        frozenset(used),
        sure,
        best.date,
    )


def tokens_of(text: str) -> list[Token]:
    """Folded words of a longer text."""
    from ...text import words

    return [Token(word, word, 0) for word in words(text)]
