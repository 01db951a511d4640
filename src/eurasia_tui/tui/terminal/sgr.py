"""Fewer bytes for the same screen: only what changes of a style is sent.

Rich writes every run of text with its whole style before and a reset behind it (``ESC[1;38;5;75m`` ... ``ESC[0m``).
A terminal keeps the style until it is changed (ECMA-48, SGR), so the difference is enough.
Attributes are only ever added or reset, since old terminals know no code that takes one away.
"""

from __future__ import annotations

import re
from functools import lru_cache

from ...named_tuple import NamedTuple

_SGR = re.compile(r"\x1b\[([\d;]*)m")
_MOVE = re.compile(r"\n?\x1b\[\d+;\d+H")
_INVISIBLE = frozenset({"1", "2", "3"})
"""Attributes that change nothing of a blank: bold, dim, italic."""


class CellStyle(NamedTuple):
    """What a sequence of parameters sets: attributes, and the parameters of the two colours."""

    attributes: frozenset[str] = frozenset()
    foreground: str = ""
    background: str = ""

    @property
    def shows_on_blanks(self) -> bool:
        """True when a space in this style differs from one without."""
        return bool(self.background) or not self.attributes <= _INVISIBLE


def shorten(data: str) -> str:
    """What is to be sent, with the differences of styles in place of styles and resets; begins and ends as ``data`` does.

    The style before ``data`` must be the terminal's own.
    """
    if "\x1b[0m" not in data:
        return data
    parts = _SGR.split(data)
    output = [parts[0]]
    sent = wanted = ""
    for parameters, text in zip(parts[1::2], parts[2::2], strict=True):
        wanted = "" if parameters in ("", "0") else f"{wanted};{parameters}" if wanted else parameters
        if not text:
            continue
        if _MOVE.fullmatch(text):  # the style stays until there is text again
            output.append(text)
            continue
        if sent != wanted and not (text.isspace() and text.isprintable() and _both_blank(sent, wanted)):
            output.append(_step(sent, wanted))
            sent = wanted
        output.append(text)
    output.append(_step(sent, wanted))
    return "".join(output)


@lru_cache(4096)
def _step(before: str, after: str) -> str:
    """The shortest sequence that leads from one style to another; both as parameters after a reset."""
    if before == after:
        return ""
    whole = f"\x1b[0;{after}m" if after and before else f"\x1b[{after or 0}m"
    old, new = _style(before), _style(after)
    if old is None or new is None or not old.attributes <= new.attributes:
        return whole
    changes = sorted(new.attributes - old.attributes)
    changes += [new.foreground or "39"] if new.foreground != old.foreground else []
    changes += [new.background or "49"] if new.background != old.background else []
    return min(f"\x1b[{';'.join(changes)}m" if changes else "", whole, key=len)


def _both_blank(before: str, after: str) -> bool:
    return not (shows_on_blanks(before) or shows_on_blanks(after))


@lru_cache(4096)
def shows_on_blanks(parameters: str) -> bool:
    """True where a space with these parameters may look other than one without."""
    style = _style(parameters)
    return style is None or style.shows_on_blanks


@lru_cache(4096)
def _style(parameters: str) -> CellStyle | None:
    """The style that parameters set after a reset; None where one of them is not known here."""
    attributes: set[str] = set()
    foreground = background = ""
    codes = iter(parameters.split(";") if parameters else ())
    for code in codes:
        number = int(code or 0)
        if number in (38, 48):
            kind = next(codes, "")
            count = {"5": 1, "2": 3}.get(kind, 0)
            values = [value for value in (next(codes, "") for _ in range(count)) if value]
            if not count or len(values) != count:
                return None
            colour = ";".join((code, kind, *values))
            foreground, background = (colour, background) if number == 38 else (foreground, colour)
        elif number == 39:
            foreground = ""
        elif number == 49:
            background = ""
        elif 30 <= number <= 37 or 90 <= number <= 97:
            foreground = code
        elif 40 <= number <= 47 or 100 <= number <= 107:
            background = code
        elif 1 <= number <= 9:
            attributes.add(code)
        else:
            return None
    return CellStyle(frozenset(attributes), foreground, background)
