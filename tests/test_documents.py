"""Documents of packs: full texts read within limits, names found in them, quotations looked up, passages found."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from eurasia_tui import open_catalogue
from eurasia_tui.query.catalogue import Catalogue
from eurasia_tui.query.documents.passages import passages
from eurasia_tui.query.documents.source_text import document
from eurasia_tui.query.pages.page import page
from eurasia_tui.query.questions import ask

from .conftest import Run, Write
from .documents import QUOTE, TEXT, with_document


def test_a_document_is_its_paragraphs_with_the_names_in_them(small: dict[str, str], pack: Write, eurasia: Run) -> None:
    root = pack(with_document(small))
    shown = json.loads(eurasia("show", "src", "--json", "--content", str(root)).stdout)
    (text,) = (block for block in shown["blocks"] if block["type"] == "text")
    assert [(row["number"], row["mentions"]) for row in text["rows"]] == [
        (1, ["landia", "bund"]),
        (2, ["bund", "landia"]),
        (3, []),
    ]
    assert text["rows"][1]["text"].startswith("The BND is a forum of which Landia’s friends are members.")


def test_a_page_says_where_documents_name_it(small: dict[str, str], pack: Write, eurasia: Run) -> None:
    root = pack(with_document(small))
    shown = json.loads(eurasia("show", "bund", "--json", "--content", str(root)).stdout)
    (block,) = (block for block in shown["blocks"] if block["type"] == "passages")
    assert (block["title"], block["total"], block["documents"]) == ("In documents", 2, 1)
    assert block["rows"][0]["address"] == "src#1"


def test_one_paragraph_is_shown_by_number_or_address(eurasia: Run) -> None:
    done = eurasia("show", "un78-kazakhstan", "--paragraph", "16")
    assert "reliable link for nearly 80 per cent" in " ".join(done.stdout.split())
    assert "Today humankind faces" not in done.stdout
    assert eurasia("show", "un78-kazakhstan#16").stdout == done.stdout
    both = json.loads(eurasia("show", "un78-kazakhstan", "--paragraph", "16-17", "--json").stdout)
    assert [row["number"] for row in both["blocks"][0]["rows"]] == [16, 17]
    for wrong, code in (("99", 1), ("0", 2), ("x", 2), ("3-2", 2)):
        failed = eurasia("show", "un78-kazakhstan", "--paragraph", wrong)
        assert (failed.returncode, failed.stdout, failed.stderr.count("\n")) == (code, "", 1), wrong
    assert "full text of kazakhstan" in eurasia("show", "kazakhstan", "--paragraph", "1").stderr


def test_a_quotation_is_looked_up_in_its_document(small: dict[str, str], pack: Write, eurasia: Run) -> None:
    root = pack(with_document(small, **{"quotes/all.toml": QUOTE.format("Landia\u2019s friends are members", "")}))
    assert json.loads(eurasia("check", str(root), "--json").stdout)["ok"]
    shown = json.loads(eurasia("show", "q-one", "--json", "--content", str(root)).stdout)
    (block,) = (block for block in shown["blocks"] if block["type"] == "quotation")
    assert (block["locator"], block["passage"]) == ("§ 2", "src#2")
    source = json.loads(eurasia("show", "src", "--json", "--content", str(root)).stdout)
    assert [row["quotes"] for block in source["blocks"] if block["type"] == "text" for row in block["rows"]] == [
        [],
        ["q-one"],
        [],
    ]


@pytest.mark.parametrize(
    ("words", "more", "code", "key"),
    [
        ("Landia welcomes the Bund", "", "not-verbatim", "text ="),
        ("Landia greets the Bund", "paragraph = 3", "wrong-paragraph", "paragraph ="),
        ("is a forum […] Landia greets", "", "not-verbatim", "text ="),
    ],
)
def test_a_quotation_that_does_not_stand_there_is_a_problem_at_its_place(
    words: str, more: str, code: str, key: str, small: dict[str, str], pack: Write, eurasia: Run
) -> None:
    text = QUOTE.format(words, more)
    done = eurasia("check", str(pack(with_document(small, **{"quotes/all.toml": text}))), "--json")
    assert done.returncode == 1
    (problem,) = json.loads(done.stdout)["problems"]
    assert (problem["code"], problem["file"]) == (code, "quotes/all.toml")
    assert text.splitlines()[problem["line"] - 1].startswith(key)


@pytest.mark.parametrize(
    "words", ["greets […] Landia\u2019s friends", "named in this one.", "Landia's  friends are", "Bund. The BND"]
)
def test_quotations_with_gaps_other_marks_and_over_paragraphs_stand(
    words: str, small: dict[str, str], pack: Write, eurasia: Run
) -> None:
    root = pack(with_document(small, **{"quotes/all.toml": QUOTE.format(words, "")}))
    assert json.loads(eurasia("check", str(root), "--json").stdout)["problems"] == []


def test_every_quotation_of_a_shipped_document_stands_in_it(catalogue: Catalogue) -> None:
    missing = catalogue.db.execute(
        "SELECT r.subject FROM relation r JOIN document d ON d.entity = r.object WHERE r.name = 'from-source' "
        "AND r.subject IN (SELECT entity FROM prose WHERE section = 'quotation') "
        "AND r.subject NOT IN (SELECT entity FROM passage)"
    ).fetchall()
    assert missing == []
    assert catalogue.db.execute("SELECT count(*) FROM passage").fetchone()[0] > 100


def test_shipped_texts_may_be_passed_on(catalogue: Catalogue) -> None:
    free = ("CC0", "Public domain", "Treaty text", "Official joint statement")
    for (id_,) in catalogue.db.execute("SELECT entity FROM document").fetchall():
        (licence,) = catalogue.db.execute(
            "SELECT value FROM fact WHERE entity = ? AND key = 'licence'", (id_,)
        ).fetchone()
        assert licence.startswith(free), id_


def test_without_a_file_of_its_own_the_header_says_what_the_source_is(
    small: dict[str, str], pack: Write, eurasia: Run
) -> None:
    head = (
        "# title: Talk at [[x]] \x1b[31mnoon\n# author: A. Nobody\n# date: 2023-05\n# licence: CC0\n# extent: full\n\n"
    )
    root = pack({**small, "documents/talk.txt": head + "Landia is here.\n"})
    shown = json.loads(eurasia("show", "talk", "--json", "--content", str(root)).stdout)
    assert (shown["kind"], shown["name"]) == ("sources", "Talk at [[x]] noon")
    assert {fact["key"]: fact["value"] for fact in shown["facts"]}["date"] == "2023-05"
    assert json.loads(eurasia("check", str(root), "--json").stdout)["ok"]
    # A file of the source takes its place, and the header's again when it goes.
    own = root / "sources" / "talk.toml"
    own.write_text('name = "By its file"\ntype = "speech"\nlicence = "CC0"\n')
    assert json.loads(eurasia("show", "talk", "--json", "--content", str(root)).stdout)["name"] == "By its file"
    own.unlink()
    assert json.loads(eurasia("show", "talk", "--json", "--content", str(root)).stdout)["name"] == "Talk at [[x]] noon"


def test_what_changes_is_found_again(small: dict[str, str], pack: Write, eurasia: Run) -> None:
    root = pack(with_document(small))

    def found(term: str) -> list[int]:
        done = eurasia("passages", term, "--json", "--content", str(root))
        return [row["paragraph"] for row in json.loads(done.stdout)["passages"]]

    assert found("forum") == [2]
    (root / "documents/src.txt").write_text(
        TEXT.replace("Landia greets", "A forum greets").replace("is a forum", "is one")
    )
    assert found("forum") == [1]
    # A new name of an entity is found in texts that did not change.
    country = root / "countries/landia.toml"
    country.write_text('aliases = ["Nobody"]\n' + country.read_text())
    shown = json.loads(eurasia("show", "landia", "--json", "--content", str(root)).stdout)
    (block,) = (block for block in shown["blocks"] if block["type"] == "passages")
    assert {row["paragraph"] for row in block["rows"]} == {2}
    assert block["total"] == 2
    (root / "documents/src.txt").unlink()
    assert found("forum") == []
    assert json.loads(eurasia("show", "src", "--json", "--content", str(root)).stdout)["id"] == "src"


def test_packs_stack(pack: Write, tmp_path: Path) -> None:
    """A pack names entities and quotes in our documents; its text of one of our sources hides ours."""
    root = pack(
        {
            "pack.toml": 'name = "Over"\ndata_date = 2026-06-30\n',
            "sources/s.toml": 'name = "S"\ntype = "other"\nlicence = "none"\n',
            "concepts/hub.toml": 'name = "Regional food supply hub"\nfield = "economy"\nsource = "s"\nas_of = 2024\n',
            "quotes/q.toml": '[[quote]]\nid = "q-hub"\ntext = "act as a regional food supply hub"\nspeaker = "kazakhstan"\n'
            'quoted_from = "un78-kazakhstan"\ndate = 2023\nabout = ["hub"]\n',
            "documents/un78-china.txt": "# title: other\n\nOur own text of it, on Kazakhstan.\n",
        }
    )
    with open_catalogue(str(root)) as eurasia:
        catalogue = eurasia.catalogue
        blocks = page(catalogue, "hub").blocks
        assert [row.address for block in blocks if block.type == "passages" for row in block.rows] == [
            "un78-kazakhstan#16"
        ]
        assert page(catalogue, "q-hub").opens == "un78-kazakhstan#16"
        found = document(catalogue, "un78-china")
        assert found
        assert found.paragraphs == 1
        assert [row.address for row in passages(catalogue, "own text").rows] == ["un78-china#1"]
        assert not any(row.document == "un78-china" for row in passages(catalogue, "modernization", limit=500).rows)
        assert "un78-china" in {row.document for row in passages(catalogue, about=["kazakhstan"], limit=500).rows}
        assert not any(catalogue.db.execute("SELECT 1 FROM passage WHERE document = 'un78-china'"))


def test_a_concordance(eurasia: Run) -> None:
    done = eurasia("passages", "multipolar*", "--json")
    found = json.loads(done.stdout)
    assert set(found["passages"][0]) >= {"document", "paragraph", "text", "speaker", "date"}
    dates = [row["date"] for row in found["passages"]]
    assert dates == sorted(dates)
    assert found["total"] == len(dates)
    assert all("multipolar" in row["text"].lower() for row in found["passages"])
    assert sum(found["years"].values()) == found["total"]
    late = json.loads(eurasia("passages", "multipolar*", "--from", "2023", "--to", "2023-12", "--json").stdout)
    assert {row["date"][:4] for row in late["passages"]} == {"2023"}
    assert 0 < late["total"] < found["total"]
    printed = eurasia("passages", "multipolar*").stdout
    lines = [line for line in printed.splitlines() if line.startswith("    ")]
    assert len({line.lower().index("multipolar") for line in lines}) == 1
    assert max(map(len, printed.splitlines())) <= 100


def test_passages_by_and_about(eurasia: Run) -> None:
    tokayev = json.loads(eurasia("passages", "transit", "--by", "tokayev", "--json").stdout)
    assert {row["speaker"] for row in tokayev["passages"]} == {"Kassym-Jomart Tokayev"}
    assert tokayev["total"] >= 3
    state = json.loads(eurasia("passages", "transit", "--by", "kazakhstan", "--json").stdout)
    assert state["total"] >= tokayev["total"]
    about = json.loads(eurasia("passages", "--about", "caspian sea", "--by", "tokayev", "--json").stdout)
    assert about["total"]
    assert all("Caspian" in row["text"] for row in about["passages"])
    assert eurasia("passages", "zzzz").returncode == 1
    assert eurasia("passages").returncode == 2
    assert eurasia("passages", "transit", "--from", "soon").returncode == 2
    assert "Middle Corridor" in eurasia("passages", "middle", "corridor").stdout


def test_what_is_dated_later_is_not_shown_as_of_a_date(catalogue: Catalogue) -> None:
    then = catalogue.at("2020")
    assert {row.date or "" for row in passages(then, "transit", limit=100).rows} <= {
        "1993",
        "1995",
        "2015",
        "2016",
        "2017",
        "2019",
        "2020",
    }
    for block in page(then, "kazakhstan").blocks:
        if block.type == "passages":
            assert all((row.date or "") <= "2020" for row in block.rows)


def test_the_library_finds_passages() -> None:
    with open_catalogue() as eurasia:
        found = eurasia.passages("transit", by=["Tokayev"])
        assert found.total
        assert found.rows[0].speakers == ("kassym-jomart-tokayev",)


def test_a_source_is_renamed_with_its_text(small: dict[str, str], pack: Write, eurasia: Run) -> None:
    root = pack(with_document(small, **{"quotes/all.toml": QUOTE.format("Landia greets the Bund", "")}))
    done = eurasia("--content", str(root), "rename", "src", "speech-2024")
    assert done.returncode == 0, done.stderr
    assert not (root / "documents/src.txt").exists()
    assert (root / "documents/speech-2024.txt").read_text().startswith("# source-id: speech-2024\n")
    assert json.loads(eurasia("check", str(root), "--json").stdout)["problems"] == []
    shown = json.loads(eurasia("show", "q-one", "--json", "--content", str(root)).stdout)
    assert [block["passage"] for block in shown["blocks"] if block["type"] == "quotation"] == ["speech-2024#1"]


@pytest.mark.parametrize(
    ("question", "place", "word"),
    [
        ("what did Tokayev say about transit at the UN", ("un78-kazakhstan", "§ 16"), "transit"),
        ("what did tokayev say about the caspian sea", ("un78-kazakhstan", "§ 21"), "Caspian"),
        ("what did tokayev say about the unicorn", None, ""),
        ("what did the UN say about the Aral Sea", None, ""),
    ],
)
def test_questions_reach_passages(
    question: str, place: tuple[str, str] | None, word: str, catalogue: Catalogue
) -> None:
    answer = ask(catalogue, question)
    if place is None:
        assert answer is None or not answer.section
        return
    assert answer
    assert (answer.about[0], answer.section) == place
    assert place[1] in answer.text
    assert word in answer.value
    assert answer.sources[0].id == place[0]
    assert "opinion" in answer.marks
