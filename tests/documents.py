"""A small pack with the text of a document and a quotation from it."""

from __future__ import annotations

TEXT = (
    "# source-id: src\n# title: A speech\n# date: 2024\n# licence: public domain\n\n"
    "Landia greets the Bund.\n\n"
    "The BND is a forum of which Landia’s friends\nare members. Landians, bund and bndx are not names.\n\n"
    "Nobody is named in this one.\n"
)


QUOTE = (
    '[[quote]]\nid = "q-one"\ntext = "{}"\nspeaker = "bund"\nquoted_from = "src"\ndate = 2024\nabout = ["landia"]\n{}\n'
)


def with_document(small: dict[str, str], text: str = TEXT, **more: str) -> dict[str, str]:
    return {**small, "documents/src.txt": text, **more}
