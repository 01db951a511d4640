"""The one cleaning function: what may reach a terminal, a file or a page.

Packs, arguments and file names come from other people.  Terminal control sequences are
removed whole (introducer, parameters, terminator) and the rest of the text is kept.
Used by the compiler and again before every output.
"""

from __future__ import annotations

import re

# Patterns are compiled when they are first needed: most texts are printable and need none.
# Sequences first, so that their parameters go with them; then single characters.
_SEQUENCE = (
    r"(?:\x1b\[|\x9b)[0-?]*[ -/]*[@-~]?"  # CSI ... final byte
    r"|(?:\x1b[\]PX^_]|[\x9d\x90\x98\x9e\x9f])[^\x07\x1b\x9c]*(?:\x07|\x1b\\|\x9c)?"  # OSC, DCS, SOS, PM, APC ... terminator
    r"|\x1b[ -/]*[0-~]?"  # other escapes
)
_CHARACTER = (
    "[\x00-\x08\x0b-\x1f\x7f-\x9f"  # C0 but tab and newline, DEL, C1
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"  # bidi controls
    "\ufeff\ufff9-\ufffb\ud800-\udfff\U000e0000-\U000e007f\u2028\u2029"  # BOM, annotations, surrogates, tags, separators
    "\ufdd0-\ufdef" + "".join(chr(plane + 0xFFFE) + chr(plane + 0xFFFF) for plane in range(0, 0x110000, 0x10000)) + "]"
)  # the last: noncharacters, which XML forbids
_BREAKS = "[\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]"
_TAG_FLAG = "\U0001f3f4[\U000e0061-\U000e007a]+\U000e007f"  # England, Scotland, Wales: flags, not hidden text


def is_clean(text: str) -> bool:
    """True when :func:`clean` would leave the text as it is; every sequence begins with one of the characters."""
    return text.replace("\n", "").isprintable() or ("\t" not in text and not re.search(_CHARACTER, text))


def clean(text: str) -> str:
    """Return the text without control sequences and control characters; tabs become spaces."""
    if is_clean(text):
        return text
    text = re.sub(_TAG_FLAG, "\U0001f3f4", text)
    text = re.sub(_SEQUENCE, "", text)
    return re.sub(_CHARACTER, "", text).replace("\t", " ")


def clean_line(text: str) -> str:
    """As :func:`clean`, on one line."""
    return clean(text) if text.isprintable() else " ".join(clean(re.sub(_BREAKS, " ", text)).split())


_RTL = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefe\U00010800-\U00010fff\U0001e800-\U0001efff"
_RTL_RUN = f"[{_RTL}](?:[{_RTL}\u200c\u200d\u0300-\u036f]|[ '\u2019\"-](?=[{_RTL}]))*"


def isolated(text: str) -> str:
    """The text with every right-to-left run between isolates (FSI, PDI), so that it cannot reorder what is beside it.

    The only bidirectional controls in the output; put in last, after cleaning.
    """
    return text if text.isascii() else re.sub(_RTL_RUN, "\u2068\\g<0>\u2069", text)
