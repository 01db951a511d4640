"""Periods as people type them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eurasia_tui.periods import in_words, period


@pytest.mark.parametrize(
    ("typed", "kept", "words"),
    [
        ("2010/2020", "2010/2020", "2010 to 2020"),
        ("2010-2020", "2010/2020", "2010 to 2020"),
        ("2010–2020", "2010/2020", "2010 to 2020"),
        ("from 2010 to 2020", "2010/2020", "2010 to 2020"),
        ("between 2010 and 2020", "2010/2020", "2010 to 2020"),
        ("2020/", "2020/", "from 2020 on"),
        ("since 2015", "2015/", "from 2015 on"),
        ("Since  2015", "2015/", "from 2015 on"),
        ("from 2015 on", "2015/", "from 2015 on"),
        ("2015 to 2015", "2015/2015", "in 2015"),
        ("after 2015", "2016/", "from 2016 on"),
        ("after 2015-12", "2016-01/", "from Jan 2016 on"),
        ("/2015", "/2015", "until 2015"),
        ("until 2015", "/2015", "until 2015"),
        ("up to june 2016", "/2016-06", "until Jun 2016"),
        ("before 2015", "/2014", "until 2014"),
        ("before 1 March 2016", "/2016-02-29", "until 29 Feb 2016"),
        ("2016-06", "2016-06/2016-06", "in Jun 2016"),
        ("in 2016", "2016/2016", "in 2016"),
        ("the 1990s", "1990/1999", "1990 to 1999"),
        ("2010s", "2010/2019", "2010 to 2019"),
        ("since the 1990s", "1990/", "from 1990 on"),
        ("", "", ""),
        ("all", "", ""),
    ],
)
def test_what_is_understood(typed: str, kept: str, words: str) -> None:
    assert period(typed) == kept
    assert not kept or in_words(kept) == words
    assert period(kept) == kept


@pytest.mark.parametrize("typed", ["lately", "since", "since then", "15", "2010-13", "2015 / 2010", "before the flood"])
def test_what_is_not_understood_is_said(typed: str) -> None:
    with pytest.raises(ValueError, match=r"not a period|no month|before it begins"):
        period(typed)


@given(st.text(max_size=30))
def test_any_text_is_a_period_or_refused(text: str) -> None:
    try:
        kept = period(text)
    except ValueError:
        return
    assert period(kept) == kept
