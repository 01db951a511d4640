"""Rewordings: patterns of questions, each with a replacement that the grammar has, tried in this order."""

from __future__ import annotations

import re

from ...lazy_pattern import lazy_pattern

REWORDED = (
    (
        lazy_pattern(
            r"\b(?:доля|процент|часть)\s+(экспорта|импорта)\s+(\S+)\s+(?:ид[её]т|приходится|поступает|направляется)\s+(?:в|на|из)\s+(\S+?)(?=\W*$)",
            re.IGNORECASE,
        ),
        r"доля \3 в \1 \2",
    ),
    (  # "which CIS countries are not members of either the CSTO or the EAEU"
        lazy_pattern(
            r"\bnot\s+((?:members?\s+of|part\s+of|in|parties\s+to)\s+)either\s+(.+?)\s+or\s+(?=\w)", re.IGNORECASE
        ),
        r"not in \2 or ",
    ),
    (  # "neither members of the CSTO nor (members) of the EAEU"
        lazy_pattern(
            r"\bneither\s+(?:a\s+)?members?\s+of\s+(.+?)\s+nor\s+(?:(?:a\s+)?members?\s+)?of\s+", re.IGNORECASE
        ),
        r"not in \1 or ",
    ),
    (  # "the longest-serving head of state in Central Asia"
        lazy_pattern(
            r"^\W*(?:who|which|what)\s+(?:is|are)\s+the\s+(longest|shortest)[-\s]+serving\s+(.+?)(?=\W*$)",
            re.IGNORECASE,
        ),
        r"which \2 has been in office \1",
    ),
    (  # "how many members does the EAEU have, including observers"
        lazy_pattern(
            r"\bhow\s+many\s+(?:members|countries|states)\s+(.+?),?\s+including\s+(?:its\s+|the\s+)?(observers|partners)\W*$",
            re.IGNORECASE,
        ),
        r"how many members and \2 \1",
    ),
    (  # "members of the SCO, including observers", "EAEU members including observers"
        lazy_pattern(
            r"^(\W*(?:(?:list|name|show|who\s+are|what\s+are)\s+)?(?:all\s+)?(?:the\s+)?(?:\w+\s+members|members\s+of(?:\s+(?!that\b|which\b|who\b)[\w-]+){1,6}?)),?\s+including\s+(?:its\s+|the\s+)?(observers|partners)\W*$",
            re.IGNORECASE,
        ),
        r"\1 and its \2",
    ),
    (  # "what share of the imports of Georgia comes from China"
        lazy_pattern(
            r"\b(?:share|percentage|per\s?cent|proportion|part)\s+of\s+(?:the\s+)?(?:(imports|exports)\s+of\s+(.+?)|(\S+?)(?:['’]s?)?\s+(imports|exports))\s+(?:comes?|came|goes|go|went|is|are)\s+(?:sent\s+|sold\s+)?(?:from|to)\s+(?=\w)(.+?)(?=\W*$|\s+in\b)",
            re.IGNORECASE,
        ),
        r"share of \5 in the \1\4 of \2\3",
    ),
    (
        lazy_pattern(
            r"^(\W*when\s+)did\s+(the\s+first\s+[^,;?]+?)\s+(?:run|depart|set\s+off|travel|sail|arrive)\b",
            re.IGNORECASE,
        ),
        r"\1was \2",
    ),
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
    # ``Who chairs X ... sorry, who chairs Y``: the corrected part is not asked.
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
    # "higher or lower than": the answer to one of them answers both.
    (
        lazy_pattern(
            r"\b(higher|larger|bigger|greater|longer)\s+or\s+(?:lower|smaller|less|shorter)\s+than\b", re.IGNORECASE
        ),
        r"\1 than",
    ),
    # The list names the other parties of each agreement.
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
