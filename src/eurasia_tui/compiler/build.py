"""Writes the catalogue of a pack: whole, or only the files that changed since the last one."""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import sqlite3
import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path
from urllib.parse import quote

from pydantic import ValidationError

from ..catalogue import layout
from ..catalogue.files import program_stamp
from ..catalogue.scan import PACK_FILE, PackFile, files, printable, recorded
from ..sanitize import clean
from ..schema import Entity
from ..schema.indicators import FOLDER
from ..schema.pack import PackInfo
from . import contradictions, documents, links, mentions, quotation_positions, series, state_names
from .declarations import write_declarations
from .entity_row import group, lines_of_ids, same_id, sort_key
from .evidence import readings, settle
from .ignored_files import ignored_file_problems
from .packs_below import Below
from .problems import Problem
from .reader import Unreadable, read
from .rows import RowMaker
from .validate import entities, pack_info_problems
from .writer import Writer, create, forget, forget_entities

Progress = Callable[[int, int], None]


def build(root: Path, target: Path | str, below: Below | None = None, progress: Progress | None = None) -> None:
    """Compile the pack at ``root`` into the catalogue ``target``.

    A path is written atomically beside the old file, from which unchanged files are taken over;
    a ``file:`` URI names a shared database in memory.  Raises OSError or sqlite3.OperationalError
    when the target cannot be written.  Problems in the pack raise nothing: they are rows.
    """
    below = below or Below()
    if isinstance(target, str):
        with contextlib.closing(sqlite3.connect(target, uri=True, check_same_thread=False)) as db:
            create(db)
            _Build(db, root, below, progress).run({})
        return
    target.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.", suffix=".tmp")
    os.close(handle)
    try:
        old = _take_over(Path(name), target, below)
        with contextlib.closing(sqlite3.connect(name)) as db:
            db.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;")
            if not old:
                create(db)
            _Build(db, root, below, progress).run(old)
            db.execute(f"PRAGMA application_id = {layout.APPLICATION_ID}")
            db.execute(f"PRAGMA user_version = {layout.SCHEMA_VERSION}")
            db.commit()
        with open(name, "rb+") as written:
            os.fsync(written.fileno())
        os.chmod(name, 0o644)
        os.replace(name, target)
    except BaseException:
        with contextlib.suppress(OSError):
            os.unlink(name)
        raise


def _take_over(new: Path, target: Path, below: Below) -> dict[str, tuple[int, int]]:
    """Copy the last catalogue to the new file where it can be updated; returns the files it was made of, else none."""
    with contextlib.suppress(sqlite3.DatabaseError, OSError), contextlib.ExitStack() as open_:
        if target.is_file():
            last = open_.enter_context(contextlib.closing(sqlite3.connect(f"file:{_quote(target)}?mode=ro", uri=True)))
            meta = dict(last.execute("SELECT key, value FROM meta"))
            version = last.execute("PRAGMA user_version").fetchone()[0]
            again = last.execute("SELECT 1 FROM problem WHERE code = 'duplicate-id'").fetchone()
            usable = version == layout.SCHEMA_VERSION and meta.get("program") == program_stamp() and not again
            if usable and meta.get("below") == below.fingerprint and (files_of := recorded(last)):
                shutil.copyfile(target, new)
                return files_of
    return {}


def _quote(path: Path) -> str:
    return quote(os.fsencode(path.absolute()))


class _Build:
    def __init__(self, db: sqlite3.Connection, root: Path, below: Below, progress: Progress | None) -> None:
        self.db, self.root, self.below, self.progress = db, root, below, progress
        self.problems: list[tuple[Problem, str]] = []
        self.ids: dict[str, str] = {}
        self.pack = PackInfo()

    def run(self, old: dict[str, tuple[int, int]]) -> None:
        db = self.db
        now = list(files(self.root))
        changed = [file for file in now if old.get(file.name) != (file.size, file.mtime_ns)]
        gone = set(old) - {file.name for file in now}
        if any(file.name == PACK_FILE for file in changed) or PACK_FILE in gone:
            if old:
                for table in (*layout.OVERRIDABLE, "entity", "indicator", "search", "spelling", "problem", "file"):
                    db.execute(f"DELETE FROM {table}")
                documents.forget_all(db)
            changed, gone = now, set()
        self._pack()
        for name in gone | {file.name for file in changed if file.name in old}:
            forget(db, name)
        headers = {name for (name,) in db.execute("SELECT DISTINCT file FROM entity WHERE file GLOB 'documents/*'")}
        for name in headers:
            forget_entities(db, name)  # a file may say now what the header of the document had to
        self.ids = {same_id(id_): file for id_, file in db.execute("SELECT id, file FROM entity")}
        # In the order of the panes: search ranks the first of very many, and countries come before sources.
        order = {kind: place for place, kind in enumerate([*self.pack.kinds, *self.below.kinds])}
        changed.sort(key=lambda file: order.get(file.kind, len(order)))
        writer = Writer(db)
        for index, file in enumerate(changed):
            if file.name != PACK_FILE and file.kind not in (FOLDER, documents.FOLDER):
                self._file(file, writer)
            if self.progress and index % 100 == 0:
                self.progress(index, len(changed))
        touched = gone | {file.name for file in changed}
        self._documents({file.name: file for file in now if file.kind == documents.FOLDER}, touched, writer)
        writer.finish()
        state_names.add(db)
        if not old:
            create(db, indexes=True)
            db.execute("INSERT INTO search(search) VALUES ('optimize')")
        self._indicators({file.name: file for file in now if file.kind == FOLDER}, touched)
        db.executemany("INSERT OR REPLACE INTO file VALUES (?, ?, ?)", [(f.name, f.size, f.mtime_ns) for f in changed])
        mentions.renew(db, self.below.db, touched)
        files_anew, anew = self._read_anew(touched, headers) if old else ("true", "true")
        settle(db, self.below.reading, anew)
        # Whether a pack stands alone is not known where its own file cannot be read.
        unread = any(problem.file == PACK_FILE for problem, _ in self.problems)
        series.contest(db)
        db.execute(f"DELETE FROM problem WHERE scope = 'statements' AND {files_anew}")
        self.problems += [(problem, "statements") for problem in contradictions.check_each(db, self.root, anew)]
        db.execute("DELETE FROM problem WHERE scope = 'links'")
        for problem in [
            *links.check(db, self.root, self.below.has),
            *series.check(db, self.root, self.below.has),
            *contradictions.check(db, self.root, None if unread else self.below.db),
            *ignored_file_problems(self.root, {file.name for file in now}),
        ]:
            self.problems.append((problem, "links"))
        self._quotations(touched)
        db.executemany(
            "INSERT INTO problem VALUES (?, ?, ?, ?, ?, ?, ?)",
            [(p.file, p.line, p.column, p.code, p.message, p.hint, scope) for p, scope in self.problems],
        )
        if not old or PACK_FILE in touched:
            write_declarations(self.db, [*self.pack.kinds, *self.below.kinds])
        db.commit()
        if self.progress:
            self.progress(len(changed), len(changed))

    def _read_anew(self, touched: set[str], headers: set[str]) -> tuple[str, str]:
        """Conditions on columns ``file`` and ``entity`` of what was read now; where a source, evidence for any file, was: true."""
        if {name.partition("/")[0] for name in touched} & {PACK_FILE, "sources", documents.FOLDER, FOLDER}:
            return "true", "true"
        self.db.execute("CREATE TEMP TABLE read_anew(file TEXT PRIMARY KEY) WITHOUT ROWID")
        self.db.executemany("INSERT INTO temp.read_anew VALUES (?)", ((name,) for name in touched | headers))
        files_ = "file IN (SELECT file FROM temp.read_anew)"
        return files_, f"entity IN (SELECT id FROM entity WHERE {files_})"

    def _pack(self) -> None:
        path = self.root / PACK_FILE
        if os.path.lexists(path):
            file = PackFile(str(path), PACK_FILE, 0, 0)
            try:
                tables, data = read(file, self.root)
                self.pack = PackInfo.model_validate(tables)
            except Unreadable as error:
                self.problems.append((error.problem, PACK_FILE))
            except ValidationError as error:
                found = pack_info_problems(file, tables, data, error)
                self.problems += [(problem, PACK_FILE) for problem in found]
        pack = self.pack
        meta = {
            "name": clean(pack.name),
            "version": clean(pack.version),
            "data_date": pack.data_date or self.below.data_date or "",
            "description": clean(pack.description or ""),
            "standalone": "1" if pack.standalone else "",
            "updates": "1" if pack.updates else "",
            "root": printable(str(self.root)),
            "groups": json.dumps(pack.groups or self.below.groups),
            "kinds": json.dumps(pack.kinds or self.below.kinds),
            "first": json.dumps(pack.first or self.below.first),
            "below": self.below.fingerprint,
            "program": program_stamp(),
        }
        self.db.executemany("INSERT OR REPLACE INTO meta VALUES (?, ?)", meta.items())

    def _file(self, file: PackFile, writer: Writer) -> None:
        problems: list[Problem] = []
        try:
            tables, data = read(file, self.root)
            lines = lines_of_ids(data)
            for entity, patch, loc in entities(file, tables, data, self.below.has, problems):
                same = same_id(entity.id)
                line = lines.get(entity.id, 1) if loc else 1
                if same in self.ids:
                    message = f"the id {clean(entity.id)} is already used by {self.ids[same]}"
                    problems.append(
                        Problem(file.name, line, 1, "duplicate-id", message, "ids are unique over all kinds")
                    )
                    continue
                self.ids[same] = file.name
                row = self._entity(entity, patch, (file.name, line, loc))
                writer.add(row, RowMaker(entity, patch=patch).make())
        except Unreadable as error:
            problems.append(error.problem)
        self.problems += [(problem, file.name) for problem in problems]

    def _documents(self, found: dict[str, PackFile], touched: set[str], writer: Writer) -> None:
        """Compile the documents of which the file is new, changed or gone; where no file says what their source is, they do."""
        db = self.db
        for name in touched:
            documents.forget(db, name)
        for name, file in sorted(found.items()):
            id_ = documents.id_of(name)
            without = same_id(id_) not in self.ids and not self.below.has(id_)
            if name not in touched and not without:
                continue
            problems: list[Problem] = []
            document = documents.read(file, self.root, problems)
            if document and without:
                self._source_of(document, name, writer, problems)
            if document and name in touched:
                documents.add(db, document, name)
            if name in touched:
                self.problems += [(problem, name) for problem in problems]

    def _source_of(self, document: documents.DocumentFile, name: str, writer: Writer, problems: list[Problem]) -> None:
        """Write the source that a document is the text of, as its header says."""
        place = PackFile("", f"sources/{document.id}.toml", 0, 0)
        wrong: list[Problem] = []
        for source, patch, _ in entities(place, documents.source_of(document), b"", self.below.has, wrong):
            self.ids[same_id(source.id)] = name
            writer.add(self._entity(source, patch, (name, 1, "")), RowMaker(source, patch=patch).make())
        problems += [Problem(name, 1, 1, item.code, f"header: {item.message}", item.hint) for item in wrong]

    def _quotations(self, touched: set[str]) -> None:
        """Look quotations up in the documents of their sources, when any of them changed."""
        if any(name.startswith(("quotes/", f"{documents.FOLDER}/", PACK_FILE)) for name in touched):
            self.db.execute("DELETE FROM problem WHERE scope = 'quotations'")
            for problem in quotation_positions.settle(self.db, self.root, self._text_below):
                self.problems.append((problem, "quotations"))

    def _text_below(self, source: str) -> list[str]:
        """The paragraphs of a document of a pack below."""
        if not self.below.db:
            return []
        asked = "SELECT text FROM paragraph WHERE document = ? ORDER BY number"
        return [text for (text,) in self.below.db.execute(asked, (source,))]

    def _indicators(self, tables: dict[str, PackFile], changed: set[str]) -> None:
        """Compile the indicators of which a file is new, changed or gone."""
        topics = (self.pack.groups or self.below.groups).get(FOLDER, [])
        paths = sorted({name.rpartition(".")[0] for name in changed if name.startswith(f"{FOLDER}/")})
        own = readings(self.db) if paths else {}
        for path in paths:
            self.problems += series.renew(
                self.db, self.root, path, tables, topics, lambda id_: {**self.below.reading(id_), **own.get(id_, {})}
            )

    def _entity(self, entity: Entity, patch: bool, place: tuple[str, int, str]) -> tuple[object, ...]:
        """The entity's own row; of a patch, what it leaves open is None."""
        name = group(entity)
        order = (self.pack.groups or self.below.groups).get(entity.kind, [])
        position = f"{order.index(name):04d}" if name in order else f"9999{name}"
        given = not patch or bool(entity.name)
        return (
            entity.id,
            entity.kind,
            clean(entity.title()) if given else None,
            name or (None if patch else ""),
            position if name or not patch else None,
            sort_key(entity, (self.pack.first or self.below.first).get(entity.kind, [])) if given else None,
            " ".join(entity.source or []),
            entity.as_of,
            int(entity.draft),
            *place,
        )


def problems(db: sqlite3.Connection, schema: str = "main") -> Iterable[Problem]:
    """Problems recorded in a catalogue, in the order of the files."""
    for row in db.execute(f"SELECT file, line, col, code, message, hint FROM {schema}.problem ORDER BY 1, 2, 3"):
        yield Problem(*row)
