"""Why a route or site is not finished, or stands still: the section of its page on that, where it has one."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from ...lazy_pattern import lazy_pattern
from ..function_words import is_function_word
from ..names import NameSpan
from .answer import Draft
from .context import Context
from .excerpts import plain, sentences
from .items import Lattice
from .lexicon import Sense, lexicon
from .page_texts import page_texts, quoted

_KINDS = ("corridors", "sites", "agreements")
_HEADING = lazy_pattern(
    r"^(?:Why it (?:took|takes|stands|is|was)|Delays?\b|Open (?:questions|points)|Obstacles|Bottlenecks)"
)
"""Headings of sections that say why something took long."""
_LATE = frozenset(
    "delayed delay delays late stall stalled stalls stuck slow slowly unfinished incomplete idle frozen halted".split()
)
_DONE = frozenset(
    "finished completed built ready done operational operating running working complete finish begun started "
    "postroen postroena postroeno dostroen dostroena zavershen zavershena gotov gotova rabotaet".split()
)
"""What a thing is not, where it is denied."""
_SAYS_NO_MORE = frozenset(
    "take takes taken took so long for after yet still not never until now many years year decades decade project works "
    "work construction gets got become "
    "do sikh por ne eshche vse tak dolgo stroyat stroitsya zaderzhivaetsya gazoprovod".split()
)
_LONG = (("so", "long"), ("took", "long"), ("take", "long"), ("tak", "dolgo"))
_WHY = Sense("ask", "why")


def asks_of_delay(read: Lattice) -> bool:
    """True where it is asked why something is late or not done, and no other words stand beside the names."""
    words = _beside(read)
    denied = bool({*words} & {"not", "never", "ne"}) or any(word.endswith("nt") for word in words)
    late = (
        (denied and bool({*words} & _DONE)) or bool({*words} & _LATE) or any(pair in _LONG for pair in pairwise(words))
    )
    if not late:
        return False
    why = any(_WHY in senses for at in range(len(words)) for senses in lexicon().at(words, at).values())
    known = _LATE | _DONE | _SAYS_NO_MORE
    return why and all(word in known or _plain(read, word) for word in words)


def delay_draft(context: Context, read: Lattice, spans: Sequence[NameSpan]) -> Draft | None:
    """The beginning of the section; None where not one thing is named, or its page has no such section."""
    if len(spans) != 1 or spans[0].found[0].kind not in _KINDS:
        return None
    for text in page_texts(context.catalogue, spans[0].found[0].id):
        if _HEADING.match(text.heading):
            return quoted(context, text, " ".join(sentences(plain(context.catalogue, text.text))[:3]))
    return None


def _beside(read: Lattice) -> list[str]:
    named = {at for span in read.named for at in range(span.start, span.end)}
    named |= {at for start, end, *_ in read.held for at in range(start, end)}
    return [token.fold for at, token in enumerate(read.tokens) if at not in named]


def _plain(read: Lattice, word: str) -> bool:
    """True for a number, or a word of which nothing depends."""
    token = next(token for token in read.tokens if token.fold == word)
    senses = lexicon().at([word], 0).get(1, ())
    return (
        word.isdigit()
        or is_function_word(token)
        or any(sense.category in ("stop", "ask", "prep", "numbers", "kind") for sense in senses)
    )
