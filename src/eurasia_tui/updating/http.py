"""Asks web services: bounded in time and size, with retries for a busy server, and a user agent that names the program.

The HTTP library is httpx (optional extra ``update``). Proxies come from the environment and
certificates are verified, both by httpx itself.
"""

from __future__ import annotations

import json
import random
import time
from collections.abc import Callable, Mapping
from email.utils import parsedate_to_datetime
from typing import Any

import httpx

from ..version import __version__

MAX_BYTES = 32 * 1024 * 1024
"""Largest answer that is read, after decompression."""
MAX_SECONDS = 120.0
"""Longest time that one answer may take, retries apart."""
TIMEOUT = httpx.Timeout(20.0, connect=10.0)
TRIES = 4
BACK_OFF = 0.5
"""Seconds before the second try; doubled for each further one."""
MAX_WAIT = 60.0
"""Longest wait that a server may ask for with Retry-After."""
MAX_REDIRECTS = 5
BUSY = frozenset((429, 500, 502, 503, 504))
USER_AGENT = f"eurasia-tui/{__version__} (terminal reference; one user's update; httpx/{httpx.__version__})"


class ServiceError(Exception):
    """A service did not give a usable answer; the message is one line for the reader."""


class Client:
    """One HTTP client for an update. Use it as a context manager.

    ``wait`` is called with the seconds to sleep between two tries.
    """

    def __init__(self, wait: Callable[[float], None] = time.sleep) -> None:
        self.wait = wait
        self.http = httpx.Client(timeout=TIMEOUT, headers={"User-Agent": USER_AGENT}, follow_redirects=False)

    def __enter__(self) -> Client:
        return self

    def __exit__(self, *_: object) -> None:
        self.http.close()

    def get_json(self, url: str, parameters: Mapping[str, str], accept: str = "application/json") -> Any:
        """The parsed JSON of an address.

        Raises ServiceError when the service cannot be reached, refuses, answers too much or too slowly, or sends
        something that is not JSON.
        """
        host = httpx.URL(url).host
        for attempt in range(1, TRIES + 1):
            try:
                status, headers, body = self._fetch(url, parameters, accept)
            except (httpx.TransportError, httpx.DecodingError) as error:
                if attempt == TRIES:
                    raise ServiceError(f"{host} cannot be reached: {_reason(error)}") from None
                self.wait(_delay(attempt, None))
                continue
            if status in BUSY and attempt < TRIES:
                self.wait(_delay(attempt, headers.get("retry-after")))
                continue
            if status != 200:
                raise ServiceError(f"{host} answered with HTTP status {status}")
            try:
                return json.loads(body)
            except (ValueError, RecursionError):
                raise ServiceError(f"{host} sent something that is not JSON") from None
        raise AssertionError("the last try returns or raises")

    def _fetch(self, url: str, parameters: Mapping[str, str], accept: str) -> tuple[int, httpx.Headers, bytes]:
        """Status, headers and body, following redirects that do not leave encryption."""
        target = httpx.URL(url, params=dict(parameters))
        for _ in range(MAX_REDIRECTS + 1):
            with self.http.stream("GET", target, headers={"Accept": accept}) as response:
                if response.next_request is None:
                    return response.status_code, response.headers, _body(response)
                following = response.next_request.url
            if following.scheme not in ("http", "https") or (target.scheme == "https" and following.scheme != "https"):
                raise ServiceError(f"{target.host} redirects to an address that is not encrypted")
            target = following
        raise ServiceError(f"{target.host} redirects in a loop")


def _body(response: httpx.Response) -> bytes:
    """The decoded body. Raises ServiceError when it is too large or takes too long."""
    parts: list[bytes] = []
    size, start = 0, time.monotonic()
    for part in response.iter_bytes():
        size += len(part)
        if size > MAX_BYTES:
            raise ServiceError(f"{response.url.host} sent more than {MAX_BYTES // 1024**2} MB")
        if time.monotonic() - start > MAX_SECONDS:
            raise ServiceError(f"{response.url.host} took longer than {MAX_SECONDS:.0f} s")
        parts.append(part)
    return b"".join(parts)


def _delay(attempt: int, retry_after: str | None) -> float:
    """Seconds to wait: what the server asks for (RFC 9110, section 10.2.3), else exponential back-off with jitter."""
    if retry_after:
        try:
            seconds = float(retry_after)
        except ValueError:
            try:
                seconds = parsedate_to_datetime(retry_after).timestamp() - time.time()
            except (ValueError, OverflowError):
                seconds = 0.0
        if seconds == seconds:  # not a NaN
            return min(max(seconds, 0.0), MAX_WAIT)
    back_off: float = BACK_OFF * 2 ** (attempt - 1)
    return back_off * (1 + random.random() / 4)


def _reason(error: Exception) -> str:
    """What went wrong, in a few words."""
    if isinstance(error, httpx.TimeoutException):
        return "it did not answer in time"
    return str(error).splitlines()[0][:200] if str(error) else type(error).__name__
