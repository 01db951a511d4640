"""Answers in the explorer: the card, what can be opened from it, the line where there is none."""

from __future__ import annotations

import pytest
from textual.widgets import Input

from eurasia_tui.query.catalogue import Catalogue
from eurasia_tui.query.citations.cite import cite
from eurasia_tui.tui.answer_card import AnswerCard
from eurasia_tui.tui.app import EurasiaApp
from eurasia_tui.tui.page_screen import CompareView
from eurasia_tui.tui.search_hits import Hits
from eurasia_tui.tui.search_view import SearchView
from eurasia_tui.tui.view import View


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


@pytest.mark.parametrize("key", ["c", "m", "t"])
async def test_what_an_answer_is_about_is_compared_mapped_and_dated(catalogue: Catalogue, key: str) -> None:
    app = EurasiaApp(catalogue, fresh=True)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("slash", *(letter if letter != " " else "space" for letter in "compare sco and csto"))
        await pilot.pause()
        await pilot.press("up", key)
        await pilot.pause()
        view = app.screen
        assert isinstance(view, View)
        assert view.title_text == {"c": "Compare", "m": "Map", "t": "Timeline"}[key]
        assert view.ids[:2] == ("sco", "csto")
        assert key != "c" or len(view.ids) == 2


async def test_two_states_compared_by_words_are_shown_from_the_beginning(catalogue: Catalogue) -> None:
    app = EurasiaApp(catalogue, fresh=True)
    async with app.run_test(size=(120, 36)) as pilot:
        words = "compare kazakhstan and azerbaijan"
        await pilot.press("slash", *("space" if letter == " " else letter for letter in words), "enter")
        await pilot.pause()
        view = app.screen
        assert isinstance(view, CompareView)
        assert view.page.top == 0


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
        assert {hit.kind for hit in hits.results.hits} >= every  # all hits are counted by then


async def test_what_comes_near_is_shown_as_no_answer_and_opened_where_it_stands(catalogue: Catalogue) -> None:
    app = EurasiaApp(catalogue, fresh=True)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("slash")
        await pilot.pause()
        view = app.screen
        assert isinstance(view, SearchView)
        view.box.value = "CPC pipeline route and zorkmid"
        await pilot.pause()
        view.answer.offer()
        await pilot.pause()
        await pilot.press("up", "down")
        assert view.answer.chosen == 1
        await pilot.press("down")
        assert app.focused is view.box
        view.box.value = "the Manas air base, five million soldiers, the lease, zorkmid"
        await pilot.pause()
        assert view.answer.answer is None
        await pilot.press("up")  # nothing to choose before typing has paused
        assert app.focused is view.box
        view.answer.offer()
        await pilot.pause()
        frame = "".join(part.text for part in view.answer_frame.upper.line(0))
        assert "Nearest on record" in frame
        shown = ["".join(part.text for part in view.answer.line(index)) for index in range(view.answer.count())]
        assert "Transit Center at Manas: " in shown[0]
        assert "without: zorkmid" in shown[1]
        assert view.answer.size.height == len(shown)
        await pilot.press("up")
        assert app.focused is view.answer
        await pilot.press("enter")
        await pilot.pause()
        page = app.browse.page
        assert page.page
        assert page.page.id == "manas-transit-center"
        assert page.matches.lines


async def test_of_several_sayings_enter_and_e_give_all_with_their_speakers(catalogue: Catalogue) -> None:
    from eurasia_tui.query.questions.asking import ask
    from eurasia_tui.tui.choose import Choose

    question = "what is said about the middle corridor"
    answer = ask(catalogue, question)
    assert answer
    assert answer.shown
    assert f"({len(answer.shown.ids) - 1} more on this)" in answer.text
    app = EurasiaApp(catalogue, fresh=True)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("slash")
        await pilot.pause()
        app.screen.query_one(Input).value = question
        await pilot.pause()
        await pilot.press("up", "e")
        await pilot.pause()
        assert isinstance(app.screen, Choose)
        listed = {id_: remark for id_, _, remark in app.screen.rows}
        choices, bar = app.screen.choices, app.screen.bar
        assert "help" not in dict(bar.keys).values()
        drawn = ["".join(part.text for part in choices.line(row)) for row in (2, 3)]
        words = app.screen.rows[0][1].split()
        assert [word for word in " ".join(drawn).replace("…", " ").split() if word in words][:8] == words[:8]
        assert choices.count() == 2 + 2 * len(app.screen.rows)
        assert set(answer.shown.ids) <= set(listed)
        assert listed["quote-rusi-middle-corridor-2025"] == "Royal United Services Institute"


@pytest.mark.parametrize("question", ["who says what on NATO", "quotations about the Rogun dam"])
def test_claims_shown_for_want_of_quotations_are_said_to_be_claims(catalogue: Catalogue, question: str) -> None:
    from eurasia_tui.query.questions.asking import ask

    answer = ask(catalogue, question)
    assert answer
    assert answer.text.startswith("No quotation on this is on record; a claim is. ")


@pytest.mark.parametrize(
    ("question", "row"),
    [
        ("population of tajikistan", "Population"),
        ("area of mongolia", "Area"),
        ("who chairs the eaeu", "Chair"),
        ("religions of kazakhstan", "Religions"),
        ("capacity of the nurek dam", "Capacity"),
    ],
)
async def test_a_page_opened_from_an_answer_has_its_cursor_on_the_row_that_answered(
    catalogue: Catalogue, question: str, row: str
) -> None:
    app = EurasiaApp(catalogue, fresh=True)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("slash")
        await pilot.pause()
        app.screen.query_one(Input).value = question
        await pilot.pause()
        await pilot.press("enter")
        await pilot.pause()
        page = app.browse.page
        assert page.subject.label == row
        assert page.page_layout
        assert row in page.page_layout.lines[page.row].text
        assert page.top <= page.row < page.top + page.height
        await pilot.press("escape")
        assert page.answered is None


async def test_the_figure_of_a_past_year_is_what_is_cited_after_its_answer(catalogue: Catalogue) -> None:
    app = EurasiaApp(catalogue, fresh=True)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("slash")
        await pilot.pause()
        app.screen.query_one(Input).value = "population of tajikistan in 2005"
        await pilot.pause()
        await pilot.press("enter")
        await pilot.pause()
        page = app.browse.page
        assert page.page
        stated = cite(catalogue, page.page, page.subject)
        from eurasia_tui.query.questions.asking import ask

        asked = ask(catalogue, "population of tajikistan in 2005")
        assert stated
        assert asked
        assert stated.value.startswith(f"{asked.values[0].value:,.0f}")
        assert "(2005)" in stated.plain
        await pilot.resize_terminal(100, 30)
        await pilot.pause()
        assert cite(catalogue, page.page, page.subject) == stated
