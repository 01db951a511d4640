"""The sentence of a page or of a stored document that speaks of all that a question names and says, quoted as from there.

For questions that no form covers: why, how, who criticises it, what was agreed, and phrases without a verb. A question of
which one word stands in no such sentence has no answer here.
"""

from __future__ import annotations

from collections.abc import Sequence
from operator import or_

from ...text import fold
from .. import names
from ..function_words import is_function_word
from .answer import Draft
from .beside_names import spans_of
from .context import Context
from .evaluate import Evaluator
from .items import Lattice
from .lexicon import lexicon
from .page_texts import quoted
from .question_units import DENIAL, Unit, name_units, word_units
from .question_words import MODAL, sorted_words, topics
from .reasons import NO_REASON, happened_draft, says_act
from .sentences_on_pages import COST, on_pages

_PROSE = frozenset(
    ("why", "how", "about", "difference", "happened", "what", "who", "does", "yes-no", "was", "course", "exists")
)
"""What may be asked for; a number, a place and a length of time are no sentences."""
_VAGUE = ("year", "years", "time", "long", "countries", "states", "country", "state", "neighbours", "neighbors")
"""Content words that no sentence needs to have."""
_LANDS = frozenset(("places", "countries"))
"""Kinds of which who founded them is not who founded something in them."""
_FORMS = frozenset(("pick", "order", "top", "office", "status", "numbers", "ordinals", "op"))
"""Categories of words that change what is asked for: a sentence that has them need not mean the same."""
_PLAIN = frozenset(("stop", "ask", "prep"))
_JOINED = frozenset((("op", "and"), ("op", "both"), ("op", "versus"), ("top", "by")))
_TRADE = frozenset(
    (
        ("relation", "trade"),
        ("relation", "sells-to"),
        ("relation", "buys-from"),
        ("relation", "exports-to"),
        ("relation", "imports-from"),
        ("fact", "exports"),
        ("fact", "imports"),
    )
)


def found_sentence_draft(evaluator: Evaluator, read: Lattice, denied: bool) -> Draft | None:
    """A sentence of a page or document that holds all names and words of the question."""
    read = read._replace(held=())
    spans = spans_of(read)
    asked, say, rest, spoken = sorted_words(read)
    stances = [word for word in (*rest, *spoken) if lexicon().in_texts(word)]
    asks_speaker = bool(say) and "who" in asked  # a question for the speaker
    if (
        (say and not asks_speaker and (say == "claim" or not stances))
        or (asks_speaker and "what" in asked)  # "who says what on it": sayings
        or asked - _PROSE
        or _is_of_forms(read, spans, asked, evaluator.catalogue.day)
        or _first_of_things(rest)
        or ("who" in asked and any(("pick", "founding") in lexicon().at([word], 0).get(1, ()) for word in rest))
        or ("who" in asked and _founded(rest) and all(span.found[0].kind in _LANDS for span in spans))
    ):
        return None
    also = [word for word in topics(read) if lexicon().in_texts(word)]
    words = list(dict.fromkeys((*rest, *also, *(word for word in spoken if word in stances))))
    if not asked:  # every word of a phrase matters: the water level
        words += [
            token.fold
            for at, token in enumerate(read.typed)
            if ("stop", "") in lexicon().at([token.fold], 0).get(1, ())
            and not is_function_word(token)
            and not any(span.start <= at < span.end for span in spans)
        ]
    words = [word for word in words if word not in _VAGUE]
    if asked & {"why", "how", "yes-no"} and not words:
        return None  # a weak verb would be ignored
    if "how" in asked and len(spans) == 1 and all(map(says_act, words)):
        return None  # how one joins a body is not how one of its members did
    if len(spans) + len(words) < 2 - _unknown_name(read, words) or not (spans or _unknown_name(read, words)):
        return None
    is_it_so = len(words) == 1 and asked <= {"yes-no", "was"}  # "is Russia a democracy"
    units = [*name_units(Context(evaluator, frozenset()), read, spans), *word_units(read, words, exact=is_it_so)]
    units += [DENIAL] if denied else []
    asked |= {"says"} if say else set()
    asked |= {"may"} if read.typed[0].fold in MODAL else set()
    ways = [asked | {"said"}] * asks_speaker + [asked] * (not asks_speaker or bool(stances))
    return next((draft for way in ways if (draft := _best(Context(evaluator, frozenset(way)), units))), None)


def _best(context: Context, units: Sequence[Unit]) -> Draft | None:
    """The best sentence of pages, else of documents."""
    asked = context.asked
    named = list(dict.fromkeys(id_ for unit in units for id_ in unit.ids))
    found = min(on_pages(context, units), key=lambda window: window.rank, default=None)
    kind = context.catalogue.kinds_of([found.text.entity])[found.text.entity] if found else ""
    if found and "why" in asked and kind == "events":
        return happened_draft(context, found.text.entity, named)
    if found is None or ("why" in asked and not found.cause):
        from .sentences_in_documents import documented_draft

        if other := documented_draft(context, units, named):
            return other
    if found is None or ("who" in asked and _only_doing(units, found.sentence)):
        return None
    if found.text.receipt.opinion:
        from .quotations import saying_draft

        return saying_draft(context, found.text.entity, kind, named)
    place = context.speaker.name(found.text.entity)
    understood = f"passage of the page of {place}{f', {found.text.heading}' if found.text.heading else ''}"
    draft = quoted(context, found.text, found.sentence, understood, named, COST)
    return draft if "why" not in asked or found.cause else draft._replace(text=f"{draft.text} {NO_REASON}")


def _only_doing(units: Sequence[Unit], sentence: str) -> bool:
    """True where the verb is a participle of the present or a noun alone: "operating since 2006", "the foundation"."""
    found = [unit.pattern.search(fold(sentence)) for unit in units if not unit.ids]
    return bool(found) and all(match and match[0].endswith(("ing", "ation")) for match in found)


def _is_of_forms(read: Lattice, spans: Sequence[names.NameSpan], asked: set[str], day: str) -> bool:
    """True where something other than sentences is asked for: the first, the next, observers, a list, what will be."""
    within = {i for span in spans for i in range(span.start, span.end)}
    plain = not asked & {"why", "how", "difference"}
    for at, token in enumerate(read.typed):
        if token.fold in ("will", "budet", "budut", "or", "ili") or (
            token.fold.isdigit() and token.fold > day[:4] and len(token.fold) == 4
        ):
            return True
        if any(sense == ("op", "not") for sense in lexicon().at([token.fold], 0).get(1, ())):
            continue
        if at in within or token.fold in _VAGUE or lexicon().in_texts(token.fold):
            continue
        senses = lexicon().at([token.fold], 0, latin=token.latin, cyrillic=token.cyrillic).get(1, ())
        if is_function_word(token):
            if any(sense.category == "order" for sense in senses):
                return True  # a superlative
            continue
        meaningful = [sense for sense in senses if sense.category not in _PLAIN and tuple(sense) not in _JOINED]
        if meaningful and all(sense.category in _FORMS for sense in meaningful):
            return True
        several = any(
            sense.category == "kind" and token.fold != lexicon().entry("kind", sense.key)["one"] for sense in meaningful
        )
        if plain and ((several and token.fold.endswith("s")) or _TRADE & set(map(tuple, meaningful))):
            return True
    return False


def _first_of_things(words: Sequence[str]) -> bool:
    """True for the first of a kind, ``the first SCO summit``; not for the first to do something."""
    each = [lexicon().at([word], 0).get(1, ()) for word in words]
    first = [("pick", "first") in senses for senses in each]
    kind = [any(sense.category == "kind" for sense in senses) for senses in each]
    return any(first) and all(map(or_, first, kind))


def _founded(words: Sequence[str]) -> bool:
    return any(("fact", "founded") in lexicon().at([word], 0).get(1, ()) for word in words)


def _unknown_name(read: Lattice, words: Sequence[str]) -> bool:
    """True for words of which one is written large and is no word of questions: a place that has no page."""
    return any(
        token.fold in words and token.typed[:1].isupper() and not lexicon().knows(token.fold) for token in read.tokens
    )
