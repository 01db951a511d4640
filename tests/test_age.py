"""How old what is shown is: in words, on pages and in the header; old and fetched statements are marked."""

from __future__ import annotations

from datetime import date

import pytest

from eurasia_tui.query.age import age, is_old
from eurasia_tui.query.catalogue import Catalogue
from eurasia_tui.query.columns import column
from eurasia_tui.query.listing import Listing

from .conftest import Run, Write


@pytest.mark.parametrize(
    ("day", "now", "words"),
    [
        ("2026-03-16", date(2026, 11, 29), "8 months old"),
        ("2026-10-29", date(2026, 11, 29), "1 month old"),
        ("2026-10-30", date(2026, 11, 29), ""),
        ("2027-01-01", date(2026, 11, 29), ""),
        ("2024-11", date(2026, 12, 29), "24 months old"),
        ("2020", date(2026, 12, 29), "5 years old"),
        ("", date(2026, 12, 29), ""),
    ],
)
def test_age_in_words(day: str, now: date, words: str) -> None:
    expected = "2 years old" if words == "24 months old" else words
    assert age(day, now) == expected


@pytest.mark.parametrize(
    ("as_of", "key", "old"),
    [("2022", "gdp", True), ("2024", "gdp", False), ("2010", "area", False), (None, "gdp", False)],
)
def test_what_is_old(as_of: str | None, key: str, old: bool) -> None:
    assert is_old(as_of, "2026-03-16", key) is old


def test_a_page_says_how_old_the_data_is(eurasia: Run, catalogue: Catalogue) -> None:
    assert "months old" in eurasia("show", "KZ").stdout.splitlines()[-1]
    assert "months old" in eurasia("brief", "KZ").stdout.splitlines()[0]


def test_an_old_figure_is_marked_on_its_row(small: dict[str, str], pack: Write, eurasia: Run) -> None:
    facts = '[[facts]]\nlabel = "Herd"\nvalue = 7\nunit = "yaks"\nas_of = 2009\n'
    root = pack({**small, "countries/landia.toml": small["countries/landia.toml"] + facts})
    line = next(
        line for line in eurasia("--content", str(root), "show", "landia").stdout.splitlines() if "Herd" in line
    )
    assert " old" in line


def test_an_old_state_of_affairs_is_marked_and_what_happened_once_is_not(
    small: dict[str, str], pack: Write, eurasia: Run
) -> None:
    site = (
        'name = "Old Dam"\nsummary = "A dam."\ntype = ["dam"]\ncountry = ["landia"]\nsource = "src"\nas_of = 2015\n'
        'opened = "1956"\nstatus = [{ value = "operating", as_of = "2019" }]\n'
    )
    root = pack({**small, "sites/old-dam.toml": site})
    shown = eurasia("--content", str(root), "show", "old-dam")
    lines = {line.split()[0]: line for line in shown.stdout.splitlines() if line.strip()}
    assert "operating old" in lines["Status"], shown.stderr
    assert " old" not in lines["Opened"]
    markdown = eurasia("--content", str(root), "show", "old-dam", "--format", "markdown").stdout
    assert "operating" in markdown
    assert "(old)" in markdown


def test_what_was_stated_later_is_marked_as_of_a_date(small: dict[str, str], pack: Write, eurasia: Run) -> None:
    facts = (
        '[[facts]]\nlabel = "Herd"\nvalue = 7\nunit = "yaks"\nas_of = 2009\n'
        '[[facts]]\nlabel = "Cattle"\nvalue = 8\nunit = "cows"\nas_of = 2020\n'
    )
    root = pack({**small, "countries/landia.toml": small["countries/landia.toml"] + facts})
    shown = eurasia("--content", str(root), "--as-of", "2010", "show", "landia")
    lines = {line.split()[0]: line for line in shown.stdout.splitlines() if line.strip()}
    assert " later" in lines["Cattle"], shown.stderr
    assert " later" not in lines["Herd"]
    assert "later" not in eurasia("--content", str(root), "show", "landia").stdout
    markdown = eurasia("--content", str(root), "--as-of", "2010", "show", "landia", "--format", "markdown").stdout
    assert "(later)" in markdown


def test_a_heading_says_once_that_most_of_its_rows_were_stated_later(eurasia: Run) -> None:
    state = next(
        line for line in eurasia("--as-of", "2010", "show", "KZ").stdout.splitlines() if line.startswith("State ")
    )
    assert "undated: later" in state


def test_a_place_as_of_a_date_is_among_the_figures_of_that_time(eurasia: Run) -> None:
    shown = eurasia("--as-of", "2010", "show", "KZ").stdout
    ranked = eurasia("--as-of", "2010", "rank", "population").stdout
    place = next(line.split()[0] for line in ranked.splitlines() if "Kazakhstan" in line)
    figure = next(line for line in shown.splitlines() if line.startswith("Population"))
    assert f" {place}th" in figure


def test_a_list_as_of_a_date_has_no_figure_of_later(catalogue: Catalogue) -> None:
    then = catalogue.at("2010")
    figures = column(then, ["afghanistan", "kazakhstan"], "gdp")
    assert set(figures) == {"kazakhstan"}
    rows = [row.id for row in Listing("countries", sort="gdp").rows(then)]
    assert rows.index("afghanistan") > rows.index("tajikistan")
