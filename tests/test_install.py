"""The package as installed: both commands, the content and its compiled catalogue inside, nothing compiled at reading."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import sysconfig
import zipfile
from collections.abc import Sequence
from pathlib import Path

import pytest

from eurasia_tui.compiler.build import build
from eurasia_tui.compiler.shareable import strip_local_data

from .conftest import ROOT


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built without a network."""
    target = tmp_path_factory.mktemp("wheel")
    built = subprocess.run(
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
    assert built.returncode == 0, built.stderr
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


def run(words: Sequence[str | Path], folder: Path, env: dict[str, str]) -> subprocess.CompletedProcess[str]:
    """What a command printed that was run in a folder, with just this environment."""
    return subprocess.run(words, cwd=folder, env=env, capture_output=True, text=True, timeout=60, check=False)


def test_the_wheel_holds_content_catalogue_and_notices(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    assert "eurasia_tui/data/catalogue.sqlite" in names
    assert "eurasia_tui/data/content/pack.toml" in names
    assert "eurasia_tui/data/content/countries/kazakhstan.toml" in names
    assert any(name.endswith("/NOTICE") for name in names)
    assert "eurasia_tui/query/questions/words/facts.toml" in names
    assert not [name for name in names if name.startswith(("tests/", "benchmarks/")) or "__pycache__" in name]


def test_the_wheel_says_what_it_is(wheel: Path) -> None:
    archive = zipfile.ZipFile(wheel)
    (name,) = [name for name in archive.namelist() if name.endswith(".dist-info/METADATA")]
    metadata = archive.read(name).decode()
    for line in ("Author: ", "Classifier: Typing :: Typed", "Classifier: Programming Language :: Python :: 3.11"):
        assert f"\n{line}" in metadata
    readme = metadata.partition("\n\n")[2]
    for target in re.findall(r"\]\(([^)\s]+)\)", readme):  # no link that leads nowhere on the package index
        assert re.match(r"https?:|#", target), target


def test_the_wheel_has_the_manual_page_and_no_path_of_the_build(wheel: Path) -> None:
    archive = zipfile.ZipFile(wheel)
    (page,) = [name for name in archive.namelist() if name.endswith("share/man/man1/eurasia.1")]
    assert archive.read(page).startswith(b".TH EURASIA 1")
    assert os.fsencode(ROOT) not in archive.read("eurasia_tui/data/catalogue.sqlite")


def test_a_build_leaves_nothing_beside_what_was_built(wheel: Path) -> None:
    assert list(wheel.parent.iterdir()) == [wheel]
    assert not (ROOT / "dist" / "catalogue.sqlite").exists()


def test_a_catalogue_to_hand_on_is_the_same_wherever_it_is_made(
    small: dict[str, str], tmp_path: Path, shared_cache: Path
) -> None:
    wheels = []
    for place in ("one", "two"):
        root = tmp_path / place
        for name, text in small.items():
            (root / name).parent.mkdir(parents=True, exist_ok=True)
            (root / name).write_text(text)
        target = tmp_path / f"{place}.sqlite"
        build(root, target)
        strip_local_data(target)
        wheels.append(target.read_bytes())
        assert os.fsencode(root) not in wheels[-1]
    assert wheels[0] == wheels[1]


@pytest.mark.parametrize("command", ["eurasia", "eurasia-tui"])
def test_an_installed_command_reads_the_catalogue_that_came_with_it(
    installed: Path, command: str, tmp_path: Path
) -> None:
    home = tmp_path / "home"
    home.mkdir(exist_ok=True)
    cache = tmp_path / "cache"
    env = {**os.environ, "HOME": str(home), "XDG_CACHE_HOME": str(cache), "PYTHONPATH": ""}
    shown = run([installed / command, "show", "kazakhstan"], tmp_path, env)
    assert shown.returncode == 0, shown.stderr
    assert "Kazakhstan" in shown.stdout.partition("\n")[0]
    assert not cache.exists(), "something was compiled"
    code = (
        "import sys, eurasia_tui.paths as p; from eurasia_tui.__main__ import main\n"
        "assert str(p.builtin_catalogue()).startswith(sys.prefix), p.builtin_catalogue()\n"
        "sys.argv = ['eurasia', 'show', 'kazakhstan']\n"
        "try: main()\nexcept SystemExit: pass\n"
        "assert 'eurasia_tui.compiler.build' not in sys.modules and 'pydantic' not in sys.modules\n"
    )
    looked = run([installed / "python", "-c", code], tmp_path, env)
    assert looked.returncode == 0, looked.stderr


def test_an_installed_command_works_with_a_home_that_cannot_be_written(installed: Path, tmp_path: Path) -> None:
    unset = dict.fromkeys(("XDG_CACHE_HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "PYTHONPATH"), "")
    env = {**os.environ, **unset, "HOME": "/proc/no-such-home"}
    for words in (["show", "KZ"], ["search", "ЕАЭС"], ["list", "countries", "--top", "3"], ["members", "eaeu"]):
        ran = run([installed / "eurasia", *words], tmp_path, env)
        assert ran.returncode == 0, ran.stderr
        assert ran.stdout
        assert not ran.stderr


def test_the_example_pack_is_valid_and_documents_lead_somewhere() -> None:
    for pack in (ROOT / "examples").iterdir():
        checked = subprocess.run(
            [sys.executable, "-m", "eurasia_tui", "check", str(pack)],
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
        assert checked.returncode == 0, checked.stdout
    for page in (ROOT / "README.md", ROOT / "docs" / "index.md", ROOT / "CONTRIBUTING.md"):
        for target in re.findall(r"\]\(([^)\s]+)\)", page.read_text(encoding="utf-8")):
            assert re.match(r"https?:|#", target) or (page.parent / target.partition("#")[0]).exists(), (page, target)
