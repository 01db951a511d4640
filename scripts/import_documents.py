"""Makes ``content/documents/`` from stored texts: ``python scripts/import_documents.py FOLDER``.

A stored text is a ``#`` header, an empty line and the text as it was found: lines broken by hand, by the column of a
print, or one a paragraph; with page headers and the markup of web pages.  A document is the same header and one
paragraph a block.  Words are never changed.  Only texts whose header names a ground for passing them on are taken.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

CONTENT = Path(__file__).parents[1] / "content" / "documents"
FREE = ("CC0", "Public domain", "Treaty text", "Official joint statement")
"""Beginnings of the licences under which a text is shipped whole."""
WRAPPED = 100
"""Characters of the longest line of a text whose lines were broken to a width."""
_FURNITURE = re.compile(
    r"(?:\d+/\d+ )?\d\d-\d{5}(?: \d+/\d+)?|(?:\d\d/\d\d/\d{4} )?A/\d+/PV\.\d+(?: \d\d/\d\d/\d{4})?|\\?#{2,}"
)
"""Lines that a page has and the text has not: numbers of pages and of the record, the end mark of a press release."""
_SUP = re.compile(r"<sup>(.*?)</sup>")
_ESCAPED = re.compile(r"\\([\[\]#.])")
_ENDED = re.compile(r"[.?!:;][\"”’)\]]*(?:\d+)?$")


def paragraphs(body: str) -> list[str]:
    """The paragraphs of a stored text."""
    lines = [_plain(line) for line in body.split("\n")]
    lines = [line for line in lines if not _FURNITURE.fullmatch(line)]
    longest = max(map(len, lines))
    if longest > WRAPPED and 5 * lines.count("") < 2 * len(lines):
        return _joined([line for line in lines if line])
    usual = sorted(map(len, lines))[len(lines) * 9 // 10] if longest <= WRAPPED else 0
    blocks: list[str] = []
    last, open_ = "", False
    for line in lines:
        if not line:
            open_ = False
            continue
        room = len(last) + 1 + len(line.split()[0]) <= usual
        if open_ and usual and room and _ENDED.search(last) and not line[0].islower():
            open_ = False
        if line.startswith("[...]") or last.startswith("[...]"):
            open_ = False
        if open_:
            blocks[-1] += f" {line}"  # a word cut by a hyphen stays cut: quotations are compared with the stored text
        else:
            blocks.append(line)
        last, open_ = line, True
    return _joined(blocks)


def _plain(line: str) -> str:
    """A line without the markup of a web page."""
    line = re.sub(r"^#+ ", "", line.replace("\u00a0", " ").strip())
    line = _ESCAPED.sub(r"\1", _SUP.sub(r"\1", re.sub(r"\*{1,3}", "", line)))
    return re.sub(r"\s+", " ", line).strip()


def _joined(blocks: list[str]) -> list[str]:
    """The blocks, what a page break cut in two in one."""
    found: list[str] = []
    for block in blocks:
        if found and block[0].islower() and not _ENDED.search(found[-1]):
            found[-1] += f" {block}"
        else:
            found.append(block)
    return found


def main() -> int:
    """Write the documents and say how many paragraphs each has."""
    CONTENT.mkdir(exist_ok=True)
    for file in sorted(Path(sys.argv[1]).glob("*.txt")):
        head, _, body = file.read_text(encoding="utf-8").partition("\n\n")
        licence = next((line for line in head.split("\n") if line.startswith("# licence: ")), "")
        if not licence.removeprefix("# licence: ").startswith(FREE):
            continue
        blocks = paragraphs(body)
        (CONTENT / file.name).write_text(head + "\n\n" + "\n\n".join(blocks) + "\n", encoding="utf-8")
        print(f"{file.stem}: {len(blocks)} paragraphs, {sum(len(block.split()) for block in blocks)} words")
    return 0


if __name__ == "__main__":
    sys.exit(main())
