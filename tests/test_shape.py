"""The shape of the program: a new kind, a stacked pack and the borders between the layers."""

from __future__ import annotations

import hashlib
import json
import re
import subprocess
import sys
from pathlib import Path
from typing import get_args

import pytest

from eurasia_tui.catalogue.files import cached_catalogue
from eurasia_tui.catalogue.layout import BLOCKS
from eurasia_tui.packs.locate import locate
from eurasia_tui.query.catalogue import Catalogue
from eurasia_tui.query.members import cells
from eurasia_tui.query.names import TIERS
from eurasia_tui.query.pages.page import page
from eurasia_tui.query.pages.sections import BUILDERS
from eurasia_tui.query.questions.item_senses import NAME_COST
from eurasia_tui.query.search import search
from eurasia_tui.schema.types import MembershipStatus, OfficeRank

from .conftest import Run, Write

PLUGIN = '''
"""A twelfth kind."""
from typing import Annotated, ClassVar
from pydantic import Field
from eurasia_tui.schema.entity import Entity
from eurasia_tui.schema.relations import ABOUT
from eurasia_tui.schema.stored import AsFact, AsRelation
from eurasia_tui.schema.types import Id, PartialDate

class Battle(Entity):
    """A battle."""
    kind: ClassVar[str] = "battles"
    singular: ClassVar[str] = "battle"
    label: ClassVar[str] = "Battles"
    badge: ClassVar[str] = "fought"
    fought: Annotated[PartialDate, AsFact("Fought", type="date")] = Field(description="When.")
    sides: Annotated[list[Id], AsRelation(ABOUT)] = Field(default_factory=list, description="Who.")
'''


def test_a_twelfth_kind_needs_a_schema_class_and_a_folder(
    small: dict[str, str], pack: Write, tmp_path: Path, eurasia: Run
) -> None:
    plugin = tmp_path / "plugin"
    (plugin / "battles-1.dist-info").mkdir(parents=True)
    (plugin / "battles_kind.py").write_text(PLUGIN)
    (plugin / "battles-1.dist-info/METADATA").write_text("Metadata-Version: 2.1\nName: battles\nVersion: 1\n")
    (plugin / "battles-1.dist-info/entry_points.txt").write_text("[eurasia_tui.kinds]\nbattles = battles_kind\n")
    battle = 'name = "Battle of Talas"\nfought = 0751-07\nsides = ["landia"]\nsource = "src"\nas_of = 2024\n'.replace(
        "0751-07", '"0751-07"'
    )
    root = pack({**small, "battles/talas.toml": battle})
    env = {"PYTHONPATH": str(plugin), "XDG_CACHE_HOME": str(tmp_path / "cache")}
    listed = json.loads(eurasia("--content", str(root), "list", "battle", "--json", env=env).stdout)
    assert [(row["id"], row["fought"]) for row in listed] == [("talas", "0751-07")]
    hits = json.loads(eurasia("--content", str(root), "search", "talas", "--json", env=env).stdout)["hits"]
    assert hits[0]["kind"] == "battles"
    shown = json.loads(eurasia("--content", str(root), "show", "talas", "--json", env=env).stdout)
    assert {"label": "Fought", "value": "0751-07"}.items() <= shown["facts"][0].items()
    assert shown["relations"][0]["to"] == "landia"
    script = (
        "import asyncio\nfrom eurasia_tui.query.catalogue import Catalogue\nfrom eurasia_tui.tui.app import EurasiaApp\n"
        "async def main():\n"
        f"    app = EurasiaApp(Catalogue.open({str(root)!r}), fresh=True)\n"
        "    async with app.run_test(size=(100, 30)) as pilot:\n"
        "        await pilot.press('0')\n        await pilot.pause()\n"
        "        print([row[1] for row in app.screen.rows])\n"
        "asyncio.run(main())\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script],
        capture_output=True,
        text=True,
        env={**__import__("os").environ, **env},
        check=False,
    )
    assert "'Battles'" in done.stdout, done.stderr


OVERLAY = {
    "pack.toml": 'name = "Mine"\n',
    "sources/mine.toml": 'name = "My source"\ntype = "report"\nlicence = "mine"\n',
    "countries/kyrgyzstan.toml": 'name = "Kirghizia Test"\nsource = "mine"\nas_of = 2025\n',
}


def _ended(catalogue: Catalogue) -> str:
    (cell,) = cells(catalogue, ["eaeu"], ["kyrgyzstan"])
    return (
        'source = "mine"\nas_of = 2025\nmembers = [\n'
        f'  {{ who = "kyrgyzstan", status = "{cell.status}", from = "{cell.since}", until = "2020-01-01" }},\n]\n'
    )


@pytest.mark.parametrize(("date", "member"), [("2014-06", False), ("2016-06", True), ("2021-06", False)])
def test_an_overlay_agrees_everywhere(date: str, member: bool, catalogue: Catalogue, pack: Write) -> None:
    built = locate(None, own=False)[-1].catalogue
    before = hashlib.sha256(built.read_bytes()).hexdigest()
    root = pack({**OVERLAY, "organisations/eaeu.toml": _ended(catalogue)})
    over = Catalogue.open(str(root), date, own=False)
    try:
        members = {cell.country for cell in cells(over, ["eaeu"]) if cell.status == "member"}
        assert ("kyrgyzstan" in members) is member
        shown = page(over, "kyrgyzstan")
        assert shown.name == "Kirghizia Test"
        rows = [row for row in shown.relations if row.relation == "member-of" and row.id == "eaeu"]
        assert bool([row for row in rows if not row.former]) is member
        union = page(over, "eaeu")
        named = [row for row in union.relations if row.relation == "member-of" and row.id == "kyrgyzstan"]
        assert [row.name for row in named] == ["Kirghizia Test"] * len(named)
        assert bool([row for row in named if not row.former]) is member
        assert search(over, "kirghizia test").hits[0].id == "kyrgyzstan"
        found = {hit.id for hit in search(over, "kind:country in:eaeu", 100).hits}
        assert ("kyrgyzstan" in found) is member
    finally:
        over.close()
    assert hashlib.sha256(built.read_bytes()).hexdigest() == before
    mine = cached_catalogue(root)
    assert mine.stat().st_size < built.stat().st_size / 2


def test_every_block_that_a_kind_may_declare_can_be_built() -> None:
    assert set(BUILDERS) == set(BLOCKS)


def test_imports_keep_to_the_contracts() -> None:
    """Layers, no loops, commands and kinds independent of each other: see pyproject.toml."""
    done = subprocess.run(
        [Path(sys.executable).with_name("lint-imports"), "--no-cache"],
        capture_output=True,
        text=True,
        cwd=Path(__file__).parents[1],
        check=False,
    )
    assert done.returncode == 0, done.stdout


def test_no_widget_renderer_or_command_knows_a_kind() -> None:
    """The names of kinds stand in the schema and the content, not in the code that shows them."""
    kinds = ("countries", "organisations", "corridors", "agreements", "events", "concepts")
    source = Path(__file__).parents[1] / "src/eurasia_tui"
    for folder in ("tui", "render"):
        for file in (source / folder).rglob("*.py"):
            text = file.read_text()
            assert not [kind for kind in kinds if f'"{kind}"' in text], file


def test_no_module_is_longer_than_can_be_read_at_once() -> None:
    root = Path(__file__).parents[1]
    lengths = {
        path.relative_to(root).as_posix(): len(path.read_text(encoding="utf-8").splitlines())
        for folder in ("src", "tests", "scripts", "benchmarks")
        for path in (root / folder).rglob("*.py")
    }
    assert {path: length for path, length in lengths.items() if length > 300} == {}


def test_statuses_and_ranks_have_the_order_of_the_schema(catalogue: Catalogue) -> None:
    assert tuple(catalogue.standing) == get_args(MembershipStatus)
    assert tuple(catalogue.ranks) == get_args(OfficeRank)


def test_a_likelier_type_of_name_never_costs_more() -> None:
    assert list(NAME_COST) == sorted(NAME_COST)
    assert len(NAME_COST) == max(TIERS.values()) + 1


def test_the_architecture_document_names_every_package_and_only_files_that_are_there() -> None:
    root = Path(__file__).parents[1]
    package = root / "src/eurasia_tui"
    text = (root / "docs/architecture.md").read_text()
    packages = [path.relative_to(package).as_posix() for path in package.rglob("*") if path.is_dir()]
    assert [name for name in packages if "__pycache__" not in name and f"`{name}`" not in text] == []
    files = [
        path.relative_to(root).as_posix()
        for folder in ("src", "scripts", "tests")
        for path in (root / folder).rglob("*.py")
    ]
    for document in ("docs/architecture.md", "CONTRIBUTING.md", "docs/questions.md"):
        named = re.findall(r"`([\w/.]+\.py)`", (root / document).read_text())
        assert [name for name in named if not any(f"/{file}".endswith(f"/{name}") for file in files)] == [], document
