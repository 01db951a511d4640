"""Starts the explorer from the command line."""

from __future__ import annotations

import io
import os
import sys
from types import SimpleNamespace
from typing import TYPE_CHECKING

from .. import early_frame, paths
from ..crash import error_of, is_debugging, report
from ..query.catalogue import Catalogue
from ..render.glyphs import shows_unicode
from ..sanitize import clean_line
from ..systems import can_place_cursor

if TYPE_CHECKING:
    import argparse


def start(args: argparse.Namespace | SimpleNamespace) -> int:
    """Open the catalogue as it was last compiled, draw, and check for changes afterwards."""
    kiosk = args.kiosk or paths.is_kiosk()
    content = args.content or os.environ.get("EURASIA_CONTENT") or None
    served = "TEXTUAL_DRIVER" in os.environ
    if not served and (not sys.stdout.isatty() or not sys.stdin.isatty()):
        sys.stderr.write("eurasia: the explorer needs a terminal; see eurasia --help for plain commands\n")
        return 2
    if not served and not can_place_cursor():
        sys.stderr.write("eurasia: this terminal cannot position the cursor; use plain commands, see eurasia --help\n")
        return 2
    catalogue = Catalogue.open(content, args.as_of, own=not kiosk, check=False, wait=False, progress=_progress)
    # Textual paints at most so often; what a key changes in two steps is on the screen 8 ms sooner than at its usual 60.
    os.environ.setdefault("TEXTUAL_FPS", "120")
    from ..userdata import settings

    check_names(catalogue, theme=args.theme, pane=args.start)
    from .app import EurasiaApp

    chosen, problems = settings.Settings(), list[str]()
    if not kiosk and settings.path().exists():
        from .views import every_key

        known = settings.Known(themes(), catalogue.kinds, [key.id for key in every_key()])
        chosen, problems = settings.load(known)
    fresh = args.fresh or os.environ.get("EURASIA_FRESH", "") not in ("", "0")
    ascii = args.ascii or not shows_unicode()
    app = EurasiaApp(
        catalogue,
        content=content,
        kiosk=kiosk,
        fresh=fresh,
        ascii=ascii,
        theme=args.theme,
        settings=chosen,
        start=args.start,
    )
    app.warnings += problems
    # Textual prints the traceback of an error inside here, once the terminal is restored.
    traceback = io.StringIO()
    if not is_debugging():
        app.error_console.file = traceback
    app.run()
    if app.unkept and not app.warnings:
        sys.stderr.write(clean_line(f"eurasia: {app.unkept[0]}") + "\n")
    if trace := traceback.getvalue():
        return report(error_of(trace), trace, kiosk=kiosk)
    return app.return_code or 0


def themes() -> list[str]:
    """The names of all themes, ours first."""
    from textual.theme import BUILTIN_THEMES

    from ..userdata.settings import THEMES

    return [*THEMES, *BUILTIN_THEMES]


def check_names(catalogue: Catalogue, *, theme: str | None, pane: str | None) -> None:
    """Raise ValueError, with the names there are, where ``--theme``, ``--start`` or ``EURASIA_START`` names nothing."""
    first = os.environ.get("EURASIA_START") or None
    for where, wanted in (("argument --start", pane), ("EURASIA_START", first)):
        if wanted is not None and wanted not in catalogue.kinds:
            raise ValueError(f"{where}: {wanted!r} is not one of {', '.join(catalogue.kinds)}")
    if theme is not None and theme not in (names := themes()):
        raise ValueError(f"argument --theme: {theme!r} is not one of {', '.join(names)}")


def _progress(done: int, total: int) -> None:
    """The first time a pack is read there is no catalogue to draw from yet; say what is going on."""
    early_frame.restore_terminal()
    end = "\r\x1b[K" if done == total else ""
    sys.stderr.write(f"\rReading the content: {done:,} of {total:,} files{end}")
    sys.stderr.flush()
