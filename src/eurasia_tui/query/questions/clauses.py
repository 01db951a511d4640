"""The question within a sentence: what leads up to it, what it is for, and how it is put are taken away.

``For a talk on water, I wonder which states border Iran`` is ``which states border Iran``. What is taken away speaks of
those who ask and names nothing: no capital letter but the first and that of I, and no digit.
"""

from __future__ import annotations

import re

from ...lazy_pattern import lazy_pattern
from ..tokens import tokens
from .lead_ins import without_lead_in
from .lexicon import lexicon
from .rewordings import REWORDED

_NOT_SO = lazy_pattern(
    r"\b(?:but|and|while|that)\s+((?:\w+\s+){1,3}?)(?:do|does|is|are|has|have)(?:\s+not|n['’]t)\s*[?.!]*$",
    re.IGNORECASE,
)
_OUT_OF = lazy_pattern(
    r"^(\W*(?:for\s+)?(?:how\s+(?:long|many\s+years)|why|is|was|were|has|does|did)\b[^,;]*?\b)out\s+of\b", re.IGNORECASE
)
_LEAVES = lazy_pattern(
    r"\b(?:pull|drop|walk|come|grow|back|opt)\w*\s*$|\b(?:came|grew|got|took|made)\s*$", re.IGNORECASE
)
"""Verbs with which *out of* is no place."""

_TAG = lazy_pattern(
    r"[;,.:?!–-]+\s*(?:and\s+)?(?:"
    r"(?:is|was|has|does|did|are|have|do|were|isn['’]t|wasn['’]t|hasn['’]t|doesn['’]t|didn['’]t|aren['’]t)\s+(?:it|he|she|they|that|this|there)(?:\s+not)?"
    r"(?:\s+(?:really\s+)?(?:right|true|correct|so|the\s+case|accurate))?"
    r"|(?:am\s+I|is\s+(?:he|she))\s+(?:right|correct)|right|correct|true(?:\s+or\s+false)?|no|or\s+not"
    r"|(?:это\s+)?(?:так|правда|верно)(?:\s+ли\s+это)?|не\s+так\s+ли|так\s+ли\s+это|верно\s+ли\s+это)\s*[?!.]*$",
    re.IGNORECASE,
)
"""What asks at the end whether what was said before is so."""
_OURS = lazy_pattern(
    r"\b(?:i|we|me|us|my|our|mine|you|your|i['’]m|i['’]ve|i['’]d|we['’]re|colleagues?|boss|chief|client|editor|friend|teacher|"
    r"professor|students?|someone|somebody|people|minister|ambassador|draft|brief(?:ing)?|report|article|paper|essay|thesis|"
    r"speech|talk|memo|lecture|meeting|presentation|story|quiz|я|мы|мне|нам|меня|нас|мой|моя|наш|наша|коллег\w*|доклад\w*|"
    r"стать[яиею]\w*|начальник\w*|справк\w*)\b",
    re.IGNORECASE,
)
"""Words by which a clause speaks of those who ask."""
_ASKING = lazy_pattern(
    r"\b(whether|if|that|(?:(?:in|on|of|by|to|from|at|through|with|for)\s+)?(?:which|what|whose|whom)|who|when|where|why|how|"
    r"(?:(?:в|на|с|из|от|до|к|о|по)\s+)?(?:какие|какой|какая|какое|каких|какую|каком|каким|какими)|кто|кого|когда|где|"
    r"сколько|почему|зачем|как|что)\b",
    re.IGNORECASE,
)
_STATED = {"whether": "is it true that", "if": "is it true that", "that": "is it true that", "что": "правда ли, что"}
"""Words after which something is stated, and how that is asked."""
_SAYS = lazy_pattern(
    r"^[^,;:]*?\b(?:says?|said|claims?|claimed|thinks?|thought|believes?|insists?|told\s+(?:me|us)|reckons?)\s+(?!that\b)",
    re.I,
)
"""Somebody's saying before what is said, without *that*."""
_ENDS_CLAUSE = lazy_pattern(r"[,;:.!?–—]\s+|\s-\s+")
_PURPOSE = lazy_pattern(
    r"[,;–—]\s+(?:as|since|because|for|so|in\s+case|before|please|thanks|thank|i|we|you|я|мы|мне|и|для|так|чтобы)\b[^,;]*$",
    re.I,
)


_OPPOSES = lazy_pattern(
    r"^\W*why\s+(?:does|do|did)\s+(.+?)\s+(?:oppose|object\s+to|support|reject)\s+(.+)$", re.IGNORECASE
)


_ABOUT_IT = lazy_pattern(
    r"^\W*(?:and\s+)?(?:what|how)\s+about\s+([^,:;?]+?)\s*[,:;?]\s*((?:when|where|who|how|why|which|what)\b.*\bit\b.*)$",
    re.IGNORECASE,
)
"""``What about X, when was it built``."""


_BRIEF = lazy_pattern(
    r"^\W*(?P<lead>[^?]*?\b(?:on|about|regarding)\s+)(?P<name>[^,:;?.]+?)\s*(?:[,:;.–—]|\s-)\s+"
    r"(?P<asked>(?:\w+\s+)?(?:when|where|who|how|why|which|what)\b[^?]*\bit\b.*)$",
    re.IGNORECASE,
)
"""``I'm writing a brief on X - which states does it cross``."""


_RECOGNISES = lazy_pattern(
    r"^\W*(?:when|why|does|do|did|has|have|is\s+it\s+true\s+that)\s+(?:did\s+|does\s+|has\s+)?(.+?)\s+(?:(?:ever|formally|officially)\s+)*"
    r"recogni[sz]e[sd]?\s+(?:the\s+)?(.+?)(?:\s+(?:as|to\s+be)\s+.+)?\W*$",
    re.IGNORECASE,
)


def stance_asked(text: str) -> str:
    """The question for a position, where it was asked why one opposes a matter or when it recognised it; else empty."""
    for asked in (_OPPOSES, _RECOGNISES):
        if asked.match(text):
            return asked.sub(r"what is the position of \1 on \2", text)
    return ""


def as_asked(text: str) -> str:
    """The same question in words that the grammar has: ``but X does not``, ``was out of``, ``2019-2023``."""
    folded = [token.fold for token in tokens(text)]
    member = any(
        sense == ("status", "member") for at in range(len(folded)) for sense in lexicon().at(folded, at).get(1, ())
    )
    if member and any(word in ("which", "what") for word in folded[:3]):
        text = _NOT_SO.sub(lambda match: f"but not {match[1].strip()}", text)
    if about := _ABOUT_IT.match(text):
        text = re.sub(r"\bit\b", lambda _: about[1], about[2])
    if (brief := _BRIEF.match(text)) and _OURS.search(brief["lead"]):
        text = re.sub(r"\bit\b", lambda _: brief["name"], brief["asked"])
    for asked, reworded in REWORDED:
        text = asked.sub(reworded, text)
    return _OUT_OF.sub(lambda match: match[0] if _LEAVES.search(match[1]) else f"{match[1]}outside", text)


def question_within(text: str) -> str:
    """The question without what leads up to it and what follows; empty where it is all question."""
    found = _TAG.sub("", text.strip())
    stated = found != text.strip()
    if not stated:
        found = without_lead_in(found)
    if (end := _PURPOSE.search(found)) and _says_nothing(end[0]):
        found = found[: end.start()]
    for part in reversed(list(_ENDS_CLAUSE.finditer(found))):  # "For a talk on water: which ..."
        before, rest = found[: part.start()], found[part.end() :]
        if rest and _says_nothing(before):
            found = rest
            break
    for asking in _ASKING.finditer(found):
        before = found[: asking.start()]
        if not before.strip():
            break
        if not _says_nothing(before):
            continue
        rest = found[asking.end() :].strip(" ,:")
        opens = _STATED.get(asking[1].lower())
        found, stated = (f"{opens} {rest}", False) if opens else (f"{asking[1]} {rest}", stated)
        break
    if stated:
        if (says := _SAYS.match(found)) and _says_nothing(says[0]):
            found = found[says.end() :]
        found = f"is it true that {found}" if found.isascii() else f"правда ли, что {found}"
    return "" if found.strip(" ?") == text.strip(" ?") else found


def _says_nothing(clause: str) -> bool:
    """True for a clause about the asker that names no entity."""
    names = re.findall(r"(?<=\W)[^\W\d_a-zа-яё]\w*", f" {clause.strip()[1:]}")
    return bool(_OURS.search(clause)) and not re.search(r"\d", clause) and all(name in ("I", "Я") for name in names)
