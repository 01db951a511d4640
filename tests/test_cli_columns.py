"""Columns of lists and pages in a pipe: two cells between them, ids and dates whole."""

from __future__ import annotations

import csv
import io
import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eurasia_tui.dates import show
from eurasia_tui.query.catalogue import Catalogue
from eurasia_tui.query.pages.page import page
from eurasia_tui.render.aligned import aligned
from eurasia_tui.render.lines import cell_len
from eurasia_tui.render.text import text

from .conftest import Run, Write

CELL = st.text(st.characters(categories=["L", "N"]), min_size=1, max_size=30)


@given(st.lists(st.tuples(CELL, CELL, CELL), min_size=1), st.integers(20, 120))
def test_columns_stand_two_cells_apart_and_ids_are_whole(rows: list[tuple[str, str, str]], width: int) -> None:
    lines = ["".join(part.text for part in line) for line in aligned(rows, width, "…", right=(1,))]
    text = "\n".join(lines)
    for first, value, id_ in rows:
        assert re.search(rf"(?m)(^|  ) *{re.escape(id_)}$", text)
        assert f"  {value}" in text
        assert first in text or "…" in text
    if max(cell_len(value) + cell_len(id_) for _, value, id_ in rows) + 22 <= width:
        assert max(map(cell_len, lines)) <= width


@pytest.mark.parametrize("kind", ["claims", "sources", "quotes", "sites", "countries"])
def test_every_id_of_a_list_is_whole(kind: str, catalogue: Catalogue, eurasia: Run) -> None:
    ids = [row[0] for row in catalogue.db.execute("SELECT id FROM entity WHERE kind = ?", (kind,))]
    words = set(eurasia("list", kind).stdout.split())
    assert set(ids) <= words


def test_a_range_of_dates_never_touches_what_follows(small: dict[str, str], pack: Write, eurasia: Run) -> None:
    small["events/fair.toml"] = (
        'name = "Fair"\nsource = "src"\nas_of = 2024\ndate = "2023-05-16/2023-05-17"\nparticipants = ["landia"]\ntype = "summit"\n'
    )
    small["events/talks.toml"] = (
        'name = "Talks"\ntype = "summit"\nsource = "src"\nas_of = 2024\ndate = "2023-10-30/2023-11-02"\n'
    )
    text = eurasia("--content", str(pack(small)), "timeline").stdout
    assert "16–17 May 2023  " in text
    assert "30 Oct 2023 – 2 Nov 2023  Talks" in text


@pytest.mark.parametrize(
    ("words", "fields"),
    [
        (["list", "countries"], ("name",)),
        (["list", "sites"], ("name",)),
        (["list", "corridors", "--sort", "length"], ("name",)),
        (["rank", "gdp"], ("name", "as_of")),
        (["rank", "inflation"], ("name", "as_of")),
        (["rank"], ("key",)),
        (["series", "iran", "population"], ("year",)),
    ],
    ids=lambda value: " ".join(value),
)
def test_two_spaces_stand_behind_every_cell(words: list[str], fields: tuple[str, ...], eurasia: Run) -> None:
    lines = eurasia(*words).stdout.splitlines()
    rows = list(csv.DictReader(io.StringIO(eurasia(*words, "--format", "csv").stdout)))
    assert rows
    for row in rows:
        for field in fields:
            whole, cut = re.escape(row[field]), re.escape(row[field][:20])  # a long name is cut where the width ends
            cell = re.compile(rf"(?:^|  )(?:{whole}|{cut}[^ ]*(?: [^ ]+)*…)(?:  |$)")
            assert any(cell.search(line) for line in lines), row[field]


@pytest.mark.parametrize(
    "words", [["timeline", "sco"], ["timeline", "russia"], ["diff", "--from", "1990", "--to", "2026"]], ids=" ".join
)
def test_two_spaces_stand_behind_every_date(words: list[str], eurasia: Run) -> None:
    lines = eurasia(*words).stdout.splitlines()
    for date in {row["date"] for row in json.loads(eurasia(*words, "--json").stdout)}:
        assert any(line.strip().startswith(f"{show(date)}  ") for line in lines), date


def _section(lines: list[str], title: str) -> list[str]:
    """The lines below a heading up to the next empty line."""
    start = next((at for at, line in enumerate(lines) if line.startswith(title)), len(lines))
    end = next((at for at in range(start, len(lines)) if not lines[at]), len(lines))
    return lines[start + 1 : end]


@pytest.mark.parametrize("width", [44, 60, 72, 100])
def test_two_spaces_stand_between_the_figures_of_a_page(width: int, catalogue: Catalogue) -> None:
    """Label, figure, year and place of the key figures; label, figure and year of yearly ones."""
    figure = r"-?[\d,.]+( [kmbt]n?)?( (\$|%|km²?|years))?( [○◆]| old| new)*( [⁰-⁹¹²³]+)*"
    key = re.compile(rf"([A-Z][^ ]*(?: [^ ]+)*)  +{figure}(  +\d{{4}})?(  +\d+(st|nd|rd|th))?")
    yearly = re.compile(r" {2,4}[^ ]+( [^ ]+)*  +-?[\d,.]+[^ ]*( [^ ]+)*  \d{4}(  .*| .*|)")
    seen = 0
    for id_ in ("kazakhstan", "iran", "united-states", "cambodia", "bhutan"):
        lines = text(page(catalogue, id_), width=width).splitlines()
        for line in _section(lines, "Key figures"):
            seen += 1
            assert re.fullmatch(rf"{key.pattern}(  +{key.pattern})?", line), line
        for title in ("People", "Economy", "Energy", "Migration", "Trade partners"):
            for line in _section(lines, title):
                if re.search(r"  \d{4}(  |$)", line):
                    assert yearly.fullmatch(line), line
    assert seen > 20


def test_the_bars_of_two_stand_two_cells_from_the_figures(eurasia: Run) -> None:
    lines = eurasia("compare", "kazakhstan", "uzbekistan").stdout.splitlines()
    barred = [line for line in lines if "━" in line]
    assert len(barred) > 10
    assert [line for line in barred if re.search(r"━ ?[^ ━]|[^ ━] ?━", line)] == []


def test_no_date_and_no_numbered_id_is_broken(catalogue: Catalogue) -> None:
    month = "Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec"
    for id_ in ("kazakhstan", "eaeu", "belt-and-road", "nursultan-nazarbayev"):
        shown = text(page(catalogue, id_))
        agreements = "\n".join(_section(shown.splitlines(), "Agreements") + _section(shown.splitlines(), "Events"))
        assert not re.search(rf"  \d+\n|\b({month})\n *\d{{4}}\b", agreements)
        links = shown[shown.rindex("\nLinks\n") :]
        assert not re.search(r"(^| )\d+ *\n", links)
        assert not re.search(r"(?m) $", shown)
        assert "\xa0" not in shown
