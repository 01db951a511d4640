"""``eurasia ask "..."``: one line with its date and its source."""

from __future__ import annotations

import argparse

from ..query.ask import Answer, ask
from .door import FOUND, NOTHING, Door

HITS = 3
"""Best hits offered when nothing is understood."""


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the command's options."""
    parser.add_argument("question", nargs="+", help="as you would say it, in any script: kyrgyzstan eaeu")


def line(answer: Answer, door: Door) -> str:
    """The answer with its marks, then its date and source."""
    from ..dates import show

    marks = "".join(f" {getattr(door.glyphs, mark)}" for mark in answer.marks)
    receipt = []
    if answer.as_of:
        receipt.append(f"as of {show(answer.as_of)}")
    receipt += [source.title for source in answer.sources[:1]]
    if len(answer.sources) > 1:
        receipt[-1] += f" and {len(answer.sources) - 1} more"
    text = " ".join(answer.text.split()) + marks
    return f"{text} [{', '.join(receipt)}]" if receipt else text


def run(args: argparse.Namespace, door: Door) -> int:
    """Print the answer, or that there is none and what comes nearest."""
    question = " ".join(args.question)
    answer = ask(door.catalogue, question)
    if answer:
        if door.json:
            door.print_json(answer.data())
        else:
            door.print(line(answer, door))
        return FOUND
    from ..query.search import search

    hits = search(door.catalogue, question, HITS).hits
    if door.json:
        door.print_json(
            {
                "answer": None, "value": None, "as_of": None, "about": [], "sources": [], "confidence": 0.0,
                "understood": None, "marks": [], "hits": [{"id": h.id, "kind": h.kind, "name": h.name} for h in hits],
            }
        )  # fmt: skip
        return NOTHING
    offered = "; ".join(f"{hit.name} ({hit.id})" for hit in hits)
    door.print(f"No answer to {question!r} is certain enough{f'. Nearest: {offered}' if offered else ''}.")
    return NOTHING
