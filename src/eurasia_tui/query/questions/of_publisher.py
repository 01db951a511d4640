"""The publisher of a figure named in a question: ``according to the World Bank``, ``по данным МВФ``.

The question is answered without it. When no source of the answer is from that publisher, the answer names the publisher of its figure.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from ...lazy_pattern import lazy_pattern
from ...text import fold
from .. import names
from ..catalogue import Catalogue
from ..sql import LISTED, listed
from ..tokens import tokens
from .answer import Answer

AskFunction = Callable[[str], Answer | None]

_BY = lazy_pattern(
    r"\s*[,(]?\s*\b(?:according\s+to|as\s+(?:given|reported|estimated)\s+by|by\s+the\s+(?:data|figures)\s+of|by\s+the\s+estimate\s+of"
    r"|по\s+(?:данным|оценк\w+|расч[её]там|сведениям))\s+(?:the\s+)?(?P<of>[^,;?.()]+?)\)?\s*(?=[,;?.]|$)",
    re.IGNORECASE,
)


def of_publisher(catalogue: Catalogue, text: str, ask: AskFunction) -> Answer | None:
    """The figures asked for, with a remark when they come from another publisher; None for other questions."""
    by = _BY.search(text)
    bodies = _bodies(catalogue, by["of"]) if by else []
    if not by or not bodies or not (rest := f"{text[: by.start()]}{text[by.end() :]}".strip(" ,")):
        return None
    answer = ask(rest)
    if answer is None or not answer.values or not all(_is_number(figure.value) for figure in answer.values):
        return None
    ids = [id_ for figure in answer.values for id_ in figure.source.split()]
    rows = catalogue.db.execute(
        f"SELECT value FROM fact WHERE entity IN {LISTED} AND key = 'publisher'", (listed(ids),)
    )
    publishers = [str(value) for (value,) in rows]
    called = [
        folded
        for (folded,) in catalogue.db.execute(f"SELECT fold FROM name WHERE entity IN {LISTED}", (listed(bodies),))
    ]
    called += [fold(catalogue.name(body)) for body in bodies]
    if any(name in fold(publisher) for publisher in publishers for name in called):
        return answer
    whose = " and ".join(dict.fromkeys(publishers)) or answer.sources[0].title
    return answer._replace(text=f"{answer.text} The figure is of {whose}, not of {catalogue.name(bodies[0])}.")


def _is_number(value: object) -> bool:
    return isinstance(value, int | float)


def _bodies(catalogue: Catalogue, text: str) -> list[str]:
    """The organisations that a text names and nothing else."""
    typed = tokens(text)
    spans = [span for span in names.spans(catalogue, typed) if (span.start, span.end) == (0, len(typed))]
    return [entity.id for span in spans for entity in span.found if entity.kind == "organisations"]
