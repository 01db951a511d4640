"""``make bench``: measures every budget beside a bare Textual app; writes RESULTS.md and growth.svg.

``--quick`` leaves out the 50,000 entities and the 50 explorers.
"""

from __future__ import annotations

import os
import platform
import sys
import tempfile
import time
from importlib.metadata import version
from pathlib import Path
from statistics import median

from eurasia_tui.catalogue.files import uri
from eurasia_tui.catalogue.stack import connect
from eurasia_tui.packs.locate import Pack as Stacked
from eurasia_tui.packs.opening import Opened
from eurasia_tui.query.catalogue import Catalogue

from . import explorer, growth, programs, queries, screens
from .full_screens import full_screens
from .ground import Ground, Pack

HERE = Path(__file__).parent
MB = 2**20
Row = tuple[str, str, str, bool]
"""What, budget, measured, whether it holds."""


def ratio(found: dict[str, list[tuple[float, int]]], name: str, column: int) -> float:
    """The median over rounds of a figure divided by the bare app's of the same round."""
    return median(mine[column] / bare[column] for mine, bare in zip(found[name], found["bare"], strict=True))


def engine(*packs: Pack) -> float:
    """95th percentile of the queries in milliseconds, over a stack of packs, top first."""
    opened = Opened()
    for pack in packs:
        opened.uris.append(uri(pack.catalogue))
        opened.packs.append(Stacked(None, pack.catalogue))
    catalogue = Catalogue(connect(opened.uris), opened)
    queries.measure(catalogue)
    return queries.percentile(queries.measure(catalogue), 0.95)


def row(what: str, budget: float, measured: float, unit: str, note: str = "") -> Row:
    """One line of the table."""
    return what, f"{budget:g} {unit}", f"{measured:.3g} {unit}{note}", measured <= budget


def rows(ground: Ground, packs: list[Pack], quick: bool) -> tuple[list[Row], list[growth.Curve]]:
    """Every line of the table, and the curves of growth."""
    shipped, big = ground.shipped, packs[-1]
    print("first frames ...", flush=True)
    started = explorer.starts(ground, [shipped, *packs], 3 if quick else 9)
    own, large = str(shipped.size), str(big.size)
    of = f"{big.size:,} entities"
    print("keys ...", flush=True)
    keys, far = explorer.Keys(ground, shipped), explorer.Keys(ground, big)
    bare_idle = explorer.idle(ground, ground.bare, explorer.BARE_SHOWS)
    idle = explorer.idle(ground, ground.explorer(shipped), explorer.first_screen(shipped))
    bare_rss = median(memory for _, memory in started["bare"])
    print("queries ...", flush=True)
    p95 = {pack.size: engine(pack) for pack in [shipped, *packs]}
    print("screens ...", flush=True)
    few = 3 if quick else 9
    early, start = screens.early_frames(ground, few)
    smooth, plain = screens.map_views(ground, few)
    figures = screens.figures_view(ground, few)
    texts = ground.documents(20_000 if quick else 200_000)
    opened, found = screens.documents(texts)
    print("commands and compiling ...", flush=True)
    ratios = programs.commands(ground, 3 if quick else 11)
    cells = sum(key.cells for key in keys.down)
    table = [
        row(
            "first useful frame, shipped content",
            1.25,
            ratio(started, own, 0),
            "x bare",
            f" ({median(ms for ms, _ in started[own]):.0f} ms)",
        ),
        row("the page beside the list, shipped content", 1.6, ratio(started, explorer.PAGE, 0), "x bare"),
        row("first readable frame, second and later starts", 0.25, early, "x bare"),
        row("start screen, first frame", 1.25, start, "x bare"),
        row(f"first useful frame, {of}", 1.35, ratio(started, large, 0), "x bare"),
        row(
            "memory at first frame, shipped content",
            1.3,
            ratio(started, own, 1),
            "x bare",
            f" ({median(m for _, m in started[own]) / MB:.0f} MB)",
        ),
        row(f"memory at first frame, {of}", 1.5, ratio(started, large, 1), "x bare"),
        row("memory after 200 pages, shipped content", 1.7, keys.rss_after / bare_rss, "x bare"),
        row(f"memory after 200 pages, {of}", 1.7, far.rss_after / bare_rss, "x bare"),
        row("bytes per arrow key, list alone (held)", 900, keys.held_bytes, "bytes"),
        row("bytes per arrow key, whole preview changing", 4500, explorer.median(keys.down, "bytes"), "bytes"),
        row("bytes per screen cell that changed", 3, sum(key.bytes for key in keys.down) / max(1, cells), "bytes"),
        row("bytes per Page Down in a page", 12000, explorer.median(keys.page_down, "bytes"), "bytes"),
        row("arrow key to settled screen, median of 200", 25, explorer.median(keys.down, "ms"), "ms"),
        row("arrow key to settled screen, worst of 200", 80, max(key.ms for key in keys.down), "ms"),
        row(f"arrow key to settled screen, median, {of}", 25, explorer.median(far.down, "ms"), "ms"),
        row("arrow key held for 5 s: settled after the last", 100, keys.held, "ms"),
        row("search key to settled screen, shipped content", 30, explorer.median(keys.search, "ms"), "ms"),
        row(f"search key to settled screen, {of}", 60, explorer.median(far.search, "ms"), "ms"),
        row("500 queries, 95th percentile, shipped content", 3, p95[shipped.size], "ms"),
        row(f"500 queries, 95th percentile, {of}", 20, p95[big.size], "ms"),
        row(f"500 queries, 95th percentile, {of} over the shipped content", 20, engine(big, shipped), "ms"),
        row("answer and hits on every key, 95th percentile, shipped content", 15, screens.asking(shipped), "ms"),
        row(f"answer and hits on every key, 95th percentile, {of}", 25, screens.asking(big), "ms"),
        row("map: opening", 150, smooth.opening, "ms"),
        row("map: pan or zoom, median", 40, smooth.key, "ms"),
        row("map: bytes of the largest redraw", 18_500, smooth.bytes, "bytes"),
        row("map, plain as over SSH: bytes of the largest redraw", 14_000, plain.bytes, "bytes"),
        *(
            row(
                f"bytes of a whole screen: {screen.name}, {screen.size[0]}x{screen.size[1]}",
                screen.budget,
                measured,
                "bytes",
            )
            for screen, measured in full_screens(ground)
        ),
        row("figures view: opening", 150, figures.opening, "ms"),
        row("figures view: arrow key to settled screen, median", 25, figures.key, "ms"),
        row(f"a document's page, the worst of 20, {texts.size:,} paragraphs", 30, opened, "ms"),
        row(f"words in all documents, the worst of {len(screens.WORDS)}, {texts.size:,} paragraphs", 30, found, "ms"),
        *(
            row(f"`eurasia {name}`", 6, ours, "x pass", f" (checkout {theirs:.2g})")
            for name, (ours, theirs) in ratios.items()
        ),
        row(
            "compile 1,000 entities from nothing, shipped content without documents",
            0.7,
            ground.compiled_bare() / shipped.size * 1_000,
            "s",
        ),
        row("one file changed, in a running explorer", 0.15, programs.change(ground), "s"),
        row(f"compile {of} from nothing", 30, big.compiled, "s"),
        row(f"compile {of} from nothing, memory", 400, big.peak, "MB"),
        row("knowing what to draw from, shipped content", 5, programs.opening(shipped), "ms"),
        row(f"knowing what to draw from, {of}", 5, programs.opening(big), "ms"),
        row(
            "processor when idle, beyond that of the bare app",
            0,
            round(idle - bare_idle, 2),
            "%",
            f" ({idle:.2f} beside {bare_idle:.2f})",
        ),
    ]
    if not quick:
        print("50 explorers ...", flush=True)
        shown, rss, pss = explorer.many(ground, shipped, 50)
        table.append(
            (
                f"50 explorers at once ({shown} started): memory of each",
                "1.3 x bare",
                f"{rss / bare_rss:.3g} x bare, {pss / MB:.0f} MB its own share",
                shown == 50 and rss / bare_rss <= 1.3,
            )
        )
    curves = [
        growth.Curve("first frame, x bare", [(p.size, ratio(started, str(p.size), 0)) for p in packs], 1.35),
        growth.Curve("memory, x bare", [(p.size, ratio(started, str(p.size), 1)) for p in packs], 1.5),
        growth.Curve("query, 95th percentile, ms", [(p.size, p95[p.size]) for p in packs], 20),
        growth.Curve("a page, median of 200, ms", [(p.size, screens.pages(p)) for p in packs], 25),
        growth.Curve("compiling from nothing, s", [(p.size, p.compiled) for p in packs], 30),
    ]
    return table, curves


def report(table: list[Row], curves: list[growth.Curve], shipped: Pack, load: float) -> str:
    """RESULTS.md."""
    held = sum(row[3] for row in table)
    versions = ", ".join(f"{name} {version(name)}" for name in ("textual", "rich", "pydantic", "rapidfuzz"))
    lines = [
        "# Results",
        "",
        (
            f"Written by `make bench` on {time.strftime('%d %B %Y')}; {held} of {len(table)} budgets held in this run. "
            "Ratios are medians over rounds in which the bare app (`bare.py`) and ours start in turn."
        ),
        "",
        (
            f"Python {platform.python_version()}, {versions}. {platform.system()}, {platform.machine()}, {os.cpu_count()} processors, "
            f"load {load:.1f} at the beginning. Shipped content: {shipped.size:,} entities. Terminal 120x36."
        ),
        "",
        "| what | budget | measured | |",
        "| --- | --- | --- | --- |",
        *(
            f"| {what} | {budget} | {measured} | {'holds' if good else 'over'} |"
            for what, budget, measured, good in table
        ),
        "",
        "## Growth",
        "",
        "![growth](growth.svg)",
        "",
        "| entities | " + " | ".join(curve.title for curve in curves) + " |",
        "| --- |" + " --- |" * len(curves),
        *(
            f"| {size:,} | " + " | ".join(f"{dict(curve.points)[size]:.3g}" for curve in curves) + " |"
            for size, _ in curves[0].points
        ),
        "",
    ]
    return "\n".join(lines)


def main() -> int:
    """Measure and write."""
    quick = "--quick" in sys.argv[1:]
    load = os.getloadavg()[0]
    with tempfile.TemporaryDirectory(prefix="eurasia-bench-") as folder:
        ground = Ground(Path(folder))
        print("making packs ...", flush=True)
        packs = [ground.synthetic(size) for size in ((500, 5_000) if quick else (500, 5_000, 50_000))]
        table, curves = rows(ground, packs, quick)
    text = report(table, curves, ground.shipped, load)
    print(text)
    if not quick:
        (HERE / "RESULTS.md").write_text(text, encoding="utf-8")
        (HERE / "growth.svg").write_text(growth.svg(curves), encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
