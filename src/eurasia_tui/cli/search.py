"""``eurasia search QUERY``: ranked hits."""

from __future__ import annotations

import argparse
from collections.abc import Iterator

from .. import paths
from ..query.facets import DOCUMENT
from ..query.questions import Answer, ask
from ..query.search import Results, search
from ..query.spans import Inline, span_text
from ..render.segment import Segment
from .arguments import count
from .ask import line as answer_line
from .context import FOUND, CommandContext
from .messages import fail
from .tables import add_format


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the command's options."""
    parser.add_argument("query", nargs="+", help='words, "phrases", -exclusions, kind: in: about: by: year:')
    parser.add_argument("--kind", metavar="KIND", help="only this kind; document: sources with their full text")
    parser.add_argument("--limit", metavar="N", type=count, default=20, help="number of hits (20)")
    add_format(parser)


def run(args: argparse.Namespace, context: CommandContext) -> int:
    """Print the hits."""
    from ..query.documents.snippets import snippet as snippet_of

    catalogue = context.catalogue
    query = " ".join(args.query)
    kind = args.kind.lower() if args.kind else ""
    asked = f"{query} kind:{kind if kind in DOCUMENT else catalogue.kind(kind).singular}" if kind else query
    answer = None if args.kind else ask(catalogue, query)
    results = search(catalogue, asked, max(1, args.limit), answer.about if answer else ())
    if not context.kiosk and (paths.data_dir() / "notes").is_dir():
        from ..query.notes_search import snippet, with_notes

        results = with_notes(catalogue, results, max(1, args.limit))
        snippets = {hit.id: snippet(catalogue, hit) for hit in results.hits}
    else:
        snippets = {hit.id: snippet_of(catalogue, hit.id, hit.terms, paragraph=hit.paragraph) for hit in results.hits}
    if context.json or context.tabular:
        hits = [
            {
                "id": hit.id,
                "kind": hit.kind,
                "name": hit.name,
                "snippet": span_text(snippets[hit.id]),
                "score": hit.score,
                "matched": hit.matched,
                "paragraph": hit.paragraph or None,
            }
            for hit in results.hits
        ]
    if context.json:
        context.print_json(
            {
                "query": query,
                "answers": [answer.data()] if answer else [],
                "hits": hits,
                "notices": list(results.notices),
                "ignored": list(results.ignored),
                "corrected": [{"typed": typed, "read": read} for typed, read in results.corrected],
                "understood": [{"typed": typed, "id": id_} for typed, id_ in results.understood],
            }
        )
    elif context.tabular:
        from .tables import print_rows

        for notice in results.notices:
            fail(notice)
        print_rows(context, hits, ("id", "kind", "name", "snippet", "score", "matched", "paragraph"))
    else:
        lines = list(_lines(context, results, snippets, answer))
        if lines:
            context.print_lines(lines)
    if results.hits:
        return FOUND
    return context.nothing(
        f"nothing found for {query!r}; try fewer words, another spelling, or: eurasia list countries"
    )


def _lines(
    context: CommandContext, results: Results, snippets: dict[str, Inline], answer: Answer | None
) -> Iterator[str | tuple[Segment, ...]]:
    """Notices, the answer and the hits, within the columns there are."""
    from ..render.lines import cell_len, fit, pad, segments, wrap

    width = context.list_width
    yield from (f"({notice})" for notice in results.notices)
    if answer:
        yield from wrap(answer_line(answer, context), width)
        yield ""
    for hit in results.hits:
        head = Segment(pad(context.catalogue.kinds[hit.kind].singular, 14), "quiet")
        address = Segment(f"[{hit.address}]", "link")
        room = width - 14 - len(hit.address) - 4
        if cell_len(hit.name) <= room:
            yield head, Segment(f"{hit.name}  "), address
        else:
            yield head, Segment(fit(hit.name, width - 14, context.glyphs.ellipsis))
            yield Segment(" " * 14), address
        yield from wrap(segments(snippets[hit.id]), width, 14)[:2]
