"""A catalogue handed over is exchanged between its examination and its opening; a kiosk leaves nothing on the disk."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from eurasia_tui.catalogue import validate_catalogue
from eurasia_tui.catalogue.files import PackError
from eurasia_tui.compiler.build import build
from eurasia_tui.query.catalogue import Catalogue

from .conftest import Run, Write
from .terminal import EURASIA, Terminal


def _files(small: dict[str, str], pack: Write, tmp_path: Path) -> tuple[Path, Path]:
    """A good catalogue in a folder, and one with another name elsewhere."""
    root = pack(small)
    good, evil = tmp_path / "in" / "a.eurasia", tmp_path / "out" / "a.eurasia"
    build(root, good)
    build(pack({"countries/landia.toml": small["countries/landia.toml"].replace("Landia", "Evilia")}), evil)
    return good, evil


SWAPS: dict[str, Callable[[Path, Path], object]] = {
    "renamed over": lambda good, evil: evil.rename(good),
    "written into": lambda good, evil: good.write_bytes(evil.read_bytes()),
    "its folder": lambda good, evil: (good.parent.rename(good.parents[1] / "aside"), evil.parent.rename(good.parent)),
    "a link": lambda good, evil: (good.unlink(), good.symlink_to(evil)),
}


@pytest.mark.parametrize("noted", [False, True])
@pytest.mark.parametrize("swap", SWAPS)
def test_an_exchanged_catalogue_is_not_opened(
    swap: str, noted: bool, small: dict[str, str], pack: Write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    good, evil = _files(small, pack, tmp_path)
    if noted:
        Catalogue.open(str(good), own=False).close()
    examine: Callable[..., Any] = validate_catalogue.trusted

    def then_swap(path: Path) -> Any:
        meta = examine(path)
        SWAPS[swap](good, evil)
        return meta

    monkeypatch.setattr(validate_catalogue, "trusted", then_swap)
    with pytest.raises(PackError, match="changed while it was opened"):
        Catalogue.open(str(good), own=False)


def test_the_file_that_is_examined_is_the_one_noted(
    small: dict[str, str], pack: Write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The other way round: a bad file is there while it is looked at by name, a good one while it is read."""
    good, evil = _files(small, pack, tmp_path)
    examine: Callable[..., Any] = validate_catalogue._examined
    bad = evil.read_bytes()

    def of_another(path: Path, identity: Any) -> Any:
        path.rename(path.with_name("aside"))
        shutil.copy(good, path)
        try:
            return examine(path, identity)
        finally:
            path.with_name("aside").rename(path)

    monkeypatch.setattr(validate_catalogue, "_examined", of_another)
    with pytest.raises(PackError, match="changed while it was opened"):
        validate_catalogue.trusted(evil)
    assert evil.read_bytes() == bad


def test_a_kiosk_leaves_nothing_on_the_disk(small: dict[str, str], pack: Write, tmp_path: Path, eurasia: Run) -> None:
    root, home = pack(small), tmp_path / "empty home"
    home.mkdir()
    build(root, tmp_path / "handed.eurasia")
    for content in (root, tmp_path / "handed.eurasia"):
        env = {"HOME": str(home), "XDG_CACHE_HOME": "", "EURASIA_CONTENT": str(content)}
        assert "Landia" in eurasia("--kiosk", "list", "countries", env=env).stdout
        assert "Landia" in eurasia("list", "countries", env={**env, "EURASIA_KIOSK": "1"}).stdout
        for words in (
            "ask population of Landia",
            "search landia",
            "show landia",
            "passages trade",
            "timeline",
            "--help",
        ):
            assert "internal error" not in eurasia("--kiosk", *words.split(), env=env).stderr
        with Terminal([*EURASIA, "--kiosk"], env=env) as terminal:
            terminal.until("Landia").until_quiet().press("j", "enter").until_quiet().press("q")
            assert terminal.ended() == 0
    assert list(home.rglob("*")) == []
    assert not list(tmp_path.rglob("*.tmp"))


def test_a_kiosk_removes_nothing_from_the_cache(
    small: dict[str, str], pack: Write, tmp_path: Path, eurasia: Run
) -> None:
    root = pack(small)
    env = {"HOME": str(tmp_path), "XDG_CACHE_HOME": str(tmp_path / "cache"), "EURASIA_CONTENT": str(root)}
    assert eurasia("list", "countries", env=env).returncode == 0
    (kept,) = (tmp_path / "cache").rglob("*.sqlite")
    left = kept.with_name(f".{kept.name}.killed.tmp")
    left.touch()
    os.utime(left, (1, 1))
    (root / "countries/landia.toml").write_text(small["countries/landia.toml"].replace("Landia", "Newland"))
    assert "Newland" in eurasia("--kiosk", "list", "countries", env=env).stdout
    assert left.exists()
    assert "Newland" in eurasia("list", "countries", env=env).stdout
    assert not left.exists()


def test_a_pack_that_changes_is_compiled_in_memory_in_kiosk(small: dict[str, str], pack: Write, tmp_path: Path) -> None:
    root, home = pack(small), tmp_path / "empty home"
    home.mkdir()
    env = {"HOME": str(home), "XDG_CACHE_HOME": "", "EURASIA_CONTENT": str(root)}
    with Terminal([*EURASIA, "--kiosk"], env=env) as terminal:
        terminal.until("Landia").until_quiet()
        (root / "countries/landia.toml").write_text(small["countries/landia.toml"].replace("Landia", "Newland"))
        terminal.until("Newland").press("ctrl+c")
        assert terminal.ended() in (0, 130)
    assert list(home.rglob("*")) == []
