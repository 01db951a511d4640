"""The one table of commands: name, module, what it does. Help, completion and docs follow from it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Command:
    """A command; its module has ``configure(parser)`` and ``run(args, door) -> exit code``."""

    name: str
    module: str
    help: str
    writes: bool = False
    """Not available in kiosk."""


COMMANDS = {
    command.name: command
    for command in (
        Command("show", "show", "the page of an entity"),
        Command("search", "search", "search everything"),
        Command("list", "list", "the entities of a kind"),
        Command("members", "members", "who takes part in an organisation"),
        Command("matrix", "matrix", "countries by organisations"),
        Command("relate", "relate", "everything two entities share"),
        Command("path", "path", "cited chains between two entities"),
        Command("compare", "compare", "figures side by side"),
        Command("timeline", "timeline", "dated things in order"),
        Command("diff", "diff", "what changed between two dates"),
        Command("check", "check", "check a pack and report every problem", writes=True),
    )
}
