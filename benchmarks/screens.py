"""Screens and questions from outside and inside: the early frame, the start screen, the map, the figures, documents."""

from __future__ import annotations

import random
import statistics
import time
from collections.abc import Sequence
from typing import NamedTuple

from eurasia_tui.query.catalogue import Catalogue
from eurasia_tui.query.documents.passages import passages
from eurasia_tui.query.pages.page import page
from eurasia_tui.query.questions import ask
from eurasia_tui.query.search import search

from .explorer import BARE_SHOWS, first_screen
from .ground import Ground, Pack
from .terminal import Terminal

QUESTIONS = (
    "when did kyrgyzstan join the eaeu",
    "gdp of kazakhstan in 2015",
    "who is the president of uzbekistan",
    "which corridors bypass russia",
    "tash rus",
    "members of the sco",
    "казахстан население",
    "capital of the country with the highest gdp in central asia",
)
"""Typed letter by letter; each beginning is a question of its own."""
WORDS = ("transit", "corridor", "security", "belt and road", "water", "sanctions")
"""Looked for in documents."""


def early_frames(ground: Ground, rounds: int) -> tuple[float, float]:
    """Medians over rounds, as multiples of the bare app's: the early frame of a later start, and the start screen."""
    env = {name: value for name, value in ground.env.items() if name not in ("EURASIA_FRESH", "EURASIA_START")}
    env["XDG_DATA_HOME"] = str(ground.folder / "data-of-early-frames")  # other measurements leave other places
    fresh = {**env, "EURASIA_FRESH": "1"}
    command = ground.explorer(ground.shipped)
    shows = first_screen(ground.shipped)
    for more in ({"EURASIA_FRESH": "1"}, {}):  # the first session leaves its place, the second what a third shows first
        with Terminal(command, {**env, **more, "EURASIA_START": "countries"}) as terminal:
            terminal.wait_for(*shows)
            terminal.settle(0.5)
            terminal.send("q")
            terminal.ended()
    early, start = [], []
    for _ in range(rounds + 1):
        bare = _first(ground.bare, ground.env, *BARE_SHOWS)
        with Terminal(command, {**env, "EURASIA_START": "countries"}) as terminal:
            terminal.wait_for(*shows)
            terminal.settle(0.5)
            early.append(terminal.first / bare)
            terminal.send("q")
            terminal.ended()
    for _ in range(rounds + 1):  # after all of those: a session that is ended by a signal leaves another place
        bare = _first(ground.bare, ground.env, *BARE_SHOWS)
        start.append(_first(command, fresh, "Ask a question") / bare)
    early, start = early[1:], start[1:]
    return statistics.median(early), statistics.median(start)


def _first(command: Sequence[str], env: dict[str, str], *shows: str) -> float:
    with Terminal(command, env) as terminal:
        return terminal.wait_for(*shows)


class Views(NamedTuple):
    """Milliseconds until a view is settled after its key, bytes it sends, and milliseconds of a key in it."""

    opening: float
    bytes: float
    key: float


def map_views(ground: Ground, rounds: int) -> tuple[Views, Views]:
    """The map of the first corridor: smooth, and plain as over SSH; the key pans and zooms."""
    return tuple(  # type: ignore[return-value] # two of them
        _view(ground, env, "3", "m", ("l", "j", "h", "k", "+"), rounds)
        for env in (ground.env, {**ground.env, "SSH_CONNECTION": "192.0.2.1 1 192.0.2.2 22"})
    )


def figures_view(ground: Ground, rounds: int) -> Views:
    """The view of one figure ranked among all."""
    return _view(ground, ground.env, "1", "i", ("down", "down", "up"), rounds)


def _view(ground: Ground, env: dict[str, str], pane: str, key: str, keys: Sequence[str], rounds: int) -> Views:
    opened, sizes, pressed = [], [], []
    with Terminal(ground.explorer(ground.shipped), env) as terminal:
        terminal.wait_for(*first_screen(ground.shipped))
        terminal.settle(2)
        terminal.press(pane)
        for turn in range(rounds + 1):
            shown = terminal.press(key)
            for name in keys:
                moved = terminal.press(name)
                terminal.settle(0.4)  # smooth edges come back
                if turn:
                    pressed.append(moved.ms)
                    sizes.append(moved.bytes)
            if turn:
                opened.append(shown.ms)
            terminal.press("escape")
            terminal.settle(0.3)
    return Views(statistics.median(opened), max(sizes), statistics.median(pressed))


def asking(pack: Pack) -> float:
    """95th percentile, in milliseconds, of answer and hits after each key of some questions."""
    catalogue = Catalogue.open(str(pack.catalogue), own=False)
    times = []
    for turn in range(2):
        for question in QUESTIONS:
            for end in range(1, len(question) + 1):
                began = time.perf_counter()
                answer = ask(catalogue, question[:end])
                search(catalogue, question[:end], 40, answer.about if answer else ())
                if turn:
                    times.append((time.perf_counter() - began) * 1e3)
    catalogue.close()
    return sorted(times)[int(0.95 * len(times))]


def documents(pack: Pack) -> tuple[float, float]:
    """Milliseconds, the worst of each: opening a document's page, and looking for words in all documents."""
    catalogue = Catalogue.open(str(pack.catalogue), own=False)
    ids = [id_ for (id_,) in catalogue.db.execute("SELECT DISTINCT document FROM paragraph ORDER BY document LIMIT 20")]
    opened, found = [], []
    for turn in range(2):
        for id_ in ids:
            began = time.perf_counter()
            page(catalogue, id_, rows=False)
            opened.append((time.perf_counter() - began) * 1e3 * turn)
        for words in WORDS:
            began = time.perf_counter()
            passages(catalogue, words)
            found.append((time.perf_counter() - began) * 1e3 * turn)
    catalogue.close()
    return max(opened), max(found)


def pages(pack: Pack) -> float:
    """Milliseconds of a page, the median of 200 chosen by chance."""
    catalogue = Catalogue.open(str(pack.catalogue), own=False)
    ids = [id_ for (id_,) in catalogue.db.execute("SELECT id FROM entity ORDER BY id")]
    times = []
    for id_ in random.Random(1).choices(ids, k=200):
        began = time.perf_counter()
        page(catalogue, id_, rows=False)
        times.append((time.perf_counter() - began) * 1e3)
    catalogue.close()
    return statistics.median(times)
