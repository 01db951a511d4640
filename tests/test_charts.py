"""Pictures in characters: the figures always stand beside them, and every line fits."""

from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st

from eurasia_tui.formatting import exact
from eurasia_tui.query.blocks import Receipt, SeriesChart
from eurasia_tui.render import charts
from eurasia_tui.render.glyphs import ASCII, UNICODE
from eurasia_tui.render.lines import width

POPULATION = tuple((year, 15_000_000.0 + 250_000 * (year - 2000)) for year in range(2000, 2025))


def drawn(
    points: tuple[tuple[int, float], ...],
    room: int = 74,
    *,
    step: bool = False,
    ascii: bool = False,
    unit: str = "people",
) -> str:
    block = SeriesChart("", unit, points, Receipt(), step)
    return "\n".join(
        "".join(part.text for part in line) for line in charts.series(block, room, ASCII if ascii else UNICODE)
    )


def test_a_line_has_axis_unit_and_figures() -> None:
    assert drawn(POPULATION).splitlines()[0].strip() == "people"
    for text in ("21.0 m ┤", "15.0 m ┤", "└2000", "2024  21,000,000", "2000  15,000,000"):
        assert text in drawn(POPULATION)


def test_a_rise_rises() -> None:
    rows = drawn(POPULATION).splitlines()[1:6]
    firsts = [next((at for at, char in enumerate(row[8:52]) if "\u2800" <= char <= "\u28ff"), 99) for row in rows]
    assert firsts == sorted(firsts, reverse=True)
    assert firsts[-1] == 0


def test_a_step_line_holds_until_it_changes() -> None:
    rows = drawn(
        ((2001, 6), (2005, 6), (2010, 6), (2017, 8), (2018, 8), (2023, 9), (2024, 10)), step=True, unit="members"
    ).splitlines()
    lowest = rows[5][6:]
    assert lowest.startswith("⣀" * 20)


def test_few_years_take_a_bar_each() -> None:
    lines = drawn(((2021, 0.586), (2022, 1.5), (2023, 2.8)), unit="million t").splitlines()
    assert [line.split()[:2] for line in lines] == [["2021", "0.586"], ["2022", "1.5"], ["2023", "2.8"]]
    assert lines[0].count("█") < lines[1].count("█") < lines[2].count("█")


def test_one_year_is_a_figure() -> None:
    assert drawn(((2023, 5),), unit="km") == "2023  5 km"


@example({1900: 1e8, 1901: 1e8}, 34, False, False)
@given(
    st.dictionaries(
        st.integers(1900, 2030),
        st.floats(-1e13, 1e13, allow_nan=False).map(lambda x: round(x, 2)),
        min_size=1,
        max_size=60,
    ),
    st.integers(20, 100),
    st.booleans(),
    st.booleans(),
)
def test_any_series_fits_and_shows_its_last_figure(
    figures: dict[int, float], room: int, step: bool, ascii: bool
) -> None:
    points = tuple(sorted(figures.items()))
    block = SeriesChart("", "t", points, Receipt(), step)
    lines = [list(line) for line in charts.series(block, room, ASCII if ascii else UNICODE)]
    if room >= charts.NARROW:
        assert all(width(line) <= room for line in lines)
    text = "\n".join("".join(part.text for part in line) for line in lines)
    assert str(points[-1][0]) in text
    assert text.isascii() or not ascii
    if room >= charts.NARROW:
        assert exact(points[-1][1]) in text
