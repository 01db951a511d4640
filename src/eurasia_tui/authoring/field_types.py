"""What a field of the schema takes, read off its annotation: for the guide, for skeletons and for renaming."""

from __future__ import annotations

import types
import typing
from collections.abc import Iterator
from typing import Annotated, Any, Literal, Union

from pydantic import BaseModel, StringConstraints

from ..named_tuple import NamedTuple
from ..schema.types import EdgeOrId, Id, PartialDate, SourceIds, Url, WitnessOrId


class ValueForm(NamedTuple):
    """One form that a value may have."""

    word: str
    """text, id, date, web address, number, whole number, true or false, choice, table."""
    choices: tuple[str, ...] = ()
    model: type[BaseModel] | None = None
    """What a table holds."""
    pattern: str = ""
    """Regular expression that a text must match."""
    of: tuple[str, ...] = ()
    """What it is in, the outermost first: list, or table, which has such values by key."""

    def words(self) -> str:
        """What it is, in words: one value, or several where it is in a list or table."""
        many = bool(self.of)
        if self.choices:
            return f"{'any' if many else 'one'} of {', '.join(self.choices)}"
        if self.model:
            return f"{'tables' if many else 'table'} ({self.model.__name__})"
        noun = f"{self.word}{'es' if self.word[-1] == 's' else 's'}" if many else self.word
        return f"{noun} matching {self.pattern}" if self.pattern else noun


_MARKED = ((PartialDate, "date"), (Id, "id"), (Url, "web address"))
"""Types that are texts of a form of their own."""


def field_annotations(model: type[BaseModel]) -> dict[str, Any]:
    """The annotation of each field as it is written, by the name of the field."""
    hints = typing.get_type_hints(model, include_extras=True)
    return {name: hints[name] for name in model.model_fields}


def shapes(annotation: Any) -> list[ValueForm]:
    """The forms a value of the type may have, without absence."""
    return list(dict.fromkeys(_shapes(annotation)))


def _shapes(annotation: Any) -> Iterator[ValueForm]:
    marks: tuple[Any, ...] = ()
    while typing.get_origin(annotation) is Annotated:
        annotation, *more = typing.get_args(annotation)
        marks += tuple(more)
    for alias, word in _MARKED:
        if _bears(marks, alias):
            yield ValueForm(word)
            return
    if any(_bears(marks, alias) for alias in (EdgeOrId, WitnessOrId, SourceIds)):
        yield ValueForm("id")  # the validator of these takes a bare id, too
    origin, arguments = typing.get_origin(annotation), typing.get_args(annotation)
    if origin is Literal:
        yield ValueForm("choice", tuple(map(str, arguments)))
    elif origin in (Union, types.UnionType):
        numbers = {int, float} <= {*arguments}
        for part in arguments:
            if part is not type(None) and not (numbers and part is int):
                yield from _shapes(part)
    elif origin in (list, tuple):
        yield from (shape._replace(of=("list", *shape.of)) for shape in _shapes(arguments[0]))
    elif origin is dict:
        yield from (shape._replace(of=("table", *shape.of)) for shape in _shapes(arguments[1]))
    elif isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield ValueForm("table", model=annotation)
    elif annotation in _PLAIN:
        patterns = [mark.pattern for mark in marks if isinstance(mark, StringConstraints) and mark.pattern]
        yield ValueForm(_PLAIN[annotation], pattern=str(patterns[0]) if patterns else "")
    else:
        raise TypeError(f"no words for the type {annotation}")


_PLAIN: dict[Any, str] = {str: "text", float: "number", int: "whole number", bool: "true or false"}


def _bears(marks: tuple[Any, ...], alias: Any) -> bool:
    return all(mark in marks for mark in typing.get_args(alias)[1:])


def in_words(annotation: Any) -> str:
    """What an editor may write there: ``id or list of ids``, ``list of tables (Membership)``."""
    found: dict[tuple[str, ...], list[str]] = {}
    for shape in shapes(annotation):
        found.setdefault(shape.of, []).append(shape.words())
    return " or ".join(f"{_within(of)}{' or '.join(words)}" for of, words in found.items()).replace("of any of", "of")


def _within(of: tuple[str, ...]) -> str:
    return "".join(f"{place}{'s' if depth else ''} of " for depth, place in enumerate(of))
