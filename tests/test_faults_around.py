"""What is around the program fails: no home, a cache that is none or full, packs that change while they are read."""

from __future__ import annotations

import contextlib
import io
import os
import pwd
import random
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from eurasia_tui import paths
from eurasia_tui.catalogue.files import PackError
from eurasia_tui.catalogue.validate_catalogue import trusted
from eurasia_tui.cli.main import main
from eurasia_tui.compiler.build import build
from eurasia_tui.query.catalogue import Catalogue

from .conftest import Run, Write
from .terminal import EURASIA, Terminal


def works(done: subprocess.CompletedProcess[str]) -> None:
    """The page is there, and not a word of trouble."""
    assert (done.returncode, done.stderr) == (0, "")
    assert "Landia" in done.stdout


# --- homes --------------------------------------------------------------------------


def test_without_a_home_nothing_is_written_and_all_can_be_read(
    small: dict[str, str], pack: Write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A container may run under a number that has no name and no home: no folder called ~ is made."""
    root = pack(small)
    here = tmp_path / "here"
    here.mkdir()
    code = (
        "import pwd, sys\n"
        "def nobody(_): raise KeyError\n"
        "pwd.getpwuid = nobody\n"
        "from eurasia_tui.cli.main import main\n"
        "sys.exit(main(sys.argv[1:]))"
    )
    env = {key: value for key, value in os.environ.items() if key != "HOME" and not key.startswith("XDG_")}
    for words in (["show", "landia"], ["search", "bund"], ["notes"]):
        done = subprocess.run(
            [sys.executable, "-c", code, "--content", str(root), *words],
            cwd=here,
            env=env,
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )
        assert done.stderr in ("", "eurasia: no notes and no bookmarks yet\n")
        assert words[0] == "notes" or "Landia" in done.stdout
    assert list(here.iterdir()) == []

    def nobody(_: int) -> pwd.struct_passwd:
        raise KeyError

    monkeypatch.setattr(pwd, "getpwuid", nobody)
    for name in ("HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME"):
        monkeypatch.delenv(name, raising=False)
    for folder in (paths.cache_dir(), paths.data_dir(), paths.config_dir(), paths.state_dir()):
        assert folder.is_absolute()


def test_a_home_that_is_not_there(small: dict[str, str], pack: Write, tmp_path: Path, eurasia: Run) -> None:
    env = {"HOME": str(tmp_path / "a file"), "XDG_CACHE_HOME": ""}
    (tmp_path / "a file").write_text("")
    root = str(pack(small))
    works(eurasia("--content", root, "show", "landia", env=env))
    with Terminal([*EURASIA, "--content", root], env=env) as terminal:
        terminal.until("Landia").until("Nothing will be saved").until_quiet().press("q")
        assert terminal.ended() == 0
        assert b"Traceback" not in terminal.sent


# --- caches -------------------------------------------------------------------------


@contextlib.contextmanager
def mounted(place: Path, options: str) -> Iterator[None]:
    """A file system of its own in memory."""
    place.mkdir()
    done = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", options, "tmpfs", str(place)], capture_output=True, check=False
    )
    if done.returncode:
        pytest.skip("mounting is not allowed here")
    try:
        yield
    finally:
        subprocess.run(["umount", str(place)], check=True)


@pytest.mark.parametrize("fault", ["a file", "a folder where the file is to be", "read-only", "full", "of 64 kB"])
def test_a_cache_that_takes_nothing(
    fault: str, small: dict[str, str], pack: Write, tmp_path: Path, eurasia: Run
) -> None:
    root, place = pack(small), tmp_path / "cache"
    words, env = ["--content", str(root), "show", "landia"], {"XDG_CACHE_HOME": str(place)}
    with contextlib.ExitStack() as stack:
        if fault == "a file":
            place.write_text("")
        elif fault.startswith("a folder"):
            works(eurasia(*words, env=env))
            for file in place.rglob("*.sqlite"):
                file.unlink()
                (file / "x").mkdir(parents=True)
        elif fault == "read-only":
            stack.enter_context(mounted(place, "ro"))
        else:
            stack.enter_context(mounted(place, "size=64k"))
            if fault == "full":
                with contextlib.suppress(OSError), open(place / "filler", "wb") as filler:
                    while filler.write(bytes(4096)):
                        filler.flush()
        for _ in range(2):
            works(eurasia(*words, env=env))
        assert not list(place.rglob("*.tmp"))
        with Terminal([*EURASIA, *words[:2]], env=env) as terminal:
            terminal.until("Landia").until_quiet().press("/", *"bund").until("Bund").until_quiet().press("ctrl+c")
            assert terminal.ended() == 0
            assert b"Traceback" not in terminal.sent


# --- packs that change while they are read --------------------------------------------

CHANGES: dict[str, Callable[[Path], object]] = {
    "rewritten": lambda file: file.write_text(file.read_text().replace("Landia", "Newland")),
    "removed": lambda file: file.unlink(),
    "cut short": lambda file: file.write_bytes(file.read_bytes()[:40]),
    "emptied": lambda file: file.write_bytes(b""),
    "a folder": lambda file: (file.unlink(), file.mkdir()),
    "a link to nothing": lambda file: (file.unlink(), file.symlink_to("nothing")),
    "the whole pack gone": lambda file: file.parent.parent.rename(file.parents[2] / "gone"),
}


@pytest.mark.parametrize("change", CHANGES)
@pytest.mark.parametrize("when", ["before it is read", "after it was read"])
def test_a_file_that_changes_while_the_pack_is_compiled(
    change: str, when: str, small: dict[str, str], pack: Write, tmp_path: Path
) -> None:
    # Countries are read before organisations, and progress is told after the first file.
    name = "organisations/landia.toml" if when.startswith("before") else "countries/landia.toml"
    files = {key: text for key, text in small.items() if key.startswith(("pack", "sources"))}
    files |= {
        "countries/a.toml": small["countries/landia.toml"].replace("Landia", "A"),
        "concepts/dangling.toml": 'name = "D"\nsource = "nowhere"\nas_of = 2024\nsummary = "See [[nobody]]."\n',
    }
    files[name] = small["countries/landia.toml"].replace('iso2 = "LA"\n', "").replace("[[bund]]", "[[nobody]]")
    root = pack(files)
    target = tmp_path / "it.sqlite"
    changed: list[int] = []

    def progress(done: int, total: int) -> None:
        if not changed:
            changed.append(done)
            CHANGES[change](root / name)

    build(root, target, progress=progress)
    db = sqlite3.connect(target)
    assert db.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert "a" in {id_ for (id_,) in db.execute("SELECT id FROM entity")} or change == "the whole pack gone"
    db.close()
    if change != "the whole pack gone":  # the next look finds how it is now
        build(root, target)
        opened = Catalogue.open(str(target), own=False)
        known = opened.exists("landia")
        assert not known or opened.name("landia") == ("Newland" if change == "rewritten" else "Landia")
        opened.close()


# --- a catalogue with a byte that is another ------------------------------------------

COMMANDS = (
    ["show", "landia"],
    ["show", "bund", "--json"],
    ["list", "countries"],
    ["search", "landia bund"],
    ["ask", "members of bund"],
    ["members", "bund"],
    ["matrix"],
    ["relate", "landia", "bund"],
    ["timeline"],
    ["compare", "landia", "bund"],
    ["brief", "landia"],
    ["cite", "landia"],
    ["map", "landia"],
    ["path", "landia", "bund"],
)


@pytest.fixture
def handed_over(small: dict[str, str], pack: Write, tmp_path: Path) -> Path:
    """A small catalogue that stands alone."""
    file = tmp_path / "it.eurasia"
    build(pack(small), file)
    return file


def run_command(words: list[str], file: Path) -> tuple[int | str | None, str, str]:
    """Exit code, output and errors of a command over a catalogue, in this process for the time of it."""
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        try:
            code: int | str | None = main(["--content", str(file), *words])
        except SystemExit as left:
            code = left.code
    return code, out.getvalue(), err.getvalue()


def test_a_catalogue_with_bytes_flipped_is_refused_or_works(handed_over: Path) -> None:
    dice, whole = random.Random(8), handed_over.read_bytes()
    used = [at for at, byte in enumerate(whole) if byte]  # what is empty says nothing
    refused: list[str] = []
    for turn in range(300):
        data = bytearray(whole)
        for _ in range(1 if turn % 3 else 4):
            data[dice.choice(used)] ^= 1 << dice.randrange(8)
        handed_over.write_bytes(data)
        try:
            trusted(handed_over)
        except PackError as error:
            refused.append(str(error))
            continue
        for words in dice.sample(COMMANDS, 4):
            code, out, err = run_command(list(words), handed_over)
            assert code in (0, 1, 2), (turn, words)
            assert err.count("\n") <= 1, (turn, words, err)
            assert out or err, (turn, words)
    assert 30 < len(refused) < 270
    assert all(line.startswith(handed_over.name) and "\n" not in line for line in refused)
