"""Wrong usage of the command line in words: what is wrong, and what was perhaps meant."""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Iterable

from .commands import COMMANDS


def explained(message: str, command: str, help_text: Callable[[], str]) -> str:
    """What argparse says, in the words of this program, with a hint.

    ``command`` is the command on the command line, empty for none; ``help_text`` gives its help, which names its options.
    """
    see = f"see eurasia help {command}".rstrip()
    if found := re.fullmatch(r"argument (\S+): invalid choice: (.*) \(choose from (.*)\)", message, re.DOTALL):
        argument, given, choices = found.groups()
        given = given.strip("'\"")
        if argument == "COMMAND":
            return f"no command {given!r}; {_meant(given, COMMANDS) or 'see eurasia --help'}"
        known = re.findall(r"[\w-]+", choices)
        return f"argument {argument}: {given!r} is not one of {', '.join(known)}"
    if found := re.fullmatch(r"argument (\S+): invalid int value: (.*)", message, re.DOTALL):
        return f"argument {found[1]}: {found[2]} is not a whole number"
    if found := re.fullmatch(r"unrecognized arguments: (.*)", message, re.DOTALL):
        given = found[1].split(" ")[0].partition("=")[0]
        known = re.findall(r"(?<![\w-])--[a-z][a-z-]*", help_text())
        return f"{message}; {_meant(given, known) or see}"
    return f"{message}; {see}"


def _meant(given: str, known: Iterable[str]) -> str:
    by_name = {name.lstrip("-"): name for name in known}  # the hyphens of options do not count as likeness
    close = difflib.get_close_matches(given.lstrip("-"), by_name, 1, 0.65)
    return f"did you mean {by_name[close[0]]}?" if close else ""
