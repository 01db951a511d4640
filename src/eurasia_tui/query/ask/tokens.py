"""A question cut into folded words, with the other forms a name may have in them."""

import re
from typing import NamedTuple

from ...sanitize import clean_line
from ...text import words

MAX_LENGTH, MAX_WORDS = 300, 24
# Patterns are compiled when they are needed: most questions need none, and the command line answers in one breath.
_PIECE = r"[^\W_]+"
_ISO = r"(\d{4})-(\d{2})(?:-(\d{2}))?\Z"
_DOTTED = r"(\d{1,2})[./](\d{1,2})[./](\d{4})\Z"


class Token(NamedTuple):
    """One folded word; ``typed`` as it was typed, ``raw`` the number of its space-separated part."""

    fold: str
    typed: str
    raw: int
    date: str = ""

    @property
    def cyrillic(self) -> bool:
        """True when it was typed in Cyrillic."""
        return any("\u0400" <= char <= "\u052f" for char in self.typed)


def parts(text: str) -> list[str]:
    """The space-separated parts of a question, at most as many as are read."""
    return clean_line(text)[:MAX_LENGTH].split()[:MAX_WORDS]


def tokens(raws: list[str]) -> list[Token]:
    """The words of the parts; a date written in figures is one word."""
    found: list[Token] = []
    for number, raw in enumerate(raws):
        bare = raw.strip("?!,.;:()\"'«»“”„…")
        if date := _date(bare):
            found.append(Token(bare, bare, number, date))
        elif raw.isascii():
            typed = bare.split("-") if "-" in bare else [bare]
            found += [Token(word, piece, number) for piece in typed for word in words(piece)]
        elif len(bare) > 1 and any("\u3400" <= char <= "\u9fff" for char in bare):
            found += [Token(word, char, number) for char in bare for word in words(char)]
        else:
            pieces = re.findall(_PIECE, bare) if any("\u0400" <= char <= "\u052f" for char in bare) else [bare]
            found += [Token(word, piece, number) for piece in pieces for word in words(piece)]
    return found[: 2 * MAX_WORDS]


def _date(text: str) -> str:
    from ...dates import bounds

    if not text[:1].isdigit() or len(text) < 6:
        return ""
    if match := re.match(_DOTTED, text, re.ASCII):
        text = f"{match[3]}-{int(match[2]):02d}-{int(match[1]):02d}"
    if not re.match(_ISO, text, re.ASCII):
        return ""
    try:
        bounds(text)
    except ValueError:
        return ""
    return text


_ENDINGS = (
    ("ии", ("ия",)),
    ("ию", ("ия",)),
    ("ией", ("ия",)),
    ("иею", ("ия",)),
    ("ами", ("ы", "а", "")),
    ("ями", ("и", "я")),
    ("ов", ("ы", "")),
    ("ой", ("а", "ая", "ый", "ой")),
    ("ей", ("я", "ь")),
    ("ом", ("", "о")),
    ("ем", ("й", "ь", "е")),
    ("ём", ("ь",)),
    ("ью", ("ь",)),
    ("а", ("", "о")),
    ("у", ("", "а", "о")),
    ("е", ("", "а", "й", "я", "о")),
    ("ы", ("", "а")),
    ("и", ("", "а", "я", "ь")),
    ("я", ("й", "ь", "е")),
    ("ю", ("й", "я", "ь", "е")),
    ("ого", ("ый", "ий")),
    ("ую", ("ая",)),
)
"""Russian endings of cases, with those of the nominative."""


def forms(token: Token) -> list[str]:
    """The folded word, and for a Russian one what it may be in the nominative."""
    if not token.cyrillic or len(token.typed) < 4:
        return [token.fold]
    word = token.typed.lower()
    found = [token.fold]
    for ending, nominative in _ENDINGS:
        if word.endswith(ending):
            stem = word[: -len(ending)]
            if len(stem) >= 2:
                found += ["".join(words(stem + end)) for end in nominative]
    return list(dict.fromkeys(found))


def stem(token: Token) -> str:
    """The beginning of a word without its ending, for a search by prefix."""
    if token.cyrillic:
        word = token.typed.lower()
        cut = re.sub(r"[аеёиоуыэюяйьмхв]{1,3}\Z", "", word) if len(word) > 4 else word
        return "".join(words(cut if len(cut) >= 3 else word))
    if len(token.fold) > 5:
        return re.sub(r"(?:ations?|ions?|ing|ed|es|s|e)\Z", "", token.fold)
    return token.fold
