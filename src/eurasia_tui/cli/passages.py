"""``eurasia passages TERM``: a term in the documents, each passage on a line with the words around it."""

from __future__ import annotations

import argparse
from collections.abc import Iterator

from ..query.documents.passages import ORDERS, Passages, passages
from ..render import flat_rows
from ..render.lines import Segment
from .arguments import count
from .context import FOUND, CommandContext, Failure
from .tables import add_format, print_rows


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the command's options."""
    parser.add_argument("term", metavar="TERM", nargs="*", help="a word or a phrase; the last word may end in *")
    parser.add_argument(
        "--by", metavar="WHO", help="only passages by a person, by the people of a state, or of documents a body issued"
    )
    parser.add_argument(
        "--about", metavar="ID", action="append", default=[], help="only passages that also name this entity"
    )
    parser.add_argument("--from", dest="start", metavar="DATE", help="from this date")
    parser.add_argument("--to", dest="end", metavar="DATE", help="up to this date")
    parser.add_argument("--order", choices=ORDERS, default="date", help="order: by date, by speaker, or by relevance")
    parser.add_argument("--limit", metavar="N", type=count, default=50, help="number of passages (50)")
    add_format(parser)


def run(args: argparse.Namespace, context: CommandContext) -> int:
    """Print the passages and how many there are by year."""
    term = " ".join(args.term)
    if not term.strip() and not args.by and not args.about:
        raise Failure("give a term, or --by, or --about")
    by = [context.resolve(args.by)] if args.by else []
    about = [context.resolve(name) for name in args.about]

    def look(words: str) -> Passages:
        return passages(
            context.catalogue,
            words,
            by=by,
            about=about,
            start=args.start,
            end=args.end,
            limit=max(1, args.limit),
            order=args.order,
            whole=True,
        )

    found = look(term)
    if not found.total and term.strip() and not term.rstrip().endswith("*"):
        found = look(f"{term}*")  # no word is just this; perhaps one begins so
    if context.json:
        context.print_json(_data(term, found))
    elif context.tabular:
        print_rows(context, flat_rows.passages(found), flat_rows.PASSAGE)
    elif found.total:
        context.print_lines(_lines(context, found, about))
    if found.total:
        return FOUND
    nothing = f"nothing found in the documents for {term!r}" if term.strip() else "no passage matches"
    return context.nothing(f"{nothing}; try a shorter word that ends in *, or fewer conditions")


def _data(term: str, found: Passages) -> dict[str, object]:
    return {
        "term": term,
        "passages": flat_rows.passages(found),
        "total": found.total,
        "more": found.more,
        "documents": found.documents,
        "years": {str(year): count for year, count in found.years},
        "speakers": dict(found.speakers),
        "states": {who: {str(year): count for year, count in counts} for who, counts in found.states},
    }


def _lines(context: CommandContext, found: Passages, about: list[str]) -> Iterator[str | tuple[Segment, ...]]:
    """A head line a passage, then the words around the term; then the years as bars, and the states with their years."""
    from ..query.documents.concordance import lines
    from ..render.concordance import head, keyword, states, years

    width, glyphs = context.list_width, context.glyphs
    for line in lines(context.catalogue, found, about):
        yield head(line, width, glyphs)
        yield keyword(line, width, glyphs)
    more = "more than " if found.more else ""
    shown = f"; the first {len(found.rows)} are shown" if len(found.rows) < found.total else ""
    yield ""
    yield f"{more}{found.total:,} passages of {found.documents:,} documents{shown}"
    if len(found.years) > 1:
        yield from years(found.years, width, glyphs)
    if len(found.states) > 1:
        yield ""
        names = context.catalogue.names(who for who, _ in found.states)
        yield from states([(names[who], counts) for who, counts in found.states], width, glyphs)
