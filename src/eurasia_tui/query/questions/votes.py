"""How states voted: ``how did Kazakhstan vote on 2 March 2022``, ``who abstained on ES-11/1``.

A vote is an event in which states took part with the side they took as their role.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from ...dates import show
from ...named_tuple import NamedTuple
from ...text import fold, words
from .. import sets
from ..function_words import is_function_word
from ..names import NameSpan
from ..rows import RelationRecord
from .answer import Draft
from .context import Context, figure_of, receipt
from .dates_typed import times
from .english import capitalised, comma_list
from .items import Lattice
from .lexicon import Sense, lexicon
from .logical_form import Ids, Join, Region, When

NAMED = 40
MOST = 6
"""States that are named of one side, and votes that are told of at once."""
STEM = 5
"""Letters by which a word of the question and one of the name of a vote are the same."""
_SAYS_NOTHING = ("ask", "stop", "prep", "status", "time", "vote")
_ELSE = frozenset((Sense("ask", "why"), Sense("ask", "when"), Sense("ask", "how-many"), Sense("ask", "where")))
"""What is asked of other things than the sides of a vote."""


class VoteQuestion(NamedTuple):
    """A question about votes: the side or none, the time, the words that name the vote, the voters and their name."""

    role: str
    when: When | None
    matter: list[str]
    states: list[str]
    label: str


def asks_of_votes(read: Lattice) -> bool:
    """True where a word of the question is one for voting."""
    senses = (sense for token in read.tokens for sense in lexicon().at([token.fold], 0).get(1, ()))
    return any(sense.category == "vote" and sense.key in ("cast", "abstained") for sense in senses)


def vote_draft(context: Context, read: Lattice, spans: Sequence[NameSpan]) -> Draft | None:
    """The votes that are asked for; None where no vote is, or a word is not accounted for."""
    folded = [token.fold for token in read.tokens]
    senses = {sense for at in range(len(folded)) for each in lexicon().at(folded, at).values() for sense in each}
    sides = {sense.key for sense in senses if sense.category == "vote"}
    if senses & _ELSE - {Sense("ask", "how-many")}:
        return None
    votes = _votes(context)
    if Sense("ask", "how-many") in senses:
        return _count_draft(context, read, spans, sides, set(votes))
    asked = _asked(context, read, spans, sides, set(votes)) if votes else None
    if asked is None:
        return None
    dates = sets.own_dates(context.catalogue, votes)
    found = sorted((id_ for id_ in votes if _is_it(context, id_, asked)), key=lambda id_: dates[id_].since_day or "")
    if not 0 < len(found) <= MOST or (len(found) > 1 and not asked.states):
        return None
    sentences = [(id_, _sentence(context, id_, votes[id_], asked)) for id_ in found]
    known = [(id_, text, rows) for id_, (text, rows) in sentences if text]
    if not known:
        return None
    rows = [row for *_, some in known for row in some]
    about = tuple(dict.fromkeys((*(id_ for id_, *_ in known), *(row.subject for row in rows))))
    of = f" of {asked.label}" if asked.label else ""
    return Draft(
        " ".join(text for _, text, _ in known),
        [row.subject for row in rows] if len(rows) != 1 else rows[0].role,
        about,
        f"votes{of}: {comma_list([context.speaker.name(id_) for id_, *_ in known])}",
        tuple(map(receipt, rows)),
        tuple(figure_of(sets.Member(row.subject, (row,))) for row in rows),
        cost=0.2,
    )


_COUNTED = {"in-favour": "in favour", "against": "against", "abstained": "abstentions"}
"""Sides of a vote of which the number of states is a fact of it, and the name of the fact."""


def _count_draft(
    context: Context, read: Lattice, spans: Sequence[NameSpan], sides: set[str], votes: set[str]
) -> Draft | None:
    """How many states took a side in the one vote that is asked for."""
    asked = _asked(context, read, spans, sides, votes) if votes else None
    side = next((side for side in ("abstained", "against", "in-favour") if side in sides), "")
    if asked is None or asked.states or not side or "absent" in sides:
        return None
    found = [id_ for id_ in votes if _is_it(context, id_, asked)]
    key = _COUNTED[side].replace(" ", "-")
    facts = sets.facts_of(context.catalogue, found, (key,)) if len(found) == 1 else []
    if len(facts) != 1 or facts[0].number is None:
        return None
    number, own = int(facts[0].number), sets.own_dates(context.catalogue, found)[found[0]]
    name = context.speaker.name(found[0])
    day = "" if re.search(r"\b(19|20)\d\d\b", name) else f", {show(own.since)}"
    text = f"{number} states {_roles()[side]}: {name}{day}."
    return Draft(text, number, (found[0],), f"states that {_roles()[side]}: {name}", (receipt(facts[0]),), cost=0.2)


def _roles() -> dict[str, str]:
    return {key: str(entry["role"]) for key, entry in lexicon().entries["vote"].items() if entry.get("role")}


def _votes(context: Context) -> dict[str, list[RelationRecord]]:
    """Every vote on record with the states that took a side."""
    found: dict[str, list[RelationRecord]] = {}
    roles = set(_roles().values())
    for row in sets.edges(context.catalogue, ("took-part-in",), None, "object"):
        if row.role in roles:
            found.setdefault(row.object, []).append(row)
    return found


def _asked(
    context: Context, read: Lattice, spans: Sequence[NameSpan], sides: set[str], votes: set[str]
) -> VoteQuestion | None:
    taken: set[int] = set()
    matter, states, bodies = list[str](), list[str](), list[str]()
    dated = max(times(lexicon(), read.tokens, context.catalogue.day), key=lambda run: run[1] - run[0], default=None)
    if dated:
        taken |= set(range(dated[0], dated[1]))
    region, where = _region(read)
    taken |= where
    for span in spans:
        entity = span.found[0]
        numbered = any(token.fold.isdigit() for token in read.tokens[span.end : span.end + 1])
        if numbered and read.tokens[span.start].capital:
            continue  # the ES of ES-11/1 is not Spain
        if entity.id in votes:
            matter.append(fold(context.catalogue.name(entity.id)))
        elif entity.kind == "countries":
            states.append(entity.id)
        elif entity.kind == "organisations" and entity.id != "un":
            bodies.append(entity.id)
        elif entity.kind != "organisations" and not taken >= set(range(span.start, span.end)):
            matter += words(context.catalogue.name(entity.id))
        taken |= set(range(span.start, span.end))
    if (rest := _content(read, taken)) is None:
        return None
    matter += rest
    who = region or bodies
    if who:
        set_of = (
            sets.of_group(context.catalogue, region)
            if region
            else context.evaluator.members(Join("member", ("member-of",), "object", Ids((bodies[0],)), ("member",)))
        )
        own, states = states, list(set_of)
        matter += [context.catalogue.name(id_).lower() for id_ in own]
        label = f"the states of {region}" if region else f"the members of {context.speaker.the(bodies[0])}"
    elif len(states) > 1 and (other := [id_ for id_ in states if id_ not in ("russia", "ukraine")]):
        matter += [context.catalogue.name(id_).lower() for id_ in states if id_ not in other]
        states, label = other, comma_list([context.speaker.name(id_) for id_ in other])
    elif states and states[0] in ("russia", "ukraine") and _asks_who(read):
        matter.append(context.catalogue.name(states[0]).lower())
        states, label = [], ""
    else:
        label = context.speaker.name(states[0]) if states else ""
    roles = _roles()
    side = next((roles[key] for key in ("absent", "abstained", "against", "in-favour") if key in sides), "")
    return VoteQuestion(side if _asks_who(read) or who else "", dated[2] if dated else None, matter, states, label)


def _region(read: Lattice) -> tuple[str, set[int]]:
    """The region whose states are asked for, and where its words stand, with a number before them."""
    for start, ends in read.items.items():
        for end, items in ends.items():
            for item in items:
                if isinstance(item.sem, Region):
                    numbers = (
                        number_at
                        for number_at, ends_at in read.items.items()
                        if any(i.cat == "N" for i in ends_at.get(start, ()))
                    )
                    return item.sem.group, set(range(min(numbers, default=start), end))
    return "", set()


def _asks_who(read: Lattice) -> bool:
    folded = [token.fold for token in read.tokens]
    return any(
        ("ask", key) in found
        for at in range(min(4, len(folded)))
        for found in lexicon().at(folded, at).values()
        for key in ("who", "what")
    )


def _content(read: Lattice, taken: set[int]) -> list[str] | None:
    """The words that identify the vote: content words that belong neither to names nor to times."""
    folded, rest, at = [token.fold for token in read.tokens], list[str](), 0
    while at < len(folded):
        if at in taken:
            at += 1
            continue
        senses = lexicon().at(folded, at)
        size = max((n for n, each in senses.items() if any(map(_says_nothing, each))), default=0)
        if not size and not is_function_word(read.tokens[at]):
            rest.append(folded[at])
        at += max(size, 1)
    return rest


def _says_nothing(sense: Sense) -> bool:
    """True for a word that does not help to identify the vote."""
    if sense.category == "kind":
        return str(lexicon().entry("kind", sense.key)["kind"]) == "countries"
    return sense.category in _SAYS_NOTHING


def _is_it(context: Context, id_: str, asked: VoteQuestion) -> bool:
    """True for a vote that was at the time that is asked for, and of which the name holds the other words."""
    own = sets.own_dates(context.catalogue, [id_]).get(id_)
    day = own.since_day if own else None
    if asked.when and not (day and asked.when.first <= day <= asked.when.last):
        return False
    names = context.catalogue.db.execute("SELECT DISTINCT fold FROM name WHERE entity = ?", (id_,))
    about = sets.edges(context.catalogue, ("about",), [id_], "subject")
    others = context.catalogue.names([row.object for row in about])
    held = {word for (name,) in names for word in re.split(r"\W+", name)}
    held |= {word for name in others.values() for word in words(name)}
    return all(
        any(word[:STEM] == own_word[:STEM] for own_word in held) for text in asked.matter for word in words(text)
    )


def _sentence(
    context: Context, id_: str, rows: list[RelationRecord], asked: VoteQuestion
) -> tuple[str, list[RelationRecord]]:
    """How those that are asked for voted, in a sentence, with the rows that say it."""
    own = [row for row in rows if not asked.states or row.subject in asked.states]
    date = sets.own_dates(context.catalogue, [id_])[id_]
    facts = sets.facts_of(context.catalogue, [id_], ("in-favour", "against", "abstentions"))
    total = {fact.key: int(fact.number or 0) for fact in facts}
    name = context.speaker.name(id_)
    counts = ", ".join(f"{number} {key.replace('-', ' ')}" for key, number in total.items())
    day = "" if re.search(r"\b(19|20)\d\d\b", name) else f", {show(date.since)}"
    vote = f"{name}{day}{f', {counts}' if counts else ''}"
    if len(asked.states) == 1:
        return (f"{context.speaker.name(own[0].subject)} {own[0].role}: {vote}.", own) if own else ("", [])
    sides = [role for role in _roles().values() if not asked.role or role == asked.role]
    chosen = [row for row in own if row.role in sides]
    parts = []
    for role in sides:
        ids = [row.subject for row in chosen if row.role == role]
        number = total.get(
            {"voted in favour": "in-favour", "voted against": "against", "abstained": "abstentions"}.get(role, ""), 0
        )
        some = f" {len(ids)} of {number} are on record here:" if not asked.states and number > len(ids) else ""
        if ids:
            parts.append(f"{role}:{some} {comma_list([context.speaker.name(id_) for id_ in ids], NAMED)}")
    if not parts:
        return f"None of {asked.label} {asked.role}: {vote}." if own else "", own
    missing = [id_ for id_ in asked.states if id_ not in {row.subject for row in rows}]
    rest = f" Not on record here: {context.speaker.names(missing)}." if missing else ""
    return f"{vote}. {capitalised('; '.join(parts))}.{rest}", chosen
