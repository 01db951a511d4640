"""``make fuzz``: the property tests of tests/fuzz_properties.py in turn, for an hour or ``--minutes N``.

Prints the number of examples and what broke; exits 1 when something did.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
import traceback
from pathlib import Path

from hypothesis import HealthCheck, settings

sys.path.insert(0, str(Path(__file__).parents[1]))
from tests.fuzz_properties import PROPERTIES, run

EXAMPLES = 400
"""Examples of one property before the next has its turn."""


def main() -> int:
    """Run until the time is up."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--minutes", type=float, default=60)
    parser.add_argument("--seed", type=int, default=random.randrange(2**32))
    args = parser.parse_args()
    start, rounds, broken = time.monotonic(), 0, dict[str, str]()
    ran = dict.fromkeys(PROPERTIES, 0)
    chosen = settings(max_examples=EXAMPLES, deadline=None, database=None, suppress_health_check=list(HealthCheck))
    while time.monotonic() - start < args.minutes * 60:
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
            f"{(time.monotonic() - start) / 60:.1f} minutes, {sum(ran.values()):,} examples, {len(broken)} broken",
            flush=True,
        )
    for name, count in ran.items():
        print(f"{count:>10,}  {name}{'  BROKE' if name in broken else ''}")
    print(f"seed {args.seed}")
    return 1 if broken else 0


if __name__ == "__main__":
    raise SystemExit(main())
