"""What stands on the frames of the search and in its footer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..render.lines import Segment
from .answer_parts import dated
from .answer_views import key_label
from .frame import command

if TYPE_CHECKING:
    from .search_view import SearchView

NEAREST = "Nearest on record: no certain answer"


def update_frames(view: SearchView) -> None:
    """Bring frames and footer up to date."""
    in_card = view.focused is view.answer
    answer, hits = view.answer.answer, view.hits
    view.ask_frame.focus_frame(not in_card, "bar")
    leave = [command("esc", "strong", "leave"), command(" close", "quiet", "leave")]
    view.ask_frame.upper.update([Segment(view.question, "strong")], leave)
    understood = [Segment(f"understood as: {answer.understood}", "quiet")] if answer and answer.understood else []
    view.ask_frame.lower.update(understood)
    view.answer_frame.focus_frame(in_card, "bar")
    date = dated(answer) if answer else ""
    view.answer_frame.upper.update(
        [Segment(NEAREST if view.answer.near else "Answer", "strong")], [Segment(date, "quiet")] if date else []
    )
    view.hits_frame.upper.update([Segment("Hits", "strong")], [Segment("by relevance", "quiet")] if hits.total else [])
    first, last = hits.in_view()
    more = "" if view.found.is_whole else "+"
    shown = f"{first}{view.session.glyphs.dash}{last} of {hits.total:,}{more}" if hits.total else ""
    view.hits_frame.lower.update([], [Segment(shown, "quiet")] if shown else [])
    view.preview_frame.upper.update(*_page_edge(view))
    view.bar.update(_keys(view, in_card, answer is not None))


def _page_edge(view: SearchView) -> tuple[list[Segment], list[Segment]]:
    page = view.preview.page
    if page is None:
        return [], []
    kind = view.catalogue.kinds[page.kind]
    crumb = Segment(f" {view.session.glyphs.crumb} ", "quiet")
    name = [Segment(kind.label, f"kind-{kind.name}"), crumb, Segment(page.name, "strong")]
    found = len(view.preview.matches.lines)
    return name, [Segment(f"{found} line{'s' if found > 1 else ''} found", "quiet")] if found else []


def _keys(view: SearchView, in_card: bool, answered: bool) -> list[tuple[str, str]]:
    beside = "left right" if view.session.glyphs.ascii else "← →"
    arrows = "up down" if view.session.glyphs.ascii else "↑↓"
    if in_card and view.answer.near:
        return [(arrows, "choose"), ("enter", "open there"), ("y", "copy"), ("esc", "box"), ("?", "help")]
    if in_card and view.answer.questions:
        return [(beside, "choose"), ("enter", "ask"), ("esc", "box"), ("?", "help")]
    if in_card:
        compare = [("c", "compare")] if view.answer.alike else []
        keys = [(beside, "choose"), ("enter", "open"), *compare, ("m", "map"), ("t", "timeline")]
        every = [("e", "all of them")] if view.answer.several else []
        return [*keys, *every, ("y", "copy"), ("esc", "box"), ("?", "help")]
    shown = view.leading
    enter = (
        [("enter", key_label(shown) if shown else "open" if not view.is_picking else "take")]
        if shown or view.hits.total
        else []
    )
    more, on_map = ([("PgDn", "more hits")], [("ctrl+o", "map")]) if view.hits.total else ([], [])
    above = "answer" if answered else "nearest" if view.answer.near else "questions" if view.answer.questions else ""
    moves = [
        (arrows, f"hits, {above}" if above else "hits"),
        ("tab", "kind"),
    ]
    return [*enter, *moves, *more, ("ctrl+g", "passage"), ("esc", "back"), *on_map]
