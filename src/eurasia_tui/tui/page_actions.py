"""What keys of the browser do on the page: to sections, stops and links, and to the next quotation."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from textual.screen import Screen

from .header_footer import KeyBar
from .list_and_page import ListAndPage
from .outline import choose_section
from .type_ahead import opening


class PageActions:
    """Moves on the page of ``body``, after it was read into where the list had the keys."""

    def __init__(self, screen: Screen[Any], body: ListAndPage, bar: KeyBar, show_status: Callable[[str], None]) -> None:
        self.screen, self.body, self.bar, self.show_status = screen, body, bar, show_status
        self.page = body.page

    def walk(self, step: int) -> None:
        """To the next or previous of the opinions among which the page is one."""
        if found := self.body.walk(step):
            self.show_status(f"{found.number:,} of {found.total:,}")
        else:
            self.show_status("No other quotation.")

    def enter(self) -> None:
        """Into the page, or follow the link under the cursor; without one, to the passage that the page quotes."""
        if not self.body.is_reading:
            self.body.read()
        elif self.page.unfold():
            pass
        elif target := self.page.linked or self.page.opens:
            self.body.open_entity(target)
        else:
            self.page.step_link(1)

    def section(self, step: int) -> None:
        """To the next or previous section."""
        self.body.read()
        self.body.when_laid_out(partial(self.page.step_section, step))

    def outline(self) -> None:
        """Choose a section."""
        self.body.read()
        opening(self.screen, choose_section(self.body))

    def unfold(self) -> None:
        """Open the rest of a section in view."""
        self.body.read()
        self.body.when_laid_out(self._unfold)

    def _unfold(self) -> None:
        if not self.page.unfold_next():
            self.show_status("All sections in view are shown in full.")

    def link(self, step: int) -> None:
        """To the next or previous link."""
        self.body.settle()
        self.body.focus_page()
        self.body.when_laid_out(partial(self.page.step_link, step))

    def follow(self, sources: bool) -> None:
        """Show letters on the visible links, on those to sources where asked; the next keys are such letters."""
        self.body.settle()
        self.body.focus_page()
        opening(self.screen, self._show_hints(sources))

    async def _show_hints(self, sources: bool) -> None:
        await self.body.laid_out()
        if self.page.show_hints(sources=sources):
            self.bar.update([("letter", "opens its link"), ("esc", "cancel")])
        else:
            self.show_status("No link in view.")
