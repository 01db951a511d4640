"""Two widgets side by side; on a narrow screen one of them at a time."""

from __future__ import annotations

from textual import events
from textual.containers import Horizontal
from textual.widget import Widget

from .same_rows import SameRows


class SplitView(Horizontal, SameRows):
    """The first and the second widget."""

    DEFAULT_CSS = """
    SplitView { width: 1fr; height: 1fr; }
    SplitView.-one .second-half { display: none; width: 1fr; }
    SplitView.-one.-second .second-half { display: block; }
    SplitView.-one.-second .first-half { display: none; }
    """

    def __init__(self, first: Widget, second: Widget, side_by_side: int) -> None:
        """``side_by_side`` is from how many columns of the screen both are shown."""
        super().__init__(first, second)
        first.add_class("first-half")
        second.add_class("second-half")
        self._side_by_side = side_by_side
        self._alone = False

    @property
    def is_one(self) -> bool:
        """True where there is room for one of them only."""
        return self.has_class("-one")

    @property
    def shows_second(self) -> bool:
        """True where the second was asked for."""
        return self.has_class("-second")

    def on_mount(self) -> None:
        """Fit before the first frame."""
        self._fit()

    def on_resize(self, event: events.Resize) -> None:
        """Fit another size."""
        self._fit()

    def _fit(self) -> None:
        self.set_class(self._alone or self.app.size.width < self._side_by_side, "-one")

    def leave_alone(self, alone: bool) -> None:
        """Show the first alone, whatever the size, because the second has nothing; or both again."""
        self._alone = alone
        if alone:
            self.remove_class("-second")
        self._fit()

    def swap(self) -> None:
        """Ask for the other one."""
        self.toggle_class("-second")
