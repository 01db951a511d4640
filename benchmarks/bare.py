"""The yardstick: a Textual app that does as good as nothing. Every ratio in RESULTS.md is against this one."""

from __future__ import annotations

from textual.app import App, ComposeResult
from textual.widgets import Footer, Header, OptionList


class Bare(App[None]):
    """Header, a list of 100 rows, Footer."""

    TITLE = "Bare"

    def compose(self) -> ComposeResult:
        """The three widgets."""
        yield Header()
        yield OptionList(*(f"Row {number}" for number in range(100)))
        yield Footer()


if __name__ == "__main__":
    Bare().run()
