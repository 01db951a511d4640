"""The logical form of a question: every answer is made from one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ...named_tuple import NamedTuple


class When(NamedTuple):
    """An interval of days, from the first to the last, each with its wording in the question."""

    first: str
    last: str
    text: str
    """As in a sentence: ``in 2016``, ``before 2015``, ``since 1999``."""
    point: bool = False
    """True for a day or year that something is asked as of; false for a side of it."""

    def as_of(self) -> When:
        """The last day of ``by the end of 1999``, for questions about a state and not about a beginning."""
        return When(self.last, self.last, f"at{self.text[2:]}", True) if self.text.startswith("by ") else self

    def holds(self, date: str | None) -> bool:
        """True for a date whose year lies within."""
        return bool(date) and self.first[:4] <= str(date)[:4] <= self.last[:4]

    @property
    def endless(self) -> bool:
        """True of an interval without an end, as *since 1999*."""
        return self.last > "9000"


class Ids(NamedTuple):
    """Entities by name."""

    ids: tuple[str, ...]


class Region(NamedTuple):
    """The states that the list of countries puts in one group."""

    group: str


class Kind(NamedTuple):
    """All entities of a kind of the lexicon, such as gas pipelines."""

    key: str


class Trait(NamedTuple):
    """Entities whose text has a trait of the lexicon, such as "under construction"."""

    key: str


class Official(NamedTuple):
    """States of which a language named after a people is an official one."""

    people: str


class Join(NamedTuple):
    """Entities that a relation joins with one of a set.

    ``names`` are relations of the catalogue; ``side`` is the end at which the set stands: subject, object or any.
    ``act`` is join, leave or suspend where the beginning or the end of the relation is asked for.
    """

    key: str
    names: tuple[str, ...]
    side: str
    of: Any
    statuses: tuple[str, ...] = ()
    when: When | None = None
    act: str = ""
    kinds: tuple[str, ...] = ()


class And(NamedTuple):
    """The intersection of the sets."""

    parts: tuple[Any, ...]


class Or(NamedTuple):
    """The union of the sets."""

    parts: tuple[Any, ...]


class Minus(NamedTuple):
    """The difference: the first set without the second."""

    of: Any
    without: Any


class Measure(NamedTuple):
    """A figure or text of an entity: a fact of the lexicon, the number of entities joined by a relation, or a share of trade."""

    key: str
    relation: str = ""
    partner: Any = None


class Filter(NamedTuple):
    """Entities whose figure is above or below a number, or the figure of another entity."""

    of: Any
    measure: Measure
    op: str
    number: float
    unit: str = ""
    than: Any = None
    when: When | None = None
    """The time of the figures."""


class DatedWithin(NamedTuple):
    """Entities whose own date lies in an interval."""

    of: Any
    when: When
    key: str = ""


class Best(NamedTuple):
    """The first ``n`` of a set by a measure, or by date where there is none; ``place`` is for the second, the third.

    ``n`` is 0 for all of them.
    """

    of: Any
    measure: Measure | None
    up: bool
    n: int = 1
    place: int = 1
    chosen: bool = True
    """False where the word said only large, and the kind decides by what."""
    when: When | None = None
    """The time of the figures."""


class Held(NamedTuple):
    """Persons who hold or held an office at each of a set. ``pick`` is first, previous, next, former or every."""

    office: str
    of: Any
    when: When | None = None
    pick: str = ""
    beside: Any = None
    """The person before or after whom."""


class Quoted(NamedTuple):
    """Quotations or claims of a speaker about something."""

    by: Any
    about: Any
    what: str = ""
    when: When | None = None


class Value(NamedTuple):
    """A measure of each of a set."""

    measures: tuple[Measure, ...]
    of: Any
    when: When | None = None


class Pair(NamedTuple):
    """Two named entities, with what the question says of them: a relation, a status, an act, a time, or nothing."""

    left: Any
    right: Any
    relation: str = ""
    status: str = ""
    act: str = ""
    when: When | None = None
    negated: bool = False


class Test(NamedTuple):
    """Whether a named entity belongs to a set."""

    who: Any
    of: Any
    negated: bool = False


class Quantified(NamedTuple):
    """Whether all or any entities of a set belong to another set."""

    of: Any
    within: Any
    every: bool


class Together(NamedTuple):
    """A set taken as a whole, compared by its sum."""

    of: Any


class Threshold(NamedTuple):
    """Whether a figure is above or below a number or another figure."""

    value: Value
    op: str
    number: float
    than: Any = None
    unit: str = ""
    pick: str = ""
    """``last`` where the last time is asked for, not the first."""


class Share(NamedTuple):
    """The share of one entity in a measure of another."""

    measure: Measure
    part: Any
    whole: Any
    when: When | None = None


class Overtaken(NamedTuple):
    """The time at which the figure of one entity overtook that of another."""

    first: Any
    second: Any
    measure: Measure | None = None


class Choice(NamedTuple):
    """A choice between alternatives. Each alternative is a reading by itself: its category, its meaning, and what it is about."""

    parts: tuple[tuple[str, Any, Any], ...]


class Before(NamedTuple):
    """Whether one entity joined a body before or after another; ``side`` is previous, next, or empty where both are named."""

    first: Any
    second: Any
    body: Any
    act: str
    side: str = ""


class Times(NamedTuple):
    """Two times or more at which the same is asked; the last is None for today."""

    each: tuple[When | None, ...]


class Then(NamedTuple):
    """The same at several times: category and meaning of each reading."""

    parts: tuple[tuple[str, Any], ...]


class Rank(NamedTuple):
    """The rank of one entity in a set by a figure; ``of`` is None for all of its kind."""

    who: Any
    measure: Measure
    of: Any = None
    when: When | None = None


class Versus(NamedTuple):
    """Entities compared side by side."""

    parts: tuple[Any, ...]
    measure: Measure | None = None


def parts_of(sem: Any) -> Iterator[Any]:
    """The form and all forms within it."""
    yield sem
    if isinstance(sem, tuple):
        for part in sem:
            yield from parts_of(part)


def joins_in(sem: Any) -> Iterator[Join]:
    """All relations within a form."""
    return (part for part in parts_of(sem) if isinstance(part, Join))
