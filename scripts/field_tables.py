"""Writes the field tables of docs/content-guide.md from the schema. ``--check`` only compares."""

from __future__ import annotations

import re
import sys
from pathlib import Path

from pydantic import BaseModel

from eurasia_tui.authoring.field_types import field_annotations, in_words
from eurasia_tui.schema import KINDS
from eurasia_tui.schema import types as shared
from eurasia_tui.schema.entity import Entity
from eurasia_tui.schema.indicators import Break, Indicator
from eurasia_tui.schema.pack import PackInfo

GUIDE = Path(__file__).parents[1] / "docs" / "content-guide.md"
MARK = re.compile(r"<!-- fields (\w+) -->\n.*?<!-- end -->", re.DOTALL)
SHARED: dict[str, type[BaseModel]] = {
    name: getattr(shared, name)
    for name in (
        "Statement",
        "Fact",
        "Dated",
        "Series",
        "Prose",
        "Edge",
        "Membership",
        "Roll",
        "Contested",
        "Position",
        "Term",
        "Witness",
        "Branch",
    )
} | {"PackInfo": PackInfo, "Entity": Entity, "Indicator": Indicator, "Break": Break}


def table(model: type[BaseModel], skip: type[BaseModel] | None = None) -> str:
    """The fields of a model as a Markdown table; those of ``skip`` are left out."""
    rows = ["| key | value | needed | what it says |", "| --- | --- | --- | --- |"]
    types = field_annotations(model)
    for name, field in model.model_fields.items():
        if skip and name in skip.model_fields:
            continue
        value = in_words(types[name])
        needed = "yes" if field.is_required() else ""
        rows.append(f"| `{field.alias or name}` | {value} | {needed} | {(field.description or '').replace('|', '/')} |")
    return "\n".join(rows)


def fill(text: str) -> str:
    """The guide with every table rewritten."""

    def replace(match: re.Match[str]) -> str:
        name = match[1]
        model: type[BaseModel] = KINDS[name] if name in KINDS else SHARED[name]
        skip: type[BaseModel] | None = Entity if name in KINDS else None
        return f"<!-- fields {name} -->\n{table(model, skip)}\n<!-- end -->"

    return MARK.sub(replace, text)


def main() -> int:
    """Write the guide, or with ``--check`` say whether it is up to date."""
    text = GUIDE.read_text(encoding="utf-8")
    new = fill(text)
    if "--check" in sys.argv:
        return int(new != text)
    GUIDE.write_text(new, encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
