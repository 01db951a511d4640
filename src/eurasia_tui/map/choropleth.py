"""States tinted by a figure, in five classes of about as many states each."""

from __future__ import annotations

from ..formatting import exact, short, with_unit
from ..query.geography.figures import StateFigures
from .palette import CLASSES
from .tints import SUPERSCRIPTS, Tint
from .world import World


def classes(figures: StateFigures, world: World) -> tuple[Tint, ...]:
    """The classes, the highest first; their bounds are quintiles of the states described in full."""
    codes = {id_: code for code, (id_, _) in world.states.items()}
    names = dict(world.states.values())
    values = {id_: value for id_, value in figures.values.items() if id_ in codes}
    core = sorted(value for id_, value in values.items() if codes[id_] in world.covered) or sorted(values.values())
    if not core:
        return ()
    bounds = sorted({core[len(core) * step // len(CLASSES)] for step in range(1, len(CLASSES))})
    groups: list[list[str]] = [[] for _ in range(len(bounds) + 1)]
    for id_, value in values.items():
        groups[sum(value >= bound for bound in bounds)].append(id_)
    spread = len(CLASSES) - len(groups)
    result = []
    for at, ids in enumerate(groups):
        if ids:
            ids.sort(key=lambda id_: -values[id_])
            step = at + spread if at else 0
            sign = SUPERSCRIPTS[step + 1]
            result.append(
                Tint(
                    CLASSES[step],
                    _range(bounds, at, figures.indicator.unit),
                    sign,
                    tuple(codes[id_] for id_ in ids),
                    tuple(names[id_] for id_ in ids),
                    (_range(bounds, at, ""), _text(bounds[at - 1], "").replace(" ", "") if at else "less"),
                )
            )
    return tuple(reversed(result))


def _range(bounds: list[float], at: int, unit: str) -> str:
    if not bounds:
        return "all"
    if at == 0:
        return f"under {_text(bounds[0], unit)}"
    if at == len(bounds):
        return f"{_text(bounds[-1], unit)} and more"
    return f"{_text(bounds[at - 1], '')} to {_text(bounds[at], unit)}"


def _text(value: float, unit: str) -> str:
    text = short(value) if abs(value) >= 1e4 else exact(round(value, 2))
    return with_unit(text, unit.partition(" (")[0])


def details(figures: StateFigures) -> dict[str, str]:
    """The figure of each state with its year, by id."""
    unit = figures.indicator.unit.partition(" (")[0]
    found = {}
    for id_, value in figures.values.items():
        text = short(value) if abs(value) >= 1e4 else exact(value)
        year = figures.years.get(id_, "")
        found[id_] = f"{figures.indicator.label} {with_unit(text, unit)}" + (f", {year}" if year else "")
    return found
