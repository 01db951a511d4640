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

_REWORDED = (
    (
        lazy_pattern(
            r"^\W*how\s+(?:is|are|does|do)\s+(?:the\s+)?(.+?)['’]s\s+(\w+)\s+(?:different|differ)\s+from\s+(?:its|their)\s+(\w+)\W*$",
            re.IGNORECASE,
        ),
        r"what is the difference between the \2 and the \3 of the \1",
    ),
    (
        lazy_pattern(
            r"\b(which|who)\s+of\s+the\s+(?:two|three|four|five|six|seven|eight|nine|ten)\s+(?=\w)", re.IGNORECASE
        ),
        r"\1 ",
    ),
    (
        lazy_pattern(
            r"\b(which|what)\s+(?:un|united\s+nations)\s+members?(?:\s+states)?\s+(?=(?:have\s+)?recogni)",
            re.IGNORECASE,
        ),
        r"\1 states ",
    ),
    (
        lazy_pattern(
            r"^(\W*where\s+(?:is|are|was|were)\s+)(?:the\s+)?(?:troops|soldiers|forces|units|men)\s+of\s+(.+?)\s+(?:stationed|based|deployed|garrisoned)\b",
            re.IGNORECASE,
        ),
        r"\1\2",
    ),
    (
        lazy_pattern(
            r"^\W*what(?:['’]s|\s+is|\s+was)\s+the\s+(?:legal|political|international|formal|official)\s+(?:position|status|standing)\s+of\s+(?=\w)",
            re.IGNORECASE,
        ),
        "what is the status of ",
    ),
    (
        lazy_pattern(
            r"\b(?P<what>\w+)\s+as\s+(?P<share>(?:a\s+)?(?:share|percentage|proportion|per\s*cent)\s+of)\s+(?P<whose>[^,;?]+?)['’]s\s+(?P<of>gdp|gni|exports|imports)\b",
            re.IGNORECASE,
        ),
        r"\g<what> of \g<whose> as \g<share> \g<of>",
    ),
    (lazy_pattern(r"\b(?:has|have|had|is|are)\s+(?:still\s+)?yet\s+to\s+(?=\w)", re.IGNORECASE), "has not "),
    (
        lazy_pattern(
            r"\b(?:has|have)\s+(?:(?:work|works|construction|building)\s+(?:on|of)\s+)?(.+?)\s+(?:yet\s+)?broken\s+ground(?:\s+yet)?\b",
            re.IGNORECASE,
        ),
        r"has construction of \1 started",
    ),
    # Of whom the states of the reference became independent goes without saying, where it is the union.
    (lazy_pattern(r"(\bindependen\w+)\s+from\s+the\s+(?:soviet\s+union|ussr)\b", re.IGNORECASE), r"\1"),
    (lazy_pattern(r"\b(1[89]\d\d|20\d\d)\s*[-\u2010-\u2015]\s*(1[89]\d\d|20\d\d)\b(?!-)"), r"\1 to \2"),
    (
        lazy_pattern(r"\b(?:from|since)\s+(1[89]\d\d|20\d\d)\s+on(?:wards?)?(?=\s*(?:[,;.?!]|$))", re.IGNORECASE),
        r"since \1",
    ),
    # ``Who chairs X ... sorry, who chairs Y``: what was taken back is not asked.
    (
        lazy_pattern(
            r"^.*(?:\.\.+|…|[,;?!–—-])\s*(?:no\s*,\s*)?(?:oh\s*,?\s*)?(?:sorry|i\s+mean|i\s+meant|scratch\s+that|correction|извините|простите|вернее|точнее)"
            r"\s*[,:;–—-]\s*(?=(?:who|what|when|where|which|how|why|кто|что|когда|где|какой|какая|какие|сколько|почему)\b)",
            re.IGNORECASE,
        ),
        "",
    ),
    (
        lazy_pattern(
            r"^\W*(is\s+.+?\s+an?\s+(member|observer|partner)\s+(?:state\s+)?of\s+(.+?))\s*,?\s+and\s+who\s+else(?:\s+is)?(?:\s+(?:a\s+member|one|in\s+it))?\W*$",
            re.IGNORECASE,
        ),
        r"\1, and who are the \2s of \3",
    ),
    (lazy_pattern(r"(\bdebt\b.*?)\s+(?:that\s+is\s+)?owed\s+to\b", re.IGNORECASE), r"\1 to"),
    (
        lazy_pattern(
            r"[,;.?]?\s+(?:and\s+)?if\s+(?:so|yes|any|it\s+did|it\s+has|they\s+did)\b,?\s+(?:(?:who|which)\s+and\s+)?(?=when|where|who|how|since|why)",
            re.IGNORECASE,
        ),
        " and ",
    ),
    (
        lazy_pattern(r"\bstands?\s+in\s+the\s+way\s+of\b|\b(?:hinders|hampers|holds\s+up)\b", re.IGNORECASE),
        "are the obstacles of",
    ),
    (
        lazy_pattern(
            r"\b(?:tak(?:e|es|en|ing)|took)\s+over\s+(?:the\s+)?(.+?)(?:['’]s)?\s+(?:chairmanship|chair|presidency)\b",
            re.IGNORECASE,
        ),
        r"chair \1",
    ),
    # ``who chairs the Commission's board``, ``who chaired the board of the Commission``.
    (
        lazy_pattern(r"\b(?:chairs|heads|leads|runs)\s+the\s+board\s+of\b", re.IGNORECASE),
        "is the chairman of the board of",
    ),
    (
        lazy_pattern(r"\b(?:chaired|headed|led|ran)\s+the\s+board\s+of\b", re.IGNORECASE),
        "was the chairman of the board of",
    ),
    (
        lazy_pattern(r"\b(?:chairs|heads|leads|runs)\s+(?:the\s+)?([^,;?]+?)['’]s\s+board\b", re.IGNORECASE),
        r"is the chairman of the board of the \1",
    ),
    (
        lazy_pattern(
            r"^\W*what\s+(?:do|does|did)\s+(?:\w+\s+){0,3}?(?:diplomats|officials|experts|analysts|scholars|politicians|writers|people|they)\s+"
            r"(?:mean|understand)\s+(?:by|under)\s+",
            re.IGNORECASE,
        ),
        "what is ",
    ),
    # Of "higher or lower than" the answer to either says both.
    (
        lazy_pattern(
            r"\b(higher|larger|bigger|greater|longer)\s+or\s+(?:lower|smaller|less|shorter)\s+than\b", re.IGNORECASE
        ),
        r"\1 than",
    ),
    # Who the other parties are is said of every agreement that is listed.
    (
        lazy_pattern(
            r"(\b(?:agreements|treaties)\b[^?]*?),?\s+and\s+with\s+(?:whom|which\s+\w+)(?=\W*$)", re.IGNORECASE
        ),
        r"\1",
    ),
    (
        lazy_pattern(
            r"^\W*(?:which|what)\s+([^,;?]*?\b(?:agreements|treaties)(?:\s+of\s+\w+)?)\s+(?:does|do)\s+(.+?)\s+(?:have|hold)\W*$",
            re.IGNORECASE,
        ),
        r"\1 of \2",
    ),
    (
        lazy_pattern(
            r"^\W*какие\s+(соглашения\s+[^,;?]*?)\s+(?:есть\s+)?у\s+([^,;?]+?)(?:,?\s+и\s+с\s+кем)?\W*$", re.IGNORECASE
        ),
        r"\1 \2",
    ),
    (
        lazy_pattern(r"^\W*с\s+кем\s+у\s+(\S+)\s+(?:есть\s+)?(соглашения\s+[^,;?]+?)\W*$", re.IGNORECASE),
        r"\2 \1",
    ),
    (
        lazy_pattern(
            r",?\s+and\s+(?:say|state|add|tell\s+\w+)\s+(?=(?:when|where|who|how|which|what)\b)", re.IGNORECASE
        ),
        " and ",
    ),
    (
        lazy_pattern(
            r"\b(?:start|beginning)\s+and\s+(?:end|ceasefire|armistice|truce)\s+dates?\s+(?=of\b[^?]*\b(?:war|conflict|fighting|unrest)\b)",
            re.IGNORECASE,
        ),
        "dates ",
    ),
    (
        lazy_pattern(
            r"\b(?:which|what)\s+(?:city|town|capital|place)\s+(?:has\s+)?hosted\s+(?=[^?]*\b(?:summit|meeting|conference)\b)",
            re.IGNORECASE,
        ),
        "where was ",
    ),
    # German verbs in two parts.
    (
        lazy_pattern(r"^(\W*(?:wann|warum|weshalb)\s+)(?:trat(?:en)?|tritt|treten)\s+(.+?)\s+aus\W*$", re.IGNORECASE),
        r"\1verließ \2",
    ),
    (lazy_pattern(r"\b(?:came|comes?)\s+out\s+of\b", re.IGNORECASE), "was decided at"),
    (
        lazy_pattern(
            r"^\W*how\s+(?:does|do|did)\s+(.+?)\s+(?:see|view|regard|perceive|judge|feel\s+about|look\s+at)\s+(.+)$",
            re.IGNORECASE,
        ),
        r"what is the position of \1 on \2",
    ),
    (
        lazy_pattern(r"^\W*как\s+(.+?)\s+(?:относ[ия]тся\s+к|смотр[ия]т\s+на)\s+(.+)$", re.IGNORECASE),
        r"позиция \1 по \2",
    ),
)
"""Ways to ask, and how the grammar has it."""


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
    for asked, reworded in _REWORDED:
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
    """True for a clause of those who ask that names nothing."""
    names = re.findall(r"(?<=\W)[^\W\d_a-zа-яё]\w*", f" {clause.strip()[1:]}")
    return bool(_OURS.search(clause)) and not re.search(r"\d", clause) and all(name in ("I", "Я") for name in names)
