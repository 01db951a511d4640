"""Runs of names, as chips: memberships and similar relations, by group and status."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..query.blocks import RelationRow, Relations
from ..query.status_letters import LETTERS
from .lines import Segment, cell_len, fit, pad, width

if TYPE_CHECKING:
    from .layout import Layout

CHIP_LABEL = 28
"""Cells of the name of a group before its chips at most."""


def chips(out: Layout, block: Relations) -> None:
    """Short names in rows by group; a letter marks who is not a full member, a figure is that of the relation."""
    used = sorted({LETTERS[row.status] for row in block.rows if row.status in LETTERS and not row.former})
    words = {letter: status.replace("-", " ") for status, letter in LETTERS.items()}
    note = f" {out.glyphs.dot} ".join(f"{words[letter]} {letter}" for letter in used)
    if any(_undated(out, row) for row in block.rows):
        note = f" {out.glyphs.dot} ".join(filter(None, (note, "start date not known ?")))
    units = {row.unit for row in block.rows if row.value is not None and row.unit}
    if "value" in block.columns and len(units) == 1:
        note = f" {out.glyphs.dot} ".join(filter(None, (note, *units)))
    still = sum(not row.former for row in block.rows) or len(block.rows)
    title = f"{block.title} {still + block.more}"
    out.heading(title, [row.receipt for row in block.rows], note)
    groups: dict[str, list[RelationRow]] = {}
    if "value" in block.columns:  # what is measured goes by its measure, not by group
        groups[""] = sorted(block.rows, key=lambda row: -(row.value or 0))
    else:
        for row in block.rows:
            groups.setdefault("former" if row.former else row.group, []).append(row)
    indent = min(CHIP_LABEL, max(cell_len(group_label(group)) for group in groups) + 2) if len(groups) > 1 else 0
    for group, rows in groups.items():
        _run(out, group_label(group), rows, block.columns, indent)
    if block.more:
        out.more(block.more)


def _undated(out: Layout, row: RelationRow) -> bool:
    """True for what is shown on another date than the present although it is not known whether it had begun."""
    return bool(out.page.as_of) and row.since is None and not row.former and row.status is not None


def group_label(group: str) -> str:
    """The group without the word for what all of them are."""
    for word in (" organisation", " union", " format", " bank", " programme", " body"):
        group = group.removesuffix(word)
    return group


def _run(out: Layout, label: str, rows: list[RelationRow], columns: tuple[str, ...], indent: int) -> None:
    """A row of chips, with as many lines as they need."""
    lead = Segment(pad(fit(label, indent - 2, out.glyphs.ellipsis), indent), "label") if indent else Segment("")
    line: list[Segment] = []
    used = indent
    for row in rows:
        chip = _chip(out, row, columns)
        size = width(chip)
        if line and used + 2 + size > out.measure:
            out.add([lead, *line])
            lead, line, used = Segment(" " * indent), [], indent
        gap = [Segment("  ")] if line else []
        line += [*gap, *chip]
        used += size + (2 if gap else 0)
    if line:
        out.add([lead, *line])


def _chip(out: Layout, row: RelationRow, columns: tuple[str, ...]) -> list[Segment]:
    name = row.short or row.name
    parts = [Segment(fit(name, 30, out.glyphs.ellipsis), "former-link" if row.former else "link", row.id)]
    letter = LETTERS.get(row.status or "", "")
    if row.former:
        parts.append(Segment(out.glyphs.former, "quiet"))
    elif letter:
        parts.append(Segment(f" {letter}", "note"))
    if _undated(out, row):
        parts.append(Segment(" ?", "note"))
    if row.receipt.contested or row.participation:
        parts.append(Segment(out.glyphs.contested, "warn"))
    if row.since and columns[:1] == ("since",) and "role" in columns:  # of parties when they joined
        parts.append(Segment(f" {row.since[:4]}", "quiet"))
    if row.role and "role" in columns:
        parts.append(Segment(f" {row.role}", "quiet"))
    if "value" in columns and row.value is not None:
        parts.append(Segment(f" {row.value:,.0f}", "quiet"))
    return parts
