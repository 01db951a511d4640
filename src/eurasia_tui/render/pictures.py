"""Blocks drawn large: a quotation alone, years as bars, steps in time, causes and effects."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..formatting import exact, with_unit
from ..query.blocks import Chain, Link, Quotation, SeriesChart, SeriesMark, Stage, Steps
from .lines import Segment, cell_len, fit, pad, segments, width, wrap

if TYPE_CHECKING:
    from .layout import Layout

QUOTED = 56
"""Cells of the words of a quotation."""
BAR_SIDE = 4
"""Cells before the bar beside it."""


def large_quotation(out: Layout, block: Quotation) -> None:
    """The words alone behind a heavy bar; speaker, office, occasion and date below them."""
    out.heading(block.title) if block.title else out.gap()
    role = f"sign-{out.page.kind}"
    bar = "|" if out.glyphs.ascii else "┃"
    side = [Segment(" " * BAR_SIDE, "indent"), Segment(bar, role), Segment("  ")]
    room = min(QUOTED, out.measure - width(side))
    mark = [Segment(out.glyphs.open_quote, role)] if block.verbatim else []
    out.add([Segment("  "), *mark] if mark else [])
    for line in wrap(segments(block.text, "quote" if block.verbatim else "claim"), room):
        out.add([*side, *line], block)
    out.add(side, block)
    opinion = block.verbatim or block.claim_kind in ("opinion", "forecast")
    speaker = [Segment(block.speaker.text, "link", block.speaker.link)]
    speaker += [Segment(f"  {block.role}", "quiet")] if block.role else []
    judged = f"{block.claim_kind}: {block.status}" if block.claim_kind else ""
    names: list[Segment] = []
    for words, link in ((out.date(block.date), ""), (block.locator, block.passage), (judged, "")):
        if words:
            names += [Segment(", ", "quiet")] if names else []
            names.append(Segment(words, "quiet-link", link) if link else Segment(words, "quiet"))
    source = [Segment(block.source_title, "quiet-link", block.source), *out.marks(block.receipt, opinion=opinion)]
    for parts in filter(None, (speaker, source, names)):
        for line in wrap(parts, room, 0, 2):
            out.add([*side, *line], block)


def years(out: Layout, block: SeriesChart) -> None:
    """A heavy line a year with its figure before it; a tick where a mark lies, which is named below."""
    out.heading(f"{block.title}, {block.unit}", [block.receipt])
    figures = [exact(value) for _, value in block.points]
    size = max(map(cell_len, figures))
    low = min(value for _, value in block.points)
    top = max([value for _, value in block.points] + [mark.value for mark in block.marks])
    marks = out.marks(block.receipt)
    cells = out.measure - 2 - 4 - 2 - size - 3 - width(marks)
    ticks = {min(cells, round(mark.value / top * cells)) for mark in block.marks} if low >= 0 and top > 0 else set()
    drawn = low >= 0 and top > 0 and cells >= 8 and len({value for _, value in block.points}) > 1
    for (year, value), figure in zip(block.points, figures, strict=True):
        parts = [Segment(f"  {year}  ", "quiet"), Segment(pad(figure, size, right=True), "strong"), Segment("  ")]
        if drawn:
            length = round(value / top * cells)
            parts.append(Segment(out.glyphs.heavy * length, "bar"))
            for tick in sorted(tick for tick in ticks if tick > length):
                parts.append(Segment(" " * (tick - length), "indent"))
                parts.append(Segment(out.glyphs.vertical, "quiet"))
                length = tick + 1
        out.add([*parts, *marks] if year == block.points[-1][0] else parts, block)
    for mark in sorted(block.marks, key=lambda mark: mark.value):
        _mark(out, mark)
    if block.receipt.note:
        out.wrapped(segments(block.receipt.note, "quiet"), 2, subject=block)


def _mark(out: Layout, mark: SeriesMark) -> None:
    text = [Segment(f"{out.glyphs.vertical} {mark.label.lower()} ", "quiet")]
    text += [Segment(with_unit(exact(mark.value), mark.unit), "value"), *out.marks(mark.receipt)]
    if mark.receipt.note:
        text += [Segment("  "), *segments(mark.receipt.note, "quiet")]
    out.wrapped(text, 2, 4)


def steps(out: Layout, block: Steps) -> None:
    """Three rows: labels, points on a line, dates; an open point for what has no date. Narrow: a line each."""
    out.heading(block.title, [step.receipt for step in block.steps]) if block.title else out.gap()
    count = len(block.steps)
    size = min(24, (out.measure - 2) // count)
    known, unknown = ("o", ".") if out.glyphs.ascii else ("●", "○")
    if size < 14:
        for step in block.steps:
            out.add([Segment(pad(f"  {step.label}", 14), "label"), *_date(out, step)], block)
        return
    labels = [Segment("  ")]
    line = [Segment("  ")]
    dates: list[Segment] = [Segment("  ")]
    for number, step in enumerate(block.steps):
        labels.append(Segment(pad(fit(step.label, size - 1, out.glyphs.ellipsis), size), "label"))
        line.append(Segment(known if step.date else unknown, f"sign-{out.page.kind}"))
        following = block.steps[number + 1] if number + 1 < count else None
        if following:
            rule = out.glyphs.heavy if step.date and following.date else out.glyphs.rule
            line.append(Segment(rule * (size - 1), f"sign-{out.page.kind}" if following.date else "faint"))
        dates += _date(out, step)
        dates.append(Segment(" " * max(1, size * (number + 1) + 2 - width(dates)), "indent"))
    for parts in (labels, line, dates[:-1]):
        out.add(parts, block)


def _date(out: Layout, step: Stage) -> list[Segment]:
    if not step.date:
        return [Segment(out.glyphs.absent, "quiet")]
    return [Segment(out.date(step.date), "strong"), *out.marks(step.receipt._replace(later=False))]


def chain(out: Layout, block: Chain) -> None:
    """Causes, the thing itself, effects: one below the other with arrows."""
    out.heading(block.title, [link.receipt for link in (*block.before, *block.after)])
    back, on = ("<-", "->") if out.glyphs.ascii else ("←", "→")
    for link in block.before:
        _link(out, back, link)
    _link(out, "o" if out.glyphs.ascii else "●", block.here)
    for link in block.after:
        _link(out, on, link)


def _link(out: Layout, sign: str, link: Link) -> None:
    date = Segment(pad(out.date(link.date) if link.date else out.glyphs.absent, 12), "quiet")
    name = Segment(link.name.text, "link" if link.name.link else "strong", link.name.link)
    out.wrapped(
        [Segment(f"{sign} ", "quiet"), date, Segment(" "), name, *out.marks(link.receipt._replace(later=False))],
        2,
        17,
        subject=link,
    )
