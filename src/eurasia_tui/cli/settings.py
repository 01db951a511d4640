"""``eurasia settings``: the settings in use, and what is wrong with the file."""

from __future__ import annotations

import argparse

from .context import FOUND, NOTHING, CommandContext, Failure


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the command's options."""
    parser.add_argument("--init", action="store_true", help="write a commented settings file where there is none")


def run(args: argparse.Namespace, context: CommandContext) -> int:
    """Print the settings; with --init write the file."""
    from ..tui.views import every_key
    from ..userdata import settings

    keys = every_key()
    file = settings.path()
    if args.init:
        from ..userdata.files import write_text

        if file.exists():
            raise Failure(f"{file} already exists; eurasia settings prints it", NOTHING)
        kinds = [kind.name for kind in context.catalogue.kinds.values()]
        write_text(file, settings.template([(key.id, key.keys, key.tooltip) for key in keys], settings.THEMES, kinds))
        if context.json:
            context.print_json({"file": str(file), "written": True})
        else:
            context.print(str(file))
        return FOUND
    known = settings.Known(kinds=list(context.catalogue.kinds), commands=[key.id for key in keys])
    found, problems = settings.load(known)
    shown = {**found._asdict(), "keys": dict(found.keys)}
    if context.json:
        context.print_json({"file": str(file), "exists": file.exists(), "settings": shown, "problems": problems})
        return NOTHING if problems else FOUND
    lines = [str(file) if file.exists() else f"{file} (none yet; eurasia settings --init writes one)", ""]
    for name, value in shown.items():
        if name != "keys":
            lines.append(f"{name.ljust(12)}{value or '(default)'}")
    lines += [f"keys.{command} = {result}" for command, result in found.keys.items()]
    if problems:
        lines += ["", *problems]
    context.print("\n".join(lines))
    return NOTHING if problems else FOUND
