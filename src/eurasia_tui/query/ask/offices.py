"""Who holds an office, who held it then, and what offices a person has held."""

from __future__ import annotations

from typing import Any, NamedTuple

from ...dates import show
from ...text import fold
from ..catalogue import Catalogue
from .answer import Draft, Receipt
from .question import Question
from .say import Speaker, on, row, since
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
    verified: int
    contested: int

    def on(self, day: str) -> bool:
        """True when it was held on the day."""
        return (not self.since_day or self.since_day <= day) and (not self.until_day or self.until_day >= day)

    @property
    def receipt(self) -> Receipt:
        """What the term rests on."""
        return Receipt(self.source, self.as_of, bool(self.verified), bool(self.contested))


_HELD = (
    "SELECT subject, object, coalesce(role, ''), coalesce(rank, ''), since, since_day, until, until_day, coalesce(source, ''), as_of, "
    "verified, contested FROM relation WHERE name = 'holds-office' AND "
)


def terms(catalogue: Catalogue, *, at: str = "", person: str = "") -> list[Held]:
    """Terms of office at an entity, or of a person; the latest first."""
    column, id_ = ("object", at) if at else ("subject", person)
    rows = [Held(*one) for one in catalogue.db.execute(_HELD + f"{column} = ?", (id_,))]
    return sorted(rows, key=lambda one: (one.since_day or "", one.person), reverse=True)


def _fits(held: Held, office: dict[str, Any]) -> int:
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
    if not where:
        return []
    people = [i for i in where if any(one.kind == "people" for one in question.items[i].named)]
    others = [i for i in where if i not in people]
    if people and len(where) == 1:
        return _person(question, catalogue, speaker, people[0], offices)
    if len(people) == 1 and len(others) == 1 and (offices or question.cue("when") is not None or True):
        return _person_at(question, catalogue, speaker, people[0], others[0], offices)
    if people or len(others) != 1:
        return []
    titled = _titled(question, catalogue, speaker, others[0])
    return titled or (_holder(question, catalogue, speaker, others[0], offices) if offices else [])


def _titled(question: Question, catalogue: Catalogue, speaker: Speaker, at: int) -> list[Draft]:
    """A title in the words of the question that no office of the vocabulary covers whole."""
    asked = [
        i for i, item in enumerate(question.items)
        if i != at and not item.stop and not item.date and item.key("cue") not in ("who", "what", "list", "both", "on", "yes-no")
    ]  # fmt: skip
    words = [word for i in asked for word in question.items[i].text.split()]
    if len(words) < 2 or not all(word.isalpha() for word in words):
        return []
    for one in terms(catalogue, at=question.items[at].id):
        title = fold(one.title).split()
        if all(word in title for word in words) and one.on(catalogue.day):
            text = f"The {one.title} of {speaker.the(one.at)} is {speaker.name(one.person)}{f', since {show(one.since)}' if one.since else ''}."
            return [Draft(text, speaker.name(one.person), (one.person, one.at), f"{one.title} of {speaker.name(one.at)}", (one.receipt,),
                          frozenset({at, *asked} | {i for i, _ in question.terms("cue")}), 0.96)]  # fmt: skip
    return []


def _office(question: Question, offices: list[tuple[int, str]]) -> tuple[str, dict[str, Any]]:
    """The most particular of the offices named."""
    names = [key for _, key in offices]
    key = next((name for name in names if name not in ("head", "chair")), names[0])
    return key, vocabulary().entry("office", key)


def _holder(
    question: Question, catalogue: Catalogue, speaker: Speaker, at: int, offices: list[tuple[int, str]]
) -> list[Draft]:  # fmt: skip
    key, office = _office(question, offices)
    used = {at} | {i for i, _ in offices}
    used |= {
        i for i, name in question.terms("cue") if name in ("who", "first", "last", "previous", "when", "list", "join")
    }
    used |= {i for i, name in question.terms("noun") if name in ("country", "organisation", "person")}
    ids = [one.id for one in question.items[at].named if one.kind in ("countries", "organisations", "places")]
    for id_ in [*ids, *_parts(catalogue, ids)]:
        held = terms(catalogue, at=id_)
        fitting = [(fit, one) for one in held if (fit := _fits(one, office)) < 9]
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
    return Draft(f"{rows[0].label} of {speaker.the(id_)}: {text}.", text, (id_,), f"{office['label']} of {speaker.name(id_)}",
                 (Receipt(rows[0].source, rows[0].as_of, bool(rows[0].verified), bool(rows[0].contested)),), frozenset(used))  # fmt: skip


def _parts(catalogue: Catalogue, ids: list[str]) -> list[str]:
    marks = ",".join("?" * len(ids))
    return [
        one for (one,) in catalogue.db.execute(
            f"SELECT subject FROM relation WHERE object IN ({marks}) AND name = 'part-of' ORDER BY seq", ids
        )
    ]  # fmt: skip


def _said(
    question: Question, catalogue: Catalogue, speaker: Speaker, id_: str, key: str, office: dict[str, Any],
    chosen: list[Held], fit: int, used: set[int],
) -> list[Draft]:  # fmt: skip
    label, place = str(office["label"]), speaker.the(id_)
    understood = f"{label} of {speaker.name(id_)}" + (f" as of {catalogue.as_of}" if catalogue.as_of else "")
    sure = 0.96 if fit < 2 else 0.9 if fit == 2 else 0.85
    if fit >= 2 and office.get("strict"):
        sure = 0.72
    day = catalogue.day
    dated = [one for one in chosen if one.since_day]
    if question.cue("first") is not None and dated:
        one = dated[-1]
        text = f"The first {one.title} of {place} on record is {speaker.name(one.person)}, {_span(one, day)}."
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
            text = f"The previous {one.title} of {place} was {speaker.name(one.person)}, {_span(one, day)}."
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
        text = f"No {label} of {place} is recorded{f' as of {show(catalogue.as_of)}' if catalogue.as_of else ''}; the last one recorded is {speaker.name(one.person)}, {one.title} {_span(one, day)}."
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
    unique = list({one.person: one for one in reversed(now)}.values())[::-1]
    if len(unique) > 1 and key not in ("minister",) and not catalogue.as_of:
        ranks = list(office.get("ranks", ()))
        unique.sort(key=lambda one: ranks.index(one.rank) if one.rank in ranks else 9)
        if key in ("head", "president", "head-of-state", "chair") and unique[0].rank in ("head-of-state",):
            unique = [one for one in unique if one.rank == unique[0].rank][:1]
    if len(unique) == 1:
        one = unique[0]
        if catalogue.as_of:
            text = f"As of {show(catalogue.as_of)}, the {one.title} of {place} was {speaker.name(one.person)} ({_span(one, day)})."
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
                f"{speaker.name(one.person)} ({one.title}{since(one.since) if not catalogue.as_of else ', ' + _span(one, day)})"
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


def _span(one: Held, day: str) -> str:
    if one.until:
        return f"{show(one.since)} to {show(one.until)}" if one.since else f"until {show(one.until)}"
    return f"since {show(one.since)}" if one.since else "dates not recorded"


def _of(speaker: Speaker, one: Held) -> str:
    name = speaker.name(one.at)
    return (
        one.title
        if name in one.title or (one.rank == "other" and name.lower() in one.title.lower())
        else f"{one.title} of {speaker.the(one.at)}"
    )


def _brackets(one: Held) -> str:
    return f" (since {show(one.since)})" if one.since else ""


def _person(
    question: Question, catalogue: Catalogue, speaker: Speaker, at: int, offices: list[tuple[int, str]]
) -> list[Draft]:
    """A person: the office held, or since when."""
    id_ = question.named(at, "people").id
    if question.cue("quote", "claim") is not None or question.items[at].text in ("on",):
        return []
    held = terms(catalogue, person=id_)
    if not held:
        return []
    name = speaker.name(id_)
    ordinary = {
        i
        for i, key in question.terms("cue")
        if key in ("who", "what", "when", "join", "yes-no", "list", "how-many", "since", "first")
    }
    ordinary |= {i for i, key in question.terms("fact") if key in ("occupation", "founded", "length", "date")}
    ordinary |= {
        i for i, key in question.terms("relation") if key in ("successor",) and question.items[i].text == "become"
    }
    used = frozenset({at} | {i for i, _ in offices} | ordinary)
    day = catalogue.day
    if offices:
        office = _office(question, offices)[1]
        fitting = sorted(
            (
                (fit, n, one)
                for n, one in enumerate(held)
                if (fit := _fits(one, office)) < 2 or (fit == 2 and not office.get("titles"))
            ),
            key=lambda x: (x[0], x[1]),
        )
        if not fitting:
            return []
        one = fitting[0][2]
        if question.cue("when") is not None and one.since:
            text = f"{name} became {_of(speaker, one)}{on(one.since)}" + (
                f" and held the office until {show(one.until)}." if one.until else "."
            )
            return [
                Draft(
                    text, one.since, (id_, one.at), f"when {name} became {office['label']}", (one.receipt,), used, 0.95
                )
            ]
        verb = "is" if one.on(day) else "was"
        text = f"{name} {verb} {_of(speaker, one)}, {_span(one, day)}."
        return [Draft(text, one.title, (id_, one.at), f"{name} as {office['label']}", (one.receipt,), used, 0.93)]
    now = [one for one in held if one.on(day)]
    if now:
        said = [f"{_of(speaker, one)}{since(one.since) if len(now) == 1 else _brackets(one)}" for one in now[:3]]
        if catalogue.as_of:
            text = f"As of {show(catalogue.as_of)}, {name} was {row([_of(speaker, one) for one in now[:3]])}."
        else:
            text = f"{name} has been {said[0]}." if len(now) == 1 and now[0].since else f"{name} is {row(said)}."
        chosen = now[:3]
    else:
        past = [one for one in held if one.until_day and one.until_day < day]
        if not past:
            return []
        ranked = sorted(
            past,
            key=lambda one: (
                "head-of-state",
                "head-of-government",
                "head-of-organisation",
                "minister",
                "other",
                "",
            ).index(one.rank),
        )
        chosen = ranked[:1]
        text = f"{name} was {_of(speaker, chosen[0])}, {_span(chosen[0], day)}."
    bare = question.cue("who", "what") is None
    value = chosen[0].since if question.cue("when") is not None else chosen[0].title
    return [
        Draft(
            text,
            value,
            (id_, *(one.at for one in chosen)),
            f"who {name} is",
            tuple(one.receipt for one in chosen),
            used,
            0.8 if bare else 0.94,
            catalogue.as_of,
        )
    ]


def _person_at(
    question: Question, catalogue: Catalogue, speaker: Speaker, person_at: int, other_at: int, offices: list[tuple[int, str]]
) -> list[Draft]:  # fmt: skip
    id_ = question.named(person_at, "people").id
    if question.cue("quote", "claim") is not None:
        return []
    ids = [one.id for one in question.items[other_at].named]
    held = [one for one in terms(catalogue, person=id_) if one.at in ids]
    if not held:
        return []
    on_word = any(item.key("cue") == "on" and item.text in ("on", "about", "o", "ob", "pro") for item in question.items)
    if on_word:
        return []
    office = _office(question, offices)[1] if offices else {}
    if office:
        fitting = sorted(((_fits(one, office), n) for n, one in enumerate(held)))
        if fitting[0][0] >= 9:
            name = speaker.name(id_)
            text = f"No: {name} is not recorded as {office['label']} of {speaker.the(held[0].at)}; recorded is {held[0].title}, {_span(held[0], catalogue.day)}."
            return [
                Draft(
                    text,
                    None,
                    (id_, held[0].at),
                    f"{name} as {office['label']}",
                    (held[0].receipt,),
                    frozenset({person_at, other_at} | {i for i, _ in offices}),
                    0.85,
                )
            ]
        one = held[fitting[0][1]]
    else:
        one = next((h for h in held if h.on(catalogue.day)), held[0])
    used = (
        {person_at, other_at}
        | {i for i, _ in offices}
        | {i for i, key in question.terms("cue") if key in ("when", "join", "who", "yes-no")}
    )
    used |= {i for i, key in question.terms("relation") if question.items[i].text == "become"}
    name = speaker.name(id_)
    if question.cue("when") is not None and one.since:
        text = f"{name} became {_of(speaker, one)}{on(one.since)}" + (
            f" and held the office until {show(one.until)}." if one.until else "."
        )
        value: object = one.since
    else:
        text = f"{name} {'is' if one.on(catalogue.day) else 'was'} {_of(speaker, one)}, {_span(one, catalogue.day)}."
        value = one.title
    return [
        Draft(
            text,
            value,
            (id_, one.at),
            f"{name} and {speaker.name(one.at)}: office",
            (one.receipt,),
            frozenset(used),
            0.93,
            catalogue.as_of,
        )
    ]
