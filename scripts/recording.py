"""Draws ``screenshots/tour.gif``, the recording of README, from the real program: one picture a step, by Pilot.

Needs resvg-py and Pillow: ``pip install -c constraints.txt '.[graphics]'``.
"""

from __future__ import annotations

import asyncio
import io
import os
import re
import tempfile
from pathlib import Path

os.environ["XDG_DATA_HOME"] = os.environ["XDG_CONFIG_HOME"] = tempfile.mkdtemp()
os.environ |= {"TERM": "xterm-256color", "COLORTERM": "truecolor"}
os.environ.pop("NO_COLOR", None)

import resvg_py
from PIL import Image

from eurasia_tui.query.catalogue import Catalogue
from eurasia_tui.tui.app import EurasiaApp

TARGET = Path(__file__).parents[1] / "screenshots" / "tour.gif"
SIZE = (104, 30)
WIDTH = 940
"""Pixels."""
STEPS: tuple[tuple[tuple[str, ...], int], ...] = (
    ((), 2200),
    (("slash", *"when did iran join sco"), 2600),
    (("escape", "1", "down", "enter"), 2200),
    (("escape", "2", "down"), 1800),
    (("x",), 2400),
    (("escape", "9"), 2600),
    (("escape", "1"), 1400),
)
"""Keys, and for how many milliseconds what they lead to is shown."""


def _picture(svg: str) -> Image.Image:
    svg = re.sub(r"font-family: [^;]*;", "font-family: 'DejaVu Sans Mono', monospace;", svg)
    png = resvg_py.svg_to_bytes(svg_string=svg, width=WIDTH)
    return Image.open(io.BytesIO(bytes(png))).convert("RGB").quantize(160)


async def main() -> None:
    """Go through the steps and write the GIF."""
    app = EurasiaApp(Catalogue.open(own=False), fresh=True, theme="eurasia-dark")
    frames, times = list[Image.Image](), list[int]()
    async with app.run_test(size=SIZE) as pilot:
        for keys, milliseconds in STEPS:
            for key in keys:
                await pilot.press("space" if key == " " else key)
            await pilot.pause(0.5)
            frames.append(_picture(app.export_screenshot()))
            times.append(milliseconds)
    frames[0].save(TARGET, save_all=True, append_images=frames[1:], duration=times, loop=0, optimize=True)


if __name__ == "__main__":
    asyncio.run(main())
