"""Every example of the help and of README that reads prints something: none names what is not in the catalogue."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from eurasia_tui.cli.help_texts import HELP
from eurasia_tui.cli.main import main

README = Path(__file__).parents[1] / "README.md"
OTHERS = {"notes", "settings", "update", "check", "new", "rename", "build", "serve", "export", "completion", "help"}
"""Commands that write, fetch, serve or never end, and those that read no content; other tests run them."""


def _examples() -> list[str]:
    blocks = re.findall(r"(?s)```sh\n(.*?)```", README.read_text(encoding="utf-8"))
    lines = [line for text in HELP.values() for line, _ in text.examples]
    lines = [line.partition(" > ")[0] for line in lines]
    lines += [line for block in blocks for line in block.splitlines() if line.startswith("eurasia ")]
    words = [shlex.split(line, comments=True) for line in lines]
    return list(dict.fromkeys(shlex.join(line[1:]) for line in words if len(line) > 1 and line[1] in {*HELP} - OTHERS))


@pytest.mark.parametrize("line", _examples())
def test_an_example_runs(
    line: str, capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(shlex.split(line)) == 0, capsys.readouterr().err
    assert capsys.readouterr().out or any(tmp_path.iterdir())
