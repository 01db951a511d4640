"""The manual page, ``eurasia(1)``, in roff: made from the parsers and the texts of the help."""

from __future__ import annotations

import argparse
from collections.abc import Iterable

from .. import __version__
from .commands import COMMANDS
from .help_texts import HELP, NAMES
from .parser import command_parser, parser

_ENVIRONMENT = {
    "EURASIA_CONTENT": "A pack to stack on the built-in one, as --content does.",
    "EURASIA_KIOSK": "Set to 1 for kiosk mode, as --kiosk does.",
    "EURASIA_START": "The pane that the explorer opens in place of the start screen, such as countries.",
    "EURASIA_FRESH": "Set to 1: the explorer starts on its first screen.",
    "VISUAL, EDITOR": "The editor that the explorer opens.",
    "PAGER": "Program for long output on a terminal; less where it is installed. Empty or cat: none.",
    "NO_COLOR": "Set: no colours, whatever else is set.",
    "FORCE_COLOR, CLICOLOR_FORCE": "Set: colours in a pipe too.",
    "FORCE_HYPERLINK": "1: hyperlinks on any terminal; 0: on none.",
    "XDG_DATA_HOME, XDG_CONFIG_HOME, XDG_CACHE_HOME, XDG_STATE_HOME": "Where the user's files are kept.",
}
_ABOUT = (
    "Countries, organisations, corridors, quotes, agreements, people, events and ideas, each linked with the others, "
    "each figure with its source and date. Without a command it opens the explorer."
)
_FILES = {
    "~/.local/share/eurasia/pack": "Your own pack, stacked on the built-in one; eurasia new writes into it.",
    "~/.local/share/eurasia/notes": "Your notes and bookmarks, a TOML file each.",
    "~/.config/eurasia/settings.toml": "Settings; eurasia settings --init writes it with comments.",
    "~/.cache/eurasia": "Compiled packs, made again when they are missing.",
    "~/.local/state/eurasia": "The last place in the explorer; crash.txt is the report of an internal error.",
}
_EXIT = {
    "0": "Success.",
    "1": "Nothing was found, a question has no certain answer, or a check found problems.",
    "2": "Wrong usage, or a file that cannot be read or written.",
    "130": "Interrupted with ctrl+c.",
    "141": "The program that read the output ended first, as in eurasia list countries | head (128 and the signal SIGPIPE).",
}
_ALSO = "All documents: docs/index.md of the source distribution and of the repository."


def _roff(words: str) -> str:
    """Words as roff: backslashes, hyphens and controls at the start of a line taken as they are."""
    text = words.replace("\\", "\\e").replace("-", "\\-")
    return "\n".join(f"\\&{line}" if line[:1] in (".", "'") else line for line in text.split("\n"))


class _Options(argparse.HelpFormatter):
    """Writes the options and arguments of a parser as roff: argparse hands each to its formatter."""

    def __init__(self, prog: str) -> None:
        super().__init__(prog, width=80)
        self.parts: list[str] = []

    def add_usage(self, *_: object, **__: object) -> None:
        """Left out: a heading says the name, and the options follow."""

    def add_text(self, text: str | None) -> None:
        """Left out: the page has its own text for it."""

    def start_section(self, heading: str | None) -> None:
        """Options of all sections run on."""

    def end_section(self) -> None:
        """Options of all sections run on."""

    def add_arguments(self, actions: Iterable[argparse.Action]) -> None:
        """One paragraph an option."""
        for action in actions:
            if action.help and action.help != argparse.SUPPRESS and "--help" not in action.option_strings:
                value = "" if action.nargs == 0 else _value(action)
                names = ", ".join(f"{name} {value}".strip() for name in action.option_strings) or value
                self.parts.append(f".TP\n.B {_roff(names)}\n{_roff(action.help.replace('%%', '%'))}\n")

    def format_help(self) -> str:
        """The options as roff."""
        return "".join(self.parts)


def _value(action: argparse.Action) -> str:
    if action.choices and not action.metavar:
        return "|".join(map(str, action.choices))
    return str(action.metavar or action.dest.upper())


def _options(parser: argparse.ArgumentParser) -> str:
    formatter = _Options(parser.prog)
    parser.formatter_class = lambda prog: formatter  # argparse asks for one and fills it
    return argparse.ArgumentParser.format_help(parser)


def manual() -> str:
    """The manual page as roff, for ``man``."""
    lines = [
        f'.TH EURASIA 1 "" "eurasia {__version__}" "User Commands"',
        ".SH NAME",
        "eurasia \\- a terminal reference on wider Eurasia",
        ".SH SYNOPSIS",
        ".B eurasia\n.RI [ COMMAND ...]\n.RI [ OPTIONS ]",
        ".SH DESCRIPTION",
        _ABOUT,
        f".PP\n{_roff(NAMES)}",
        ".SH OPTIONS\nThese may stand before or after a command.",
        _options(parser("")),
        ".SH COMMANDS",
    ]
    for name in COMMANDS:
        text = HELP[name]
        lines += [f".SS {name}", _roff(text.about), _options(command_parser(name, with_globals=False))]
        for example, says in text.examples:
            lines.append(f".PP\n{_roff(says[:1].upper() + says[1:])}:\n.PP\n.nf\n.RS\n{_roff(example)}\n.RE\n.fi")
    lines.append(".SH ENVIRONMENT")
    lines += [f".TP\n.B {_roff(name)}\n{_roff(says)}" for name, says in _ENVIRONMENT.items()]
    lines.append(".SH FILES")
    lines += [f".TP\n.I {_roff(name)}\n{_roff(says)}" for name, says in _FILES.items()]
    lines.append(".SH EXIT STATUS")
    lines += [f".TP\n.B {code}\n{_roff(says)}" for code, says in _EXIT.items()]
    lines.append(f".SH SEE ALSO\n{_roff(_ALSO)}")
    return "\n".join(line.rstrip("\n") for line in lines if line) + "\n"
