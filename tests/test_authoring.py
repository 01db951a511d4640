"""Own packs: skeletons, renaming, catalogues to share, schemas, exports, the Python API, completion."""

from __future__ import annotations

import csv
import json
import os
import re
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from pydantic import BaseModel, TypeAdapter, ValidationError

from eurasia_tui.authoring.field_types import ValueForm, field_annotations, shapes
from eurasia_tui.cli.commands import COMMANDS
from eurasia_tui.cli.completion import OFFERED
from eurasia_tui.cli.parser import command_parser
from eurasia_tui.query.catalogue import Catalogue
from eurasia_tui.schema import KINDS as SCHEMA
from scripts.doc_tables import SHARED

from .conftest import Run, Write

KINDS = (
    "country",
    "organisation",
    "corridor",
    "quote",
    "agreement",
    "person",
    "event",
    "concept",
    "place",
    "claim",
    "source",
)


@pytest.mark.parametrize("kind", KINDS)
def test_a_skeleton_is_valid_and_found_at_once(kind: str, eurasia: Run, own_home: Path) -> None:
    done = eurasia("new", kind, "great-river-thing", "--json")
    assert done.returncode == 0, done.stderr
    file = Path(json.loads(done.stdout)["file"])
    text = file.read_text()
    assert "draft = true" in text
    assert 'name = "Great river thing"' in text
    schema = re.match(r"#:schema (\S+)", text)
    assert schema
    assert (file.parent / schema[1]).is_file()
    checked = eurasia("check", str(file.parents[1]))
    assert checked.returncode == 0, checked.stdout
    shown = json.loads(eurasia("show", "great-river-thing", "--json").stdout)
    assert shown["draft"]
    assert eurasia("new", kind, "great-river-thing").returncode == 2


def test_new_says_what_is_wrong(eurasia: Run) -> None:
    assert "is not an id" in eurasia("new", "country", "Great River").stderr
    assert eurasia("new", "contry", "x").returncode == 1
    assert "already exists" in eurasia("new", "country", "kazakhstan").stderr


def test_rename_rewrites_every_link(small: dict[str, str], pack: Write, eurasia: Run) -> None:
    event = (
        'name = "A meeting"\nsummary = "In [[landia]], or [[ landia |there]]; not [[landia-two]]."\ndate = 2020\ntype = "summit"\n'
        'source = "src"\nas_of = 2020\nparticipants = ["landia", { to = "landia", role = "host" }]\naliases = ["landia"]\n'
    )
    root = pack(
        {
            **small,
            "events/meeting.toml": event,
            "countries/landia-two.toml": small["countries/landia.toml"]
            .replace("Landia", "Other")
            .replace('"LA"', '"LB"'),
        }
    )
    done = eurasia("--content", str(root), "rename", "landia", "newland")
    assert done.returncode == 0, done.stderr
    assert eurasia("check", str(root)).returncode == 0
    text = (root / "events/meeting.toml").read_text()
    assert "[[newland]], or [[newland|there]]; not [[landia-two]]" in text
    assert 'participants = ["newland", { to = "newland", role = "host" }]' in text
    assert 'aliases = ["landia"]' in text
    assert not (root / "countries/landia.toml").exists()
    assert 'who = "newland"' in (root / "organisations/bund.toml").read_text()
    again = eurasia("--content", str(root), "rename", "kazakhstan", "kz")
    assert again.returncode == 1


def test_a_catalogue_file_is_handed_on(small: dict[str, str], pack: Write, eurasia: Run, tmp_path: Path) -> None:
    target = tmp_path / "small.eurasia"
    assert eurasia("build", str(pack(small)), "-o", str(target)).returncode == 0
    listed = json.loads(eurasia("--content", str(target), "list", "countries", "--json").stdout)
    assert [row["id"] for row in listed] == ["landia"]


@pytest.mark.parametrize("damage", ["truncated", "foreign", "older", "of another program", "extra table"])
def test_a_catalogue_from_others_is_not_trusted(
    damage: str, small: dict[str, str], pack: Write, eurasia: Run, tmp_path: Path
) -> None:
    target = tmp_path / "small.eurasia"
    eurasia("build", str(pack(small)), "-o", str(target))
    if damage == "truncated":
        target.write_bytes(target.read_bytes()[:5000])
    elif damage == "foreign":
        target.write_bytes(b"not a database at all" * 100)
    else:
        with sqlite3.connect(target) as db:
            db.execute(
                {
                    "older": "PRAGMA user_version = 0",
                    "of another program": "PRAGMA application_id = 7",
                    "extra table": "CREATE VIEW evil AS SELECT load_extension('x')",
                }[damage]
            )
    done = eurasia("--content", str(target), "list", "countries")
    assert done.returncode == 2
    assert done.stderr.startswith("eurasia: small.eurasia")
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("kind", KINDS)
def test_the_json_schema_of_a_kind(kind: str, eurasia: Run) -> None:
    schema = json.loads(eurasia("schema", kind).stdout)
    assert schema["$schema"].startswith("https://json-schema.org/")
    text = json.dumps(schema)
    assert '"additionalProperties": false' in text


TAPLO = shutil.which("taplo", path=f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}")


@pytest.mark.skipif(not TAPLO, reason="taplo is not installed")
def test_taplo_accepts_a_skeleton(eurasia: Run, own_home: Path) -> None:
    file = Path(json.loads(eurasia("new", "organisation", "great-river-council", "--json").stdout)["file"])
    done = subprocess.run([str(TAPLO), "lint", str(file)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_exports(small: dict[str, str], pack: Write, eurasia: Run, tmp_path: Path) -> None:
    small = {**small, "countries/landia.toml": small["countries/landia.toml"].replace('"Landia"', '"=Landia"', 1)}
    out = tmp_path / "out"
    done = eurasia("--content", str(pack(small)), "export", "--format", "json,csv,sqlite,markdown", str(out))
    assert done.returncode == 0, done.stderr
    assert json.loads((out / "countries.json").read_text())[0]["id"] == "landia"
    with open(out / "entities.csv", encoding="utf-8-sig", newline="") as handle:
        rows = {row["id"]: row for row in csv.DictReader(handle)}
    assert rows["landia"]["name"] == "'=Landia"  # no spreadsheet takes it for a formula
    with sqlite3.connect(out / "eurasia.sqlite") as db:
        assert db.execute("PRAGMA foreign_key_check").fetchall() == []
        assert db.execute("SELECT name FROM entities_fts WHERE entities_fts MATCH 'bund'").fetchall()
    page = (out / "organisations/bund.md").read_text()
    assert "[[landia|" in page
    for link in re.findall(r"\[\[([^\]|\\]+)", page):
        assert list(out.rglob(f"{link}.md")), link


def test_json_has_a_version(eurasia: Run) -> None:
    for words in (
        ["show", "iran"],
        ["search", "iran"],
        ["ask", "capital of iran"],
        ["members", "sco"],
        ["cite", "iran"],
    ):
        assert json.loads(eurasia(*words, "--json").stdout)["json_version"] == 1


def test_a_page_as_html_has_headings_and_links(eurasia: Run) -> None:
    text = eurasia("show", "kazakhstan", "--format", "html").stdout
    assert text.count("<h2>") > 5
    assert 'href="astana.html"' in text
    assert 'href="https://' in text
    assert "<pre" not in text


def test_completion_offers_commands_ids_and_kinds(catalogue: Catalogue, tmp_path: Path) -> None:
    def complete(line: str) -> list[str]:
        out = tmp_path / "completions"
        env = {
            **os.environ,
            "_ARGCOMPLETE": "1",
            "_ARGCOMPLETE_IFS": "\n",
            "COMP_LINE": line,
            "COMP_POINT": str(len(line)),
            "_ARGCOMPLETE_STDOUT_FILENAME": str(out),
            "_ARGCOMPLETE_SUPPRESS_SPACE": "1",
        }
        subprocess.run([sys.executable, "-m", "eurasia_tui"], env=env, capture_output=True, timeout=60, check=False)
        return out.read_text().split("\n")

    assert "show" in complete("eurasia sh")
    assert "kazakhstan" in complete("eurasia show kaz")
    assert "countries" in complete("eurasia list coun")
    assert "population" in complete("eurasia list countries --sort pop")
    assert "csl-json" in complete("eurasia cite kazakhstan --style c")
    assert "eurasia-dark" in complete("eurasia --theme eu")
    assert "mode=rail" in complete("eurasia list corridors --where mode=r")
    assert "member-of=eaeu" in complete("eurasia list countries --where member-of=ea")
    assert "member-of=" in complete("eurasia list countries --where memb")
    assert "group=Central\\ Asia" in complete("eurasia list countries --where group=Ce")
    assert {"countries", "corridors", "concepts"} == {word.strip() for word in complete("eurasia --start co")}
    assert "Central\\ Asia" in complete("eurasia rank gdp --among Ce")
    assert "eaeu" in complete("eurasia rank gdp --among ea")
    assert "kassym-jomart-tokayev" in complete("eurasia passages --by kas")
    assert "gdp" in complete("eurasia rank g")
    assert "sqlite,csv" in complete("eurasia export x --format sqlite,c")
    assert "kazakhstan" in complete("eurasia cite kaz")
    assert "kazakhstan#population" in complete("eurasia cite kazakhstan#pop")
    assert "bibtex,apa" in complete("eurasia cite kazakhstan --style bibtex,a")
    assert "border\\ crossing" in complete("eurasia map --places bor")
    assert "gdp,offices" in complete("eurasia update --only gdp,off")
    assert "KZ,UZ" in complete("eurasia update --countries KZ,U")
    assert "agreements" in complete("eurasia timeline --kind agr")


def test_a_catalogue_goes_to_standard_output(
    small: dict[str, str], pack: Write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    program = [sys.executable, "-m", "eurasia_tui"]
    built = subprocess.run([*program, "build", str(pack(small)), "-o", "-"], capture_output=True, check=False)
    assert (built.returncode, built.stderr) == (0, b"")
    (tmp_path / "given.eurasia").write_bytes(built.stdout)
    shown = subprocess.run([*program, "--content", "given.eurasia", "show", "landia"], capture_output=True, check=False)
    assert shown.returncode == 0
    refused = subprocess.run([*program, "export", "--format", "csv", "-"], capture_output=True, check=False)
    assert (refused.returncode, refused.stderr.count(b"\n")) == (2, 1)
    assert not Path("-").exists()


TYPED = {"N", "Y", "DATE", "TEXT", "TERM", "NEW", "COLSxROWS", "HOST", "PORT", "MINUTES", "QUESTION", "QUERY"}
"""Values of one's own: numbers, dates, words and names."""
FILES = {"FILE", "DIR", "PATH"}
"""Values that the shell completes."""


@pytest.mark.parametrize("command", COMMANDS)
def test_every_value_of_a_command_is_completed(command: str) -> None:
    usage = re.sub(r"\{[^}]*\}|--?[a-z-]+|[][|.]", " ", command_parser(command).format_usage())
    values = set(usage.replace("ID #KEY", "ID[#KEY]").partition(f"eurasia {command} ")[2].split())
    assert {value for value in values if not value.islower()} <= {*OFFERED, *TYPED, *FILES}


def test_help_fits_a_screen_and_shows_examples(eurasia: Run) -> None:
    text = eurasia("--help", env={"COLUMNS": "80"}).stdout
    assert len(text.splitlines()) <= 24
    assert max(map(len, text.splitlines())) <= 80
    assert text.count("  eurasia ") >= 3


EXAMPLES: dict[str, Any] = {"text": "Two words!", "id": "some-id", "date": "2024-05-16/2024-05-17", "number": 1.5}
ACCEPTED = {"text": {"text", "id", "date"}, "id": {"id"}, "date": {"date"}, "number": {"number"}}
"""Which of the examples a form named in the guide stands for; other forms take none of them."""


@pytest.mark.parametrize("model", [*SCHEMA.values(), *SHARED.values()], ids=lambda model: model.__name__)
def test_the_guide_and_the_checker_agree(model: type[BaseModel]) -> None:
    for name, annotation in field_annotations(model).items():
        checker, forms = TypeAdapter(annotation), shapes(annotation)
        for of in ((), ("list",), ("table",), ("table", "list")):
            named = {word for shape in forms if shape.of == of for word in _accepted(shape)}
            taken = {word for word, value in EXAMPLES.items() if _takes(checker, _within(of, value))}
            assert taken == named, (name, of)


def _accepted(shape: ValueForm) -> set[str]:
    return set() if shape.pattern else ACCEPTED.get(shape.word, set())


def _within(of: tuple[str, ...], value: Any) -> Any:
    for place in reversed(of):
        value = [value, value] if place == "list" else {"2024": value}
    return value


def _takes(checker: TypeAdapter[Any], value: Any) -> bool:
    try:
        checker.validate_python(value)
    except ValidationError:
        return False
    return True
