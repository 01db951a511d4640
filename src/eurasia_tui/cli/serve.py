"""``eurasia serve``: the explorer in a browser, on this machine by default."""

from __future__ import annotations

import argparse
import os
import sys

from ..systems import ignore_closed_pipes
from .context import FOUND, CommandContext, Failure

A_YEAR = 366 * 24 * 60
"""Minutes."""


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the command's options."""
    parser.add_argument(
        "--host", metavar="HOST", default="127.0.0.1", help="address to listen on (127.0.0.1: this machine only)"
    )
    parser.add_argument("--port", metavar="PORT", type=int, default=8000, help="port (8000; 0: any free one)")
    parser.add_argument(
        "--name", action="append", default=[], metavar="HOST", help="host name under which it is reached behind a proxy"
    )
    parser.add_argument("--sessions", type=int, default=8, metavar="N", help="maximum number of sessions (8)")
    parser.add_argument(
        "--idle",
        type=float,
        default=15,
        metavar="MINUTES",
        help="minutes without input after which a session ends (15)",
    )
    parser.add_argument(
        "--no-kiosk",
        action="store_true",
        help="let visitors write notes, copy and open addresses as the user who runs the server",
    )


def run(args: argparse.Namespace, context: CommandContext) -> int:
    """Serve until interrupted. Raises Failure when the server cannot be started as asked."""
    ignore_closed_pipes()  # a client or a session that goes away must not end the server
    if not 0 <= args.port < 65536 or args.sessions < 1 or not 0 < args.idle <= A_YEAR:  # so written, nan is wrong too
        raise Failure("--port must be from 0 to 65535, --sessions and --idle above 0, --idle at most a year")
    if not args.host.strip():  # would listen on every address of the machine
        raise Failure("--host is empty; 0.0.0.0 is every address of this machine")
    try:
        from ..serving.connections import most_connections
        from ..serving.run_server import serve
        from ..serving.server import LOOPBACK, Serving, host_of
    except ImportError:
        raise Failure("serve needs textual-serve; in a checkout: pip install '.[serve]'") from None

    if not most_connections(args.sessions):
        raise Failure(f"--sessions {args.sessions} needs more open files than this process may have (ulimit -n)")
    from ..tui.start import check_names

    check_names(context.catalogue, theme=args.theme, pane=None)  # also compiles it, before the first visitor waits
    if context.content:
        os.environ["EURASIA_CONTENT"] = context.content
    words = [sys.executable, "-m", "eurasia_tui", "--fresh"]
    words += [] if args.no_kiosk else ["--kiosk"]
    words += ["--as-of", args.as_of] if args.as_of else []
    words += ["--theme", args.theme] if args.theme else []
    words += ["--ascii"] if args.ascii else []

    def announce(url: str) -> None:
        if context.json:
            context.print_json({"url": url})
        else:
            context.print(f"Serving on {url} (ctrl+c stops it)")
        sys.stdout.flush()

    names = {*LOOPBACK, args.host.lower(), *(host_of(f"//{name}") or name.lower() for name in args.name)}
    serve(Serving(tuple(words), frozenset(names), args.sessions, args.idle * 60), args.host, args.port, announce)
    return FOUND
