"""The open catalogue: a stack of packs read as of a date."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Sequence
from typing import Any

from ..catalogue.stack import connect, facts_by
from ..dates import bounds
from ..packs.locate import locate
from ..packs.opening import Opened, Progress, open_packs
from ..text import LINK
from .declared import KindInfo, RelationType
from .spans import Inline, Span
from .sql import LISTED, listed

REMEMBERED = 8_000


FEW = 8
"""Names that a message lists at most."""


def few(names: Sequence[str]) -> str:
    """The first of many names, and how many more there are."""
    rest = f" and {len(names) - FEW} more" if len(names) > FEW else ""
    return f"{', '.join(names[:FEW])}{rest}"


class Unknown(LookupError):
    """No entity, or nothing else of a sort, has a name.

    ``near`` holds names that may be meant, ``known`` some that there are, for a reader whom none of those helps.
    """

    def __init__(
        self, text: str, near: Sequence[str] = (), known: Sequence[str] = (), sort: str = "entity", message: str = ""
    ) -> None:
        super().__init__(text)
        self.text = text
        self.near = tuple(near)
        self.known = tuple(known)
        self.message = message or f"no {sort} named {text!r}"

    def __str__(self) -> str:
        if self.near:
            return f"{self.message}; did you mean {' or '.join(self.near)}?"
        return f"{self.message}; there are {few(self.known)}" if self.known else self.message


class Ambiguous(LookupError):
    """A name means several entities; ``ids`` holds them."""

    def __init__(self, text: str, ids: Sequence[str]) -> None:
        super().__init__(text)
        self.text = text
        self.ids = tuple(ids)

    def __str__(self) -> str:
        return f"{self.text!r} may mean {' or '.join(self.ids)}"


class Catalogue:
    """The entities of a stack of packs, as of a date.

    ``as_of`` is the partial date asked for, or None for the date of the data.
    ``at`` gives the same catalogue at another date; both share one connection.
    ``language`` is that of names, where a name in it is known; empty for the editors' own.
    """

    def __init__(self, db: sqlite3.Connection, opened: Opened, as_of: str | None = None, language: str = "") -> None:
        self.db, self.opened, self.as_of, self.language = db, opened, as_of, language
        self._names: dict[str, str] = {}
        self._kinds: dict[str, KindInfo] = {}
        self._relations: dict[str, RelationType] = {}
        self._meta: list[dict[str, str]] = []
        self._kind_of: dict[str, str] = {}
        self._documents: dict[str, dict[str, str]] = {}
        self.indicators: dict[str, Any] = {}
        """What :func:`.series.declared` has read; the same as of every date."""
        self.spans: dict[tuple[Any, ...], list[Any]] = {}
        """What :func:`.names.spans` has found in the words last typed: an answer and its hits look for the same names."""
        self.document_index: list[object] = []
        """What :mod:`.document_index` has read of the documents; the same as of every date."""
        self._day = ""
        self._fetched: frozenset[str] | None = None

    @classmethod
    def open(
        cls,
        content: str | None = None,
        as_of: str | None = None,
        *,
        own: bool = True,
        check: bool = True,
        wait: bool = True,
        progress: Progress | None = None,
    ) -> Catalogue:
        """Open the built-in pack, with the pack at ``content`` and the user's own stacked on it.

        Raises catalogue.files.PackError when ``content`` cannot be opened, ValueError for an impossible date.
        """
        if as_of:
            bounds(as_of)
        opened = open_packs(locate(content, own=own), check=check, wait=wait, progress=progress)
        handed = {index: pack.catalogue for index, pack in enumerate(opened.packs) if pack.root is None}
        return cls(connect(opened.uris, handed), opened, as_of)

    def at(self, as_of: str | None) -> Catalogue:
        """The same catalogue as of another date. Raises ValueError for an impossible date."""
        if as_of:
            bounds(as_of)
        other = Catalogue(self.db, self.opened, as_of, self.language)
        other._names, other._kinds = self._names, self._kinds
        other._relations, other._meta = self._relations, self._meta
        other._kind_of, other._documents = self._kind_of, self._documents
        other.document_index, other.indicators = self.document_index, self.indicators
        return other

    def close(self) -> None:
        """Close the connection."""
        self.db.close()

    # --- what the packs say of themselves ------------------------------------

    @property
    def meta(self) -> list[dict[str, str]]:
        """Name, version and date of each pack, top first."""
        if not self._meta:
            for index in range(len(self.opened.uris)):
                self._meta.append(dict(self.db.execute(f"SELECT key, value FROM p{index}.meta")))
        return self._meta

    @property
    def now(self) -> str:
        """The date of the data: the latest of the packs', those of fetched figures apart."""
        return max((meta["data_date"] for meta in self.meta if not meta.get("updates")), default="")

    @property
    def updated(self) -> str:
        """The day on which ``eurasia update`` last fetched figures; empty when it never did."""
        return max((meta["data_date"] for meta in self.meta if meta.get("updates")), default="")

    @property
    def fetched_sources(self) -> frozenset[str]:
        """Ids of the sources that ``eurasia update`` brought."""
        if self._fetched is None:
            ids: set[str] = set()
            for index, meta in enumerate(self.meta):
                if meta.get("updates"):
                    ids |= {id_ for (id_,) in self.db.execute(f"SELECT id FROM p{index}.entity WHERE kind = 'sources'")}
            self._fetched = frozenset(ids)
        return self._fetched

    @property
    def day(self) -> str:
        """The last day of the as-of date, or of the date of the data."""
        if not self._day:
            date = self.as_of or self.now
            self._day = bounds(date)[1] if date else "9999-12-31"
        return self._day

    @property
    def fact(self) -> str:
        """The table of facts to select from: under an as-of date one that knows the yearly figures of that year."""
        if not self.as_of:
            return "fact"
        year = int(self.day[:4])
        self.db.execute(f"CREATE TEMP VIEW IF NOT EXISTS fact_{year} AS {facts_by(year)}")
        return f"fact_{year}"

    @property
    def kinds(self) -> dict[str, KindInfo]:
        """The kinds, in the order of the panes."""
        if not self._kinds:
            for name, data in self.db.execute("SELECT name, data FROM kind ORDER BY pos"):
                values = json.loads(data)
                values["sorts"] = tuple(values["sorts"])
                values["columns"] = tuple(tuple(column) for column in values["columns"])
                values["sign"], values["sign_ascii"] = values["sign"]
                values["page"] = tuple(values["page"])
                values["sums"] = tuple(tuple(pair) for pair in values["sums"])
                self._kinds[name] = KindInfo(name, **values)
        return self._kinds

    def kind(self, text: str) -> KindInfo:
        """A kind by its name, singular or plural. Raises Unknown."""
        wanted = text.strip().lower()
        for kind in self.kinds.values():
            if wanted in (kind.name, kind.singular, kind.label.lower()):
                return kind
        import difflib

        raise Unknown(text, difflib.get_close_matches(wanted, self.kinds, 3, 0.5), tuple(self.kinds), "kind")

    @property
    def relation_types(self) -> dict[str, RelationType]:
        """The vocabulary of relations."""
        if not self._relations:
            for name, label, inverse, strength, symmetric, *orders in self.db.execute("SELECT * FROM relation_type"):
                statuses, ranks = (tuple(order.split()) for order in orders)
                self._relations[name] = RelationType(name, label, inverse, strength, bool(symmetric), statuses, ranks)
        return self._relations

    @property
    def standing(self) -> dict[str, int]:
        """The place of each status of participants, the fullest first."""
        type_ = self.relation_types.get("member-of")
        return {status: place for place, status in enumerate(type_.statuses)} if type_ else {}

    @property
    def ranks(self) -> dict[str, int]:
        """The place of each rank of offices, the highest first."""
        type_ = self.relation_types.get("holds-office")
        return {rank: place for place, rank in enumerate(type_.ranks)} if type_ else {}

    # --- names ---------------------------------------------------------------

    def names(self, ids: Iterable[str]) -> dict[str, str]:
        """Names of entities by id; an id without an entity is its own name."""
        wanted = dict.fromkeys(ids)
        self._forget()
        missing = [id_ for id_ in wanted if id_ not in self._names]
        if missing:
            some = listed(missing)
            self._names.update(self.db.execute(f"SELECT id, name FROM entity WHERE id IN {LISTED}", (some,)))
            if self.language:
                asked = f"SELECT entity, text FROM name WHERE entity IN {LISTED} AND type = 'translation' AND lang = ?"
                self._names.update(self.db.execute(asked, (some, self.language)))
        return {id_: self._names.get(id_, id_) for id_ in wanted}

    def name(self, id_: str) -> str:
        """Name of an entity; the id itself when there is none."""
        return self.names([id_])[id_]

    def _written(self, id_: str) -> str:
        """The name as the editors write it: their prose is in one language."""
        if not self.language:
            return self.name(id_)
        row = self.db.execute("SELECT name FROM entity WHERE id = ?", (id_,)).fetchone()
        return str(row[0]) if row else id_

    def kinds_of(self, ids: Iterable[str]) -> dict[str, str]:
        """Kinds of entities by id; ids without an entity are left out."""
        wanted = dict.fromkeys(ids)
        self._forget()
        missing = [id_ for id_ in wanted if id_ not in self._kind_of]
        asked = f"SELECT id, kind, name FROM entity WHERE id IN {LISTED}"
        for id_, kind, name in self.db.execute(asked, (listed(missing),)) if missing else ():
            self._kind_of[id_] = kind
            if not self.language:
                self._names[id_] = name
        return {id_: self._kind_of[id_] for id_ in wanted if id_ in self._kind_of}

    def _forget(self) -> None:
        """Empties the cache of names when it has grown to those of a large pack."""
        if len(self._names) + len(self._kind_of) > REMEMBERED:
            self._names.clear()
            self._kind_of.clear()

    def documents(self, ids: Sequence[str]) -> dict[str, dict[str, str]]:
        """Publisher, date and address of sources by id, as far as they are known."""
        missing = [id_ for id_ in ids if id_ not in self._documents]
        self._documents.update((id_, {}) for id_ in missing)
        for id_, key, value, _ in self.db.execute(
            f"SELECT entity, key, value, seq FROM fact WHERE entity IN {LISTED} "
            "AND key IN ('publisher', 'date', 'url') ORDER BY seq",
            (listed(missing),),
        ):
            self._documents[id_].setdefault(key, value)
        return {id_: self._documents[id_] for id_ in ids}

    def places(self, ids: Iterable[str]) -> dict[str, tuple[str, str]]:
        """Where each entity is in the list of its kind: the position of its group and its key in the group."""
        asked = f"SELECT id, grp_pos, sort FROM entity WHERE id IN {LISTED}"
        return {id_: (group, sort) for id_, group, sort in self.db.execute(asked, (listed(ids),))}

    def exists(self, id_: str) -> bool:
        """True when an entity has the id."""
        return self.db.execute("SELECT 1 FROM entity WHERE id = ?", (id_,)).fetchone() is not None

    def inline(self, text: str) -> Inline:
        """Text with ``[[id]]`` and ``[[id|text]]`` as spans; names are looked up now."""
        if "[[" not in text:
            return (Span(text),) if text else ()
        spans: list[Span] = []
        end = 0
        matches = list(LINK.finditer(text))
        known = self.kinds_of([match[1].strip() for match in matches])
        for match in matches:
            if match.start() > end:
                spans.append(Span(text[end : match.start()]))
            id_ = match[1].strip()
            spans.append(Span(match[2] or self._written(id_), id_ if id_ in known else None))
            end = match.end()
        if end < len(text):
            spans.append(Span(text[end:]))
        return tuple(spans)
