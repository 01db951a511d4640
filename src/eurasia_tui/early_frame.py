"""The frame before the framework: what the explorer will show first, sent before anything slow is loaded.

An explorer that ends draws what its next start will show (:mod:`eurasia_tui.tui.save_early_frame`) and keeps the bytes in the
user's cache, under a key of everything they depend on. A start under the same key sends them at once; Textual, nine
tenths of a start, is imported behind them, and then paints the same cells. Keys typed meanwhile wait in the terminal,
which no longer shows them.

This module is loaded before all others, so it imports next to nothing.
"""

from __future__ import annotations

import os
import stat
import sys
import time
from zlib import crc32

TYPE = b"eurasia frame 1\n"
"""The first bytes of a file."""
LARGEST = 65_536
"""Bytes of a file, key and frame."""
MOST = 8
"""Files kept, the newest."""
NAMED = (
    "TERM",
    "COLORTERM",
    "COLORFGBG",
    "NO_COLOR",
    "FORCE_COLOR",
    "COLUMNS",
    "LINES",
    "LANG",
    "HOME",
    "TZ",
    "TMUX",
    "STY",
)
BEGINNINGS = ("EURASIA_", "TEXTUAL", "LC_", "XDG_", "PYTHON", "TERM_")
"""Variables of the environment that a frame may depend on: their names, and how their names begin."""
ENTER, LEAVE = b"\x1b[?1049h\x1b[?25l", b"\x1b[0m\x1b[?25h\x1b[?1049l"

_ENVIRONMENT = dict(os.environ)
"""As it was at the start; the program sets some of it for Textual."""

_modes: list[int | list[bytes | int]] | None = None
"""The terminal's modes as they were before a frame was sent; None while none is on the screen."""


def is_allowed(arguments: list[str]) -> bool:
    """False where nothing may be kept or shown: in kiosk, with ``--fresh``, over SSH, for commands, without a terminal."""
    if any(not word.startswith("-") for word in arguments[:1]) or {"--fresh", "--kiosk", "--help", "--version"} & {
        *arguments
    }:
        return False
    if any(os.environ.get(name, "") not in ("", "0") for name in ("EURASIA_KIOSK", "EURASIA_FRESH")):
        return False
    # Over SSH the line would carry the frame twice; in a browser there is no terminal of the user's.
    if os.environ.get("SSH_CONNECTION") or "TEXTUAL_DRIVER" in os.environ:
        return False
    # Whose the file is and how the terminal is set can be asked on POSIX only.
    return hasattr(os, "geteuid") and all(os.isatty(number) for number in (0, 1, 2))


def key(arguments: list[str]) -> bytes:
    """All that a frame depends on, line by line. Raises OSError where there is no terminal or no cache."""
    from . import paths

    columns, rows = os.get_terminal_size(2)
    lines = [f"{sys.version} {columns}x{rows} {time.strftime('%Y-%m-%d')}"]
    lines += arguments
    lines += sorted(
        f"{name}={value}" for name, value in _ENVIRONMENT.items() if name in NAMED or name.startswith(BEGINNINGS)
    )
    data = paths.data_dir()
    files = [
        *sys.path,
        *arguments,
        *(word.partition("=")[2] for word in arguments),
        os.environ.get("EURASIA_CONTENT", ""),
    ]
    files += map(str, (data / "state.toml", paths.config_dir() / "settings.toml"))
    files += map(str, (paths.own_pack(), paths.updates_pack(), paths.builtin_catalogue()))
    lines += [_stamp(file) for file in files if file]
    for folder, ending in (
        (os.path.dirname(__file__), ".py"),
        (str(paths.cache_dir() / "catalogues"), ".sqlite"),
        (str(data / "notes"), ".toml"),
    ):
        lines += sorted(_stamps(folder, ending))
    return os.fsencode("\n".join(lines))


def _stamp(file: str) -> str:
    try:
        info = os.stat(file)
    except (OSError, ValueError):
        return f"{file} -"
    return f"{file} {info.st_size} {info.st_mtime_ns}"


def _stamps(folder: str, ending: str) -> list[str]:
    """A stamp of each file below a folder whose name ends so, folded into one number a folder."""
    stamps, found = 0, []
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError:
        return []
    for entry in entries:
        if entry.name.endswith(ending):
            info = entry.stat()
            stamps = crc32(f"{entry.name} {info.st_size} {info.st_mtime_ns}".encode(errors="replace"), stamps)
        elif "." not in entry.name and entry.name != "__pycache__" and entry.is_dir():
            found += _stamps(entry.path, ending)
    return [*found, f"{folder} {stamps}"]


def _folder() -> str:
    from . import paths

    return str(paths.cache_dir() / "frames")


def _name(about: bytes) -> str:
    return f"{crc32(about):08x}{crc32(about[::-1]):08x}"


def is_frame(frame: bytes) -> bool:
    """True of text with cursor moves and styles, and no other control sequence."""
    parts = frame.split(b"\x1b[")
    for part in parts[1:]:
        if part.lstrip(b"0123456789;")[:1] not in (b"m", b"H"):
            return False
    try:
        letters = set(b"".join(parts).decode("utf-8"))
    except UnicodeDecodeError:
        return False
    isolates = {"\u2067", "\u2066", "\u2068", "\u2069"}  # around right-to-left text: see output_filters
    return all(letter.isprintable() or letter == "\xa0" for letter in letters - isolates)


def save(about: bytes, frame: bytes) -> None:
    """Keep the frame of a key; the oldest over MOST go. Where it cannot be kept, or is no frame, nothing happens."""
    text = TYPE + about + b"\n\0" + frame
    if not frame or len(text) > LARGEST or b"\0" in about or not is_frame(frame):
        return
    folder = _folder()
    try:
        os.makedirs(folder, 0o700, exist_ok=True)
        part = os.path.join(folder, f".{os.getpid()}.tmp")
        number = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW, 0o600)
        with os.fdopen(number, "wb") as out:
            out.write(text)
        os.replace(part, os.path.join(folder, _name(about)))
        frames = sorted(os.scandir(folder), key=lambda entry: entry.stat().st_mtime_ns)
        for entry in frames[:-MOST]:
            os.unlink(entry.path)
    except OSError:
        return


def load(about: bytes) -> bytes:
    """The frame kept for a key; empty when there is none, or it is not ours, too large, or damaged."""
    try:
        number = os.open(os.path.join(_folder(), _name(about)), os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
    except OSError:
        return b""
    try:
        info = os.fstat(number)
        if not stat.S_ISREG(info.st_mode) or info.st_uid != os.geteuid() or info.st_mode & 0o177:
            return b""
        text = os.read(number, LARGEST + 1)
    except OSError:
        return b""
    finally:
        os.close(number)
    if len(text) > LARGEST:
        return b""
    head = TYPE + about + b"\n\0"
    frame = text.removeprefix(head)
    return frame if text.startswith(head) and is_frame(frame) else b""


def show(arguments: list[str]) -> bool:
    """Send the frame kept for this start, if there is one; True when it is on the screen."""
    global _modes
    if not is_allowed(arguments):
        return False
    try:
        frame = load(key(arguments))
    except OSError:
        return False
    if not frame:
        return False
    import termios

    try:
        modes = termios.tcgetattr(0)
        quiet = list(modes)
        quiet[0] &= ~(termios.IXON | termios.IXOFF | termios.ICRNL | termios.INLCR | termios.IGNCR)
        quiet[3] &= ~(termios.ECHO | termios.ICANON | termios.IEXTEN | termios.ISIG)
        quiet[6] = [*modes[6]]
        quiet[6][termios.VMIN] = 1
        termios.tcsetattr(0, termios.TCSANOW, quiet)
        _modes = modes
        _send(ENTER + frame)
    except (OSError, termios.error):
        restore_terminal()
        return False
    return True


def _send(data: bytes) -> None:
    while data:
        data = data[os.write(2, data) :]


def is_shown() -> bool:
    """True while a frame that was sent early is on the screen, before a driver uses it."""
    return _modes is not None


def hand_over() -> list[int | list[bytes | int]] | None:
    """From now on the screen is another's; returns the modes to which the terminal is to be put back at the end."""
    global _modes
    modes, _modes = _modes, None
    return modes


def restore_terminal() -> None:
    """Put the screen and the terminal back as they were, if a frame stands: before a message, or at the end of a start that failed."""
    modes = hand_over()
    if modes is None:
        return
    import termios

    try:
        _send(LEAVE)
        termios.tcsetattr(0, termios.TCSANOW, modes)
    except (OSError, termios.error):
        return
