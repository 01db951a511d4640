"""A map as PNG, in a file or on a terminal that shows pictures."""

from __future__ import annotations

import io
import sys
from pathlib import Path

from .context import WRONG, Failure

ZOOM = 2
"""Pixels of a PNG by unit of the drawing."""


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
        from textual_image.renderable import Image, SixelImage, TGPImage  # asks the terminal what it knows
    except ImportError:
        raise Failure("--graphics needs textual-image; in a checkout: pip install '.[graphics]'", WRONG) from None
    if not issubclass(Image, (SixelImage, TGPImage)):
        raise Failure("this terminal cannot show pictures (kitty graphics protocol or sixel)", WRONG)
    from rich.console import Console

    # Kitty's protocol says in the colour of cells which picture they are of.
    console = Console(color_system="truecolor", no_color=False)
    picture = Image(io.BytesIO(png(svg)), width="auto", height="auto")
    console.print(picture, height=max(1, console.height - 2))  # two rows for the prompt: sixel is drawn upwards
