"""``eurasia``: with a command the plain command line, without one the explorer."""

from __future__ import annotations

import sys


def main() -> int:
    """Entry point of the commands ``eurasia`` and ``eurasia-tui``."""
    from .cli.main import main as run

    return run(sys.argv[1:])


if __name__ == "__main__":
    raise SystemExit(main())
