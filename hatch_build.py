"""Build hook: the wheel carries the content and its compiled catalogue."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CatalogueHook(BuildHookInterface):
    """Compiles ``content/`` into the package when a wheel is built; an editable install reads the checkout."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Add ``data/content`` and ``data/catalogue.sqlite`` to the wheel."""
        if self.target_name != "wheel" or version == "editable":
            return
        root = Path(self.root)
        sys.path.insert(0, str(root / "src"))
        from eurasia_tui.compiler.build import build

        target = Path(self.directory) / "catalogue.sqlite"
        build(root / "content", target)
        build_data["force_include"][str(root / "content")] = "eurasia_tui/data/content"
        build_data["force_include"][str(target)] = "eurasia_tui/data/catalogue.sqlite"
