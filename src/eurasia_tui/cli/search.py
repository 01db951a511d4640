"""``eurasia search QUERY``: ranked hits."""

from __future__ import annotations

import argparse

from .. import paths
from ..render.lines import Segment, cell_len, fit, pad, span_text, wrap
from .door import FOUND, NOTHING, Door


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the command's options."""
    parser.add_argument("query", nargs="+", help='words, "phrases", -exclusions, kind: in: about: by: year:')
    parser.add_argument("--kind", help="only this kind")
    parser.add_argument("--limit", type=int, default=20, help="number of hits (20)")


def run(args: argparse.Namespace, door: Door) -> int:
    """Print the hits."""
    from ..query.search import search
    from ..query.snippets import snippet as snippet_of

    catalogue = door.catalogue
    query = " ".join(args.query)
    asked = f"{query} kind:{catalogue.kind(args.kind).singular}" if args.kind else query
    results = search(catalogue, asked, max(1, args.limit))
    if not door.kiosk and (paths.data_dir() / "notes").is_dir():
        from ..query.own_search import snippet, with_notes

        results = with_notes(catalogue, results, max(1, args.limit))
        snippets = {hit.id: snippet(catalogue, hit) for hit in results.hits}
    else:
        snippets = {hit.id: snippet_of(catalogue, hit.id, hit.terms) for hit in results.hits}
    from ..query.ask import ask

    answer = None if args.kind else ask(catalogue, query)
    if door.json:
        door.print_json(
            {
                "query": query,
                "answers": [answer.data()] if answer else [],
                "hits": [
                    {
                        "id": hit.id, "kind": hit.kind, "name": hit.name, "snippet": span_text(snippets[hit.id]),
                        "score": hit.score, "matched": hit.matched,
                    }
                    for hit in results.hits
                ],
                "notices": list(results.notices),
            }
        )  # fmt: skip
        return FOUND if results.hits else NOTHING
    lines = [f"({notice})" for notice in results.notices]
    if answer:
        from .ask import line as answer_line

        lines += ["".join(part.text for part in one) for one in wrap([Segment(answer_line(answer, door))], 72)] + [""]
    for hit in results.hits:
        kind = catalogue.kinds[hit.kind].singular
        room = 72 - 14 - len(hit.id) - 4
        if cell_len(hit.name) <= room:
            lines.append(f"{pad(kind, 14)}{hit.name}  [{hit.id}]")
        else:
            lines += [f"{pad(kind, 14)}{fit(hit.name, 58, door.glyphs.ellipsis)}", f"{' ' * 14}[{hit.id}]"]
        from ..render.lines import segments

        for line in wrap(segments(snippets[hit.id]), 72, 14)[:2]:
            lines.append("".join(part.text for part in line))
    if not results.hits:
        lines += [
            f"Nothing found for {fit(query, 50, door.glyphs.ellipsis)!r}.",
            "Try fewer words, another spelling, or: eurasia list countries",
        ]
    door.print("\n".join(lines))
    return FOUND if results.hits else NOTHING
