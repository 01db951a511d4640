"""``eurasia``: with a command the plain command line, without one the explorer."""

from __future__ import annotations

import contextlib
import os
import sys


def main() -> int:
    """Entry point of the commands ``eurasia`` and ``eurasia-tui``."""
    import gc

    if None in (sys.stdin, sys.stdout, sys.stderr):
        _reopen()
    # Imports and pages make objects by the ten thousand, none of them garbage: collect garbage less often.
    gc.set_threshold(50_000, 20, 100)
    from . import early_frame
    from .systems import raise_exit_on_signals

    raise_exit_on_signals()
    try:
        early_frame.show(sys.argv[1:])
        from .cli.main import main as run

        code = run(sys.argv[1:])
    except SystemExit as left:  # argparse has printed its help, or what is wrong
        code = left.code if isinstance(left.code, int) else 0
    except KeyboardInterrupt:  # before or after what a command does; see cli.main
        code = 130
    except Exception as error:  # whatever it is, the user sees one line
        from . import crash, paths

        early_frame.restore_terminal()
        if crash.is_debugging():
            raise
        import traceback

        what = "".join(traceback.format_exception_only(error))
        code = crash.report(what, traceback.format_exc(), kiosk=paths.is_kiosk() or "--kiosk" in sys.argv)
    early_frame.restore_terminal()
    if "textual" not in sys.modules:
        # A plain command has printed all; ending the interpreter in order would cost half a `python -c pass`.
        sys.stdout.flush()
        with contextlib.suppress(OSError):  # there is no reader left
            sys.stderr.flush()
        os._exit(code)
    return code


def _reopen() -> None:
    """What the caller closed leads nowhere, so that no file opened later takes its number and is written to as output."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:  # the lowest number that is free is its own
            setattr(sys, name, os.fdopen(os.open(os.devnull, os.O_RDWR), mode, encoding="utf-8"))


if __name__ == "__main__":
    raise SystemExit(main())
