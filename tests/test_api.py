"""The Python interface: errors that say what was not found, and rows for a DataFrame."""

from __future__ import annotations

import pytest

from eurasia_tui import Eurasia, Unknown, frame
from eurasia_tui.query.catalogue import Catalogue


def test_errors_say_what_was_not_found(catalogue: Catalogue) -> None:
    eurasia = Eurasia(catalogue)
    with pytest.raises(Unknown, match=r"^the field nosuch of countries is not known"):
        eurasia.list("countries", sort="nosuch")
    with pytest.raises(Unknown, match=r"^no entity named 'nosuch'"):
        eurasia.get("nosuch")
    with pytest.raises(ValueError, match="the same entity"):
        eurasia.relate("KZ", "kazakhstan")


def test_what_is_no_rows_makes_no_frame(catalogue: Catalogue) -> None:
    eurasia = Eurasia(catalogue)
    for value in (eurasia.get("kazakhstan"), eurasia.relate("KZ", "UZ"), 7, ["a text"]):
        with pytest.raises(TypeError):
            frame(value)  # type: ignore[arg-type]  # the error is for callers without a type checker
