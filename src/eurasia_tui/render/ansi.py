"""A page for a colour terminal without the explorer: the sixteen colours, on its own background."""

from __future__ import annotations

from urllib.parse import quote

from ..query.blocks import Page
from ..sanitize import clean, isolated
from ..text import transliterate
from .glyphs import Glyphs
from .layout import Layout

STYLES = {
    "title": "1",
    "heading": "1",
    "label": "2",
    "quiet": "2",
    "source": "36",
    "link": "36",
    "former-link": "36;2",
    "quiet-link": "36",
    "mark": "33",
    "as-of": "33",
    "quote": "3",
    "paragraph": "2",
    "quoted": "1",
    "quoted-link": "1;36",
    "bar": "34",
    "match": "1;33",
    "address": "4",
}
"""SGR parameters of each role."""


def hyperlink(text: str, url: str) -> str:
    """The text as a hyperlink of the terminal: OSC 8, whose address is printable ASCII and at most 2,083 bytes long.

    See https://gist.github.com/egmontkob/eb114294efbcd5adb1944c9f3cb5feda.
    """
    address = quote(url, safe="!#$%&'()*+,/:;=?@[]~")
    if not address.startswith(("http://", "https://")) or len(address) > 2083:
        return text
    return f"\x1b]8;;{address}\x1b\\{text}\x1b]8;;\x1b\\"


def painted(text: str, role: str) -> str:
    """The text in the colour of a role; as it is where the role has none."""
    style = STYLES.get(role)
    return f"\x1b[{style}m{text}\x1b[0m" if style and text else text


def ansi(page: Page, glyphs: Glyphs, width: int, *, hyperlinks: bool = False) -> str:
    """The page with colours; the numbers, titles and addresses of sources lead to the source where links are shown."""
    urls = {source.id: source.url for source in page.sources if source.url} if hyperlinks else {}
    result = []
    for line in Layout(page, width, glyphs).lines:
        for segment in line.segments:
            text = transliterate(clean(segment.text)) if glyphs.ascii else isolated(clean(segment.text))
            url = urls.get(segment.link or "") or (segment.text if hyperlinks and segment.role == "address" else "")
            if url:
                text = hyperlink(text, url)
            result.append(painted(text, segment.role))
        result.append("\n")
    return "".join(result)
