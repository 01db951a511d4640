"""Search: plain phrases lead to what is meant, scripts without spaces are found within words, and what was passed over is said."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eurasia_tui.query.catalogue import Catalogue
from eurasia_tui.query.documents.snippets import mark
from eurasia_tui.query.parse import parse
from eurasia_tui.query.questions import ask
from eurasia_tui.query.search import search

from .conftest import Run, Write

PHRASES = [line.split("\t") for line in Path(__file__).with_name("search_phrases.tsv").read_text("utf-8").splitlines()]
SCRIPTS = {
    "organisations/cn.toml": """name = "Text in other scripts"
type = "forum"
source = "s1"
as_of = 2024
[[prose]]
heading = "Text"
text = "总部设在北京,讨论铁路运输。第一回総会。กรุงเทพมหานคร. يعمل بالنقل والمؤتمرات."
""",
    "sources/s1.toml": 'name = "Source one"\ntype = "report"\nlicence = "test"\ndate = 2024-01-01\n',
    "pack.toml": 'name = "Probe"\nversion = "1"\ndata_date = 2026-01-22\nstandalone = true\n',
}


def first(catalogue: Catalogue, text: str) -> str:
    """The id of the first hit, as every interface shows it."""
    answer = ask(catalogue, text)
    hits = search(catalogue, text, 20, answer.about if answer else ()).hits
    return hits[0].id if hits else ""


@pytest.mark.parametrize(
    ("letters", "first"),
    [("ka", "kazakhstan"), ("t", "tajikistan"), ("ta", "tajikistan"), ("ru", "russia"), ("uz", "uzbekistan")],
)
def test_a_few_letters_lead_to_a_state_of_the_region_that_begins_so(
    catalogue: Catalogue, letters: str, first: str
) -> None:
    assert search(catalogue, letters).hits[0].id == first


@pytest.mark.parametrize(
    ("width", "shown"),
    [(47, "… China-Kyrgyzstan-Kazakhstan-Russia corridor, a …"), (24, "… corridor, a road"), (10, "… corridor, …")],
)
def test_an_excerpt_holds_the_word_it_is_for(width: int, shown: str) -> None:
    text = "Part of the China-Kyrgyzstan-Kazakhstan-Russia corridor, a road"
    assert "".join(span.text for span in mark(text, ("corridor",), width)) == shown


def test_plain_phrases_lead_to_what_is_meant(catalogue: Catalogue) -> None:
    wrong = [(text, found) for text, ids in PHRASES if (found := first(catalogue, text)) not in ids.split()]
    assert len(PHRASES) > 150
    assert len(wrong) <= 0.05 * len(PHRASES), wrong


@pytest.mark.parametrize("text", ["铁路", "北京", "総会", "เทพ", "المؤتمرات", "مؤتمرات"])
def test_scripts_without_spaces_and_arabic_are_found_within_words(pack: Write, text: str) -> None:
    over = Catalogue.open(str(pack(SCRIPTS)), own=False)
    try:
        assert [hit.id for hit in search(over, text).hits] == ["cn"]
    finally:
        over.close()


@pytest.mark.parametrize(("text", "id_"), [("俄国", "russia"), ("上合", "sco"), ("إِيرَان", "iran"), ("西安", "xian")])
def test_no_name_is_found_by_its_sound_in_another_script(catalogue: Catalogue, text: str, id_: str) -> None:
    assert first(catalogue, text) == id_


def test_what_stands_nowhere_in_han_is_not_found(catalogue: Catalogue) -> None:
    assert not search(catalogue, "丝路").hits


def test_the_answers_entities_come_after_the_names(catalogue: Catalogue) -> None:
    text = "who is in the eurasian economic union"
    answer = ask(catalogue, text)
    assert answer
    found = [hit.id for hit in search(catalogue, text, 6, answer.about).hits]
    assert found[0] == "eaeu"
    assert set(found[1:]) == {"armenia", "belarus", "kazakhstan", "kyrgyzstan", "russia"}


def test_what_was_ignored_corrected_and_understood_is_reported(eurasia: Run) -> None:
    data = json.loads(eurasia("search", "what is the population of uzbekstan", "--json").stdout)
    assert data["ignored"] == ["what", "is", "the", "of"]
    assert data["hits"][0]["id"] == "uzbekistan"
    data = json.loads(eurasia("search", "shanghai coperation organisation", "--json").stdout)
    assert data["corrected"] == [{"typed": "coperation", "read": "cooperation"}]
    assert data["understood"] == [{"typed": "shanghai cooperation organisation", "id": "sco"}]
    assert "ignored" not in eurasia("search", "who is in the csto").stdout


def test_a_quoted_function_word_counts(catalogue: Catalogue) -> None:
    query = parse('kazakhstan "the"')
    assert (query.words, query.phrases, query.ignored) == (("kazakhstan",), ("the",), ())
    assert parse("who").words == ("who",)


def test_one_table_of_names_for_every_command(eurasia: Run) -> None:
    assert "United States" in eurasia("show", "США").stdout.splitlines()[0]
    assert "United States and Russia" in eurasia("relate", "США", "РФ").stdout
    assert "European Union and Russia" in eurasia("relate", "ЕС", "Россия").stdout
    assert "Afghanistan" in eurasia("show", "004").stdout.splitlines()[0]
    assert "Eurasian Economic Union" in eurasia("ask", "E.A.E.U.").stdout
    assert "United Kingdom" in eurasia("ask", "population of U.K.").stdout


@pytest.mark.parametrize("text", ["opec", "congo", "kz", "KAZ", "sco", "csto", "kazakhstan", "middle-corridor", "398"])
def test_exact_ids_names_codes_and_acronyms_come_first(catalogue: Catalogue, text: str) -> None:
    from eurasia_tui.query.resolve import resolve

    assert first(catalogue, text) == resolve(catalogue, text)


@given(
    st.sampled_from([text for text, _ in PHRASES]), st.sampled_from(["please show me {}", "{} please", "  {} ?", "{}."])
)
def test_wrappers_change_no_first_hit(catalogue: Catalogue, text: str, wrapper: str) -> None:
    plain = search(catalogue, text, 5).hits
    wrapped = search(catalogue, wrapper.format(text), 5).hits
    if len(plain) and plain[0].score < 93:  # what is named by the whole text is not when words are added
        assert wrapped[0].id == plain[0].id
