"""Text for looking things up: one folding for names, queries and full text; links in prose."""

from __future__ import annotations

import re
from collections.abc import Iterator
from unicodedata import normalize

LINK = re.compile(r"\[\[([^\[\]|\n]{1,200})(?:\|([^\[\]\n]{1,500}))?\]\]")
_UNSPACED = (
    (0x0E01, 0x0E4E),
    (0x0E80, 0x0EFF),
    (0x1000, 0x109F),
    (0x1780, 0x17D3),
    (0x2E80, 0x2FDF),
    (0x3005, 0x3007),
    (0x3041, 0x3096),
    (0x309D, 0x309F),
    (0x30A1, 0x30FA),
    (0x30FC, 0x30FF),
    (0x31F0, 0x31FF),
    (0x3400, 0x4DBF),
    (0x4E00, 0x9FFF),
    (0xF900, 0xFAFF),
    (0x20000, 0x3FFFF),
)
"""First and last characters of scripts that are written without spaces: Thai, Lao, Burmese, Khmer, Han, kana."""
MAX_LENGTH, MAX_WORDS = 400, 16
"""Characters and words that are read of what is typed to search or to filter."""
_WORD = re.compile(r"[a-z0-9]+|[^\x00-\x7f]")
"""Of a folded text only characters of those scripts are not ASCII."""
_POSSESSIVE = re.compile(r"'s\b", re.IGNORECASE)
_INITIALS = re.compile(r"\b(?:[^\W\d_]\.)+[^\W\d_]\b\.?")

_PLUS = re.compile(r"(?<=\w)\+(?=\W|\d|$)")
"""As in OPEC+ and C5+1."""


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


_APOSTROPHES = dict.fromkeys(map(ord, "\u02b9\u02bb\u02bc\u02bd\u2018\u2019\u201b\u00b4\u0060\u2032\uff07"), "'")
_ARABIC = {
    **dict.fromkeys([*range(0x064B, 0x0660), 0x0670, 0x0640, 0x0621]),  # vowel marks, the stretching line, hamza alone
    **dict.fromkeys(map(ord, "\u0623\u0625\u0622\u0671"), "\u0627"),  # forms of alef
    **dict.fromkeys(map(ord, "\u0649\u06cc\u0626"), "\u064a"),  # forms of ya
    ord("\u0624"): "\u0648",
    ord("\u0629"): "\u0647",
    ord("\u06a9"): "\u0643",
}
_HEBREW_POINTS = dict.fromkeys([*range(0x0591, 0x05BE), 0x05BF, 0x05C1, 0x05C2, 0x05C4, 0x05C5, 0x05C7])
_VARIANTS = {**_APOSTROPHES, **_ARABIC, **_HEBREW_POINTS, 0x0451: "\u0435", 0x0401: "\u0415"}
"""Characters that are written in more than one way, each as its plainest form; None is left out."""


def unspaced(code: int) -> bool:
    """True for a character (as a number) of a script that is written without spaces."""
    return code >= _UNSPACED[0][0] and any(first <= code <= last for first, last in _UNSPACED)


class _Folded(_Letters):
    """As above, but scripts without spaces stay as they are: Chinese is compared as Chinese, not by its sound."""

    def __missing__(self, code: int) -> str:
        if unspaced(code):
            return self.setdefault(code, chr(code))
        return super().__missing__(code)


_FOLDED = _Folded(_LETTERS | str.maketrans({"\u0627": "a", "\u0639": "e", "\u05d0": "a", "\u05e2": "e"}))
"""Alef and ayin are letters here: without them short names in Arabic and Hebrew letters would be the same."""


_ARABIC_LETTERS = re.compile("[\u0620-\u064a\u066e-\u06d3]+")
_ARABIC_PREFIX = re.compile("[\u0648\u0641]?(?:[\u0628\u0643]?\u0627\u0644|\u0644\u0644|[\u0628\u0644\u0643])?(?=.{3})")


def arabic_stem(text: str) -> str:
    """An Arabic word without the conjunction, preposition and article written as one with it; any other text as it is."""
    if text.isascii() or not _ARABIC_LETTERS.match(text):
        return text
    text = text.translate(_VARIANTS)
    match = _ARABIC_PREFIX.match(text)
    return text[match.end() :] if match else text


def index_words(text: str) -> str:
    """The folded words of a text for the full-text index: of Arabic words also the stem."""
    folded = fold(text)
    if text.isascii() or not _ARABIC_LETTERS.search(text):
        return folded
    plain = text.translate(_VARIANTS)
    stems = {stem for word in _ARABIC_LETTERS.findall(plain) if (stem := arabic_stem(word)) != word}
    return f"{folded} {fold(' '.join(sorted(stems)))}" if stems else folded


def words(text: str) -> list[str]:
    """The folded words of a text: lower-case ASCII letters and digits.

    Initials with dots are one word, a plus at the end of a word is "plus", an apostrophe within a word is nothing, and each character of a script
    that is written without spaces (Han, kana, Thai, Lao, Burmese, Khmer) is a word of its own, as it is.
    """
    if text.isascii():
        text = text.replace("`", "'")
    else:
        text = normalize("NFKC", text.translate(_VARIANTS)).translate(_VARIANTS)
    if "+" in text:
        text = _PLUS.sub(" plus ", text)
    if "." in text:
        text = _INITIALS.sub(lambda match: match[0].replace(".", ""), text)
    if "'" in text:
        text = _POSSESSIVE.sub("", text).replace("'", "")
    if not text.isascii():
        text = text.translate(_FOLDED).replace("'", "").replace("`", "")
    return _WORD.findall(text.lower())


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
