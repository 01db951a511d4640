"""A monkey: seeded random keys, pastes, mouse and sizes, in bundles, at the explorer. The suite and ``make fuzz`` run it."""

from __future__ import annotations

import asyncio
import random
import time
from typing import NamedTuple
from unittest import mock

from textual import events
from textual.geometry import Size
from textual.pilot import Pilot, WaitForScreenTimeout

from eurasia_tui.query.catalogue import Catalogue
from eurasia_tui.tui.app import EurasiaApp
from eurasia_tui.tui.terminal.keys import name_of
from eurasia_tui.tui.too_small import TooSmall

from .explorer_health import Kept, Stalls, kept

SIZES = ((120, 36), (80, 24), (40, 12))
BUNDLES = (1, 1, 2, 3, 5, 8, 20, 200, 400)
"""How many events come at once: most one after the other without a pause, which costs little of a processor for each."""
EVENTS = 10_000
"""Events of each of the two runs that the suite makes at one size."""
STUCK = 30.0
"""Seconds of a processor after which an explorer that does not come to rest hangs."""
QUICK = 200
"""Pauses without a rest between them while keys are kept for a view; a bundle of 400 keys takes some hundred."""
ROUNDS = 2_000
"""Pauses, with rests between the later ones, after which keys that are still kept are kept for ever."""
REST = 0.02
FRAME = 0.25
"""Seconds between two pictures in the suite, where at 60 a second half of the work would be pictures that nobody sees."""
HANG = 2.0
"""Seconds of a processor in which the explorer may do one thing and take no key."""
GROWTH = 60.0
"""Megabytes that the second half of a run may add to what the first half needed."""
SCREENS_KEPT = 40
"""Screens, open ones and such as have gone, of which each run may leave so many in memory."""
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
    stall: float
    """Seconds of a processor in which the explorer did one thing."""
    middle: Kept
    end: Kept
    """What was in memory after half of the events, and after all of them."""
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
    for done in range(ROUNDS):
        await _pause(app, pilot)
        if not app.holds_keys or isinstance(app.screen, TooSmall):  # they wait until there is room again
            return
        if done > QUICK:
            await asyncio.sleep(REST)
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


async def run(seed: int, count: int, size: tuple[int, int], *, kiosk: bool = False, frame: float = 1 / 60) -> Outcome:
    """Send ``count`` events from a seed. Raises what ends the explorer, and where it hangs."""
    rng, sent, trail, middle = random.Random(seed), 0, list[str](), None
    app, stalls = Explorer(Catalogue.open(own=False), fresh=True, kiosk=kiosk), Stalls()
    try:
        with mock.patch("textual.screen.UPDATE_PERIOD", frame):
            async with app.run_test(size=size) as pilot:
                await settle(app, pilot)
                stalls.beat()
                while sent < count:
                    to = rng.choice(SCREENS) if rng.random() < 0.02 else size  # for one bundle
                    if app.size != to:
                        trail.append(f"size {to}")
                        await pilot.resize_terminal(*to)
                    if rng.random() < 0.02:
                        trail.append("content changed")
                        with stalls.uncounted():
                            app.call_later(app.show_catalogue, Catalogue.open(own=False))
                    for _ in range(rng.choice(BUNDLES)):
                        name, event = _event(rng, app.size)
                        trail.append(name)
                        app.post_message(event)
                        sent += 1
                    del trail[:-60]
                    await settle(app, pilot)
                    assert app.is_running, "ended"
                    if middle is None and sent >= count // 2:
                        with stalls.uncounted():
                            middle = kept()
                stalls.stop()
                end = kept()
    except BaseException as error:
        error.add_note(f"seed {seed}, size {size}, event {sent}: {' '.join(trail)}")
        raise
    return Outcome(sent, tuple(app.faults), stalls.longest, middle or end, end, tuple(trail))


async def check(seed: int, size: tuple[int, int], *, kiosk: bool = False) -> None:
    """Play once as the suite does. Raises AssertionError where a view failed, and what ends, stops or fattens the explorer."""
    outcome = await run(seed, EVENTS, size, kiosk=kiosk, frame=FRAME)
    assert outcome.keys >= EVENTS
    healthy(outcome)


def healthy(outcome: Outcome) -> None:
    """Raise AssertionError where a view failed, one thing took too long, or memory grows."""
    assert not outcome.faults, outcome.faults[0]
    assert outcome.stall < HANG, f"takes no key for {outcome.stall:.1f} s of a processor"
    assert outcome.end.megabytes - outcome.middle.megabytes < GROWTH, (outcome.middle, outcome.end)
    assert outcome.end.screens < SCREENS_KEPT, outcome.end
