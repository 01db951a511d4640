"""Questions and answers: a table of them, and what holds of every answer."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from textual.widgets import Input

from eurasia_tui.query.catalogue import Catalogue
from eurasia_tui.query.questions import Answer, ask
from eurasia_tui.query.questions.lexicon import FOLDER, lexicon
from eurasia_tui.tui.answer_card import AnswerCard
from eurasia_tui.tui.app import EurasiaApp
from eurasia_tui.tui.hits import Hits

from .conftest import Run, Write

Change = Callable[[str], str]
TABLE = tomllib.loads(Path(__file__).with_name("ask_questions.toml").read_text(encoding="utf-8"))
QUESTIONS = [
    pytest.param(line[0], line[1:], id=f"{group}-{line[0]}") for group, lines in TABLE.items() for line in lines
]


KINDS = tomllib.loads(Path(__file__).with_name("ask_kinds.toml").read_text(encoding="utf-8"))
BY_KIND = [pytest.param(line[0], line[1:], id=f"{kind}-{line[0]}") for kind, lines in KINDS.items() for line in lines]
BLIND = [
    pytest.param(*line.split("\t"), id=line.split("\t")[2])
    for line in Path(__file__).with_name("ask_blind.tsv").read_text(encoding="utf-8").splitlines()
    if line.startswith(("answer\t", "decline\t"))
]


@pytest.mark.parametrize(("kind", "category", "question", "pattern"), BLIND)
def test_questions_written_without_sight_of_the_program(
    catalogue: Catalogue, kind: str, category: str, question: str, pattern: str
) -> None:
    answer = ask(catalogue, question)
    text = answer.text if answer else "No answer"
    assert answer is not None or kind == "decline" or "No answer" in pattern, category
    assert re.search(pattern, text), text


def test_the_table_is_large_and_asks_nothing_twice() -> None:
    asked = [line[0] for lines in TABLE.values() for line in lines]
    assert len(asked) >= 150
    assert len(asked) == len(set(asked))


def test_each_kind_has_ten_questions() -> None:
    assert all(len(lines) >= 10 for lines in KINDS.values())


@pytest.mark.parametrize(("question", "says"), QUESTIONS + BY_KIND)
def test_answer(catalogue: Catalogue, question: str, says: list[str]) -> None:
    answer = ask(catalogue, question)
    if not says:
        assert answer is None, answer
        return
    assert answer is not None
    missing = [piece for piece in says if piece not in answer.text]
    assert not missing, answer.text
    assert answer.sources, "an answer without a source"
    assert answer.understood
    assert answer.about
    assert 0.5 <= answer.confidence <= 1
    assert "[[" not in answer.text


def test_as_of_of_the_catalogue_is_respected(catalogue: Catalogue) -> None:
    def text(question: str, day: str) -> str:
        answer = ask(catalogue.at(day), question)
        assert answer is not None
        return answer.text

    assert "6 members" in text("sco members", "2016-06")
    assert "was a member" in text("uzbekistan csto", "2010")
    assert "was not in" in text("uzbekistan csto", "2020")
    assert "was not in" in text("kyrgyzstan eaeu", "2015-03")
    assert "Nazarbayev" in text("president of kazakhstan", "2010")


def test_marks_stand_beside_what_is_disputed(catalogue: Catalogue) -> None:
    answer = ask(catalogue, "armenia csto")
    assert answer is not None
    assert "contested" in answer.marks
    quoted = ask(catalogue, "tkachenko on brics")
    assert quoted is not None
    assert "opinion" in quoted.marks


def test_values_are_bare(catalogue: Catalogue) -> None:
    def value(question: str) -> object:
        answer = ask(catalogue, question)
        assert answer is not None
        return answer.value

    assert value("how many members brics") == 10
    assert value("border kazakhstan russia") == 7644
    assert value("kyrgyzstan eaeu") == "member"
    assert value("when did iran join sco") == "2023-07-04"
    assert value("capital of turkmenistan") == "Ashgabat"
    assert value("president of kazakhstan") == "Kassym-Jomart Tokayev"


def test_command_line(eurasia: Run) -> None:
    done = eurasia("ask", "kyrgyzstan eaeu")
    assert done.returncode == 0
    assert done.stdout.count("\n") == 1
    assert "as of 20 Dec 2025" in done.stdout
    assert "(read as: membership of Kyrgyzstan in EAEU)" in done.stdout
    data = json.loads(eurasia("ask", "--json", "kyrgyzstan", "eaeu").stdout)
    assert {"answer", "value", "as_of", "about", "sources", "confidence"} <= data.keys()
    assert data["about"] == ["kyrgyzstan", "eaeu"]
    assert data["sources"][0].keys() == {"id", "title", "url"}
    found = json.loads(eurasia("search", "kyrgyzstan eaeu", "--json").stdout)
    assert found["answers"] == [data]
    assert "12 Aug 2015" in " ".join(eurasia("search", "kyrgyzstan eaeu").stdout.split())
    assert "?" in eurasia("ask", "belarus partnership for peace", "--ascii").stdout
    assert "was a member" in eurasia("--as-of", "2010", "ask", "uzbekistan csto").stdout


def test_no_answer_offers_hits(eurasia: Run) -> None:
    done = eurasia("ask", "weather in astana")
    assert done.returncode == 1
    assert (done.stdout, done.stderr.count("\n")) == ("", 1)
    assert "Astana" in done.stderr
    data = json.loads(eurasia("ask", "weather in astana", "--json").stdout)
    assert data["answer"] is None
    assert data["hits"]


def test_asking_needs_neither_textual_nor_the_schema(eurasia: Run) -> None:
    import subprocess
    import sys

    script = (
        "import sys\nfrom eurasia_tui.cli.main import main\nmain(['ask', 'kyrgyzstan eaeu'])\n"
        "print(sorted(m for m in ('textual', 'pydantic', 'rapidfuzz', 'tomllib', 'eurasia_tui.schema') if m in sys.modules))"
    )
    eurasia("ask", "kyrgyzstan eaeu")  # the index of the lexicon and the catalogue are made now
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert done.stdout.splitlines()[-1] == "[]", done.stderr


def test_facets_and_phrases_are_no_questions(catalogue: Catalogue) -> None:
    for text in ("kind:country capital", '"kyrgyzstan eaeu"', "eaeu -kyrgyzstan"):
        assert ask(catalogue, text) is None


def test_a_pack_of_ones_own_is_asked_like_ours(small: dict[str, str], pack: Write, eurasia: Run) -> None:
    root = str(pack(small))
    assert "Landia has been a member of Bund since 1 May 2010" in eurasia("--content", root, "ask", "landia bnd").stdout
    assert "1,000" in eurasia("--content", root, "ask", "population of landia").stdout
    assert eurasia("--content", root, "ask", "capital of landia").returncode == 1


def test_every_entry_of_the_lexicon_has_english_and_russian_words() -> None:
    for path in FOLDER.glob("*.toml"):
        for category, table in tomllib.loads(path.read_text(encoding="utf-8")).items():
            for key, entry in table.items():
                if isinstance(entry, dict):
                    assert entry.get("en") or entry.get("in-texts"), f"{category}.{key}"
                    assert entry.get("ru"), f"{category}.{key}"


def test_the_lexicon_names_what_the_catalogue_has(catalogue: Catalogue) -> None:
    for entry in lexicon().entries["relation"].values():
        assert set(entry["names"]) <= set(catalogue.relation_types)
    for entry in lexicon().entries["kind"].values():
        assert entry["kind"] in catalogue.kinds
        assert set(entry["relations"]) <= set(catalogue.relation_types)


PIECES = st.sampled_from(
    [
        "kazakhstan",
        "россия",
        "eaeu",
        "шос",
        "members",
        "how many",
        "when",
        "not",
        "capital",
        "population",
        "tkachenko",
        "on",
        "largest",
        "corridors",
        "bypass",
        "2016",
        "в",
        "с",
        "the",
        "in",
        "president",
        "treaty",
        "border",
        "哈萨克斯坦",
        "vs",
        "\x1b[31m",
        "'",
        '"',
        "[",
        "]",
        "-",
        "(",
        "*",
        "%",
        "NEAR",
        "AND",
        "?",
        "1",
        "0000",
        "99999999999999999999",
        "x" * 50,
    ]
)


@settings(max_examples=150, deadline=None)
@given(st.one_of(st.lists(PIECES, max_size=9).map(" ".join), st.text(max_size=60)))
@example("kazakhstan not kazakhstan capital")
@example("kazakhstan not in kazakhstan in 2010")
def test_nothing_typed_is_an_error(catalogue: Catalogue, text: str) -> None:
    answer = ask(catalogue, text)
    again = ask(catalogue, text)
    assert answer == again
    assert answer is None or (answer.confidence >= 0.5 and "\x1b" not in answer.text)


async def test_the_answer_is_a_card_whose_entities_can_be_opened(catalogue: Catalogue) -> None:
    app = EurasiaApp(catalogue, fresh=True)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("slash")
        await pilot.pause()
        card, box = app.screen.query_one(AnswerCard), app.screen.query_one(Input)
        assert card.count() == 0
        box.value = "who is in the eaeu"
        await pilot.pause()
        shown = ["".join(part.text for part in card.line(index)) for index in range(card.count())]
        assert "5 members" in shown[0]
        assert "EAEU" in shown[-2]
        assert "Internacia" in shown[-1]
        assert card.size.height == len(shown)
        await pilot.press("up")
        assert app.focused is card
        await pilot.press("right", "right", "enter")
        await pilot.pause()
        assert app.screen is app.browse
        assert app.browse.page.page
        assert app.browse.page.page.id == "belarus"


async def test_without_an_answer_a_line_says_so_and_kinds_narrow_the_hits(catalogue: Catalogue) -> None:
    app = EurasiaApp(catalogue, fresh=True)
    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.press("slash")
        await pilot.pause()
        card, box, hits = app.screen.query_one(AnswerCard), app.screen.query_one(Input), app.screen.query_one(Hits)
        box.value = "who is in the eaeu"
        await pilot.pause()
        box.value = "silk road zzzz"
        await pilot.pause()
        assert "No single answer" in "".join(part.text for part in card.line(0))
        box.value = "silk road"
        await pilot.pause()
        every = {hit.kind for hit in hits.results.hits}
        assert len(every) > 2
        await pilot.press("tab")
        await pilot.pause()
        assert len({hit.kind for hit in hits.results.hits}) == 1
        await pilot.press("shift+tab")
        await pilot.pause()
        assert {hit.kind for hit in hits.results.hits} == every


SET_QUESTIONS = st.sampled_from(
    ["members of the sco", "sco members", "population of uzbekistan", "who is in the eaeu", "capital of tajikistan",
     "observers of the eaeu", "president of kazakhstan", "length of the middle corridor"]
)  # fmt: skip
WRAPPERS = st.sampled_from(
    ["please tell me: {}", "could you tell me, {}", "I'd like to know {}", "{}, please", "hello, {}?", "so, {} again?", "do you know the {}?"]
)  # fmt: skip
BODIES = st.sampled_from(["SCO", "EAEU", "CSTO", "CIS", "BRICS", "OTS"])


@given(SET_QUESTIONS, WRAPPERS)
def test_a_wrapper_never_changes_the_answer(catalogue: Catalogue, question: str, wrapper: str) -> None:
    plain, wrapped = ask(catalogue, question), ask(catalogue, wrapper.format(question))
    assert plain is not None
    assert wrapped is not None
    assert (wrapped.text, wrapped.value) == (plain.text, plain.value)


@given(SET_QUESTIONS, st.sampled_from([str.title, str.capitalize, lambda text: f"  {text}  ?"]))
def test_capitals_and_spaces_never_change_the_answer(catalogue: Catalogue, question: str, change: Change) -> None:
    plain, changed = ask(catalogue, question), ask(catalogue, change(question))
    assert plain is not None
    assert changed is not None
    assert changed.text == plain.text


@given(BODIES, BODIES)
def test_two_sets_may_be_swapped(catalogue: Catalogue, one: str, other: str) -> None:
    if one == other:
        return
    found, swapped = (ask(catalogue, f"states in both the {a} and the {b}") for a, b in ((one, other), (other, one)))
    assert (found is None) == (swapped is None)
    assert found is None or swapped is None or found.value == swapped.value


@given(BODIES, BODIES)
def test_negation_leaves_the_others(catalogue: Catalogue, one: str, other: str) -> None:
    if one == other:
        return
    every, both, rest = (
        ask(catalogue, text)
        for text in (f"members of the {one}", f"{one} members in the {other}", f"{one} members not in the {other}")
    )

    def ids(answer: Answer | None) -> set[str]:
        return set(answer.value) if answer and isinstance(answer.value, list) else set()

    assert ids(both) | ids(rest) == ids(every)
    assert not ids(both) & ids(rest)


def test_accents_do_not_matter(catalogue: Catalogue) -> None:
    assert ask(catalogue, "population of türkiye") == ask(catalogue, "population of turkiye")


def test_each_value_has_its_own_date_and_source(catalogue: Catalogue) -> None:
    answer = ask(catalogue, "population of kyrgyzstan")
    assert answer is not None
    assert answer.as_of == answer.values[0].as_of == "2024"
    assert len({(value.as_of, value.source) for value in answer.values}) == 2
    ranked = ask(catalogue, "sco members by gdp")
    assert ranked is not None
    assert all(value.as_of and value.source for value in ranked.values)


def test_what_was_understood_is_said(catalogue: Catalogue) -> None:
    for question, understood in (
        ("central asian states not in the wto", "countries in Central Asia not in the WTO"),
        ("Which pipelines are longer than 2000 km?", "pipelines with length above 2,000 km"),
        ("routes that avoid Russia but cross Kazakhstan", "routes that bypass Russia and cross Kazakhstan"),
    ):
        answer = ask(catalogue, question)
        assert answer is not None
        assert answer.understood == understood


@given(st.sampled_from(["flurb", "moonbase", "гагага", "telephone"]), SET_QUESTIONS)
def test_a_word_that_is_not_understood_is_not_passed_over(catalogue: Catalogue, word: str, question: str) -> None:
    assert ask(catalogue, f"{question} {word}") is None


@pytest.mark.parametrize("text", ["year: year:", "date date", "long long capacity", "date: date: of birth"])
def test_a_word_said_twice_is_a_question_like_another(text: str, catalogue: Catalogue) -> None:
    """Found by fuzzing: it ended the command with an error of the program."""
    ask(catalogue, text)
