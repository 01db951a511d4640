"""What the project says of its own tests is true."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from .conftest import ROOT

TESTS = {path.name: path.read_text() for path in (ROOT / "tests").glob("*.py")}


@pytest.mark.parametrize("document", sorted(path.name for path in (ROOT / "docs").glob("*.md")))
def test_every_test_that_a_document_names_is_there(document: str) -> None:
    text = (ROOT / "docs" / document).read_text()
    for name in re.findall(r"`tests/(\w+\.py)`", text):
        assert name in TESTS
    for name in re.findall(r"`(test_\w+)`", text):
        assert any(f"def {name}(" in source for source in TESTS.values()), name


def test_every_promise_of_the_security_document_names_what_holds_it() -> None:
    table = (ROOT / "docs/security.md").read_text().partition("| --- | --- |\n")[2].partition("\n\n")[0]
    for row in table.splitlines():
        promise, held = row.strip("| ").split(" | ")
        assert re.search(r"`(tests/)?test_\w+|there is no code", held), promise


@pytest.mark.parametrize("ci", ["", "1"])
def test_what_is_not_installed_is_skipped_and_said_and_in_ci_a_failure(ci: str, tmp_path: Path) -> None:
    done = subprocess.run(
        [
            sys.executable,
            "-m",
            "pytest",
            "-r",
            "fEs",
            "-p",
            "no:cacheprovider",
            "tests/test_ssh.py",
            "tests/test_cite.py",
            "-k",
            "ssh or prints_on",
        ],
        cwd=ROOT,
        env={**os.environ, "PATH": str(tmp_path), "EURASIA_CI": ci},
        capture_output=True,
        text=True,
        check=False,
    )
    assert "passed" not in done.stdout
    for name in ("sshd", "tmux", "mosh", "Chromium"):
        assert f"{name} is not installed" in done.stdout
    if ci:
        assert done.returncode == 1
        assert "skipped where nothing may be missing" in done.stdout
    else:
        assert done.returncode == 0, done.stdout
        assert re.search(r"^SKIPPED .*is not installed$", done.stdout, re.MULTILINE)
