"""``make fuzz``: property tests and random keys in turn, for an hour or ``--minutes N``.

The properties are those of tests/fuzz_properties.py, the random keys those of tests/monkey.py.
Prints the number of examples and events, the memory in use, and what broke; exits 1 when something did.
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


def main() -> int:
    """Run until the time is up."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--minutes", type=float, default=60)
    parser.add_argument("--seed", type=int, default=random.randrange(2**32))
    args = parser.parse_args()
    start, rounds, broken = time.monotonic(), 0, dict[str, str]()
    ran = dict.fromkeys((*PROPERTIES, "monkey"), 0)
    chosen = settings(max_examples=EXAMPLES, deadline=None, database=None, suppress_health_check=list(HealthCheck))
    while time.monotonic() - start < args.minutes * 60:
        for number, size in enumerate(monkey.SIZES):
            if "monkey" not in broken and time.monotonic() - start < args.minutes * 60:
                try:
                    play(args.seed + 3 * rounds + number, size)
                    ran["monkey"] += EVENTS
                except BaseException as error:
                    broken["monkey"] = traceback.format_exc()
                    print(f"the monkey broke it:\n{broken['monkey']}\n{getattr(error, '__notes__', '')}", flush=True)
                    if isinstance(error, KeyboardInterrupt):
                        raise
        for name in PROPERTIES:
            if name in broken or time.monotonic() - start > args.minutes * 60:
                continue
            try:
                run(name, chosen, args.seed + rounds)
                ran[name] += EXAMPLES
            except Exception:
                broken[name] = traceback.format_exc()
                print(f"{name} broke:\n{broken[name]}", flush=True)
        rounds += 1
        print(
            f"{(time.monotonic() - start) / 60:.1f} minutes, {sum(ran.values()):,} examples, "
            f"{psutil.Process().memory_info().rss / 1e6:,.0f} MB, {len(broken)} broken",
            flush=True,
        )
    for name, count in ran.items():
        print(f"{count:>10,}  {name}{'  BROKE' if name in broken else ''}")
    print(f"seed {args.seed}")
    return 1 if broken else 0


if __name__ == "__main__":
    raise SystemExit(main())
