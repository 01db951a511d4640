"""Starts the explorer from the command line."""

from __future__ import annotations

import argparse
import os
import sys

from .. import paths


def start(args: argparse.Namespace) -> int:
    """Open the catalogue as it was last compiled, draw, and check for changes afterwards."""
    from ..query.catalogue import Catalogue

    kiosk = args.kiosk or paths.is_kiosk()
    content = args.content or os.environ.get("EURASIA_CONTENT") or None
    catalogue = Catalogue.open(content, args.as_of, own=not kiosk, check=False, wait=False)
    if not sys.stdout.isatty() or not sys.stdin.isatty():
        sys.stderr.write("eurasia: the explorer needs a terminal; see eurasia --help for plain commands\n")
        return 2
    from .app import EurasiaApp

    fresh = args.fresh or os.environ.get("EURASIA_FRESH", "") not in ("", "0")
    app = EurasiaApp(catalogue, content=content, kiosk=kiosk, fresh=fresh, ascii=args.ascii, theme=args.theme)
    app.run()
    return app.return_code or 0
