"""``eurasia cite ID[#KEY]``: a finished citation."""

from __future__ import annotations

import argparse

from .context import FOUND, NOTHING, Context, Failure

STYLES = ("plain", "bibtex")


def _styles(text: str) -> tuple[str, ...]:
    chosen = tuple(part.strip() for part in text.split(","))
    for one in chosen:
        if one not in STYLES:
            raise argparse.ArgumentTypeError(f"{one!r} is no style; styles are {', '.join(STYLES)}")
    return chosen


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the command's options."""
    parser.add_argument(
        "entity",
        metavar="ID[#KEY]",
        help="an entity, and after # a fact (kyrgyzstan#population), what it is related to (kyrgyzstan#eaeu) or a heading",
    )
    parser.add_argument(
        "--style", type=_styles, default=("plain",), metavar="STYLE", help="plain, bibtex, or both with a comma"
    )


def run(args: argparse.Namespace, context: Context) -> int:
    """Print the citation."""
    from ..query.addresses import address, split
    from ..query.cite import cite, find, keys
    from ..query.page import page

    name, _, key = args.entity.partition("#")
    id_, (_, paragraph) = context.resolve(name), split(args.entity)
    shown = page(context.catalogue, address(id_, paragraph) if paragraph else id_)
    subject = find(shown, key) if key else None
    if key and subject is None:
        import difflib

        near = difflib.get_close_matches(key.lower(), keys(shown), 3, 0.4) or keys(shown)[:5]
        raise Failure(
            f"{shown.id} has no {key!r}; did you mean {' or '.join(near)}?" if near else f"{shown.id} has no {key!r}",
            NOTHING,
        )
    found = cite(context.catalogue, shown, subject)
    if context.json:
        context.print_json(
            {
                "id": shown.id,
                "key": key or None,
                "plain": found.plain,
                "bibtex": found.bibtex,
                "value": found.value,
                "as_of": found.as_of,
                "sources": [
                    {
                        "id": one.id,
                        "title": one.title,
                        "author": one.author or None,
                        "publisher": one.publisher or None,
                        "date": one.date or None,
                        "url": one.url or None,
                    }
                    for one in found.sources
                ],
            }
        )
    else:
        context.print("\n\n".join(_folded(found.plain) if style == "plain" else found.bibtex for style in args.style))
    return FOUND


def _folded(text: str) -> str:
    """In lines of at most 72 cells; an address is never broken."""
    import textwrap

    return "\n".join(
        textwrap.fill(line, 72, break_long_words=False, break_on_hyphens=False) for line in text.split("\n")
    )
