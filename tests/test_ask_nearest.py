"""Statements near a question without a certain answer: what is among them, what never is, and how they are shown."""

from __future__ import annotations

import json
from collections.abc import Callable
from subprocess import CompletedProcess

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from eurasia_tui.query.catalogue import Catalogue
from eurasia_tui.query.nearest import nearest

Run = Callable[..., CompletedProcess[str]]

AMONG = [
    ("three evils sco meaning", "terrorism, separatism and extremism"),
    ("what did putin say about the breakup of the ussr being a catastrophe", "geopolitical catastrophe"),
    ("Что Токаев ответил в Петербурге в 2022 году про признание ЛНР и ДНР?", "quasi-state"),
    ("why isnt turkmenistan in the SCO", "permanent neutrality"),
    ("When did the Americans hand back the Manas air base?", "3 June 2014"),
    ("CICA members number", "28"),
    ("Where will the SCO summit of 2026 be held?", "Bishkek"),
    ("the biggest gold mine in Uzbekistan", "Kyzylkum"),
    ("Why was the Chinese-Kyrgyz-Uzbek railway delayed for so long?", "who pays, which gauge"),
    ("number of the un resolution recognising turkmenistan's neutrality", "50/80 A"),
    ("Power of Siberia pipeline opened when, capacity?", "Capacity: 38 bcm"),
    ("Did Kazakhstan recognise Crimea as part of Russia?", "does not call what happened in Crimea an annexation"),
    ('What is meant by "near abroad"?', "other republics of the former Soviet Union"),
    ("Кто сейчас генеральный секретарь ОДКБ и с какого числа?", "Taalatbek Masadykov"),
    ("上合组织现在有哪些正式成员国?", "Members (10)"),
    ("ایران در چه سالی عضو کامل سازمان همکاری شانگهای شد؟", "4 Jul 2023"),
    ("What does article 4 of the Collective Security Treaty oblige members to do?", "article 4"),
    ("I need the length of the Kazakh-Russian land border in kilometres.", "7,644 km"),
    ("Which countries does Turkmen gas cross on its way to China?", "Uzbekistan"),
    ("позиция Китая по украинскому вопросу", "settled by talks"),
    ("how much cargo went through the CPC pipeline in 2024, and whose was it", "63.01"),
]
"""Questions of which the reference holds the answer, and words of a statement that must be shown for each."""

NONE = [
    "what will the tenge be worth against the dollar in 2030",
    "good hotel in dushanbe for a delegation of ten?",
    "mirziyoyev private mobile number",
    "Who will be president of Kazakhstan in 2035?",
    "how much gas did the TAPI pipeline deliver to India in 2022",
    "Who won Kazakhstan's presidential election of 2029?",
    "What did Berdimuhamedow and Tokayev tell each other in private at Avaza last summer?",
    "what will the rouble to dollar rate be in june 2035",
    "Which Armenian port on the Black Sea handles the most cargo?",
    "what did Islam Karimov say on the 2022 invasion of Ukraine",
    "Who was president of the state that hosted the first CICA summit, when it was held?",
    "kind:corridor kazakhstan",
    "what is the",
    "",
]
"""Questions to which every statement would mislead."""

NEVER = [
    ("Which country produces the most uranium in the world, and what share does it have?", "Kazatomprom"),
    ("Which country produces the most uranium in the world, and what share does it have?", "21 %"),
    ("wich city hosts the next SCO summit", "Samarkand"),  # a past one
    ("Who chairs the Eurasian Economic Commission's board at present?", "Christian Wigand"),
    ("What are the two official languages of Kyrgyzstan?", "Tajik"),  # another state
    ("CPC pipeline route and operator", "Tengizchevroil"),  # the operator of a field
    ("president of Uzbekistan", "Islam Karimov holds office"),  # ended
    ("how many troops did the csto send to kazakhstan in january 2022", "Press secretary"),  # no number
]
"""Questions, and words that no statement shown for them has."""


@pytest.mark.parametrize(("question", "words"), AMONG)
def test_the_answer_is_among_the_nearest(catalogue: Catalogue, question: str, words: str) -> None:
    found = nearest(catalogue, question)
    assert 0 < len(found) <= 3
    assert any(words.lower() in near.text.lower() for near in found), found
    assert all(near.sources and near.text and catalogue.exists(near.about) for near in found)


@pytest.mark.parametrize("question", NONE)
def test_what_would_mislead_is_not_shown(catalogue: Catalogue, question: str) -> None:
    assert nearest(catalogue, question) == ()


@pytest.mark.parametrize(("question", "words"), NEVER)
def test_nothing_of_another_time_or_thing_is_shown(catalogue: Catalogue, question: str, words: str) -> None:
    assert not any(words in near.text for near in nearest(catalogue, question))


@settings(max_examples=20)
@given(
    st.sampled_from([question for question, _ in AMONG[:10] if question.isascii()]),
    st.sampled_from(["please tell me: {}", "Could you tell me, {}", "I'd like to know {}", "{} Thanks", "hello, {}"]),
)
def test_politeness_changes_nothing(catalogue: Catalogue, question: str, wrapper: str) -> None:
    def statements(asked: str) -> list[tuple[str, str]]:
        return [(near.text, near.about) for near in nearest(catalogue, asked)]

    assert statements(wrapper.format(question)) == statements(question)


def test_words_that_a_statement_lacks_are_told(catalogue: Catalogue) -> None:
    found = nearest(catalogue, "CPC pipeline route and operator")
    assert any(near.missing == ("operator",) and near.text.startswith("Route (5)") for near in found)


def test_another_day_shows_what_held_then(catalogue: Catalogue) -> None:
    then = nearest(catalogue.at("2010"), "CICA members number")
    assert any("Members" in near.text for near in then)
    assert not any("(28)" in near.text for near in then)


def test_the_command_line_shows_them_as_no_answer(eurasia: Run) -> None:
    question = "the Manas air base, five million soldiers, the lease, zorkmid"  # no text has the last word
    done = eurasia("ask", question)
    assert done.returncode == 1
    assert "no answer to" in done.stderr
    assert done.stderr.count("\n") == 1
    first, line = done.stdout.splitlines()
    assert "no certain answer" in first
    assert "handed over on 3 June 2014" in line
    assert "as of 3 Jun 2014" in line
    assert "without: zorkmid" in line
    data = json.loads(eurasia("ask", question, "--json").stdout)
    assert data["answer"] is None
    assert data["nearest"][0].keys() == {"text", "about", "section", "as_of", "sources", "missing"}
    assert data["nearest"][0]["about"] == "manas-transit-center"
    assert data["nearest"][0]["sources"][0].keys() == {"id", "title", "url"}
    assert eurasia("ask", question, "--format", "tsv").stdout == ""
