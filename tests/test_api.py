"""The Python interface: its names, pages in a notebook, rows for a DataFrame, errors that say what was not found."""

from __future__ import annotations

import doctest
import sys
import types

import pytest

import eurasia_tui
from eurasia_tui import Eurasia, Unknown, frame, open_catalogue
from eurasia_tui.query.catalogue import Catalogue

from .conftest import ROOT


def test_errors_say_what_was_not_found(catalogue: Catalogue) -> None:
    eurasia = Eurasia(catalogue)
    with pytest.raises(Unknown, match=r"^countries have no field 'nosuch'"):
        eurasia.list("countries", sort="nosuch")
    with pytest.raises(Unknown, match=r"^no entity named 'nosuch'"):
        eurasia.get("nosuch")
    with pytest.raises(ValueError, match="orders are best, date, speaker"):
        eurasia.passages("transit", order="newest")
    with pytest.raises(ValueError, match="the same entity"):
        eurasia.relate("KZ", "kazakhstan")


def test_what_is_no_rows_makes_no_frame(catalogue: Catalogue) -> None:
    eurasia = Eurasia(catalogue)
    for value in (eurasia.get("kazakhstan"), eurasia.relate("KZ", "UZ"), 7, ["a text"]):
        with pytest.raises(TypeError):
            frame(value)  # type: ignore[arg-type]  # the error is for callers without a type checker


def test_names_are_those_of_the_command_line(catalogue: Catalogue) -> None:
    with open_catalogue() as eurasia:
        assert eurasia.get("KZ").id == "kazakhstan"
        assert eurasia.search("eaeu")[0].id == "eaeu"
        assert len([cell for cell in eurasia.at("2016-06").members("sco") if cell.status == "member"]) == 6
        assert eurasia.relate("kazakhstan", "uzbekistan").shared


def test_every_public_name_is_there_and_has_a_type() -> None:
    for name in eurasia_tui.__all__:
        assert getattr(eurasia_tui, name)
    with pytest.raises(AttributeError, match="Page"):
        _ = eurasia_tui.pages  # type: ignore[attr-defined]


def test_a_notebook_shows_pages_and_answers(catalogue: Catalogue) -> None:
    with open_catalogue() as eurasia:
        page, answer = eurasia.get("KZ"), eurasia.ask("capital of kazakhstan")
        assert "<h1>Kazakhstan</h1>" in page._repr_html_()
        assert page._repr_html_().count("<h2>") > 5
        assert answer
        assert "Astana" in answer._repr_html_()
        assert "<a href=" in answer._repr_html_()
        assert page.data()["id"] == "kazakhstan"
        assert [cell.country for row in [eurasia.matrix("eaeu")] for cell in row.cells.values()]
        assert {change.from_id for change in eurasia.diff("2014", "2016", "eaeu")} >= {"kyrgyzstan"}
        with pytest.raises(LookupError, match="did you mean"):
            eurasia.get("kazakhstn republik")
        with pytest.raises(LookupError, match=r"kazakhstan has no 'nothing'; did you mean"):
            eurasia.cite("kazakhstan", "nothing")


def test_frames_need_their_library_only_when_asked_for(monkeypatch: pytest.MonkeyPatch, catalogue: Catalogue) -> None:
    monkeypatch.setitem(sys.modules, "polars", types.SimpleNamespace(DataFrame=lambda columns, **_: columns))
    with open_catalogue() as eurasia:
        assert frame(eurasia.members("eaeu"), "polars")["organisation"][0] == "eaeu"
        assert frame(eurasia.list("countries", top=2), "polars")["kind"] == ["countries"] * 2
        monkeypatch.setitem(sys.modules, "pandas", None)
        with pytest.raises(ImportError, match="pip install pandas"):
            frame(eurasia.members("eaeu"))


def test_every_result_of_rows_makes_a_frame_that_loses_nothing(
    monkeypatch: pytest.MonkeyPatch, catalogue: Catalogue
) -> None:
    monkeypatch.setitem(sys.modules, "pandas", types.SimpleNamespace(DataFrame=lambda columns, **_: columns))
    eurasia = Eurasia(catalogue)
    sites = eurasia.list("sites")
    assert {key for row in sites for key in row} == set(frame(sites))  # many keys are those of few rows far down
    results = {
        "compare": (eurasia.compare("KZ", "UZ"), "value"),
        "matrix": (eurasia.matrix("sco", "eaeu"), "organisation"),
        "series": (eurasia.series("KZ", "gdp"), "year"),
        "passages": (eurasia.passages("transit"), "text"),
        "paths": (eurasia.paths("KZ", "iran"), "relation"),
        "rank": (eurasia.rank("gdp", among="sco", top=3), "rank"),
        "indicators": (eurasia.indicators(), "key"),
        "timeline": (eurasia.timeline("csto"), "date"),
        "nothing": ([], ""),
    }
    for name, (result, column) in results.items():
        columns = frame(result)
        assert not column or columns[column], name
        assert len({len(values) for values in columns.values()}) <= 1, name
        assert not any(isinstance(value, dict) for values in columns.values() for value in values), name


def test_a_date_beyond_the_data_is_told(catalogue: Catalogue) -> None:
    with pytest.warns(UserWarning, match=r"^the data ends on "):
        later = Eurasia(catalogue).at("2050")
    assert repr(later).endswith("as of 2050>")


def test_the_api_document_names_every_method() -> None:
    text = (ROOT / "docs/api.md").read_text()
    assert [name for name in vars(Eurasia) if not name.startswith("_") and f".{name}(" not in text] == []


def test_the_examples_of_the_api_document_run(catalogue: Catalogue) -> None:
    failures, tried = doctest.testfile(str(ROOT / "docs/api.md"), module_relative=False)
    assert tried
    assert not failures
