"""Hostile packs: each a clear problem with file, line and column, in bounded time and memory, and the rest works."""

from __future__ import annotations

import ctypes
import json
import resource
import subprocess
import sys
from pathlib import Path

import pytest

from eurasia_tui import paths

from .conftest import SOURCE, Run, Write
from .terminal import Terminal

HEAD = 'name = "Bad"\nsummary = "x"\ngroup = "Central Asia"\nsource = "src"\nas_of = 2024\niso2 = "BD"\n'
MEMORY = 1_500_000_000
"""Bytes of address space given to the checker; what it needs of it is far less."""


LIBC = ctypes.CDLL(None)
PR_CAPBSET_DROP, CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH = 24, 1, 2
"""Of prctl(2) and capabilities(7)."""


def check(root: Path) -> tuple[dict[str, object], list[dict[str, object]]]:
    """``eurasia check --json`` in a process with little memory and a minute of processor time."""

    def limits() -> None:
        for capability in (CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH):  # so that root, too, must be allowed to read
            LIBC.prctl(PR_CAPBSET_DROP, capability)
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        resource.setrlimit(resource.RLIMIT_CPU, (60, 60))

    done = subprocess.run(
        [sys.executable, "-m", "eurasia_tui", "check", str(root), "--json"],
        capture_output=True,
        check=False,
        preexec_fn=limits,
        timeout=120,
    )
    assert b"Traceback" not in done.stderr, done.stderr.decode()
    data = json.loads(done.stdout)
    return data, data["problems"]


def of_bad(problems: list[dict[str, object]], name: str = "countries/bad.toml") -> list[tuple[object, ...]]:
    return [(problem["line"], problem["column"], problem["code"]) for problem in problems if problem["file"] == name]


TEXTS: dict[str, tuple[str | bytes, tuple[int, int, str]]] = {
    "broken TOML": (HEAD + "x = [1,\n", (8, 1, "toml-syntax")),
    "bad UTF-8": (HEAD.encode() + b"# \xff\xfe\n", (7, 3, "not-utf8")),
    "a NUL byte": (HEAD + 'y = "a\0b"\n', (7, 7, "nul-byte")),
    "500 nested arrays": (HEAD + "x = " + "[" * 500 + "]" * 500 + "\n", (7, 65, "nested-too-deep")),
    "500 nested tables": (HEAD + "x = " + "{a=" * 500 + "1" + "}" * 500 + "\n", (7, 185, "nested-too-deep")),
    "a 5,000-digit integer": (HEAD + "x = " + "1" * 5000 + "\n", (7, 5, "number-too-long")),
    "a 20,000-part dotted key": (HEAD + ".".join(["a"] * 20_000) + " = 1\n", (7, 1, "key-too-deep")),
    "a 20,000-part dotted key in quotes": (HEAD + ".".join(['"a b"'] * 20_000) + " = 1\n", (7, 1, "key-too-deep")),
    "a 20,000-part dotted key in a table": (
        HEAD + "x = {" + ".".join(["a"] * 20_000) + " = 1}\n",
        (7, 6, "key-too-deep"),
    ),
    "a 20,000-part table name": (HEAD + "[" + ".".join(["a"] * 20_000) + "]\n", (7, 2, "key-too-deep")),
    "prose of a million characters": (
        HEAD + '[[prose]]\nheading = "h"\ntext = """' + "word " * 200_000 + '"""\n',
        (9, 8, "wrong-type"),
    ),
    "duplicate keys": (HEAD + 'name = "again"\n', (7, 15, "toml-syntax")),
    "an id that is a path": (HEAD + 'id = "../../etc/passwd"\n', (7, 6, "bad-id")),
    "a link that is a path": (HEAD.replace('"x"', '"see [[../../etc/passwd]]"'), (2, 16, "dangling-link")),
    "strings that never close": (HEAD + "x = " + "[" * 70 + '"""' + '\\"""' * 200_000, (7, 65, "nested-too-deep")),
    "an endless figure": (HEAD + '[[facts]]\nlabel = "F"\nvalue = inf\n', (9, 9, "wrong-type")),
    "a figure that is no number": (HEAD + '[[facts]]\nlabel = "F"\nvalue = nan\n', (9, 9, "wrong-type")),
    "a figure of 350 digits": (HEAD + '[[facts]]\nlabel = "F"\nvalue = ' + "9" * 350 + "\n", (9, 9, "wrong-type")),
    "a hexadecimal figure of 100,000 digits": (
        HEAD + '[[facts]]\nlabel = "F"\nvalue = 0x' + "f" * 100_000 + "\n",
        (9, 9, "wrong-type"),
    ),
    "a yes for a figure": (HEAD + '[[facts]]\nlabel = "F"\nvalue = true\n', (9, 9, "wrong-type")),
    "an endless figure of a year": (
        HEAD + '[[series]]\nkey = "k"\nlabel = "L"\nunit = "km"\npoints = { 2020 = -inf }\n',
        (11, 19, "wrong-type"),
    ),
    "a list of 200,000 links": (HEAD + "see_also = [" + '"src", ' * 200_000 + "]\n", (7, 12, "list-too-long")),
    "20,000 wrong keys": (HEAD + "".join(f"k{number} = 1\n" for number in range(20_000)), (7, 1, "unknown-key")),
}


@pytest.mark.parametrize("name", TEXTS)
def test_a_hostile_text_is_one_clear_problem(name: str, small: dict[str, str], pack: Write) -> None:
    text, expected = TEXTS[name]
    root = pack(small)
    (root / "countries/bad.toml").write_bytes(text.encode() if isinstance(text, str) else text)
    data, problems = check(root)
    found = of_bad(problems)
    assert found[0] == expected
    assert data["entities"] in (3, 4)  # the others are there
    assert all(problem["message"] and len(str(problem["message"])) <= 400 for problem in problems)


def test_one_id_in_two_kinds_is_a_problem(small: dict[str, str], pack: Write) -> None:
    root = pack({**small, "organisations/landia.toml": 'name = "L"\ntype = "forum"\nsource = "src"\nas_of = 2024\n'})
    data, problems = check(root)
    assert data["entities"] == 3
    assert "duplicate-id" in {problem["code"] for problem in problems}


def test_ten_thousand_dangling_links(small: dict[str, str], pack: Write) -> None:
    many = {f"sources/s{number}.toml": SOURCE for number in range(300)}
    links = HEAD + "see_also = [" + ", ".join(f'"no-such-{number}"' for number in range(10_000)) + "]\n"
    data, problems = check(pack({**small, **many, "countries/bad.toml": links}))
    found = of_bad(problems)
    assert len(found) == 10_000
    assert len(set(found)) == 10_000  # each with its own place
    assert {code for *_, code in found} == {"dangling-link"}
    assert data["entities"] == 304


@pytest.mark.parametrize("defaults", ["5", '"text"', "[[1, 2]]"])
def test_defaults_that_are_no_table(defaults: str, small: dict[str, str], pack: Write) -> None:
    claims = f'defaults = {defaults}\n[[claim]]\nid = "c"\nparagraph = {"9" * 350}\n'
    data, problems = check(pack({**small, "claims/all.toml": claims}))
    assert (1, 12, "wrong-type") in of_bad(problems, "claims/all.toml")
    assert data["entities"] == 3


def repr_short(value: str) -> str:
    return ascii(value)[:20]


@pytest.mark.parametrize(
    "id_",
    ["../../etc/passwd", "/etc/passwd", "kazakhstan/../x", "x" * 100_000, "\x1b]0;x\x07", "-", ""],
    ids=repr_short,
)
def test_no_id_is_a_path(id_: str, eurasia: Run, catalogue: object) -> None:
    for argv in (["show", "--", id_], ["cite", "--", id_], ["relate", "--", id_, "kazakhstan"], ["members", "--", id_]):
        done = eurasia(*argv)
        assert done.returncode in (1, 2)
        assert "Traceback" not in done.stderr
        assert done.stderr.count("\n") == 1
        assert "\x1b" not in done.stderr
        assert "root:" not in done.stdout


@pytest.mark.parametrize(
    "text",
    [
        "\u4e2d" * 5000,
        "".join(chr(97 + n * 7 % 26) for n in range(400)),
        '"a* OR (NEAR/ ^col:{',
        'kind: in: :: by:"',
        "[[iran]]#[[",
    ],
    ids=repr_short,
)
def test_no_search_and_no_question_costs_much(text: str, catalogue: object) -> None:
    def limits() -> None:
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        resource.setrlimit(resource.RLIMIT_CPU, (20, 20))

    for command in ("search", "ask"):
        done = subprocess.run(
            [sys.executable, "-m", "eurasia_tui", command, "--json", "--", text],
            capture_output=True,
            text=True,
            check=False,
            preexec_fn=limits,
            timeout=120,
        )
        assert done.returncode in (0, 1), done.stderr
        assert done.stderr == ""
        json.loads(done.stdout)


def test_a_derived_title_shows_no_link_markup(small: dict[str, str], pack: Write, eurasia: Run) -> None:
    claim = (
        '[[claim]]\nid = "c"\nstatement = "The [[bund|Bund of States]] and [[landia]] agree."\nasserted_by = "bund"\nmade_in = "src"\n'
        'about = ["landia"]\nclaim_kind = "opinion"\nstatus = "unverified"\nsource = "src"\nas_of = 2024\n'
    )
    root = pack({**small, "claims/all.toml": claim})
    listed = json.loads(eurasia("--content", str(root), "list", "claims", "--json").stdout)
    assert [row["name"] for row in listed] == ["The Bund of States and landia agree."]


def test_a_name_of_several_lines_is_one_line(small: dict[str, str], pack: Write, eurasia: Run) -> None:
    text = small["countries/landia.toml"].replace('name = "Landia"', 'name = """Land\n\n  ia"""')
    root = pack({**small, "countries/landia.toml": text})
    assert "Land ia" in eurasia("--content", str(root), "show", "landia").stdout


@pytest.mark.parametrize("text", ["[place]\nkind = []\n", "place = 5\nrecent = 7\n", "[place]\nkind = {}\nid = []\n"])
def test_a_state_file_of_the_wrong_types_starts_the_explorer(text: str, own_home: Path) -> None:
    paths.data_dir().mkdir(parents=True, exist_ok=True)
    (paths.data_dir() / "state.toml").write_text(text)
    with Terminal() as terminal:
        terminal.until("Kazakhstan").press("q")
        assert terminal.ended() == 0
