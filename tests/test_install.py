"""The package as installed: both commands, the content and its compiled catalogue inside, nothing compiled at reading."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
import zipfile
from pathlib import Path

import pytest

from .conftest import ROOT


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built without a network."""
    target = tmp_path_factory.mktemp("wheel")
    made = subprocess.run(
        [
            sys.executable,
            "-m",
            "pip",
            "wheel",
            "--quiet",
            "--no-deps",
            "--no-build-isolation",
            "--no-index",
            "--wheel-dir",
            str(target),
            str(ROOT),
        ],
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
        cwd=target,
    )
    assert made.returncode == 0, made.stderr
    return next(target.glob("*.whl"))


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of commands of a fresh environment with the wheel; its dependencies are those of this one."""
    root = tmp_path_factory.mktemp("installed") / "env"
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(root)], check=True, timeout=120)
    python = root / "bin" / "python"
    where = sysconfig.get_path("purelib", vars={"base": str(root), "platbase": str(root)})
    subprocess.run(
        [
            sys.executable,
            "-m",
            "pip",
            "--python",
            str(python),
            "install",
            "--quiet",
            "--no-deps",
            "--no-index",
            str(wheel),
        ],
        check=True,
        timeout=120,
    )
    # Only the folder itself: with its .pth files the checkout would come along.
    Path(where, "dependencies.pth").write_text(sysconfig.get_path("purelib") + "\n")
    return root / "bin"


def test_the_wheel_holds_content_catalogue_and_notices(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    assert "eurasia_tui/data/catalogue.sqlite" in names
    assert "eurasia_tui/data/content/pack.toml" in names
    assert "eurasia_tui/data/content/countries/kazakhstan.toml" in names
    assert any(name.endswith("/NOTICE") for name in names)
    assert "eurasia_tui/query/questions/words/facts.toml" in names
    assert not [name for name in names if name.startswith(("tests/", "benchmarks/")) or "__pycache__" in name]


@pytest.mark.parametrize("command", ["eurasia", "eurasia-tui"])
def test_an_installed_command_reads_the_catalogue_that_came_with_it(
    installed: Path, command: str, tmp_path: Path
) -> None:
    home = tmp_path / "home"
    home.mkdir(exist_ok=True)
    cache = tmp_path / "cache"
    env = {**os.environ, "HOME": str(home), "XDG_CACHE_HOME": str(cache), "PYTHONPATH": ""}
    shown = subprocess.run(
        [installed / command, "show", "kazakhstan"],
        cwd=tmp_path,
        env=env,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert shown.returncode == 0, shown.stderr
    assert shown.stdout.startswith("Kazakhstan\n")
    assert not cache.exists(), "something was compiled"
    code = (
        "import sys, eurasia_tui.paths as p; from eurasia_tui.__main__ import main\n"
        "assert str(p.builtin_catalogue()).startswith(sys.prefix), p.builtin_catalogue()\n"
        "sys.argv = ['eurasia', 'show', 'kazakhstan']\n"
        "try: main()\nexcept SystemExit: pass\n"
        "assert 'eurasia_tui.compiler.build' not in sys.modules and 'pydantic' not in sys.modules\n"
    )
    looked = subprocess.run(
        [installed / "python", "-c", code],
        cwd=tmp_path,
        env=env,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert looked.returncode == 0, looked.stderr


def test_an_installed_command_works_with_a_home_that_cannot_be_written(installed: Path, tmp_path: Path) -> None:
    unset = dict.fromkeys(("XDG_CACHE_HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "PYTHONPATH"), "")
    env = {**os.environ, **unset, "HOME": "/proc/no-such-home"}
    for words in (["show", "KZ"], ["search", "ЕАЭС"], ["list", "countries", "--top", "3"], ["members", "eaeu"]):
        ran = subprocess.run(
            [installed / "eurasia", *words],
            cwd=tmp_path,
            env=env,
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
        assert ran.returncode == 0, ran.stderr
        assert ran.stdout
        assert not ran.stderr
