"""Reads what is typed in the search box. Nothing typed is an error; what is not understood is reported."""

from __future__ import annotations

import re

from ..named_tuple import NamedTuple
from ..sanitize import clean_line
from ..text import MAX_LENGTH, MAX_WORDS, words
from .function_words import is_function_word
from .tokens import Token, tokens

FACETS = ("kind", "in", "about", "by", "year")

_TOKEN = re.compile(r'(-?)(?:(\w+):)?(?:"([^"]*)"?|(\S+))')


class Query(NamedTuple):
    """A query as read: words and phrases that must not be overlooked, excluded words, facets, remarks to the reader.

    ``typed`` is the text without facets and exclusions, ``tokens`` its words outside quotation marks. ``words`` are
    those of them that say something, folded; ``ignored`` the rest, as typed.
    """

    words: tuple[str, ...]
    phrases: tuple[str, ...]
    excluded: tuple[str, ...]
    facets: tuple[tuple[str, str], ...]
    raw: str
    notices: tuple[str, ...]
    typed: str = ""
    tokens: tuple[Token, ...] = ()
    ignored: tuple[str, ...] = ()


def parse(text: str) -> Query:
    """Read ``kind:corridor in:eaeu about:kazakhstan by:tkachenko year:2023 "exact phrase" -not words``."""
    found: list[str] = []
    phrases: list[str] = []
    excluded: list[str] = []
    facets: list[tuple[str, str]] = []
    notices: list[str] = []
    text = clean_line(text)
    if len(text) > MAX_LENGTH:
        text = text[:MAX_LENGTH]
        notices.append(f"only the first {MAX_LENGTH} characters are read")
    if text.count('"') % 2:
        notices.append('a quotation mark is not closed: "like this"')
    for minus, facet, phrase, word in _TOKEN.findall(text):
        value = phrase or word
        name = facet.lower()
        if facet and name not in FACETS:
            value = f"{facet} {word}" if word else phrase
            if value.strip():
                notices.append(f"{clean_line(facet)}: is not a facet; use {', '.join(f'{key}:' for key in FACETS)}")
        elif facet:
            if minus:
                notices.append("a facet cannot be excluded")
            elif value:
                facets.append((name, value))
            continue
        elif word.rstrip(":").lower() in FACETS and word.endswith(":"):
            notices.append(f"{word} needs a value, as in {_EXAMPLES[word[:-1].lower()]}")
            continue
        if minus:
            excluded += words(value)
        elif phrase:
            if folded := " ".join(words(phrase)):
                phrases.append(folded)
        else:
            found.append(value)
    typed = " ".join(found)
    every = tokens(typed)
    if len(every) > MAX_WORDS:
        notices.append(f"only the first {MAX_WORDS} words are read")
        every = every[:MAX_WORDS]
    content = [token for token in every if not is_function_word(token)]
    if not content and not phrases:
        content = every
    ignored = [token.typed for token in every if token not in content]
    return Query(
        tuple(token.fold for token in content),
        tuple(phrases),
        tuple(excluded),
        tuple(facets),
        text,
        tuple(notices),
        typed,
        tuple(every),
        tuple(dict.fromkeys(ignored)),
    )


_EXAMPLES = {
    "kind": "kind:corridor",
    "in": "in:eaeu",
    "about": "about:kazakhstan",
    "by": "by:tkachenko",
    "year": "year:2023",
}
