"""Questions that rest on a membership stated first: ``since X is a member of Y, when does it chair it``.

When the record contradicts it, that is the answer: the rest of the question has no object.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from ...lazy_pattern import lazy_pattern
from .answer import Answer

_PREMISE = lazy_pattern(
    r"""^\W*(?:since|given\s+that|as|now\s+that|considering(?:\s+that)?|seeing\s+that|because|раз|поскольку|учитывая,?\s+что|так\s+как)\s+
    (?P<stated>[^,;?]+?\b(?:member|observer|partner|belongs|член\w*|наблюдател\w*|партн[её]р\w*|входит)\b[^,;?]*?)\s*[,;]\s*
    (?:(?:in|on|by|from|for|в|с|на|к)\s+)?(?:when|what|which|who|how|why|where|since|когда|что|кто|как\w*|почему|где)\b[^?]*\?*\s*$""",
    re.IGNORECASE | re.VERBOSE,
)


def untrue_premise(text: str, asked: Callable[[str], Answer | None]) -> Answer | None:
    """The recorded status in place of the membership that a question states; None when it states none or is right."""
    found = _PREMISE.match(text)
    if not found:
        return None
    whether = "is it true that" if found["stated"].isascii() else "правда ли, что"
    answer = asked(f"{whether} {found['stated']}?")
    membership = answer and answer.understood.startswith("membership of ") and not answer.text.startswith("Yes")
    return answer if membership else None
