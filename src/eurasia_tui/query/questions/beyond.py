"""Questions that no form covers: quotations by their words, and passages of the page of the entity that is named."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from .. import names
from ..function_words import is_function_word
from .answer import Draft
from .context import Context
from .evaluate import Evaluator
from .form import Ids, Said
from .lexicon import Sense, lexicon
from .readings import Lattice
from .rules.base import GENERIC

PROSE = frozenset(("why", "how", "about", "difference", "happened", "when"))
_ASKS = ("stop", "prep")


def beyond(evaluator: Evaluator, read: Lattice) -> tuple[float, Draft] | None:
    """A quotation or a passage that holds every content word of the question, with its cost."""
    draft = _beyond(evaluator, read)
    return (draft.cost, draft) if draft else None


def _beyond(evaluator: Evaluator, read: Lattice) -> Draft | None:
    asked, say, rest, spoken = _sorted(read)
    spans = _spans(read)
    named = [span.found[0] for span in spans]
    if any((one.type, one.kind) == ("former", "countries") for one in named):
        return None  # a state of old is not the one that stands in its place
    if say and "what" in asked and any(one.kind == "agreements" for one in named):
        asked, say, rest = asked | {"about"}, "", [word for word in rest if word not in spoken]
    context = Context(evaluator, frozenset(asked))
    if (
        asked & {"how-old", "how-long", "how-many", "ratio", "share"}
        or {"who", "why"} <= asked
        or {"who", "when"} <= asked
    ):
        return None
    speaks = bool(say) and any(one.kind == "people" for one in named)  # words of theirs are asked for, not of a page
    if "proposed" in asked:
        from .proposals import proposal_draft

        typed = [token.fold for span in spans for token in read.typed[span.start : span.end]]
        words = [word for word in (*typed, *rest) if len(word) > 2]
        return proposal_draft(context, [one.id for one in named], rest) or proposal_draft(context, [], words)
    if named and asked & PROSE - {"when"} and not speaks and not (say and "who" in asked):
        from .passages import passage_draft

        ids = [one.id for one in named]
        if asked & PROSE == {"about"} and not rest and not say and not any(one.kind == "agreements" for one in named):
            from .passages import lead_draft

            topics = _topics(read)
            return (passage_draft(context, ids, topics) if topics else None) or lead_draft(context, ids[0])
        if "why" in asked and "who" not in asked and (purpose := _purpose(context, ids, rest)):
            return purpose
        if "why" in asked and rest and all(_acts(word) for word in rest):
            from .reasons import event_draft  # why one left a body is not why it left another

            return event_draft(context, ids, rest)
        if passage := passage_draft(context, ids, rest) or (
            passage_draft(context, ids, [*rest, *spoken]) if spoken else None
        ):
            return passage
        if "why" in asked:
            from .reasons import event_draft

            return event_draft(context, ids, rest)
    if say and "what" in asked and (treaty := _treaty(context, named, rest)):
        return treaty
    if say:
        people = [one.id for one in named if one.kind == "people"]
        others = [one.id for one in named if one.kind != "people"]
        typed = [
            token.fold
            for span in spans
            if span.found[0].kind != "people"
            for token in read.typed[span.start : span.end]
        ]
        every = [token.fold for token in read.typed if token.fold in (*rest, *typed)]
        if len(people) > 1 or (len(others) > 1 and not people):
            return None  # one of them would be passed over
        found = _said(context, people[:1], others, rest, say)
        return found or (_said(context, people[:1], [], every, say) if people or "who" in asked else None)
    if (
        not say
        and asked & {"when", "happened", "about", "what"}
        and (event := _event(context, named, rest, _done(read, rest)))
    ):
        return event
    if not named or not asked & PROSE:
        return None
    if asked & PROSE == {"when"} and all(_says_only_when(word) for word in rest):
        return None  # a date that is not recorded
    from .passages import passage_draft

    return passage_draft(context, [one.id for one in named], rest)


def _treaty(context: Context, named: list[names.Named], rest: list[str]) -> Draft | None:
    """What the one agreement between those that are named settles: ``what does the Russia-Iran treaty say``."""
    from ..narrower import beginning, narrower
    from .passages import settled_draft

    words = [[beginning(word), *lexicon().in_texts(word)] for word in rest]
    found = narrower(context.catalogue, [one.id for one in named], words) if rest and len(named) > 1 else []
    treaties = [id_ for id_, kind in context.catalogue.kinds_of(found).items() if kind == "agreements"]
    return settled_draft(context, treaties[0]) if len(treaties) == 1 else None


def _event(context: Context, named: list[names.Named], rest: list[str], done: Sequence[str] = ()) -> Draft | None:
    """The one event or agreement that has to do with all that is named, and whose name holds all the other words."""
    from ..narrower import WORKS, beginning, narrower
    from .passages import lead_draft

    words = [[beginning(word), *lexicon().in_texts(word)] for word in rest]
    ids = [one.id for one in named]
    found = narrower(context.catalogue, ids, words) if rest and (named or len(rest) > 1) else []
    if len(found) > 1 and done:
        found = narrower(context.catalogue, ids, [*words, *([*lexicon().in_texts(word)] for word in done)])
    if not found and len(ids) > 1 and rest and all(lexicon().in_texts(word) for word in rest):
        found = _done_there(context, ids, rest)
    kinds = context.catalogue.kinds_of(found)
    if len(found) != 1 or kinds[found[0]] in (*WORKS, "concepts"):
        return None
    lead = lead_draft(context, found[0])
    return lead._replace(cost=0.3) if lead else None


def _done_there(context: Context, ids: list[str], verbs: list[str]) -> list[str]:
    """Events with one sentence that names all of the entities and says what was done: ``Russia took control of Crimea``."""
    from ..narrower import narrower
    from .excerpts import sentences

    near = narrower(context.catalogue, ids, (), 12)
    events = [id_ for id_, kind in context.catalogue.kinds_of(near).items() if kind == "events"]
    found = []
    for id_ in events:
        rows = context.catalogue.db.execute(
            "SELECT text FROM prose WHERE entity = ? AND section = 'summary'", (id_,)
        ).fetchall()
        for sentence in (one for (text,) in rows for one in sentences(text)):
            linked = all(f"[[{one}]]" in sentence or f"[[{one}|" in sentence for one in ids)
            says = any(f" {begun}" in f" {sentence.lower()}" for word in verbs for begun in lexicon().in_texts(word))
            if linked and says:
                found.append(id_)
                break
    return found


def _done(read: Lattice, rest: list[str]) -> list[str]:
    """Verbs that say little by themselves, of which names of events are made: take, fall."""
    return [token.fold for token in read.typed if token.fold not in rest and lexicon().in_texts(token.fold)]


def _topics(read: Lattice) -> list[str]:
    """The words that ask for more than an account: problems, bottlenecks, role."""
    words = [token.fold for token in read.typed]
    found = [word for i, word in enumerate(words) if ("ask", "about") in lexicon().at(words, i).get(1, ())]
    return [word for word in found if word not in ("explain", "details", "about")]


def _says_only_when(word: str) -> bool:
    """True for opened, signed, started: what is asked is a date of the page, not a passage."""
    return any(sense.category == "fact" for sense in lexicon().at([word], 0).get(1, ()))


def _says_kind(senses: Iterable[Sense], kinds: set[str]) -> bool:
    """True for a word that only says of what kind a thing is that is named: ``the idea of a multipolar world``."""
    return any(
        sense.category == "kind" and sense.key in GENERIC and lexicon().entry("kind", sense.key)["kind"] in kinds
        for sense in senses
    )


def _acts(word: str) -> bool:
    """True for joined, left, froze."""
    return any(sense.category == "act" for sense in lexicon().at([word], 0).get(1, ()))


def _purpose(context: Context, ids: list[str], rest: list[str]) -> Draft | None:
    """Why a body was founded: its purpose."""
    founding = all(any(sense == ("fact", "founded") for sense in lexicon().at([word], 0).get(1, ())) for word in rest)
    if len(ids) != 1 or not founding or (not rest and context.catalogue.kinds_of(ids).get(ids[0]) != "organisations"):
        return None
    from .form import Measure, Value
    from .values import value_draft

    return value_draft(Context(context.evaluator, frozenset()), Value((Measure("purpose"),), Ids((ids[0],))))


def _said(context: Context, people: list[str], others: list[str], rest: list[str], say: str) -> Draft | None:
    from .sayings import said_draft

    by = Ids((people[0],)) if people else None
    if not people and not rest:
        return None
    if not people and say == "claim" and not others:
        return None
    about = Ids(tuple(others)) if others else None
    return said_draft(context, Said(by, about, say), rest)


def _spans(read: Lattice) -> list[names.NameSpan]:
    """Names of the question; a longer name that is not whole takes the place of those within it."""
    held = [names.NameSpan(start, end, (names.Named(ids[0], kind, 1, "name"),)) for start, end, ids, kind in read.held]
    kept = [span for span in read.named if not any(one.start <= span.start and span.end <= one.end for one in held)]
    return names.longest([*held, *kept])


def _sorted(read: Lattice) -> tuple[set[str], str, list[str], list[str]]:
    """What is asked, whether a saying is, the content words that belong to no name, and the words for a saying."""
    words = [token.fold for token in read.typed]
    within = {i for span in _spans(read) for i in range(span.start, span.end)}
    asked: set[str] = {"about"} if words[-1:] == ["about"] else set()  # "what is it about"
    say, rest, spoken = "", list[str](), list[str]()
    kinds = {span.found[0].kind for span in _spans(read)}
    at, languages = 0, lexicon().languages(words)
    while at < len(words):
        senses = lexicon().at(
            words, at, latin=read.typed[at].latin, cyrillic=read.typed[at].cyrillic, languages=languages
        )
        size = max(
            (n for n, each in senses.items() if any(s.category in ("ask", "stop", "prep", "say") for s in each)),
            default=0,
        )
        for sense in senses.get(size, ()):
            if sense.category == "ask":
                asked.add(sense.key)
            elif sense.category == "say" and at not in within:
                say = say or sense.key
                asked |= {"who"} & {words[at]}
                spoken += [word for word in words[at : at + size] if len(word) > 4]
        if size and at not in within:
            at += size
            continue
        if at not in within and not is_function_word(read.typed[at]) and not _says_kind(senses.get(1, ()), kinds):
            rest.append(words[at])
        at += 1
    return asked, say, rest, spoken
