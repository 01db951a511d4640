"""Folders and files that the user may not read are said to be so; they never seem empty."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from eurasia_tui.userdata import notes

from .conftest import Write

Eurasia = Callable[..., tuple[int, list[str], list[str]]]


@pytest.fixture
def user() -> Eurasia:
    """The program as a process that permissions hold for, also where the tests are run by root."""
    drop = ["setpriv", "--bounding-set=-dac_override,-dac_read_search"] if os.geteuid() == 0 else []
    if drop and not shutil.which(drop[0]):
        pytest.skip("root reads everything")

    def run(*words: str) -> tuple[int, list[str], list[str]]:
        command = [*drop, sys.executable, "-m", "eurasia_tui", *words]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        return done.returncode, done.stdout.splitlines(), done.stderr.splitlines()

    return run


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ("folder", ["--content", "NAME", "list", "countries"]),
        ("folder", ["check", "NAME"]),
        ("folder", ["build", "NAME", "-o", "new.eurasia"]),
        ("catalogue", ["--content", "NAME", "list", "countries"]),
    ],
)
def test_content_that_cannot_be_read_is_one_line(
    kind: str, words: list[str], small: dict[str, str], pack: Write, user: Eurasia, tmp_path: Path
) -> None:
    content = pack(small)
    if kind == "catalogue":
        content = tmp_path / "a.eurasia"
        assert user("build", str(tmp_path / "pack"), "-o", str(content))[0] == 0
    content.chmod(0)
    try:
        code, out, errors = user(*(str(content) if word == "NAME" else word for word in words))
    finally:
        content.chmod(0o755)
    assert (code, out, len(errors)) == (2, [], 1)
    assert "cannot be read: Permission denied" in errors[0]


def test_a_folder_of_a_pack_that_cannot_be_read_is_a_problem(small: dict[str, str], pack: Write, user: Eurasia) -> None:
    root = pack(small)
    (root / "countries").chmod(0)
    try:
        code, out, _ = user("check", str(root))
    finally:
        (root / "countries").chmod(0o755)
    assert code == 1
    assert [line for line in out if line.startswith("countries:1:1: unreadable: ")]


@pytest.mark.parametrize("words", [[], ["uzbekistan"]], ids=str)
@pytest.mark.parametrize("what", ["file", "folder"])
def test_notes_that_cannot_be_read_are_not_said_to_be_none(what: str, words: list[str], user: Eurasia) -> None:
    notes.write("uzbekistan", "a text")
    path = notes.folder() / "uzbekistan.toml" if what == "file" else notes.folder()
    path.chmod(0)
    try:
        code, out, errors = user("notes", *words)
    finally:
        path.chmod(0o755)
    assert (code, out, len(errors)) == (1, [], 1)
    assert "Permission denied" in errors[0]
