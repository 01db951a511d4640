"""The explorer from outside: its first frame, its memory, its keys, and many of it at once."""

from __future__ import annotations

import statistics
import time
from collections.abc import Sequence
from contextlib import ExitStack

from eurasia_tui.query.catalogue import Catalogue
from eurasia_tui.query.listing import Listing
from eurasia_tui.query.pages.page import page

from .ground import Ground, Pack
from .terminal import Key, Terminal

BARE_SHOWS = ("Row 25",)
WORDS = "kazakhstan eaeu", "middle corridor", "toshkent", "tash rus", "transit"


PAGE = "page"
"""Under this name :func:`starts` gives the page beside the list of the first pack."""


def first_list(pack: Pack) -> tuple[str, ...]:
    """What the first useful frame shows: the first two names of the list."""
    catalogue = Catalogue.open(str(pack.catalogue), own=False)
    rows = Listing(next(iter(catalogue.kinds))).rows(catalogue, 0, 2)
    catalogue.close()
    return tuple(row.name[:12] for row in rows)


def first_screen(pack: Pack) -> tuple[str, ...]:
    """What the frame after it shows too: words of the lead of the page beside the list."""
    catalogue = Catalogue.open(str(pack.catalogue), own=False)
    row = Listing(next(iter(catalogue.kinds))).rows(catalogue, 0, 1)[0]
    lead = "".join(span.text for span in page(catalogue, row.id, rows=False).lead)
    catalogue.close()
    return row.name[:20], " ".join(lead.split()[:4])


def starts(ground: Ground, packs: list[Pack], rounds: int) -> dict[str, list[tuple[float, int]]]:
    """Milliseconds to the first useful frame and bytes resident then, of the bare app and each pack, in turns; last the page."""
    found: dict[str, list[tuple[float, int]]] = {}
    programs = [("bare", ground.bare, BARE_SHOWS)]
    programs += [(str(pack.size), ground.explorer(pack), first_list(pack)) for pack in packs]
    programs.append((PAGE, ground.explorer(packs[0]), first_screen(packs[0])))
    for turn in range(rounds + 1):
        for name, command, shows in programs:
            with Terminal(command, ground.env) as terminal:
                ms = terminal.wait_for(*shows)
                terminal.settle(0.3)
                if turn:  # the first round warms the disk
                    found.setdefault(name, []).append((ms, terminal.memory()[0]))
    return found


def idle(ground: Ground, command: Sequence[str], shows: tuple[str, ...], seconds: float = 10) -> float:
    """Percent of a processor that a program uses while nobody touches it."""
    with Terminal(command, ground.env) as terminal:
        terminal.wait_for(*shows)
        terminal.settle(2)
        used = terminal.processor()
        time.sleep(seconds)
        return (terminal.processor() - used) / seconds * 100


class Keys:
    """One explorer, used: every figure of the table that is about keys."""

    def __init__(self, ground: Ground, pack: Pack) -> None:
        with Terminal(ground.explorer(pack), ground.env) as terminal:
            terminal.wait_for(*first_screen(pack))
            terminal.settle(2)  # the look for changes on disk is over
            self.down = [terminal.press("down") for _ in range(200)]
            self.rss_after = terminal.memory()[0]
            self.held, self.held_bytes = self._hold(terminal)
            terminal.press("1")
            terminal.settle(0.3)
            terminal.send("\x1b[H")
            terminal.settle(0.3)
            terminal.press("enter")
            self.page_down = [key for key in (terminal.press("pagedown") for _ in range(8)) if key.bytes]
            terminal.press("escape")
            terminal.press("/")
            terminal.settle(0.4)
            self.search = []
            for text in WORDS:
                self.search += [terminal.press(letter) for letter in text]
                terminal.press("ctrl+u")

    @staticmethod
    def _hold(terminal: Terminal, seconds: float = 5, rate: int = 30) -> tuple[float, float]:
        """Milliseconds from the last of many keys until the screen is settled, and bytes a key while it is held."""
        terminal.settle(0.3)
        sent, count = terminal.bytes, int(seconds * rate)
        for _ in range(count):
            terminal.send("up")
            terminal.settle(1 / rate, 1 / rate)
        terminal.settle(0.0, 0.0)
        each = (terminal.bytes - sent) / count
        return terminal.settle(0.2), each


def median(keys: list[Key], field: str) -> float:
    """The median of a figure over keys."""
    return statistics.median(getattr(key, field) for key in keys)


def many(ground: Ground, pack: Pack, count: int) -> tuple[int, float, float]:
    """How many of so many explorers at once show their first frame; mean bytes resident, and of these its own share."""
    shows = first_screen(pack)
    with ExitStack() as stack:
        running = [stack.enter_context(Terminal(ground.explorer(pack), ground.env)) for _ in range(count)]
        shown = 0
        for terminal in running:
            terminal.wait_for(*shows, seconds=180)
            shown += 1
        sizes = [terminal.memory() for terminal in running]
    return shown, statistics.mean(rss for rss, _ in sizes), statistics.mean(pss for _, pss in sizes)
