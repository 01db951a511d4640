"""``eurasia --help``: the whole program on one screen of 80 by 24."""

from __future__ import annotations

from .commands import COMMANDS

_HEAD = """\
usage: eurasia [COMMAND ...] [options]

A terminal reference on wider Eurasia. Without a command it opens the explorer.

"""
_TAIL = """
eurasia COMMAND --help describes one command.

  --content DIR   a pack (folder or catalogue file) over the built-in one
  --as-of DATE    the state on a date: 2016, 2016-06 or 2016-06-30
  --json          JSON for another program      --ascii       ASCII only
  --kiosk         kiosk mode, read-only         --fresh       first screen
  --theme NAME    theme of the explorer         --start PANE  such as countries
  --version

  eurasia ask "kyrgyzstan eaeu"          one line, with date and source
  eurasia show kazakhstan --json         a page for another program
  eurasia relate kazakhstan uzbekistan   everything the two share
"""


def overview() -> str:
    """The help text; commands stand by what they are for."""
    groups: dict[str, list[str]] = {}
    for command in COMMANDS.values():
        groups.setdefault(command.group, []).append(command.name)
    rows = [f"  {group:<12}{'  '.join(names)}" for group, names in groups.items()]
    return _HEAD + "\n".join(rows) + "\n" + _TAIL
