"""Relate, path, matrix, timeline, diff: the query layer and the commands."""

from __future__ import annotations

import json
from itertools import pairwise

import pytest

from eurasia_tui.dates import bounds
from eurasia_tui.query.blocks import Facts
from eurasia_tui.query.catalogue import Catalogue
from eurasia_tui.query.listing import Listing
from eurasia_tui.query.matrix import matrix
from eurasia_tui.query.members import cells
from eurasia_tui.query.pages.related import relate_page
from eurasia_tui.query.path import paths
from eurasia_tui.query.questions import ask
from eurasia_tui.query.relate import relate
from eurasia_tui.query.spans import span_text
from eurasia_tui.query.timeline import diff, timeline

from .conftest import Run


def test_two_states_share_what_both_are_in(catalogue: Catalogue) -> None:
    found = relate(catalogue, "kazakhstan", "uzbekistan")
    shared = {kind: {shared_entity.id for shared_entity in found.of_kind(kind)} for kind in catalogue.kinds}
    assert {"sco", "cis", "ots"} <= shared["organisations"]
    assert shared["agreements"]
    assert {row.name for row in found.direct} >= {"borders"}
    assert [facing.rank for facing in found.facing][:1] == ["head-of-state"]


def test_relate_is_the_same_from_both_sides(catalogue: Catalogue) -> None:
    first, second = relate(catalogue, "russia", "eaeu"), relate(catalogue, "eaeu", "russia")
    assert {item.id for item in first.shared} == {item.id for item in second.shared}
    assert [row.name for row in first.direct] == [row.name for row in second.direct] != []


def test_relate_says_first_what_joins_the_two(catalogue: Catalogue) -> None:
    """Two that are joined directly, or by a chain, are not said to have no link."""

    def lead(a: str, b: str) -> str:
        return "".join(span.text for span in relate_page(catalogue, a, b).lead)

    assert lead("qosh-tepa-canal", "uzbekistan").endswith("are joined directly, and have nothing else in common.")
    assert lead("tuvalu", "rogun").endswith("have nothing in common; chains lead from one to the other.")
    assert "have in common" in lead("kazakhstan", "uzbekistan")


def test_relate_respects_the_date(catalogue: Catalogue) -> None:
    def status(date: str) -> list[str | None]:
        found = relate(catalogue.at(date), "kyrgyzstan", "kazakhstan")
        day = bounds(date)[1]
        return [
            shared_entity.a.status
            for shared_entity in found.of_kind("organisations")
            if shared_entity.id == "eaeu" and not shared_entity.a.ended(day)
        ]

    assert status("2015-03") == []
    assert status("2016") == ["member"]


def test_ministers_face_each_other_by_what_they_are_in_charge_of(catalogue: Catalogue, eurasia: Run) -> None:
    facing = relate(catalogue, "kazakhstan", "uzbekistan").facing
    assert [item.rank for item in facing[:2]] == ["head-of-state", "head-of-government"]
    for item in facing:
        if item.role:
            assert {row.role for row in (*item.a, *item.b)} == {item.role}
    assert "Minister of Foreign Affairs" in {item.role for item in facing}
    for command in (["relate", "kazakhstan", "uzbekistan"], ["brief", "kazakhstan", "uzbekistan"]):
        text = " ".join(eurasia(*command).stdout.split())
        assert "Minister of Foreign" in text
        assert "(Transport)" in text or "Transport" not in text


def test_chains_are_cited_and_strong_ones_come_first(catalogue: Catalogue) -> None:
    chains = paths(catalogue, "tajikistan", "hungary")
    assert chains
    for chain in chains:
        assert chain[0].start == "tajikistan"
        assert chain[-1].end == "hungary"
        assert all(first.end == two.start for first, two in pairwise(chain))
        assert all(edge.source for edge in chain if edge.relation not in ("mentions", "see-also"))
    weak = [any(edge.relation in ("mentions", "see-also") for edge in chain) for chain in chains]
    assert weak == sorted(weak)
    assert paths(catalogue, "kazakhstan", "kazakhstan") == []


def test_the_matrix_filters_by_in_and_not_in(catalogue: Catalogue) -> None:
    found = matrix(catalogue, (), ["sco"], ["eaeu"])
    assert "china" in found.rows
    assert "kazakhstan" not in found.rows
    assert all(found.cells[row, "sco"].status == "member" for row in found.rows)
    assert found.cells["uzbekistan", "eaeu"].status == "observer"
    main = matrix(catalogue)
    assert {"eaeu", "csto", "sco", "cis", "ots"} <= set(main.columns)


def test_the_timeline_is_in_order_and_filtered(catalogue: Catalogue) -> None:
    entries = timeline(catalogue, ["eaeu"], "2014", "2016")
    assert [entry.day for entry in entries] == sorted(entry.day for entry in entries)
    assert all("2014-01-01" <= entry.day <= "2016-12-31" for entry in entries)
    assert any(entry.id == "kyrgyzstan" and entry.to == "eaeu" for entry in entries)
    assert {entry.kind for entry in timeline(catalogue, kinds=["agreement"])} == {"agreements"}


def test_what_changed_between_two_dates(catalogue: Catalogue) -> None:
    changes = diff(catalogue, "2016", "2018", ["sco"])
    joined = {(change.from_id, change.status, change.change) for change in changes if change.relation == "member-of"}
    assert {("india", "member", "began"), ("india", "observer", "ended"), ("pakistan", "member", "began")} <= joined
    with pytest.raises(ValueError, match="before"):
        diff(catalogue, "2018", "2016")


@pytest.mark.parametrize(
    ("argv", "keys"),
    [
        (
            ["relate", "KZ", "UZ"],
            {"a", "b", "organisations", "agreements", "corridors", "events", "quotes", "claims", "paths"},
        ),
        (["path", "tajikistan", "iran"], {"paths"}),
        (["compare", "kz", "uz", "kg"], {"rows"}),
        (["matrix", "eaeu", "csto"], {"as_of", "organisations", "countries", "cells"}),
        (["members", "sco", "--as-of", "2016-06"], {"as_of", "organisations", "countries", "cells"}),
    ],
)
def test_the_keys_of_the_json(argv: list[str], keys: set[str], eurasia: Run) -> None:
    done = eurasia(*argv, "--json")
    assert done.returncode == 0, done.stderr
    assert keys <= set(json.loads(done.stdout))
    plain = eurasia(*argv)
    assert plain.returncode == 0
    long = [line for line in plain.stdout.splitlines() if len(line) > 72 and "://" not in line]
    assert long == []


def test_members_as_of(eurasia: Run) -> None:
    data = json.loads(eurasia("members", "sco", "--as-of", "2016-06", "--json").stdout)
    assert len([cell for cell in data["cells"] if cell["status"] == "member"]) == 6
    assert all({"country", "organisation", "status", "from", "until", "source"} <= set(cell) for cell in data["cells"])


def test_timeline_and_diff_as_lists(eurasia: Run) -> None:
    entries = json.loads(eurasia("timeline", "csto", "--from", "2020", "--json").stdout)
    assert {"date", "id", "kind", "title"} <= set(entries[0])
    changes = json.loads(eurasia("diff", "--from", "2014", "--to", "2016", "eaeu", "--json").stdout)
    assert {"date", "change", "relation", "from_id", "to"} <= set(changes[0])


@pytest.mark.parametrize(
    ("argv", "code", "expected"),
    [
        (["relate", "korea", "china"], 1, "may mean"),
        (["relate", "kazakstan", "chna"], 1, "did you mean"),
        (["compare", "kz"], 2, "two to four"),
        (["diff", "--from", "2020", "--to", "2010"], 2, "before"),
        (["show", "kazakhstan", "--as-of", "2015-13"], 2, "no month 13"),
        (["list", "countrys"], 1, "did you mean"),
        (["list", "countries", "--sort", "populaton"], 1, "population"),
        (["list", "countries", "--where", "region"], 2, "FIELD=VALUE"),
    ],
)
def test_errors_are_one_clear_line(argv: list[str], code: int, expected: str, eurasia: Run) -> None:
    done = eurasia(*argv)
    assert done.returncode == code
    assert expected in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1


def test_what_two_bodies_share_is_counted_by_status(catalogue: Catalogue, eurasia: Run) -> None:
    ways = relate(catalogue, "eaeu", "sco").by_status("countries", catalogue.day)
    both = {
        body: {cell.country: cell.status for cell in cells(catalogue, [body], former=True)} for body in ("eaeu", "sco")
    }
    members = [id_ for id_, status in both["eaeu"].items() if status == both["sco"].get(id_) == "member"]
    assert ways["member beside member"] == len(members)
    assert next(iter(ways)) == "member beside member"
    text = " ".join(eurasia("relate", "eaeu", "sco").stdout.split())
    assert f"{len(members)} as member beside member" in text
    found = json.loads(eurasia("relate", "kz", "uz", "--json").stdout)
    assert found["by_status"]["organisations"]["member beside member"] > 5
    assert sum(found["by_status"]["organisations"].values()) <= len(found["organisations"])


def test_as_of_a_date_what_began_later_is_not_listed(catalogue: Catalogue) -> None:
    early = catalogue.at("1850")
    ids = {row.id for row in Listing("organisations").rows(early)}
    assert not ids & {"cis-free-trade-area", "rcep", "sco"}
    assert sum(group.size for group in Listing("organisations").groups(early)) == len(ids)
    assert "sco" in {row.id for row in Listing("organisations").rows(catalogue.at("2001"))}
    assert Listing("organisations").place_of(early, "sco") is None
    # Who died later, born at a time that is not on record, is listed.
    people = {row.id for row in Listing("people").rows(catalogue.at("2010"))}
    died = catalogue.db.execute("SELECT entity FROM fact WHERE key = 'died' AND since_day > '2010'").fetchall()
    assert {id_ for (id_,) in died} <= people


def test_an_undated_member_is_none_of_a_body_not_yet_founded(catalogue: Catalogue) -> None:
    assert cells(catalogue.at("1850"), ["cis-free-trade-area", "rcep"]) == []
    assert len(cells(catalogue.at("2014"), ["cis-free-trade-area"])) > 4


@pytest.mark.parametrize("body", ["cis", "sco", "csto"])
def test_list_and_answer_count_the_same_members(catalogue: Catalogue, body: str) -> None:
    dated = catalogue.at("2010")
    row = next(row for row in Listing("organisations").rows(dated) if row.id == body)
    answer = ask(catalogue, f"{body.replace('-', ' ')} members in 2010")
    assert answer
    states = [id_ for id_, kind in catalogue.kinds_of(answer.about).items() if kind == "countries"]
    assert int(row.cells[1].text) == len(states)


def test_sentences_about_two_bodies_have_one_capital(catalogue: Catalogue) -> None:
    answer = ask(catalogue, "compare sco and csto")
    assert answer
    assert answer.text.startswith("The SCO has ")
    assert "members, the CSTO has " in answer.text


def test_between_two_a_status_and_who_sells_are_said(catalogue: Catalogue) -> None:
    rows = next(block for block in relate_page(catalogue, "iran", "sco").blocks if isinstance(block, Facts)).rows
    assert "(observer)" in span_text(rows[0].values[0].value)
    trade = [block for block in relate_page(catalogue, "kazakhstan", "uzbekistan").blocks if isinstance(block, Facts)]
    labels = [row.label for block in trade for row in block.rows if row.key in ("exports-to", "imports-from")]
    assert labels
    assert all("Kazakhstan" in label and "Uzbekistan" in label for label in labels)


def test_a_status_after_another_is_one_entry_of_the_timeline(catalogue: Catalogue) -> None:
    india = [entry for entry in timeline(catalogue, ["sco"]) if entry.id == "india" and entry.day == "2017-06-09"]
    assert [entry.what for entry in india] == ["becomes member, no longer observer, of"]
