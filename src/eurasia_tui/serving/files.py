"""The files of the page, held in memory: what is asked for is one of them by its whole path, or nothing."""

from __future__ import annotations

import hashlib
import mimetypes
from dataclasses import dataclass
from pathlib import Path

import textual_serve
from aiohttp import web

HERE = Path(__file__).parent
STATIC = Path(textual_serve.__file__).parent / "static"
OURS = ("page.css", "page.js")
OF_TEXTUAL = ("css", "fonts", "js")
"""Folders of textual-serve's files that the page uses."""


@dataclass(frozen=True)
class File:
    """A file as it is answered."""

    content: bytes
    type: str
    tag: str
    """Changes with the content."""

    def answer(self, request: web.Request) -> web.Response:
        """The file, or that the browser has it already."""
        if any(tag.value == self.tag for tag in request.if_none_match or ()):
            response = web.Response(status=304)
        else:
            response = web.Response(body=self.content, content_type=self.type)
        response.etag = self.tag
        return response


def files() -> dict[str, File]:
    """The files by their paths."""
    paths = {f"/{name}": HERE / name for name in OURS}
    for folder in OF_TEXTUAL:
        for path in (STATIC / folder).iterdir():
            paths[f"/static/{folder}/{path.name}"] = path
    return {address: _read(path) for address, path in paths.items()}


def _read(path: Path) -> File:
    content = path.read_bytes()
    kind = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
    return File(content, kind, hashlib.sha256(content).hexdigest()[:16])
