"""Relate, path, compare, matrix, timeline, diff: the query layer and the commands."""

from __future__ import annotations

import json
from itertools import pairwise

import pytest

from eurasia_tui.dates import bounds
from eurasia_tui.query.catalogue import Catalogue
from eurasia_tui.query.compare import compare
from eurasia_tui.query.compare_sets import sets
from eurasia_tui.query.matrix import matrix
from eurasia_tui.query.members import cells
from eurasia_tui.query.path import paths
from eurasia_tui.query.relate import relate
from eurasia_tui.query.timeline import diff, timeline

from .conftest import Run


def test_two_states_share_what_both_are_in(catalogue: Catalogue) -> None:
    found = relate(catalogue, "kazakhstan", "uzbekistan")
    shared = {kind: {one.id for one in found.of_kind(kind)} for kind in catalogue.kinds}
    assert {"sco", "cis", "ots"} <= shared["organisations"]
    assert shared["agreements"]
    assert {row.name for row in found.direct} >= {"borders"}
    assert [one.rank for one in found.facing][:1] == ["head-of-state"]


def test_relate_is_the_same_from_both_sides(catalogue: Catalogue) -> None:
    one, other = relate(catalogue, "russia", "eaeu"), relate(catalogue, "eaeu", "russia")
    assert {item.id for item in one.shared} == {item.id for item in other.shared}
    assert [row.name for row in one.direct] == [row.name for row in other.direct] != []


def test_relate_respects_the_date(catalogue: Catalogue) -> None:
    def status(date: str) -> list[str | None]:
        found = relate(catalogue.at(date), "kyrgyzstan", "kazakhstan")
        day = bounds(date)[1]
        return [one.a.status for one in found.of_kind("organisations") if one.id == "eaeu" and not one.a.ended(day)]

    assert status("2015-03") == []
    assert status("2016") == ["member"]


def test_chains_are_cited_and_strong_ones_come_first(catalogue: Catalogue) -> None:
    chains = paths(catalogue, "tajikistan", "hungary")
    assert chains
    for chain in chains:
        assert chain[0].start == "tajikistan"
        assert chain[-1].end == "hungary"
        assert all(one.end == two.start for one, two in pairwise(chain))
        assert all(edge.source for edge in chain if edge.relation not in ("mentions", "see-also"))
    weak = [any(edge.relation in ("mentions", "see-also") for edge in chain) for chain in chains]
    assert weak == sorted(weak)
    assert paths(catalogue, "kazakhstan", "kazakhstan") == []


def test_figures_come_from_one_source_and_say_where_year_or_unit_differ(catalogue: Catalogue) -> None:
    rows = [row for row in compare(catalogue, ["kazakhstan", "uzbekistan", "kyrgyzstan"]) if row.numeric]
    assert {row.key for row in rows} >= {"population", "gdp", "area"}
    assert len({row.key for row in rows}) == len(rows)
    for row in rows:
        years = {(value.as_of or "")[:4] for value in row.values.values()}
        units = {value.unit for value in row.values.values()}
        assert any(value.differs for value in row.values.values()) == (len(years) > 1 or len(units) > 1), row
        assert bool(row.source) == (len({value.source for value in row.values.values()}) == 1)
    assert any(not row.numeric and len(row.values) == 1 for row in compare(catalogue, ["sco", "csto"]))  # every field


def test_two_bodies_have_members_of_one_of_both_and_of_the_other(catalogue: Catalogue) -> None:
    (members,) = [one for one in sets(catalogue, ["sco", "csto"]) if one.relation == "member-of" and not one.qualified]
    found = {part.of: set(part.items) for part in members.parts}
    full = {
        body: {cell.country for cell in cells(catalogue, [body]) if cell.status == "member"} for body in ("sco", "csto")
    }
    assert found["sco", "csto"] == full["sco"] & full["csto"]
    assert found["sco",] == full["sco"] - full["csto"]
    assert found["csto",] == full["csto"] - full["sco"]
    (others,) = [one for one in sets(catalogue, ["sco", "csto"]) if one.relation == "member-of" and one.qualified]
    assert "azerbaijan" in others.parts[0].items  # a partner of the SCO


@pytest.mark.parametrize(
    ("ids", "relation", "shared"),
    [
        (["kazakhstan", "uzbekistan"], "member-of", "sco"),
        (["middle-corridor", "northern-corridor"], "crosses", "kazakhstan"),
        (["middle-corridor", "northern-corridor"], "on-route", "dostyk"),
        (["sco", "csto", "eaeu"], "member-of", "kazakhstan"),
        (["kassym-jomart-tokayev", "nursultan-nazarbayev"], "holds-office", "kazakhstan"),
    ],
)
def test_what_two_of_any_kind_share(ids: list[str], relation: str, shared: str, catalogue: Catalogue) -> None:
    parts = [part for one in sets(catalogue, ids) if one.relation == relation for part in one.parts]
    assert any(shared in part.items for part in parts if len(part.of) == len(ids))
    for one in sets(catalogue, ids):
        items = [id_ for part in one.parts for id_ in part.items]
        assert len(items) == len(set(items))


def test_only_differences(catalogue: Catalogue, eurasia: Run) -> None:
    found = json.loads(eurasia("compare", "sco", "csto", "--differences", "--json").stdout)
    assert all(
        len({str(value["value"]) for value in row["values"].values()}) > 1 or len(row["values"]) == 1
        for row in found["rows"]
    )
    assert all(len(part["in"]) == 1 for one in found["sets"] for part in one["parts"])
    assert "in both" not in eurasia("compare", "sco", "csto", "--differences").stdout
    assert "in both" in eurasia("compare", "sco", "csto").stdout


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
    joined = {(one.from_id, one.status, one.change) for one in changes if one.relation == "member-of"}
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
    ("argv", "code", "said"),
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
def test_errors_are_one_clear_line(argv: list[str], code: int, said: str, eurasia: Run) -> None:
    done = eurasia(*argv)
    assert done.returncode == code
    assert said in done.stderr
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
