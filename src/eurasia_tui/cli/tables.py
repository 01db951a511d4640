"""Rows as TSV or CSV, where that was asked for."""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from ..render.spreadsheet import cell
from .context import CommandContext

FORMATS = ("text", "tsv", "csv", "json")


def add_format(parser: argparse.ArgumentParser) -> None:
    """Add ``--format`` to a command that prints rows."""
    parser.add_argument("--format", choices=FORMATS, help="text (the default), tsv, csv or json")


def print_rows(context: CommandContext, rows: Iterable[Mapping[str, Any]], head: Sequence[str] = ()) -> None:
    """Print rows as TSV or CSV, as ``--format`` says, with the names of the columns above.

    The columns are ``head``, else every key in the order of its first appearance. Several values in a cell are with a
    space between them; nested tables are left to JSON.
    """
    records = list(rows)
    keys = head or list(dict.fromkeys(key for record in records for key in record))
    columns = [key for key in keys if not any(isinstance(record.get(key), Mapping) for record in records)]
    if not columns:
        return
    lines = [columns, *([cell(_flat(record.get(key))) for key in columns] for record in records)]
    if context.format == "tsv":
        context.write("".join("\t".join(" ".join(str(value).split()) for value in line) + "\n" for line in lines))
        return
    import csv
    import io

    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows(lines)
    context.write(text.getvalue())


def _flat(value: Any) -> Any:
    if isinstance(value, bool):
        return int(value)
    if isinstance(value, (list, tuple)):
        return " ".join(str(part) for part in value)
    return value
