"""The packets that a server and an explorer of its exchange, as Textual's web driver has them.

A packet is a byte for its type (``D`` data of the terminal, ``M`` JSON about it), four bytes for its length, the
highest first, and that many bytes.
"""

from __future__ import annotations

from collections.abc import Iterator

HEAD = 5
"""Bytes before those of the packet itself."""
LONGEST = 64_000_000
"""Bytes of a packet; a longer one is not from this program."""


def packed(kind: bytes, payload: bytes) -> bytes:
    """A packet: its type, the length of its payload, the payload."""
    return b"%s%s%s" % (kind, len(payload).to_bytes(4, "big"), payload)


def length(head: bytes) -> int:
    """The length that the head of a packet states. Raises ValueError when it is not a valid length."""
    size = int.from_bytes(head[1:HEAD], "big")
    if size > LONGEST:
        raise ValueError(f"a packet of {size} bytes")
    return size


class Packets:
    """Splits a stream of bytes into packets, across reads."""

    def __init__(self) -> None:
        self._waiting = bytearray()

    def feed(self, data: bytes) -> Iterator[tuple[bytes, bytes]]:
        """(type, payload) of each packet that bytes complete. Raises ValueError when the stream is not valid."""
        self._waiting += data
        while len(self._waiting) >= HEAD:
            end = HEAD + length(bytes(self._waiting[:HEAD]))
            if len(self._waiting) < end:
                return
            packet = bytes(self._waiting[:end])
            del self._waiting[:end]
            yield packet[:1], packet[HEAD:]
