"""How far the content is checked: what is unchecked, what has no address of its own, what is out of date, what differs.

    python scripts/evidence.py                          the counts, by kind
    python scripts/evidence.py --list unchecked         every case, one a line; --kind people narrows
    python scripts/evidence.py --write docs/evidence.md the counts as that document

unchecked    statements on general public record (evidence record)
bare         sources without an address, or with that of a home page, and how many statements name them first
superseded   offices, chairs and states of affairs without an end of which a later one is recorded
conflicts    figures for one key and year that differ by over a twentieth, and dates of one thing that differ, where
             nothing says that it is contested
borrowed     years of a summary that a statement of the same entity dates from sources which the summary does not name
"""

from __future__ import annotations

import argparse
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from eurasia_tui.query.catalogue import Catalogue

ROOT = Path(__file__).parents[1]
TABLES = ("fact", "relation", "prose", "series", "position")
HOME = re.compile(r"https?://[^/?#]+(/|/(en|eng|english|ru|index\.(html?|php)))?/?", re.IGNORECASE)
YEAR = re.compile(r"\b1[89]\d\d\b|\b20\d\d\b")
DIFFER = 0.05
"""Share by which two figures of one year may differ."""


class Case(NamedTuple):
    """One thing to be looked at: kind and id of its entity, and what it is."""

    kind: str
    id: str
    text: str


def statements(catalogue: Catalogue) -> Iterator[tuple[str, str, str, str, str]]:
    """Kind, id, evidence, first source and what is stated, of every statement that names a source."""
    kinds = dict(catalogue.db.execute("SELECT id, kind FROM entity").fetchall())
    columns = {
        "fact": "label || ': ' || value",
        "relation": "subject || ' ' || name || ' ' || object",
        "prose": "section || ' ' || heading",
        "series": "label",
        "position": "topic || ': ' || coalesce(holder, '')",
    }
    for table, text in columns.items():
        where = " AND name NOT IN ('mentions', 'see-also')" if table == "relation" else ""
        where += " AND type <> 'figure'" if table == "fact" else ""  # counted once, as series
        for entity, evidence, source, stated in catalogue.db.execute(
            f"SELECT entity, evidence, source, {text} FROM {table} WHERE source <> ''{where} ORDER BY entity"
        ):
            if kinds[entity] != "sources":
                yield kinds[entity], entity, evidence, source.split(" ")[0], stated


def unchecked(catalogue: Catalogue) -> Iterator[Case]:
    """Statements on general public record."""
    for kind, id_, evidence, source, text in statements(catalogue):
        if evidence == "record":
            yield Case(kind, id_, f"{text} ({source})")


def bare(catalogue: Catalogue) -> Iterator[Case]:
    """Sources of which a reader is not led to the page itself."""
    used = Counter(source for _, _, _, source, _ in statements(catalogue))
    addresses = dict(catalogue.db.execute("SELECT entity, value FROM fact WHERE key = 'url'").fetchall())
    for (id_,) in catalogue.db.execute("SELECT id FROM entity WHERE kind = 'sources' ORDER BY id").fetchall():
        address = addresses.get(id_, "")
        if not address or HOME.fullmatch(address):
            yield Case("sources", id_, f"{address or 'no address'}; first source of {used[id_]} statements")


def superseded(catalogue: Catalogue) -> Iterator[Case]:
    """What has no end and a successor."""
    kinds = dict(catalogue.db.execute("SELECT id, kind FROM entity").fetchall())
    rows = catalogue.db.execute(
        "SELECT subject, object, name, "
        "coalesce(CASE WHEN rank NOT IN ('minister', 'head-of-organisation') THEN rank END, role, ''), "  # several at once
        "coalesce(role, ''), since, since_day, until FROM relation WHERE name IN ('holds-office', 'chairs') ORDER BY since_day"
    ).fetchall()
    for subject, object_, name, post, role, since, day, until in rows:
        if until or not day or post == "other":
            continue
        for other, body, same, office, _, began, later, _ in rows:
            newer = later and later > day and other != subject
            if newer and (body, same, office) == (object_, name, post):
                yield Case(
                    kinds[subject],
                    subject,
                    f"{role or name} of {object_} since {since} without an end; {other} since {began}",
                )
                break
    for entity, value, since, later in catalogue.db.execute(
        "SELECT f.entity, f.value, f.since, g.since FROM fact f JOIN fact g ON g.entity = f.entity AND g.key = f.key "
        "AND g.since_day > f.since_day WHERE f.key = 'status' AND f.until IS NULL GROUP BY f.entity, f.value"
    ):
        yield Case(kinds[entity], entity, f"status {value!r} since {since} without an end; another since {later}")


def conflicts(catalogue: Catalogue) -> Iterator[Case]:
    """Figures of one year and dates of one membership that differ and are not said to be contested."""
    kinds = dict(catalogue.db.execute("SELECT id, kind FROM entity").fetchall())
    for entity, key, unit, year, low, high in catalogue.db.execute(
        "SELECT entity, key, unit, substr(as_of, 1, 4), min(number), max(number) FROM fact WHERE number IS NOT NULL "
        "AND as_of <> '' GROUP BY entity, key, unit, substr(as_of, 1, 4) HAVING count(*) > 1 AND max(contested) = 0"
    ):
        if high - low > DIFFER * max(abs(high), abs(low)) and not _rounded(low, high):
            yield Case(kinds[entity], entity, f"{key} of {year}: {low:g} and {high:g} {unit}")
    for subject, object_, status, dates in catalogue.db.execute(
        "SELECT subject, object, status, group_concat(DISTINCT since) FROM relation WHERE name = 'member-of' AND since <> '' "
        "AND until IS NULL GROUP BY subject, object, status HAVING count(DISTINCT since_day) > 1 AND max(contested) = 0"
    ):
        yield Case(kinds[object_], object_, f"{subject}, {status} since {dates.replace(',', ' and ')}")


def borrowed(catalogue: Catalogue) -> Iterator[Case]:
    """Summaries of which a year stands on sources that they do not name."""
    kinds = dict(catalogue.db.execute("SELECT id, kind FROM entity").fetchall())
    dated: dict[tuple[str, str], list[set[str]]] = defaultdict(list)
    for entity, sources, *dates in catalogue.db.execute(
        "SELECT entity, source, since, until, part_since, part_until FROM relation "
        "WHERE source <> '' AND name NOT IN ('mentions', 'see-also', 'chairs') UNION ALL "
        "SELECT entity, source, since, until, NULL, NULL FROM fact WHERE source <> '' AND type NOT IN ('figure', 'id')"
    ):
        for year in YEAR.findall(" ".join(filter(None, dates))):
            dated[entity, year].append(set(sources.split()))
    for entity, text, sources in catalogue.db.execute(
        "SELECT entity, text, source FROM prose WHERE section = 'summary' AND source <> '' ORDER BY entity"
    ):
        own = set(sources.split())
        for year in sorted(set(YEAR.findall(text))):
            others = dated[entity, year]
            if others and not any(own & other for other in others):
                yield Case(kinds[entity], entity, f"{year} is from {', '.join(sorted(others[0]))}")


def _rounded(first: float, second: float) -> bool:
    """One of two figures is the other with fewer decimals."""
    decimals = min(len(f"{value:g}".partition(".")[2]) for value in (first, second))
    return round(first, decimals) == round(second, decimals)


HEAD = """\
# How far the content is checked

Made by `python scripts/evidence.py --write docs/evidence.md` from the content of {date}. `document`: a stored text or data file says it;
`page`: an editor read it on the exact public page; `record`: neither (○). A line of a table of yearly figures counts as one statement. Statements about the
sources themselves are not counted.

| kind | statements | document | page | record | record, % |
| --- | ---: | ---: | ---: | ---: | ---: |
"""

LISTS = {"unchecked": unchecked, "bare": bare, "superseded": superseded, "conflicts": conflicts, "borrowed": borrowed}


def report(catalogue: Catalogue) -> str:
    """The counts as a document."""
    total: Counter[str] = Counter()
    grades: Counter[tuple[str, str]] = Counter()
    for kind, _, evidence, _, _ in statements(catalogue):
        total[kind] += 1
        grades[kind, evidence] += 1
    lines = HEAD.format(date=catalogue.now).splitlines()
    for kind in [*(kind for kind in catalogue.kinds if total[kind]), "all"]:
        counts = [
            sum(grades.values()) if kind == "all" else total[kind],
            *(
                sum(number for (of, grade), number in grades.items() if grade == evidence and kind in (of, "all"))
                for evidence in ("document", "page", "record")
            ),
        ]
        share = 100 * counts[3] / counts[0]
        lines.append(f"| {kind} | {' | '.join(f'{count:,}' for count in counts)} | {share:.1f} |")
    sources = catalogue.db.execute("SELECT count(*) FROM entity WHERE kind = 'sources'").fetchone()[0]
    without = list(bare(catalogue))
    lines += [
        "",
        f"Of {sources:,} sources {len(without):,} have no address, or that of a home page.",
        "",
        "| what | cases | by kind |",
        "| --- | ---: | --- |",
    ]
    for name in ("superseded", "conflicts", "borrowed"):
        cases = list(LISTS[name](catalogue))
        by_kind = ", ".join(f"{kind} {number}" for kind, number in Counter(case.kind for case in cases).most_common())
        lines.append(f"| {name} | {len(cases)} | {by_kind} |")
    lines += [
        "",
        "`superseded`: an office, a chair or a status without an end of which a later one is recorded (joint holders are among them). `conflicts`: figures for one",
        "key and year that differ by over a twentieth, and dates of one membership that differ, where nothing says that it is contested.",
        "`borrowed`: years of a summary that a statement of the same entity dates from sources which the summary does not name.",
    ]
    return "\n".join(lines) + "\n"


def main() -> int:
    """Print the counts, a list, or write the document."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--list", choices=LISTS, help="print every case")
    parser.add_argument("--kind", help="only entities of this kind")
    parser.add_argument("--write", type=Path, help="write the counts to this file")
    args = parser.parse_args()
    catalogue = Catalogue.open(str(ROOT / "content"), own=False)
    if args.list:
        for case in LISTS[args.list](catalogue):
            if not args.kind or case.kind == args.kind:
                print(f"{case.kind}/{case.id}: {case.text}")
    elif args.write:
        args.write.write_text(report(catalogue), encoding="utf-8")
    else:
        print(report(catalogue))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
