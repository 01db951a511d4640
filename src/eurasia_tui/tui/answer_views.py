"""The views that show what an answer is about, and how the key that opens one is named."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .views import VIEWS

if TYPE_CHECKING:
    from ..query.questions import Showing
    from .session import Session
    from .view import View

_KEY_LABELS = {
    "compare": "compare them",
    "relate": "all they share",
    "figures": "ranking",
    "matrix": "matrix",
    "timeline": "timeline of all kinds",
    "list": "list of them",
}


def key_label(showing: Showing) -> str:
    """What the key that opens it does, in a word or three."""
    if showing.view == "page":
        return f"page as of {showing.when}"
    return "figures by year" if showing.view == "figures" and showing.ids else _KEY_LABELS[showing.view]


def view_of(session: Session, showing: Showing) -> View:
    """The view, ready to be opened; of answers that neither a page nor a list shows."""
    view = VIEWS[showing.view].load()(session, showing.ids)
    view.show_answer(showing)
    return view
