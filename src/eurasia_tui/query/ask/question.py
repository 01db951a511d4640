"""A question as understood: entities, terms, a date, and what was not understood."""

from collections.abc import Sequence
from typing import NamedTuple

from .vocabulary import Sense


class Named(NamedTuple):
    """An entity that a part of the question may name; ``tier`` is 0 for its own name, more for lesser ones."""

    id: str
    kind: str
    tier: int


class Item(NamedTuple):
    """A run of words with what it means: an entity, terms, a date, a number, or nothing known.

    ``trust`` is below 1 where a name was completed or a slip mended.
    """

    start: int
    end: int
    text: str
    named: tuple[Named, ...] = ()
    senses: tuple[Sense, ...] = ()
    date: str = ""
    number: int | None = None
    trust: float = 1.0

    @property
    def unknown(self) -> bool:
        """True when nothing is known of the words."""
        return not (self.named or self.senses or self.date or self.number is not None)

    @property
    def stop(self) -> bool:
        """True for words that ask nothing."""
        return not self.named and any(sense.category == "stop" for sense in self.senses)

    def key(self, category: str) -> str | None:
        """The entry of a category that the words may mean, or None."""
        return next((sense.key for sense in self.senses if sense.category == category), None)

    @property
    def id(self) -> str:
        """The likeliest entity."""
        return self.named[0].id

    @property
    def kind(self) -> str:
        """Kind of the likeliest entity."""
        return self.named[0].kind

    @property
    def ambiguous(self) -> bool:
        """True when two entities of one kind bear the name equally well."""
        first = self.named[0]
        return any(one.kind == first.kind and one.tier == first.tier for one in self.named[1:])


class Question(NamedTuple):
    """The items of a question in order, and the date it asks for."""

    text: str
    items: Sequence[Item]
    date: str | None = None
    date_items: tuple[int, ...] = ()
    words: tuple[str, ...] = ()

    @property
    def entities(self) -> list[int]:
        """Positions of items that name entities."""
        return [index for index, item in enumerate(self.items) if item.named]

    def terms(self, category: str) -> list[tuple[int, str]]:
        """(position, entry) of every item that may mean an entry of the category."""
        found = []
        for index, item in enumerate(self.items):
            if not item.named and (key := item.key(category)) is not None:
                found.append((index, key))
        return found

    def cue(self, *keys: str) -> int | None:
        """Position of the first of the cues, or None."""
        return next((index for index, key in self.terms("cue") if key in keys), None)

    @property
    def number(self) -> tuple[int, int] | None:
        """(position, value) of a number that is no year."""
        return next(((i, item.number) for i, item in enumerate(self.items) if item.number is not None), None)

    def named(self, index: int, *kinds: str) -> Named:
        """The entity of an item, of one of the kinds where it can be."""
        item = self.items[index]
        return next((one for kind in kinds for one in item.named if one.kind == kind), item.named[0])
