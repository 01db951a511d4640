"""A map as PNG, in a file or on a terminal that shows pictures."""

from __future__ import annotations

import base64
import io
import sys
from pathlib import Path

from .context import WRONG, Failure

ZOOM = 2
"""Pixels of a PNG by unit of the drawing."""
CHUNK = 4096
"""Most letters of data in one packet of the kitty graphics protocol."""


def png(svg: str) -> bytes:
    """An SVG drawing as PNG. Raises Failure where the package for it is not installed."""
    try:
        from resvg_py import svg_to_bytes
    except ImportError:
        raise Failure("PNG needs resvg-py; in a checkout: pip install '.[png]'; SVG needs nothing", WRONG) from None
    return bytes(svg_to_bytes(svg_string=svg, zoom=ZOOM))


def write(path: Path, svg: str) -> None:
    """Write a drawing as PNG."""
    from ..userdata.files import write_bytes

    write_bytes(path, png(svg), private=False)


def show(svg: str) -> None:
    """Show a drawing as a picture on the terminal.

    Raises Failure where output is no terminal, the terminal knows neither the kitty graphics
    protocol nor sixel, or the packages are not installed.
    """
    if not sys.stdout.isatty():
        raise Failure("--graphics needs a terminal; -o FILE.png writes a file", WRONG)
    try:
        # The import asks the terminal for its capabilities.
        from textual_image.renderable import Image, SixelImage, TGPImage, UnicodeImage
    except ImportError:
        raise Failure("--graphics needs textual-image; in a checkout: pip install '.[graphics]'", WRONG) from None
    if not issubclass(Image, (SixelImage, TGPImage)):
        raise Failure("this terminal cannot show pictures (kitty graphics protocol or sixel)", WRONG)
    from rich.console import Console
    from rich.segment import Segment

    data = png(svg)
    console = Console()
    room = console.options.update_height(max(1, console.height - 2))  # two rows for the prompt: sixel is drawn upwards
    if Image is TGPImage:
        letters = UnicodeImage(io.BytesIO(data), width="auto", height="auto")  # has as many cells as the picture
        cells = [line for line in console.render_lines(letters, room, pad=False) if line]
        sys.stdout.write(_kitty(data, columns=max(map(Segment.get_line_length, cells)), rows=len(cells)))
    else:
        console.print(Image(io.BytesIO(data), width="auto", height="auto"), height=room.max_height)


def _kitty(data: bytes, *, columns: int, rows: int) -> str:
    """A PNG in the kitty graphics protocol, on so many cells.

    The renderable of textual-image places a picture by Unicode placeholders, for which kitty has to be
    of 0.28 (2023) or later; what is shown once is placed where the cursor is, which every terminal with
    the protocol knows. See https://sw.kovidgoyal.net/kitty/graphics-protocol/.
    """
    payload = base64.b64encode(data).decode()
    chunks = [payload[start : start + CHUNK] for start in range(0, len(payload), CHUNK)]
    packets = []
    for number, chunk in enumerate(chunks, 1):
        keys = f"a=T,f=100,q=2,c={columns},r={rows}," if number == 1 else ""
        packets.append(f"\x1b_G{keys}m={int(number < len(chunks))};{chunk}\x1b\\")
    return "".join(packets) + "\n"
