"""Properties of answers: nothing typed is an error; words around a question, capitals and the order of two do not matter."""

from __future__ import annotations

from collections.abc import Callable

from hypothesis import example, given, settings
from hypothesis import strategies as st

from eurasia_tui.query.catalogue import Catalogue
from eurasia_tui.query.questions import Answer, ask

SET_QUESTIONS = st.sampled_from(
    [
        "members of the sco",
        "sco members",
        "population of uzbekistan",
        "who is in the eaeu",
        "capital of tajikistan",
        "observers of the eaeu",
        "president of kazakhstan",
        "length of the middle corridor",
    ]
)

Change = Callable[[str], str]


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
@example("Tashkent: capital, , currency")
def test_nothing_typed_is_an_error(catalogue: Catalogue, text: str) -> None:
    answer = ask(catalogue, text)
    again = ask(catalogue, text)
    assert answer == again
    assert answer is None or (answer.confidence >= 0.5 and "\x1b" not in answer.text)


WRAPPERS = st.sampled_from(
    [
        "please tell me: {}",
        "could you tell me, {}",
        "I'd like to know {}",
        "{}, please",
        "hello, {}?",
        "so, {} again?",
        "do you know the {}?",
    ]
)


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
def test_two_sets_may_be_swapped(catalogue: Catalogue, first: str, second: str) -> None:
    if first == second:
        return
    found, swapped = (
        ask(catalogue, f"states in both the {a} and the {b}") for a, b in ((first, second), (second, first))
    )
    assert (found is None) == (swapped is None)
    assert found is None or swapped is None or found.value == swapped.value


@given(BODIES, BODIES)
def test_negation_leaves_the_others(catalogue: Catalogue, first: str, second: str) -> None:
    if first == second:
        return
    every, both, rest = (
        ask(catalogue, text)
        for text in (
            f"members of the {first}",
            f"{first} members in the {second}",
            f"{first} members not in the {second}",
        )
    )

    def ids(answer: Answer | None) -> set[str]:
        return set(answer.value) if answer and isinstance(answer.value, list) else set()

    assert ids(both) | ids(rest) == ids(every)
    assert not ids(both) & ids(rest)


def test_accents_do_not_matter(catalogue: Catalogue) -> None:
    assert ask(catalogue, "population of türkiye") == ask(catalogue, "population of turkiye")


@given(st.sampled_from(["flurb", "moonbase", "гагага", "telephone"]), SET_QUESTIONS)
def test_a_word_that_is_not_understood_is_not_passed_over(catalogue: Catalogue, word: str, question: str) -> None:
    assert ask(catalogue, f"{question} {word}") is None
