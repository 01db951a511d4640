"""Entities of every kind with hostile text in every field, made from the schema."""

from __future__ import annotations

import re
import types
from collections.abc import Callable
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel, BeforeValidator, StringConstraints

from eurasia_tui.schema import KINDS
from eurasia_tui.schema.types import ID_PATTERN, Witness

CONTROL = (
    "\x1b[38;2;9;9;9m",
    "\x1b]52;c;cGFyYW16\x07",
    "\x1b]0;paramz\x1b\\",
    "\x1b]8;;http://paramz\x1b\\",
    "\x1bPparamz\x1b\\",
    "\x1b_paramz\x1b\\",
    "\x1b^paramz\x1b\\",
    "\x1bXparamz\x1b\\",
    "\x9d0;paramz\x9c",
    "\x90paramz\x9c",
    "\x9b31;5m",
    "\x1bc",
    "\x1b(0",
    "\x1b",
    "\x00",
    "\x07",
    "\x08",
    "\x0c",
    "\x0e",
    "\x7f",
    "\x85",
    "\x8d",
    "\u202e",
    "\u2066",
    "\u200f",
    "\u061c",
    "\u2028",
    "\ufeff",
    "\U000e0001\U000e0041\U000e007f",
    "\ufff9",
)
"""What must never reach a terminal. The word in the parameters goes with its sequence."""
MARKUP = (
    "[@click=app.quit]quit[/]",
    "[/url]",
    "[SCO]",
    "[sic]",
    "[bold red]red[/]",
    "$name",
    "\\[x]",
    "[link=http://x]y[/link]",
)
"""What must be shown as written."""
KEPT = "kept"


def dirty(index: int = 0) -> str:
    """A text of at most forty words with control sequences between its words."""
    controls = CONTROL[index % len(CONTROL) :] + CONTROL[: index % len(CONTROL)]
    return KEPT + "".join(f"{control}w{number}" for number, control in enumerate(controls)) + " " + " ".join(MARKUP)


_PATTERNS = ("LA", "LAN", "123", "2020", "en", "zh-Hans", "https://example.org/")


class Maker:
    """Makes values for annotations; every text is hostile."""

    def __init__(self, ids: list[str], text: Callable[[int], str] = dirty) -> None:
        self.ids, self.text, self.count = ids, text, 0

    def entity(self, cls: type[BaseModel], id_: str) -> dict[str, Any]:
        """An entity of a kind with every field given."""
        value = self._model(cls)
        receipts = {"summary": next(iter(value["receipts"].values()))}  # by the name of a field, not by a text
        return {**value, "receipts": receipts, "id": id_, "draft": False}

    def _model(self, cls: type[BaseModel]) -> dict[str, Any]:
        values = {}
        for name, field in cls.model_fields.items():
            if name != "undated":  # goes without the date that is given
                values[field.alias or name] = self._value(field.annotation, list(field.metadata))
        return {**values, "evidence": "page"} if "seen" in values else values  # the only evidence that goes with a day

    def _value(self, annotation: Any, metadata: list[Any]) -> Any:
        while get_origin(annotation) is Annotated:
            annotation, *more = get_args(annotation)
            metadata = [*more, *metadata]
        for mark in metadata:
            if isinstance(mark, BeforeValidator):
                name = getattr(mark.func, "__name__", "")
                if name == "_partial_date":
                    return "2024-05-01"
                if name == "_list_of_ids":
                    return ["src"]
        if get_origin(annotation) in (Union, types.UnionType):
            options = [option for option in get_args(annotation) if option is not type(None)]
            texts = [option for option in options if str in get_args(option) or option is str]
            return self._value((texts or options)[0], metadata)
        if get_origin(annotation) is Literal:
            return get_args(annotation)[0]
        if get_origin(annotation) is list:
            inner = get_args(annotation)[0]
            return [self._value(inner, []), self._value(inner, [])]
        if get_origin(annotation) is dict:
            key, value = get_args(annotation)
            return {self._value(key, []): self._value(value, [])}
        if isinstance(annotation, type) and issubclass(annotation, BaseModel):
            model = self._model(annotation)
            return {**model, "to": "src"} if issubclass(annotation, Witness) else model  # evidence is a source
        if annotation is str:
            return self._text(metadata)
        return {bool: True, int: 3, float: 3.5}[annotation]

    def _text(self, metadata: list[Any]) -> str:
        patterns = [mark.pattern for mark in metadata if isinstance(mark, StringConstraints) and mark.pattern]
        patterns += [
            mark.pattern
            for mark in metadata
            if getattr(mark, "pattern", None) and not isinstance(mark, StringConstraints)
        ]
        self.count += 1
        for pattern in patterns:
            if pattern == ID_PATTERN:
                return self.ids[self.count % len(self.ids)]
            for sample in _PATTERNS:
                if re.search(str(pattern), sample):
                    return sample + re.sub(r"\s", "", self.text(self.count)) if sample.startswith("https") else sample
            raise AssertionError(f"no sample for {pattern}")
        return self.text(self.count)


def pack(text: Callable[[int], str] = dirty) -> dict[str, dict[str, Any]]:
    """File name to tables: one entity of every kind, linked with each other."""
    ids = ["src", *(f"the-{kind}" for kind in KINDS if kind != "sources")]
    tables_ = {}
    for kind, cls in KINDS.items():
        id_ = "src" if kind == "sources" else f"the-{kind}"
        tables = Maker(ids, text).entity(cls, id_)
        if cls.array:
            tables_[f"{kind}/all.toml"] = {cls.array: [tables]}
        else:
            tables.pop("id")
            tables_[f"{kind}/{id_}.toml"] = tables
    return tables_
