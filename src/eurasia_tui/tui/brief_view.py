"""The brief in the explorer: one printable page, written to a file on request."""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar

from textual.binding import Binding, BindingType

from ..paths import expanded
from ..query.blocks import Page
from ..query.briefs.brief import brief
from ..render.brief import FORMATS, written
from ..render.lines import fit_end
from ..userdata.files import Unwritable, write_text
from .ask_line import AskLine
from .keys import on_both_layouts
from .page_screen import PageScreen
from .search_view import SearchView
from .type_ahead import opening

BESIDE_PATH = 30
"""Cells of the line that names the file written which the rest of it takes."""


class BriefView(PageScreen):
    """A brief of one entity or two."""

    title_text = "Brief"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(on_both_layouts("w"), "write", "write", tooltip="Write it to a file: .html, .md or .txt"),
        Binding(on_both_layouts("r"), "pair", "with another", tooltip="The brief of two entities"),
    ]

    def build(self) -> Page:
        """The brief."""
        return brief(self.catalogue, self.ids[0], self.ids[1] if len(self.ids) > 1 else None)

    def keys(self) -> list[tuple[str, str]]:
        """Keys for the footer."""
        writing = [] if self.session.kiosk else [("w", "write to a file")]
        return [*writing, ("r", "with another"), *super().keys()]

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Nothing is written in kiosk."""
        return False if action == "write" and self.session.kiosk else super().check_action(action, parameters)

    def action_pair(self) -> None:
        """Show the brief of this and another entity."""
        opening(self, self._pair())

    async def _pair(self) -> None:
        name = self.catalogue.name(self.ids[0])
        other = await self.app.push_screen_wait(SearchView(self.session, (), f"Brief of {name} and"))
        if other and other != self.ids[0]:
            self.ids = (self.ids[0], other)
            self.on_mount()

    def action_write(self) -> None:
        """Write it to a file, in the format of the file's extension."""
        opening(self, self._write())

    async def _write(self) -> None:
        start = str(_free(Path.home() / f"brief-{'-'.join(self.ids[:2])}.html"))
        answer = await self.app.push_screen_wait(
            AskLine(
                self.session,
                "Write the brief to a file",
                start,
                _wrong,
                example="A name that ends in .html, .md or .txt",
                enter="write",
                replaces=False,
            )
        )
        if not answer:
            return
        path = expanded(answer)
        try:
            write_text(path, written(self.build(), path.suffix), private=False)
        except Unwritable as error:
            self.show_status(f"Not written: {error}")
        else:
            room = self.size.width - BESIDE_PATH
            self.show_status(f"Written: {fit_end(str(path), room, self.session.glyphs.ellipsis)}")


def _free(path: Path) -> Path:
    """The path, or with a number where such a file exists."""
    numbered = (path.with_stem(f"{path.stem}-{number}") for number in range(2, 1_000))
    return next((free for free in (path, *numbered) if not free.exists()), path)


def _wrong(text: str) -> str:
    """What is wrong with a file name, or nothing."""
    path = expanded(text)
    if path.suffix.lower() not in FORMATS:
        return f"Use one of the extensions {', '.join(FORMATS)}"
    return f"{path} already exists" if path.exists() else ""
