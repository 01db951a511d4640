"""``eurasia ask "..."``: one line with its date and its source."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, Any

from ..dates import show
from ..query.catalogue import Catalogue
from ..query.questions import Answer, ask
from ..render.segment import Segment
from .context import FOUND, NOTHING, CommandContext
from .tables import add_format, print_rows

if TYPE_CHECKING:
    from ..query.nearest import Nearest

HITS = 3
"""Best hits offered when nothing is understood."""

COLUMNS = ("id", "name", "value", "unit", "as_of", "source")
"""Columns of an answer as TSV or CSV."""


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the command's options."""
    parser.add_argument("question", nargs="+", help="a question in plain words, in any script: kyrgyzstan eaeu")
    add_format(parser)


def line(answer: Answer, context: CommandContext) -> tuple[Segment, ...]:
    """The answer with its marks, then its date and source, quiet."""
    marks = "".join(f" {getattr(context.glyphs, mark)}" for mark in answer.marks)
    receipt = []
    if answer.as_of:
        receipt.append(f"as of {show(answer.as_of)}")
    receipt += [source.title for source in answer.sources[:1]]
    if len(answer.sources) > 1:
        receipt[-1] += f" and {len(answer.sources) - 1} more"
    text = " ".join(answer.text.split()) + marks
    return (Segment(text), Segment(f" [{', '.join(receipt)}]" if receipt else "", "quiet"))


def rows(answer: Answer, catalogue: Catalogue) -> list[dict[str, Any]]:
    """A row for each value of the answer with its own date and source; one row where the answer is a text."""
    if answer.values:
        return [{**figure._asdict(), "name": catalogue.name(figure.id)} for figure in answer.values]
    id_ = answer.about[0] if answer.about else ""
    return [
        {
            "id": id_,
            "name": catalogue.name(id_) if id_ else "",
            "value": answer.text,
            "as_of": answer.as_of,
            "source": " ".join(source.id for source in answer.sources),
        }
    ]


def run(args: argparse.Namespace, context: CommandContext) -> int:
    """Print the answer with what was understood, or that there is none and what comes nearest."""
    question = " ".join(args.question)
    answer = ask(context.catalogue, question)
    if answer:
        if context.json:
            context.print_json(answer.data())
        elif context.tabular:
            print_rows(context, rows(answer, context.catalogue), COLUMNS)
        else:
            context.print_lines([(*line(answer, context), Segment(f" (read as: {answer.understood})", "quiet"))])
        return FOUND
    return _without_answer(question, context)


def _without_answer(question: str, context: CommandContext) -> int:
    """Print what comes nearest, as what it is: statements on standard output, else pages beside the message."""
    from ..query.nearest import nearest
    from ..query.search import search

    near = nearest(context.catalogue, question)
    hits = search(context.catalogue, question, HITS).hits if context.json or not near else ()
    if context.json:
        context.print_json(
            {
                "answer": None,
                "value": None,
                "as_of": None,
                "about": [],
                "sources": [],
                "confidence": 0.0,
                "understood": None,
                "marks": [],
                "values": [],
                "section": None,
                "nearest": [statement.data() for statement in near],
                "hits": [{"id": h.id, "kind": h.kind, "name": h.name} for h in hits],
            }
        )
        return NOTHING
    offered = "; ".join(f"{hit.name} ({hit.id})" for hit in hits)
    code = context.nothing(f"no answer to {question!r} is certain enough{f'; nearest: {offered}' if offered else ''}")
    if near and context.format not in ("tsv", "csv"):
        context.print_lines(["Nearest on record, no certain answer:", *(near_line(each, context) for each in near)])
    return code


def near_line(near: Nearest, context: CommandContext) -> tuple[Segment, ...]:
    """A statement after the page and the section it stands in, then its date, its source and what it lacks, quiet."""
    place = context.catalogue.name(near.about) + (f", {near.section}" if near.section else "")
    parts = [f"as of {show(near.as_of)}"] if near.as_of else []
    parts += [source.title for source in near.sources[:1]]
    parts += [f"without: {', '.join(near.missing)}"] if near.missing else []
    return Segment(f"- {place}: {near.text}"), Segment(f" [{'; '.join(parts)}]" if parts else "", "quiet")
