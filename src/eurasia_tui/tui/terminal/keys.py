"""Tokens of terminal input as events: keys, pastes, mouse, focus. What is none of these gives no event.

Forms of keys: control characters, ECMA-48 and xterm sequences with modifiers, rxvt's, and those of the kitty keyboard
protocol (https://sw.kovidgoyal.net/kitty/keyboard-protocol/) with all their sub-fields. Mouse reports: SGR (1006).
Keys are named as Textual names them.
"""

from __future__ import annotations

import re
import unicodedata

from textual import events, messages
from textual.keys import KEY_NAME_REPLACEMENTS
from textual.message import Message

from ...keyboard_layouts import latin
from .input import InputSequence

_CSI = re.compile(r"([<=>?]?)([\d:;]*)([ -/]*)([@-~$])")
_COLOUR = re.compile(r"11;rgba?:([0-9a-fA-F]{1,4})/([0-9a-fA-F]{1,4})/([0-9a-fA-F]{1,4})(?:/[0-9a-fA-F]{1,4})?")
_CONTROLS = {
    0x00: "ctrl+@",
    0x08: "backspace",
    0x09: "tab",
    0x0D: "enter",
    0x1B: "escape",
    0x1C: "ctrl+backslash",
    0x1D: "ctrl+right_square_bracket",
    0x1E: "ctrl+circumflex_accent",
    0x1F: "ctrl+underscore",
    0x7F: "backspace",
}
_ALT = {"\x7f": "ctrl+w", "\t": "shift+tab", "\r": "alt+enter", "b": "ctrl+left", "f": "ctrl+right"}
"""Escape with a character: what terminals send for other keys."""
_LETTERS = {
    "A": "up",
    "B": "down",
    "C": "right",
    "D": "left",
    "F": "end",
    "H": "home",
    "P": "f1",
    "Q": "f2",
    "S": "f4",
}
_SHIFTED = {"a": "up", "b": "down", "c": "right", "d": "left"}
"""rxvt: CSI with shift, SS3 with ctrl."""
_KEYPAD = dict(zip("jklmnopqrstuvwxy", "*+,-./0123456789", strict=True))
_NUMBERS = {1: "home", 2: "insert", 3: "delete", 4: "end", 5: "pageup", 6: "pagedown", 7: "home", 8: "end"} | {
    code: f"f{number}"
    for number, code in enumerate((11, 12, 13, 14, 15, 17, 18, 19, 20, 21, 23, 24, 25, 26, 28, 29, 31, 32, 33, 34), 1)
}
_KITTY = {27: "escape", 13: "enter", 9: "tab", 127: "backspace", 57414: "enter"} | dict(
    enumerate(("left", "right", "up", "down", "pageup", "pagedown", "home", "end", "insert", "delete"), 57417)
)
_KITTY |= {57376 + index: f"f{13 + index}" for index in range(23)}
_KITTY_KEYPAD = dict(enumerate("0123456789./*-+", 57399)) | {57415: "=", 57416: ","}
_PRIVATE = range(0xE000, 0xF900)
"""Code points that the protocol uses for keys without a character; those not named above are no commands."""
_CHARACTERS = {"backspace": "\x7f", "enter": "\r", "tab": "\t"}
_MODIFIERS = ((1, "shift"), (2, "alt"), (4, "ctrl"), (8, "super"), (16, "hyper"), (32, "meta"))
_SCROLLS = (events.MouseScrollUp, events.MouseScrollDown, events.MouseScrollLeft, events.MouseScrollRight)


class TerminalBackground(Message):
    """The terminal reports its background colour (OSC 11)."""

    def __init__(self, rgb: tuple[int, int, int]) -> None:
        super().__init__()
        self.rgb = rgb
        """Red, green and blue, each 0 to 255."""


class TerminalEvents:
    """Makes events of tokens. Remembers where the mouse was, for the distance it moved."""

    def __init__(self) -> None:
        self._mouse = (0, 0)

    def events(self, token: InputSequence) -> list[Message]:
        """The events of a token."""
        match token.kind:
            case "text":
                return [key for char in token.text for key in _typed(char)]
            case "escape":
                return [events.Key("escape", "\x1b")]
            case "alt":
                return list(_with_alt(token.text))
            case "ss3":
                return list(_ss3(token.text))
            case "paste":
                return [events.Paste(token.text)]
            case "osc":
                return _reply(token.text)
        return self._csi(token.text)

    def _csi(self, text: str) -> list[Message]:
        match = _CSI.fullmatch(text)
        if match is None:
            return []
        prefix, parameters, intermediate, final = match.groups()
        if prefix == "<" and final in "Mm" and not intermediate:
            return self._moused(parameters, final == "M")
        if (prefix, intermediate, final) == ("?", "$", "y") and re.fullmatch(r"2026;[12]", parameters):
            return [messages.TerminalSupportsSynchronizedOutput()]
        if prefix or intermediate:
            return []
        if not parameters and final in "IO":
            return [events.AppFocus() if final == "I" else events.AppBlur()]
        fields = [[_number(part) for part in field.split(":")] for field in parameters.split(";")]
        return list(_key(fields, final))

    def _moused(self, parameters: str, pressed: bool) -> list[Message]:
        fields = [_number(field) for field in parameters.split(";")]
        if len(fields) != 3 or None in fields:
            return []
        buttons, x, y = (field or 0 for field in fields)
        x, y = x - 1, y - 1
        if x < 0 or y < 0 or buttons > 127:
            return []
        (before_x, before_y), self._mouse = self._mouse, (x, y)
        button = (buttons + 1) & 3
        kind: type[events.MouseEvent]
        if buttons & 64:
            kind, button = _SCROLLS[buttons & 3], 0
        elif buttons & 32 or not button:
            kind = events.MouseMove
        else:
            kind = events.MouseDown if pressed else events.MouseUp
        modifiers = (bool(buttons & 4), bool(buttons & 8), bool(buttons & 16))
        return [kind(None, x, y, x - before_x, y - before_y, button, *modifiers, screen_x=x, screen_y=y)]


def name_of(char: str) -> str:
    """The name of the key that gives a character."""
    if char.isalnum():
        return char
    name = unicodedata.name(char, char).lower().replace("-", "_").replace(" ", "_")
    return KEY_NAME_REPLACEMENTS.get(name, name)


def is_text(char: str) -> bool:
    """True for characters that text consists of; joiners, which some scripts need, included."""
    return char.isprintable() or char in "\u200c\u200d"


def _typed(char: str) -> list[events.Key]:
    code = ord(char)
    if code in _CONTROLS:
        return [events.Key(_CONTROLS[code], char)]
    if code < 0x20:
        return [events.Key(f"ctrl+{chr(code + 0x60)}", char)]
    return [events.Key(name_of(char), char)] if is_text(char) else []


def _with_alt(char: str) -> list[events.Key]:
    if char in _ALT:
        return [events.Key(_ALT[char], None)]
    return _character(char, 2 | (1 if char.isupper() else 0)) if is_text(char) else []


def _ss3(text: str) -> list[events.Key]:
    modifiers, final = _number(text[:-1] or "1"), text[-1]
    if final == "M":
        return [events.Key("enter", "\r")]
    if final == "R":
        return _named("f3", modifiers)
    if final in _SHIFTED:
        return _named(_SHIFTED[final], 5)
    if final in _KEYPAD:
        return _typed(_KEYPAD[final])
    return _named(_LETTERS[final], modifiers) if final in _LETTERS else []


def _key(fields: list[list[int | None]], final: str) -> list[events.Key]:
    """A key by the fields of a CSI sequence: code with alternates, modifiers with the type of event, text."""
    code = fields[0][0]
    second = fields[1] if len(fields) > 1 else [None]
    modifiers, kind = second[0], second[1] if len(second) > 1 else 1
    if kind not in (None, 1, 2):  # neither a press nor a repeat
        return []
    if final == "u":
        return _kitty(fields[0], modifiers, fields[2] if len(fields) > 2 else [])
    if final == "~" and code == 27 and len(fields) > 2:
        return _kitty(fields[2], modifiers, [])
    if final in "~^@$" and code in _NUMBERS:
        return _named(_NUMBERS[code], {"~": modifiers, "$": 2, "^": 5, "@": 6}[final])
    if final == "Z":
        return [events.Key("shift+tab", None)]
    if final in _LETTERS and code in (None, 0, 1):
        return _named(_LETTERS[final], modifiers)
    if final in "ABCD" and len(fields) == 1:  # older terminals: the modifiers alone
        return _named(_LETTERS[final], code)
    return _named(_SHIFTED[final], 2) if final in _SHIFTED and fields == [[None]] else []


def _kitty(codes: list[int | None], modifiers: int | None, text: list[int | None]) -> list[events.Key]:
    code = codes[0] or 0
    if code in _KITTY:
        return _named(_KITTY[code], modifiers)
    bits = _bits(modifiers)
    typed = [chr(point) for point in text if point and _is_character(point)]
    if bits is None or (code in _PRIVATE and code not in _KITTY_KEYPAD):
        return []
    if typed and not bits & ~3:
        return [key for char in typed for key in _typed(char)]
    shifted, base = (codes[index] if len(codes) > index else None for index in (1, 2))
    char = _KITTY_KEYPAD.get(code) or (chr(code) if _is_character(code) else "")
    if not char:
        return []
    if bits & 1 and not bits & ~1 and shifted and _is_character(shifted):
        return _typed(chr(shifted))
    return _character(chr(base) if bits & ~1 and base and _is_character(base) else char, bits)


def _character(char: str, bits: int) -> list[events.Key]:
    """A character typed with modifiers. With ctrl or alt it is the key that counts, whatever layout it is on."""
    if not bits:
        return _typed(char)
    if bits == 1 and char.isalpha():
        return _typed(char.upper()[0])
    if bits & ~1:
        char = char.lower() if len(char.lower()) == 1 else char
        char = char if char.isascii() else latin(char)
    return [events.Key("+".join([*_modifiers(bits), name_of(char)]), None)]


def _named(key: str, modifiers: int | None) -> list[events.Key]:
    bits = _bits(modifiers)
    if bits is None:
        return []
    return [events.Key("+".join([*_modifiers(bits), key]), None if bits else _CHARACTERS.get(key))]


def _modifiers(bits: int) -> list[str]:
    return sorted(name for bit, name in _MODIFIERS if bits & bit)


def _bits(modifiers: int | None) -> int | None:
    """Modifiers as sent (1 + bits) without the locks; None for nonsense."""
    bits = (modifiers or 1) - 1
    return bits & 0x3F if 0 <= bits <= 0xFF else None


def _number(text: str) -> int | None:
    return int(text) if text.isdecimal() and len(text) <= 7 else None


def _is_character(point: int) -> bool:
    return point <= 0x10FFFF and not 0xD800 <= point <= 0xDFFF and is_text(chr(point))


def _reply(text: str) -> list[Message]:
    """The background colour; every other reply is dropped."""
    match = _COLOUR.fullmatch(text)
    if match is None:
        return []
    red, green, blue = (round(int(part, 16) * 255 / (16 ** len(part) - 1)) for part in match.groups())
    return [TerminalBackground((red, green, blue))]
