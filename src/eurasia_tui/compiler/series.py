"""Compiles the indicators of a pack: a TOML file that says what they are, and a CSV table of figures a year.

Each entity's figures become a row of table ``series``; the newest also becomes a fact, so that everything that knows
facts (lists, comparisons, questions) knows the indicator.
"""

from __future__ import annotations

import difflib
import json
import re
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from ..catalogue.scan import PackFile
from ..named_tuple import NamedTuple
from ..sanitize import clean, clean_line
from ..schema.indicators import FOLDER, Indicator
from ..schema.types import ID_PATTERN
from .evidence import Reading, grade
from .figure_row import figure
from .problems import Problem
from .reader import Unreadable, load, read
from .rows import Row
from .validate import model
from .writer import insert

MAX_ROWS = 20_000
"""Lines of one table."""

DIFFER = 0.2
"""Share of a figure by which another source's of the same year may differ and still be the same but for rounding and edition."""

_YEAR = re.compile(r"\d{4}", re.ASCII)
_CELL = r"-?(?:0|[1-9][0-9]{0,29})(?:\.[0-9]{1,30})?(?:[eE][-+]?[0-9]{1,2})?"
_NUMBER = re.compile(_CELL)
_CELLS = re.compile(f"(?:{_CELL})?(?:,(?:{_CELL})?)*")
_ID = re.compile(ID_PATTERN)


class YearlyRow(NamedTuple):
    """One line of a table: ``points`` is JSON of year to figure; ``other`` the second entity of a pair."""

    entity: str
    other: str
    points: str
    year: str
    value: float
    """The newest figure."""


def table(file: PackFile, data: bytes, pairs: bool, problems: list[Problem]) -> Iterator[YearlyRow]:
    """The lines of a CSV table that stand, and a problem for everything else. Quotes are not needed and not known."""

    def problem(line: int, column: int, code: str, message: str, hint: str = "") -> None:
        problems.append(Problem(file.name, line, column, code, clean_line(message)[:300], hint))

    try:
        lines = data.decode("utf-8-sig").replace("\0", "").splitlines()
    except UnicodeDecodeError as error:
        problem(data.count(b"\n", 0, error.start) + 1, 1, "not-utf8", "not UTF-8", "save the file as UTF-8")
        return
    keys = ["id", "with"] if pairs else ["id"]
    size = len(keys)
    head = lines[0].split(",") if lines else []
    years = head[size:]
    if head[:size] != keys or not years or not all(map(_YEAR.fullmatch, years)) or years != sorted(set(years)):
        hint = f"write {','.join(keys)},2020,2021 ... with the years in order"
        problem(1, 1, "bad-header", "the first line does not name the columns", hint)
        return
    if len(lines) > MAX_ROWS:
        problem(MAX_ROWS, 1, "list-too-long", f"over {MAX_ROWS:,} lines", "split the file into two indicators")
        return
    marks = [f'"{year}": ' for year in years]
    seen: dict[str, int] = {}
    for number, line in enumerate(lines[1:], 2):
        *key, cells = line.split(",", size) if line.count(",") >= size else (line, "")
        if not line.strip():
            continue
        name = " ".join(key)
        values = cells.split(",")
        if wrong := [part for part in key if not _ID.fullmatch(part)]:
            problem(number, 1, "bad-id", f"{wrong[0]!r} is not an id", "write the id of an entity, as in its file name")
        elif len(key) < size or len(values) > len(years):
            problem(number, 1, "wrong-type", f"{line.count(',') + 1} columns", f"the first line has {len(head)}")
        elif name in seen:
            problem(number, 1, "duplicate-row", f"{name} is already in line {seen[name]}", "remove one of them")
        elif not _CELLS.fullmatch(cells):
            at = next(index for index, cell in enumerate(values) if cell and not _NUMBER.fullmatch(cell))
            column = len(line) - len(cells) + sum(len(cell) + 1 for cell in values[:at]) + 1
            hint = "write digits and a point, or leave it empty"
            problem(number, column, "wrong-type", f"{values[at]!r} is not a number", hint)
        else:
            seen[name] = number
            pairs_ = [(mark, value) for mark, value in zip(marks, values, strict=False) if value]
            if pairs_:
                mark, value = pairs_[-1]
                points = ", ".join([first + second for first, second in pairs_])
                yield YearlyRow(key[0], key[1] if pairs else "", f"{{{points}}}", mark[1:5], float(value))


def rows(
    stem: str, indicator: Indicator, lines: Iterable[YearlyRow], reading: Callable[[str], Reading]
) -> tuple[list[Row], list[Row]]:
    """Rows of tables ``series`` and ``fact``."""
    loc = f"{FOLDER}/{stem}"
    source = indicator.source or []
    evidence: str = indicator.evidence or ("page" if indicator.seen else "")
    seen = indicator.seen
    inherits = not evidence
    if inherits and source and (how := reading(source[0])):
        evidence, seen = grade(how)
    receipt: Row = {
        "source": " ".join(source) or None,
        "as_of": indicator.as_of,
        "evidence": evidence,
        "inherits": int(inherits),
        "seen": seen,
        "contested": int(indicator.contested),
        "note": None,
    }
    about = {"key": stem, "label": clean(indicator.label), "unit": clean(indicator.unit), **receipt, "loc": loc}
    slot = f"{stem}@{(source or [''])[0]}@"
    series: list[Row] = []
    facts: list[Row] = []
    for line in lines:
        series.append(
            {
                **about,
                "entity": line.entity,
                "slot": slot + line.other,
                "other": line.other,
                "points": line.points,
                "as_of": indicator.as_of or line.year,
            }
        )
        if not line.other:
            facts.append(figure(line.entity, stem, about["label"], about["unit"], line.year, line.value, receipt, loc))
    return series, facts


def indicator_row(stem: str, position: str, indicator: Indicator) -> Row:
    """The row of table ``indicator``."""
    data = {
        "code": indicator.code,
        "method": indicator.method,
        "breaks": [part.model_dump(exclude_defaults=True) for part in indicator.breaks],
        "never_with": indicator.never_with,
        "pairs": indicator.pairs,
        "chart": indicator.chart,
    }
    return {
        "key": stem,
        "pos": position,
        "label": clean(indicator.label),
        "unit": clean(indicator.unit),
        "topic": clean(indicator.topic),
        "source": " ".join(indicator.source or []),
        "note": clean(indicator.note) if indicator.note else None,
        "data": json.dumps(data, ensure_ascii=False),
        "file": f"{FOLDER}/{stem}.toml",
    }


def renew(
    db: sqlite3.Connection,
    root: Path,
    path: str,
    files: dict[str, PackFile],
    topics: Sequence[str],
    reading: Callable[[str], Reading],
) -> list[tuple[Problem, str]]:
    """Compile one indicator again; ``path`` is that of its files without their ending. Problems come with their file."""
    stem = path.removeprefix(f"{FOLDER}/")
    if db.execute("DELETE FROM indicator WHERE key = ?", (stem,)).rowcount:
        for name in ("series", "fact"):
            db.execute(f"DELETE FROM {name} WHERE key = ? AND loc = ?", (stem, path))
    about, figures = files.get(f"{path}.toml"), files.get(f"{path}.csv")
    problems: list[Problem] = []
    if about and not _ID.fullmatch(stem):
        hint = "use lower-case letters, digits and hyphens, as in gdp-growth"
        problems.append(Problem(about.name, 1, 1, "bad-id", f"{clean_line(stem)} is not a key", hint))
    elif about and figures:
        try:
            tables, data = read(about, root)
            indicator = model(about, Indicator, tables, data, problems)
            if indicator:
                lines = table(figures, load(figures, root), indicator.pairs, problems)
                series, facts = rows(stem, indicator, lines, reading)
                insert(db, "series", series)
                insert(db, "fact", facts)
                insert(db, "indicator", [indicator_row(stem, _position(topics, indicator), indicator)])
        except Unreadable as error:
            problems.append(error.problem)
    elif about:
        problems.append(
            Problem(about.name, 1, 1, "no-table", f"{path}.csv is missing", "write the figures into that file")
        )
    elif figures:
        hint = "describe the figures in that file"
        problems.append(Problem(figures.name, 1, 1, "no-indicator", f"{path}.toml is missing", hint))
    return [(problem, problem.file) for problem in problems]


def _position(topics: Sequence[str], indicator: Indicator) -> str:
    place = topics.index(indicator.topic) if indicator.topic in topics else len(topics)
    return f"{place:04d}{indicator.order:04d}{indicator.label}"


def contest(db: sqlite3.Connection) -> None:
    """A figure is contested when a fact beside it is, or differs from it for one year by over DIFFER."""
    found = db.execute(
        "SELECT DISTINCT f.rowid FROM fact o JOIN fact f ON f.entity = o.entity AND f.key = o.key AND f.type = 'figure' "
        "WHERE o.key IN (SELECT key FROM indicator) AND o.type <> 'figure' AND o.number IS NOT NULL AND (o.contested OR "
        "(substr(o.as_of, 1, 4) = f.as_of AND o.unit = f.unit AND abs(o.number - f.number) > ? * abs(f.number)))",
        (DIFFER,),
    ).fetchall()
    db.execute(
        "UPDATE fact SET contested = 0 WHERE type = 'figure' AND contested AND loc NOT IN (SELECT loc FROM series WHERE contested)"
    )
    db.executemany("UPDATE fact SET contested = 1 WHERE rowid = ?", found)


def check(db: sqlite3.Connection, root: Path, below: Callable[[str], bool]) -> Iterator[Problem]:
    """Entities, sources and indicators that are named and do not exist."""
    ids = {row[0] for row in db.execute("SELECT id FROM entity")}

    def missing(id_: str) -> bool:
        return id_ not in ids and not below(id_)

    keys = [row[0] for row in db.execute("SELECT key FROM indicator")]
    for file, source, data in db.execute("SELECT file, source, data FROM indicator").fetchall():
        if not source:
            yield Problem(file, 1, 1, "no-source", "an indicator without a source", "name the data file it comes from")
        for id_ in source.split():
            if missing(id_):
                yield Problem(file, 1, 1, "dangling-link", f"no source has the id {clean_line(id_)}")
        for other in json.loads(data)["never_with"]:
            if other not in keys:
                near = difflib.get_close_matches(other, keys, 1)
                hint = f"did you mean {near[0]}?" if near else "write the key of another indicator"
                yield Problem(file, 1, 1, "dangling-link", f"no indicator has the key {clean_line(other)}", hint)
    named = "SELECT loc, entity AS id FROM series UNION SELECT loc, other FROM series"
    for loc, id_ in db.execute(
        f"SELECT loc, id FROM ({named}) WHERE loc GLOB '{FOLDER}/*' AND id <> '' AND id NOT IN (SELECT id FROM entity)"
    ).fetchall():
        if missing(id_):
            near = difflib.get_close_matches(id_, ids, 1)
            hint = f"did you mean {near[0]}?" if near else "write the entity, or remove the line"
            line = _line_of(root / f"{loc}.csv", id_)
            yield Problem(f"{loc}.csv", line, 1, "dangling-link", f"no entity has the id {clean_line(id_)}", hint)


def _line_of(path: Path, id_: str) -> int:
    """The line of a table that names an id."""
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except OSError:
        return 1
    return next((number for number, line in enumerate(lines, 1) if id_ in line.split(",")[:2]), 1)
