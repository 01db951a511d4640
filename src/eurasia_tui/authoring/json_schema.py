"""The JSON Schema of a kind's files, for editors with a TOML language server."""

from __future__ import annotations

from typing import Any

from ..query.catalogue import Unknown
from ..schema import KINDS, Entity


def file_schema(cls: type[Entity]) -> dict[str, Any]:
    """JSON Schema (draft 2020-12) of a file of the kind: one entity, or a group where the kind allows it."""
    item = cls.model_json_schema(by_alias=True, ref_template="#/$defs/{model}")
    definitions = item.pop("$defs", {})
    # In a file of its own an entity takes its id from the file name.
    single = {**item, "required": [name for name in item.get("required", []) if name != "id"]}
    result: dict[str, Any] = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": f"{cls.kind} of eurasia_tui",
    }
    if cls.array:
        group = {
            "type": "object",
            "additionalProperties": False,
            "required": [cls.array],
            "properties": {
                cls.array: {"type": "array", "items": {"$ref": "#/$defs/Item"}},
                "defaults": {"type": "object", "description": "Values merged into each item."},
            },
        }
        # Items of a group may take required values from the defaults.
        definitions["Item"] = {**item, "required": ["id"]}
        result["anyOf"] = [group, single]
    else:
        result |= single
    result["$defs"] = definitions
    return result


def schema_of(kind: str) -> dict[str, Any]:
    """The schema of a kind by its name, singular or plural. Raises Unknown."""
    for cls in KINDS.values():
        if kind in (cls.kind, cls.singular):
            return file_schema(cls)
    raise Unknown(kind, known=list(KINDS), sort="kind")
