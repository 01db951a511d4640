"""The one table of commands: name, what it does, group in the help. Help, completion, the manual page and docs follow from it."""

from __future__ import annotations

from ..named_tuple import NamedTuple

GLOBAL = ("--content", "--as-of", "--theme", "--start", "--json", "--ascii", "--kiosk", "--fresh", "--no-pager")
VALUED = ("--content", "--as-of", "--theme", "--start")
"""Global options that take the word after them."""


class Command(NamedTuple):
    """A command; the module of its name has ``configure(parser)`` and ``run(args, context) -> exit code``."""

    name: str
    help: str
    group: str
    kiosk: bool = False
    """Available in kiosk, as with less's LESSSECURE: it reads the pack and prints."""
    paged: bool = False
    """On a terminal what is longer than the screen goes to the pager."""


def _reads(name: str, help: str, group: str, *, paged: bool = True) -> Command:
    return Command(name, help, group, kiosk=True, paged=paged)


def _own(name: str, help: str, group: str) -> Command:
    return Command(name, help, group)


COMMANDS = {
    command.name: command
    for command in (
        _reads("show", "the page of an entity", "look up"),
        _reads("ask", "an answer in one line, with date and source", "look up", paged=False),
        _reads("search", "search everything", "look up"),
        _reads("passages", "a term in the documents, line by line", "look up"),
        _reads("list", "the entities of a kind", "look up"),
        _reads("members", "who takes part in an organisation", "look up"),
        _reads("matrix", "countries by organisations", "look up"),
        _reads("relate", "everything two entities share", "connect"),
        _reads("path", "cited chains between two entities", "connect"),
        _reads("compare", "figures side by side", "connect"),
        _reads("rank", "states ranked by a yearly figure", "connect"),
        _reads("series", "yearly figures of an entity", "look up"),
        _reads("timeline", "dated entries in order", "connect"),
        _reads("diff", "what changed between two dates", "connect"),
        _reads("map", "the map as text or SVG", "look up", paged=False),
        _reads("cite", "a formatted citation", "export", paged=False),
        _reads("brief", "a page or two for a meeting, ready to print", "export"),
        _own("notes", "your notes and bookmarks", "your data")._replace(paged=True),
        _own("settings", "your settings, and problems in them", "your data"),
        _own("update", "newer figures and office-holders from open services", "packs"),
        _own("check", "check a pack and report every problem", "packs"),
        _own("new", "a commented skeleton in your own pack", "packs"),
        _own("rename", "rename an entity of your pack and all links to it", "packs"),
        _own("build", "one catalogue file to share", "packs"),
        _reads("schema", "the JSON Schema of a kind", "packs"),
        _own("export", "the catalogue as tables, notes, a graph, a map or a calendar", "export"),
        _own("serve", "the explorer in a browser", "more"),
        _reads("completion", "Tab completion for bash, zsh and fish", "more", paged=False),
        _reads("help", "the help of a command, or the manual page", "more"),
    )
}

KIOSK = frozenset(name for name, command in COMMANDS.items() if command.kiosk)
