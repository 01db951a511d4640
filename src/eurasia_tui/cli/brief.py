"""``eurasia brief A [B]``: one printable page for a meeting."""

from __future__ import annotations

import argparse

from .context import FOUND, CommandContext, Failure

ENDINGS = {"text": ".txt", "markdown": ".md", "html": ".html"}


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the command's options."""
    parser.add_argument("entity", metavar="A", help="a country or any other entity; - reads it from standard input")
    parser.add_argument("other", metavar="B", nargs="?", help="a second entity")
    parser.add_argument(
        "-o",
        "--output",
        metavar="FILE",
        help="file to write, - for standard output; its extension (.html, .md or .txt) sets the format",
    )
    parser.add_argument("--pages", type=int, choices=(1, 2), default=1, help="maximum number of printed A4 pages (1)")
    parser.add_argument(
        "--format", choices=("text", "markdown", "html", "json"), help="format, regardless of the extension of the file"
    )


def run(args: argparse.Namespace, context: CommandContext) -> int:
    """Print the brief, or write it to a file."""
    from ..query.briefs.brief import brief
    from ..render.brief import FORMATS, written

    if args.output and context.kiosk:
        raise Failure("-o is not available in kiosk")
    path = context.file(args.output) if args.output and args.output != "-" else None
    ending = ENDINGS.get(context.format, path.suffix.lower() if path else ".txt")
    if path and ending not in FORMATS:
        raise Failure(
            f"{f'unsupported extension {path.suffix}' if path.suffix else 'the file name has no extension'}; use {', '.join(FORMATS)}"
        )
    ids = context.resolve_different([entity for entity in (args.entity, args.other) if entity is not None])
    page = brief(context.catalogue, ids[0], ids[1] if len(ids) > 1 else None, args.pages)
    if path:
        from ..userdata.files import Unwritable, write_text

        try:
            write_text(path, written(page, ending, context.glyphs), private=False)
        except Unwritable as error:
            raise Failure(str(error)) from None
    if context.json:
        from ..render.json import page_data

        context.print_json({**page_data(page), "ids": ids, "file": str(path) if path else None})
    elif not path:
        context.print(written(page, ending, context.glyphs))
    return FOUND
