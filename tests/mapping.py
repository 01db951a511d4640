"""A small pack whose maps do not change with the content, and a scene made of it."""

from __future__ import annotations

from pathlib import Path

from eurasia_tui.map.question import MapQuestion
from eurasia_tui.map.scene import Scene
from eurasia_tui.map.world import world
from eurasia_tui.query.catalogue import Catalogue
from eurasia_tui.render.glyphs import UNICODE, Glyphs

STATES = {
    "kazakhstan": ("Kazakhstan", "KAZ", "astana"),
    "kyrgyzstan": ("Kyrgyzstan", "KGZ", "bishkek"),
    "uzbekistan": ("Uzbekistan", "UZB", "tashkent"),
    "russia": ("Russia", "RUS", "moscow"),
    "iran": ("Iran", "IRN", ""),
    "china": ("China", "CHN", "beijing"),
    "azerbaijan": ("Azerbaijan", "AZE", "baku"),
    "cuba": ("Cuba", "CUB", ""),
    "fiji": ("Fiji", "FJI", ""),
    "nowhere": ("Nowhere [bold]", "NWH", ""),
}
PLACES = {
    "astana": (51.18, 71.45, 1_200_000),
    "bishkek": (42.87, 74.59, 1_000_000),
    "tashkent": (41.26, 69.22, 2_900_000),
    "moscow": (55.75, 37.62, 12_000_000),
    "beijing": (39.91, 116.4, 19_000_000),
    "baku": (40.38, 49.89, 2_300_000),
    "aktau": (43.66, 51.17, 150_000),
    "dostyk": (45.25, 82.48, 5_000),
    "shalkar": (47.83, 59.6, 28_000),
    "urumqi": (43.8, 87.6, 3_000_000),
    "omsk": (54.99, 73.37, 1_100_000),
    "anadyr": (64.73, 177.5, 15_000),
    "petropavl": (54.87, 69.15, 200_000),
}
COMMON = 'source = "src"\nas_of = "2024"\n'


def files() -> dict[str, str]:
    """The pack, by file name."""
    files = {
        "pack.toml": 'name = "Maps"\nstandalone = true\ndata_date = "2024-06-30"\n',
        "sources/src.toml": 'name = "An atlas"\ntype = "report"\nlicence = "not stated"\n',
    }
    for id_, (name, code, capital) in STATES.items():
        seat = f'capital = ["{capital}"]\n' if capital else ""
        files[f"countries/{id_}.toml"] = (
            f'name = "{name}"\nsummary = "The state of {name}. More of it."\ngroup = "All"\niso3 = "{code}"\n{seat}{COMMON}'
        )
    places = [
        f'[[place]]\nid = "{id_}"\nname = "{id_.capitalize()}"\nsummary = "A town."\ntype = ["city"]\nlat = {lat}\nlon = {lon}\n'
        f'{COMMON}facts = [{{ key = "population", label = "Population", value = {people}, unit = "people" }}]\n'
        for id_, (lat, lon, people) in PLACES.items()
    ]
    places += [
        f'[[place]]\nid = "lost-junction"\nname = "Lost Junction"\nsummary = "No one knows where."\ntype = ["other"]\n{COMMON}',
        '[[place]]\nid = "steppe"\nname = "Steppe"\nsummary = "Grass."\ntype = ["region"]\ncountry = ["kazakhstan", "russia"]\n'
        + COMMON,
    ]
    files["places/all.toml"] = "\n".join(places)
    files["corridors/middle.toml"] = (
        f'name = "Middle Way"\nsummary = "A route."\nmode = "rail"\n{COMMON}countries = ["china", "kazakhstan", "azerbaijan"]\n'
        'bypasses = ["russia", "iran"]\n\n[[branches]]\nname = "main"\n'
        'places = ["urumqi", "dostyk", "lost-junction", "shalkar", "aktau", "baku"]\n\n'
        '[[branches]]\nname = "by Tashkent"\nplaces = ["dostyk", "tashkent", "aktau"]\n'
    )
    files["corridors/northern.toml"] = (
        f'name = "Northern Way"\nsummary = "Another."\nmode = "rail"\n{COMMON}countries = ["china", "kazakhstan", "russia"]\n\n'
        '[[branches]]\nname = "main"\nplaces = ["beijing", "urumqi", "dostyk", "petropavl", "moscow"]\n'
    )
    files["corridors/arctic.toml"] = (
        f'name = "Arctic Way"\nsummary = "Over the line."\nmode = "sea"\n{COMMON}\n'
        '[[branches]]\nname = "main"\nplaces = ["anadyr", "petropavl"]\n'
    )
    files["organisations/union.toml"] = (
        f'name = "Union"\ntype = "economic union"\nsummary = "A union."\n{COMMON}seat = ["moscow"]\nmembers = [\n'
        '  { who = "russia", from = "2000" },\n  { who = "kazakhstan", from = "2000" },\n  { who = "kyrgyzstan", from = "2015" },\n'
        '  { who = "uzbekistan", status = "observer", from = "2020" },\n  { who = "cuba", status = "observer", from = "2020" },\n'
        '  { who = "china", status = "partner", from = "2018" },\n  { who = "azerbaijan", from = "2000", until = "2009" },\n]\n'
    )
    files["events/summit.toml"] = (
        f'name = "Summit"\ndate = "2024-05-01"\ntype = "summit"\nsummary = "They met."\n{COMMON}place = ["bishkek"]\n'
        'participants = ["kazakhstan", "kyrgyzstan", "china"]\n'
    )
    files["concepts/idea.toml"] = f'name = "Idea"\nfield = "order"\nsummary = "A thought."\n{COMMON}'
    return files


def scene(catalogue: Catalogue, *ids: str, glyphs: Glyphs = UNICODE) -> Scene:
    """What the entities show."""
    return MapQuestion(ids).scene(catalogue, world(catalogue), glyphs)


def write(root: Path) -> Path:
    """Write the pack into a folder."""
    for name, text in files().items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return root
