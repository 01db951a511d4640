"""``eurasia completion SHELL``: the line that makes Tab complete commands, options, ids, kinds and fields."""

from __future__ import annotations

import argparse
import os
from collections.abc import Callable, Iterable
from typing import Any

from .context import FOUND, CommandContext

SHELLS = ("bash", "zsh", "fish")
MANY = 500
"""Ids offered at most."""


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the command's options."""
    parser.add_argument("shell", choices=SHELLS, help="the shell; add the output to its start-up file")


def run(args: argparse.Namespace, context: CommandContext) -> int:
    """Print the shell code."""
    from argcomplete.shell_integration import shellcode

    code = shellcode(["eurasia", "eurasia-tui"], shell=args.shell)
    if context.json:
        context.print_json({"shell": args.shell, "code": code})
    else:
        context.print(code)
    return FOUND


def complete(parser: argparse.ArgumentParser) -> None:
    """Answer the shell: attach completers for values, and hand over to argcomplete."""
    import argcomplete

    completers = {name: _completer(offered) for name, offered in OFFERED.items()}
    for action in _actions(parser):
        completer = completers.get(str(action.metavar))
        if completer and not action.choices:
            action.completer = completer  # type: ignore[attr-defined] # argcomplete's way of attaching a completer
    _keep_keys()
    argcomplete.autocomplete(parser)


def _keep_keys() -> None:
    """Escape the ``#`` of ``ID#KEY``: argcomplete reads the line as a script, where a comment begins there."""
    line, point = os.environ["COMP_LINE"], int(os.environ["COMP_POINT"])
    before, after = line[:point], line[point:]
    if "'" not in before and '"' not in before:
        before = before.replace("#", "\\#")
        os.environ["COMP_LINE"], os.environ["COMP_POINT"] = before + after, str(len(before))


Offered = Callable[[Any, argparse.Namespace, str], Iterable[str]]


def _completer(offered: Offered) -> Callable[..., list[str]]:
    def values(prefix: str, parsed_args: argparse.Namespace, **_: Any) -> list[str]:
        from ..query.catalogue import Catalogue

        catalogue = Catalogue.open(getattr(parsed_args, "content", None), check=False)
        return [value for value in offered(catalogue, parsed_args, prefix) if value.startswith(prefix)]

    return values


def _ids(catalogue: Any, args: argparse.Namespace, prefix: str) -> Iterable[str]:
    rows = catalogue.db.execute(
        "SELECT id FROM entity WHERE id >= ? AND id < ? ORDER BY id LIMIT ?", (prefix, prefix + "\x7f", MANY)
    )
    return [row[0] for row in rows]


def _organisations(catalogue: Any, args: argparse.Namespace, prefix: str) -> Iterable[str]:
    rows = catalogue.db.execute("SELECT id FROM entity WHERE kind = 'organisations' ORDER BY id")
    return [row[0] for row in rows]


def _kinds(catalogue: Any, args: argparse.Namespace, prefix: str) -> Iterable[str]:
    return [name for kind in catalogue.kinds.values() for name in (kind.name, kind.singular)]


def _panes(catalogue: Any, args: argparse.Namespace, prefix: str) -> Iterable[str]:
    return [*catalogue.kinds]


def _groups(catalogue: Any, args: argparse.Namespace, prefix: str) -> Iterable[str]:
    """Groups of states, then organisations."""
    rows = catalogue.db.execute(
        "SELECT DISTINCT grp FROM entity WHERE kind = 'countries' AND grp > '' ORDER BY grp_pos"
    )
    return [*(row[0] for row in rows), *_organisations(catalogue, args, prefix)]


def _kind(catalogue: Any, args: argparse.Namespace) -> str:
    """The kind named before; empty where none is."""
    try:
        return str(catalogue.kind(getattr(args, "kind", None) or "").name)
    except LookupError:
        return ""


def _fields(catalogue: Any, args: argparse.Namespace, prefix: str) -> Iterable[str]:
    """Fields of the kind named before, else of all."""
    rows = catalogue.db.execute(
        "SELECT DISTINCT f.key FROM fact f JOIN entity e ON e.id = f.entity WHERE ? IN ('', e.kind) ORDER BY f.key",
        (_kind(catalogue, args),),
    )
    return ["name", *(row[0] for row in rows)]


_OTHER_ENDS = (
    "SELECT DISTINCT {what} FROM (SELECT name, subject AS near, object AS far FROM relation "
    "UNION ALL SELECT name, object, subject FROM relation) r JOIN entity e ON e.id = r.near WHERE ? IN ('', e.kind) {also} ORDER BY 1"
)
"""Relations seen from each end: those that entities of a kind have, or what is at their other end."""


def _conditions(catalogue: Any, args: argparse.Namespace, prefix: str) -> Iterable[str]:
    """FIELD= and, once the field stands, its values; of a relation the ids of what is at the other end."""
    field, equals, value = prefix.partition("=")
    kind = _kind(catalogue, args)
    if not equals:
        relations = catalogue.db.execute(_OTHER_ENDS.format(what="r.name", also=""), (kind,))
        return [f"{name}=" for name in (*_fields(catalogue, args, prefix), "group", *(row[0] for row in relations))]
    if field in catalogue.relation_types:
        asked = _OTHER_ENDS.format(what="r.far", also="AND r.name = ?")
        rows = catalogue.db.execute(asked, (kind, field)).fetchall()
    elif field in ("name", "group"):
        column = "name" if field == "name" else "grp"
        asked = f"SELECT DISTINCT {column} FROM entity WHERE ? IN ('', kind) AND {column} > '' ORDER BY 1"
        rows = catalogue.db.execute(asked, (kind,)).fetchall()
    else:
        rows = catalogue.db.execute(
            "SELECT DISTINCT f.value FROM fact f JOIN entity e ON e.id = f.entity "
            "WHERE f.key = ? AND ? IN ('', e.kind) ORDER BY f.value",
            (field.replace("_", "-"), kind),
        ).fetchall()
    return [f"{field}={row[0]}" for row in rows if str(row[0]).startswith(value)][:MANY]


def _indicators(catalogue: Any, args: argparse.Namespace, prefix: str) -> Iterable[str]:
    return [row[0] for row in catalogue.db.execute("SELECT key FROM indicator ORDER BY pos")]


def _themes(catalogue: Any, args: argparse.Namespace, prefix: str) -> Iterable[str]:
    from ..userdata.settings import THEMES

    return THEMES


def _listed(names: Iterable[str], prefix: str) -> list[str]:
    """Names where several stand with commas between them: those that do not stand there already, after those that do."""
    before, comma, _ = prefix.rpartition(",")
    return [f"{before}{comma}{name}" for name in names if name not in before.split(",")]


def _styles(catalogue: Any, args: argparse.Namespace, prefix: str) -> Iterable[str]:
    from ..query.citations.styles import STYLES

    return _listed(STYLES, prefix)


def _formats(catalogue: Any, args: argparse.Namespace, prefix: str) -> Iterable[str]:
    from ..authoring.exports import FORMATS

    return _listed(FORMATS, prefix)


def _updated(catalogue: Any, args: argparse.Namespace, prefix: str) -> Iterable[str]:
    from ..updating.indicators import OFFICES, indicators

    return _listed((*indicators(), OFFICES), prefix)


def _codes(catalogue: Any, args: argparse.Namespace, prefix: str) -> Iterable[str]:
    rows = catalogue.db.execute("SELECT value FROM fact WHERE key = 'iso2' ORDER BY value")
    return _listed((row[0] for row in rows), prefix)


def _place_types(catalogue: Any, args: argparse.Namespace, prefix: str) -> Iterable[str]:
    from ..query.geography.questions import place_types

    return [name for name, _ in place_types(catalogue)]


def _statements(catalogue: Any, args: argparse.Namespace, prefix: str) -> Iterable[str]:
    """Ids and, after #, what the page of that id states."""
    id_, mark, _ = prefix.partition("#")
    if not mark or not catalogue.exists(id_):
        return _ids(catalogue, args, prefix)
    from ..query.find_statement import keys
    from ..query.pages.page import page

    return [f"{id_}#{key}" for key in keys(page(catalogue, id_))]


def _commands(catalogue: Any, args: argparse.Namespace, prefix: str) -> Iterable[str]:
    from .commands import COMMANDS

    return COMMANDS


OFFERED: dict[str, Offered] = {
    "ID": _ids,
    "A": _ids,
    "B": _ids,
    "ORG": _organisations,
    "ID[#KEY]": _statements,
    "KIND": _kinds,
    "PANE": _panes,
    "GROUP": _groups,
    "WHO": _ids,
    "FIELD": _fields,
    "FIELD=VALUE": _conditions,
    "STYLE": _styles,
    "NAME": _themes,
    "NAMES": _updated,
    "CODES": _codes,
    "TYPE": _place_types,
    "FORMATS": _formats,
    "INDICATOR": _indicators,
    "KEY": _indicators,
    "COMMAND": _commands,
}
"""What is offered for a value, by the name that the help gives it."""


def _actions(parser: argparse.ArgumentParser) -> list[argparse.Action]:
    found: list[argparse.Action] = []
    for action in parser._actions:  # argparse offers no public list of its actions
        found.append(action)
        if isinstance(action.choices, dict):
            for sub in action.choices.values():
                found += _actions(sub)
    return found
