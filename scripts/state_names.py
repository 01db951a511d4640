"""Writes the names of states in the languages of the Unicode CLDR, which the compiler adds to the names of countries.

A development tool: ``pip install babel && python scripts/state_names.py``. Babel carries the CLDR's data; the
program itself does not need it. One line a state: its ISO code, then every name, each after a tab; of names
that fold to the same only one.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from eurasia_tui.text import fold

FILE = Path(__file__).parents[1] / "src/eurasia_tui/compiler/state_names.tsv"
LANGUAGES = (
    "en en_GB ru af am ar as az be bg bn br bs ca ceb ckb cs cy da de el eo es es_MX et eu fa fi fil fo fr fr_CA fy ga gd gl gu "
    "ha he hi hr hsb hu hy ia id ig is it ja jv ka kk km kn ko ku ky lb lo lt lv mk ml mn mr ms mt my nb ne nl nn or pa pl ps pt "
    "pt_PT qu rm ro sc sd si sk sl so sq sr sr_Latn sv sw ta te tg th ti tk tr tt ug uk ur uz uz_Cyrl vi yo yue zh zh_Hant zu"
).split()
"""The languages of CLDR's modern and moderate coverage, and those of the peoples of the region."""


def names() -> dict[str, list[str]]:
    """Names of each state in the languages, those of English and Russian first."""
    from babel import Locale

    found: dict[str, dict[str, str]] = {}
    for language in LANGUAGES:
        for code, text in Locale.parse(language).territories.items():
            if len(code) == 2 and code.isalpha() and code not in ("EU", "EZ", "UN", "ZZ", "XA", "XB") and text != code:
                found.setdefault(code, {}).setdefault(fold(text), " ".join(text.split()))
    return {code: [text for folded, text in texts.items() if folded] for code, texts in sorted(found.items())}


def main() -> None:
    """Write the file."""
    argparse.ArgumentParser(description=__doc__).parse_args()
    lines = ["\t".join([code, *texts]) for code, texts in names().items()]
    FILE.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
