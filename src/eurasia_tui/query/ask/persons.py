"""People: what office one holds or held, and since when."""

from __future__ import annotations

from ...dates import show
from ..catalogue import Catalogue
from .answer import Draft
from .offices import Held, fits, holders, office_of, span, terms
from .question import Question
from .say import Speaker, on, row, since


def drafts(question: Question, catalogue: Catalogue, speaker: Speaker) -> list[Draft]:
    """Drafts about a person, or a person and the place of an office."""
    where, offices = question.entities, question.terms("office")
    people = [i for i in where if any(one.kind == "people" for one in question.items[i].named)]
    others = [i for i in where if i not in people]
    if len(people) != 1 or len(others) > 1:
        return []
    if others:
        return _person_at(question, catalogue, speaker, people[0], others[0], offices)
    return _person(question, catalogue, speaker, people[0], offices)


def _of(speaker: Speaker, one: Held) -> str:
    name = speaker.name(one.at)
    return (
        one.title
        if name in one.title or (one.rank == "other" and name.lower() in one.title.lower())
        else f"{one.title} of {speaker.the(one.at)}"
    )


_BESIDE = {"before": "predecessor", "do": "predecessor", "after": "successor", "posle": "successor"}
_RANKS = ("head-of-state", "head-of-government", "head-of-organisation", "minister", "other")


def _neighbour(question: Question, catalogue: Catalogue, speaker: Speaker, at: int, held: list[Held]) -> list[Draft]:
    """Who held a person's highest office, or that asked for, before or after."""
    relation = next(((i, key) for i, key in question.terms("relation") if key in ("predecessor", "successor")), None)
    if relation is None and at and question.items[at - 1].text in _BESIDE:  # "president of X before Y"
        relation = at - 1, _BESIDE[question.items[at - 1].text]
    if relation and "did" in question.words and question.items[relation[0]].text in ("replace", "succeed"):
        relation = relation[0], "predecessor"  # "whom did Y replace"
    if relation is None or not held:
        return []
    if offices := question.terms("office"):
        held = [one for one in held if fits(one, office_of(question, offices)[1]) < 3] or held
    mine = min(held, key=lambda one: (_RANKS.index(one.rank) if one.rank in _RANKS else 9, one.since_day or ""))
    row_ = sorted(
        (
            one
            for one in terms(catalogue, at=mine.at)
            if one.rank == mine.rank and one.since_day and "acting" not in one.title.lower()
        ),
        key=lambda one: one.since_day or "",
    )
    # Of several of one name the first has the predecessor, the last the successor.
    people = {one.id for one in question.items[at].named}
    mine_at = [index for index, one in enumerate(row_) if one.person in people]
    if not mine_at:
        return []
    after = relation[1] == "successor"
    index = mine_at[-1] + 1 if after else mine_at[0] - 1
    if not 0 <= index < len(row_):
        return []
    other, mine = row_[index], row_[mine_at[-1 if after else 0]]
    text = (
        f"{speaker.name(other.person)} {'followed' if after else 'preceded'} {speaker.name(mine.person)} as "
        f"{_of(speaker, other)} ({span(other, catalogue.day)})."
    )
    used = {at, relation[0]} | {i for i, key in question.terms("cue") if key in ("who", "what", "yes-no")}
    used |= {i for i, _ in question.terms("office")} | {i for i in question.entities if question.items[i].id == mine.at}
    return [
        Draft(
            text,
            speaker.name(other.person),
            (other.person, mine.person, mine.at),
            f"{relation[1]} of {speaker.name(mine.person)}",
            (other.receipt,),
            frozenset(used),
            0.93,
        )
    ]


def _brackets(one: Held) -> str:
    return f" (since {show(one.since)})" if one.since else ""


def _person(
    question: Question, catalogue: Catalogue, speaker: Speaker, at: int, offices: list[tuple[int, str]]
) -> list[Draft]:
    """A person: the office held, or since when."""
    spoken = question.cue("quote", "claim")
    if spoken is not None and question.items[spoken].text != "position":
        return []
    id_, held = _likeliest(question, catalogue, at)
    if not held:
        return []
    if near := _neighbour(question, catalogue, speaker, at, held):
        return near
    name = speaker.name(id_)
    ordinary = {
        i
        for i, key in question.terms("cue")
        if key in ("who", "what", "when", "join", "yes-no", "list", "how-many", "since", "first")
    } | ({spoken} if spoken is not None else set())
    ordinary |= {i for i, key in question.terms("fact") if key in ("occupation", "founded", "length")}
    ordinary |= {
        i for i, key in question.terms("relation") if key in ("successor",) and question.items[i].text == "become"
    }
    used = frozenset({at} | {i for i, _ in offices} | ordinary)
    day = catalogue.day
    if offices:
        office = office_of(question, offices)[1]
        fitting = sorted(
            (
                (fit, n, one)
                for n, one in enumerate(held)
                if (fit := fits(one, office)) < 2 or (fit == 2 and not office.get("titles"))
            ),
            key=lambda x: (x[0], x[1]),
        )
        if not fitting:
            return []
        one = fitting[0][2]
        begun = [other for fit, _, other in fitting if fit == fitting[0][0] and other.at == one.at and other.since]
        if question.cue("first") is not None and begun:
            one = min(begun, key=lambda other: other.since_day or "")
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
        text = f"{name} {verb} {_of(speaker, one)}, {span(one, day)}."
        return [Draft(text, one.title, (id_, one.at), f"{name} as {office['label']}", (one.receipt,), used, 0.93)]
    left = [one for one in held if one.until_day and one.until_day <= day]
    if question.cue("leave") is not None and left:  # "when did X leave office"
        best = min(left, key=lambda one: _RANKS.index(one.rank) if one.rank in _RANKS else 9)
        text = f"{name} was {_of(speaker, best)} until {show(best.until)}."
        leaving = used | {i for i, key in question.terms("cue") if key == "leave"}
        return [Draft(text, best.until, (id_, best.at), f"when {name} left office", (best.receipt,), leaving, 0.94)]
    now = [one for one in held if one.on(day)]
    now = [one for one in now if "(as " not in one.title] or now
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
        text = f"{name} was {_of(speaker, chosen[0])}, {span(chosen[0], day)}."
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
            0.8 if bare and question.cue("when") is None else 0.94,
            catalogue.as_of,
        )
    ]


def _likeliest(question: Question, catalogue: Catalogue, at: int) -> tuple[str, list[Held]]:
    """Of people of one name the one who holds an office on the day, with all terms held."""
    people = [one.id for one in question.items[at].named if one.kind == "people"]
    held = {id_: terms(catalogue, person=id_) for id_ in people}

    def place(id_: str) -> int:
        return min(
            (_RANKS.index(one.rank) for one in held[id_] if one.on(catalogue.day) and one.rank in _RANKS), default=9
        )

    chosen = min(people, key=place)
    return chosen, held[chosen]


def _not_this_one(
    question: Question,
    catalogue: Catalogue,
    speaker: Speaker,
    id_: str,
    person_at: int,
    other_at: int,
    offices: list[tuple[int, str]],
) -> list[Draft]:
    """That the office is another's, when a question gives it to a person who holds none there."""
    others = holders(question, catalogue, speaker, other_at, offices) if offices else []
    return [
        one._replace(text=f"No: {one.text}", about=(*one.about, id_), used=one.used | {person_at}, sure=0.85)
        for one in others
        if id_ not in one.about
    ]


def _person_at(
    question: Question,
    catalogue: Catalogue,
    speaker: Speaker,
    person_at: int,
    other_at: int,
    offices: list[tuple[int, str]],
) -> list[Draft]:
    id_, every = _likeliest(question, catalogue, person_at)
    if question.cue("quote", "claim") is not None:
        return []
    there = [one for one in every if one.at in {named.id for named in question.items[other_at].named}]
    if near := _neighbour(question, catalogue, speaker, person_at, there):
        return near
    ids = [one.id for one in question.items[other_at].named]
    held = [one for one in terms(catalogue, person=id_) if one.at in ids]
    if not held:
        return _not_this_one(question, catalogue, speaker, id_, person_at, other_at, offices)
    on_word = any(item.key("cue") == "on" and item.text in ("on", "about", "o", "ob", "pro") for item in question.items)
    if on_word:
        return []
    office = office_of(question, offices)[1] if offices else {}
    if office:
        fitting = sorted(((fits(one, office), n) for n, one in enumerate(held)))
        if fitting[0][0] >= 9:
            name = speaker.name(id_)
            text = f"No: {name} is not recorded as {office['label']} of {speaker.the(held[0].at)}; recorded is {held[0].title}, {span(held[0], catalogue.day)}."
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
        text = f"{name} {'is' if one.on(catalogue.day) else 'was'} {_of(speaker, one)}, {span(one, catalogue.day)}."
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
