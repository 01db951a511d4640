"""Build hooks: the wheel carries the content, its compiled catalogue and the manual page; the metadata its addresses.

The address of the repository is that of git's remote ``origin``, or ``EURASIA_REPOSITORY``; without either the metadata
has no addresses, and the relative links of README are plain words in it.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface
from hatchling.metadata.plugin.interface import MetadataHookInterface

PAGES = {
    "Source": "",
    "Documentation": "/blob/main/docs/index.md",
    "Changelog": "/blob/main/CHANGELOG.md",
    "Issues": "/issues",
}


class CatalogueHook(BuildHookInterface):
    """Compiles ``content/`` into the package when a wheel is built; an editable install reads the checkout."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Add ``data/content``, ``data/catalogue.sqlite`` and ``share/man/man1/eurasia.1`` to the wheel."""
        if self.target_name != "wheel" or version == "editable":
            return
        root = Path(self.root)
        sys.path.insert(0, str(root / "src"))
        from eurasia_tui.cli.manual import manual
        from eurasia_tui.compiler.build import build
        from eurasia_tui.compiler.shareable import strip_local_data

        self.folder = Path(tempfile.mkdtemp(prefix="eurasia-build-"))
        catalogue, page = self.folder / "catalogue.sqlite", self.folder / "eurasia.1"
        build(root / "content", catalogue)
        strip_local_data(catalogue)
        page.write_text(manual(), encoding="utf-8")
        build_data["force_include"][str(root / "content")] = "eurasia_tui/data/content"
        build_data["force_include"][str(catalogue)] = "eurasia_tui/data/catalogue.sqlite"
        build_data["shared_data"][str(page)] = "share/man/man1/eurasia.1"

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """Leave nothing but the wheel."""
        if folder := getattr(self, "folder", None):
            shutil.rmtree(folder)


class ReadmeHook(MetadataHookInterface):
    """README and addresses for the package index, where relative links lead nowhere."""

    def update(self, metadata: dict[str, Any]) -> None:
        """Add ``readme`` and ``urls``."""
        home = _repository(Path(self.root))
        text = (Path(self.root) / "README.md").read_text(encoding="utf-8")
        metadata["readme"] = {"content-type": "text/markdown", "text": absolute(text, home)}
        metadata["urls"] = {name: home + page for name, page in PAGES.items()} if home else {}


def _repository(root: Path) -> str:
    """The web address of the repository, empty where none is known."""
    address = os.environ.get("EURASIA_REPOSITORY", "")
    if not address and (root / ".git").exists() and shutil.which("git"):
        asked = ["git", "-C", str(root), "remote", "get-url", "origin"]
        address = subprocess.run(asked, capture_output=True, text=True, check=False).stdout.strip()
    address = re.sub(r"^(?:ssh://)?git@([^:/]+)[:/]", r"https://\1/", address).removesuffix(".git").rstrip("/")
    return address if re.match(r"https?://[^/@]+/.", address) else ""


def absolute(text: str, home: str) -> str:
    """README with absolute links; without an address the words of links, and no pictures."""

    def link(match: re.Match[str]) -> str:
        mark, words, target = match[1], match[2], match[3]
        if re.match(r"[a-z]+:|#", target):
            return match[0]
        if not home:
            return "" if mark else words
        return f"{mark}[{words}]({home}/{'raw' if mark else 'blob'}/main/{target})"

    return re.sub(r"(!?)\[([^\]\[]*)\]\(([^)\s]+)\)", link, text)
