"""Other ways to write a name: inverted, in brackets, shortened; and the forms a word takes in a sentence."""

from __future__ import annotations

from itertools import islice, product

from ..text import arabic_stem, fold, words
from .tokens import Token

_SHORT = {
    "rep": ("republic",),
    "dem": ("democratic",),
    "fed": ("federated", "federal"),
    "isl": ("islamic", "islands"),
    "is": ("islands",),
    "sts": ("states",),
    "st": ("saint",),
    "intl": ("international",),
    "org": ("organization", "organisation"),
    "govt": ("government",),
    "un": ("united nations",),
    "peoples": ("peoples", "people s"),
}
"""Shortened words of names, with what they may stand for."""
_KIND_OF_STATE = frozenset(
    "the of republic rep democratic dem federal fed federated islamic arab peoples people s socialist plurinational "
    "bolivarian state sts states kingdom union united federation sar china rb pdr cooperative commonwealth".split()
)
"""Words that only say what kind of state a name is of: without them it is the same state."""
MOST = 24
"""Ways to write one name that are tried."""


def keys(text: str) -> list[str]:
    """Folded ways to write a name, the likeliest first: as typed, the right way round, written out, without "the"."""
    found = dict.fromkeys(_ways(text))
    for way in list(found):
        for other in _written_out(way):
            found.setdefault(other)
    for ways in (list(found), _without_kind(text)):
        for way in ways:
            found.setdefault(way)
            for other in _with_or_without_the(way):
                found.setdefault(other)
    found.pop("", None)
    return list(found)[:MOST]


def _with_or_without_the(way: str) -> list[str]:
    if way.startswith("the "):
        found = way[4:]
    elif way.endswith(" the"):
        found = way[:-4]
    else:
        found = f"the {way}"
    return [found, joined] if (joined := _initials(way)) else [found]


def _ways(text: str) -> list[str]:
    found = [fold(text)]
    if "(" in text and ")" in text:
        before, within, after = _brackets(text)
        found += [fold(f"{within} {before} {after}"), fold(f"{within} of {before} {after}")]
    if "," in text:
        first, _, rest = text.partition(",")
        found += [fold(f"{rest} {first}"), fold(f"{rest} of {first}"), fold(f"{rest} of the {first}")]
    if "&" in text:
        found += _ways(text.replace("&", " and "))
    return found


def _brackets(text: str) -> tuple[str, str, str]:
    before, _, rest = text.partition("(")
    within, _, after = rest.partition(")")
    return before, within, after


def _without_kind(text: str) -> list[str]:
    """The name alone, where the words before "of", behind the comma or in brackets only say what kind of state it is."""
    found = []
    if "(" in text and ")" in text:
        before, within, after = _brackets(text)
        if all(word in _KIND_OF_STATE for word in words(within)):
            found.append(fold(f"{before} {after}"))
    if "," in text:
        first, _, rest = text.partition(",")
        if all(word in _KIND_OF_STATE for word in words(rest)):
            found.append(fold(first))
    before, of, rest = fold(text).partition(" of ")
    if of and all(word in _KIND_OF_STATE for word in before.split()):
        found.append(rest.removeprefix("the "))
    return found


def _written_out(way: str) -> list[str]:
    parts = way.split()
    if len(parts) < 2 or not any(part in _SHORT for part in parts):
        return []
    return [" ".join(each) for each in islice(product(*(_SHORT.get(part, (part,)) for part in parts)), 6)]


def _initials(way: str) -> str:
    """The words with single letters joined to the next: ``cote d ivoire``, ``e a e u``."""
    result, single = "", False
    for part in way.split():
        result += part if single else f" {part}"
        single = len(part) == 1 and part.isalpha()
    joined = result.strip()
    return joined if joined != way else ""


_ADJECTIVE = "ый ий ой ая яя ое ее ые ие ого его ому ему ую юю ым им ом ем ых их ыми ими"
_NOUN = "а я о е у ю ы и ь й ей ёй ам ям ами ями ах ях ов ев ию ия ии ией ием иям иях иями ью"
_TURKIC = (
    "ның нің дың дің тың тің нын нин дын дин тын тин нун нүн дун дүн тун түн да де та те ға ге қа ке на не ны ні ды ді ти ни "
    "дан ден тан тен нан нен дагы дағы ро и"
)
_ENDINGS = tuple(sorted({*_ADJECTIVE.split(), *_NOUN.split(), *_TURKIC.split()}, key=len, reverse=True))
"""Endings of cases in Russian and, in Cyrillic letters, of Kazakh, Kyrgyz and Tajik."""
_LATIN_ENDINGS = ("ning", "nyň", "niň", "nıň", "nın", "nin", "dagi", "dan", "den", "da", "de", "ga", "ge", "ni", "s")
"""Endings of Uzbek, Turkmen, Turkish; and of the English and the German plural."""
_ELIDED = ("l", "d", "qu", "dell", "dall", "all", "nell", "sull")
_QUOTES = "'\u2018\u2019\u02bc\u02bb`"


def stems(typed: str) -> frozenset[str]:
    """A Cyrillic word in lower case with and without each ending it may have: two forms of one word share a stem."""
    word = typed.lower().replace("ё", "е")
    if len(word) < 4:  # Ош, в Оше
        return frozenset((word, word[:-1]) if len(word) == 3 and word[-1] in "ауеы" else (word,))
    return frozenset(
        (word, *(word[: -len(end)] for end in _ENDINGS if word.endswith(end) and len(word) - len(end) > 2))
    )


def forms(token: Token) -> list[str]:
    """Folded words that the one typed may be a form of, itself first: without an ending or an elided article.

    For Cyrillic see :func:`stems`: what a name's own ending is cannot be known from the word typed.
    """
    found = [token.fold]
    marks = [at for at, char in enumerate(token.typed) if char in _QUOTES]
    if marks:
        before, after = token.typed[: marks[0]], token.typed[marks[0] + 1 :]
        if fold(before) in _ELIDED:
            found.append(fold(after))
        elif len(before) > 2:
            found.append(fold(before))
    if (stem := arabic_stem(token.typed)) != token.typed:
        found.append(fold(stem))
    if token.latin and len(token.fold) > 4:
        lower = token.typed.lower()
        found += [
            fold(lower[: -len(end)]) for end in _LATIN_ENDINGS if lower.endswith(end) and len(lower) - len(end) > 3
        ]
    return list(dict.fromkeys(word for word in found if word and " " not in word))
