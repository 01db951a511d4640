"""The roles of a map as styles of the terminal, and the way to draw that suits it."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import Any

from rich.style import Style
from textual.app import App

from ..map.cell_grid import LETTERS, PLAIN, SHADED, SMOOTH
from ..map.palette import (
    DARK,
    DEEP,
    EITHER,
    FEW_DARK,
    FEW_EITHER,
    FEW_LIGHT,
    LIGHT,
    FewColours,
    MapColours,
    look,
)
from ..render.lines import Segment
from .session import Session
from .styles import EITHER as UNKNOWN
from .terminal.output_filters import wanted

_FEW = ("standard", "windows")
"""Colour systems of Rich with sixteen colours."""


DEEP_BELOW = 0x20
"""Where red, green and blue of the background are all below this, land may be drawn darker."""


def palette_of(app: App[Any], session: Session) -> MapColours | FewColours | None:
    """The map's colours under the present theme; None where the terminal has none."""
    if app.console.color_system is None or not wanted():
        return None
    if app.console.color_system in _FEW:
        return FEW_EITHER if app.theme == UNKNOWN else FEW_DARK if app.current_theme.dark else FEW_LIGHT
    if not app.current_theme.dark:
        return LIGHT
    if app.theme == UNKNOWN:
        return EITHER
    return DEEP if session.background and max(session.background) < DEEP_BELOW else DARK


def way_of(app: App[Any], session: Session) -> str:
    """How a map is drawn on this terminal: see :mod:`eurasia_tui.map.cell_grid`."""
    if session.glyphs.ascii:
        return LETTERS
    if not isinstance(palette_of(app, session), MapColours):
        return SHADED
    return PLAIN if os.environ.get("SSH_CONNECTION") else SMOOTH


def small_map(
    app: App[Any],
    session: Session,
    ids: Sequence[str],
    cols: int,
    rows: int,
    *,
    names: int = 4,
    whole: bool = False,
) -> tuple[tuple[Segment, ...], ...]:
    """The small map of a page, drawn plainly: every key of a list may draw one."""
    from ..map.locator import locator_lines

    way = way_of(app, session)
    way = PLAIN if way == SMOOTH else way
    return locator_lines(session.catalogue, ids, cols, rows, way, names, whole=whole)


def map_style(app: App[Any], session: Session, role: str) -> Style:
    """The style of a role of a map."""
    shown = look(role, palette_of(app, session)).sent
    return Style(
        color=f"color({shown.foreground})" if shown.foreground is not None else None,
        bgcolor=f"color({shown.background})" if shown.background is not None else None,
        bold=shown.bold or None,
        italic=shown.italic or None,
        reverse=shown.reverse or None,
    )
