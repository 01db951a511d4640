"""Removes polite introductions and asides from a sentence.

``I would be grateful if you could give me the latest figure you have for X, with its year`` asks for ``the latest figure
for X``. Only words that name nothing are taken away, and of these only where the sentence speaks of those who ask.
"""

from __future__ import annotations

import re

from ...lazy_pattern import lazy_pattern

_LEAD_IN = frozenset(
    """a able about actually advance after afternoon all also am an and any anyone appreciate appreciated are article as ask
    asked asking asks assist at back be because been before begin begins being boss bother both brief briefing briefly but by can
    chance check clarify colleague colleagues come confirm could count curious day dear describe desk discussion do does
    double draft editor enough essay evening exactly explain figure find finding for from get give giving glad good
    grateful great greatly happen happy have hear hello help helped helpful helping here hi hope i i'd i'm
    i've idea if in information inform interest interested interesting interview it it's just keen keep kind kindly know
    knowing learn learning lecture let letter like list look looking love make many may me meeting memo might mind minute
    moment morning much must my name need needed needs note now obliged of off offhand okay on one or our out paper
    perhaps please pleased point possible possibly prepare preparation preparing presentation press provide quick quickly
    quiz rank read reading really recall remember remind report research right running say school see seminar send sentence
    should show simple so some something sorry speech starts start student study supervisor sure take talk teacher tell
    telling term thank thankful thanks that the there thesis they think this to today tomorrow trouble try trying
    understand up us very want wanted wants was we we'd we're we've well were what's whether will wish
    wonder wondered wondering word words work working wishes with would write writing yes you you'd your""".split()
)
"""Words of which a lead-in is made. None of them names a thing, denies or compares."""
_KEPT_FIRST = frozenset("list rank name count describe explain of in by from at on before after all both".split())
"""With these what is asked for may begin, where no other word of a lead-in follows: ``before 2010``, ``all members``."""
_OURS = frozenset(
    "hi hello hey i i'd i'm i've me my we we'd we're we've us our you you'd your please colleague editor supervisor student boss".split()
)
"""Words by which a lead-in speaks of those who ask."""
_ASIDE = lazy_pattern(
    r"""\s*,?\s*\b(?:
      if\s+(?:you\s+(?:would|could|can|will|don['’]t\s+mind)(?:\s+(?:please|kindly|be\s+so\s+(?:kind|good)(?:\s+as\s+to)?))*
        |i\s+may(?:\s+ask)?|possible|anything\s+is\s+on\s+record|it\s+is\s+not\s+too\s+much\s+trouble)
      |as\s+far\s+as\s+(?:you\s+know|i\s+know|is\s+known|your\s+(?:data|figures|records)\s+(?:go|say|tell)|anyone\s+knows)
      |(?:that\s+)?you(?:\s+have|['’]ve)?\s+(?:have|hold|know\s+of|got)(?:\s+on\s+(?:record|file))?(?=\s+(?:for|of|on|about)\b|\s*[,.?!]|\s*$)
      |(?:including|with|and|along\s+with|together\s+with|plus)\s+(?:(?:its|the|their)\s+)?(?:unit|year|date|source)s?\b
        (?:\s+(?:it\s+(?:is\s+measured|refers|stands|comes)\s*(?:in|to|for|from)?|of\s+each))?
      |,\s*and\s+(?:for|in|from|of)\s+(?:which|what)\s+year(?=\s*[?.!]*$)
      |,\s*(?:the\s+)?(?:latest|newest|most\s+recent|current)\s+(?:figures?|numbers?|values?|data|year)(?=\s*[,.?!]*$)
      |by\s+any\s+chance|for\s+(?:me|us)|on\s+record|in\s+(?:a\s+few\s+words|brief|short|a\s+sentence|plain\s+words)
      |,\s*(?:with\s+)?(?:the\s+)?(?:largest|biggest|highest|most\s+populous|richest)\s+(?:one\s+)?first
      |please|kindly|roughly(?=\s*[?.!]*$)|formally|finally|exactly|precisely|by\s+the\s+way|can\s+you\s+help(?:\s+me)?(?:\s+with\s+(?:that|this))?
    )\b""",
    re.IGNORECASE | re.VERBOSE,
)
"""Words of politeness, and what every answer says anyway: its unit, its year, its source."""
_REQUEST = lazy_pattern(
    r"""^(?!\s*(?:who|what|which|when|where|why|how|is|was|did|does|do|are|were)\b)[^?]*?
    \b(?:would\s+like|['’]d\s+like|wants?|wanted|needs?|needed|wish(?:es)?|ask(?:s|ed|ing)?|tell|remind|curious|wonder(?:s|ed|ing)?)
    (?:\s+(?:me|us|her|him|them))?(?:\s+to)?(?:\s+(?:know|learn|find\s+out|check|hear|understand|ask))?,?\s+
    (?=(?:(?:in|on|of|by|to|from|at|through|with)\s+)?(?:which|what|whose|whom|who|when|where|why|how)\b)""",
    re.IGNORECASE | re.VERBOSE,
)
"""Who asks and what for, before a question put as a clause: ``a visitor to Osh would like to know which ...``."""
_OF_ALL = lazy_pattern(
    r"^(?P<among>(?:of|among)\s+(?:all\s+)?(?:the\s+)?[^,]+),\s*(?P<ask>.*?)\b(?P<which>which|who)(?:\s+(?:one|ones|state|country))?\s+(?P<rest>.+)$",
    re.IGNORECASE,
)
"""``Of all the members of X, which has the least Y``."""
_ASKED_BEHIND = lazy_pattern(
    r"^(?P<about>[^?]+?)\s*[,;:.!–-]+\s*(?:and\s+|but\s+|so\s+)?(?P<ask>who|what)(?:['’]s|\s+is|\s+was)\s+(?:he|she|it|that|this)\W*$",
    re.IGNORECASE,
)
"""``I meet X tomorrow, who is she?``"""
_CAPITAL = lazy_pattern(r"\b[^\W\d_a-zа-яё]")
_WORD = lazy_pattern(r"[^\W\d_]+(?:['’][^\W\d_]+)*|\d[\d.,]*|[^\w\s]")


def may_lead_in(text: str) -> bool:
    """False for one or two words: there is no introduction to remove and nothing to reword."""
    words = text.split()
    return len(words) > 2 or not all(word.replace("-", "").isalnum() and word.lower() not in _LEAD_IN for word in words)


def without_lead_in(text: str) -> str:
    """The part of a sentence that asks."""
    found = _ASIDE.sub("", text.strip())
    if behind := _ASKED_BEHIND.match(found):
        about = _without_first_words(behind["about"], polite=True)
        name = _without_last_words(about[capital.start() :] if (capital := _CAPITAL.search(about)) else about)
        found = f"{behind['ask']} is {name}" if name else found
    if request := _REQUEST.match(found):
        found = found[request.end() :]
    found = _without_first_words(found, polite=found != text.strip()).strip(" ,;:.!")
    if among := _OF_ALL.match(found):
        group = re.sub(r"^(?:of|among)\s+(?:all\s+)?", "", among["among"], flags=re.IGNORECASE)
        if not _without_first_words(among["ask"]).strip(" ,"):
            found = f"{among['which']} of {group} {among['rest']}"
    return found


def _without_first_words(text: str, *, polite: bool = False) -> str:
    """What follows the longest run of words that only lead up to something, if it speaks of those who ask."""
    end, ours = 0, polite
    words = list(_WORD.finditer(text))
    for at, word in enumerate(words):
        plain = word[0].lower().replace("’", "'")
        if plain not in _LEAD_IN and plain not in ",;:.!-–—":
            break
        ours = ours or plain in _OURS
        end = word.end()
        if plain in _KEPT_FIRST and at + 1 < len(words) and words[at + 1][0].lower() not in _LEAD_IN:
            end = word.start() if plain not in ("list", "name", "explain", "describe") else end
            break
    return text[end:].lstrip() if ours else text


def _without_last_words(text: str) -> str:
    """What stands before the words of a lead-in that end a text."""
    words = list(_WORD.finditer(text))
    while words and words[-1][0].lower().replace("’", "'") in _LEAD_IN:
        words.pop()
    return text[: words[-1].end()] if words else ""
