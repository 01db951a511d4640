"""Input from terminals: any bytes, sequences cut anywhere, replies, key protocols, layouts, pastes."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable
from queue import Queue
from threading import Event, Thread

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from textual import events
from textual.app import App
from textual.drivers.headless_driver import HeadlessDriver
from textual.message import Message
from textual.messages import TerminalSupportsSynchronizedOutput

from eurasia_tui.tui.terminal.input import LONGEST_PASTE, TerminalInput
from eurasia_tui.tui.terminal.input_thread import CHUNK, MOST_PENDING, InputThread
from eurasia_tui.tui.terminal.keys import TerminalBackground, TerminalEvents

from .terminal import Terminal
from .terminal_replies import REPLIES

LATER = 100.0
"""Seconds after which nothing more comes."""


ALLOWED = (
    events.Key,
    events.Paste,
    events.MouseEvent,
    events.AppFocus,
    events.AppBlur,
    TerminalBackground,
    TerminalSupportsSynchronizedOutput,
)


def handed_on(parts: Iterable[bytes], gap: float = 0.0, escape_delay: float = 0.1) -> list[Message]:
    """What the application gets for bytes that come in parts, with seconds between them."""
    source, translate, now = TerminalInput(escape_delay), TerminalEvents(), 0.0
    found: list[Message] = []
    for part in parts:
        found += [event for token in source.feed(part, now) for event in translate.events(token)]
        now += gap
    return found + [event for token in source.tick(now + LATER) for event in translate.events(token)]


def keys(data: bytes) -> list[str]:
    """The names of keys, and what else there is."""
    return [event.key if isinstance(event, events.Key) else type(event).__name__ for event in handed_on([data])]


@pytest.mark.parametrize("name", REPLIES)
def test_a_reply_is_taken_whole_however_it_is_cut(name: str) -> None:
    data = REPLIES[name]
    assert keys(data) == []
    assert keys(data + b"j") == ["j"]
    for cut in range(1, min(len(data), 60)):
        # An escape alone is a key once it has waited; that is what ESCDELAY is for.
        gap = 0.05 if data[cut - 1] == 0x1B else 0.9
        assert handed_on([data[:cut], data[cut:]], gap) == [], cut


@pytest.mark.parametrize(
    ("data", "rgb"),
    [
        (b"\x1b]11;rgb:1e1e/1e1e/1e1e\x07", (30, 30, 30)),
        (b"\x1b]11;rgb:ff/80/00\x1b\\", (255, 128, 0)),
        (b"\x1b]11;rgba:f/0/f/f\x1b\\", (255, 0, 255)),
    ],
)
def test_the_background_colour_is_handed_on(data: bytes, rgb: tuple[int, int, int]) -> None:
    (found,) = handed_on([data[:9], data[9:]], 0.5)
    assert isinstance(found, TerminalBackground)
    assert found.rgb == rgb


FORMS = {
    b"\x1b[106;1:3u": [],
    b"\x1b[106;1:2u": ["j"],
    b"\x1b[106;1:1u": ["j"],
    b"\x1b[97:65;2u": ["A"],
    b"\x1b[97;2;65u": ["A"],
    b"\x1b[97u": ["a"],
    b"\x1b[1;1:1B": ["down"],
    b"\x1b[1;1:3B": [],
    b"\x1b[1;5:2C": ["ctrl+right"],
    b"\x1b[1114112u": [],
    b"\x1b[55296u": [],
    b"\x1b[99999999999999999999u": [],
    b"\x1b[0;;229u": ["å"],
    b"\x1b[0;;104:105u": ["h", "i"],
    b"\x1b[57441;2u": [],
    b"\x1b[57358u": [],
    b"\x1b[57404;129u": ["5"],
    b"\x1b[57417u": ["left"],
    b"\x1b[57414u": ["enter"],
    b"\x1b[27u": ["escape"],
    b"\x1b[27;5u": ["ctrl+escape"],
    b"\x1b[9;2u": ["shift+tab"],
    b"\x1b[13;1u": ["enter"],
    b"\x1b[102;5u": ["ctrl+f"],
    b"\x1b[1072;5u": ["ctrl+f"],
    b"\x1b[1079;5u": ["ctrl+p"],
    b"\x1b[1072::97;5u": ["ctrl+a"],
    b"\x1b[1072;1;1072u": ["а"],
    b"\x1b[1110;5u": ["ctrl+s"],
    b"\x1b[1111;5u": ["ctrl+right_square_bracket"],
    b"\x1b[1118;5u": ["ctrl+o"],
    b"\x1b[1241;5u": ["ctrl+2"],
    b"\x1b[27;5;102~": ["ctrl+f"],
    b"\x1b[27;5;1072~": ["ctrl+f"],
    b"\x1b[5~": ["pageup"],
    b"\x1b[5;5~": ["ctrl+pageup"],
    b"\x1b[3^": ["ctrl+delete"],
    b"\x1b[3$j": ["shift+delete", "j"],
    b"\x1b[5A": ["ctrl+up"],
    b"\x1b[Z": ["shift+tab"],
    b"\x1b[a": ["shift+up"],
    b"\x1bOP": ["f1"],
    b"\x1bOB": ["down"],
    b"\x1bOM": ["enter"],
    b"\x1bOq": ["1"],
    b"\x1b[[A": ["f1"],
    b"\x1b[15~": ["f5"],
    b"\x1b\x1b": ["escape", "escape"],
    b"\x1b\x1b[A": ["escape", "up"],
    b"\x1bx": ["alt+x"],
    b"\x1bX": ["alt+shift+x"],
    b"\x1b\xd0\xb6": ["alt+semicolon"],
    b"\x1b]": ["alt+right_square_bracket"],
    b"\x1b[": ["alt+left_square_bracket"],
    b"\x1b[I\x1b[O": ["AppFocus", "AppBlur"],
    b"\x1b[<0;10;5M\x1b[<0;10;5m\x1b[<64;1;1M\x1b[<35;3;3M": ["MouseDown", "MouseUp", "MouseScrollUp", "MouseMove"],
    b"\x1b[<0;0;5M\x1b[<0;-1;5M\x1b[<999;1;1M\x1b[<0;1M": [],
    b"\x1b[?2026;2$y": ["TerminalSupportsSynchronizedOutput"],
    b"\xff": ["replacement_character"],
    b"\xc6\xc1\xcb\xd4": ["replacement_character"] * 3,
    "/[ж].\r\t\x7f\x06".encode(): [
        "slash",
        "left_square_bracket",
        "ж",
        "right_square_bracket",
        "full_stop",
        "enter",
        "tab",
        "backspace",
        "ctrl+f",
    ],
    b"\xc2\x9b31m": ["3", "1", "m"],
    "\u200cي\u202e\ufeff".encode(): ["zero_width_non_joiner", "ي"],
}


@pytest.mark.parametrize("data", FORMS)
def test_forms_of_keys(data: bytes) -> None:
    assert keys(data) == FORMS[data]


def test_keys_are_named_as_textual_names_them() -> None:
    from textual._ansi_sequences import ANSI_SEQUENCES_KEYS
    from textual.keys import Keys

    same, others = 0, set()
    for sequence, named in ANSI_SEQUENCES_KEYS.items():
        if isinstance(named, tuple) and len(named) == 1 and named[0] is not Keys.Ignore:
            found = keys(sequence.encode())
            if found == [named[0].value]:
                same += 1
            elif found and not re.fullmatch(r"(\w+\+)*f\d+", found[0]):  # function keys by the number printed on them
                others.add(sequence)
    assert same > 150
    assert others <= {"\x1b\x1b", "\x1b[7^", "\x1b[8^", "\x1bOb"}  # two escapes; three that Textual mixes up


@pytest.mark.parametrize("gap", [0.15, 0.9])
@pytest.mark.parametrize("data", [b"\x1b[B", b"\x1b[1;5C", b"\x1bOP", b"\x1b[106;1u", b"\x1b[<0;10;5M"])
def test_a_key_in_slow_pieces_is_one_key(data: bytes, gap: float) -> None:
    whole = handed_on([data])
    assert len(whole) == 1
    pieces = [data[:2], *(data[at : at + 1] for at in range(2, len(data)))]
    assert len(handed_on(pieces, gap)) == 1
    every = [data[at : at + 1] for at in range(len(data))]
    assert len(handed_on(every, gap, escape_delay=1.0)) == 1  # ESCDELAY=1000


def test_an_escape_alone_waits_for_escdelay() -> None:
    source = TerminalInput(0.04)
    assert source.feed(b"\x1b", 1.0) == []
    assert source.deadline == pytest.approx(1.04)
    assert source.tick(1.03) == []
    assert [token.kind for token in source.tick(1.05)] == ["escape"]
    assert source.deadline is None


@settings(max_examples=300, deadline=None)
@given(
    st.lists(st.one_of(st.binary(max_size=12), st.sampled_from([*REPLIES.values(), *FORMS])), max_size=20), st.data()
)
def test_any_bytes_give_only_keys_pastes_mouse_and_focus(parts: list[bytes], data: st.DataObject) -> None:
    found = handed_on(parts, data.draw(st.sampled_from([0.0, 0.2, 2.0])))
    for event in found:
        assert isinstance(event, ALLOWED)
        if isinstance(event, events.Key):
            assert event.key
            assert event.character is None or len(event.character) == 1
    # However the bytes are cut: without a pause it is the same.
    whole = b"".join(parts)
    if b"\x1b[M" not in whole:
        cut = data.draw(st.integers(0, len(whole)))
        assert list(map(repr, handed_on([whole[:cut], whole[cut:]]))) == list(map(repr, handed_on([whole])))


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=200).filter(lambda text: "\x1b" not in text and "\x03" not in text), st.integers(1, 7))
def test_a_paste_is_one_event_however_it_is_cut(text: str, size: int) -> None:
    data = b"\x1b[200~" + text.encode("utf-8", "replace") + b"\x1b[201~q"
    pieces = [data[at : at + size] for at in range(0, len(data), size)]
    paste, key = handed_on(pieces)
    assert isinstance(paste, events.Paste)
    assert paste.text == text.encode("utf-8", "replace").decode()
    assert isinstance(key, events.Key)
    assert key.key == "q"


def test_a_paste_keeps_so_many_bytes_and_ctrl_c_is_never_part_of_one() -> None:
    (paste,) = handed_on([b"\x1b[200~", *[b"x" * 100_000] * 50, b"\x1b[20", b"1~"])
    assert isinstance(paste, events.Paste)
    assert len(paste.text) == LONGEST_PASTE
    assert keys(b"\x1b[200~rm -rf\x03q") == ["ctrl+c", "q"]
    stalled = handed_on([b"\x1b[200~one ", b"two\x1b[201~"], gap=20)
    assert [event.text for event in stalled if isinstance(event, events.Paste)] == ["one two"]


def _states(terminal: Terminal) -> str:
    return "\n".join(terminal.text.splitlines()[2:])


@pytest.mark.parametrize(("head", "end"), [(b"\x1b]11;", b"\x07"), (b"\x1b[", b"~")])
def test_of_a_sequence_so_many_bytes_are_kept(head: bytes, end: bytes) -> None:
    source = TerminalInput()
    tokens = [token for part in (head, *[b"1" * 1_000] * 100) for token in source.feed(part, 0.0)]
    (token, text) = (*tokens, *source.feed(end + b"j", 0.0))
    assert len(token.text) <= 4_096
    assert text.text == "j"


class Ending(App[None]):
    """An application whose last screen has gone; it keeps what it is asked to call."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: Queue[Callable[[], None]] = Queue()

    def call_later(self, callback: Callable[[], None], *args: object, **keywords: object) -> bool:
        self.asked.put(callback)
        return True


class Reader(InputThread, HeadlessDriver):
    """Reads from a pipe for an application that answers when told to."""

    def __init__(self, source: int) -> None:
        self.input_fileno, self.exit_event, self.taken = source, Event(), 0
        self.app = ending = Ending()
        self.asked = ending.asked

    def process_message(self, message: object) -> None:
        self.taken += 1


def test_keys_are_read_no_further_ahead_than_the_application_handles_them() -> None:
    source, sink = os.pipe()
    reader = Reader(source)
    thread = Thread(target=reader.run_input_thread)
    with open(sink, "wb", buffering=0) as pipe, open(source, "rb"):
        pipe.write(b"j" * 10 * CHUNK)
        thread.start()
        try:
            for round_ in range(1, 4):
                ask = reader.asked.get(timeout=60)
                assert reader.taken <= round_ * (MOST_PENDING + CHUNK)
                ask()  # the application has come so far
                reader.asked.get(timeout=60)()  # and has handled what was before
        finally:
            reader.exit_event.set()
            thread.join()
