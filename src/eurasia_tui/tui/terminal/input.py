"""Bytes from a terminal, split into whole sequences: text, keys, pastes, replies.

A sequence is recognised by its grammar (ECMA-48), not by the time between its bytes, and across reads. Replies of the
terminal that were not requested (device attributes, colours, sizes, mode reports) are taken whole, so that none of
their letters is a command. What bytes mean is decided in :mod:`.keys`.
"""

from __future__ import annotations

import codecs
from typing import Literal

from textual import constants

from ...named_tuple import NamedTuple

ESCAPE, BELL = 0x1B, 0x07
PASTE_END = b"\x1b[201~"
SEQUENCE_DELAY = 1.0
"""Seconds to wait for the rest of a sequence that has begun with more than an escape."""
STRING_DELAY = 5.0
"""Seconds to wait for the rest of a string: the replies OSC, DCS, APC, PM and SOS."""
PASTE_DELAY = 30.0
"""Seconds to wait for the rest of a paste. Less would give the rest of a stalled paste to the commands."""
LONGEST_SEQUENCE = 256
LONGEST_STRING = 4_096
LONGEST_PASTE = 1_000_000
"""Bytes that are kept of each; the rest is read and dropped."""

State = Literal["ground", "escape", "alt", "csi", "ss3", "string", "string-escape", "mouse", "console", "paste"]


class InputSequence(NamedTuple):
    """A whole piece of input.

    ``kind``: text; escape; alt (``text`` is the character typed with it); csi (parameters and final byte); ss3 (final
    byte); osc (content); paste.
    """

    kind: Literal["text", "escape", "alt", "csi", "ss3", "osc", "paste"]
    text: str = ""


class TerminalInput:
    """Splits a stream of bytes; any bytes are accepted. Moments are seconds of any steady clock."""

    def __init__(self, escape_delay: float = constants.ESCAPE_DELAY) -> None:
        self.escape_delay = escape_delay
        """Seconds after which an escape stands alone: ESCDELAY, in milliseconds, from the environment."""
        self._state: State = "ground"
        self._decoder = codecs.getincrementaldecoder("utf-8")("replace")
        self._sequence = bytearray()
        self._introducer = 0
        """The byte after the escape of a string."""
        self._left = 0
        """Bytes of an old mouse report still to come."""
        self._tail = b""
        """The end of a paste so far, which may be the begin of its end mark."""
        self._last = 0.0
        """When the last bytes came."""

    @property
    def deadline(self) -> float | None:
        """The moment at which :meth:`tick` is due; None when nothing is incomplete."""
        return None if self._state == "ground" else self._last + self._delay()

    def _delay(self) -> float:
        if self._state == "escape":
            return self.escape_delay
        if self._state == "paste":
            return PASTE_DELAY
        if self._state in ("string", "string-escape") and self._sequence:
            return max(STRING_DELAY, self.escape_delay)
        return max(SEQUENCE_DELAY, self.escape_delay)

    def feed(self, data: bytes, now: float) -> list[InputSequence]:
        """The tokens that bytes complete."""
        tokens = self.tick(now)
        self._last = now
        at = 0
        while at < len(data):
            at = self._take(data, at, tokens)
        return tokens

    def tick(self, now: float) -> list[InputSequence]:
        """The tokens that are complete because nothing more has come; an incomplete sequence is dropped."""
        if self._state == "ground" or now < self._last + self._delay():
            return []
        tokens = list[InputSequence]()
        if self._state == "escape":
            tokens.append(InputSequence("escape"))
        elif self._state == "paste":
            self._sequence += self._tail
            tokens.append(self._pasted())
        elif self._state in ("csi", "ss3", "string") and not self._sequence:
            tokens.append(InputSequence("alt", chr(self._introducer)))
        self._decoder.reset()
        self._state = "ground"
        return tokens

    # --- states ----------------------------------------------------------------

    def _take(self, data: bytes, at: int, tokens: list[InputSequence]) -> int:
        """Take some bytes from a position; returns the next position."""
        match self._state:
            case "ground":
                return self._take_text(data, at, tokens)
            case "paste":
                return self._take_paste(data, at, tokens)
            case "string":
                return self._take_string(data, at, tokens)
        byte = data[at]
        match self._state:
            case "escape":
                self._after_escape(byte, tokens)
            case "alt":
                return self._take_alt(byte, at, tokens)
            case "csi":
                return self._take_csi(byte, at, tokens)
            case "ss3":
                return self._take_ss3(byte, at, tokens)
            case "string-escape":
                if byte == ord("\\"):
                    self._end_string(tokens)
                else:  # the string was cut off by another sequence
                    self._state = "escape"
                    return at
            case "mouse":
                self._left -= 1
                if byte == ESCAPE or not self._left:
                    self._state = "escape" if byte == ESCAPE else "ground"
            case "console":
                if chr(byte) in "ABCDE":
                    tokens.append(InputSequence("csi", f"{11 + 'ABCDE'.index(chr(byte))}~"))
                self._state = "escape" if byte == ESCAPE else "ground"
        return at + 1

    def _take_text(self, data: bytes, at: int, tokens: list[InputSequence]) -> int:
        end = data.find(b"\x1b", at)
        chunk = data[at:] if end < 0 else data[at:end]
        if text := self._decoder.decode(chunk, final=end >= 0):
            tokens.append(InputSequence("text", text))
        if end < 0:
            return len(data)
        self._decoder.reset()
        self._state = "escape"
        return end + 1

    def _after_escape(self, byte: int, tokens: list[InputSequence]) -> None:
        self._sequence.clear()
        self._introducer = byte
        match chr(byte):
            case "[":
                self._state = "csi"
            case "O":
                self._state = "ss3"
            case "]" | "P" | "_" | "^" | "X":
                self._state = "string"
            case "\x1b":
                tokens.append(InputSequence("escape"))
            case char if byte < 0x80:
                tokens.append(InputSequence("alt", char))
                self._state = "ground"
            case _:
                self._state = "alt"
                self._take_alt(byte, 0, tokens)

    def _take_alt(self, byte: int, at: int, tokens: list[InputSequence]) -> int:
        """A character of several bytes after an escape."""
        if byte < 0x80:  # cut off
            self._decoder.reset()
            self._state = "ground"
            return at
        if text := self._decoder.decode(bytes((byte,))):
            tokens.append(InputSequence("alt", text[0]))
            self._state = "ground"
        return at + 1

    def _take_csi(self, byte: int, at: int, tokens: list[InputSequence]) -> int:
        if byte == ord("$") and self._sequence.isdigit():  # rxvt: a key with shift
            self._end_csi("$", tokens)
        elif 0x20 <= byte <= 0x3F:
            if len(self._sequence) < LONGEST_SEQUENCE:
                self._sequence.append(byte)
        elif 0x40 <= byte <= 0x7E:
            self._end_csi(chr(byte), tokens)
        elif byte != 0x7F:  # not a sequence after all, or cut off by another one
            self._state = "ground"
            return at
        return at + 1

    def _end_csi(self, final: str, tokens: list[InputSequence]) -> None:
        parameters = self._sequence.decode("ascii")
        self._state = "ground"
        if not parameters and final == "M":  # a mouse report of the first kind: three bytes of any value follow
            self._state, self._left = "mouse", 3
        elif not parameters and final == "[":  # a function key of the Linux console: a letter follows
            self._state = "console"
        elif (parameters, final) == ("200", "~"):
            self._state, self._tail = "paste", b""
            self._sequence.clear()
        else:
            tokens.append(InputSequence("csi", parameters + final))

    def _take_ss3(self, byte: int, at: int, tokens: list[InputSequence]) -> int:
        if 0x30 <= byte <= 0x39 and not self._sequence:
            self._sequence.append(byte)  # modifiers
        elif 0x21 <= byte <= 0x7E:
            tokens.append(InputSequence("ss3", self._sequence.decode("ascii") + chr(byte)))
            self._state = "ground"
        else:
            self._state = "ground"
            return at
        return at + 1

    def _take_string(self, data: bytes, at: int, tokens: list[InputSequence]) -> int:
        """Take bytes to the next control character: BEL ends a string, ESC may, any other shows that it was none."""
        end = next((index for index in range(at, len(data)) if data[index] < 0x20), len(data))
        self._sequence += data[at : min(end, at + max(0, LONGEST_STRING - len(self._sequence)))]
        if end == len(data):
            return end
        if data[end] == ESCAPE:
            self._state = "string-escape"
        elif data[end] == BELL:
            self._end_string(tokens)
        else:
            self._state = "ground"
            return end
        return end + 1

    def _end_string(self, tokens: list[InputSequence]) -> None:
        if self._introducer == ord("]"):
            tokens.append(InputSequence("osc", self._sequence.decode("utf-8", "replace")))
        self._state = "ground"

    def _take_paste(self, data: bytes, at: int, tokens: list[InputSequence]) -> int:
        chunk = self._tail + data[at:]
        end, interrupt = chunk.find(PASTE_END), chunk.find(b"\x03")
        if interrupt >= 0 and (end < 0 or interrupt < end):  # ctrl+c is never taken for a part of a paste
            self._state = "ground"
            return len(data) - (len(chunk) - interrupt)
        keep = chunk[:end] if end >= 0 else chunk[: 1 - len(PASTE_END)]
        self._sequence += keep[: LONGEST_PASTE - len(self._sequence)]
        if end < 0:
            self._tail = chunk[len(keep) :]
            return len(data)
        tokens.append(self._pasted())
        self._state = "ground"
        return len(data) - (len(chunk) - end - len(PASTE_END))

    def _pasted(self) -> InputSequence:
        return InputSequence("paste", self._sequence.decode("utf-8", "replace"))
