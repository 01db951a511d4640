"""Hostile packs: each a clear problem with file, line and column, in bounded time and memory, and the rest works."""

from __future__ import annotations

import ctypes
import json
import os
import resource
import subprocess
import sys
from collections.abc import Callable
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


def _of_bad(problems: list[dict[str, object]], name: str = "countries/bad.toml") -> list[tuple[object, ...]]:
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
    found = _of_bad(problems)
    assert found[0] == expected
    assert data["entities"] in (3, 4)  # the others are there
    assert all(problem["message"] and len(str(problem["message"])) <= 400 for problem in problems)


def _large(path: Path) -> None:
    with open(path, "wb") as handle:
        handle.write(HEAD.encode())
        handle.truncate(100_000_000)


def _device(path: Path) -> None:
    try:
        os.mknod(path, 0o666 | 0o020000, os.makedev(1, 5))  # /dev/zero
    except OSError:
        pytest.skip("no right to make a device")


def _loop(path: Path) -> None:
    path.symlink_to(path.with_name("other.toml"))
    path.with_name("other.toml").symlink_to(path)


def _out(path: Path) -> None:
    (path.parents[2] / "secret.toml").write_text(HEAD)
    path.symlink_to("../../secret.toml")


def _unreadable(path: Path) -> None:
    path.write_text(HEAD)
    path.chmod(0)


FILES: dict[str, tuple[Callable[[Path], object], str]] = {
    "a file of 100 MB": (_large, "file-too-large"),
    "a FIFO": (os.mkfifo, "not-a-file"),
    "a device": (_device, "not-a-file"),
    "a link to a device": (lambda path: path.symlink_to("/dev/zero"), "outside-pack"),
    "a link out of the pack": (_out, "outside-pack"),
    "a loop of links": (_loop, "unreadable"),
    "a link to nothing": (lambda path: path.symlink_to("nowhere.toml"), "unreadable"),
    "an unreadable file": (_unreadable, "unreadable"),
}


@pytest.mark.parametrize("name", FILES)
def test_a_hostile_file_is_one_clear_problem(name: str, small: dict[str, str], pack: Write) -> None:
    make, code = FILES[name]
    root = pack(small)
    make(root / "countries/bad.toml")
    data, problems = check(root)
    assert (1, 1, code) in _of_bad(problems)
    assert {problem["code"] for problem in problems} == {code}
    assert data["entities"] == 3


@pytest.mark.parametrize("name", [name for name in FILES if name not in ("a file of 100 MB", "an unreadable file")])
def test_a_hostile_pack_toml_is_one_clear_problem(name: str, small: dict[str, str], pack: Write) -> None:
    make, code = FILES[name]
    root = pack(small)
    (root / "pack.toml").unlink(missing_ok=True)
    make(root / "pack.toml")
    data, problems = check(root)
    assert [(problem["file"], problem["code"]) for problem in problems] == [("pack.toml", code)]
    assert data["entities"] == 3


def test_folders_that_are_links_are_not_followed(small: dict[str, str], pack: Write) -> None:
    root = pack(small)
    (root / "countries/again").symlink_to(root)
    (root / "people").symlink_to("/etc")
    data, problems = check(root)
    assert (data["entities"], problems) == (3, [])


def test_names_that_differ_by_case_are_one(small: dict[str, str], pack: Write) -> None:
    root = pack({**small, "countries/Landia.toml": HEAD, "countries/LANDIA.toml": HEAD})
    data, problems = check(root)
    assert data["entities"] == 3
    assert {problem["code"] for problem in problems} == {"bad-id"}


def test_one_id_in_two_kinds_is_a_problem(small: dict[str, str], pack: Write) -> None:
    root = pack({**small, "organisations/landia.toml": 'name = "L"\ntype = "forum"\nsource = "src"\nas_of = 2024\n'})
    data, problems = check(root)
    assert data["entities"] == 3
    assert "duplicate-id" in {problem["code"] for problem in problems}


def test_ten_thousand_dangling_links(small: dict[str, str], pack: Write) -> None:
    many = {f"sources/s{number}.toml": SOURCE for number in range(300)}
    links = HEAD + "see_also = [" + ", ".join(f'"no-such-{number}"' for number in range(10_000)) + "]\n"
    data, problems = check(pack({**small, **many, "countries/bad.toml": links}))
    found = _of_bad(problems)
    assert len(found) == 10_000
    assert len(set(found)) == 10_000  # each with its own place
    assert {code for *_, code in found} == {"dangling-link"}
    assert data["entities"] == 304


@pytest.mark.parametrize("defaults", ["5", '"text"', "[[1, 2]]"])
def test_defaults_that_are_no_table(defaults: str, small: dict[str, str], pack: Write) -> None:
    claims = f'defaults = {defaults}\n[[claim]]\nid = "c"\nparagraph = {"9" * 350}\n'
    data, problems = check(pack({**small, "claims/all.toml": claims}))
    assert (1, 12, "wrong-type") in _of_bad(problems, "claims/all.toml")
    assert data["entities"] == 3


def test_a_fifo_for_the_description_of_a_pack_keeps_nobody_waiting(
    small: dict[str, str], pack: Write, eurasia: Run
) -> None:
    root = pack(small)
    (root / "pack.toml").unlink()
    os.mkfifo(root / "pack.toml")
    done = eurasia("--content", str(root), "list", "countries", "--json")
    assert "landia" in [row["id"] for row in json.loads(done.stdout)]


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


def test_a_file_name_that_is_not_utf8_is_one_problem_and_the_rest_works(
    small: dict[str, str], pack: Write, eurasia: Run
) -> None:
    root = pack(small)
    (root / "countries").mkdir(exist_ok=True)
    with open(os.fsencode(root) + b"/countries/caf\xe9.toml", "w") as handle:
        handle.write(small["countries/landia.toml"])
    data, problems = check(root)
    assert data["entities"] == 3
    assert [problem["code"] for problem in problems] == ["bad-id"]
    assert "xe9" in str(problems[0]["file"])
    assert eurasia("--content", str(root), "show", "landia").returncode == 0


def test_a_folder_whose_name_is_not_utf8_opens(small: dict[str, str], pack: Write, eurasia: Run) -> None:
    root = pack(small)
    odd = os.fsdecode(os.fsencode(root.parent) + b"/d\xe9p\xf4t")
    os.rename(root, odd)
    done = eurasia("--content", odd, "show", "landia")
    assert done.returncode == 0, done.stderr


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
