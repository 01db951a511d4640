"""One update from start to end: fetch, compare, write, report."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from ..named_tuple import NamedTuple
from ..query.catalogue import Catalogue
from . import files, offices, pack, wikidata, worldbank
from .decide import NewFigure, figures
from .http import Client, ServiceError
from .indicators import UpdatedIndicator

Progress = Callable[[str], None]


class Result(NamedTuple):
    """What an update found."""

    figures: list[NewFigure]
    offices: offices.Compared
    problems: list[str]
    """Services and files that gave nothing usable, a line each."""
    malformed: int
    """Rows of services that were not of the documented form."""
    interrupted: bool

    def taken(self) -> list[NewFigure]:
        """The figures that are written."""
        return [figure for figure in self.figures if figure.verdict in ("newer", "revised")]

    def count(self, verdict: str) -> int:
        """How many figures had a verdict."""
        return sum(figure.verdict == verdict for figure in self.figures)


class Plan(NamedTuple):
    """What to update: indicators, states, office-holders, and from where."""

    indicators: Sequence[UpdatedIndicator]
    offices: bool
    states: dict[str, str]
    """ISO alpha-3 code to id."""
    accept: bool = False
    source: Path | None = None
    """Folder or file to read in place of the services."""


def gather(catalogue: Catalogue, plan: Plan, progress: Progress) -> Result:
    """Fetch or read, and compare. An interrupt ends the fetching; what had come is kept."""
    result = Result([], offices.Compared([], 0, []), [], 0, False)
    try:
        steps = _read if plan.source else _fetch
        for step in steps(plan, progress):
            result = _add(catalogue, plan, result, step)
    except KeyboardInterrupt:
        result = result._replace(interrupted=True)
    return result


class _Step(NamedTuple):
    indicator: UpdatedIndicator | None = None
    dataset: worldbank.Dataset | None = None
    holders: list[wikidata.Holder] | None = None
    problem: str = ""
    malformed: int = 0


def _add(catalogue: Catalogue, plan: Plan, result: Result, step: _Step) -> Result:
    if step.problem:
        return result._replace(problems=[*result.problems, step.problem])
    result = result._replace(malformed=result.malformed + step.malformed)
    if step.indicator and step.dataset:
        found = figures(catalogue, step.indicator, step.dataset, plan.states, accept=plan.accept)
        return result._replace(figures=[*result.figures, *found])
    compared, old = offices.compare(catalogue, step.holders or [], plan.states), result.offices
    return result._replace(
        offices=offices.Compared(
            [*old.differ, *compared.differ], old.same + compared.same, [*old.unclear, *compared.unclear]
        )
    )


def _fetch(plan: Plan, progress: Progress) -> Any:
    """Steps from the services; one that fails does not end the others, unless it cannot be reached at all."""
    bank = os.environ.get("EURASIA_WORLDBANK_URL") or worldbank.BASE
    wiki = os.environ.get("EURASIA_WIKIDATA_URL") or wikidata.BASE
    codes = list(plan.states)
    with Client() as client:
        for number, indicator in enumerate(plan.indicators, 1):
            progress(f"World Bank: {indicator.label} ({number} of {len(plan.indicators)})")
            try:
                dataset = worldbank.fetch(client, bank, indicator.code, codes)
            except ServiceError as error:
                yield _Step(problem=str(error))
                if "cannot be reached" in str(error):
                    break
                continue
            yield _Step(indicator, dataset, malformed=dataset.refused)
        if plan.offices:
            progress("Wikidata: office-holders")
            try:
                for holders, refused in wikidata.fetch(client, wiki, codes):
                    yield _Step(holders=holders, malformed=refused)
            except ServiceError as error:
                yield _Step(problem=str(error))


def _read(plan: Plan, progress: Progress) -> Any:
    assert plan.source is not None
    progress(f"Reading {plan.source}")
    found = files.read(plan.source, list(plan.states))
    for problem in found.problems:
        yield _Step(problem=problem)
    for indicator in plan.indicators:
        if dataset := found.datasets.get(indicator.code):
            yield _Step(indicator, dataset, malformed=dataset.refused)
    if plan.offices and found.holders:
        yield _Step(holders=found.holders, malformed=found.refused)


def write(catalogue: Catalogue, root: Path, day: str, result: Result) -> None:
    """Write what was taken. Raises userdata.files.Unwritable."""
    if result.taken() or result.offices.differ:
        pack.write(root, day, result.taken(), result.offices.differ, catalogue)
