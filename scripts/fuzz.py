"""``make fuzz``: an hour of random keys and an hour of property tests, side by side; ``--minutes N`` of each, ``--only`` one of them.

The properties are those of tests/fuzz_properties.py, the random keys those of tests/monkey.py.
Prints the number of examples and events, the memory in use, and what broke with the command that plays it again; exits 1
when something did. ``--counts FILE`` keeps the numbers so far in a file. A process that is stopped for a while goes on.
"""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import json
import os
import random
import subprocess
import sys
import tempfile
import time
import traceback
from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from functools import partial
from pathlib import Path

import psutil
from hypothesis import HealthCheck, settings

sys.path.insert(0, str(Path(__file__).parents[1]))
from tests import monkey
from tests.fuzz_properties import PROPERTIES, run

ROOT = Path(__file__).parents[1]
PARTS = ("monkey", "properties")
EXAMPLES = 400
"""Examples of one property before the next has its turn."""
EVENTS = 5_000
"""Events of the monkey at one size."""
LOOK = 2.0
"""Seconds between two looks at what the parts have done."""


@dataclass
class Counts:
    """What one part ran, and what broke."""

    seed: int
    minutes: float = 0.0
    ran: dict[str, int] = field(default_factory=dict)
    broken: dict[str, str] = field(default_factory=dict)
    megabytes: float = 0.0


def play(seed: int, size: tuple[int, int]) -> None:
    """Let the monkey play in a home of its own. Raises what it finds."""
    with tempfile.TemporaryDirectory() as home, contextlib.chdir(home):
        os.environ |= {"HOME": home, "EDITOR": "true"}
        monkey.healthy(asyncio.run(monkey.run(seed, EVENTS, size)))


def try_property(name: str, seed: int) -> None:
    """Try one property with new examples. Raises what it finds."""
    chosen = settings(max_examples=EXAMPLES, deadline=None, database=None, suppress_health_check=list(HealthCheck))
    run(name, chosen, seed)


def rounds(part: str, seed: int, turn: int) -> tuple[str, int, Callable[[], None]]:
    """Name, number of examples and the work of one round."""
    if part == "monkey":
        return part, EVENTS, partial(play, seed + turn, monkey.SIZES[turn % len(monkey.SIZES)])
    name = list(PROPERTIES)[turn % len(PROPERTIES)]
    return name, EXAMPLES, partial(try_property, name, seed + turn)


def fuzz(part: str, minutes: float, seed: int, first: int, most: int | None) -> None:
    """Run one part for so many minutes or rounds, or until all of it has broken; a line of counts after each round."""
    names = ["monkey"] if part == "monkey" else list(PROPERTIES)
    counts, start, turn = Counts(seed, ran=dict.fromkeys(names, 0)), time.monotonic(), first
    while counts.minutes < minutes and turn - first != most and counts.broken.keys() != set(names):
        name, number, work = rounds(part, seed, turn)
        if name not in counts.broken:  # what has broken is not run again
            try:
                work()
            except Exception as error:  # whatever it finds is reported
                again = f"scripts/fuzz.py --only {part} --seed {seed} --turn {turn}"
                trace = "".join((*traceback.format_exception(error), *getattr(error, "__notes__", ())))
                counts.broken[name] = f"To play it again: python {again}\n{trace}"
            else:
                counts.ran[name] += number
        turn += 1
        counts.minutes = (time.monotonic() - start) / 60
        counts.megabytes = max(counts.megabytes, psutil.Process().memory_info().rss / 1e6)
        print(json.dumps(asdict(counts)), flush=True)


def report(parts: dict[str, Counts], file: Path | None) -> None:
    """Print the numbers, and write them into the file."""
    lines = []
    for part, counts in parts.items():
        lines += [f"{counts.minutes:>10.1f}  minutes of {part}, seed {counts.seed}, {counts.megabytes:,.0f} MB at most"]
        for name, count in counts.ran.items():
            lines.append(f"{count:>10,}  {name}{'  BROKE' if name in counts.broken else ''}")
    lines.append(f"{sum(sum(counts.ran.values()) for counts in parts.values()):>10,}  in all")
    lines += [f"\n{name} broke\n{what}" for counts in parts.values() for name, what in counts.broken.items()]
    text = "\n".join(lines) + "\n"
    if file:
        file.parent.mkdir(exist_ok=True)
        file.write_text(text, encoding="utf-8")
    print(text, flush=True)


def side_by_side(args: argparse.Namespace) -> int:
    """Run the parts in processes of their own; 1 when something broke, or a part ended by itself."""
    parts = [args.only] if args.only else list(PARTS)
    with contextlib.ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        running = {}
        for part in parts:
            command = [
                sys.executable,
                __file__,
                "--part",
                part,
                "--minutes",
                str(args.minutes),
                "--seed",
                str(args.seed),
            ]
            output = stack.enter_context((folder / part).open("w"))
            running[part] = subprocess.Popen(command, stdout=output, cwd=ROOT)
        seen: dict[str, Counts] = {}
        while True:
            ended = all(process.poll() is not None for process in running.values())
            found = {part: last for part in parts if (last := _last(folder / part))}
            if found != seen or ended:
                report(seen := found, args.counts)
            if ended:
                break
            time.sleep(LOOK)
    codes = {part: process.returncode for part, process in running.items()}
    if any(codes.values()):
        print(f"A part ended by itself: {codes}; seed {args.seed}", flush=True)
    return 1 if any(codes.values()) or any(counts.broken for counts in seen.values()) else 0


def _last(output: Path) -> Counts | None:
    """The last whole line of counts."""
    lines = output.read_text(encoding="utf-8").split("\n")[:-1]
    return Counts(**json.loads(lines[-1])) if lines else None


def main() -> int:
    """Run until the time is up."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--minutes", type=float, default=60)
    parser.add_argument("--seed", type=int, default=random.randrange(2**32))
    parser.add_argument("--only", choices=PARTS)
    parser.add_argument("--turn", type=int, help="with --only and --seed: this round alone, again")
    parser.add_argument("--part", choices=PARTS, help=argparse.SUPPRESS)
    parser.add_argument("--counts", type=Path)
    args = parser.parse_args()
    if part := args.part or (args.only if args.turn is not None else None):
        fuzz(part, args.minutes, args.seed, args.turn or 0, None if args.turn is None else 1)
        return 0
    return side_by_side(args)


if __name__ == "__main__":
    raise SystemExit(main())
