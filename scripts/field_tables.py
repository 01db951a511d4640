"""Writes the field tables of docs/content-guide.md from the schema. ``--check`` only compares."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from eurasia_tui.schema import KINDS, types
from eurasia_tui.schema.entity import Entity
from eurasia_tui.schema.indicators import Break, Indicator
from eurasia_tui.schema.pack import PackInfo

GUIDE = Path(__file__).parents[1] / "docs" / "content-guide.md"
MARK = re.compile(r"<!-- fields (\w+) -->\n.*?<!-- end -->", re.DOTALL)
SHARED: dict[str, type[BaseModel]] = {
    name: getattr(types, name)
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


def what(annotation: Any) -> str:
    """A type in an editor's words."""
    text = str(annotation)
    for pattern, word in (
        (
            r"list\[.*(Edge|Membership|Roll|Branch|Dated|Term|Witness|Fact|Series|Prose|Contested|Position)\b.*",
            r"tables of \1",
        ),
        (r".*Literal\[(.*?)\].*", r"one of \1"),
        (r".*PartialDate.*|.*_partial_date.*", "date"),
        (r".*dict\[.*", "table"),
        (r".*list\[.*", "list of texts or ids"),
        (r".*bool.*", "true or false"),
        (r".*(float|int).*str.*", "number or text"),
        (r".*(float|int).*", "number"),
        (r".*str.*", "text"),
    ):
        if re.fullmatch(pattern, text, re.DOTALL):
            return re.sub(pattern, word, text, flags=re.DOTALL).replace("'", "")
    return "text"


def table(model: type[BaseModel], skip: type[BaseModel] | None = None) -> str:
    """The fields of a model as a Markdown table; those of ``skip`` are left out."""
    rows = ["| key | value | needed | what it says |", "| --- | --- | --- | --- |"]
    for name, field in model.model_fields.items():
        if skip and name in skip.model_fields:
            continue
        value = what(field.annotation if field.metadata == [] else (field.annotation, field.metadata)).replace(
            "|", "\\|"
        )
        needed = "yes" if field.is_required() else ""
        rows.append(f"| `{field.alias or name}` | {value} | {needed} | {(field.description or '').replace('|', '/')} |")
    return "\n".join(rows)


def fill(text: str) -> str:
    """The guide with every table written anew."""

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
