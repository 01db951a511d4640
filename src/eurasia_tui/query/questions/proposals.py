"""Who proposed something: the sentence of a page that says so, quoted."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ...lazy_pattern import lazy_pattern
from ...text import fold
from .. import sets
from ..sql import LISTED, listed
from .answer import AnswerReceipt, Draft
from .context import Context
from .excerpts import holds, plain, sentences

PROPOSED = lazy_pattern(r"\b(proposed|proposal|put forward|suggested|initiated)\b", re.I)
NEAR = 50
"""Letters before and after the word that says so, within which what was proposed is named."""
ANOTHER = lazy_pattern(r"\b(?:proposed|put forward|suggested|initiated)\s+(?:an?|the|that|to)\s+([^.,;]*)", re.I)
"""What somebody proposed, where the sentence says it after the word."""
SAME = lazy_pattern(r"\b(?:term|idea|concept|word|name|notion)\b", re.I)
KINDS = ("organisations", "corridors", "concepts", "agreements", "events", "sites")
"""Kinds that somebody proposed, and on whose pages it is said who."""


def proposal_draft(context: Context, ids: Sequence[str], words: Sequence[str]) -> Draft | None:
    """The sentence that says who proposed what is named, or what the words say; its own page and founding act first."""
    catalogue = context.catalogue
    id_ = ids[0] if len(ids) == 1 else ""
    if not id_ and len(words) < 2:
        return None
    acts = [record.object for record in sets.edges(catalogue, ("founded-by",), [id_], "subject")] if id_ else []
    rows = catalogue.db.execute(
        "SELECT p.entity, p.section, p.heading, p.text, p.source, p.as_of, p.evidence, p.contested, e.kind FROM prose p "
        f"JOIN entity e ON e.id = p.entity WHERE e.kind IN {LISTED} "
        "AND p.section NOT IN ('quotation', 'claim', 'Finding') AND (p.text LIKE '%propos%' OR p.text LIKE '%put forward%' "
        "OR p.text LIKE '%suggested%' OR p.text LIKE '%initiated%')",
        (listed(KINDS),),
    )
    found = []
    for entity, section, heading, text, source, as_of, evidence, contested, kind in rows:
        for raw in sentences(text):
            shown = plain(catalogue, raw)
            if not PROPOSED.search(shown):
                continue
            own = entity == id_ and section == "summary" and _of_itself(shown, context.speaker.name(entity), kind)
            linked = f"[[{id_}]]" in raw or f"[[{id_}|" in raw
            near = [shown[max(0, span.start() - NEAR) : span.end() + NEAR] for span in PROPOSED.finditer(shown)]
            held = bool(words) and any(all(holds(fold(part), word) for word in words) for part in near)
            if own or entity in acts or (held and (linked or not id_)):
                order = 0 if entity in acts else 1 if own else 2
                found.append((order, entity, heading, shown, (source, as_of, evidence, bool(contested))))
    if not found:
        return None
    _, entity, heading, shown, receipt = min(found, key=lambda candidate: (candidate[0], len(candidate[3])))
    place = context.speaker.name(entity)
    return Draft(
        f"{place}: {shown}",
        shown,
        (id_ or entity, entity),
        f"who proposed {context.speaker.name(id_) if id_ else ' '.join(words)}: passage of the page of {place}",
        (AnswerReceipt(*receipt),),
        section=heading or "Summary",
        cost=0.2,
    )


def _of_itself(sentence: str, name: str, kind: str) -> bool:
    """False where the page of an idea says that somebody proposed something else."""
    what = ANOTHER.search(sentence)
    return kind != "concepts" or what is None or fold(name) in fold(what[1]) or bool(SAME.search(what[1]))
