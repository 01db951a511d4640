"""Files of early frames: whose they are, how many are kept, what is no frame, and the output that holds frames back."""

from __future__ import annotations

import os
import re
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eurasia_tui import early_frame
from eurasia_tui.tui.terminal.frame_output import FrameOutput

FRAME = b"\x1b[1;1H\x1b[1mEurasia\x1b[0m"


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    return tmp_path / "eurasia/frames"


def test_a_frame_is_kept_for_its_key_alone_and_for_its_user_alone(cache: Path) -> None:
    early_frame.save(b"key", FRAME)
    assert early_frame.load(b"key") == FRAME
    assert early_frame.load(b"other") == b""
    (file,) = cache.iterdir()
    assert file.stat().st_mode & 0o777 == 0o600
    assert cache.stat().st_mode & 0o777 == 0o700


def test_the_newest_eight_are_kept(cache: Path) -> None:
    for number in range(12):
        early_frame.save(b"key %d" % number, FRAME)
        for age, file in enumerate(sorted(cache.iterdir(), key=lambda file: file.stat().st_mtime_ns, reverse=True)):
            os.utime(file, ns=(0, time.time_ns() - age * 10**9))
    assert [bool(early_frame.load(b"key %d" % number)) for number in range(12)] == [False] * 4 + [True] * 8


@pytest.mark.parametrize(
    "harm",
    [
        lambda file: file.write_bytes(file.read_bytes()[:-9] + b"\x1b]52;c;AA"),
        lambda file: file.write_bytes(b"not a frame"),
        lambda file: file.write_bytes(b""),
        lambda file: file.write_bytes(file.read_bytes() + b"A" * early_frame.LARGEST),
        lambda file: file.write_bytes(file.read_bytes() + b"\xff"),
        lambda file: file.chmod(0o666),
        lambda file: (file.rename(file.with_name("x")), file.symlink_to("x")),
        lambda file: (file.unlink(), file.mkdir()),
        lambda file: (file.unlink(), os.mkfifo(file, 0o600)),
    ],
)
def test_what_is_damaged_or_foreign_is_not_shown(cache: Path, harm: Callable[[Path], object]) -> None:
    early_frame.save(b"key", FRAME)
    harm(next(cache.iterdir()))
    assert early_frame.load(b"key") == b""


@given(st.binary(max_size=40) | st.text(max_size=40).map(lambda text: text.encode("utf-8", "replace")))
def test_only_text_moves_and_styles_are_frames(data: bytes) -> None:
    if early_frame.is_frame(data):
        rest = re.sub(r"\x1b\[[0-9;]*[mH]", "", data.decode())
        assert not any(ord(char) < 32 or 0x7F <= ord(char) < 0xA0 for char in rest)


@pytest.mark.parametrize(
    "data", [b"\x1b[2J", b"\x1b]0;t\x07", b"\x1b[?1049h", b"\x9b1m", b"\xc2\x9b1m", b"a\x1bc", "\u202e".encode(), b"\n"]
)
def test_what_a_terminal_could_obey_is_no_frame(data: bytes) -> None:
    assert not early_frame.is_frame(FRAME + data)


def test_too_large_a_frame_and_one_that_cannot_be_written_are_not_kept(
    cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    early_frame.save(b"key", FRAME + b"A" * early_frame.LARGEST)
    assert early_frame.load(b"key") == b""
    monkeypatch.setenv("XDG_CACHE_HOME", os.devnull)
    early_frame.save(b"key", FRAME)
    assert early_frame.load(b"key") == b""


def test_the_output_holds_frames_back_and_nothing_else() -> None:
    sent: list[str] = []
    output = FrameOutput(sent.append, behind=True)
    for data in ("\x1b[?1049h", "\x1b[1;1Hempty\n\x1b[2;1H", "\x1b[?2004h", "\x1b]52;c;AA\x07"):
        output.write(data)
    assert sent == ["", "\x1b[?2004h", "\x1b]52;c;AA\x07"]
    output.release()
    output.write("\x1b[1;1Hwhole")
    output.record()
    output.write("\x1b[1;1Hnext\n")
    assert (sent[-1], output.recorded) == ("\x1b[1;1Hwhole", "\x1b[1;1Hnext")


def test_a_frame_is_not_sent_twice_in_a_row_and_whole_after_what_may_change_the_screen() -> None:
    sent: list[str] = []
    output = FrameOutput(sent.append, behind=False)
    whole, small = "\x1b[1;1H" + "A" * 80 + "\x1b[1;1H", "\x1b[2;3Hb\x1b[1;1H"
    for data in (whole, "\x1b[?2026h", whole, small, whole, small, "\x1b[?1049h", whole):
        output.write(data)
    assert sent == [whole, "\x1b[?2026h", small, "\x1b[?1049h", whole]
    output.forget()
    output.write(small)
    assert sent[-1] == small


def test_after_a_frame_for_a_larger_terminal_the_next_is_sent_whole() -> None:
    sent: list[str] = []
    size = [20, 5]
    output = FrameOutput(sent.append, behind=False, size=lambda: (size[0], size[1]))
    footer, page = "\x1b[5;1Hhelp timeline\x1b[1;1H", "\x1b[4;1Hhelp         \x1b[1;1H"
    for data in (page, footer, page):
        output.write(data)
    assert sent == [page, footer]  # the page is on the screen
    size[1] = 4  # the terminal has lost a row, and shows the last of the frame in its own last
    for data in (footer.replace("help", "more"), page):
        output.write(data)
    assert sent[-1] == page
