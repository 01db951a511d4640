"""Text for looking things up: one folding for names, queries and full text; links in prose."""

from __future__ import annotations

import re
from collections.abc import Iterator

LINK = re.compile(r"\[\[([^\[\]|\n]{1,200})(?:\|([^\[\]\n]{1,500}))?\]\]")
_WORD = re.compile(r"[a-z0-9]+")
_POSSESSIVE = re.compile(r"'s\b")


class _Letters(dict[int, str]):
    """Each character in ASCII, learnt from anyascii when it is first met; that goes character by character."""

    def __missing__(self, code: int) -> str:
        from anyascii import anyascii  # slow to load, and most texts hold no more than is known below

        return self.setdefault(code, anyascii(chr(code)))


_LETTERS = _Letters(
    {code: chr(code) for code in range(128)}
    | str.maketrans(
        {
            "\u2018": "'",
            "\u2019": "'",
            "\u201c": '"',
            "\u201d": '"',
            "\u201e": '"',
            "\u2013": "-",
            "\u2014": "-",
            "\u2026": "...",
            "\u00a0": " ",
            "\u00ab": "<<",
            "\u00bb": ">>",
        }
    )
)
"""At first ASCII itself and the marks of English and Russian print."""


def transliterate(text: str) -> str:
    """Any script in ASCII letters, so that scripts and accents do not matter."""
    return text if text.isascii() else text.translate(_LETTERS)


def words(text: str) -> list[str]:
    """The folded words of a text: lower-case ASCII letters and digits."""
    text = transliterate(text).lower()
    if "'" in text:
        text = _POSSESSIVE.sub("", text).replace("'", "")
    return _WORD.findall(text)


def fold(text: str) -> str:
    """The folded words joined by single spaces: the key under which a name is found."""
    return " ".join(words(text))


def links(text: str) -> Iterator[str]:
    """Ids linked from a text, in order, with repeats."""
    for match in LINK.finditer(text):
        yield match[1].strip()


def link_words(text: str) -> str:
    """The text with each link replaced by the words it shows (or those of its id)."""
    return LINK.sub(lambda match: match[2] or match[1].replace("-", " "), text)
