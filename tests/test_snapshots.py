"""Pictures of the screens over a small pack of their own, at three sizes, so that content edits do not change them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from textual.pilot import Pilot

from eurasia_tui.query.catalogue import Catalogue
from eurasia_tui.tui.app import EurasiaApp

SIZES = [(120, 36), (80, 24), (40, 12)]
PACK = {
    "pack.toml": 'name = "Islands"\nstandalone = true\ndata_date = 2024-06-30\n',
    "sources/src.toml": 'name = "Almanac of the islands"\ntype = "report"\nlicence = "not stated"\ndate = 2024\n'
    'publisher = "Harbour Press"\nurl = "https://example.org/almanac"\n',
    "people/anna.toml": 'name = "Anna Reed"\nsource = "src"\nas_of = 2024\nsummary = "A writer on the islands."\n',
    "countries/landia.toml": 'name = "Landia"\nsummary = "The largest of the islands; it proposed the [[bund]]."\n'
    'group = "Central Asia"\nsource = "src"\nas_of = 2024\niso2 = "LA"\n\n'
    '[[facts]]\nlabel = "Population"\nvalue = 20592571\nunit = "people"\n\n'
    '[[facts]]\nlabel = "GDP"\nvalue = 261000000000\nunit = "US$"\n',
    "countries/merea.toml": 'name = "Merea"\nsummary = "A small island beside [[landia]]."\ngroup = "Central Asia"\n'
    'source = "src"\nas_of = 2024\niso2 = "ME"\n\n[[facts]]\nlabel = "Population"\nvalue = 7221900\nunit = "people"\n\n'
    '[[facts]]\nlabel = "GDP"\nvalue = 13990000000\nunit = "US$"\n',
    "organisations/bund.toml": 'name = "Bund of Islands"\ntype = "forum"\nsource = "src"\nas_of = 2024\n'
    'summary = "A forum of the islands."\nfounded = 2010-05-01\nacronyms = { en = "BOI" }\n\nmembers = [\n'
    '  { who = "landia", from = "2010-05-01" },\n  { who = "merea", from = "2015", status = "observer" },\n]\n',
    "quotes/anna.toml": '[[quote]]\nid = "quote-anna-bund"\ntext = "Nobody leaves the Bund in winter."\nspeaker = "anna"\n'
    'quoted_from = "src"\nparagraph = 3\ndate = 2024\nabout = ["bund"]\n',
    "claims/anna.toml": '[[claim]]\nid = "claim-anna-trade"\nstatement = "The Bund doubled the trade of the islands."\n'
    'asserted_by = "anna"\nmade_in = "src"\nparagraph = 4\ndate = 2024\nabout = ["bund"]\n'
    'claim_kind = "figure"\nstatus = "unverified"\n',
    "countries/broken.toml": 'name = "Broken"\nsummary = 5\n',
}

SCREENS: dict[str, tuple[str, ...]] = {
    "list": (),
    "page": ("enter",),
    "organisation": ("2", "enter"),
    "quote": ("4", "enter"),
    "claim": ("0", "1", "enter"),
    "search": ("slash", *"bund"),
    "nothing_found": ("slash", *"qqzzxx"),
    "search_hints": ("slash",),
    "filtered_to_nothing": ("ctrl+f", *"zzz"),
    "letters": ("enter", "f"),
    "relate": ("r", *"merea", "enter"),
    "compare": ("space", "down", "c"),
    "matrix": ("x",),
    "timeline": ("t",),
    "panes": ("0",),
    "as_of": ("2", "a", *"2012", "enter"),
    "help": ("question_mark",),
    "problems": ("0", "8"),
}


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("name", SCREENS)
def test_screens_look_as_they_did(
    name: str, size: tuple[int, int], pack: Callable[[dict[str, str]], Path], snap_compare: Callable[..., bool]
) -> None:
    app = EurasiaApp(Catalogue.open(str(pack(PACK)), own=False), content=str(pack({})), fresh=True)

    async def before(pilot: Pilot[None]) -> None:
        await pilot.pause()
        for key in SCREENS[name]:
            await pilot.press(key)
            await pilot.pause()

    assert snap_compare(app, terminal_size=size, run_before=before)
