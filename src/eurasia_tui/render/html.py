"""A page as HTML with headings, tables and links: the Markdown of the page, rendered by markdown-it."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import escape

from ..query.addresses import split
from ..query.blocks import Page
from ..query.questions.answer import Answer
from ..sanitize import clean
from .markdown import escape as plain
from .markdown import markdown

STYLE = """
:root { color-scheme: light dark; }
body { max-width: 46rem; margin: 2rem auto; padding: 0 1rem; font: 16px/1.5 system-ui, sans-serif; }
h1 { line-height: 1.2; } h2 { margin: 1.6em 0 .4em; font-size: 1.15em; border-bottom: 1px solid #8888; }
table { border-collapse: collapse; } td, th { text-align: left; vertical-align: top; padding: .15em 1em .15em 0; }
thead:not(:has(th:not(:empty))) { display: none; }
blockquote { margin: .6em 0; padding-left: 1em; border-left: 3px solid #8888; }
sup a, .footnotes a { text-decoration: none; } .footnotes { font-size: .85em; overflow-wrap: anywhere; }
a { color: inherit; text-underline-offset: .2em; }
@media (max-width: 40rem) { body { margin: 1rem auto; } td, th { padding-right: .5em; } }
@media print { body { margin: 0; max-width: none; } a { text-decoration: none; } }
"""


def document(title: str, body: str, style: str = STYLE) -> str:
    """A whole HTML document without any asset from elsewhere."""
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(clean(title))}</title>\n<style>{style}</style>\n</head>\n<body>\n{body}\n</body>\n</html>\n"
    )


Linker = Callable[[str, str], str]
ANCHOR = "paragraph-"
"""Before the number of a paragraph of a document, in what can be linked to."""


def to_page(text: str, id_: str) -> str:
    """A link to the page of an entity, as ``eurasia export --format html`` names its file, or to a paragraph on it."""
    entity, paragraph = split(id_)
    anchor = f"#{ANCHOR}{paragraph}" if paragraph else ""
    return f"[{plain(text)}]({entity}.html{anchor})" if id_ else plain(text)


def no_link(text: str, id_: str) -> str:
    """The words without a link, for a page that stands alone."""
    return plain(text)


def fragment(page: Page, link: Linker = no_link) -> str:
    """The page as a part of a document: headings, tables, quotations, numbered sources."""
    from markdown_it import MarkdownIt
    from mdit_py_plugins.footnote import footnote_plugin

    # Raw HTML is off: what a pack says is text.
    reader = (
        MarkdownIt("commonmark", {"html": False, "linkify": True}).enable(["table", "linkify"]).use(footnote_plugin)
    )
    if reader.linkify:
        reader.linkify.set({"fuzzy_link": False, "fuzzy_email": False})  # only what is written as an address
    # A note that is referred to again has the same number.
    body = re.sub(r">\[(\d+):\d+\]</a>", r">[\1]</a>", reader.render(markdown(page, link)))
    # The numbered paragraphs of a document can be linked to, as to_page does.
    body = re.sub(r"<p>(\d+)\. ", rf'<p id="{ANCHOR}\1">\1. ', body) if page.kind == "sources" else body
    return f"<article>\n{body}</article>"


def html(page: Page, link: Linker = to_page) -> str:
    """The page as an HTML document of its own."""
    return document(page.name, fragment(page, link))


def answer_fragment(answer: Answer) -> str:
    """An answer with its date and sources."""
    receipt = [f"as of {answer.as_of}"] if answer.as_of else []
    for source in answer.sources:
        title, url = escape(clean(source.title)), source.url or ""
        web = url.startswith(("http://", "https://"))
        receipt.append(f'<a href="{escape(clean(url))}" rel="noreferrer">{title}</a>' if web else title)
    tail = f" <small>({', '.join(receipt)})</small>" if receipt else ""
    return f"<p>{escape(clean(answer.text))}{tail}</p>"
