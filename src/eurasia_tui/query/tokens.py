"""What a person typed, cut into folded words that remember how they were typed.

Whatever reads more than one name at a time (search, questions) starts here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..named_tuple import NamedTuple
from ..sanitize import clean_line
from ..text import arabic_stem, fold, unspaced, words

MAX_LENGTH, MAX_TOKENS = 400, 48
_PIECE = re.compile(
    r"(?<!\w)(?:[^\W\d_]\.)+[^\W\d_](?!\w)\.?|[^\s"
    '!"#$%&()*+,\\-./:;<=>?@\\[\\\\\\]^_{|}~\u00a1\u00ab\u00bb\u00b7\u00bf\u2010-\u2015\u201c-\u201f\u2026\u2039\u203a'
    "\u060c\u061b\u061f\u06d4\u3000-\u3003\u3008-\u301f\u30fb\uff01-\uff0f\uff1a-\uff20]+(?:\\+(?=\\W|\\d|$)\\d*)?"
)
_ENDING = re.compile(r"([^\W\d_]{3,6}?)((?:g|d|n|t|г|д|н|т|к)[^\W\d_]{1,3})")
"""An acronym and the ending of a case that Turkic languages write with it: MDHga, ШКУга."""


class Token(NamedTuple):
    """One folded word; ``start`` and ``end`` are its place in the text."""

    fold: str
    typed: str
    start: int
    end: int

    @property
    def latin(self) -> bool:
        """True when it was typed in Latin letters (or digits) alone, with marks such as that of Oʻzbekiston."""
        return all(char < "\u0300" or "\u1e00" <= char <= "\u1eff" or not char.isalpha() for char in self.typed)

    @property
    def cyrillic(self) -> bool:
        """True when it was typed in Cyrillic."""
        return any("\u0400" <= char <= "\u052f" for char in self.typed)

    @property
    def stem(self) -> str:
        """The word as the full-text index has it in any case: of an Arabic one without what is written as one with it."""
        return fold(arabic_stem(self.typed)) if not self.latin and not self.single else self.fold

    @property
    def single(self) -> bool:
        """True for a character of a script without spaces: its neighbours may belong to the same word."""
        return not self.fold.isascii()

    @property
    def capital(self) -> bool:
        """True for two letters or more, all of them capitals."""
        return self.typed.isupper() and len(self.fold) > 1


def tokens(text: str) -> list[Token]:
    """The words of a text, at most MAX_TOKENS of its first MAX_LENGTH characters."""
    text = clean_line(text)[:MAX_LENGTH]
    found: list[Token] = []
    for match in _PIECE.finditer(text):
        for piece, start in _parts(match[0], match.start()):
            found += [Token(word, piece, start, start + len(piece)) for word in words(piece)]
    return found[:MAX_TOKENS]


def _parts(piece: str, start: int) -> Iterator[tuple[str, int]]:
    """The piece, or its characters of scripts without spaces one by one and what is between them."""
    if ending := _ENDING.fullmatch(piece):
        acronym = ending[1]
        if acronym.isupper() and ending[2].islower():
            yield acronym, start
            yield ending[2], start + len(acronym)
            return
    begun = 0
    if not piece.isascii():
        for at, char in enumerate(piece):
            if unspaced(ord(char)):
                if begun < at:
                    yield piece[begun:at], start + begun
                yield char, start + at
                begun = at + 1
    if begun < len(piece):
        yield piece[begun:], start + begun
