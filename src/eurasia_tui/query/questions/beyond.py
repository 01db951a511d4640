"""Questions that no form covers: quotations by their words, and passages of the page of the entity that is named."""

from __future__ import annotations

from .. import names
from ..function_words import is_function_word
from .answer import Draft
from .evaluate import Evaluator
from .form import Ids, Said
from .lexicon import lexicon
from .readings import Lattice
from .tell import Context

PROSE = frozenset(("why", "how", "about", "difference", "happened"))
_ASKS = ("stop", "prep")


def beyond(evaluator: Evaluator, read: Lattice) -> Draft | None:
    """A quotation or a passage that holds every content word of the question."""
    asked, say, rest = _sorted(read)
    spans = names.longest(read.named)
    named = [span.found[0] for span in spans]
    context = Context(evaluator, frozenset(asked))
    if say:
        people = [one.id for one in named if one.kind == "people"]
        others = [one.id for one in named if one.kind != "people"]
        return _said(context, people[:1], others[:1], rest, say)
    if not named or not asked & PROSE:
        return None
    from .passages import passage_draft

    return passage_draft(context, [one.id for one in named], rest)


def _said(context: Context, people: list[str], others: list[str], rest: list[str], say: str) -> Draft | None:
    from .sayings import said_draft

    by = Ids((people[0],)) if people else None
    if not people and not rest:
        return None
    about = Ids((others[0],)) if others else None
    return said_draft(context, Said(by, about, say), rest)


def _sorted(read: Lattice) -> tuple[set[str], str, list[str]]:
    """What is asked, whether a saying is, and the content words that belong to no name."""
    words = [token.fold for token in read.tokens]
    within = {i for span in names.longest(read.named) for i in range(span.start, span.end)}
    asked: set[str] = set()
    say, rest = "", list[str]()
    at = 0
    while at < len(words):
        senses = lexicon().at(words, at, latin=read.tokens[at].latin)
        size = max((n for n, each in senses.items() if any(s.category in ("ask", "stop", "prep", "say") for s in each)), default=0)
        for sense in senses.get(size, ()):
            if sense.category == "ask":
                asked.add(sense.key)
            elif sense.category == "say" and sense.key != "on" and at not in within:
                say = say or sense.key
        if size and at not in within:
            at += size
            continue
        if at not in within and not is_function_word(read.tokens[at]):
            rest.append(words[at])
        at += 1
    return asked, say, rest
