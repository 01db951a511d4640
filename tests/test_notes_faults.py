"""Nothing of the user's is ever lost: each fault is made for real."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from eurasia_tui.query.catalogue import Catalogue
from eurasia_tui.tui.app import EurasiaApp
from eurasia_tui.userdata import notes, state
from eurasia_tui.userdata.files import Unwritable

from .conftest import Run
from .exploring import until_said
from .terminal import EURASIA, PATIENCE, Terminal
from .test_signals import restored

WRITER = """
import sys
from eurasia_tui.userdata import notes
for number in range(200):
    notes.write("kazakhstan", f"text {number} " + "x" * 20_000)
    print(number, flush=True)
"""


APPENDER = """
import sys
from eurasia_tui.userdata import notes
for number in range(40):
    notes.append("kazakhstan", f"{sys.argv[1]} wrote {number}")
    notes.bookmark(f"{sys.argv[1]}-{number}", True)
"""


@pytest.mark.parametrize("kill_at", [1, 20, 57, 110, 163])
def test_kill_9_in_the_middle_of_200_writes_leaves_a_whole_file(kill_at: int) -> None:
    with subprocess.Popen([sys.executable, "-c", WRITER], stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        done = -1
        for line in process.stdout:
            done = int(line)
            if done >= kill_at:
                process.kill()
                break
        done = max([done, *(int(line) for line in process.stdout if line.strip())])
    kept = tomllib.loads((notes.folder() / "kazakhstan.toml").read_text())["text"]
    assert kept.split()[1] in (str(done), str(done + 1))
    assert len(kept) > 20_000
    notes.write("kazakhstan", "after")  # no lock is left behind, and no half-written file
    assert notes.note("kazakhstan").text == "after"
    assert sorted(path.name for path in notes.folder().iterdir()) == [".lock", "kazakhstan.toml"]


def test_two_writers_at_once_lose_nothing() -> None:
    both = [subprocess.Popen([sys.executable, "-c", APPENDER, name]) for name in ("anna", "boris")]
    assert [process.wait(120) for process in both] == [0, 0]
    text = notes.note("kazakhstan").text
    assert [f"{name} wrote {number}" for name in ("anna", "boris") for number in range(40)] == sorted(
        text.split("\n\n"), key=lambda line: (line.split()[0], int(line.split()[2]))
    )
    assert len(list(notes.notes())) == 81


def test_a_text_typed_in_two_explorers_is_merged() -> None:
    notes.write("kazakhstan", "base")
    notes.write("kazakhstan", "base\nmine", base="base")
    notes.write("kazakhstan", "base\ntheirs", base="base")
    assert set(notes.note("kazakhstan").text.split()) == {"base", "mine", "theirs"}


@pytest.mark.parametrize("raw", [b"text = \xff\xfe", b'text = "half', b"\x00" * 40, b"[" * 2000])
def test_a_corrupt_file_is_set_aside_and_its_name_told(raw: bytes, eurasia: Run) -> None:
    path = notes.folder() / "kazakhstan.toml"
    path.parent.mkdir(parents=True)
    path.write_bytes(raw)
    done = eurasia("notes", "kazakhstan", "--add", "new text")
    assert done.returncode == 0
    assert "kazakhstan.toml.corrupt-1" in done.stderr
    assert path.with_name("kazakhstan.toml.corrupt-1").read_bytes() == raw
    assert notes.note("kazakhstan").text == "new text"


def test_a_file_that_cannot_be_read_is_not_overwritten() -> None:
    path = notes.folder() / "kazakhstan.toml"
    path.mkdir(parents=True)  # reading it fails also for root
    with pytest.raises(Unwritable):
        notes.append("kazakhstan", "new")
    assert path.is_dir()


def _mounted(place: Path, size: str) -> None:
    place.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(place)]
    if os.geteuid() != 0 or subprocess.run(command, capture_output=True, check=False).returncode != 0:
        pytest.skip("mounting needs root")


@pytest.fixture
def full_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A data folder on a file system without room, with one note from before."""
    place = tmp_path / "full"
    _mounted(place, "64k")
    try:
        monkeypatch.setenv("XDG_DATA_HOME", str(place))
        notes.write("uzbekistan", "from before")
        fill = os.open(place / "fill", os.O_WRONLY | os.O_CREAT)
        with contextlib.suppress(OSError):
            while True:
                os.write(fill, b"x" * 512)
        os.close(fill)
        yield place
    finally:
        subprocess.run(["umount", "-l", str(place)], check=False)


@pytest.fixture
def read_only(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A data folder that cannot be written."""
    place = tmp_path / "read-only"
    if os.geteuid() == 0:
        _mounted(place, "1m")
    else:
        place.mkdir()
    monkeypatch.setenv("XDG_DATA_HOME", str(place))
    notes.write("uzbekistan", "from before")
    if os.geteuid() == 0:
        subprocess.run(["mount", "-o", "remount,ro", str(place)], check=True)
        yield place
        subprocess.run(["umount", "-l", str(place)], check=False)
        return
    for folder in (place, *(path for path in place.rglob("*") if path.is_dir())):
        folder.chmod(0o555)
    yield place
    for folder in (place, *(path for path in place.rglob("*") if path.is_dir())):
        folder.chmod(0o755)


async def _browse_on(warned_at_start: bool) -> None:
    app = EurasiaApp(Catalogue.open(own=False))
    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.pause()
        assert bool(app.warnings) is warned_at_start
        if warned_at_start:
            await until_said(app, pilot, app.warnings[0])
        await pilot.press("b")
        await pilot.pause()
        assert app.browse.body.message.startswith("Not saved: ")
        await pilot.press("down", "enter", "n", *"words", "escape")
        await pilot.pause()
        assert app.screen is not app.browse  # the text stays on the screen
        await pilot.press("escape")
        await pilot.pause()
        assert app.screen is app.browse
        await pilot.press("2", "down", "enter", "q")
        await pilot.pause()
    assert app.unkept
    assert notes.note("uzbekistan").text == "from before"


async def test_a_full_disk_gives_a_warning_and_browsing_goes_on(full_disk: Path) -> None:
    await _browse_on(warned_at_start=False)


async def test_a_read_only_home_gives_one_warning_and_browsing_goes_on(read_only: Path) -> None:
    await _browse_on(warned_at_start=True)


def test_the_command_line_says_in_one_line_that_the_disk_is_full(full_disk: Path, eurasia: Run) -> None:
    done = eurasia("notes", "kazakhstan", "--add", "a" * 5000)
    assert done.returncode == 1
    assert done.stderr.startswith("eurasia: ")
    assert done.stderr.count("\n") == 1
    assert eurasia("notes", "uzbekistan").stdout.count("from before") == 1


@contextlib.contextmanager
def half_a_note() -> Iterator[Terminal]:
    """The explorer while a note is written on the first page."""
    with Terminal([*EURASIA, "--fresh"]) as terminal:
        terminal.until("Kazakhstan").until_quiet().press("n").until("save and close")
        yield terminal.press(*"half a thought!").until("half a thought!")


def test_a_closed_terminal_keeps_what_was_typed() -> None:
    with half_a_note() as terminal:
        terminal.hang_up()
        terminal.process.wait(PATIENCE)
    assert notes.note("kazakhstan").text == "half a thought!"
    assert state.load()["place"]["kind"]


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_term_and_hup_keep_what_was_typed_and_restore_the_terminal(number: signal.Signals) -> None:
    with half_a_note() as terminal:
        terminal.process.send_signal(number)
        assert terminal.ended() == 128 + number
        restored(terminal)
    assert notes.note("kazakhstan").text == "half a thought!"
