"""Bookmarks, and the addresses of sources: what the browser's keys for the user's own data do, apart from the screen."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import urlsplit

from ..query.bibliography import documents
from ..query.catalogue import Catalogue
from ..sanitize import clean_line
from ..userdata import notes
from ..userdata.files import Unwritable

MOST_ADDRESSES = 9
"""Addresses offered; each has a digit as its key."""


def toggle_bookmark(id_: str, name: str) -> str:
    """Add or remove the bookmark of an entity; returns the message for the footer."""
    unreadable: list[str] = []
    try:
        bookmarked = not notes.note(id_).bookmarked
        notes.bookmark(id_, bookmarked, unreadable.append)
    except Unwritable as error:
        return f"Not saved: {error}"
    if unreadable:
        return unreadable[0]
    return f"{'Bookmarked' if bookmarked else 'Bookmark removed'}: {name}"


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
