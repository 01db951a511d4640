"""Checks one file against the schema: entities that stand, and problems with positions."""

from __future__ import annotations

import difflib
import functools
from collections.abc import Callable, Iterator
from typing import Any, Optional, TypeVar

from pydantic import BaseModel, ValidationError, create_model
from pydantic_core import ErrorDetails

from ..catalogue.scan import PackFile
from ..sanitize import clean_line
from ..schema import KINDS, Entity
from ..schema.pack import PackInfo
from .plain_messages import sentence
from .positions import Positions
from .problems import Problem

MAX_ITEMS = 10_000
"""Items of one list or table: no page could show more, and a route of so many stops is drawn within a second."""
MAX_TOTAL = 20_000
"""Values in one entity, whatever their depth."""
MAX_KEY = 1_000
"""Characters of a key, such as a language code."""

Found = tuple[Entity, bool, str]
"""An entity, whether it patches one of a pack below, and its path in the file as a prefix of loc."""


@functools.cache
def patch_model(cls: type[Entity]) -> type[Entity]:
    """The kind's class with no field required: an overlay gives only what it changes."""
    fields: dict[str, Any] = {
        name: (Optional[field.annotation], None)  # noqa: UP045 - the annotation is a runtime value
        for name, field in cls.model_fields.items()
        if field.is_required() and name != "id"
    }
    model = create_model(f"{cls.__name__}Patch", __base__=cls, **fields)
    for name, field in model.model_fields.items():
        if name in fields:
            field.metadata = cls.model_fields[name].metadata
    return model


def entities(
    file: PackFile, tables: dict[str, Any], data: bytes, below: Callable[[str], bool], problems: list[Problem]
) -> Iterator[Found]:
    """Yield the valid entities of a file and append a problem for everything else."""
    positions = functools.cache(lambda: Positions(data))
    cls = KINDS.get(file.kind)
    if cls is None:
        close = difflib.get_close_matches(file.kind, KINDS, 1)
        hint = f"did you mean {close[0]}/?" if close else "kinds: " + ", ".join(KINDS)
        problems.append(Problem(file.name, 1, 1, "unknown-kind", f"{clean_line(file.kind)}/ is not a kind", hint))
        return
    stem = file.name.rpartition("/")[2].removesuffix(".toml")
    for item, prefix, given in _items(cls, tables, stem):
        where = positions().find if prefix and not isinstance(item, dict) else None
        if where:
            line, column = where(prefix)
            hint = f"write [[{cls.array}]]" if prefix[0] == cls.array else f"write [{prefix[0]}]"
            problems.append(Problem(file.name, line, column, "wrong-type", "expected a table", hint))
            continue
        if len(data) > 2 * MAX_KEY and (oversized := _too_long(item, prefix)):
            long, message = oversized
            line, column = positions().find(long)
            problems.append(
                Problem(file.name, line, column, "list-too-long", message, "split it: a page cannot show so many")
            )
            continue
        patch = bool(given) and below(str(item["id"]))
        misplaced = list(_misplaced(cls, item))
        for table, keys in misplaced:
            line, column = positions().find((*prefix, table))
            message = f"{clean_line(', '.join(keys))} {'belong' if len(keys) > 1 else 'belongs'} above [{table}] (line {line})"
            hint = f"move it above [{table}]: keys after the name of a table are keys of that table"
            problems.append(Problem(file.name, line, column, "misplaced-key", message, hint))
        for key in _several_lines(item):
            line, column = positions().find((*prefix, key))
            problems.append(
                Problem(file.name, line, column, "several-lines", f"{key} has several lines", "write it on one line")
            )
        try:
            model = patch_model(cls) if patch else cls
            yield model.model_validate(item), patch, ".".join(map(str, prefix))
        except ValidationError as error:
            known = {(table, key) for table, keys in misplaced for key in keys}
            for number, detail in enumerate(_once(item, error.errors(include_url=False))):
                if any(detail["loc"][:2] == place or detail["loc"][:1] == place[1:] for place in known):
                    continue
                problems.append(_problem(file, cls, prefix, detail, positions(), suggest=number < MAX_SUGGESTED))
        except RecursionError:
            problems.append(Problem(file.name, 1, 1, "nested-too-deep", "too deeply nested", "use fewer levels"))


def pack_info_problems(
    file: PackFile, tables: dict[str, Any], data: bytes, error: ValidationError
) -> Iterator[Problem]:
    """What is wrong with the values of ``pack.toml``."""
    positions = Positions(data)
    for detail in _once(tables, error.errors(include_url=False)):
        yield _problem(file, PackInfo, (), detail, positions)


def _misplaced(cls: type[Entity], item: Any) -> Iterator[tuple[str, list[str]]]:
    """Tables of names that hold keys of the entity, which were written after the name of the table."""
    known = _fields(cls, ())
    for table in ("names", "acronyms"):  # where id is the language code of Indonesian
        inside = item.get(table)
        if isinstance(inside, dict) and (keys := [key for key in inside if key != "id" and key in known]):
            yield table, keys


def _several_lines(item: Any) -> list[str]:
    """Names of several lines; they are folded into one."""
    return [key for key in ("name", "full_name") if isinstance(text := item.get(key), str) and "\n" in text.strip()]


def _has(value: Any, part: str | int) -> bool:
    if isinstance(value, dict):
        return part in value
    return isinstance(value, list) and isinstance(part, int) and part < len(value)


def _once(item: Any, details: list[ErrorDetails]) -> Iterator[ErrorDetails]:
    """One error a place: for a value of several possible types pydantic reports an error for each type.

    The path is that in the file, without the names of the types.
    """
    reported = set[tuple[str | int, ...]]()
    for detail in details:
        path: list[str | int] = []
        at: Any = item
        for part in detail["loc"]:
            if _has(at, part):
                at = at[part]
            elif part != detail["loc"][-1] or detail["type"] != "missing":
                continue
            path.append(part)
        if (place := tuple(path)) not in reported:
            reported.add(place)
            yield {**detail, "loc": place}


_Model = TypeVar("_Model", bound=BaseModel)


def model(
    file: PackFile, cls: type[_Model], tables: dict[str, Any], data: bytes, problems: list[Problem]
) -> _Model | None:
    """What a file that holds one record says; None, with problems, when it is not valid."""
    try:
        return cls.model_validate(tables)
    except ValidationError as error:
        positions = Positions(data)
        for number, detail in enumerate(_once(tables, error.errors(include_url=False))):
            problems.append(_problem(file, cls, (), detail, positions, suggest=number < MAX_SUGGESTED))
    except RecursionError:
        problems.append(Problem(file.name, 1, 1, "nested-too-deep", "too deeply nested", "use fewer levels"))
    return None


def _too_long(value: Any, path: tuple[str | int, ...]) -> tuple[tuple[str | int, ...], str] | None:
    """The first place where an entity is too large to be meant, and what is wrong there; None when it is not."""
    left, stack = MAX_TOTAL, [(value, path)]
    while stack:
        inside, at = stack.pop()
        if isinstance(inside, list | dict) and at != path:  # the schema reports each of the entity's own keys
            if len(inside) > MAX_ITEMS:
                return at, f"over {MAX_ITEMS:,} items in one list"
            left -= len(inside)
            if left < 0:
                return path, f"over {MAX_TOTAL:,} values in one entity"
        if isinstance(inside, dict):
            if any(len(key) > MAX_KEY for key in inside):
                return at, f"a key of over {MAX_KEY} characters"
            stack += [(item, (*at, key)) for key, item in inside.items()]
        elif isinstance(inside, list):
            stack += [(item, (*at, index)) for index, item in enumerate(inside)]
    return None


def _items(cls: type[Entity], tables: dict[str, Any], stem: str) -> Iterator[tuple[Any, tuple[str | int, ...], bool]]:
    if cls.array and isinstance(tables.get(cls.array), list):
        defaults = tables.get("defaults", {})
        if not isinstance(defaults, dict):
            yield defaults, ("defaults",), False
            defaults = {}
        for index, item in enumerate(tables[cls.array]):
            prefix = (cls.array, index)
            yield (
                ({**defaults, **item} if isinstance(item, dict) else item),
                prefix,
                isinstance(item, dict) and "id" in item,
            )
        extra = {key: value for key, value in tables.items() if key not in (cls.array, "defaults")}
        if extra:
            yield {"id": stem, **extra}, (), False
        return
    yield {"id": stem, **tables}, (), True


def _fields(cls: type[BaseModel], path: tuple[str | int, ...]) -> list[str]:
    """Known keys at a path, for a suggestion."""
    fields: Any = cls
    for part in path:
        if isinstance(part, int):
            continue
        field = getattr(fields, "model_fields", {}).get(part)
        fields = next((arg for arg in _models(field.annotation)), None) if field else None
        if fields is None:
            return []
    return [field.alias or name for name, field in fields.model_fields.items()]


def _models(annotation: Any) -> Iterator[Any]:
    if hasattr(annotation, "model_fields"):
        yield annotation
    for arg in getattr(annotation, "__args__", ()):
        yield from _models(arg)


MAX_SUGGESTED = 200
"""Near keys are looked for only so often in one entity, so that a file of nothing but wrong keys stays quick."""

MAX_SHOWN = 60
"""Characters of a wrong value in a message."""

_IMPOSSIBLE = ("write 2023", "there is no", "has no day", "before the year 1", "ends before it begins")
"""Words of what :mod:`..dates` says of a date."""
_CODES = {"extra_forbidden": "unknown-key", "missing": "missing-field"}


def _problem(
    file: PackFile,
    cls: type[BaseModel],
    prefix: tuple[str | int, ...],
    detail: ErrorDetails,
    positions: Positions,
    *,
    suggest: bool = True,
) -> Problem:
    loc = detail["loc"]
    kind, hint = detail["type"], ""
    message = sentence(kind, detail["msg"], detail.get("ctx", {}))
    name = clean_line(".".join(map(str, loc)))
    code = _CODES.get(kind, "wrong-type")
    if kind == "extra_forbidden":
        known = _fields(cls, loc[:-1])
        close = difflib.get_close_matches(str(loc[-1])[:100], known, 1) if suggest else []
        hint = f"did you mean {close[0]}?" if close else "use one of: " + ", ".join(known[:12])
        message = f"unknown key {clean_line(str(loc[-1]))}"
    elif kind == "missing":
        message, hint = f"{name} is missing", "see the field table of this kind in docs/content-guide.md"
    else:
        if any(text in message for text in _IMPOSSIBLE):
            code = "impossible-date"
        elif "quotation has at most" in message:
            code, hint = "quotation-too-long", "quote fewer words"
        elif kind == "string_pattern_mismatch" and loc and loc[-1] == "id":
            code, message, hint = (
                "bad-id",
                f"{str(detail['input'])[:MAX_SHOWN]!r} is not a valid id",
                "use lower-case letters, digits and hyphens, as in great-silk-road",
            )
        elif kind == "literal_error":
            message = f"{str(detail['input'])[:MAX_SHOWN]!r} {message}"
        message = f"{name}: {message}" if loc else message
    line, column = positions.find((*prefix, *loc), key=code in ("unknown-key",))
    return Problem(file.name, line, column, code, clean_line(message)[:300], clean_line(hint)[:300])
