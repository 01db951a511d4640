"""``eurasia check``: every problem at once, each at its place."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from .conftest import COUNTRY, ORGANISATION, Run, Write

CASES = {
    "toml-syntax": ("countries/landia.toml", COUNTRY + "\nbroken = \n", "broken", None),
    "unknown-key": ("countries/landia.toml", COUNTRY.replace("iso2", "iso_2"), "iso_2", "iso2"),
    "wrong-type": ("countries/landia.toml", COUNTRY.replace('iso2 = "LA"', "iso2 = 5"), "5", None),
    "missing-field": ("countries/landia.toml", COUNTRY.replace('group = "Central Asia"\n', ""), None, None),
    "dangling-link": ("organisations/bund.toml", ORGANISATION.replace('"landia"', '"landja"'), '"landja"', "landia"),
    "impossible-date": (
        "organisations/bund.toml",
        ORGANISATION.replace("2010-05-01", "2010-02-30"),
        '"2010-02-30"',
        None,
    ),
    "bad-id": ("countries/landia.toml", f'id = "Landia 2"\n{COUNTRY}', '"Landia 2"', None),
    "no-source": ("organisations/bund.toml", ORGANISATION.replace('source = "src"\n', ""), None, None),
}


@pytest.mark.parametrize("code", CASES)
def test_each_problem_has_its_position(code: str, small: dict[str, str], pack: Write, eurasia: Run) -> None:
    file, text, at, hint = CASES[code]
    root = pack({**small, file: text})
    done = eurasia("check", str(root), "--json")
    assert done.returncode == 1, done.stderr
    found = json.loads(done.stdout)
    assert not found["ok"]
    problem = next(problem for problem in found["problems"] if problem["code"] == code)
    assert problem["file"] == file
    if at and code != "toml-syntax":
        line = text.splitlines()[problem["line"] - 1]
        assert line[problem["column"] - 1 :].startswith(at)
    if hint:
        assert hint in problem["hint"]


@pytest.mark.parametrize(
    ("line", "at", "message", "hint"),
    [
        ("kind = []", "kind", "unknown key kind", "did you mean kinds?"),
        ("standalone = 3", "3", "standalone: expected true or false", ""),
        ('data_date = "2024-13"', '"2024-13"', "data_date: '2024-13': there is no month 13", ""),
    ],
)
def test_each_problem_of_the_pack_file_has_its_position(
    line: str, at: str, message: str, hint: str, small: dict[str, str], pack: Write, eurasia: Run
) -> None:
    text = f'name = "Mine"\n{line}\nversion = 1\n'
    found = json.loads(eurasia("check", str(pack({**small, "pack.toml": text})), "--json").stdout)["problems"]
    assert [problem["file"] for problem in found] == ["pack.toml"] * 2
    assert [(problem["line"], problem["column"]) for problem in found] == [(2, line.index(at) + 1), (3, 11)]
    assert (found[0]["message"], found[0]["hint"]) == (message, hint)


def test_a_wrong_choice_is_quoted_with_the_choices(small: dict[str, str], pack: Write, eurasia: Run) -> None:
    text = f'evidence = "gossip"\n{COUNTRY}'
    found = json.loads(eurasia("check", str(pack({**small, "countries/landia.toml": text})), "--json").stdout)
    message = "evidence: 'gossip' is not one of: document, page, record"
    assert message in [problem["message"] for problem in found["problems"]]


def test_problems_come_as_rows(small: dict[str, str], pack: Write, eurasia: Run) -> None:
    root = pack({**small, "countries/bad.toml": "iso3 = 1\n"})
    found = json.loads(eurasia("check", str(root), "--json").stdout)["problems"]
    rows = list(csv.DictReader(io.StringIO(eurasia("check", str(root), "--format", "csv").stdout)))
    assert [(row["file"], int(row["line"]), row["code"]) for row in rows] == [
        (problem["file"], problem["line"], problem["code"]) for problem in found
    ]


def test_a_dangling_link_in_prose_is_found_at_the_link(small: dict[str, str], pack: Write, eurasia: Run) -> None:
    root = pack({**small, "countries/landia.toml": COUNTRY.replace("[[bund]]", "[[bnd-x]]")})
    problem = json.loads(eurasia("check", str(root), "--json").stdout)["problems"][0]
    assert problem["code"] == "dangling-link"
    assert (
        COUNTRY.replace("[[bund]]", "[[bnd-x]]")
        .splitlines()[problem["line"] - 1][problem["column"] - 1 :]
        .startswith("[[bnd-x]]")
    )


def test_all_problems_come_at_once(small: dict[str, str], pack: Write, eurasia: Run) -> None:
    files = {**small, **{case[0].replace(".toml", f"-{i}.toml"): case[1] for i, case in enumerate(CASES.values())}}
    codes = {problem["code"] for problem in json.loads(eurasia("check", str(pack(files)), "--json").stdout)["problems"]}
    assert codes >= {"toml-syntax", "unknown-key", "wrong-type", "missing-field", "impossible-date", "dangling-link"}


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b'name = "\xff"', "not-utf8"),
        (b"name = '\0'", "nul-byte"),
        (b"x = " + b"[" * 500 + b"]" * 500, "nested-too-deep"),
        (b"x = " + b"9" * 5000, "number-too-long"),
        (b".".join([b"a"] * 20_000) + b" = 1", "key-too-deep"),
        (b"a = 1\na = 2", "toml-syntax"),
    ],
)
def test_bytes_that_the_reader_refuses(
    data: bytes, code: str, small: dict[str, str], pack: Write, eurasia: Run
) -> None:
    root = pack(small)
    (root / "countries" / "bad.toml").write_bytes(data)
    problems = json.loads(eurasia("check", str(root), "--json").stdout)["problems"]
    assert [(problem["file"], problem["code"]) for problem in problems] == [("countries/bad.toml", code)]


def test_duplicate_ids_also_by_case(small: dict[str, str], pack: Write, eurasia: Run) -> None:
    files = {**small, "organisations/landia.toml": ORGANISATION.replace("Bund", "Other")}
    codes = [problem["code"] for problem in json.loads(eurasia("check", str(pack(files)), "--json").stdout)["problems"]]
    assert codes == ["duplicate-id"]


def test_a_quotation_over_forty_words(small: dict[str, str], pack: Write, eurasia: Run) -> None:
    quote = f'speaker = "landia"\nquoted_from = "src"\ndate = 2024\nabout = ["bund"]\ntext = "{"word " * 41}"\n'
    problems = json.loads(eurasia("check", str(pack({**small, "quotes/long.toml": quote})), "--json").stdout)[
        "problems"
    ]
    assert [(problem["code"], problem["line"]) for problem in problems] == [("quotation-too-long", 5)]


def test_quotations_are_compared_with_the_text(
    small: dict[str, str], pack: Write, eurasia: Run, tmp_path: Path
) -> None:
    quote = 'speaker = "landia"\nquoted_from = "src"\ndate = 2024\nabout = ["bund"]\ntext = "It is “very” plain."\n'
    root = pack({**small, "quotes/short.toml": quote})
    text = tmp_path / "text.txt"
    text.write_text('They said: It is\n "very" plain. So be it.')
    options = ("check", str(root), "--quotes-from", str(text), "--source", "src", "--json")
    assert eurasia(*options).returncode == 0
    (root / "quotes/short.toml").write_text(quote.replace("plain", "clear"))
    done = eurasia(*options)
    assert done.returncode == 1
    assert [(problem["code"], problem["line"]) for problem in json.loads(done.stdout)["problems"]] == [
        ("not-verbatim", 5)
    ]


def test_the_built_in_pack_is_clean(eurasia: Run) -> None:
    done = eurasia("check")
    assert done.returncode == 0, done.stdout[-3000:]


def test_a_pack_with_broken_files_still_opens(small: dict[str, str], pack: Write, eurasia: Run) -> None:
    root = pack({**small, "countries/broken.toml": "name = "})
    listed = json.loads(eurasia("--content", str(root), "list", "countries", "--json").stdout)
    assert [row["id"] for row in listed] == ["landia"]
