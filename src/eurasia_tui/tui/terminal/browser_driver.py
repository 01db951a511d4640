"""Textual's driver for a session in a browser (``eurasia serve``), with input of our own: see :mod:`.input`."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from typing import Any

from textual.app import App
from textual.drivers.web_driver import WebDriver

from ...web_packets import Packets
from .columns import hold_columns
from .input_thread import InputThread


class BrowserDriver(InputThread, WebDriver):
    """Reads keys, pastes, mouse and focus, and the sizes that the server tells between."""

    def __init__(self, app: App[Any], **options: Any) -> None:
        super().__init__(app, **options)
        self.app = app
        self.input_fileno = sys.__stdin__.fileno() if sys.__stdin__ else 0
        self._packets = Packets()

    def write(self, data: str) -> None:
        """Send output, with the columns held."""
        super().write(hold_columns(data))

    def terminal_bytes(self, data: bytes) -> Iterable[bytes]:
        """What the terminal in the browser has sent; what the server says of it is handled here."""
        for kind, payload in self._packets.feed(data):
            if kind == b"D":
                yield payload
            else:
                message = json.loads(payload)
                self.on_meta(str(message.get("type", "")), message)
                yield b""
