"""What full-text search knows of an entity."""

from __future__ import annotations

from ..schema.relations import ABOUT, MENTIONS
from ..text import index_words, link_words
from .rows import Rows


def search_text(rows: Rows) -> tuple[str, str, str]:
    """The three columns of the full-text row: names, text, ids of what it is linked with; all folded."""
    names = [row["fold"] if row["text"].isascii() else index_words(row["text"]) for row in rows["name"]]
    text = [link_words(row["text"]) for row in rows["prose"]]
    text += [row["says"] for row in rows["position"]]
    text += [
        f"{row['label']} {row['value']}" for row in rows["fact"] if row["type"] == "text" and "://" not in row["value"]
    ]
    linked = [
        other
        for row in rows["relation"]
        if row["name"] not in (MENTIONS.name, ABOUT.name)
        for other in (row["subject"], row["object"])
        if other != row["entity"]
    ]
    return " ".join(names), index_words(" \n".join(text)), " ".join(dict.fromkeys(linked)).replace("-", " ")
