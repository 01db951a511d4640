"""Where in a TOML file a key or value stands. Needed only when something is wrong.

tomllib keeps no positions, so a second parser (tree-sitter) finds them by path.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

import tree_sitter_toml
from tree_sitter import Language, Node, Parser

Path = tuple[str | int, ...]

_KEYS = {"bare_key", "quoted_key", "dotted_key"}


def _key(node: Node) -> tuple[str, ...]:
    if node.type == "dotted_key":
        return tuple(part for child in node.children if child.type in _KEYS for part in _key(child))
    return ((node.text or b"").decode("utf-8", "replace").strip("\"'"),)


class Positions:
    """Positions in one file. Lines and columns count from 1; columns count characters."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._lines: list[int] = []
        self._last = (0, 1)
        """The place found last: its offset and column."""
        self._at: dict[Path, tuple[Node, Node]] = {}
        counts: dict[Path, int] = {}
        root = Parser(Language(tree_sitter_toml.language())).parse(data).root_node
        for node in root.children:
            here: Path = ()
            if node.type in ("table", "table_array_element"):
                name = next(child for child in node.children if child.type in _KEYS)
                here = _key(name)
                if node.type == "table_array_element":
                    index = counts.get(here, 0)
                    counts[here] = index + 1
                    self._at.setdefault(here, (name, node))
                    here = (*here, index)
                self._at[here] = (name, node)
            for pair in [node] if node.type == "pair" else node.children:
                if pair.type == "pair":
                    self._pair(here, pair)

    def _pair(self, here: Path, pair: Node) -> None:
        key = next(child for child in pair.children if child.type in _KEYS)
        value = pair.children[-1]
        path = (*here, *_key(key))
        self._at[path] = (key, value)
        self._value(path, value)

    def _value(self, path: Path, value: Node) -> None:
        if value.type == "array":
            items = [child for child in value.named_children if child.type != "comment"]
            for index, item in enumerate(items):
                self._at[(*path, index)] = (item, item)
                self._value((*path, index), item)
        elif value.type == "inline_table":
            for pair in value.named_children:
                if pair.type == "pair":
                    self._pair(path, pair)

    def strings(self) -> Iterator[tuple[Path, int, int]]:
        """Path and byte span, quotes included, of every string value."""
        for path, (_, value) in self._at.items():
            if value.type == "string":
                yield path, value.start_byte, value.end_byte

    def _place(self, offset: int) -> tuple[int, int]:
        """Line and column of a byte; quick also for the ten-thousandth place on one line."""
        if not self._lines:
            self._lines = [0, *(match.end() for match in re.finditer(b"\n", self._data))]
        line = bisect_right(self._lines, offset)
        start = self._lines[line - 1]
        last, column = self._last if start <= self._last[0] <= offset else (start, 1)
        column += len(self._data[last:offset].decode("utf-8", "ignore"))
        self._last = (offset, column)
        return line, column

    def find(self, path: Sequence[str | int], *, key: bool = False) -> tuple[int, int]:
        """Position of the value at the path (or its key); of the nearest table above when there is none."""
        for found in _prefixes(tuple(path)):
            if found in self._at:
                name, value = self._at[found]
                whole = found == tuple(path)
                node = name if key or not whole or value.type == "table_array_element" else value
                return self._place(node.start_byte)
        return 1, 1

    def find_text(self, path: Sequence[str | int], text: str) -> tuple[int, int]:
        """Position of a piece of text inside the string at the path."""
        at = self._at.get(tuple(path))
        if at:
            value = at[1]
            offset = self._data.find(text.encode(), value.start_byte, value.end_byte)
            if offset >= 0:
                return self._place(offset)
        return self.find(path)


def _prefixes(path: Path) -> Iterator[Path]:
    for size in range(len(path), 0, -1):
        yield path[:size]
