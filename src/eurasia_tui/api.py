"""The query layer for a notebook or another program.

>>> from eurasia_tui import open_catalogue
>>> eurasia = open_catalogue()
>>> eurasia.get("kyrgyzstan").name
'Kyrgyzstan'
"""

from __future__ import annotations

import importlib
import warnings
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from .query import blocks
from .query.age import beyond
from .query.briefs.brief import brief
from .query.catalogue import Ambiguous, Catalogue, Unknown
from .query.citations.cite import cite
from .query.citations.styles import Citation
from .query.comparison.compare import CompareRow, compare
from .query.documents.passages import Passages, passages
from .query.find_statement import find, near
from .query.listing import select
from .query.matrix import Matrix, matrix
from .query.members import Cell, cells
from .query.pages.page import page
from .query.path import Chain, paths
from .query.questions.answer import Answer as PlainAnswer
from .query.ranking import members_of, rank
from .query.relate import Related, relate
from .query.resolve import resolve
from .query.search import Hit, search
from .query.series import FigureSeries, IndicatorInfo, Ranked, indicators, series
from .query.timeline import Change, Entry, diff, timeline
from .render.flat_rows import flat
from .render.glyphs import UNICODE

if TYPE_CHECKING:
    from .query.nearest import Nearest

__all__ = ["Ambiguous", "Answer", "Citation", "Eurasia", "Page", "Unknown", "frame", "open_catalogue"]


class Page(blocks.Page):
    """A page; a notebook shows it as HTML."""

    def _repr_html_(self) -> str:
        from .render.html import fragment

        return fragment(self)

    def markdown(self) -> str:
        """The page as Markdown."""
        from .render.markdown import markdown

        return markdown(self)

    def data(self) -> dict[str, Any]:
        """The page as ``eurasia show --json`` prints it."""
        from .render.json import page_data

        return page_data(self)


class Answer(PlainAnswer):
    """An answer with its date and sources; a notebook shows it as HTML."""

    def _repr_html_(self) -> str:
        from .render.html import answer_fragment

        return answer_fragment(self)


class Eurasia:
    """An open catalogue. Entities are named as on the command line: id, name, alias, acronym or code."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.catalogue = catalogue

    def __repr__(self) -> str:
        date = self.catalogue.as_of
        return f"<Eurasia: data of {self.catalogue.now}{f', as of {date}' if date else ''}>"

    def __enter__(self) -> Eurasia:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the catalogue."""
        self.catalogue.close()

    def at(self, as_of: str | None) -> Eurasia:
        """The same as it stood on a date (2016, 2016-06, 2016-06-30). Raises ValueError for an impossible one.

        Warns of a date later than the data, for which the last known state stands.
        """
        return _dated(self.catalogue.at(as_of))

    def id(self, name: str) -> str:
        """The id of what is named. Raises LookupError (Unknown or Ambiguous)."""
        return resolve(self.catalogue, name)

    def get(self, name: str) -> Page:
        """The page of an entity. Raises LookupError."""
        return Page(*page(self.catalogue, self.id(name)))

    def search(self, query: str, limit: int = 20) -> tuple[Hit, ...]:
        """Ranked hits; facets, phrases and exclusions as in the search box."""
        answer = self.ask(query)
        return search(self.catalogue, query, limit, answer.about if answer else ()).hits

    def ask(self, question: str) -> Answer | None:
        """The answer to a question in plain words, or None when none is certain enough."""
        from .query.questions import ask

        answer = ask(self.catalogue, question)
        return Answer(*answer) if answer else None

    def nearest(self, question: str) -> tuple[Nearest, ...]:
        """The statements nearest to a question without a certain answer, each with what it lacks: no answers."""
        from .query.nearest import nearest

        return nearest(self.catalogue, question)

    def cite(self, name: str, key: str = "") -> Citation:
        """A citation of an entity, or of what its page states under a key: a fact (population), an id (eaeu), a heading.

        Raises LookupError for a name or a key that is not known.
        """
        shown = page(self.catalogue, self.id(name))
        subject = find(shown, key) if key else None
        if key and subject is None:
            raise Unknown(key, near(shown, key), message=f"{shown.id} has no {key!r}")
        return cite(self.catalogue, shown, subject)

    def brief(self, name: str, other: str | None = None, *, pages: int = 1) -> Page:
        """What a meeting needs of one entity or of two, for one or two A4 pages. Raises LookupError."""
        return Page(*brief(self.catalogue, self.id(name), self.id(other) if other else None, pages))

    def compare(self, *names: str) -> list[CompareRow]:
        """Fields of entities side by side, one source a row. Raises LookupError."""
        return compare(self.catalogue, [self.id(name) for name in names])

    def matrix(self, *organisations: str, inside: Sequence[str] = (), outside: Sequence[str] = ()) -> Matrix:
        """Which country is in which organisation; only those in all of ``inside`` and in none of ``outside``."""
        columns, within, without = ([self.id(name) for name in names] for names in (organisations, inside, outside))
        return matrix(self.catalogue, columns, within, without)

    def diff(self, start: str, end: str, *names: str) -> list[Change]:
        """What changed between two partial dates. Raises ValueError for an impossible date, LookupError."""
        return diff(self.catalogue, start, end, [self.id(name) for name in names])

    def series(self, name: str, indicator: str, other: str = "") -> FigureSeries:
        """Yearly figures, the oldest first; of figures of two with ``other``. Raises LookupError."""
        return series(self.catalogue, self.id(name), indicator, self.id(other) if other else "")

    def rank(
        self, indicator: str, *, among: str = "", year: int | None = None, other: str = "", top: int = -1
    ) -> list[Ranked]:
        """States by a figure, the greatest first; ``among`` is a body or a group of the list. Raises LookupError."""
        ids = members_of(self.catalogue, indicator, among)
        rows = rank(self.catalogue, indicator, ids, year, self.id(other) if other else "")
        return rows[:top] if top >= 0 else rows

    def indicators(self) -> list[IndicatorInfo]:
        """The indicators that ``series`` and ``rank`` know."""
        return indicators(self.catalogue)

    def map(self, *names: str) -> str:
        """The map of entities (of none: of all Eurasia) as SVG. Raises LookupError."""
        from .map.question import MapQuestion
        from .map.svg import svg
        from .map.world import world

        question = MapQuestion(tuple(self.id(name) for name in names))
        return svg(question.scene(self.catalogue, world(self.catalogue), UNICODE))

    def passages(
        self,
        words: str = "",
        *,
        by: Sequence[str] = (),
        about: Sequence[str] = (),
        start: str | None = None,
        end: str | None = None,
        limit: int = 20,
        order: str = "best",
    ) -> Passages:
        """Passages of documents that hold the words, said by any of ``by``, naming all of ``about``.

        ``start`` and ``end`` are partial dates; ``order`` is "best", "date" or "speaker". Raises LookupError for
        a name that is not known, ValueError for a date that is none.
        """
        speakers, matters = map(self.id, by), map(self.id, about)
        return passages(
            self.catalogue,
            words,
            by=[*speakers],
            about=[*matters],
            start=start,
            end=end,
            limit=limit,
            order=order,
        )

    def members(self, organisation: str, *, former: bool = False) -> list[Cell]:
        """Who takes part in an organisation, with status and dates."""
        return cells(self.catalogue, [self.id(organisation)], former=former)

    def relate(self, a: str, b: str) -> Related:
        """Everything two entities share. Raises ValueError for an entity and itself."""
        first, second = self.id(a), self.id(b)
        if first == second:
            raise ValueError(f"{a!r} and {b!r} are the same entity")
        return relate(self.catalogue, first, second)

    def paths(self, a: str, b: str) -> list[Chain]:
        """The few best cited chains between two entities."""
        return paths(self.catalogue, self.id(a), self.id(b))

    def timeline(self, *names: str, start: str | None = None, end: str | None = None) -> list[Entry]:
        """Dated things in order."""
        return timeline(self.catalogue, [self.id(name) for name in names], start, end)

    def list(self, kind: str, sort: str = "", top: int = -1, **where: str) -> list[dict[str, Any]]:
        """Records of a kind with their facts, such as ``list("countries", sort="population", top=5)``."""
        return select(self.catalogue, kind, [*where.items()], sort, top)


def open_catalogue(content: str | None = None, as_of: str | None = None) -> Eurasia:
    """Open the built-in content, with the pack at ``content`` and one's own stacked on it.

    Raises catalogue.files.PackError when ``content`` cannot be opened, ValueError for an impossible date.
    """
    return _dated(Catalogue.open(content, as_of))


def _dated(catalogue: Catalogue) -> Eurasia:
    if says := beyond(catalogue):
        warnings.warn(says, stacklevel=3)
    return Eurasia(catalogue)


def frame(rows: Any, library: str = "pandas") -> Any:
    """Rows as a DataFrame of pandas or polars.

    Rows are what ``list``, ``members``, ``timeline``, ``diff``, ``search``, ``rank``, ``compare``, ``matrix``, ``series``,
    ``passages`` and ``paths`` give, or other mappings or named tuples; what has several levels becomes the rows that
    ``--format csv`` prints. Raises ImportError when the library is not installed, ValueError for another library,
    TypeError for what is no rows: of a page or an answer take the part that is a list.
    """
    if library not in ("pandas", "polars"):
        raise ValueError(f"unknown library {library!r}; use pandas or polars")
    records = flat(rows)
    try:
        module = importlib.import_module(library)
    except ModuleNotFoundError as error:
        if error.name != library:
            raise
        raise ImportError(f"{library} is not installed; try: pip install {library}", name=library) from None
    columns = {key: [record[key] for record in records] for key in (records[0] if records else ())}
    return module.DataFrame(columns, **({"strict": False} if library == "polars" else {}))
