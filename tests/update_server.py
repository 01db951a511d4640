"""A local HTTP server that speaks the documented formats of the World Bank's API and Wikidata's query service."""

from __future__ import annotations

import gzip
import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit


class Reply:
    """What the server sends for one request."""

    def __init__(
        self,
        body: Any = None,
        *,
        status: int = 200,
        headers: dict[str, str] | None = None,
        raw: bytes | None = None,
        compress: bool = False,
        cut: int = 0,
        delay: float = 0.0,
    ) -> None:
        self.status, self.headers, self.cut, self.delay = status, dict(headers or {}), cut, delay
        self.body = raw if raw is not None else json.dumps(body).encode()
        if compress:
            self.body = gzip.compress(self.body)
            self.headers["Content-Encoding"] = "gzip"


class Request:
    """What the client asked."""

    def __init__(self, path: str, query: dict[str, str], headers: dict[str, str]) -> None:
        self.path, self.query, self.headers = path, query, headers


Answer = Callable[[Request], Reply]


@contextmanager
def serving(answer: Answer) -> Iterator[tuple[str, list[Request]]]:
    """The base address of a server that answers with ``answer``, and the requests it got."""
    requests: list[Request] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            parts = urlsplit(self.path)
            request = Request(
                parts.path, {k: v[0] for k, v in parse_qs(parts.query).items()}, dict(self.headers.items())
            )
            requests.append(request)
            reply = answer(request)
            time.sleep(reply.delay)
            self.send_response(reply.status)
            for name, value in reply.headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(reply.body)))
            self.end_headers()
            with suppress(ConnectionError):  # a client that was interrupted has gone
                self.wfile.write(reply.body[: len(reply.body) - reply.cut])

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}", requests
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def row(iso3: str, year: int, value: Any, code: str = "SP.POP.TOTL") -> dict[str, Any]:
    """An observation as the World Bank writes it."""
    return {
        "indicator": {"id": code, "value": code},
        "country": {"id": iso3[:2], "value": iso3},
        "countryiso3code": iso3,
        "date": str(year),
        "value": value,
        "unit": "",
        "obs_status": "",
        "decimal": 0,
    }


def page(rows: list[Any] | None, number: int = 1, pages: int = 1, updated: str | None = "2026-10-07") -> list[Any]:
    """A page of an answer as the World Bank writes it."""
    return [
        {
            "page": number,
            "pages": pages,
            "per_page": 1000,
            "total": len(rows or []),
            "sourceid": "2",
            "lastupdated": updated,
        },
        rows,
    ]


def holder(
    iso3: str, role: str, item: str, name: str, start: str | None = None, position: str | None = None
) -> dict[str, Any]:
    """A row of Wikidata's answer."""
    cells = {
        "iso3": {"type": "literal", "value": iso3},
        "role": {"type": "literal", "value": role},
        "person": {"type": "uri", "value": f"http://www.wikidata.org/entity/{item}"},
        "name": {"type": "literal", "xml:lang": "en", "value": name},
    }
    if start:
        cells["start"] = {
            "type": "literal",
            "datatype": "http://www.w3.org/2001/XMLSchema#dateTime",
            "value": f"{start}T00:00:00Z",
        }
    if position:
        cells["position"] = {"type": "literal", "xml:lang": "en", "value": position}
    return cells


def sparql(rows: list[Any]) -> dict[str, Any]:
    """An answer of a SPARQL service."""
    return {"head": {"vars": []}, "results": {"bindings": rows}}
