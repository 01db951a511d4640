"""``eurasia cite ID[#KEY]``: a formatted citation."""

from __future__ import annotations

import argparse
import json
import sys
from typing import TYPE_CHECKING, Any

from ..query.addresses import address, split
from ..query.citations.styles import STYLES
from .context import FOUND, NOTHING, CommandContext, Failure

if TYPE_CHECKING:
    from ..query.citations.styles import Citation


def _styles(text: str) -> tuple[str, ...]:
    chosen = tuple(part.strip() for part in text.split(","))
    for style in chosen:
        if style not in STYLES:
            raise argparse.ArgumentTypeError(f"{style!r} is not a style; styles are {', '.join(STYLES)}")
    return chosen


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the command's options."""
    parser.add_argument(
        "entities",
        metavar="ID[#KEY]",
        nargs="+",
        help="an entity, and after # a fact (kyrgyzstan#population), what it is related to (kyrgyzstan#eaeu) or a heading; "
        "- reads them from standard input",
    )
    parser.add_argument(
        "--style", type=_styles, default=("plain",), metavar="STYLE", help=f"{', '.join(STYLES)}; several with commas"
    )


def run(args: argparse.Namespace, context: CommandContext) -> int:
    """Print the citations; as JSON one, or an array where several are named or read from the input."""
    words = context.words(args.entities)
    found = [_find(word, context) for word in words]
    if context.json:
        records = [_data(id_, key, citation) for id_, key, citation in found]
        context.print_json(records[0] if args.entities != ["-"] and len(records) == 1 else records)
    else:
        citations = [citation for *_, citation in found]
        context.print("\n\n".join(_written(style, citations) for style in args.style))
    return FOUND


def _find(word: str, context: CommandContext) -> tuple[str, str, Citation]:
    from ..query.citations.cite import cite
    from ..query.find_statement import find, near
    from ..query.pages.page import page

    name, _, key = word.partition("#")
    id_, (_, paragraph) = context.resolve(name), split(word)
    shown = page(context.catalogue, address(id_, paragraph) if paragraph else id_)
    subject = find(shown, key) if key else None
    if key and subject is None:
        close = near(shown, key)
        hint = f"; did you mean {' or '.join(close)}?" if close else ""
        raise Failure(f"{shown.id} has no {key!r}{hint}", NOTHING)
    return shown.id, key, cite(context.catalogue, shown, subject)


def _written(style: str, citations: list[Citation]) -> str:
    from ..query.citations import styles
    from ..query.citations.bibtex import bibtex
    from ..query.citations.ris import ris

    entries = list({entry.key: entry for citation in citations for entry in citation.entries}.values())
    if style == "bibtex":
        return bibtex(entries)
    if style == "ris":
        return ris(entries)
    if style == "csl-json":
        return json.dumps(styles.csl(entries), ensure_ascii=False, indent=1)
    if style == "plain":
        return "\n\n".join(_folded(citation.plain) for citation in citations)
    references = styles.chicago(entries) if style == "chicago" else styles.apa(entries)
    return "\n\n".join(map(_folded, references))


def _data(id_: str, key: str, citation: Citation) -> dict[str, Any]:
    from ..query.citations import styles
    from ..query.citations.ris import ris

    return {
        "id": id_,
        "key": key or None,
        "plain": citation.plain,
        "bibtex": citation.bibtex,
        "csl": styles.csl(citation.entries),
        "ris": ris(citation.entries),
        "chicago": styles.chicago(citation.entries),
        "apa": styles.apa(citation.entries),
        "value": citation.value,
        "as_of": citation.as_of,
        "sources": [
            {
                "id": document.id,
                "title": document.title,
                "author": document.author or None,
                "publisher": document.publisher or None,
                "date": document.date or None,
                "url": document.url or None,
            }
            for document in citation.sources
        ],
    }


def _folded(text: str) -> str:
    """On a terminal in lines of at most 72 cells, an address never broken; in a pipe as it is, for a document."""
    import textwrap

    if not sys.stdout.isatty():
        return text

    return "\n".join(
        textwrap.fill(line, 72, break_long_words=False, break_on_hyphens=False) for line in text.split("\n")
    )
