"""Replies of a terminal, slow lines and forms of keys that once ended the explorer, on a real terminal."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from .terminal import EURASIA, Terminal, page_laid_out
from .terminal_replies import REPLIES


@pytest.mark.parametrize("name", ["XTVERSION", "DA1", "clipboard", "cell size", "old mouse", "kitty graphics"])
def test_a_reply_does_nothing_to_the_explorer(name: str, tmp_path: Path) -> None:
    import os

    home = tmp_path / "reply"
    home.mkdir()
    with Terminal((*EURASIA, "--fresh"), env={"HOME": str(home), "EDITOR": "touch"}) as terminal:
        terminal.until("Kazakhstan").until(page_laid_out).until_quiet()
        before = terminal.text
        data = REPLIES[name] + b"\x1b]11;rgb:1e1e/1e1e/1e1e\x07"
        for at in range(0, len(data), 1000):
            os.write(terminal.master, data[at : at + 1000])
        terminal.until_quiet()
        assert terminal.text == before
        terminal.press("q")
        assert terminal.ended() == 0
    assert not list((home / ".local").rglob("pack*"))


def test_bytes_and_forms_that_ended_the_explorer(tmp_path: Path) -> None:
    import os

    with Terminal() as terminal:
        terminal.until("Kazakhstan").until_quiet()
        for data in (b"\xff", b"\x1b[1114112u", b"\x1b[106;1:3u", b"\x1b[97:65;2u", b"\x1b", b"/\xc6\xc1\xcb\xd4"):
            os.write(terminal.master, data)
            terminal.until_quiet()
        terminal.press("escape", "escape").until_quiet()
        os.write(terminal.master, b"\x1b[1072;5u")  # ctrl+f on a Russian layout
        terminal.until("Filter").press("kyrg").until("1 match").press("escape").until_quiet()
        os.write(terminal.master, b"\x1b[1079;5u")  # ctrl+p
        terminal.until("A command, or").press("escape").until_quiet().press("q")
        assert terminal.ended() == 0


def test_a_slow_line_and_escdelay() -> None:
    import os
    import time

    with Terminal(env={"ESCDELAY": "1500"}) as terminal:
        terminal.until("Kazakhstan").until_quiet()
        for byte in b"\x1b[B":
            os.write(terminal.master, bytes((byte,)))
            time.sleep(0.2)  # the line is slow: that is what is tested
        terminal.until(lambda shown: re.search(r"▌ +Kyrgyzstan", shown.text))
        terminal.press("q")
        assert terminal.ended() == 0
