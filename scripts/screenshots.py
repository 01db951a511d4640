"""Drives the explorer and writes the SVG screenshots that README shows.

Names on the command line draw only those: ``python scripts/screenshots.py search matrix``.
"""

from __future__ import annotations

import asyncio
import os
import sys
import tempfile
from pathlib import Path

FOLDER = Path(__file__).parents[1] / "screenshots"
WIDE, MIDDLE, SMALL = (120, 36), (80, 24), (40, 12)
SHOTS: dict[str, tuple[tuple[int, int], tuple[str, ...]]] = {
    "first": (WIDE, ()),
    "country": (WIDE, ("down", "enter")),
    "country-80": (MIDDLE, ("down", "enter", "tab")),
    "country-40": (SMALL, ("down", "enter")),
    "organisation": (WIDE, ("2", "slash", *"eaeu", "enter")),
    "corridor": (WIDE, ("slash", *"middle corridor", "enter")),
    "quotes": (WIDE, ("4", "down", "enter")),
    "follow": (WIDE, ("f",)),
    "ask": (WIDE, ("slash", *"kyrgyzstan eaeu")),
    "search": (WIDE, ("slash", *"железная дорога")),
    "relate": (WIDE, ("r", *"uzbekistan", "enter")),
    "compare": (WIDE, ("space", "down", "space", "down", "c")),
    "matrix": (WIDE, ("x",)),
    "timeline": (WIDE, ("t",)),
    "as-of": (WIDE, ("2", "slash", *"sco", "enter", "a", *"2016-06", "enter")),
    "map-eurasia": (WIDE, ("9",)),
    "map-country": (WIDE, ("m",)),
    "map-corridor": (WIDE, ("slash", *"middle corridor", "enter", "m")),
    "map-organisation": (WIDE, ("slash", *"sco", "enter", "m")),
    "map-rivals": (WIDE, ()),
    "map-80": (MIDDLE, ("slash", *"middle corridor", "enter", "m")),
    "charts": (WIDE, ("enter", "ctrl+f", *"imports from", "enter")),
    "brief": (WIDE, ("p",)),
    "help": (MIDDLE, ("question_mark",)),
}


async def shoot(name: str) -> None:
    """Draw one screenshot."""
    from eurasia_tui.query.catalogue import Catalogue
    from eurasia_tui.tui.app import EurasiaApp

    size, keys = SHOTS[name]
    app = EurasiaApp(
        Catalogue.open(own=False),
        fresh=True,
        kiosk=name not in ("brief",),
        theme="eurasia-dark",
        start=None if name == "first" else "countries",
    )
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        if name == "map-rivals":
            from eurasia_tui.tui.map_view import MapView

            app.push_screen(
                MapView(app.session, ("middle-corridor", "northern-corridor", "north-south-transport-corridor"))
            )
        for key in keys:
            await pilot.press("space" if key == " " else key)
        await pilot.pause(0.3)
        (FOLDER / f"{name}.svg").write_text(app.export_screenshot(title="Eurasia"), encoding="utf-8")


def main() -> int:
    """Draw the screenshots named, or all."""
    FOLDER.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as home:
        os.environ |= {"XDG_DATA_HOME": home, "XDG_CONFIG_HOME": home}
        os.environ |= {"TERM": "xterm-256color", "COLORTERM": "truecolor"}
        os.environ.pop("NO_COLOR", None)
        for name in sys.argv[1:] or SHOTS:
            asyncio.run(shoot(name))
            print(f"screenshots/{name}.svg")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
