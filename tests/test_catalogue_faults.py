"""A cached catalogue that is corrupt, cut short, foreign or of an older program is noticed and made anew."""

from __future__ import annotations

import json
import sqlite3

import pytest

from eurasia_tui.catalogue.packs import cached_catalogue
from eurasia_tui.tui.yours import web_host

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


@pytest.mark.parametrize(
    ("address", "host"),
    [
        ("https://eec.eaeunion.org/x", "eec.eaeunion.org"), ("http://cis.minsk.by", "cis.minsk.by"), ("file:///etc/passwd", ""),
        ("javascript:alert(1)", ""), ("https://good.org@evil.org/", ""), ("https://good.org\\@evil.org", ""), ("https://a b", ""),
        ("ftp://x.org", ""), ("https://\u0430pple.com", "xn--pple-43d.com"),
    ],
)  # fmt: skip
def test_only_web_addresses_open_and_the_host_is_named(address: str, host: str) -> None:
    assert web_host(address) == host
