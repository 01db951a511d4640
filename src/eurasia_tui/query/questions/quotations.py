"""Quotations and claims, by speaker, subject and words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ...dates import show
from ...named_tuple import NamedTuple
from ...text import fold
from ..catalogue import Catalogue
from ..sql import LISTED, listed
from .answer import AnswerReceipt, Draft, Showing
from .context import Context, named_in
from .english import count
from .excerpts import in_english, plain
from .lexicon import lexicon
from .logical_form import And, DatedWithin, Ids, Join, Quoted, Region, When
from .page_texts import page_texts
from .positions import position_draft
from .showing import MOST_LISTED

QUOTATION, CLAIM = "quotation", "claim"
NO_QUOTATION = "No quotation on this is on record; a claim is."
MOST = 8
"""Claims of one finding that are named."""


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
"""A plus keeps SQLite from reading all that is about a state for each saying, in place of what the saying is about."""


def quotation_draft(context: Context, sem: Quoted, words: Sequence[str] = (), when: When | None = None) -> Draft | None:
    """What a speaker said about something, or who said the words: the best of them, and how many more."""
    if isinstance(sem.about, And | DatedWithin) or (
        isinstance(sem.about, Join) and (sem.about.act or sem.about.key != "member")
    ):  # words on a border are not on each of its states
        return _position_on(context, sem) if sem.what == "claim" and not words and not when else None
    by = _ids(context, sem.by)
    about = _ids(context, sem.about)
    if sem.about is not None and not about:
        return None
    if not by and not about and (not words or (len(words) == 1 and (sem.what != "quote" or len(words[0]) < 4))):
        return None
    kinds = ("claims", "quotes") if sem.what == "claim" else ("quotes", "claims")
    every, opinion = isinstance(sem.about, Ids), sem.what == "claim"
    found = [draft for kind in kinds if (draft := _best(context, kind, by, about, list(words), when, every, opinion))]
    own = [draft for draft in found if draft.about[1] in by]  # a state before its officials
    wide = set(context.catalogue.kinds_of(about).values()) & {"countries", "people"}  # a page of many matters
    if not own and not when and not (found and wide) and (position := position_draft(context, by, about, words)):
        return position
    if not found and by:
        from .document_quotes import spoken_draft
        from .reported import reported_draft

        return spoken_draft(context, by, about, words, when) or (
            None if when else reported_draft(context, by, about, words)
        )
    if not found and len(about) == 1 and not words and not when:
        from .reported import users_draft

        return users_draft(context, about[0])
    if not by and sem.what != "claim" and found and not any(draft.understood.startswith(QUOTATION) for draft in found):
        found = [draft._replace(text=f"{NO_QUOTATION} {draft.text}") for draft in found]
    # The statement of a state comes before words of its officials.
    stems = [word[:6] for id_ in about[: bool(by)] for word in fold(context.speaker.name(id_)).split() if len(word) > 6]
    return min(
        found,
        key=lambda draft: (
            bool(by) and draft.about[1] not in by,
            _begun(str(draft.value)),
            not all(stem in fold(str(draft.value)) for stem in stems[:1]),
        ),
        default=None,
    )


def _position_on(context: Context, sem: Quoted) -> Draft | None:
    """The position of one on joining a body, or on the one of a set on which it has a position: the war in Ukraine."""
    by = _ids(context, sem.by)
    if isinstance(sem.about, Join):
        joins = sem.about.act == "join"
        return position_draft(context, by, _ids(context, sem.about.of), ["membership"]) if joins else None
    held = [draft for id_ in _ids(context, sem.about) if (draft := position_draft(context, by, [id_], ()))]
    return held[0] if len(held) == 1 else None


def _begun(text: str) -> bool:
    """True for a fragment of a sentence, which does not read well alone."""
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
    context: Context,
    kind: str,
    by: list[str],
    about: list[str],
    words: list[str],
    when: When | None,
    every: bool,
    opinion: bool,
) -> Draft | None:
    """Of several entities by name all must be spoken of, of a set any; an ``opinion`` is on what is asked before all else."""
    where, values = "", list[object]()
    if by:
        where += (
            f" AND (s.subject IN {LISTED} OR s.subject IN (SELECT subject FROM relation WHERE (name = 'national-of' "
            f"OR (name = 'holds-office' AND rank <> 'other')) AND object IN {LISTED}))"
        )
        values += [listed(by), listed(by)]
    for some in [[id_] for id_ in about] if every else [about] if about else ():
        where += f" AND EXISTS (SELECT 1 FROM relation a WHERE a.subject = e.id AND a.name IN ('about', 'mentions') AND +a.object IN {LISTED})"
        values.append(listed(some))
    exact = (
        "(SELECT min(a.seq) FROM relation a WHERE a.subject = e.id AND a.name = 'about' AND +a.object = ?)"
        if about
        else "0"
    )
    rows = [
        Saying(*values)
        for values in context.catalogue.db.execute(_SELECT.format(exact=exact) + where, [*about[:1], kind, *values])
    ]
    if when:
        rows = [saying for saying in rows if saying.date and when.first[: len(saying.date)] <= saying.date <= when.last]
    elif context.catalogue.as_of:
        rows = [saying for saying in rows if (saying.date or "") <= context.catalogue.day]
    if words:
        rows = [saying for saying in rows if _holds(saying.text, words)]
    if not rows:
        return None
    speakers = set(by)
    subject = [
        fold(name) for id_ in about[:1] for name in (context.speaker.name(id_), context.speaker.short([id_])[id_])
    ]
    if opinion and by and about:
        first = _first_subjects(context, rows)
        rows = [
            saying
            for saying in rows
            if first.get(saying.id) in about or any(name in fold(saying.text) for name in subject)
        ]
    if not rows:
        return None

    def rank(saying: Saying) -> tuple[object, ...]:
        text = fold(saying.text)
        held = any(name in text for name in subject)
        return (
            bool(speakers) and saying.speaker not in speakers,
            _begun(saying.text),
            not held,
            saying.exact is None,
            saying.exact or 0,
            saying.id,
        )

    rows.sort(key=rank)
    found = tuple(dict.fromkeys(saying.id for saying in rows))
    draft = _draft(context, rows[0], len(found) - 1, kind, by, about, words)
    return draft._replace(shown=Showing("list", found[:MOST_LISTED])) if len(found) > 1 else draft


def _first_subjects(context: Context, rows: list[Saying]) -> dict[str, str]:
    """What each saying is about before all else, beside the speaker and the state of the speaker."""
    asked = (
        f"SELECT a.subject, a.object FROM relation a WHERE a.name = 'about' AND a.subject IN {LISTED} AND a.object NOT IN "
        f"(SELECT object FROM relation WHERE name IN ('national-of', 'holds-office') AND subject IN {LISTED}) "
        f"AND a.object NOT IN {LISTED} ORDER BY a.seq DESC"
    )
    ids, speakers = listed(saying.id for saying in rows), listed(saying.speaker for saying in rows)
    return dict(context.catalogue.db.execute(asked, (ids, speakers, speakers)))


def saying_draft(context: Context, id_: str, kind: str, about: Sequence[str]) -> Draft | None:
    """One claim or quotation; a claim with the finding on it."""
    row = context.catalogue.db.execute(f"{_SELECT.format(exact='0')} AND e.id = ?", (kind, id_)).fetchone()
    if not row:
        return None
    finding = next(page_texts(context.catalogue, id_, "Finding"), None)
    draft = _draft(context, Saying(*row), 0, kind, [], [], ())
    more = f" {plain(context.catalogue, finding.text)}" if finding else ""
    understood = f"{CLAIM if kind == 'claims' else QUOTATION} of {context.speaker.name(draft.about[1])}"
    return draft._replace(text=f"{draft.text}{more}", about=(*draft.about, *about), understood=understood)


def found_draft(context: Context, speaker: str, finding: str) -> Draft | None:
    """Claims with the same finding, of one speaker or of all: ``contradicted``."""
    rows = context.catalogue.db.execute(
        f"{_SELECT.format(exact='0')} AND EXISTS (SELECT 1 FROM fact WHERE entity = e.id AND key = 'status' AND value = ?) "
        "AND ? IN ('', s.subject) ORDER BY f.since DESC",
        ("claims", finding, speaker),
    ).fetchall()
    found = list({row[0]: Saying(*row) for row in rows}.values())
    if not found:
        return None
    of = f" of {context.speaker.name(speaker)}" if speaker else ""
    texts = [plain(context.catalogue, saying.text).rstrip(".") for saying in found[:MOST]]
    more = f" (and {len(found) - MOST} more)" if len(found) > MOST else ""
    return Draft(
        f"{count(len(found), 'claim', 'claims')}{of} with the finding {finding}: {'; '.join(texts)}{more}.",
        [saying.id for saying in found],
        tuple(dict.fromkeys((*(saying.id for saying in found), *([speaker] if speaker else [])))),
        f"{finding} claims{of}",
        tuple(
            AnswerReceipt(saying.source, saying.date, saying.evidence, bool(saying.contested), True) for saying in found
        ),
    )


def wordings(catalogue: Catalogue, ids: Sequence[str]) -> dict[str, str]:
    """The words of quotations and claims, whose names are their beginnings."""
    rows = catalogue.db.execute(
        f"SELECT entity, text FROM prose WHERE section IN ('quotation', 'claim') AND entity IN {LISTED}", (listed(ids),)
    )
    return {id_: plain(catalogue, text) for id_, text in rows}


_BELONG = "member"
"""How joining is spoken of, and belonging too: what is said of the members of a body is not said of its enlargement."""
_ENDINGS = "esy"
"""Last letters of an English word that its other forms lack: policy and policies, but not Crimea and crimes."""


def _holds(text: str, words: Sequence[str]) -> bool:
    folded = f" {fold(text)}"

    def held(word: str) -> bool:
        begun = word[:-1] if word[-1] in _ENDINGS or not word.isascii() else word
        own = f" {word} " in f"{folded} " if len(word) < 5 else f" {begun}" in folded
        alike = (f"{begun}ship" if begun == _BELONG else begun for begun in lexicon().in_texts(word))
        return own or any(f" {begun}" in folded for begun in alike)

    return all(map(held, words))


def _draft(
    context: Context, best: Saying, more: int, kind: str, by: list[str], about: list[str], words: Sequence[str]
) -> Draft:
    name = context.speaker.name(best.speaker)
    tail = f" ({more} more on this)" if more else ""
    if kind == "quotes":
        text = f"{name}{f', {show(best.date)}' if best.date else ''}: “{best.text.strip()}”{tail}"
    else:
        status = f" Finding: {best.status}." if best.status else ""
        assertion = plain(context.catalogue, best.text).rstrip(".")
        text = f"{name} asserts{f' ({show(best.date)})' if best.date else ''}: {assertion}.{status}{tail}"
    topic = context.speaker.names(about[:3]) or in_english(words)
    what = QUOTATION if kind == "quotes" else CLAIM
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
