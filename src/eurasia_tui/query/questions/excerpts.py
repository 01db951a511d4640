"""Parts of texts: whether a passage holds the words of a question, and the sentences of it that are quoted."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ...text import fold
from ..catalogue import Catalogue
from .lexicon import lexicon

CAUSES = (
    "because",
    "due to",
    "so that",
    "in order to",
    "reason",
    "owing",
    "aim",
    "cited",
    "in response",
    "therefore",
    "as a result",
    "after which",
    "to avoid",
    "to reduce",
    "for fear",
    "argued",
    "objected",
    "disagree",
    "over the",
    "meant to",
    "intended",
    "purpose",
    "explain",
    "dissatisf",
    "refus",
    "failed to",
    "did not come",
    "led to",
    "lets",
    "has let",
    "allows",
    "shorter",
    "depends",
)
"""Of words like these one must stand in a passage that is to say why."""
LONGEST = 420
"""Characters of a passage that are quoted."""


def gives_cause(text: str) -> bool:
    """True when a passage has a word that says why."""
    return any(cause in f" {text.lower()}" for cause in CAUSES)


def sentences(text: str) -> list[str]:
    """The sentences of a text."""
    return re.split(r"(?<=[.!?])(?<!\b[A-Z]\.)\s+(?=[A-ZА-Я“\"])", text)


def plain(catalogue: Catalogue, text: str) -> str:
    """A text of the catalogue as it is read, on one line."""
    return " ".join("".join(span.text for span in catalogue.inline(text)).split())


def holds(text: str, word: str) -> bool:
    """True when a folded text has a word with the same beginning (decisions, decide), or its English equivalent."""
    if any(alike(word, other) for other in text.split()):
        return True
    return any(f" {begun}" in f" {text}" for begun in lexicon().in_texts(word))


def in_english(words: Sequence[str]) -> str:
    """Words of a question as texts have them, to say how it was read."""
    return " ".join((*lexicon().in_texts(word), word)[0] for word in words)


def alike(word: str, other: str) -> bool:
    """True for two forms of a word: a common beginning of four letters or more, and of more than half."""
    if word == other:
        return True
    if min(len(word), len(other)) < 4:
        return False
    common = 0
    for a, b in zip(word, other, strict=False):
        if a != b:
            break
        common += 1
    return common >= max(4, round(0.6 * min(len(word), len(other)))) and common >= 0.4 * max(len(word), len(other))


def excerpt(text: str, words: Sequence[str], why: bool) -> str:
    """The sentences that hold most of the words, with the next ones, up to a maximal length."""
    if len(text) <= LONGEST:
        return text
    parts = sentences(text)

    def weight(sentence: str) -> float:
        folded = fold(sentence)
        return sum(holds(folded, word) for word in words) + (0.5 if why and gives_cause(sentence) else 0)

    weights = [weight(sentence) for sentence in parts]
    best = max(range(len(parts)), key=lambda i: (weights[i], -i))
    chosen, room = {best}, LONGEST - len(parts[best])
    others = sorted(range(len(parts)), key=lambda i: (-(weights[i] > 0), i < best, abs(i - best)))
    for i in others:
        if i not in chosen and len(parts[i]) < room:
            chosen.add(i)
            room -= len(parts[i]) + 1
    result, last = "", -1
    for i in sorted(chosen):
        result += (" … " if i > last + 1 else " ") + parts[i]
        last = i
    return result.strip()
