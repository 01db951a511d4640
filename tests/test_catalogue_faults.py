"""A cached catalogue that is corrupt, cut short, foreign or of an older program is noticed and made again."""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import sqlite3
from pathlib import Path
from typing import get_args

import pytest

from eurasia_tui.catalogue import layout, validate_catalogue
from eurasia_tui.catalogue.files import PackError, cached_catalogue
from eurasia_tui.catalogue.layout import BLOCKS, BLOCKS_OF_RELATIONS, columns
from eurasia_tui.catalogue.validate_catalogue import trusted
from eurasia_tui.compiler.build import build
from eurasia_tui.query.pages.sections import BUILDERS
from eurasia_tui.schema import KINDS
from eurasia_tui.schema.page import Colour
from eurasia_tui.tui import styles
from eurasia_tui.tui.source_address import web_host
from eurasia_tui.tui.views import every_key

from .conftest import Run, Write


@pytest.mark.parametrize("fault", ["empty", "cut short", "foreign", "older", "a pipe", "garbage in the middle"])
def test_a_faulty_cached_catalogue_is_made_anew(fault: str, small: dict[str, str], pack: Write, eurasia: Run) -> None:
    root = pack(small)
    listing = ("--content", str(root), "list", "countries", "--json")
    assert eurasia(*listing).returncode == 0
    file = cached_catalogue(root)
    data = file.read_bytes()
    if fault == "empty":
        file.write_bytes(b"")
    elif fault == "cut short":
        file.write_bytes(data[: len(data) // 3])
    elif fault == "a pipe":
        file.unlink()
        os.mkfifo(file)
    elif fault == "foreign":
        file.unlink()
        with sqlite3.connect(file) as db:
            db.execute("CREATE TABLE other(x)")
    elif fault == "older":
        with sqlite3.connect(file) as db:
            db.execute("PRAGMA user_version = 0")
    else:
        middle = len(data) // 2
        file.write_bytes(data[: middle - 6000] + b"\xff" * 12_000 + data[middle + 6000 :])
    done = eurasia(*listing)
    assert "Traceback" not in done.stderr
    if fault != "garbage in the middle" or done.returncode == 0:
        assert done.returncode == 0, done.stderr
        assert [row["id"] for row in json.loads(done.stdout)] == ["landia"]
    else:  # damage that only a reading of the page shows: said in one line, with what to do
        assert "damaged" in done.stderr
        assert "delete" in done.stderr


def test_a_catalogue_handed_over_is_read_through_once_and_again_when_it_is_another(
    small: dict[str, str], pack: Write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file, looked = tmp_path / "a.eurasia", []
    build(pack(small), file)
    examined = validate_catalogue._examined
    monkeypatch.setattr(
        validate_catalogue, "_examined", lambda path, identity: looked.append(path) or examined(path, identity)
    )
    first = trusted(file)
    assert trusted(file) == first
    assert len(looked) == 1
    with sqlite3.connect(file) as db:
        db.execute("UPDATE meta SET value = 'other' WHERE key = 'name'")
    db.close()
    assert trusted(file)["name"] == "other"
    forge(file, "UPDATE kind SET data = '[]'")
    with pytest.raises(PackError):
        trusted(file)
    with pytest.raises(PackError):  # a refusal is not noted
        trusted(file)
    assert len(looked) == 4


def test_pipes_in_place_of_the_files_of_the_cache_keep_nobody_waiting(
    small: dict[str, str], pack: Write, tmp_path: Path, eurasia: Run
) -> None:
    build(pack(small), tmp_path / "a.eurasia")
    cache = tmp_path / "cache"
    asked = ("--content", str(tmp_path / "a.eurasia"), "ask", "population of Landia")
    before = eurasia(*asked, env={"XDG_CACHE_HOME": str(cache)})
    kept = [*cache.glob("eurasia/lexicon-*"), *cache.glob("eurasia/trusted/*")]
    assert len(kept) == 2
    for file in kept:
        file.unlink()
        os.mkfifo(file)
    after = eurasia(*asked, env={"XDG_CACHE_HOME": str(cache)})
    assert (after.stdout, after.stderr) == (before.stdout, before.stderr)
    assert all(file.is_file() for file in kept)


def forge(file: Path, *statements: str) -> None:
    """Write into a catalogue what its strict tables do not take, and leave them looking strict."""
    db = sqlite3.connect(file)
    ours = db.execute("SELECT sql, name FROM sqlite_schema WHERE sql IS NOT NULL").fetchall()
    db.execute("PRAGMA writable_schema = ON")
    db.execute(
        "UPDATE sqlite_schema SET sql = replace(replace(replace(sql, 'STRICT, ', ''), ' STRICT', ''), ' NOT NULL', '') "
        "WHERE type = 'table' AND name NOT LIKE 'search%'"
    )
    db.commit()
    db.close()
    db = sqlite3.connect(file)
    for statement in statements:
        db.execute(statement)
    db.execute("PRAGMA writable_schema = ON")
    db.executemany("UPDATE sqlite_schema SET sql = ? WHERE name = ?", ours)
    db.commit()
    db.close()


def many(table: str, count: int) -> str:
    """A statement that repeats the first row of a table under other slots."""
    names = columns(table)
    chosen = ", ".join("'s' || at" if name == "slot" else name for name in names)
    return (
        f"INSERT INTO {table} SELECT {chosen} FROM (SELECT * FROM {table} WHERE entity IN ('landia', 'bund') LIMIT 1), "
        f"(WITH RECURSIVE n(at) AS (SELECT 1 UNION ALL SELECT at + 1 FROM n WHERE at < {count}) SELECT at FROM n)"
    )


KIND = "UPDATE kind SET data = "
FORGED = {
    "an id that is a path": "UPDATE entity SET id = '../../../evil' WHERE id = 'landia'",
    "an id that goes on after a NUL": "UPDATE entity SET id = 'landia' || char(0) || '/../evil' WHERE id = 'landia'",
    "a name of 20 MB after a NUL": "UPDATE entity SET name = 'x' || char(0) || hex(zeroblob(10000000))",
    "an object that goes on after a NUL": "UPDATE relation SET object = 'bund' || char(0) || char(27) || '[31m'",
    "a name that is not UTF-8": "UPDATE entity SET name = CAST(x'61ff62' AS TEXT) WHERE id = 'landia'",
    "half of a surrogate pair": "UPDATE fact SET label = CAST(x'eda080' AS TEXT)",
    "a unit that ends within a letter": "UPDATE fact SET unit = CAST(x'61c3' AS TEXT)",
    "a kind that is a path": "UPDATE kind SET name = '../evil' WHERE name = 'concepts'",
    "an id with a control sequence": "UPDATE entity SET id = 'a' || char(27) || '[31m' WHERE id = 'landia'",
    "text for a number": "UPDATE fact SET seq = 'x'",
    "bytes for a text": "UPDATE entity SET name = x'ff00'",
    "nothing for a text": "UPDATE fact SET value = NULL",
    "an endless number": "UPDATE relation SET value = 9e999",
    "a text of 20 MB": "UPDATE entity SET name = hex(zeroblob(10000000))",
    "a date that is none": "UPDATE fact SET since = '9999-99-99'",
    "a day that is none": "UPDATE relation SET since_day = 'x'",
    "no name": "UPDATE entity SET name = NULL",
    "no metadata": "DELETE FROM meta",
    "a date of the data that is none": "UPDATE meta SET value = 'x' WHERE key = 'data_date'",
    "groups that are broken": "UPDATE meta SET value = '[' WHERE key = 'groups'",
    "no kinds": "DELETE FROM kind",
    "a kind of which nothing is said": KIND + "'{}'",
    "a kind that is broken": KIND + "'{'",
    "a kind that nests without end": KIND + "printf('%.*c', 100000, '[')",
    "a kind with more to say": KIND + "json_set(data, '$.evil', 1)",
    "a kind with a number for a key": KIND + "json_set(data, '$.key', 1)",
    "a kind with a section that is none": KIND + "json_set(data, '$.page', json('[5]'))",
    "a kind with rows that are none": KIND + """json_set(data, '$.page', json('[{"block":"facts","rows":5}]'))""",
    "a block that nobody can build": KIND + """json_set(data, '$.page', json('[{"block":"evil"}]'))""",
    "a block of a relation that is none": KIND
    + """json_set(data, '$.page', json('[{"block":"links","relation":"evil"}]'))""",
    "a side that is none": KIND
    + """json_set(data, '$.page', json('[{"block":"links","relation":"about","side":"under"}]'))""",
    "more kinds than there can be": "INSERT INTO kind SELECT 'z' || at, 50, json_set(data, '$.key', '') FROM kind, "
    "(WITH RECURSIVE n(at) AS (SELECT 1 UNION ALL SELECT at + 1 FROM n WHERE at < 50) SELECT at FROM n) "
    "WHERE name = 'countries'",
    "two kinds of one key": KIND + "json_set(data, '$.key', '1')",
    "no relation types": "DELETE FROM relation_type",
    "a strength of nought": "UPDATE relation_type SET strength = 0",
    "a relation that is not declared": "UPDATE relation SET name = 'evil'",
    "no group": "UPDATE entity SET grp = NULL",
    "an empty name": "UPDATE entity SET name = ' '",
    "a date without its day": "UPDATE fact SET since = '2020', since_day = NULL",
    "a day without its date": "UPDATE relation SET since_day = '2020-01-01', since = NULL",
    "a day of another form": "UPDATE relation SET since = '2020', since_day = '2020'",
    "an emptied full-text table": "DELETE FROM search",
    "a full-text table of another version": "UPDATE search_config SET v = 3 WHERE k = 'version'",
    "a subject of a million letters": "UPDATE relation SET subject = hex(zeroblob(400000))",
    "a unit of a million letters": "UPDATE fact SET unit = hex(zeroblob(400000))",
    "prose of 100,001 letters": "UPDATE prose SET text = printf('%.*c', 100001, 'x')",
    "10,001 facts of an entity": many("fact", 10_001),
    "20,001 relations of an entity": many("relation", 20_001),
    "evidence of another sort": "UPDATE fact SET evidence = 'hearsay'",
    "an indicator of which nothing is said": "INSERT INTO indicator VALUES ('k', '1', 'L', 'km', 't', 'src', '', '{}', 'x.toml')",
    "yearly figures that are not figures": """UPDATE series SET points = '{"x": null}'""",
    "yearly figures without end": """UPDATE series SET points = '{"2000": 1e999}'""",
}

SAID_OF_A_KIND: dict[str, tuple[object, ...]] = {
    "key": ("q", "ctrl+c", "q,ctrl+c,enter", "9", "0", "11", " "),
    "colour": ("chartreuse", "bold red on blue", "\x1b[31m", "Green"),
    "badge": ("b" * 10_000, "\x1b[31mx", "../x", "a b"),
    "sorts": (["\x1b]0;x\x07"], ["k" * 10_000], ["k"] * 20_000, [""]),
    "sign": (
        ["wide", "w"],
        ["", ""],
        ["\x1b", "x"],
        ["\u202e", "x"],
        ["世", "x"],
        ["\u0301", "x"],
        ["■", "■"],
        ["■", " "],
    ),
    "label": ("", "L" * 10_000, "a\nb", "\x1b[2J"),
    "tab": ("", "T" * 10_000),
    "singular": ("", "\u202e"),
    "array": ("../x", "\x1b[2J"),
    "columns": ([["gdp", "H" * 10_000, 5]], [["\x1b[2J", "H", 5]], [["gdp", "H", True]], [["gdp", "H", 5]] * 500),
    "sums": ([["gdp", "a\nb"]], [["a b", "sum"]], [["gdp", "sum"]] * 500),
    "page": (
        *([{"block": block}] for block in BLOCKS_OF_RELATIONS),
        *([{"block": block, "relation": "self"}] for block in ("bars", "others", "relations")),
        [{"block": "facts", "style": "evil"}],
        [{"block": "facts", "style": "chips"}],
        [{"block": "facts", "title": "\x1b[2J"}],
        [{"block": "facts", "title": "T" * 10_000}],
        [{"block": "facts", "rows": ["gdp"] * 1_000}],
        [{"block": "facts", "rows": ["gdp"]}] * 1_000,
        [{"block": "relations", "relation": "about", "columns": ["evil"]}],
    ),
}


@pytest.mark.parametrize("name", SAID_OF_A_KIND)
def test_a_kind_that_says_what_the_program_does_not_know_is_refused(
    name: str, small: dict[str, str], pack: Write, tmp_path: Path
) -> None:
    whole = tmp_path / "whole.eurasia"
    build(pack(small), whole)
    for number, value in enumerate(SAID_OF_A_KIND[name]):
        file = tmp_path / f"forged{number}.eurasia"
        shutil.copy(whole, file)
        with contextlib.closing(sqlite3.connect(file)) as db, db:
            db.execute(KIND + "json_set(data, ?, json(?)) WHERE name = 'countries'", (f"$.{name}", json.dumps(value)))
        with pytest.raises(PackError, match="declaration of a kind"):
            raise AssertionError(f"taken: {value!r}, {trusted(file)}")


def test_what_kinds_may_say_is_what_the_program_knows() -> None:
    """The declaration of a kind in a catalogue is looked at without the schema: what is allowed there is the same."""
    assert (*get_args(Colour),) == ("", *layout.COLOURS)
    assert {*layout.COLOURS} == {*styles.COLOURS}
    assert not {*layout.KIND_KEYS} & {key for key_ in every_key() for key in key_.keys.split(",")}
    for kind in KINDS.values():
        assert kind.key in ("", *layout.KIND_KEYS)
        for section in kind.page:
            assert bool(section.relation) == (section.block in BLOCKS_OF_RELATIONS), section


@pytest.mark.parametrize("name", FORGED)
def test_a_catalogue_that_says_what_none_can_say_is_refused(name: str, small: dict[str, str], pack: Write) -> None:
    series = '[[series]]\nkey = "k"\nlabel = "L"\nunit = "km"\npoints = { 2020 = 1 }\n'
    root = pack(
        {**small, "pack.toml": "standalone = true\n", "countries/landia.toml": small["countries/landia.toml"] + series}
    )
    file = root.with_name("forged.eurasia")
    build(root, file)
    assert trusted(file)["standalone"] == "1"
    forge(file)
    assert trusted(file)["standalone"] == "1"
    forge(file, FORGED[name])
    with pytest.raises(PackError, match=r"^forged\.eurasia .+"):
        trusted(file)


@pytest.mark.parametrize(
    ("address", "host"),
    [
        ("https://eec.eaeunion.org/x", "eec.eaeunion.org"),
        ("http://cis.minsk.by", "cis.minsk.by"),
        ("file:///etc/passwd", ""),
        ("javascript:alert(1)", ""),
        ("https://good.org@evil.org/", ""),
        ("https://good.org\\@evil.org", ""),
        ("https://a b", ""),
        ("ftp://x.org", ""),
        ("https://\u0430pple.com", "xn--pple-43d.com"),
    ],
)
def test_only_web_addresses_open_and_the_host_is_named(address: str, host: str) -> None:
    assert web_host(address) == host


def test_every_block_that_a_kind_may_name_can_be_built() -> None:
    assert set(BLOCKS) == set(BUILDERS)
