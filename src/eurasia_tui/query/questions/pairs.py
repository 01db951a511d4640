"""Two named entities: whether a relation joins them, the strongest one, or what they share."""

from __future__ import annotations

from .. import sets
from .answer import Draft
from .belonging import belongs, has_members
from .belonging_sentences import MembershipQuestion
from .context import Context, named_in, receipt
from .draft_parts import joined
from .english import comma_list
from .lexicon import lexicon
from .lists import list_draft, ordered
from .logical_form import And, Best, Filter, Held, Ids, Join, Kind, Measure, Official, Or, Pair, Test, Value, parts_of
from .name_checks import TRADE
from .regions import region_draft
from .related import page_receipts, related_draft
from .shared import any_draft
from .superlatives import best_draft


def pair_draft(context: Context, sem: Pair) -> Draft | None:
    """The answer about two entities: a membership, a relation, or whatever joins them."""
    if not isinstance(sem.left, Ids) or not isinstance(sem.right, Ids):
        return None
    a, b = sem.left.ids[0], sem.right.ids[0]
    if a == b:
        return None
    if member := _membership(context, sem, a, b):
        return member
    if sem.status or sem.act:
        return _acted(context, sem, a, b)
    if (draft := _in_region(context, sem, a, b)) is not None:
        return draft
    if sem.relation:
        related = related_draft(context, a, b, sem.relation, sem)
        return related or (_seated_elsewhere(context, sem) if sem.relation in ("seat", "hosts") else None)
    if event := _of_event(context, a, b) or _site_of(context, a, b):
        return event
    if sem.when or context.asked & {"when", "where", "how-long", "how-old", "why", "how", "stands-for", "how-many"}:
        return None
    return any_draft(context, a, b)


_HAS_TO_DO = ("took-part-in", "about", "organised", "held-at", "party-to", "signed-at")
"""Relations of an event or agreement with those of whom it is told."""


def _of_event(context: Context, a: str, b: str) -> Draft | None:
    """The date or place of an event, when the other entity took part in it: ``when did the UN recognise Turkmenistan's neutrality``."""
    if not context.asked & {"when", "where", "how-long"} or context.asked & {"who", "why", "how", "how-many"}:
        return None
    kinds = context.catalogue.kinds_of([a, b])
    for event, other in ((a, b), (b, a)):
        joined_ = kinds.get(event) in ("events", "agreements") and kinds.get(other) not in ("events", "agreements")
        sides = ("subject", "object") if joined_ else ()
        rows = [row for side in sides for row in sets.edges(context.catalogue, _HAS_TO_DO, [event], side)]
        if any(other in (row.subject, row.object) for row in rows):
            from .described import dated
            from .passages import where_draft

            draft = where_draft(context, event) if "where" in context.asked else dated(context, event)
            return draft and draft._replace(about=(*draft.about, other))
    return None


def _site_of(context: Context, a: str, b: str) -> Draft | None:
    """The location of a site that the other entity owns or operates: ``where is Russia's base at Gyumri``."""
    if context.asked != {"where"}:
        return None
    kinds = context.catalogue.kinds_of([a, b])
    site, other = (a, b) if kinds.get(a) == "sites" else (b, a)
    rows = sets.edges(context.catalogue, ("operates", "owns", "located-in"), [site], "object")
    rows += sets.edges(context.catalogue, ("operates", "owns", "located-in"), [site], "subject")
    if kinds.get(site) != "sites" or not any(other in (row.subject, row.object) for row in rows):
        return None
    from .passages import where_draft

    draft = where_draft(context, site)
    return draft and draft._replace(about=(*draft.about, other))


def _seated_elsewhere(context: Context, sem: Pair) -> Draft | None:
    """The seat of a body, when the question asks about another place."""
    kinds = context.catalogue.kinds_of([sem.left.ids[0]])
    body = sem.left if kinds.get(sem.left.ids[0]) == "organisations" else sem.right
    seat = Join("seat", ("seated-in",), "subject", body)
    members = context.evaluator.members(seat)
    if not members or "yes-no" not in context.asked or sem.negated:
        return None
    draft = list_draft(context, seat, ordered(context, seat, members))
    return draft._replace(text=f"No: {draft.text[:1].lower()}{draft.text[1:]}", value=False)


def _in_region(context: Context, sem: Pair, a: str, b: str) -> Draft | None:
    """Whether a state lies in a region, when that is asked."""
    if "yes-no" not in context.asked or sem.when or sem.relation not in ("", "located-in", "part-of"):
        return None
    kinds = context.catalogue.kinds_of([a, b])
    state, place = (a, b) if kinds.get(b) == "places" else (b, a)
    if (kinds.get(state), kinds.get(place)) != ("countries", "places"):
        return None
    if place == a and len(sets.edges(context.catalogue, ("located-in",), [place], "subject")) == 1:
        return related_draft(context, place, state, "located-in", sem)  # "is Siberia in Russia"
    return region_draft(context, state, place, sem.negated)


def _membership(context: Context, sem: Pair, a: str, b: str) -> Draft | None:
    if sem.relation not in ("", "part-of") or context.asked & {"where", "why", "how", "stands-for", "how-many"}:
        return None
    kinds = context.catalogue.kinds_of([a, b])
    for who, body in ((a, b), (b, a)):
        if (
            kinds.get(who) in ("countries", "organisations")
            and kinds.get(body) == "organisations"
            and has_members(context.catalogue, body)
        ):
            plain_pair = kinds[who] == "organisations" and not sem.status and not sem.act
            if plain_pair and (has_members(context.catalogue, who) or "yes-no" not in context.asked):
                continue
            statuses = tuple(lexicon().entry("status", sem.status).get("statuses", ())) if sem.status else ()
            return belongs(context, who, body, asked_of(context, sem.act, statuses, sem.negated), sem.when)
    return None


def asked_of(context: Context, act: str, statuses: tuple[str, ...], negated: bool = False) -> MembershipQuestion:
    """How a membership is asked for."""
    asked = context.asked
    yes_no = "yes-no" in asked and not asked & {"when", "what", "who", "how-long"}
    was = "was" in asked or "former" in statuses
    return MembershipQuestion(act, "when" in asked, yes_no, statuses, was, "how-long" in asked, negated)


def _acted(context: Context, sem: Pair, a: str, b: str) -> Draft | None:
    """A status or an act between a state and an agreement that it joined."""
    kinds = context.catalogue.kinds_of([a, b])
    if "agreements" in kinds.values():
        return related_draft(context, a, b, "party-to", sem)
    if "events" in kinds.values() and sem.status in ("participant", ""):
        return related_draft(context, a, b, "took-part", sem)
    if "corridors" in kinds.values() and sem.status:
        return related_draft(context, a, b, "crosses", sem)
    return None


def test_draft(context: Context, sem: Test) -> Draft | None:
    """Whether a named entity belongs to a set."""
    if not isinstance(sem.who, Ids):
        return None
    who, of = sem.who.ids[0], sem.of
    if isinstance(of, Held):
        from .terms_of_office import holds_draft

        return holds_draft(context, sem.who, of)
    if isinstance(of, Join) and isinstance(of.of, Ids):
        other = of.of.ids[0]
        if of.act == "found":
            return _founder(context, sem, of)
        if of.key == "member":
            if "organisations" not in context.catalogue.kinds_of([who, other]).values():
                return None  # a state has no members
            statuses = of.statuses if of.statuses != ("member",) or not of.act else ()
            who, body = (who, other) if of.side == "object" else (other, who)
            return belongs(context, who, body, asked_of(context, of.act, statuses, sem.negated), of.when)
        if of.key not in ("implied", "capital"):
            pair = Pair(sem.who, of.of, of.key, "", "", of.when, sem.negated)
            return related_draft(context, who, other, of.key, pair, {"subject": other, "object": who}.get(of.side, ""))
    if isinstance(of, And) and all(
        isinstance(part, Join) and isinstance(part.of, Ids) and part.key in ("member", "implied") for part in of.parts
    ):
        each = [
            belongs(context, who, part.of.ids[0], asked_of(context, "", part.statuses, sem.negated), part.when)
            for part in of.parts
            if has_members(context.catalogue, part.of.ids[0])
        ]
        if len(each) == len(of.parts):
            return joined(each)
    members = context.evaluator.members(of)
    if isinstance(of, Official):
        from .values import value_draft

        if who in members and not sem.negated:
            draft = value_draft(context, Value((Measure("official-languages"),), sem.who))
            return draft and draft._replace(text=f"Yes: {draft.text[:1].lower()}{draft.text[1:]}", value=True)
        draft = value_draft(context, Value((Measure("languages"),), sem.who))  # lists may be incomplete
        return draft and draft._replace(
            text=f"The list of languages does not say that it is official. {draft.text}", value=None
        )
    if isinstance(of, Kind) and (says := lexicon().entry("kind", of.key).get("says")):  # "is Jordan a monarchy"
        from .values import value_draft

        draft = value_draft(context, Value((Measure(next(iter(says))),), sem.who))
        holds = (who in members) != sem.negated
        return draft and draft._replace(text=f"{'Yes' if holds else 'No'}: {draft.text}", value=holds)
    if context.asked & {"when", "where", "how-long", "how-many", "what", "who"}:
        return None
    inside = who in members
    if isinstance(of, Join) and of.names[0] in TRADE and not inside:
        return None  # only the main trade partners are recorded
    if isinstance(of, Best):
        if of.n != 1 or "yes-no" not in context.asked or isinstance(of.of, Or):
            return None  # one of the two named is meant, not the first in time
        # "is Kazakhstan the second largest economy of the EAEU"
        best = best_draft(context, of)
        yes = "Yes" if inside != sem.negated else "No"
        return best and best._replace(
            text=f"{yes}: {best.text[:1].lower()}{best.text[1:]}", value=inside != sem.negated, about=(who, *best.about)
        )
    bounds = [part.measure for part in parts_of(of) if isinstance(part, Filter)]
    if not inside and not all(context.evaluator.figures(bound, context.evaluator.members(sem.who)) for bound in bounds):
        return None  # without a figure it is neither above nor below
    name, what = context.speaker.The(who), context.wording.text(of, 1)
    holds = inside != sem.negated
    text = f"{'Yes' if holds else 'No'}: {name} is {'' if inside else 'not '}among the {context.wording.text(of)}."
    if isinstance(of, Join) and of.key == "capital":
        text = f"{'Yes' if holds else 'No'}: the capital of {context.wording.text(of.of)} is {comma_list([context.speaker.name(id_) for id_ in members])}."
    rows = [edge for member in ([members[who]] if inside else members.values()) for edge in member.edges]
    receipts = tuple(map(receipt, rows[:20])) or page_receipts(context.catalogue, (who,))
    return Draft(text, holds, (who, *named_in(of)), f"whether {context.speaker.name(who)} is among {what}", receipts)


def _founder(context: Context, sem: Test, of: Join) -> Draft | None:
    """Whether a state is among the founders of a body; nothing where these are not on record."""
    who, founders = sem.who.ids[0], context.evaluator.members(of)
    if not founders:
        return None
    asked = context.asked - {"yes-no"}
    every = list_draft(Context(context.evaluator, asked - {"how-many"}), of, ordered(context, of, founders))
    inside = who in founders
    name = context.speaker.The(who)
    text = f"{name} is {'' if inside else 'not '}among the {every.text}"
    yes = "Yes" if inside != sem.negated else "No"
    understood = f"whether {context.speaker.name(who)} is among the {context.wording.text(of)}"
    return every._replace(
        text=f"{yes}: {text}", value=inside != sem.negated, about=(who, *every.about), understood=understood
    )
