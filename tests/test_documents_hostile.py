"""Documents that are broken, hostile, or tampered with, and names found in any text."""

from __future__ import annotations

import json
import os
import sqlite3
import tempfile
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eurasia_tui.catalogue.scan import PackFile
from eurasia_tui.compiler import documents
from eurasia_tui.compiler.mentions import EntityName, Finder
from eurasia_tui.compiler.problems import Problem
from eurasia_tui.query.documents.source_text import marked
from eurasia_tui.sanitize import is_clean
from eurasia_tui.text import fold

from .conftest import Run, Write
from .documents import QUOTE, with_document

HOSTILE = {
    "binary": b"\x00\xff\xfe\x80" * 100,
    "latin-1": "# title: x\n\nCaf\u00e9 au lait\n".encode("latin-1"),
    "empty": b"",
    "header only": b"# title: x\n# author: y\n",
    "nul": b"# title: x\n\na\0b\n",
    "one long word": b"# title: x\n\n" + b"x" * 300_000,
    "many paragraphs": b"# title: x\n\n" + b"y\n\n" * 21_000,
    "long header": b"# title: " + b"t" * 100_000 + b"\n\ntext\n",
    "escapes": "# title: x\n\n\x1b]52;c;aGk=\x07\x9b31mred \u202eover [@click=app.quit] [/b] [[landia]]\n".encode(),
    "names": ("# title: x\n\n" + "Landia " * 30_000).encode(),
}


@pytest.mark.parametrize("case", HOSTILE)
def test_a_hostile_document_is_read_within_limits(case: str, small: dict[str, str], pack: Write, eurasia: Run) -> None:
    root = pack(small)
    (root / "documents").mkdir()
    (root / "documents/src.txt").write_bytes(HOSTILE[case])
    checked = eurasia("check", str(root), "--json")
    assert checked.returncode in (0, 1)
    assert "Traceback" not in checked.stderr
    for command in (["show", "src"], ["show", "src", "--json"], ["show", "landia", "--json"], ["passages", "text"]):
        done = eurasia(*command, "--content", str(root))
        assert done.returncode in (0, 1), command
        assert "Traceback" not in done.stderr, command
        assert not any(ord(char) < 32 and char != "\n" for char in done.stdout), command
        assert "\u202e" not in done.stdout


def test_files_that_are_no_documents_are_problems(
    small: dict[str, str], pack: Write, eurasia: Run, tmp_path: Path
) -> None:
    root = pack({**small, "documents/Not An Id.txt": "# title: x\n\ntext\n", "documents/src.toml": "x = 1\n"})
    (root / "documents/out.txt").symlink_to("/etc/hostname")
    os.mkfifo(root / "documents/fifo.txt")
    (root / "documents/wrong.txt").write_text("# source-id: src\n# title: W\n\ntext\n")
    problems = json.loads(eurasia("check", str(root), "--json").stdout)["problems"]
    assert {(problem["file"], problem["code"]) for problem in problems} == {
        ("documents/Not An Id.txt", "bad-id"),
        ("documents/src.toml", "not-read"),
        ("documents/out.txt", "outside-pack"),
        ("documents/fifo.txt", "not-a-file"),
        ("documents/wrong.txt", "wrong-id"),
    }


TAMPERED = {
    "mention": "UPDATE mention SET start = -5",
    "passage": "UPDATE passage SET paragraph = 0",
    "paragraph": "UPDATE paragraph SET number = number + 7",
    "document": "UPDATE document SET paragraphs = 99999999",
    "id": "UPDATE document SET entity = '../etc'",
    "index": "INSERT INTO paragraph_search(rowid, text) VALUES (999, 'x')",
}


@pytest.mark.parametrize("case", TAMPERED)
def test_a_catalogue_handed_over_with_places_that_are_none_is_refused(
    case: str, small: dict[str, str], pack: Write, eurasia: Run, tmp_path: Path
) -> None:
    root = pack(with_document(small, **{"quotes/all.toml": QUOTE.format("Landia greets the Bund", "")}))
    file = tmp_path / "a.eurasia"
    assert eurasia("build", str(root), "-o", str(file)).returncode == 0
    assert eurasia("show", "src", "--content", str(file)).returncode == 0
    with closing(sqlite3.connect(file)) as db:
        db.execute(TAMPERED[case])
        db.commit()
    done = eurasia("show", "src", "--content", str(file))
    assert (done.returncode, done.stdout) == (2, "")
    assert "ask for a new copy" in done.stderr


def test_what_was_found_in_another_edition_of_a_document_is_left_out(pack: Write, eurasia: Run, tmp_path: Path) -> None:
    root = pack(
        {
            "pack.toml": 'name = "Over"\ndata_date = 2026-06-30\n',
            "sources/s.toml": 'name = "S"\ntype = "other"\nlicence = "none"\n',
            "concepts/hub.toml": 'name = "Regional food supply hub"\nfield = "economy"\nsource = "s"\nas_of = 2024\n',
        }
    )
    file = tmp_path / "a.eurasia"
    assert eurasia("build", str(root), "-o", str(file)).returncode == 0
    with closing(sqlite3.connect(file)) as db:
        db.execute("UPDATE mention SET paragraph = 900, start = 90000")
        db.execute("INSERT INTO mention VALUES ('hub', 'no-such-document', 3, 0, 4)")
        db.commit()
    for command in (["show", "hub", "--json"], ["passages", "--about", "hub"], ["show", "un78-kazakhstan"]):
        done = eurasia(*command, "--content", str(file))
        assert done.returncode in (0, 1), done.stderr
        assert "internal error" not in done.stderr


NAMES = [
    EntityName("landia", "Landia", "name", "landia", "countries"),
    EntityName("great landia", "Great Landia", "name", "great-landia", "organisations"),
    EntityName("gl", "GL", "acronym", "great-landia", "organisations"),
    EntityName("c5 plus 1", "C5+1", "name", "c5-plus-1", "organisations"),
    EntityName("open road", "Open road", "name", "open-road", "concepts"),
]


WORDS = st.sampled_from(
    ["Landia", "landia", "Great", "great-", "GL", "gl", "C5+1", "open", "road", "é", "\n", ". ", "’s", "U.S.", "中"]
)


@given(st.lists(WORDS | st.text(max_size=4), max_size=40).map(" ".join))
def test_names_found_lie_in_the_text_apart_from_each_other(text: str) -> None:
    end = 0
    for start, size, entity in Finder(NAMES).find(text):
        assert end <= start
        end = start + size
        assert end <= len(text)
        words = fold(text[start:end])
        assert words in [fold(name.text) for name in NAMES if name.entity == entity]
        assert text[start:end] not in ("landia", "gl")


@given(
    st.text(max_size=60),
    st.lists(st.tuples(st.integers(0, 70), st.integers(1, 70), st.sampled_from(["a", "b"])), max_size=4),
    st.lists(st.tuples(st.integers(0, 70), st.integers(1, 70)), max_size=3),
)
def test_a_marked_text_is_the_same_text(
    text: str, names: list[tuple[int, int, str]], quoted: list[tuple[int, int]]
) -> None:
    spans = marked(text, names, quoted)
    assert "".join(span.text for span in spans) == text


@given(st.binary(max_size=400) | st.text(max_size=400).map(str.encode))
def test_any_file_is_a_document_or_a_problem(data: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "x.txt"
        path.write_bytes(data)
        problems: list[Problem] = []
        found = documents.read(PackFile(str(path), "documents/x.txt", len(data), 0), Path(folder), problems)
        assert found or problems
        for text in found.paragraphs if found else ():
            assert text == " ".join(text.split()) != ""
            assert is_clean(text)
            assert len(text) <= documents.MAX_CHARACTERS
