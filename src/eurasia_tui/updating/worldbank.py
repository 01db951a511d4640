"""The World Bank's Indicators API, version 2, and its bulk CSV files.

Format: https://datahelpdesk.worldbank.org/knowledgebase/articles/898581 . A JSON answer is a list of two: the paging
(``page``, ``pages``, ``per_page``, ``total``, ``lastupdated``) and the observations, newest year first; no data
gives ``null`` in the second place, and an error is a list of one with ``message``.
"""

from __future__ import annotations

import csv
import io
import math
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from ..named_tuple import NamedTuple
from ..sanitize import clean_line
from .http import Client, ServiceError

BASE = "https://api.worldbank.org"
PER_PAGE = 1000
MAX_PAGES = 200
FIRST_YEAR = 1960


class Observation(NamedTuple):
    """One value: state (ISO 3166 alpha-3), year, number in the indicator's unit."""

    iso3: str
    year: int
    value: float


class Dataset(NamedTuple):
    """What one indicator gave."""

    code: str
    observations: tuple[Observation, ...]
    updated: str
    """The day the World Bank last changed the figures, or empty."""
    refused: int = 0
    """Rows that were not of the documented form."""


def _number(value: object) -> object:
    """Counts come as numbers or as texts of digits."""
    return int(value) if isinstance(value, str) and re.fullmatch(r"\d{1,9}", value) else value


Count = Annotated[int, BeforeValidator(_number), Field(ge=0, le=10**9)]


class _Model(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore", strict=True)


class Paging(_Model):
    """The first element of an answer."""

    page: Count
    pages: Count
    total: Count = 0
    lastupdated: str | None = None


class LabelledId(_Model):
    """An id with its words."""

    id: str = Field(max_length=60)


class ServiceRow(_Model):
    """One observation as the service writes it."""

    indicator: LabelledId
    countryiso3code: str = Field(pattern=r"^[A-Z]{3}$")
    date: str = Field(pattern=r"^\d{4}$")
    value: float | None = Field(default=None, allow_inf_nan=False)


def fetch(client: Client, base: str, code: str, iso3: Sequence[str]) -> Dataset:
    """All years of an indicator for the given states.

    Raises ServiceError when the service says that something is wrong.
    """
    found: list[Observation] = []
    updated, page, pages, refused = "", 1, 1, 0
    while page <= pages:
        answer = client.get_json(
            f"{base.rstrip('/')}/v2/country/{';'.join(iso3)}/indicator/{code}",
            {"format": "json", "per_page": str(PER_PAGE), "page": str(page)},
        )
        paging, rows, bad = parse(answer, code)
        if page == 1:
            pages, updated = min(paging.pages, MAX_PAGES), _day(paging.lastupdated)
        found += rows
        refused += bad
        page += 1
    wanted = frozenset(iso3)
    return Dataset(code, tuple(row for row in found if row.iso3 in wanted), updated, refused)


def parse(answer: Any, code: str) -> tuple[Paging, list[Observation], int]:
    """One page of an answer: its paging, its observations, and how many rows were not of the documented form.

    Raises ServiceError for an error message of the service and for an answer of another form.
    """
    if isinstance(answer, list) and answer and isinstance(answer[0], dict) and "message" in answer[0]:
        raise ServiceError(f"World Bank, {code}: {_message(answer[0]['message'])}")
    if not isinstance(answer, list) or len(answer) != 2:
        raise ServiceError(f"World Bank, {code}: the answer does not have the documented form")
    try:
        paging = Paging.model_validate(answer[0])
    except ValidationError:
        raise ServiceError(f"World Bank, {code}: the answer does not say how many pages it has") from None
    if answer[1] is not None and not isinstance(answer[1], list):
        raise ServiceError(f"World Bank, {code}: the answer has no list of values")
    rows: list[Observation] = []
    refused = 0
    for item in answer[1] or ():
        if isinstance(item, dict) and item.get("countryiso3code") == "":
            continue  # an aggregate without an ISO code, such as a region
        try:
            row = ServiceRow.model_validate(item)
        except ValidationError:
            refused += 1
            continue
        year = int(row.date)
        if row.indicator.id != code or not FIRST_YEAR <= year <= 2100:
            refused += 1
        elif row.value is not None:
            rows.append(Observation(row.countryiso3code, year, row.value))
    return paging, rows, refused


def _message(value: Any) -> str:
    """The service's own words, cleaned and short."""
    first = value[0] if isinstance(value, list) and value else value
    words = first.get("value") if isinstance(first, dict) else first
    return clean_line(str(words))[:200] or "an error without a message"


def _day(text: str | None) -> str:
    return text if text and re.fullmatch(r"\d{4}-\d{2}-\d{2}", text) else ""


def parse_csv(text: str) -> list[Dataset]:
    """The datasets of a bulk CSV file (``Country Name, Country Code, Indicator Name, Indicator Code, 1960, ...``).

    Raises ServiceError when the text has no such heading.
    """
    updated, heading = "", None
    codes: dict[str, list[Observation]] = {}
    for cells in _rows(text):
        if heading is None:
            if cells and cells[0].lstrip("\ufeff") == "Last Updated Date" and len(cells) > 1:
                updated = _day(cells[1])
            elif "Country Code" in cells and "Indicator Code" in cells:
                heading = cells
            continue
        row = dict(zip(heading, cells, strict=False))
        code, iso3 = row.get("Indicator Code", ""), row.get("Country Code", "")
        if re.fullmatch(r"[A-Z0-9.]{3,40}", code) and re.fullmatch(r"[A-Z]{3}", iso3):
            codes.setdefault(code, []).extend(_years(iso3, row.items()))
    if heading is None:
        raise ServiceError("the file is not a CSV file of the World Bank: no column Indicator Code")
    return [Dataset(code, tuple(found), updated) for code, found in codes.items()]


def _rows(text: str) -> Iterator[list[str]]:
    try:
        yield from csv.reader(io.StringIO(text))
    except csv.Error as error:
        raise ServiceError(f"the file is not a CSV file of the World Bank: {error}") from None


def _years(iso3: str, cells: Iterable[tuple[str, str]]) -> Iterator[Observation]:
    for column, text in cells:
        year = column[:4]
        if not re.fullmatch(r"(19[6-9]\d|20\d\d)( \[YR\d{4}\])?", column) or text.strip() in ("", ".."):
            continue
        try:
            value = float(text)
        except ValueError:
            continue
        if math.isfinite(value):
            yield Observation(iso3, int(year), value)
