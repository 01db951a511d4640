"""Opens the web address of a statement's source."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from ..query.addresses import split
from ..query.blocks import Page
from ..query.catalogue import Catalogue
from ..query.citations.bibliography import documents
from ..query.citations.cite import cite
from ..sanitize import clean_line
from .choose import Choose

if TYPE_CHECKING:
    from .list_and_page import ListAndPage

MOST_ADDRESSES = 9
"""Addresses offered; each has a digit as its key."""


def web_addresses(catalogue: Catalogue, ids: Iterable[str]) -> list[tuple[str, str, str]]:
    """(address, title, host) of the sources that have a web address, each address once."""
    rows: dict[str, tuple[str, str, str]] = {}
    for document in documents(catalogue, list(ids)):
        if host := web_host(document.url):
            rows.setdefault(document.url, (document.url, document.title, host))
    return list(rows.values())[:MOST_ADDRESSES]


def web_host(url: str) -> str:
    """The host of an http or https address, as it is looked up; empty for any other address."""
    try:
        parts = urlsplit(url)
        host = (parts.hostname or "").encode("idna").decode("ascii")
    except (ValueError, UnicodeError):
        return ""
    plain = url == clean_line(url) and "\\" not in url and not any(char.isspace() for char in url)
    return host if plain and parts.scheme in ("http", "https") and not parts.username else ""


async def open_source(body: ListAndPage, shown: Page) -> str:
    """Ask which source of the statement under the cursor to open, its host shown, and open it; returns the message."""
    statement = body.page.subject if body.is_reading else shown
    ids = [split(body.page.linked)[0]] if body.is_reading and body.page.linked else []
    ids += [document.id for document in cite(body.catalogue, shown, statement).sources]
    ids += [source.id for source in shown.sources]
    rows = web_addresses(body.catalogue, ids)
    if not rows:
        return "No source here has a web address."
    url = await body.app.push_screen_wait(Choose(body.session, "Open in a browser", rows))
    if not url:
        return ""
    body.app.open_url(url)
    return f"Opened at {web_host(url)}"
