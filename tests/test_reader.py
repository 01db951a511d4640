"""Documents in the explorer: from a quotation into its source, paragraphs as sections, passages found, quotations made."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eurasia_tui.query.catalogue import Catalogue
from eurasia_tui.query.documents.passages import passages
from eurasia_tui.query.documents.quoting import MOST_WORDS, sentences
from eurasia_tui.tui.app import EurasiaApp
from eurasia_tui.tui.passages_view import PassagesView

from .conftest import Run
from .test_app import explorer, screen_text

QUOTE, PASSAGE = "quote-tokayev-transit-2023", "un78-kazakhstan#16"


def lines_in_view(app: EurasiaApp) -> list[list[tuple[str, str]]]:
    """(text, role) of the segments of each line of the page in view."""
    view = app.browse.page
    return [
        [(part.text, part.role) for part in view.line(index)]
        for index in range(view.top, min(view.top + view.height, view.count()))
    ]


@pytest.mark.parametrize("size", [(120, 36), (80, 24), (40, 12)])
async def test_enter_on_a_quotation_opens_its_document_at_the_passage(size: tuple[int, int]) -> None:
    async with explorer(size) as (app, pilot):
        app.browse.body.open_entity(QUOTE)
        await pilot.pause()
        await pilot.press("enter")
        await pilot.pause()
        view = app.browse.page
        assert view.page
        assert view.page.id == "un78-kazakhstan"
        assert view.paragraph == 16
        quoted = "".join(text for line in lines_in_view(app) for text, role in line if role.startswith("quoted"))
        assert "reliable link" in quoted
        assert view.section == "§ 16" or view.top > 0
        await pilot.press("backspace")
        await pilot.pause()
        assert view.page.id == QUOTE


async def test_the_locator_and_passages_on_pages_are_links() -> None:
    async with explorer() as (app, pilot):
        app.browse.body.open_entity(QUOTE)
        await pilot.pause()
        assert PASSAGE in [link[3] for link in app.browse.page.links]
        app.browse.body.open_entity("caspian-sea")
        await pilot.pause()
        app.browse.page.finish()
        passage = next(link[3] for link in app.browse.page.links if "#" in link[3])
        app.browse.body.open_entity(passage)
        await pilot.pause()
        assert app.browse.page.page
        assert passage == f"{app.browse.page.page.id}#{app.browse.page.paragraph}"
        assert "Caspian" in screen_text(app)


async def test_paragraphs_are_sections_names_are_links_and_the_page_is_searched() -> None:
    async with explorer() as (app, pilot):
        app.browse.body.open_entity(PASSAGE)
        await pilot.pause()
        assert app.browse.page.section == "§ 16"
        await pilot.press("right_square_bracket")
        await pilot.pause()
        assert app.browse.page.section == "§ 17"
        await pilot.press("left_square_bracket", "left_square_bracket")
        await pilot.pause()
        assert app.browse.page.section == "§ 15"
        await pilot.press("tab")
        assert app.browse.page.linked
        assert app.browse.page.find("regional food supply hub") == 1
        assert app.catalogue.exists(app.browse.page.linked)


async def test_search_shows_and_opens_the_passage() -> None:
    async with explorer() as (app, pilot):
        await pilot.press("slash")
        await pilot.pause()
        await pilot.press(*"regional food supply hub")
        await pilot.pause()
        assert "§ 16" in screen_text(app)
        await pilot.press("enter")
        await pilot.pause()
        assert app.browse.page.page
        assert (app.browse.page.page.id, app.browse.page.paragraph) == ("un78-kazakhstan", 16)


async def test_a_sentence_becomes_a_quotation_of_ones_own_pack(own_home: Path, eurasia: Run) -> None:
    async with explorer() as (app, pilot):
        app.browse.body.open_entity("un78-kazakhstan#22")
        await pilot.pause()
        await pilot.press("w")
        await pilot.pause()
        assert "Fortunately, economic activity is growing." in screen_text(app)
        await pilot.press("3")
        await pilot.pause()
        (file,) = own_home.rglob("quotes/*.toml")
        assert "Quoted in" in screen_text(app)
    (quotation,) = tomllib.loads(file.read_text())["quote"]
    assert quotation["text"] == "Fortunately, economic activity is growing."
    assert (quotation["quoted_from"], quotation["paragraph"]) == ("un78-kazakhstan", 22)
    assert quotation["speaker"] == "kassym-jomart-tokayev"
    checked = json.loads(eurasia("check", str(file.parents[1]), "--json").stdout)
    assert checked["problems"] == []
    shown = json.loads(eurasia("show", quotation["id"], "--json").stdout)
    assert shown["blocks"][-1] or shown["draft"]
    assert [block["passage"] for block in shown["blocks"] if block["type"] == "quotation"] == ["un78-kazakhstan#22"]


async def test_what_is_quoted_already_is_not_quoted_again(own_home: Path) -> None:
    async with explorer() as (app, pilot):
        app.browse.body.open_entity(PASSAGE)
        await pilot.pause()
        await pilot.press("w")
        await pilot.pause()
        await pilot.press("3")
        await pilot.pause()
        assert QUOTE in screen_text(app)
        app.browse.body.open_entity("kazakhstan")
        await pilot.press("w")
        await pilot.pause()
        assert "No passage of a document" in screen_text(app)
    assert not list(own_home.rglob("quotes/*.toml"))


async def test_in_kiosk_nothing_is_quoted(own_home: Path) -> None:
    async with explorer(kiosk=True) as (app, pilot):
        app.browse.body.open_entity(PASSAGE)
        await pilot.pause()
        await pilot.press("w", "1")
        await pilot.pause()
        assert not list(own_home.rglob("quotes/*.toml"))


@given(st.text(alphabet="aA .?!,;“”()1\n—é", max_size=600))
def test_sentences_are_verbatim_and_short(text: str) -> None:
    plain = " ".join(text.split())
    at = 0
    for sentence in sentences(plain):
        assert len(sentence.split()) <= MOST_WORDS
        assert sentence in plain[at:]
        at = plain.index(sentence, at) + len(sentence)


def test_hits_of_documents(eurasia: Run, catalogue: Catalogue) -> None:
    found = json.loads(eurasia("search", "kind:document by:tokayev about:caspian year:2015..2023", "--json").stdout)[
        "hits"
    ]
    assert {hit["id"] for hit in found} == {"un77-kazakhstan", "un78-kazakhstan"}
    for hit in found:
        text = catalogue.db.execute(
            "SELECT text FROM paragraph WHERE document = ? AND number = ?", (hit["id"], hit["paragraph"])
        ).fetchone()[0]
        assert "Caspian" in text
    found = json.loads(eurasia("search", "transit kind:document by:kazakhstan -buffer", "--json").stdout)["hits"]
    assert {hit["matched"] for hit in found} == {"passage"}
    assert all("kazakhstan" in hit["id"] for hit in found)
    assert json.loads(eurasia("search", "in:documents year:..1995", "--json").stdout)["hits"]
    spoken = json.loads(eurasia("search", "lavrov multipolar", "--json").stdout)["hits"]
    assert "un78-russia" in [hit["id"] for hit in spoken]
    for wrong in ("year:2015..x", "year:..", "year:20", "by:zzzz kind:document"):
        assert json.loads(eurasia("search", wrong, "--json").stdout)["notices"], wrong


def test_a_passage_is_cited_with_its_paragraph(eurasia: Run) -> None:
    done = json.loads(eurasia("cite", PASSAGE, "--json").stdout)
    assert "§ 16" in done["plain"]
    assert done["value"].startswith("> “Kazakhstan is ready to act as a regional food supply hub.")
    assert done["sources"][0]["id"] == "un78-kazakhstan"


@pytest.mark.parametrize("size", [(120, 36), (80, 24), (40, 12)])
async def test_the_concordance_of_a_term(size: tuple[int, int]) -> None:
    async with explorer(size) as (app, pilot):
        await pilot.press("d")
        await pilot.pause()
        view = app.screen
        assert isinstance(view, PassagesView)
        assert view.about == ("kazakhstan",)
        await pilot.press("slash")
        await pilot.pause()
        await pilot.press(*"multipolar", "enter")
        await pilot.pause()
        assert app.screen is view
        assert view.found
        assert view.rows.total == view.found.total > 5
        assert "multipolar" in screen_text(app)
        dates = [row.passage.date or "" for row in view.rows.rows]
        assert dates == sorted(dates)
        await pilot.press("s")
        speakers = [row.passage.speaker for row in view.rows.rows]
        assert speakers == sorted(speakers)
        await pilot.press("b")
        await pilot.pause()
        await pilot.press(*"european", "enter")
        await pilot.pause()
        assert {row.passage.document for row in view.rows.rows} == {"un78-eu"}
        passage = view.rows.rows[1].passage
        await pilot.press("j", "enter")
        await pilot.pause()
        assert app.browse.page.page
        assert (app.browse.page.page.id, app.browse.page.paragraph) == (passage.document, passage.paragraph)
        await pilot.press("backspace")
        await pilot.pause()
        assert isinstance(app.screen, PassagesView)
        assert app.screen.rows.cursor == 1


async def test_the_concordance_of_one_whom_no_document_names_shows_what_it_said() -> None:
    async with explorer() as (app, pilot):
        app.browse.body.open_entity("erlan-abdyldayev")
        await pilot.pause()
        await pilot.press("d")
        await pilot.pause()
        view = app.screen
        assert isinstance(view, PassagesView)
        assert view.by == "erlan-abdyldayev"
        assert view.rows.total
        await pilot.press("y")
        await pilot.pause()
        assert view.cited()


def test_passages_are_counted_by_state_and_year(catalogue: Catalogue) -> None:
    found = passages(catalogue, "multipolar*", limit=1)
    assert dict(dict(found.states)["russia"]) == {2016: 1, 2022: 1, 2023: 2}
    assert "eu" in dict(found.states)  # for which a Belgian spoke
    assert sum(count for _, count in found.years) == found.total
