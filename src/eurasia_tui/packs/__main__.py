"""``python -m eurasia_tui.packs ROOT``: bring the cached catalogue of a pack up to date.

Run by the explorer in a process of its own, so that compiling neither blocks a key nor
loads the schema into the explorer.  Prints ``done total`` lines while it works.
"""

from __future__ import annotations

import sys
from pathlib import Path

from ..systems import raise_exit_on_signals
from .opening import refresh


def main() -> int:
    """Compile and report progress on standard output."""
    raise_exit_on_signals()

    def progress(done: int, total: int) -> None:
        print(done, total, flush=True)

    refresh([Path(argument) for argument in sys.argv[1:]], progress)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
