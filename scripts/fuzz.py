"""``make fuzz``: an hour of random keys, then an hour of property tests; ``--minutes N`` of each, ``--only`` one of them.

The properties are those of tests/fuzz_properties.py, the random keys those of tests/monkey.py.
Prints the number of examples and events, the memory in use, and what broke; exits 1 when something did.
``--counts FILE`` keeps the numbers so far in a file.
"""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import os
import random
import sys
import tempfile
import time
import traceback
from collections.abc import Callable
from functools import partial
from pathlib import Path

import psutil
from hypothesis import HealthCheck, settings

sys.path.insert(0, str(Path(__file__).parents[1]))
from tests import monkey
from tests.fuzz_properties import PROPERTIES, run

EXAMPLES = 400
"""Examples of one property before the next has its turn."""


EVENTS = 5_000
"""Events of the monkey at one size."""


def play(seed: int, size: tuple[int, int]) -> None:
    """Let the monkey play in a home of its own. Raises what it finds."""
    with tempfile.TemporaryDirectory() as home, contextlib.chdir(home):
        os.environ |= {"HOME": home, "EDITOR": "true"}
        outcome = asyncio.run(monkey.run(seed, EVENTS, size))
        assert not outcome.faults, outcome.faults[0]


class Fuzz:
    """What was run, and what broke."""

    def __init__(self, seed: int, counts: Path | None) -> None:
        self.seed, self.counts = seed, counts
        self.ran = dict.fromkeys(("monkey", *PROPERTIES), 0)
        self.minutes = dict.fromkeys(("monkey", "properties"), 0.0)
        self.broken: dict[str, str] = {}
        self.most_memory = 0.0

    def attempt(self, name: str, count: int, what: Callable[[], None]) -> None:
        """Run something once; what has broken is not run again."""
        if name in self.broken:
            return
        try:
            what()
        except Exception as error:  # whatever it finds is reported
            self.broken[name] = "".join((*traceback.format_exception(error), *getattr(error, "__notes__", ())))
            print(f"{name} broke:\n{self.broken[name]}", flush=True)
        else:
            self.ran[name] += count

    def run(self, part: str, minutes: float) -> None:
        """Run random keys, or the properties in turn, for so many minutes, or until all of them have broken."""
        names = ["monkey"] if part == "monkey" else list(PROPERTIES)
        chosen = settings(max_examples=EXAMPLES, deadline=None, database=None, suppress_health_check=list(HealthCheck))
        start, rounds = time.monotonic(), 0
        while self.minutes[part] < minutes and not self.broken.keys() >= set(names):
            name, seed = names[rounds % len(names)], self.seed + rounds
            if part == "monkey":
                self.attempt(name, EVENTS, partial(play, seed, monkey.SIZES[rounds % len(monkey.SIZES)]))
            else:
                self.attempt(name, EXAMPLES, partial(run, name, chosen, seed))
            rounds += 1
            self.minutes[part] = (time.monotonic() - start) / 60
            self.most_memory = max(self.most_memory, psutil.Process().memory_info().rss / 1e6)
            if rounds % 10 == 0:
                self.report()
        self.report()

    def report(self) -> None:
        """Print the numbers, and write them into the file."""
        lines = [f"{number:>10.1f}  minutes of {part}" for part, number in self.minutes.items()]
        lines += [f"{count:>10,}  {name}{'  BROKE' if name in self.broken else ''}" for name, count in self.ran.items()]
        lines += [f"{sum(self.ran.values()):>10,}  in all", f"{self.most_memory:>10,.0f}  MB at most"]
        lines += [f"{self.seed:>10}  seed"]
        print("\n".join(lines), end="\n\n", flush=True)
        if self.counts:
            self.counts.parent.mkdir(exist_ok=True)
            self.counts.write_text("\n".join((*lines, *self.broken.values())) + "\n", encoding="utf-8")


def main() -> int:
    """Run until the time is up."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--minutes", type=float, default=60)
    parser.add_argument("--seed", type=int, default=random.randrange(2**32))
    parser.add_argument("--only", choices=("monkey", "properties"))
    parser.add_argument("--counts", type=Path)
    args = parser.parse_args()
    fuzz = Fuzz(args.seed, args.counts)
    for part in ("monkey", "properties"):
        if args.only in (None, part):
            fuzz.run(part, args.minutes)
    return 1 if fuzz.broken else 0


if __name__ == "__main__":
    raise SystemExit(main())
