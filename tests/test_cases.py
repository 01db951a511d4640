"""Inputs that once failed, each with what is right. Those that need a terminal or a signal stand in the files named below.

terminal-bytes-not-utf8, kitty-key-subfields, late-terminal-reply, ctrl-keys-russian-layout-kitty: test_terminal_input.py
and test_every_script_and_key.py; attack-wrong-entity: test_key_bundles.py and test_keys_entity.py; attack-sigcont:
test_job_control.py; attack-filter-paste: test_text_boxes.py; attack-catalogue-overwritten: test_catalogue_lost.py;
attack-serve-*: test_serve_limits.py; attack-editor-missing, attack-rename: test_keys_entity.py, test_writing_faults.py;
attack-overlay-injection: test_keys_entity.py; attack-state-wrong-type, bom-own-files, note-in-a-merge:
test_notes_faults.py; hindi-names-width: test_widths.py; bibtex-authors-keys: test_citation_styles.py; sqlite-sources:
test_exports.py; attack-full-disk: test_writing_faults.py.
"""

from __future__ import annotations

import csv
import json
import os
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from markdown_it import MarkdownIt

from eurasia_tui.cli.main import main

CASES = Path(__file__).parent / "cases"


def run(capsys: pytest.CaptureFixture[str], *words: str) -> str:
    """What a command prints, with what it says on the other stream."""
    main(list(words))
    done = capsys.readouterr()
    return done.out + done.err


@pytest.mark.parametrize(
    ("text", "page"),
    [
        # cyrillic-acronym-is-a-latin-code
        ("ЕС", "European Union"),
        ("КР", "Kyrgyzstan"),
        # dataset-names
        ("Korea, Rep.", "Republic of Korea"),
        ("Korea, Republic of", "Republic of Korea"),
        ("Korea, Dem. People's Rep.", "DPR Korea"),
        ("Iran (Islamic Republic of)", "Iran"),
        ("Iran, Islamic Rep.", "Iran"),
        ("Congo, Dem. Rep.", "DR Congo"),
        ("Gambia, The", "Gambia"),
        ("The Netherlands", "Netherlands"),
        ("COTE D IVOIRE", "Côte d’Ivoire"),
        ("FYROM", "North Macedonia"),
        ("Vatican", "Holy See"),
        # dotted-initials
        ("D.P.R.K.", "DPR Korea"),
        ("E.A.E.U.", "Eurasian Economic Union"),
        # names-only-ask-knows
        ("США", "United States"),
        ("Англия", "United Kingdom"),
        ("Holland", "Netherlands"),
        # numeric-code
        ("004", "Afghanistan"),
        ("398", "Kazakhstan"),
        # search-uzbek-turned-comma
        *((f"Qozog{mark}iston", "Kazakhstan") for mark in "'\u2018\u2019\u02bb\u02bc\u0060\u02b9"),
    ],
)
def test_names_are_known(text: str, page: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert page in run(capsys, "show", text).splitlines()[0]


@pytest.mark.parametrize(
    ("words", "wanted", "never"),
    [
        (["ask", "E.A.E.U."], "Eurasian Economic Union", "European Union is"),
        (["ask", "population of U.K."], "United Kingdom", "Narayanan"),
        (["search", "U.S.A."], "United States", "Chabahar"),
        (["relate", "ЕС", "Россия"], "European Union", "Spain"),
        (["relate", "США", "РФ"], "United States", "no entity named"),
        # search-arabic-marks
        (["search", "إِيرَان"], "Iran", "Imran Khan"),
        # search-pinyin
        (["search", "俄国"], "", "Germany"),
        (["search", "丝路"], "", "Slovakia"),
        (["ask", "上合"], "Shanghai Cooperation", "Yang Shangkun"),
        (["search", "西安"], "Xi'an", "Hong Kong"),
        *(
            (["--content", "search-han-text", "search", text], "Text in other scripts", "Nothing found")
            for text in ("铁路", "北京", "総会", "المؤتمرات")
        ),
    ],
)
def test_answers(words: list[str], wanted: str, never: str, capsys: pytest.CaptureFixture[str]) -> None:
    words = [str(CASES / word / "pack") if word == "search-han-text" else word for word in words]
    found = run(capsys, *words)
    assert wanted in found
    assert never not in found


def test_the_entity_that_is_meant_is_the_first_hit(capsys: pytest.CaptureFixture[str]) -> None:
    assert "Netherlands" in run(capsys, "search", "Holland").splitlines()[0]
    assert "China" in run(capsys, "search", "КНР").splitlines()[0]


def check(capsys: pytest.CaptureFixture[str], case: str) -> list[tuple[str, int, str, str]]:
    """(file, line, code, message) of each problem of a case's pack."""
    problems = json.loads(run(capsys, "check", str(CASES / case / "pack"), "--json"))["problems"]
    return [(problem["file"], problem["line"], problem["code"], problem["message"]) for problem in problems]


def test_impossible_orders(capsys: pytest.CaptureFixture[str]) -> None:
    found = [problem[:3] for problem in check(capsys, "impossible-orders")]
    assert found == [
        ("countries/bb.toml", 3, "duplicate-code"),
        ("organisations/body.toml", 6, "impossible-order"),
        ("organisations/body.toml", 8, "impossible-order"),
        ("organisations/body.toml", 9, "impossible-order"),
        ("organisations/body.toml", 9, "stated-twice"),
    ]


def test_check_messages(capsys: pytest.CaptureFixture[str]) -> None:
    found = check(capsys, "check-messages")
    assert [problem[:3] for problem in found] == [
        ("organisations/after.toml", 2, "misplaced-key"),
        ("organisations/nbsp.toml", 1, "toml-syntax"),
    ]
    assert found[0][3] == "type, source, as_of belong above [names] (line 2)"
    assert found[1][3] == "U+00A0 at column 5 is not a space"


def test_mixed_units(capsys: pytest.CaptureFixture[str]) -> None:
    codes = [code for _, _, code, _ in check(capsys, "mixed-units")]
    assert (codes.count("figure-as-text"), codes.count("other-unit")) == (3, 6)
    pack = ("--content", str(CASES / "mixed-units" / "pack"))
    listed = json.loads(run(capsys, *pack, "list", "countries", "--sort", "population", "--json"))
    assert [(row["id"], row["population"]) for row in listed[:3]] == [
        ("ee", 1_400_000_000),
        ("bb", 36_000_000),
        ("aa", 20_592_571),
    ]
    areas = run(capsys, *pack, "list", "countries", "--sort", "area").split("\n")
    assert [line.split()[0] for line in areas[:5]] == ["Eland", "Aland", "Bland", "Cland", "Dland"]
    compared = run(capsys, *pack, "compare", "aa", "bb")
    assert "no fact in common" not in compared
    assert "in another unit" in compared


def test_a_name_of_several_lines(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert [problem[1:3] for problem in check(capsys, "name-of-several-lines")] == [(1, "several-lines")]
    pack = ("--content", str(CASES / "name-of-several-lines" / "pack"))
    assert "Multi line name" in run(capsys, *pack, "list", "organisations")
    run(capsys, *pack, "export", "--format", "markdown", str(tmp_path / "out"))
    text = (tmp_path / "out" / "organisations" / "m.md").read_text(encoding="utf-8")
    assert "# ◎ Multi line name" in text or "Multi line name\n" in text


def test_names_of_files(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """windows-names"""
    root = tmp_path / "pack"
    (root / "organisations").mkdir(parents=True)
    (root / "pack.toml").write_text("standalone = true\n")
    text = 'name = "G"\ntype = "forum"\ndraft = true\n'
    for name in ("Gamma.TOML", "aux.toml", "con.toml", "delta.toml.txt", "fine.toml"):
        (root / "organisations" / name).write_text(text)
    problems = json.loads(run(capsys, "check", str(root), "--json"))["problems"]
    assert sorted((problem["file"], problem["code"]) for problem in problems) == [
        ("organisations/Gamma.TOML", "not-read"),
        ("organisations/aux.toml", "name-of-file"),
        ("organisations/con.toml", "name-of-file"),
        ("organisations/delta.toml.txt", "not-read"),
    ]
    for name in ("aux", "nul", "com1", "lpt9"):
        assert "Windows" in run(capsys, "--content", str(root), "new", "organisation", name)


def test_a_file_name_that_is_not_utf8(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = tmp_path / "pack"
    (root / "organisations").mkdir(parents=True)
    (root / "pack.toml").write_text("standalone = true\n")
    (root / "organisations" / "good.toml").write_text('name = "Good"\ntype = "forum"\ndraft = true\n')
    with open(os.fsencode(root / "organisations") + b"/b\xe4d.toml", "w") as handle:
        handle.write('name = "Bad"\ntype = "forum"\ndraft = true\n')
    problems = json.loads(run(capsys, "check", str(root), "--json"))["problems"]
    assert len(problems) == 1
    assert "xe4" in problems[0]["file"]
    assert "Good" in run(capsys, "--content", str(root), "list", "organisations")


def test_csv_negative_numbers(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(capsys, "export", "--format", "csv", str(tmp_path / "out"))
    with open(tmp_path / "out" / "facts.csv", encoding="utf-8", newline="") as handle:
        values = [row["value"] for row in csv.DictReader(handle)]
    assert [value for value in values if value.startswith("-")]
    assert not [value for value in values if value.startswith("'-") and value[2:3].isdigit()]


def test_attack_markdown(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pack = ("--content", str(CASES / "attack-markdown-injection" / "pack"))
    text = run(capsys, *pack, "show", "src", "--format", "markdown")
    tokens = [inner for token in MarkdownIt("commonmark").parse(text) for inner in (token, *(token.children or ()))]
    assert not [token for token in tokens if token.type in ("html_inline", "html_block", "image")]
    links = [str(token.attrs.get("href", "")) for token in tokens if token.type == "link_open"]
    assert not [link for link in links if link.lower().startswith(("javascript:", "data:", "vbscript:"))]


def test_attack_svg(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(capsys, "--content", str(CASES / "attack-svg-not-xml" / "pack"), "map", "p", "-o", str(tmp_path / "m.svg"))
    assert ET.parse(tmp_path / "m.svg").getroot().tag.endswith("svg")


def test_attack_map_route_time(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A corridor of 80,000 stops is one problem, not a minute of drawing."""
    root = tmp_path / "pack"
    for folder in ("places", "corridors"):
        (root / folder).mkdir(parents=True)
    (root / "pack.toml").write_text("standalone = true\n")
    for at in range(2):
        (root / "places" / f"p{at}.toml").write_text(
            f'name = "P{at}"\ntype = "city"\nlat = 4{at}\nlon = 6{at}\ndraft = true\n'
        )
    stops = ", ".join(('"p0"', '"p1"') * 10_000)
    branches = "".join(f'[[route]]\nname = "b{at}"\nplaces = [{stops}]\n' for at in range(4))
    (root / "corridors" / "c.toml").write_text(f'name = "C"\nmode = "rail"\ndraft = true\n{branches}')
    problems = json.loads(run(capsys, "check", str(root), "--json"))["problems"]
    assert [problem["file"] for problem in problems] == ["corridors/c.toml"]
    run(capsys, "--content", str(root), "map", "p0", "-o", str(tmp_path / "m.svg"))
    assert (tmp_path / "m.svg").stat().st_size < 5_000_000
