"""Reading notes that are not as they should be: a merge, a byte-order mark, a pipe or a giant in place of a file."""

from __future__ import annotations

import os

import pytest

from eurasia_tui import paths
from eurasia_tui.query.problems import own_problems
from eurasia_tui.userdata import notes

from .conftest import Run

MERGE = 'bookmarked = true\n<<<<<<< HEAD\ntext = "mine"\n=======\ntext = "theirs"\n>>>>>>> other\n'


@pytest.mark.parametrize("raw", [MERGE.encode(), b'text = "half', b"\xff\xfe"])
def test_reading_leaves_a_file_where_it_is(raw: bytes, eurasia: Run) -> None:
    path = notes.folder() / "kazakhstan.toml"
    path.parent.mkdir(parents=True)
    path.write_bytes(raw)
    for command in (["show", "KZ"], ["notes"], ["notes", "KZ"], ["search", "mine"]):
        assert "Traceback" not in eurasia(*command).stderr
    assert [file.name for file in notes.folder().iterdir()] == ["kazakhstan.toml"]
    assert path.read_bytes() == raw


def test_a_note_in_a_merge_is_shown_and_its_marks_are_named(eurasia: Run) -> None:
    path = notes.folder() / "kazakhstan.toml"
    path.parent.mkdir(parents=True)
    path.write_text(MERGE)
    done = eurasia("notes", "KZ")
    assert "mine" in done.stdout
    assert "kazakhstan.toml, line 2: merge conflict markers" in done.stderr
    place, _, _ = own_problems()[0]
    assert "line 2: merge conflict markers" in place
    notes.append("kazakhstan", "more")
    assert notes.note("kazakhstan").text == "mine\n\nmore"
    assert path.with_name("kazakhstan.toml.corrupt-1").read_text() == MERGE


def test_marks_inside_a_text_keep_both_sides() -> None:
    path = notes.folder() / "kazakhstan.toml"
    path.parent.mkdir(parents=True)
    path.write_text('text = """\n<<<<<<< HEAD\nmine\n=======\ntheirs\n>>>>>>> other\n"""\n')
    assert set(notes.note("kazakhstan").text.split()) == {"mine", "theirs"}


@pytest.mark.parametrize("kind", ["note", "settings", "state", "pack"])
def test_a_byte_order_mark_is_skipped(kind: str, eurasia: Run) -> None:
    bom = b"\xef\xbb\xbf"
    files = {
        "note": (notes.folder() / "kazakhstan.toml", b'text = "with a mark"\n'),
        "settings": (paths.config_dir() / "settings.toml", b'date_style = "iso"\n'),
        "state": (paths.data_dir() / "state.toml", b'recent = ["kazakhstan"]\n'),
        "pack": (paths.own_pack() / "countries/kazakhstan.toml", b'aliases = ["Steppe"]\n'),
    }
    path, text = files[kind]
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(bom + text)
    done = eurasia("notes", "KZ") if kind == "note" else eurasia("show", "Steppe" if kind == "pack" else "KZ")
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
    if kind == "note":
        assert "with a mark" in done.stdout
    assert path.read_bytes() == bom + text


@pytest.mark.parametrize("kind", ["note", "settings", "state"])
def test_a_pipe_or_a_giant_in_place_of_a_file_does_not_hang(kind: str, eurasia: Run) -> None:
    path = {
        "note": notes.folder() / "kazakhstan.toml",
        "settings": paths.config_dir() / "settings.toml",
        "state": paths.data_dir() / "state.toml",
    }[kind]
    path.parent.mkdir(parents=True, exist_ok=True)
    os.mkfifo(path)
    assert eurasia("show", "KZ").returncode == 0
    if kind == "note":
        assert "not a regular file" in eurasia("notes", "KZ").stderr
    path.unlink()
    os.mkfifo(path.with_name(".lock"))
    assert eurasia("show", "KZ").returncode == 0
    if kind == "note":
        done = eurasia("notes", "KZ", "--add", "x")
        assert done.returncode == 1
        assert done.stderr.count("\n") == 1
    path.write_text('text = "' + "x " * 10_000_000 + '"')
    assert eurasia("show", "KZ").returncode == 0
    if kind == "note":
        assert "larger than 1 MB" in eurasia("notes", "KZ").stderr
