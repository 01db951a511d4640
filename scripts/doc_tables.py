"""Writes the tables of fields in docs/content-guide.md and of keys in docs/settings.md. ``--check`` only compares."""

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
from eurasia_tui.tui.views import every_key

DOCS = Path(__file__).parents[1] / "docs"
PAGES = (DOCS / "content-guide.md", DOCS / "settings.md")
MARK = re.compile(r"<!-- (fields \w+|keys) -->\n.*?<!-- end -->", re.DOTALL)
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


def key_table() -> str:
    """The keys of the browser as a Markdown table."""
    rows = [f"| `{key.id}` | `{key.keys}` | {key.tooltip} |" for key in every_key()]
    return "\n".join(["| command | keys | what it does |", "| --- | --- | --- |", *rows])


def field_table(name: str) -> str:
    """The fields of a kind that are its own, or of a model used by several kinds."""
    return table(KINDS[name], Entity) if name in KINDS else table(SHARED[name])


def fill(text: str) -> str:
    """A page with every table rewritten."""

    def replace(match: re.Match[str]) -> str:
        what, _, name = match[1].partition(" ")
        return f"<!-- {match[1]} -->\n{field_table(name) if what == 'fields' else key_table()}\n<!-- end -->"

    return MARK.sub(replace, text)


def main() -> int:
    """Write the pages, or with ``--check`` say whether they are up to date."""
    texts = {page: page.read_text(encoding="utf-8") for page in PAGES}
    if "--check" in sys.argv:
        return int(any(fill(text) != text for text in texts.values()))
    for page, text in texts.items():
        page.write_text(fill(text), encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
