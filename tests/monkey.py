"""A monkey: seeded random keys, pastes, mouse and sizes, in bundles, at the explorer. The suite and ``make fuzz`` run it."""

from __future__ import annotations

import random
import time
from typing import NamedTuple

from textual import events
from textual.geometry import Size
from textual.pilot import Pilot, WaitForScreenTimeout

from eurasia_tui.query.catalogue import Catalogue
from eurasia_tui.tui.app import EurasiaApp
from eurasia_tui.tui.terminal.keys import name_of
from eurasia_tui.tui.too_small import TooSmall

SIZES = ((120, 36), (80, 24), (40, 12))
BUNDLES = (1, 1, 2, 3, 5, 8, 20, 200, 400)
"""How many events come at once: most one after the other without a pause, which costs little of a processor for each."""
EVENTS = 2_500
"""Events of each of the four runs that the suite makes at one size."""
STUCK = 30.0
"""Seconds of a processor after which an explorer that does not come to rest hangs."""
ROUNDS = 2_000
"""Pauses after which keys that are still kept for a view are kept for ever; a bundle of 400 keys takes some hundred."""
IDLE = 0.1
"""Less than this in half a minute is no work: what is given no more than that, four times, hangs too."""
LATIN = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789/?[].,;-+= \"':"
CYRILLIC = "йцукенгшщзхъфывапролджэячсмитьбюіїєґўәңғүұқөһЙФЯ"
NAMED = (
    *("left", "right", "up", "down", "home", "end", "pageup", "pagedown") * 3,
    *("tab", "shift+tab", "enter", "escape", "escape", "backspace", "delete") * 3,
    *(f"ctrl+{letter}" for letter in "abdefghijklnopqrstuvwxyz"),
    *("alt+left", "alt+right", "shift+left", "shift+right", "ctrl+home", "ctrl+end", "f1", "f5", "insert"),
)
PASTES = ("uzbekistan", "one\ntwo\r\nthree", "\n\n", "x" * 3_000, "e" + "\u0301" * 2_000, "שלום [b]x[/b]", "2016/2020")
SCREENS = ((1, 1), (3, 40), (20, 5), (19, 4), (60, 10), (100, 30), (300, 100))


class Explorer(EurasiaApp):
    """The explorer without its end, and without opening addresses."""

    async def action_quit(self) -> None:
        """Stay."""

    def open_url(self, url: str, *, new_tab: bool = True) -> None:
        """Open nothing."""


class Outcome(NamedTuple):
    """What came of a run."""

    keys: int
    faults: tuple[str, ...]
    """Faults that closed a view."""
    slowest: float
    """Seconds of a processor that the slowest bundle took."""
    trail: tuple[str, ...]
    """The last events, the last one last."""


def _event(rng: random.Random, size: Size) -> tuple[str, events.Event]:
    """A random event and its name."""
    kind = rng.random()
    if kind < 0.45:
        char = rng.choice(LATIN)
        return char, events.Key(name_of(char), char)
    if kind < 0.55:
        char = rng.choice(CYRILLIC)
        return char, events.Key(name_of(char), char)
    if kind < 0.9:
        key = rng.choice(NAMED)
        return key, events.Key(key, {"enter": "\r", "tab": "\t"}.get(key))
    if kind < 0.94:
        text = rng.choice(PASTES)
        return f"paste {text[:12]!r}", events.Paste(text)
    if kind < 0.95:
        focus = rng.random() < 0.5
        return f"focus {focus}", events.AppFocus() if focus else events.AppBlur()
    x, y = rng.randrange(max(1, size.width) + 2), rng.randrange(max(1, size.height) + 2)
    mouse = rng.choice((events.MouseDown, events.MouseUp, events.MouseUp, events.MouseMove, events.MouseScrollDown))
    return f"{mouse.__name__} {x},{y}", mouse(None, x, y, 0, 0, 1, False, False, False, screen_x=x, screen_y=y)


async def settle(app: Explorer, pilot: Pilot[None]) -> None:
    """Wait until the explorer has come to rest. Raises AssertionError where it has ended or keeps keys for ever."""
    for _ in range(ROUNDS):
        await _pause(app, pilot)
        if not app.holds_keys or isinstance(app.screen, TooSmall):  # they wait until there is room again
            return
    raise AssertionError(f"keys are kept for ever by {app.screen_stack}")


async def _pause(app: Explorer, pilot: Pilot[None]) -> None:
    """Wait until no message is left. Raises AssertionError where the explorer has ended, WaitForScreenTimeout where it hangs."""
    start, used, idle = time.process_time(), 0.0, 0
    while True:
        try:
            return await pilot.pause()
        except WaitForScreenTimeout:  # after half a minute, which a busy machine may take
            assert app.is_running, "ended"
            before, used = used, time.process_time() - start
            idle = idle + 1 if used - before < IDLE else 0
            if used > STUCK or idle == 4:
                raise


async def run(seed: int, count: int, size: tuple[int, int], *, kiosk: bool = False) -> Outcome:
    """Send ``count`` events from a seed. Raises what ends the explorer, and where it hangs."""
    rng, sent, slowest, trail = random.Random(seed), 0, 0.0, list[str]()
    app = Explorer(Catalogue.open(own=False), fresh=True, kiosk=kiosk)
    try:
        async with app.run_test(size=size) as pilot:
            await settle(app, pilot)
            while sent < count:
                start = time.process_time()
                to = rng.choice(SCREENS) if rng.random() < 0.02 else size  # for one bundle
                if app.size != to:
                    trail.append(f"size {to}")
                    await pilot.resize_terminal(*to)
                if rng.random() < 0.02:
                    trail.append("content changed")
                    app.call_later(app.show_catalogue, Catalogue.open(own=False))
                for _ in range(rng.choice(BUNDLES)):
                    name, event = _event(rng, app.size)
                    trail.append(name)
                    app.post_message(event)
                    sent += 1
                del trail[:-60]
                await settle(app, pilot)
                slowest = max(slowest, time.process_time() - start)
                assert app.is_running, "ended"
    except BaseException as error:
        error.add_note(f"seed {seed}, size {size}, event {sent}: {' '.join(trail)}")
        raise
    return Outcome(sent, tuple(app.faults), slowest, tuple(trail))


async def check(seed: int, size: tuple[int, int], *, kiosk: bool = False) -> None:
    """Play once as the suite does. Raises AssertionError where a view failed, and what ends or stops the explorer."""
    outcome = await run(seed, EVENTS, size, kiosk=kiosk)
    assert outcome.keys >= EVENTS
    assert not outcome.faults
