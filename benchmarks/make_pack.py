"""Write a believable pack of N entities: ``python -m benchmarks.make_pack N DIR``.

It stands alone, ``eurasia check DIR`` finds nothing wrong with it, and the same N gives the same pack.
Names come in five scripts.  Links follow the habit of real data: most entities have a handful, and a few
states and bodies, to which every second text refers, have hundreds or thousands.
"""

from __future__ import annotations

import json
import random
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from .pack_words import SCRIPTS, SENTENCES, SYLLABLES, TOPICS

SHARES = {
    "organisations": 0.06,
    "corridors": 0.03,
    "quotes": 0.14,
    "agreements": 0.14,
    "people": 0.19,
    "events": 0.14,
    "concepts": 0.01,
    "claims": 0.06,
    "places": 0.14,
    "sources": 0.05,
}
GROUPED = {"quotes": "quote", "claims": "claim", "places": "place", "sources": "source"}
PER_FILE = 40


class Maker:
    """Ids of all entities first, then their tables, so that every link leads somewhere."""

    def __init__(self, count: int) -> None:
        self.random = random.Random(count)
        countries = max(10, min(200, count // 12))
        rest = count - countries
        sizes = {kind: int(rest * share) for kind, share in SHARES.items()}
        sizes["people"] += rest - sum(sizes.values())
        self.ids: dict[str, list[str]] = {}
        self.names: dict[str, list[str]] = {}
        number = 0
        for kind, size in {"countries": countries, **sizes}.items():
            self.ids[kind] = []
            for _ in range(size):
                number += 1
                name = self._name(number)
                id_ = f"{name[0].lower()}-{number}"
                self.ids[kind].append(id_)
                self.names[id_] = name

    def _name(self, number: int) -> list[str]:
        """One name in Latin and in each of SCRIPTS."""
        scrambled = number * 7919 % len(SYLLABLES) ** 3
        parts = [SYLLABLES[scrambled // len(SYLLABLES) ** place % len(SYLLABLES)] for place in range(3)]
        return ["".join(part[script] for part in parts).capitalize() for script in range(5)]

    def pick(self, kind: str, many: int = 1) -> list[str]:
        """Different entities of a kind; the first in the list are met far more often (the first of 200 in 4 of 100 cases)."""
        ids = self.ids[kind]
        return list(dict.fromkeys(ids[int(len(ids) * self.random.random() ** 1.6)] for _ in range(many)))

    def text(self, sentences: int) -> str:
        """Prose with links."""
        prose = []
        for _ in range(sentences):
            a, b = (f"[[{self.pick(self.random.choice(('countries', 'organisations')))[0]}]]" for _ in range(2))
            prose.append(self.random.choice(SENTENCES).format(a=a, b=b, t=self.random.choice(TOPICS)))
        return " ".join(prose)

    def date(self) -> str:
        """A day between 1991 and 2025."""
        return f"{self.random.randint(1991, 2025)}-{self.random.randint(1, 12):02d}-{self.random.randint(1, 28):02d}"

    def entity(self, kind: str, id_: str, index: int) -> str:
        """The TOML of one entity."""
        lines = [f"id = {quoted(id_)}"] if kind in GROUPED else []
        if kind not in ("quotes", "claims"):
            name = self.names[id_]
            title = {
                "agreements": f"Agreement on {self.random.choice(TOPICS)} of {name[0]}",
                "events": f"{name[0]} meeting on {self.random.choice(TOPICS)}",
                "organisations": f"{name[0]} Union for {self.random.choice(TOPICS)}",
                "sources": f"Report on {self.random.choice(TOPICS)}, {name[0]}",
            }.get(kind, name[0])
            lines.append(f"name = {quoted(title)}")
            if kind in ("countries", "people", "places", "organisations", "corridors"):
                lines.append(
                    "names = { " + ", ".join(f"{s} = {quoted(name[1 + i])}" for i, s in enumerate(SCRIPTS)) + " }"
                )
            lines.append(f"summary = {quoted(self.text(2))}")
        if kind != "sources":
            lines += [f"source = {quoted(self.pick('sources')[0])}", f"as_of = {self.random.randint(2015, 2025)}"]
        lines += FIELDS[kind](self, index)
        array = GROUPED.get(kind)
        if kind not in ("sources", "quotes"):
            table = f"[[{array}.prose]]" if array else "[[prose]]"
            lines += ["", table, 'heading = "Background"', f"text = {quoted(self.text(self.random.randint(2, 9)))}"]
        if kind in ("countries", "places"):
            table = f"[[{array}.facts]]" if array else "[[facts]]"
            lines += [
                "",
                table,
                'label = "Population"',
                f"value = {self.random.randint(900, 90_000_000)}",
                'unit = "people"',
            ]
        return "\n".join([*([f"[[{array}]]"] if array else []), *lines, ""])

    def files(self) -> Iterator[tuple[str, str]]:
        """Path and text of every file."""
        yield "pack.toml", 'name = "Synthetic"\nstandalone = true\ndata_date = 2025-12-31\n'
        for kind, ids in self.ids.items():
            texts = [self.entity(kind, id_, index) for index, id_ in enumerate(ids)]
            if kind not in GROUPED:
                yield from ((f"{kind}/{id_}.toml", text) for id_, text in zip(ids, texts, strict=True))
                continue
            for start in range(0, len(texts), PER_FILE):
                yield f"{kind}/part-{start // PER_FILE:04d}.toml", "\n".join(texts[start : start + PER_FILE])


def quoted(text: str) -> str:
    """A TOML string: JSON's are valid TOML."""
    return json.dumps(text, ensure_ascii=False)


def listed(ids: list[str]) -> str:
    """A TOML list of ids."""
    return f"[{', '.join(map(quoted, ids))}]"


def members(make: Maker) -> str:
    """Memberships with dates, a few of them ended."""
    who = make.pick("countries", make.random.randint(3, 25))
    return ", ".join(f"{{ who = {quoted(id_)}, from = {quoted(make.date())} }}" for id_ in who)


FIELDS: dict[str, Callable[[Maker, int], list[str]]] = {
    "countries": lambda m, i: [
        f"group = {quoted(f'Region {i % 9 + 1}')}",
        f"capital = {listed(m.pick('places'))}",
    ],
    "organisations": lambda m, i: [
        f"type = {quoted(m.random.choice(['forum', 'economic union', 'development bank', 'company', 'state body']))}",
        f"founded = {quoted(m.date())}",
        f"seat = {listed(m.pick('places'))}",
        f"members = [{members(m)}]",
        f"acronyms = {{ en = {quoted(f'SYN{i}')} }}",
    ],
    "corridors": lambda m, i: [
        f"mode = {quoted(m.random.choice(['rail', 'road', 'sea', 'gas pipeline']))}",
        f"countries = {listed(m.pick('countries', 4))}",
        f"promoters = {listed(m.pick('countries', 2))}",
        f'branches = [{{ name = "main", places = {listed((m.pick("places", 9) + m.ids["places"][-2:])[:9])} }}]',
    ],
    "quotes": lambda m, i: [
        f"text = {quoted(m.text(1).replace('[[', '').replace(']]', ''))}",
        f"speaker = {quoted(m.pick('people')[0])}",
        f"quoted_from = {quoted(m.pick('sources')[0])}",
        f"date = {quoted(m.date())}",
        f"about = {listed(m.pick('countries', 2))}",
    ],
    "agreements": lambda m, i: [
        f"type = {quoted(m.random.choice(['trade agreement', 'transport agreement', 'border treaty', 'declaration']))}",
        f"signed = {quoted(m.date())}",
        f"parties = {listed(m.pick('countries', m.random.randint(2, 8)))}",
    ],
    "people": lambda m, i: [
        f"group = {quoted(m.random.choice(['Ministers and officials', 'Authors and speakers', 'Others']))}",
        f"nationality = {listed(m.pick('countries'))}",
        f'offices = [{{ to = {quoted(m.pick("organisations")[0])}, title = "Secretary", from = {quoted(m.date())} }}]',
    ],
    "events": lambda m, i: [
        f"type = {quoted(m.random.choice(['summit', 'conference', 'visit', 'opening', 'crisis']))}",
        f"date = {quoted(m.date())}",
        f"place = {listed(m.pick('places'))}",
        f"participants = {listed(m.pick('countries', 3) + m.pick('people', 2))}",
        f"led_to = {listed(m.pick('agreements'))}",
    ],
    "concepts": lambda m, i: ['field = "integration"', f"users = {listed(m.pick('people', 3))}"],
    "claims": lambda m, i: [
        f"statement = {quoted(m.text(1))}",
        f"asserted_by = {quoted(m.pick('people')[0])}",
        f"made_in = {quoted(m.pick('sources')[0])}",
        f"about = {listed(m.pick('countries', 2) + m.pick('corridors'))}",
        'claim_kind = "opinion"',
        'status = "unverified"',
    ],
    "places": lambda m, i: [
        'type = ["city"]',
        f"country = {listed(m.pick('countries'))}",
        f"lat = {m.random.uniform(20, 70):.4f}",
        f"lon = {m.random.uniform(20, 150):.4f}",
    ],
    "sources": lambda m, i: [
        'type = "report"',
        f"date = {quoted(m.date())}",
        'publisher = "Synthetic Press"',
        'licence = "CC0 1.0"',
        f"url = {quoted(f'https://example.org/report/{i}')}",
    ],
}


def write(count: int, root: Path) -> None:
    """Write the pack of ``count`` entities under ``root``."""
    for name, text in Maker(count).files():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


DOCUMENTS = 100
"""Documents of a pack of documents."""


def write_documents(paragraphs: int, root: Path) -> None:
    """Write a pack of documents with so many paragraphs in all, each of some 60 words."""
    make = Maker(500)
    for name, text in make.files():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    (root / "documents").mkdir()
    sources = []
    for number in range(DOCUMENTS):
        sources.append(
            f'[[source]]\nid = "text-{number}"\nname = "Text {number}"\ntype = "report"\n'
            f'date = "{1992 + number % 30}"\npublisher = "Synthetic Press"\nlicence = "CC0 1.0"\n'
        )
        blocks = [make.text(4) for _ in range(paragraphs // DOCUMENTS)]
        plain = "\n\n".join(blocks).replace("[[", "").replace("]]", "")
        (root / f"documents/text-{number}.txt").write_text(f"# source-id: text-{number}\n\n{plain}\n", encoding="utf-8")
    (root / "sources/texts.toml").write_text("\n".join(sources), encoding="utf-8")


if __name__ == "__main__":
    write(int(sys.argv[1]), Path(sys.argv[2]))
