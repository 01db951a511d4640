"""A page as one HTML file that stands alone: inline style, no asset from elsewhere."""

from __future__ import annotations

from html import escape

from ..query.blocks import Page
from ..sanitize import clean
from .layout import Layout
from .lines import Line

STYLE = """
:root { color-scheme: light dark; }
body { max-width: 46rem; margin: 2rem auto; padding: 0 1rem; font: 16px/1.5 system-ui, sans-serif; }
pre { font: 14px/1.45 ui-monospace, monospace; white-space: pre-wrap; }
.title { font-weight: bold; font-size: 1.3em; } .heading { font-weight: bold; } .label, .quiet { opacity: .7; }
a { color: inherit; text-underline-offset: .2em; }
@media print { body { margin: 0; max-width: none; } }
"""


def line_html(line: Line) -> str:
    """One line with its roles as classes and addresses as links."""
    result = []
    for segment in line.segments:
        text = escape(clean(segment.text))
        if segment.role == "address" and segment.text.startswith(("https://", "http://")):
            text = f'<a href="{escape(segment.text)}" rel="noreferrer">{text}</a>'
        elif segment.link:
            text = f'<a href="#{escape(segment.link)}">{text}</a>'
        result.append(f'<span class="{escape(segment.role)}">{text}</span>' if segment.role else text)
    return "".join(result)


def document(title: str, body: str, style: str = STYLE) -> str:
    """A whole HTML document."""
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f"<title>{escape(clean(title))}</title>\n<style>{style}</style>\n</head>\n<body>\n{body}\n</body>\n</html>\n"
    )


def html(page: Page) -> str:
    """The page as HTML."""
    lines = "\n".join(line_html(line) for line in Layout(page, 76).lines)
    return document(page.name, f"<pre>{lines}</pre>")
