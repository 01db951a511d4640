"""Whether a question breaks off in the middle: ``the capital of the``, ``Kazakhstan is bordered by Russia and``."""

from __future__ import annotations

from ..tokens import Token, tokens

_NEVER_LAST = frozenset(
    "the a an and or nor but whose than its their his her our your my between if because vs versus every "
    "и или в во на с со к ко о об из от для до по за при над под между у".split()
)
"""Words with which no question ends, in English and Russian."""
_STRANDED = frozenset("of in to from for with by at on into through under".split())
"""Prepositions that a question may end with where it begins with a word that asks."""
_OF_WHAT = frozenset(
    "consist consists consisted composed made part member members think heard speak form compose".split()
)
_ASKING = frozenset("who whom what which where when why how is are was were does do did has have can could".split())
_VERBS = frozenset("is are was were has have do does did".split())


def broken_off(text: str) -> bool:
    """True for a question of which the end is missing."""
    typed = tokens(text)
    if len(typed) < 2:
        return False
    last, before = typed[-1], typed[-2].fold
    if last.typed[:1].isupper():
        return False  # the name of a thing, or all of it is shouted
    first = typed[0].fold
    if last.fold == "of":
        return before not in _OF_WHAT
    if (before, last.fold) in (("belongs", "to"), ("belong", "to")):
        return False
    if last.fold == "on" and before.isdigit():  # "from 1991 on"
        return False
    if last.fold in _STRANDED:
        return not _ASKING & {token.fold for token in typed[:-1]}
    return last.typed in _NEVER_LAST or (first == "which" and last.fold in _VERBS and _of_some(typed))


def _of_some(typed: list[Token]) -> bool:
    """``which members of the SCO are``, but not ``which the members are``."""
    return typed[1].fold not in ("the", "of") and not _ASKING & {token.fold for token in typed[1:-1]}
