"""Sites, chairs, acting office-holders, borders of several stretches, formats without members, people by family name."""

from __future__ import annotations

import json
import re

from eurasia_tui.compiler.check import check
from eurasia_tui.packs.opening import packs_below_folder
from eurasia_tui.query.blocks import Facts, Links, Relations, Table, span_text
from eurasia_tui.query.catalogue import Catalogue
from eurasia_tui.query.comparison.page import compare_page
from eurasia_tui.query.listing import Listing
from eurasia_tui.query.pages.page import page
from eurasia_tui.query.timeline import timeline

from .conftest import ROOT, Run, Write

SITE = re.findall(r"```toml\n# sites/(\S+)\n(.*?)```", (ROOT / "docs" / "content-guide.md").read_text(), re.DOTALL)
REPORT = 'name = "A report"\ntype = "report"\nlicence = "x"\nseen = 2026-11-29\n'


def open_(root: object) -> Catalogue:
    return Catalogue.open(str(root), own=False)


def test_the_site_of_the_guide_is_shown_and_read_from_both_ends(pack: Write, eurasia: Run) -> None:
    ((name, text),) = SITE
    root = pack({f"sites/{name}": text, "sources/great-river-report.toml": REPORT})
    assert check(root, packs_below_folder(root)).problems == []
    catalogue = open_(root)
    id_ = name.removesuffix(".toml")
    shown = page(catalogue, id_)
    tables = {block.title: block for block in shown.blocks if isinstance(block, Relations)}
    assert [row.id for row in tables["Owners"].rows] == ["kazakhstan"]
    assert (tables["Financing"].rows[0].value, tables["Financing"].rows[0].unit) == (65, "US$ million")
    assert [row.role for row in tables["Who depends on it"].rows] == ["irrigation water"]
    facts = {row.key: row for block in shown.blocks if isinstance(block, Facts) for row in block.rows}
    assert (facts["capacity"].values[0].number, facts["capacity"].values[0].unit) == (365, "MW")
    assert [span_text(value.value) for value in facts["type"].values] == ["dam", "power station"]
    (there,) = [
        block
        for block in page(catalogue, "kazakhstan").blocks
        if isinstance(block, Links) and block.title == "Sites in it"
    ]
    assert id_ in [item.link for item in there.items]
    depends = [row for row in page(catalogue, "mongolia").relations if row.relation == "depends-on"]
    assert [row.id for row in depends] == [id_]
    listed = eurasia("--content", str(root), "list", "sites", "--json")
    assert {"id": id_, "capacity": 365}.items() <= next(r for r in json.loads(listed.stdout) if r["id"] == id_).items()
    mapped = json.loads(eurasia("--content", str(root), "map", id_, "--json").stdout)
    assert [(point["lat"], point["lon"]) for point in mapped["points"] if point["id"] == id_] == [(43.91, 77.09)]
    catalogue.close()


def test_the_skeleton_of_a_site_is_valid(eurasia: Run) -> None:
    assert eurasia("new", "site", "my-dam").returncode == 0
    assert eurasia("check").returncode == 0


def test_who_is_in_the_chair_year_by_year(pack: Write, small: dict[str, str], eurasia: Run) -> None:
    body = small["organisations/bund.toml"] + (
        'chairs = [\n  { to = "landia", from = 2020, until = 2020-12-31 },\n'
        '  { to = "wasteland", from = 2021, until = 2021-12-31 },\n  { to = "landia", from = 2024 },\n]\n'
    )
    other = small["countries/landia.toml"].replace("Landia", "Wasteland").replace('iso2 = "LA"\n', "")
    root = pack(small | {"organisations/bund.toml": body, "countries/wasteland.toml": other})
    assert check(root, packs_below_folder(root)).problems == []
    catalogue = open_(root)

    def chair(day: str | None) -> list[str]:
        blocks = page(catalogue.at(day), "bund").blocks
        rows = [row for block in blocks if isinstance(block, Facts) for row in block.rows if row.key == "chairs"]
        return [value.value[0].link or "" for row in rows for value in row.values]

    assert [chair(day) for day in ("2020-06", "2021-06", "2022", None)] == [["landia"], ["wasteland"], [], ["landia"]]
    (table,) = [
        block for block in page(catalogue, "bund").blocks if isinstance(block, Relations) and block.title == "Chairs"
    ]
    assert [(row.id, row.since) for row in table.rows] == [
        ("landia", "2024"),
        ("wasteland", "2021"),
        ("landia", "2020"),
    ]
    assert ("takes the chair of", "2021") in [(entry.what, entry.date) for entry in timeline(catalogue, ["bund"])]
    catalogue.close()


def test_an_office_held_for_the_time_being_says_so(pack: Write, small: dict[str, str], eurasia: Run) -> None:
    person = (
        'name = "Ann Uxx"\nsource = "src"\nas_of = 2024\noffices = [\n  { to = "landia", title = "President", '
        'rank = "head-of-state", acting = true, from = 2024-02-01 },\n]\n'
    )
    root = str(pack(small | {"people/ann-uxx.toml": person}))
    assert "Ann Uxx (acting)" in eurasia("--content", root, "show", "landia").stdout
    assert "President (acting)" in eurasia("--content", root, "show", "ann-uxx").stdout
    shown = json.loads(eurasia("--content", root, "show", "ann-uxx", "--json").stdout)
    assert [row["status"] for row in shown["relations"] if row["relation"] == "holds-office"] == ["acting"]


def test_a_border_of_two_stretches_is_told_whole(catalogue: Catalogue, eurasia: Run) -> None:
    rows = [row.value for row in page(catalogue, "russia").relations if row.relation == "borders" and row.id == "china"]
    assert sorted(row or 0 for row in rows) == [46, 4133]
    answer = json.loads(eurasia("ask", "how long is the border of Russia and China", "--json").stdout)
    assert answer["value"] == 4179


def test_states_take_part_in_a_dialogue_format(catalogue: Catalogue) -> None:
    body = "gcc-central-asia"
    statuses = {row.status for row in page(catalogue, body).relations if row.relation == "member-of"}
    assert statuses == {"participant"}
    dated = {entry.what for entry in timeline(catalogue, ["kazakhstan"]) if entry.to == body}
    assert dated == {"takes part in"}


def test_a_body_may_be_an_observer(pack: Write, small: dict[str, str]) -> None:
    other = 'name = "Ring"\ntype = "forum"\nsource = "src"\nas_of = 2024\nmembers = [{ who = "bund", status = "observer" }]\n'
    root = pack(small | {"organisations/ring.toml": other})
    assert check(root, packs_below_folder(root)).problems == []
    catalogue = open_(root)
    rows = [row for row in page(catalogue, "bund").relations if row.relation == "member-of" and row.id == "ring"]
    assert [row.status for row in rows] == ["observer"]
    catalogue.close()


def test_people_are_listed_by_family_name(pack: Write, small: dict[str, str]) -> None:
    names = {
        "a": ("Zoe Abel", ""),
        "b": ("Xi Jinping", 'family_name = "Xi"'),
        "c": ("Charles III", ""),
        "d": ("Abdel al-Banna", ""),
        "e": ("Bob Yarrow", ""),
    }
    files = {f"people/{id_}.toml": f'name = "{name}"\n{more}\nsource = "src"\n' for id_, (name, more) in names.items()}
    catalogue = open_(pack(small | files))
    assert [row.id for row in Listing("people").rows(catalogue)] == ["a", "d", "c", "b", "e"]
    catalogue.close()


def test_a_person_is_listed_with_the_state(catalogue: Catalogue) -> None:
    cells = {row.id: row.cells[0].text for row in Listing("people").rows(catalogue)}
    assert cells["kassym-jomart-tokayev"] == "Kazakhstan"


def test_a_unit_is_not_said_twice(catalogue: Catalogue) -> None:
    tables = [
        block for block in compare_page(catalogue, ["kazakhstan", "uzbekistan"]).blocks if isinstance(block, Table)
    ]
    labels = [span_text(row.cells[0]) for table in tables for row in table.rows]
    assert any("%" in label for label in labels)
    assert not [label for label in labels if label.count("%") > 1]
