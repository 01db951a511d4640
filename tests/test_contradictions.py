"""What ``check`` says of statements that cannot be true together, in words of its own."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from eurasia_tui.cli.main import main
from eurasia_tui.compiler.build import build
from eurasia_tui.dates import show
from eurasia_tui.query.catalogue import Catalogue
from eurasia_tui.schema import KINDS
from eurasia_tui.units import base, is_figure

from .conftest import COUNTRY, ORGANISATION, Write


def codes(root: Path, capsys: pytest.CaptureFixture[str]) -> list[tuple[str, int, str]]:
    """(file, line, code) of every problem."""
    main(["check", str(root), "--json"])
    return [
        (problem["file"], problem["line"], problem["code"])
        for problem in json.loads(capsys.readouterr().out)["problems"]
    ]


PLACE = 'name = "P"\ntype = "city"\nsource = "src"\nas_of = 2024\n'
ROUND = {
    "organisations/a.toml": ORGANISATION.replace("Bund", "A") + 'part_of = ["b"]\n',
    "organisations/b.toml": ORGANISATION.replace("Bund", "B") + 'part_of = ["c"]\n',
    "organisations/c.toml": ORGANISATION.replace("Bund", "C") + 'part_of = ["a"]\n',
}


@pytest.mark.parametrize(
    ("files", "wanted"),
    [
        (ROUND, [("organisations/c.toml", 10, "cycle")]),
        ({"places/p.toml": PLACE + "lat = 91\nlon = 10\n"}, [("places/p.toml", 5, "wrong-type")]),
        ({"places/p.toml": PLACE + "lat = 9\nlon = -181\n"}, [("places/p.toml", 6, "wrong-type")]),
        (
            {"countries/landia.toml": COUNTRY + '\n[[facts]]\nlabel = "Population"\nvalue = 1000\nunit = "people"\n'},
            [("countries/landia.toml", 13, "stated-twice")],
        ),
        (
            {"organisations/bund.toml": ORGANISATION + "founded = -300\n"},
            [("organisations/bund.toml", 10, "impossible-date")],
        ),
        (
            {"organisations/bund.toml": ORGANISATION + 'founded = "0000"\n'},
            [("organisations/bund.toml", 10, "impossible-date")],
        ),
        ({"organisations/bund.toml": ORGANISATION + "founded = 988\ndissolved = 1240\n"}, []),
        ({"organisations/bund.toml": ORGANISATION + 'founded = "2001-05"\ndissolved = 2001\n'}, []),
    ],
)
def test_contradictions(
    files: dict[str, str],
    wanted: list[tuple[str, int, str]],
    small: dict[str, str],
    pack: Write,
    capsys: pytest.CaptureFixture[str],
) -> None:
    found = [problem for problem in codes(pack({**small, **files}), capsys) if problem[2] != "dangling-link"]
    assert found == wanted


def test_a_code_of_the_pack_below(pack: Write, capsys: pytest.CaptureFixture[str]) -> None:
    text = COUNTRY.replace('"LA"', '"KZ"').replace("; see [[bund]]", "").replace('"src"', '"factbook"')
    assert codes(pack({"countries/other.toml": text}), capsys) == [("countries/other.toml", 6, "duplicate-code")]


def test_years_before_1000_have_no_leading_zero(small: dict[str, str], pack: Write, tmp_path: Path) -> None:
    root = pack({**small, "organisations/bund.toml": ORGANISATION + "founded = 988\ndissolved = 1240\n"})
    assert (show("0988"), show("0988-05"), show("0988-05-03"), show("0988/1240")) == (
        "988",
        "May 988",
        "3 May 988",
        "988 – 1240",
    )
    build(root, tmp_path / "a.sqlite")
    catalogue = Catalogue.open(str(root), own=False)
    from eurasia_tui.query.pages.page import page
    from eurasia_tui.render.text import text

    assert "0988" not in text(page(catalogue, "bund"))
    assert "988" in text(page(catalogue, "bund"))


def test_no_message_speaks_of_our_classes(
    small: dict[str, str], pack: Write, capsys: pytest.CaptureFixture[str]
) -> None:
    """Every field of every kind is given values of the wrong types."""
    files = dict(small)
    for kind, cls in KINDS.items():
        for number, value in enumerate(('"x"', "5", "[5]", "true", "{ a = 1 }", "[[1]]", "2024-01-01T10:00:00Z", '""')):
            lines = [f"{field.alias or name} = {value}" for name, field in cls.model_fields.items() if name != "id"]
            files[f"{kind}/wrong-{number}.toml"] = "\n".join(lines) + "\n"
    main(["check", str(pack(files)), "--json"])
    problems = json.loads(capsys.readouterr().out)["problems"]
    assert len(problems) > 500
    for problem in problems:
        words = problem["message"]
        assert not re.search(
            r"Input should|constrained|function-|valid (string|list|dict|integer)|Edge|list\[|pydantic", words
        ), words


@pytest.mark.parametrize(
    ("unit", "wanted"),
    [
        ("thousand people", ("people", 1000)),
        ("persons", ("people", 1)),
        ("million km²", ("km²", 1e6)),
        ("ha", ("km²", 0.01)),
        ("sq mi", ("km²", 2.589988110336)),
        ("billion US$", ("US$", 1e9)),
        ("million t a year", ("t a year", 1e6)),
        ("GW", ("MW", 1e3)),
        ("camels", ("camels", 1)),
        ("", ("", 1)),
    ],
)
def test_units_are_brought_to_one(unit: str, wanted: tuple[str, float]) -> None:
    assert base(unit) == wanted


def test_what_is_a_figure() -> None:
    for text in ("7,221,868", "7 221 868", "7.2 million", "12345", "-3 bn", "7’221’868"):
        assert is_figure(text), text
    for text in ("2038", "about 7 million", "12 May 2020", "E40", "3 of 5", "1,2 and 3", ""):
        assert not is_figure(text), text
