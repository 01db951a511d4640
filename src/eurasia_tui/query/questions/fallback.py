"""Questions that no form covers: quotations by their words, and passages of the page of the entity that is named."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ...lazy_pattern import lazy_pattern
from .. import names, sets
from .agreements_by_name import own_terms, signed_draft, treaty_of
from .answer import Draft
from .attributes import attribute_draft
from .beside_names import spans_of
from .context import Context
from .evaluate import Evaluator
from .items import Lattice
from .lexicon import lexicon
from .logical_form import Ids, Versus
from .question_words import (
    asks_meaning,
    power,
    says_belonging,
    says_office,
    says_only_when,
    sorted_words,
    topics,
    verbs_done,
)
from .reasons import says_act
from .sentence_search import found_sentence_draft

HOW_IT_WORKS = ("concepts", "corridors", "sites", "organisations")
"""Kinds of which what they are says how they work."""
_STATES = frozenset(("country", "countries", "state", "states"))
NO_LIST = "No list of all states is on record here."
"""Said where it was asked which states, and a passage names some."""
CONTRAST = lazy_pattern(
    r"\b(?:differ\w*|unlike|whereas|while|than|instead|contrast|against|both|neither|but|not|other|told apart)\b",
    re.IGNORECASE,
)
"""Words of which a passage has one that says how two things differ."""
PROSE = frozenset(("why", "how", "about", "difference", "happened", "when"))


def fallback_draft(evaluator: Evaluator, read: Lattice, narrow: Lattice, *, denied: bool) -> tuple[float, Draft] | None:
    """An attribute, a quotation or a passage that holds every content word of the question, with its cost.

    ``narrow`` has the names as typed, ``read`` also runs of words within longer names. Where something is
    ``denied``, only a sentence that has a negation too is quoted.
    """
    draft = _attribute(evaluator, narrow)
    if (
        not draft
        and not denied
        and (read.typed, read.tokens, spans_of(read))
        != (
            narrow.typed,
            narrow.tokens,
            spans_of(narrow),
        )
    ):
        draft = _attribute(evaluator, read)
    draft = (
        draft
        or (None if denied else _fallback_draft(evaluator, read))
        or found_sentence_draft(evaluator, narrow, denied)
    )
    if not draft and narrow.corrected:
        draft = found_sentence_draft(evaluator, narrow._replace(typed=narrow.tokens), denied)
    if draft and "difference" in sorted_words(narrow)[0] and not _contrasts(draft):
        return None
    if not draft or not _keeps_years(evaluator, narrow, draft) or _of_other_kind(evaluator, narrow, draft):
        return None
    if draft.section and {"countries", "states"} & {token.fold for token in narrow.tokens[:4]}:
        draft = draft._replace(text=f"{draft.text} {NO_LIST}")
    return draft.cost, draft


def _contrasts(draft: Draft) -> bool:
    """True when the question compares two things, or asks for a passage that contrasts them."""
    return "passage" not in draft.understood or bool(CONTRAST.search(f"{draft.section} {draft.text}"))


def _of_other_kind(evaluator: Evaluator, read: Lattice, draft: Draft) -> bool:
    """True when the answer is of another kind than asked for: pipelines were asked for, an opening was found."""
    kind = evaluator.catalogue.kinds_of(draft.about[:1]).get((*draft.about, "")[0], "")
    if read.kind == "agreements" and kind not in ("agreements", "sources"):
        return True
    other = read.kind in ("corridors", "sites", "organisations", "people")
    asked = [token.fold for token in read.tokens[:4]]
    done = any(lexicon().in_texts(token.fold) for token in read.tokens)  # a verb such as get or take would be ignored
    other = other or (asked[:1] == ["which"] and bool(_STATES & {*asked}) and not (draft.section and done))
    return other and kind in ("events", "agreements")


def _keeps_years(evaluator: Evaluator, read: Lattice, draft: Draft) -> bool:
    """True when the answer has the years of the question, or its page has that date."""
    words = {token.fold for token in read.tokens}
    years = {word for word in words if len(word) == 4 and word.isdigit() and word[:2] in ("19", "20")}
    if not years:
        return True
    draft_text = (
        f"{draft.text} {draft.understood} {draft.as_of or ''} {' '.join(figure.as_of or '' for figure in draft.values)}"
    )
    first = draft.about[:1]
    own = sets.own_dates(evaluator.catalogue, first).values()
    dated = {day[:4] for record in own for day in (record.since, record.until) if day}
    if dated and not years & dated and "events" in evaluator.catalogue.kinds_of(first).values():
        return False  # another event than that of the year
    return all(year in draft_text or year in dated for year in years)


def _fallback_draft(evaluator: Evaluator, read: Lattice) -> Draft | None:
    asked, say, rest, spoken = sorted_words(read)
    spans = spans_of(read)
    named = [span.found[0] for span in spans]
    if any((entity.type, entity.kind) == ("former", "countries") for entity in named):
        typed = [token.fold for span in spans for token in read.typed[span.start : span.end]]
        dated = asked & {"when", "how", "happened"} and not asked & {"who", "why", "how-many", "how-long"}
        # A former state is not its successor.
        return _event(Context(evaluator, frozenset(asked)), [], [*typed, *rest]) if dated and rest else None
    kinds = {entity.kind for entity in named}
    if say and "what" in asked and "agreements" in kinds and "people" not in kinds:
        asked, say, rest = asked | {"about"}, "", [word for word in rest if word not in spoken]
    rest = _less_own_year(evaluator, named, rest)
    context = Context(evaluator, frozenset(asked))
    if (
        asked & {"how-old", "how-long", "how-many", "ratio", "share"}
        or {"who", "why"} <= asked
        or {"who", "when"} <= asked
    ):
        return None
    if "how" in asked and rest and kinds == {"organisations"} and all(map(says_belonging, rest)):
        return None  # a passage about members does not say how one becomes a member
    if len(named) == 1 and (course := _course(context, named[0], rest or power(read))):
        return course
    speaks = bool(say) and any(entity.kind == "people" for entity in named)  # the speaker's words are asked for
    if "proposed" in asked:
        from .proposals import proposal_draft

        typed = [token.fold for span in spans for token in read.typed[span.start : span.end]]
        words = [word for word in (*typed, *rest) if len(word) > 2]
        return proposal_draft(context, [entity.id for entity in named], rest) or proposal_draft(context, [], words)
    terms = [entity.id for entity in named if entity.kind == "concepts"]
    if len(set(terms)) == 1 and asks_meaning(read):
        from .passages import summary_draft

        return summary_draft(context, terms[0])
    if named and asked & PROSE - {"when"} and not speaks and not (say and "who" in asked):
        from .passages import passage_draft

        ids = [entity.id for entity in named]
        if "difference" in asked and len(set(ids)) == 1 and not rest:
            from .passages import lead_draft

            return lead_draft(context, ids[0])  # two names of one thing
        if "difference" in asked and len(ids) > 1 and not rest:
            from .versus import versus_draft

            if draft := versus_draft(context, Versus(tuple(Ids((id_,)) for id_ in ids))):
                return draft
        alone = len(ids) == 1 and not any(entity.kind == "agreements" for entity in named)
        if asked & PROSE == {"about"} and not rest and not say and alone:
            from .passages import lead_draft

            words = topics(read)
            if words and (passage := passage_draft(context, ids, words)):
                return passage
            narrower_asked = any(map(lexicon().in_texts, words))  # problems are asked for, not a definition
            return None if narrower_asked else lead_draft(context, ids[0])
        if "why" in asked and "who" not in asked and (purpose := _purpose(context, ids, rest)):
            return purpose
        if "why" in asked and rest and all(map(says_act, rest)):
            from .reasons import event_draft  # the reason for leaving one body is not the reason for leaving another

            return event_draft(context, ids, rest)
        if "why" in asked and not rest and len(ids) > 1:
            return None  # a weak verb would be ignored: why one needs another
        if passage := passage_draft(context, ids, rest) or (
            passage_draft(context, ids, [*rest, *spoken]) if spoken else None
        ):
            return passage
        if "how" in asked and not rest and len(ids) == 1 and named[0].kind in HOW_IT_WORKS:
            from .passages import summary_draft  # how it works is what it is

            return summary_draft(context, ids[0])
        if "why" in asked:
            from .reasons import event_draft

            return event_draft(context, ids, rest)
    if "who" in asked and (signed := signed_draft(context, read)):
        return signed
    if say and "what" in asked and not speaks and (treaty := treaty_of(context, named, rest)):
        return treaty
    if say:
        from .quotations_asked import sayings_draft

        return sayings_draft(context, read, rest, say)
    if {"what", "does"} <= asked and "agreements" in kinds and (treaty := own_terms(context, named)):
        return treaty  # its results are asked for, not a definition
    dated = asked & {"when", "happened", "about", "what"}
    if dated and (event := _event(context, named, rest, verbs_done(read, rest))):
        return event
    if not named or not asked & PROSE:
        return None
    if asked & PROSE == {"when"}:
        from .dated_acts import acted_draft

        within = {token.fold for span in spans for token in read.typed[span.start : span.end]}
        done = [word for word in verbs_done(read, rest) if word not in within]
        return acted_draft(context, named, [*rest, *done])
    from .passages import passage_draft

    return passage_draft(context, [entity.id for entity in named], rest)


def _less_own_year(evaluator: Evaluator, named: list[names.Named], rest: list[str]) -> list[str]:
    """The words without the year of the one event or agreement that is named: ``the 2018 Caspian convention``."""
    dates = sets.own_dates(evaluator.catalogue, [named[0].id]) if len(named) == 1 else {}
    years = {(fact.since or "")[:4] for fact in dates.values()}
    return [word for word in rest if word not in years]


def _attribute(evaluator: Evaluator, read: Lattice) -> Draft | None:
    return attribute_draft(Context(evaluator, frozenset()), read, spans_of(read))


def _course(context: Context, entity: names.Named, rest: list[str]) -> Draft | None:
    """How an event began, went or ended, or what became of an entity: the first sentences of its page."""
    asked = context.asked
    rose = "how" in asked and entity.kind == "people" and rest and all(map(says_office, rest))
    became = "happened" in asked and entity.kind in ("corridors", "sites", "organisations", "agreements", "places")
    asked_for = (
        "course" in asked
        or rose
        or (became and not rest)
        or ("how" in asked and rest and entity.kind == "events" and all(map(says_only_when, rest)))
    )
    if not asked_for or asked & {"who", "when", "why"} or (rest and not rose and not all(map(says_only_when, rest))):
        return None
    from .passages import summary_draft

    return summary_draft(context, entity.id)


def _event(context: Context, named: list[names.Named], rest: list[str], done: Sequence[str] = ()) -> Draft | None:
    """The one event or agreement that is related to every named entity and whose name has all the other words."""
    from ..narrower import WORKS, beginning, in_names, narrower
    from .passages import lead_draft

    words = [[beginning(word), *lexicon().in_texts(word)] for word in rest]
    ids = [entity.id for entity in named]
    found = narrower(context.catalogue, ids, words) if rest and (named or len(rest) > 1) else []
    if len(found) > 1 and done:
        found = narrower(context.catalogue, ids, [*words, *([*lexicon().in_texts(word)] for word in done)])
    if not found and len(ids) > 1 and rest and all(lexicon().in_texts(word) for word in rest):
        found = _done_there(context, ids, rest)
    kinds = context.catalogue.kinds_of(found)
    if len(found) != 1 or kinds[found[0]] in (*WORKS, "concepts"):
        return None
    if not all(lexicon().in_texts(word) or in_names(context.catalogue, found[0], word) for word in rest):
        return None
    lead = lead_draft(context, found[0])
    return lead._replace(cost=0.3) if lead else None


def _done_there(context: Context, ids: list[str], verbs: list[str]) -> list[str]:
    """Events with one sentence that names all of the entities and says what was done: ``Russia took control of Crimea``."""
    from ..narrower import narrower
    from .excerpts import sentences
    from .page_texts import summary

    near = narrower(context.catalogue, ids, (), 12)
    events = [id_ for id_, kind in context.catalogue.kinds_of(near).items() if kind == "events"]
    found = []
    for id_ in events:
        own = summary(context.catalogue, id_)
        for sentence in sentences(own.text) if own else ():
            linked = all(f"[[{id_}]]" in sentence or f"[[{id_}|" in sentence for id_ in ids)
            says = any(f" {begun}" in f" {sentence.lower()}" for word in verbs for begun in lexicon().in_texts(word))
            if linked and says:
                found.append(id_)
                break
    return found


def _purpose(context: Context, ids: list[str], rest: list[str]) -> Draft | None:
    """Why a body was founded: its purpose."""
    founding = all(any(sense == ("fact", "founded") for sense in lexicon().at([word], 0).get(1, ())) for word in rest)
    if len(ids) != 1 or not founding or (not rest and context.catalogue.kinds_of(ids).get(ids[0]) != "organisations"):
        return None
    from .logical_form import Measure, Value
    from .values import value_draft

    return value_draft(Context(context.evaluator, frozenset()), Value((Measure("purpose"),), Ids((ids[0],))))
