"""A passage of a document as a quotation of the user's own pack: a sentence is chosen, a file is written."""

from __future__ import annotations

from pathlib import Path

import tomli_w
from textual.app import App

from .. import paths
from ..query.blocks import FullText, Page, Paragraph, span_text
from ..query.catalogue import Catalogue
from ..query.documents.quoting import is_quoted, record, sentences
from ..userdata.files import Unwritable, write_text
from .choose import Choose
from .session import Session

_HEAD = """\
# A quotation, word for word, at most 40 words. Complete it: in what office it was said (role), what it is about.
# `eurasia check` looks the words up in the document. Remove the line `draft` when it is ready.

"""


async def quote(app: App[None], session: Session, page: Page, row: object) -> tuple[str, Path | None]:
    """Ask which sentence of a paragraph to quote and write its file; returns what to say, and the file written."""
    text = next((block for block in page.blocks if isinstance(block, FullText)), None)
    if text is None or not isinstance(row, Paragraph):
        return "No passage of a document is in view; open one with enter on a quotation, or from a source.", None
    choices = sentences(span_text(row.text))
    rows = [(str(number), sentence, "") for number, sentence in enumerate(choices)]
    chosen = await app.push_screen_wait(Choose(session, f"Quote of paragraph {row.number}", rows))
    if chosen is None:
        return "", None
    words = choices[int(chosen)]
    if known := is_quoted(session.catalogue, text.document, row.number, words):
        return f"Already quoted: {known}", None
    try:
        file = write(session.catalogue, record(session.catalogue, text, row, words))
    except Unwritable as error:
        return str(error), None
    return f"Quoted in {file}", file


def write(catalogue: Catalogue, fields: dict[str, object]) -> Path:
    """Write a quotation into the user's own pack, which is made where there is none yet. Raises Unwritable."""
    own = paths.own_pack()
    if not (own / "pack.toml").exists():
        write_text(own / "pack.toml", 'name = "My pack"\nversion = "1"\n')
    file = own / "quotes" / f"{fields['id']}.toml"
    body = {"quote": [fields]}
    write_text(file, _HEAD + tomli_w.dumps(body))
    return file
