"""Random keys on a large terminal: see test_monkey.py."""

from __future__ import annotations

from pathlib import Path

import pytest

from . import monkey


@pytest.mark.timeout(900)
@pytest.mark.parametrize("seed", [5, 6])
async def test_random_keys(seed: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EDITOR", "true")
    monkeypatch.chdir(tmp_path)  # where a brief may be written
    await monkey.check(seed, (120, 36))
