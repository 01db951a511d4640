"""Who holds an office, who held it then, and what offices a person has held."""

from __future__ import annotations

from typing import Any, NamedTuple

from ...dates import show
from ...text import fold
from ..catalogue import Catalogue
from .answer import Draft, Receipt
from .question import Question
from .say import Speaker, row, since, upper
from .vocabulary import vocabulary


class Held(NamedTuple):
    """One term of office."""

    person: str
    at: str
    title: str
    rank: str
    since: str | None
    since_day: str | None
    until: str | None
    until_day: str | None
    source: str
    as_of: str | None
    evidence: str
    contested: int

    def on(self, day: str) -> bool:
        """True when it was held on the day."""
        return (not self.since_day or self.since_day <= day) and (not self.until_day or self.until_day >= day)

    @property
    def receipt(self) -> Receipt:
        """What the term rests on."""
        return Receipt(self.source, self.as_of, self.evidence, bool(self.contested))


_HELD = (
    "SELECT subject, object, coalesce(role, ''), coalesce(rank, ''), since, since_day, until, until_day, coalesce(source, ''), as_of, "
    "evidence, contested FROM relation WHERE name = 'holds-office' AND "
)


def terms(catalogue: Catalogue, *, at: str = "", person: str = "") -> list[Held]:
    """Terms of office at an entity, or of a person, or all; the latest first."""
    if at or person:
        column, id_ = ("object", at) if at else ("subject", person)
        rows = [Held(*one) for one in catalogue.db.execute(_HELD + f"{column} = ?", (id_,))]
    else:
        rows = [Held(*one) for one in catalogue.db.execute(_HELD + "role <> ''")]
    return sorted(rows, key=lambda one: (one.since_day or "", one.person), reverse=True)


def fits(held: Held, office: dict[str, Any]) -> int:
    """0 when title and rank fit, 1 when only the title does, 2 only the rank, 3 for one acting, 9 when neither fits."""
    title = f" {fold(held.title)} "
    plain = held.rank in office.get("ranks", ()) or not office.get("ranks")
    if any(f" {fold(str(word))}" in title for word in office.get("titles", ())):
        if any(word in title.split() for word in ("acting", "deputy", "vice", "former", "press", "aide")):
            return 3 if "acting" in title.split() else 9
        if plain or held.rank not in ("other", ""):
            return 0 if plain else 1
    return 2 if plain and office.get("ranks") else 9


def drafts(question: Question, catalogue: Catalogue, speaker: Speaker) -> list[Draft]:
    """Drafts about offices."""
    where, offices = question.entities, question.terms("office")
    guessed = all(question.items[i].trust < 0.9 for i in where)
    if offices and guessed and (titled := _titled(question, catalogue, speaker, None)):
        return titled
    if not where:
        return []
    if len(where) != 1 or question.items[where[0]].kind == "people":
        return []
    others = where
    # An office of the vocabulary is asked for as of a date; a title in its own words only as it stands.
    titled = [] if offices and catalogue.as_of else _titled(question, catalogue, speaker, others[0])
    return titled or (holders(question, catalogue, speaker, others[0], offices) if offices else [])


def _titled(question: Question, catalogue: Catalogue, speaker: Speaker, at: int | None) -> list[Draft]:
    """A title in the words of the question that no office of the vocabulary covers whole, at one entity or any."""
    asked = [
        i
        for i, item in enumerate(question.items)
        if i != at
        and not item.stop
        and not item.date
        and item.key("cue") not in ("who", "what", "list", "both", "on", "yes-no")
    ]
    words = [word for i in asked for word in question.items[i].text.split()]
    if len(words) < 2 or not all(word.isalpha() for word in words):
        return []
    for one in terms(catalogue, at=question.items[at].id if at is not None else ""):
        title = fold(one.title).split()
        if all(word in title for word in words) and one.on(catalogue.day):
            named = at is None or f" {fold(speaker.name(one.at))} " in f" {fold(one.title)} "
            office = (
                f"{one.title} ({speaker.short([one.at])[one.at]})" if named else f"{one.title} of {speaker.the(one.at)}"
            )
            text = f"The {office} is {speaker.name(one.person)}{f', since {show(one.since)}' if one.since else ''}."
            if catalogue.as_of:
                text = f"As of {show(catalogue.as_of)}, the {office} was {speaker.name(one.person)} ({span(one, catalogue.day)})."
            return [
                Draft(
                    text,
                    speaker.name(one.person),
                    (one.person, one.at),
                    f"{one.title} of {speaker.name(one.at)}",
                    (one.receipt,),
                    frozenset(
                        {i for i in asked if not question.items[i].named}
                        | ({at} if at is not None else set())
                        | {i for i, _ in question.terms("cue")}
                    ),
                    0.96,
                    catalogue.as_of,
                )
            ]
    return []


def office_of(question: Question, offices: list[tuple[int, str]]) -> tuple[str, dict[str, Any]]:
    """The most particular of the offices named."""
    names = [key for _, key in offices]
    key = next((name for name in names if name not in ("head", "chair")), names[0])
    return key, vocabulary().entry("office", key)


def holders(
    question: Question, catalogue: Catalogue, speaker: Speaker, at: int, offices: list[tuple[int, str]]
) -> list[Draft]:
    """Who holds the office named at the entity at a position."""
    key, office = office_of(question, offices)
    used = {at} | {i for i, _ in offices}
    used |= {
        i for i, name in question.terms("cue") if name in ("who", "first", "last", "previous", "when", "list", "join")
    }
    used |= {i for i, name in question.terms("noun") if name in ("country", "organisation", "person")}
    used |= {i for i, name in question.terms("relation") if name == "seat"}  # "head of the secretariat"
    used |= {i for i, name in question.terms("fact") if name == "date"}  # "held the post in the year ..."
    ids = [one.id for one in question.items[at].named if one.kind in ("countries", "organisations", "places")]
    for id_ in [*ids, *_parts(catalogue, ids)]:
        held = terms(catalogue, at=id_)
        fitting = [(fit, one) for one in held if (fit := fits(one, office)) < 9]
        if not fitting:
            continue
        best = min(fit for fit, _ in fitting)
        if best > 1 and office.get("strict") and key != "president":
            continue
        chosen = [one for fit, one in fitting if fit == best]
        if (fact := _fact(catalogue, speaker, id_, office, used)) is not None:
            return [fact]
        return _said(question, catalogue, speaker, id_, key, office, chosen, best, used)
    for id_ in ids:
        if (fact := _fact(catalogue, speaker, id_, office, used)) is not None:
            return [fact]
    return []


def _fact(catalogue: Catalogue, speaker: Speaker, id_: str, office: dict[str, Any], used: set[int]) -> Draft | None:
    from .figures import facts_of

    rows = facts_of(catalogue, [id_], [str(key) for key in office.get("facts", ())])
    if not rows:
        return None
    text = "".join(span.text for span in catalogue.inline(rows[0].value))
    return Draft(
        f"{rows[0].label} of {speaker.the(id_)}: {text}.",
        text,
        (id_,),
        f"{office['label']} of {speaker.name(id_)}",
        (Receipt(rows[0].source, rows[0].as_of, rows[0].evidence, bool(rows[0].contested)),),
        frozenset(used),
    )


def _parts(catalogue: Catalogue, ids: list[str]) -> list[str]:
    marks = ",".join("?" * len(ids))
    return [
        one
        for (one,) in catalogue.db.execute(
            f"SELECT subject FROM relation WHERE object IN ({marks}) AND name = 'part-of' ORDER BY seq", ids
        )
    ]


def _said(
    question: Question,
    catalogue: Catalogue,
    speaker: Speaker,
    id_: str,
    key: str,
    office: dict[str, Any],
    chosen: list[Held],
    fit: int,
    used: set[int],
) -> list[Draft]:
    label, place = str(office["label"]), speaker.the(id_)
    understood = f"{label} of {speaker.name(id_)}" + (f" as of {catalogue.as_of}" if catalogue.as_of else "")
    sure = 0.96 if fit < 2 else 0.9 if fit == 2 else 0.85
    if fit >= 2 and office.get("strict"):
        sure = 0.72
    day = catalogue.day
    dated = [one for one in chosen if one.since_day]
    if question.cue("first") is not None and dated:
        one = dated[-1]
        text = f"The first {one.title} of {place} on record is {speaker.name(one.person)}, {span(one, day)}."
        return [
            Draft(
                text,
                speaker.name(one.person),
                (one.person, id_),
                f"first {understood}",
                (one.receipt,),
                frozenset(used),
                0.9,
            )
        ]
    now = [one for one in chosen if one.on(day)]
    if catalogue.as_of and len(catalogue.as_of) == 4:
        year = catalogue.as_of
        now = [
            one
            for one in chosen
            if (not one.since_day or one.since_day[:4] <= year) and (not one.until_day or one.until_day[:4] >= year)
        ]
    if question.cue("previous") is not None:
        past = [
            one for one in chosen if one.until_day and one.until_day < day and one.person not in {n.person for n in now}
        ]
        if past:
            one = past[0]
            text = f"The previous {one.title} of {place} was {speaker.name(one.person)}, {span(one, day)}."
            return [
                Draft(
                    text,
                    speaker.name(one.person),
                    (one.person, id_),
                    f"previous {understood}",
                    (one.receipt,),
                    frozenset(used),
                    0.92,
                )
            ]
    if not now:
        past = [one for one in chosen if one.until_day and one.until_day < day]
        if not past:
            return []
        one = past[0]
        text = f"No {label} of {place} is recorded{f' as of {show(catalogue.as_of)}' if catalogue.as_of else ''}; the last one recorded is {speaker.name(one.person)}, {one.title} {span(one, day)}."
        return [
            Draft(
                text,
                speaker.name(one.person),
                (one.person, id_),
                understood,
                (one.receipt,),
                frozenset(used),
                0.8,
                catalogue.as_of,
            )
        ]
    plural = any(
        question.items[i].text.endswith(("presidents", "ministers", "premiers")) for i, _ in question.terms("office")
    )
    if plural and len(dated) > 1 and not catalogue.as_of and key != "minister":
        people = "; ".join(f"{speaker.name(one.person)} ({span(one, day)})" for one in dated[:12])
        text = f"{upper(label)}s of {place} on record: {people}{f' and {len(dated) - 12} more' if len(dated) > 12 else ''}."
        about = (*dict.fromkeys(one.person for one in dated[:12]), id_)
        people_named = [speaker.name(one.person) for one in dated[:12]]
        return [
            Draft(
                text,
                people_named,
                about,
                f"{label}s of {speaker.name(id_)}",
                tuple(one.receipt for one in dated[:12]),
                frozenset(used),
                sure,
            )
        ]
    unique = list({one.person: one for one in reversed(now)}.values())[::-1]
    if len(unique) > 1 and key not in ("minister",) and not catalogue.as_of:
        ranks = list(office.get("ranks", ()))
        unique.sort(key=lambda one: ranks.index(one.rank) if one.rank in ranks else 9)
        if key in ("head", "president", "head-of-state", "chair") and unique[0].rank in ("head-of-state",):
            unique = [one for one in unique if one.rank == unique[0].rank][:1]
    if len(unique) == 1:
        one = unique[0]
        if catalogue.as_of:
            text = f"As of {show(catalogue.as_of)}, the {one.title} of {place} was {speaker.name(one.person)} ({span(one, day)})."
        else:
            text = f"The {one.title} of {place} is {speaker.name(one.person)}{f', since {show(one.since)}' if one.since else ''}."
        if "of the" in one.title and one.rank == "head-of-organisation":
            text = text.replace(f" of {place}", f" ({speaker.name(id_)})", 1)
        value: object = speaker.name(one.person)
        if question.cue("when") is not None and one.since:
            value = one.since
    else:
        people = row(
            [
                f"{speaker.name(one.person)} ({one.title}{since(one.since) if not catalogue.as_of else ', ' + span(one, day)})"
                for one in unique[:6]
            ]
        )
        text = f"{'As of ' + show(catalogue.as_of) + ', r' if catalogue.as_of else 'R'}ecorded as {label} of {place}: {people}."
        value = [speaker.name(one.person) for one in unique[:6]]
    return [
        Draft(
            text,
            value,
            (*(one.person for one in unique[:6]), id_),
            understood,
            tuple(one.receipt for one in unique[:6]),
            frozenset(used),
            sure,
            catalogue.as_of,
        )
    ]


def span(one: Held, day: str) -> str:
    if one.until:
        return f"{show(one.since)} to {show(one.until)}" if one.since else f"until {show(one.until)}"
    return f"since {show(one.since)}" if one.since else "dates not recorded"
