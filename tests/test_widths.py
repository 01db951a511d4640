"""In a pipe pages fit 72 columns and lists 100: pages, lists, members and hits, over entities of every kind and script."""

from __future__ import annotations

import contextlib
import io
from collections.abc import Iterator

import pytest
from rich.cells import cell_len

from eurasia_tui.cli.main import main
from eurasia_tui.query.catalogue import Catalogue

SAMPLE = 150


def sample(catalogue: Catalogue) -> list[str]:
    """Entities evenly over all, and those with the longest names."""
    ids = [row[0] for row in catalogue.db.execute("SELECT id FROM entity ORDER BY kind, id")]
    longest = [row[0] for row in catalogue.db.execute("SELECT id FROM entity ORDER BY length(name) DESC, id LIMIT 10")]
    return list(dict.fromkeys([*ids[:: max(1, len(ids) // SAMPLE)], *longest]))


def printed(*words: str) -> str:
    """What a command prints, run within this process."""
    out = io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(io.StringIO()):
        main(words)
    return out.getvalue()


def too_wide(text: str, room: int = 100) -> Iterator[str]:
    """Lines of more cells than there is room for that are not one address."""
    for line in text.splitlines():
        words = line.split()
        if cell_len(line) > room and not (words and "://" in words[-1] and len(words) <= 2):
            yield line


def test_pages_fit(catalogue: Catalogue) -> None:
    wrong = {id_: lines for id_ in sample(catalogue) if (lines := list(too_wide(printed("show", id_), 72)))}
    assert not wrong


def test_lists_fit(catalogue: Catalogue) -> None:
    wrong = {kind: lines[:3] for kind in catalogue.kinds if (lines := list(too_wide(printed("list", kind))))}
    assert not wrong


def test_members_fit(catalogue: Catalogue) -> None:
    bodies = [row[0] for row in catalogue.db.execute("SELECT DISTINCT object FROM relation WHERE name = 'member-of'")]
    wrong = {body: lines[:3] for body in sorted(bodies)[::3] if (lines := list(too_wide(printed("members", body))))}
    assert not wrong


@pytest.mark.parametrize(
    "query", ["cica", "korea", "Казахстан", "中国", "turkiye", "the", "qqzzxx " * 20, "border -treaty"]
)
def test_hits_fit(query: str, catalogue: Catalogue) -> None:
    assert not list(too_wide(printed("search", query)))


def test_names_that_mean_several_offer_the_choices(capsys: pytest.CaptureFixture[str]) -> None:
    for name, choices in (("Korea", ("north-korea", "south-korea")),):
        assert main(["show", name]) == 1
        errors = capsys.readouterr().err
        assert all(choice in errors for choice in choices)


def test_an_unknown_kind_is_answered_with_the_kinds(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["list", "qqzzxx"]) == 1
    assert "countries" in capsys.readouterr().err
