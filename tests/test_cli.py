"""The command line as other programs use it: exact ids, formats, what is said where nothing is found, help."""

from __future__ import annotations

import csv
import io
import json

import pytest

from eurasia_tui.cli.commands import COMMANDS
from eurasia_tui.cli.help_texts import HELP
from eurasia_tui.query.catalogue import Catalogue
from eurasia_tui.query.resolve import resolve

from .conftest import Run, Write


def test_an_exact_id_is_always_that_entity(catalogue: Catalogue) -> None:
    ids = [row[0] for row in catalogue.db.execute("SELECT id FROM entity")]
    assert len(ids) > 1000
    assert [id_ for id_ in ids if resolve(catalogue, id_) != id_] == []


def test_an_id_is_stronger_than_a_name_of_another(small: dict[str, str], pack: Write, eurasia: Run) -> None:
    small["organisations/two.toml"] = small["organisations/bund.toml"].replace('"Bund"', '"Landia"')
    done = eurasia("--content", str(pack(small)), "show", "two", "landia", "--json")
    assert [shown["id"] for shown in json.loads(done.stdout)] == ["two", "landia"]


# --- formats -------------------------------------------------------------------

ROWS = (
    ["list", "countries"],
    ["search", "corridor"],
    ["passages", "transit"],
    ["members", "sco"],
    ["matrix", "eaeu", "sco"],
    ["timeline", "csto"],
    ["diff", "--from", "2014", "--to", "2016", "eaeu"],
    ["rank", "gdp"],
    ["rank"],
    ["series", "kazakhstan", "gdp"],
    ["compare", "kazakhstan", "uzbekistan"],
    ["path", "kazakhstan", "iran"],
    ["relate", "kazakhstan", "iran"],
    ["show", "kazakhstan", "eaeu"],
    ["ask", "sco members not in brics"],
    ["ask", "who is the president of kazakhstan"],
    ["ask", "what does the eaeu do"],
)


@pytest.mark.parametrize("words", ROWS, ids=" ".join)
def test_rows_come_as_tsv_csv_and_json(words: list[str], eurasia: Run) -> None:
    tsv = eurasia(*words, "--format", "tsv")
    table = eurasia(*words, "--format", "csv")
    assert (tsv.returncode, table.returncode) == (0, 0), tsv.stderr
    head, *lines = tsv.stdout.splitlines()
    assert lines
    assert all(line.count("\t") == head.count("\t") for line in lines)
    rows = list(csv.DictReader(io.StringIO(table.stdout)))
    assert len(rows) == len(lines)
    assert list(rows[0]) == head.split("\t")
    assert eurasia(*words, "--format", "json").stdout == eurasia(*words, "--json").stdout
    assert eurasia(*words, "--format", "csv", "--json").returncode == 2


@pytest.mark.parametrize(
    "line",
    [
        "notes",
        "list countries --where group=none",
        "timeline iran --from 2026-05-01 --to 2026-05-01",
        "diff --from 2026-05-01 --to 2026-05-02 iran",
        "members iran",
        "matrix sco --in nato --not-in nato",
        "passages zzqqzz",
        "rank gdp --year 1700",
        "search zzqqzz",
    ],
)
def test_no_rows_are_a_head_and_a_line_on_standard_error(line: str, eurasia: Run) -> None:
    done = eurasia(*line.split(), "--format", "csv")
    assert (done.returncode, done.stderr.count("\n")) == (1, 1), done.stderr
    assert done.stdout.count("\n") == 1
    assert done.stdout.count(",") > 2
    plain = eurasia(*line.split())
    assert (plain.returncode, plain.stdout, plain.stderr) == (1, "", done.stderr)


def test_fields_of_a_list_have_sources_and_dates(catalogue: Catalogue, eurasia: Run) -> None:
    rows = json.loads(eurasia("list", "countries", "--json").stdout)
    for row in rows:
        assert set(row["receipts"]) <= set(row)
        for receipt in row["receipts"].values():
            assert all(catalogue.exists(source) for source in receipt["sources"])
    (kazakhstan,) = [row for row in rows if row["id"] == "kazakhstan"]
    assert kazakhstan["receipts"]["population"]["sources"]
    assert kazakhstan["receipts"]["population"]["as_of"]


def test_ids_go_from_one_command_to_another(eurasia: Run) -> None:
    listed = eurasia("list", "countries", "--sort", "population", "--top", "3", "--format", "tsv").stdout
    ids = [line.split("\t")[0] for line in listed.splitlines()[1:]]
    pages = json.loads(eurasia("show", "-", "--json", stdin=listed).stdout)
    assert [shown["id"] for shown in pages] == ids
    assert json.loads(eurasia("compare", "-", "--json", stdin="\n".join(ids)).stdout)["ids"] == ids
    assert json.loads(eurasia("map", "-", "--json", stdin=listed).stdout)["ids"] == ids
    assert len(json.loads(eurasia("cite", "-", "--json", stdin=listed).stdout)) == 3
    pair = json.loads(eurasia("relate", "-", "-", "--json", stdin=listed).stdout)
    assert [pair["a"], pair["b"]] == ids[:2]
    assert json.loads(eurasia("brief", "-", "mongolia", "--json", stdin=listed).stdout)["ids"] == [ids[0], "mongolia"]
    for words in (["members", "-"], ["matrix", "-"], ["matrix", "--in", "-"]):
        assert json.loads(eurasia(*words, "--json", stdin="sco\n").stdout)["countries"], words
    for words in (["series", "-", "gdp"], ["rank", "export-share", "--with", "-"], ["passages", "trade", "--by", "-"]):
        assert eurasia(*words, stdin=listed).returncode == 0, words
    assert (
        eurasia("relate", "-", "-", stdin="iran\n").stderr == "eurasia: no name on standard input; write one per line\n"
    )
    done = eurasia("show", "-", stdin="")
    assert (done.returncode, done.stdout, done.stderr) == (
        1,
        "",
        "eurasia: no name on standard input; write one per line\n",
    )


@pytest.mark.parametrize(
    "words",
    [
        ["ask", "weather in astana"],
        ["search", "qqqqzzzxx"],
        ["list", "countries", "--where", "region=Atlantis"],
        ["members", "kazakhstan"],
        ["timeline", "kazakhstan", "--to", "1200"],
        ["diff", "--from", "1201", "--to", "1202"],
        ["notes"],
        ["rank", "gdp", "--year", "1801"],
        ["rank", "life-expectancy", "--as-of", "1999"],
    ],
    ids=" ".join,
)
def test_that_nothing_was_found_stands_on_standard_error(words: list[str], eurasia: Run) -> None:
    done = eurasia(*words)
    assert done.returncode == 1
    assert done.stderr.startswith("eurasia: ")
    assert done.stderr.count("\n") == 1
    assert len(done.stdout.splitlines()) <= 1  # at most a line of notices


def test_a_date_beyond_the_data_is_said(catalogue: Catalogue, eurasia: Run) -> None:
    done = eurasia("members", "sco", "--as-of", "2040")
    assert (done.returncode, done.stderr.count("the data ends on")) == (0, 1)
    assert eurasia("members", "sco", "--as-of", catalogue.now).stderr == ""
    assert eurasia("members", "sco", "--as-of", catalogue.now[:4]).stderr == ""


def test_an_order_by_what_is_known_only_later_is_said(eurasia: Run) -> None:
    done = eurasia("list", "countries", "--sort", "median-age", "--top", "2", "--as-of", "1999")
    assert done.stderr == "eurasia: no countries have median-age as of 1999; they are ordered by name\n"
    assert len(done.stdout.splitlines()) == 2
    assert eurasia("list", "countries", "--sort", "gdp", "--top", "2", "--as-of", "1999").stderr == ""


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["list", "planets"], "no kind named 'planets'; did you mean "),
        (["new", "planet", "x"], "no kind named 'planet'; did you mean "),
        (["list", "countries", "--sort", "zzz"], "countries have no field 'zzz'; there are "),
        (["rank", "gpd"], "no indicator named 'gpd'; did you mean gdp"),
        (["rank", "zzz"], "no indicator named 'zzz'; there are "),
        (["rank", "gdp", "--among", "kazakhstan"], "no group named 'kazakhstan'; there are "),
        (["series", "eaeu", "gdp"], "no figures of gdp for Eurasian Economic Union"),
        (
            ["series", "iran", "export-share", "--with", "laos"],
            "no figures of export-share for Iran with Lao PDR, only with ",
        ),
        (["map", "--figure", "zzz", "--json"], "no figure of states named 'zzz'; there are "),
        (["map", "--places", "zzz"], "no type of places named 'zzz'; there are "),
        (["timeline", "--from", "2020", "--to", "2019"], "the period ends before it begins: 2019 is before 2020"),
        (
            ["passages", "rail", "--from", "2020", "--to", "2019"],
            "the period ends before it begins: 2019 is before 2020",
        ),
        (["diff", "--from", "2020", "--to", "2019"], "the period ends before it begins: 2019 is before 2020"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_what_there_is_not_is_named(words: list[str], message: str, eurasia: Run) -> None:
    done = eurasia(*words)
    assert (done.returncode in (1, 2), done.stdout, done.stderr.count("\n")) == (True, "", 1)
    assert done.stderr.startswith(f"eurasia: {message}")


@pytest.mark.parametrize("command", ["relate", "path", "compare", "brief"])
def test_an_entity_is_not_set_beside_itself(command: str, eurasia: Run) -> None:
    done = eurasia(command, "iran", "IR")
    assert (done.returncode, done.stdout) == (2, "")
    assert "iran" in done.stderr


def test_a_brief_and_a_map_go_to_the_output(eurasia: Run) -> None:
    assert eurasia("brief", "iran", "--format", "html", "-o", "-").stdout.startswith("<!doctype html>")
    assert eurasia("brief", "iran", "--format", "markdown").stdout.startswith("# Iran")
    assert json.loads(eurasia("brief", "iran", "--format", "json").stdout)["ids"] == ["iran"]
    assert "<svg" in eurasia("map", "iran", "-o", "-").stdout[:200]


# --- help ----------------------------------------------------------------------


@pytest.mark.parametrize("name", COMMANDS)
def test_the_help_of_a_command_says_all(name: str, eurasia: Run) -> None:
    done = eurasia(name, "--help")
    assert eurasia("help", name).stdout == done.stdout
    assert len(HELP[name].examples) == 2
    for word in ("--json", "--as-of", "--ascii", "--content", "examples:", *(line for line, _ in HELP[name].examples)):
        assert word in done.stdout, word


@pytest.mark.parametrize("name", COMMANDS)
def test_the_examples_of_the_help_are_command_lines(name: str) -> None:
    import shlex

    from eurasia_tui.cli.parser import parser

    for line, _ in HELP[name].examples:
        words = shlex.split(line.partition(" | ")[0].partition(" > ")[0].removeprefix('eval "$(').removesuffix(')"'))
        assert words[0] == "eurasia"
        parser("*").parse_args(words[1:])


def test_the_manual_page_holds_every_command_and_option(eurasia: Run) -> None:
    manual = eurasia("help", "--man").stdout
    for name, text in HELP.items():
        assert f".SS {name}\n" in manual
        assert all(line.replace("-", "\\-") in manual for line, _ in text.examples)
    assert "\\-\\-as\\-of DATE" in manual
    for section in ("ENVIRONMENT", "FILES", "EXIT STATUS", "SEE ALSO"):
        assert f".SH {section}\n" in manual
    assert eurasia("help", "ciet").returncode == 2
    assert "cite" in eurasia("help", "ciet").stderr


def test_help_and_completion_as_json(eurasia: Run) -> None:
    commands = json.loads(eurasia("help", "--json").stdout)["commands"]
    assert [item["command"] for item in commands] == list(COMMANDS)
    shown = json.loads(eurasia("help", "cite", "--json").stdout)
    assert shown["help"] == eurasia("help", "cite").stdout
    assert len(shown["examples"]) == 2
    assert json.loads(eurasia("help", "--man", "--json").stdout)["manual"] == eurasia("help", "--man").stdout
    assert json.loads(eurasia("completion", "bash", "--json").stdout)["code"] in eurasia("completion", "bash").stdout
    done = eurasia("--json")
    assert (done.returncode, done.stdout) == (2, "")
    assert "needs a command" in done.stderr


def test_the_version_of_json_that_is_an_array(eurasia: Run) -> None:
    """An array has no room for it; the program says it."""
    version = json.loads(eurasia("--json", "--version").stdout)
    assert version["json_version"] == json.loads(eurasia("show", "kazakhstan", "--json").stdout)["json_version"]
    assert eurasia("--version").stdout == f"eurasia {version['version']}\n"
    assert isinstance(json.loads(eurasia("rank", "gdp", "--json").stdout), list)
