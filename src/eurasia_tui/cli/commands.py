"""The one table of commands: name, module, what it does. Help, completion and docs follow from it."""

from typing import NamedTuple


class Command(NamedTuple):
    """A command; its module has ``configure(parser)`` and ``run(args, context) -> exit code``."""

    name: str
    module: str
    help: str
    group: str
    writes: bool = False
    """Not available in kiosk."""


COMMANDS = {
    command.name: command
    for command in (
        Command("show", "show", "the page of an entity", "look up"),
        Command("ask", "ask", "an answer in one line, with date and source", "look up"),
        Command("search", "search", "search everything", "look up"),
        Command("passages", "passages", "a term in the documents, line by line", "look up"),
        Command("list", "list", "the entities of a kind", "look up"),
        Command("members", "members", "who takes part in an organisation", "look up"),
        Command("matrix", "matrix", "countries by organisations", "look up"),
        Command("relate", "relate", "everything two entities share", "connect"),
        Command("path", "path", "cited chains between two entities", "connect"),
        Command("compare", "compare", "figures side by side", "connect"),
        Command("rank", "rank", "who stands where by a yearly figure", "connect"),
        Command("series", "series", "yearly figures of an entity", "look up"),
        Command("timeline", "timeline", "dated things in order", "connect"),
        Command("diff", "diff", "what changed between two dates", "connect"),
        Command("map", "map", "the map as text or SVG", "look up"),
        Command("cite", "cite", "a finished citation", "take along"),
        Command("brief", "brief", "one printable page for a meeting", "take along"),
        Command("notes", "notes", "your notes and bookmarks", "yours", writes=True),
        Command("settings", "settings", "your settings, and what is wrong with them", "yours", writes=True),
        Command("update", "update", "newer figures and office-holders from open services", "packs", writes=True),
        Command("check", "check", "check a pack and report every problem", "packs", writes=True),
        Command("new", "new", "a commented skeleton in your own pack", "packs", writes=True),
        Command("rename", "rename", "rename an entity of your pack and every link", "packs", writes=True),
        Command("build", "build", "one catalogue file to hand on", "packs", writes=True),
        Command("schema", "schema", "the JSON Schema of a kind", "packs"),
        Command("export", "export", "everything as JSON, CSV, SQLite or Markdown", "take along", writes=True),
        Command("serve", "serve", "the explorer in a browser", "more", writes=True),
        Command("completion", "completion", "Tab completion for bash, zsh, fish", "more"),
    )
}

KIOSK = frozenset(
    (
        "show",
        "search",
        "ask",
        "passages",
        "list",
        "members",
        "matrix",
        "relate",
        "path",
        "compare",
        "rank",
        "series",
        "timeline",
        "diff",
        "map",
        "cite",
        "brief",
        "schema",
        "completion",
    )
)
"""What may be run in kiosk, in the manner of less's LESSSECURE: these read the pack and print; the rest is refused."""
