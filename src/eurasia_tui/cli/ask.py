"""``eurasia ask "..."``: one line with its date and its source."""

from __future__ import annotations

import argparse

from ..query.questions import Answer, ask
from .context import FOUND, NOTHING, CommandContext

HITS = 3
"""Best hits offered when nothing is understood."""


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the command's options."""
    parser.add_argument("question", nargs="+", help="a question in plain words, in any script: kyrgyzstan eaeu")


def line(answer: Answer, context: CommandContext) -> str:
    """The answer with its marks, then its date and source."""
    from ..dates import show

    marks = "".join(f" {getattr(context.glyphs, mark)}" for mark in answer.marks)
    receipt = []
    if answer.as_of:
        receipt.append(f"as of {show(answer.as_of)}")
    receipt += [source.title for source in answer.sources[:1]]
    if len(answer.sources) > 1:
        receipt[-1] += f" and {len(answer.sources) - 1} more"
    text = " ".join(answer.text.split()) + marks
    return f"{text} [{', '.join(receipt)}]" if receipt else text


def run(args: argparse.Namespace, context: CommandContext) -> int:
    """Print the answer with what was understood, or that there is none and what comes nearest."""
    question = " ".join(args.question)
    answer = ask(context.catalogue, question)
    if answer:
        if context.json:
            context.print_json(answer.data())
        else:
            context.print(f"{line(answer, context)} (read as: {answer.understood})")
        return FOUND
    from ..query.search import search

    hits = search(context.catalogue, question, HITS).hits
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
                "hits": [{"id": h.id, "kind": h.kind, "name": h.name} for h in hits],
            }
        )
        return NOTHING
    offered = "; ".join(f"{hit.name} ({hit.id})" for hit in hits)
    return context.nothing(f"no answer to {question!r} is certain enough{f'; nearest: {offered}' if offered else ''}")
