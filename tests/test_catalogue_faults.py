"""A cached catalogue that is corrupt, cut short, foreign or of an older program is noticed and made anew."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path

import pytest

from eurasia_tui.catalogue import validate_catalogue
from eurasia_tui.catalogue.files import PackError, cached_catalogue
from eurasia_tui.catalogue.layout import BLOCKS, columns
from eurasia_tui.catalogue.validate_catalogue import trusted
from eurasia_tui.compiler.build import build
from eurasia_tui.query.sections import BUILDERS
from eurasia_tui.tui.source_address import web_host

from .conftest import Run, Write


@pytest.mark.parametrize("fault", ["empty", "cut short", "foreign", "older", "garbage in the middle"])
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
        assert [one["id"] for one in json.loads(done.stdout)] == ["landia"]
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
    "yearly figures that are not figures": """UPDATE series SET points = '{"x": null}'""",
    "yearly figures without end": """UPDATE series SET points = '{"2000": 1e999}'""",
}


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
