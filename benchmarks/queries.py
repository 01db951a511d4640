"""The query engine alone: 500 varied queries made from the catalogue's own names and texts."""

from __future__ import annotations

import random
import time
from collections.abc import Iterator

from eurasia_tui.query.catalogue import Catalogue
from eurasia_tui.query.search import search

COUNT = 500


def _slip(word: str, chance: random.Random) -> str:
    """The word with two neighbouring letters exchanged, or one left out."""
    at = chance.randrange(max(1, len(word) - 1))
    return (
        word[:at] + word[at + 1 : at + 2] + word[at : at + 1] + word[at + 2 :] if at % 2 else word[:at] + word[at + 1 :]
    )


def queries(catalogue: Catalogue) -> Iterator[str]:
    """Names as typed so far, with slips, in other scripts, words from texts, phrases, facets and exclusions."""
    chance = random.Random(1)
    rows = catalogue.db.execute(
        "SELECT text FROM name WHERE type NOT IN ('id', 'code') ORDER BY entity, text"
    ).fetchall()
    names = [text for (text,) in rows]
    foreign = [name for name in names if not name.isascii()]
    texts = [text for (text,) in catalogue.db.execute("SELECT text FROM prose ORDER BY entity, seq LIMIT 3000")]
    kinds = [kind.singular for kind in catalogue.kinds.values()]
    for number in range(COUNT):
        name, words = chance.choice(names), chance.choice(texts).replace("[[", "").replace("]]", "").split()
        at = chance.randrange(max(1, len(words) - 3))
        yield (
            name,
            name[: chance.randint(1, 5)],
            _slip(name, chance),
            chance.choice(foreign),
            " ".join(chance.sample(words, min(2, len(words)))),
            '"' + " ".join(words[at : at + 3]) + '"',
            f"kind:{chance.choice(kinds)} {name.split()[0]}",
            f"about:{chance.choice(names)!r} {chance.choice(words)}".replace("'", '"'),
            f"year:{chance.randint(1991, 2025)} {chance.choice(words)}",
            f"{words[at]} -{words[-1]}",
        )[number % 10]


def measure(catalogue: Catalogue) -> list[tuple[float, str]]:
    """Milliseconds and text of every query, the slowest last."""
    found = []
    for query in queries(catalogue):
        began = time.perf_counter()
        search(catalogue, query, 40)
        found.append(((time.perf_counter() - began) * 1e3, query))
    return sorted(found)


def percentile(found: list[tuple[float, str]], share: float) -> float:
    """The time that a share of the queries stays under."""
    return found[min(len(found) - 1, int(share * len(found)))][0]
