"""Questions and answers: a table of them, and what holds of every answer."""

from __future__ import annotations

import json
import re
import tomllib
from pathlib import Path

import pytest

from eurasia_tui.query.catalogue import Catalogue
from eurasia_tui.query.questions import ask
from eurasia_tui.query.questions.lexicon import FOLDER, lexicon
from eurasia_tui.render.glyphs import ASCII

from .conftest import Run, Write

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
    assert f". {ASCII.contested} [" in eurasia("ask", "was uzbekistan ever in the csto", "--ascii").stdout
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


@pytest.mark.parametrize("text", ["year: year:", "date date", "long long capacity", "date: date: of birth"])
def test_a_word_said_twice_is_a_question_like_another(text: str, catalogue: Catalogue) -> None:
    """Found by fuzzing: it ended the command with an error of the program."""
    ask(catalogue, text)
