"""The one table of commands: name, what it does, group in the help. Help, completion and docs follow from it."""

from typing import NamedTuple


class Command(NamedTuple):
    """A command; the module of its name has ``configure(parser)`` and ``run(args, context) -> exit code``."""

    name: str
    help: str
    group: str
    kiosk: bool = False
    """Available in kiosk: it reads the pack and prints, and does nothing else."""


COMMANDS = {
    command.name: command
    for command in (
        Command("show", "the page of an entity", "look up", kiosk=True),
        Command("ask", "an answer in one line, with date and source", "look up", kiosk=True),
        Command("search", "search everything", "look up", kiosk=True),
        Command("passages", "a term in the documents, line by line", "look up", kiosk=True),
        Command("list", "the entities of a kind", "look up", kiosk=True),
        Command("members", "who takes part in an organisation", "look up", kiosk=True),
        Command("matrix", "countries by organisations", "look up", kiosk=True),
        Command("relate", "everything two entities share", "connect", kiosk=True),
        Command("path", "cited chains between two entities", "connect", kiosk=True),
        Command("compare", "figures side by side", "connect", kiosk=True),
        Command("rank", "who stands where by a yearly figure", "connect", kiosk=True),
        Command("series", "yearly figures of an entity", "look up", kiosk=True),
        Command("timeline", "dated things in order", "connect", kiosk=True),
        Command("diff", "what changed between two dates", "connect", kiosk=True),
        Command("map", "the map as text or SVG", "look up", kiosk=True),
        Command("cite", "a finished citation", "export", kiosk=True),
        Command("brief", "one printable page for a meeting", "export", kiosk=True),
        Command("notes", "your notes and bookmarks", "your data"),
        Command("settings", "your settings, and what is wrong with them", "your data"),
        Command("update", "newer figures and office-holders from open services", "packs"),
        Command("check", "check a pack and report every problem", "packs"),
        Command("new", "a commented skeleton in your own pack", "packs"),
        Command("rename", "rename an entity of your pack and every link", "packs"),
        Command("build", "one catalogue file to hand on", "packs"),
        Command("schema", "the JSON Schema of a kind", "packs", kiosk=True),
        Command("export", "everything as JSON, CSV, SQLite or Markdown", "export"),
        Command("serve", "the explorer in a browser", "more"),
        Command("completion", "Tab completion for bash, zsh, fish", "more", kiosk=True),
    )
}

KIOSK = frozenset(name for name, command in COMMANDS.items() if command.kiosk)
"""What may be run in kiosk, in the manner of less's LESSSECURE; the rest is refused."""
