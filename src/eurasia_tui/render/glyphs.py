"""The characters we draw with, and their ASCII forms."""

from __future__ import annotations

import sys

from ..named_tuple import NamedTuple


class Glyphs(NamedTuple):
    """One set of characters; every mark means the same everywhere."""

    contested: str = "◆"
    unchecked: str = "○"
    opinion: str = "»"
    former: str = "†"
    rule: str = "─"
    bar: str = "█"
    bar_parts: str = "▏▎▍▌▋▊▉"
    dot: str = "·"
    dash: str = "–"
    arrow: str = "→"
    ellipsis: str = "…"
    crumb: str = "›"
    cursor: str = "▌"
    vertical: str = "│"
    heavy: str = "━"
    frame: str = "╭─╮│╰╯"
    """Corner, rule, corner, side, corner, corner of a frame without focus."""
    frame_focus: str = "┏━┓┃┗┛"
    bookmark: str = "★"
    note: str = "✎"
    marked: str = "✓"
    sorted: str = "▾"
    absent: str = "–"
    differs: str = "≠"
    double: str = "═"
    open_quote: str = "“"
    close_quote: str = "”"
    ascii: bool = False

    def number(self, value: int) -> str:
        """The number of a source."""
        return f"[{value}]" if self.ascii else str(value).translate(_SUPERSCRIPT)


_SUPERSCRIPT = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")

UNICODE = Glyphs()
ASCII = Glyphs(
    contested="!",
    unchecked="?",
    opinion=">>",
    former="+",
    rule="-",
    bar="=",
    bar_parts="",
    dot="-",
    dash="-",
    arrow="->",
    ellipsis="...",
    crumb=">",
    cursor=">",
    vertical="|",
    heavy="=",
    frame="+-+|++",
    frame_focus="#=####",
    bookmark="*",
    note="n",
    marked="x",
    sorted="v",
    absent="-",
    differs="/=",
    double="=",
    open_quote='"',
    close_quote='"',
    ascii=True,
)

LEGEND = (
    ("contested", "contested: sources or parties differ"),
    ("unchecked", "general public record: seen neither in a stored text nor on a page"),
    ("opinion", "opinion of the person named"),
    ("former", "former or ended"),
    ("differs", "of another year, or in another unit, than the first"),
)


def shows_unicode() -> bool:
    """False where the locale's encoding is not one of Unicode."""
    return (sys.stdout.encoding or "utf-8").lower().replace("-", "").startswith("utf")
