"""Wikidata's query service: who holds the offices of head of state, head of government and foreign minister.

Format: the SPARQL 1.1 query results in JSON (https://www.w3.org/TR/sparql11-results-json/). Properties: P298 ISO 3166-1
alpha-3, P35 head of state, P6 head of government, P39 position held, P1001 applies to jurisdiction, P580 and P582
start and end time. Wikidata's statements are CC0.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from ..named_tuple import NamedTuple
from ..sanitize import clean_line
from .http import Client, ServiceError

BASE = "https://query.wikidata.org"
BATCH = 20
"""States a query; the service ends a query after 60 seconds."""
ACCEPT = "application/sparql-results+json"

FOREIGN_MINISTER = "Q7330070"

ROLES = {"head-of-state": "P35", "head-of-government": "P6"}

QUERY = """SELECT DISTINCT ?iso3 ?role ?person ?name ?start ?position WHERE {{
  VALUES ?iso3 {{ {states} }}
  ?country wdt:P298 ?iso3 .
  {{ ?country p:P35 ?held . ?held ps:P35 ?person . BIND("head-of-state" AS ?role) }}
  UNION {{ ?country p:P6 ?held . ?held ps:P6 ?person . BIND("head-of-government" AS ?role) }}
  UNION {{ ?office wdt:P279 wd:{minister} ; wdt:P1001 ?country .
    ?person p:P39 ?held . ?held ps:P39 ?office . BIND("minister" AS ?role)
    OPTIONAL {{ ?office rdfs:label ?position FILTER(LANG(?position) = "en") }} }}
  FILTER NOT EXISTS {{ ?held pq:P582 ?end }}
  FILTER NOT EXISTS {{ ?held wikibase:rank wikibase:DeprecatedRank }}
  FILTER NOT EXISTS {{ ?person wdt:P570 ?death }}
  OPTIONAL {{ ?held pq:P580 ?start }}
  ?person rdfs:label ?name FILTER(LANG(?name) = "en")
}}"""


class Holder(NamedTuple):
    """A person in an office, as Wikidata has it."""

    iso3: str
    role: str
    """head-of-state, head-of-government or minister (of foreign affairs)."""
    wikidata: str
    """The person's item, as in Q19960."""
    name: str
    since: str | None
    """Day, month or year; None where Wikidata gives no start."""
    position: str
    """The office's own title for a foreign minister; empty otherwise."""


class _Value(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore", strict=True)
    value: str = Field(max_length=2000)


class _Bindings(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore", strict=True)
    bindings: list[dict[str, Any]] = Field(max_length=20_000)


class _Answer(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore", strict=True)
    results: _Bindings


def fetch(client: Client, base: str, iso3: Sequence[str]) -> Iterator[tuple[list[Holder], int]]:
    """The holders of the offices of the given states, some states at a time, and how many rows were refused.

    Raises ServiceError when the service does not answer as documented.
    """
    for start in range(0, len(iso3), BATCH):
        states = " ".join(f'"{code}"' for code in iso3[start : start + BATCH])
        query = QUERY.format(states=states, minister=FOREIGN_MINISTER)
        yield parse(
            client.get_json(f"{base.rstrip('/')}/sparql", {"query": query, "format": "json"}, ACCEPT),
            iso3[start : start + BATCH],
        )


def parse(answer: Any, iso3: Sequence[str]) -> tuple[list[Holder], int]:
    """The holders in an answer, and how many rows were not of the expected form.

    Raises ServiceError when it is no answer of the SPARQL protocol.
    """
    try:
        rows = _Answer.model_validate(answer).results.bindings
    except ValidationError:
        raise ServiceError("Wikidata: the answer is not the result of a query") from None
    wanted, found, refused = frozenset(iso3), [], 0
    for row in rows:
        if (holder := _holder(row)) and holder.iso3 in wanted:
            found.append(holder)
        else:
            refused += 1
    return list(dict.fromkeys(found)), refused


def _holder(row: dict[str, Any]) -> Holder | None:
    try:
        values = {name: _Value.model_validate(cell).value for name, cell in row.items()}
    except ValidationError:
        return None
    item = re.fullmatch(r"https?://www\.wikidata\.org/entity/(Q[1-9]\d{0,11})", values.get("person", ""))
    name, role = clean_line(values.get("name", "")).strip(), values.get("role", "")
    if not item or not 0 < len(name) <= 120 or role not in (*ROLES, "minister"):
        return None
    position = clean_line(values.get("position", "")).strip()[:120]
    return Holder(values.get("iso3", ""), role, item[1], name, _date(values.get("start")), position)


def _date(text: str | None) -> str | None:
    """A day of ``xsd:dateTime``. Wikidata writes a year or month as its first day; 1 January therefore means the year."""
    if not text or not (match := re.match(r"(\d{4})-(\d{2})-(\d{2})T", text)):
        return None
    year, month, day = match.groups()
    if not 1900 <= int(year) <= 2100 or not 1 <= int(month) <= 12 or not 1 <= int(day) <= 31:
        return None
    return year if (month, day) == ("01", "01") else f"{year}-{month}-{day}"
