"""The unit that a question names with the figure it asks for: ``length of TurkStream in miles``, ``capacity, MW``.

It says nothing of what is asked. The question is answered without it, and the answer is kept where its figures are of
that quantity: in the same unit as they are, in another one converted, and where that cannot be done it is said.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ...formatting import exact
from ...lazy_pattern import lazy_pattern
from ..tokens import tokens
from .answer import Answer
from .english import comma_list
from .lexicon import lexicon

AskFunction = Callable[[str], Answer | None]

_IN = frozenset(("in", "v", "en", "im"))
_SCALES = {
    "thousand": 1e3, "million": 1e6, "millions": 1e6, "mln": 1e6, "billion": 1e9, "billions": 1e9, "bn": 1e9, "trillion": 1e12,
    "tysyachakh": 1e3, "tys": 1e3, "mlrd": 1e9, "millionakh": 1e6, "milliardakh": 1e9, "of": 1.0,
}  # fmt: skip
"""Words between *in* and a unit, folded, with their numbers."""
_A_YEAR = lazy_pattern(r"\s+(?:a|per)\s+year$")
_NUMBER = lazy_pattern(r"(?<![\w.])(\d[\d,]*(?:\.\d+)?)\s((?:thousand |million |billion )?[^\W\d_]{1,10}[²³23]?)(?!\w)")
"""A number with its unit in a text."""
_GOODS = frozenset(("mass", "volume", "oil", "flow", "energy"))
"""Quantities in which the same amount of goods may be given, though none is converted into another."""
_MOST = 4
"""Figures that are converted in one answer."""


def in_unit(text: str, ask: AskFunction) -> Answer | None:
    """The answer to the question without its unit; None where it names none, or where the figures are of something else."""
    found = _parted(text)
    if not found:
        return None
    rest, unit = found
    answer = ask(rest)
    return _in(answer, unit) if answer else None


def _parted(text: str) -> tuple[str, dict[str, Any]] | None:
    """The question without the unit, and the unit: behind *in*, or alone behind a comma."""
    typed = tokens(text)
    folded = [token.fold for token in typed]
    for at, token in enumerate(typed):
        first = at
        while first and folded[first - 1] in _SCALES:
            first -= 1
        behind_in = bool(first) and folded[first - 1] in _IN and not token.capital
        if not behind_in and "," not in (text[typed[first - 1].end : typed[first].start] if first else ""):
            continue
        size, key = _unit_at(folded, at)
        if not size or folded[at + size : at + size + 1] == ["of"]:  # "in per cent of GDP"
            continue
        end = typed[at + size - 1].end
        if not behind_in and text[end:].lstrip()[:1] not in ("", ",", "?", ".", "!"):
            continue
        if before := text[: typed[first - behind_in].start].rstrip(" ,"):
            return f"{before}{text[end:]}", lexicon().entry("unit", key)
    return None


def _unit_at(folded: list[str], at: int) -> tuple[int, str]:
    """How many words from a place on are a unit, and which."""
    sizes = {
        size: sense.key for size, each in lexicon().at(folded, at).items() for sense in each if sense.category == "unit"
    }
    return max(sizes.items(), default=(0, ""))


def _in(answer: Answer, asked: dict[str, Any]) -> Answer | None:
    figures = [figure for figure in answer.values if figure.unit and isinstance(figure.value, int | float)]
    if not figures:
        return _in_prose(answer, asked)
    units = [_unit_of(figure.unit) for figure in figures]
    quantities = {unit["quantity"] for unit, _ in units if unit}
    if quantities != {asked["quantity"]}:
        same = len(quantities) == 1 and {*quantities, asked["quantity"]} <= _GOODS
        return answer._replace(text=f"{answer.text} In {_name(asked)} it is not on record.") if same else None
    if all(_same(unit, scale, asked) for unit, scale in units if unit):
        return answer
    if len(figures) > _MOST or not all(unit and unit.get("factor") and asked.get("factor") for unit, _ in units):
        return answer._replace(text=f"{answer.text} In {_name(asked)} it is not on record.")
    numbers = [
        _converted(figure.value, unit, scale, asked) for figure, (unit, scale) in zip(figures, units, strict=True)
    ]
    return answer._replace(text=f"{answer.text} In {_name(asked)}: {comma_list(numbers)}.")


def _in_prose(answer: Answer, asked: dict[str, Any]) -> Answer | None:
    """An answer in words that has figures of the quantity; one that is the only one is converted."""
    found = [(float(number[1].replace(",", "")), *_unit_of(number[2])) for number in _NUMBER.finditer(answer.text)]
    kept = [(value, unit, scale) for value, unit, scale in found if unit and unit["quantity"] == asked["quantity"]]
    if any(_same(unit, scale, asked) for _, unit, scale in kept):
        return answer
    if len(kept) != 1 or not asked.get("factor") or not kept[0][1].get("factor"):
        return None
    value, unit, scale = kept[0]
    return answer._replace(text=f"{answer.text} In {_name(asked)}: {_converted(value, unit, scale, asked)}.")


def _converted(value: float, unit: dict[str, Any], scale: float, asked: dict[str, Any]) -> str:
    """A figure in the unit asked for, to four digits."""
    return exact(float(f"{value * scale * unit['factor'] / asked['factor']:.4g}"))


def _unit_of(written: str) -> tuple[dict[str, Any], float]:
    """The unit of a figure on record, with what it is multiplied by."""
    words = _A_YEAR.sub("", written).split()
    scale = 1.0
    for word in words:
        scale *= _SCALES.get(word, 1.0)
    bare = " ".join(word for word in words if word not in _SCALES)
    units = lexicon().entries["unit"].values()
    return next((unit for unit in units if bare in unit.get("writes", ())), {}), scale


def _same(unit: dict[str, Any], scale: float, asked: dict[str, Any]) -> bool:
    """True for a unit that differs by a word such as million at most."""
    return unit is asked or (unit.get("factor", 0.0) * scale == asked.get("factor"))


def _name(unit: dict[str, Any]) -> str:
    return str(unit.get("name") or unit["writes"][0])
