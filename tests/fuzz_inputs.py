"""What the property tests are tried with: words of questions and queries, hostile text, pieces of TOML."""

from __future__ import annotations

from functools import cache

from hypothesis import strategies as st

from eurasia_tui.query.catalogue import Catalogue

from .hostile_fields import CONTROL, MARKUP


@cache
def catalogue() -> Catalogue:
    """The built-in catalogue."""
    return Catalogue.open(own=False)


@cache
def _names() -> list[str]:
    return [row[0] for row in catalogue().db.execute("SELECT text FROM name ORDER BY text LIMIT 3000")]


WORDS = st.sampled_from(
    (
        "who",
        "is",
        "the",
        "of",
        "in",
        "member",
        "members",
        "since",
        "when",
        "did",
        "join",
        "population",
        "gdp",
        "largest",
        "capital",
        "borders",
        "between",
        "and",
        "not",
        "before",
        "after",
        "2015",
        "2023-05",
        "president",
        "how",
        "many",
        "corridor",
        "said",
        "about",
        "кто",
        "члены",
        "ЕАЭС",
        "столица",
        "с",
        "中国",
        "kind:country",
        "in:eaeu",
        "about:",
        "by:tkachenko",
        "year:",
        "year:2023",
        "-not",
        '"',
        '"a phrase"',
        "-",
        ":",
        "%",
        "*",
        "NEAR(",
        "^",
        "(",
        ")",
        "OR",
        "AND",
        "\\",
        "'",
        ";--",
        "kind:",
        "in:-",
        "\u0301",
        "🇰🇿",
        "",
    )
)
WILD = st.text() | st.sampled_from((*CONTROL, *MARKUP))
QUERY = st.lists(WORDS | WILD | st.deferred(lambda: st.sampled_from(_names())), max_size=9).map(" ".join)
TOML = st.lists(
    st.sampled_from(
        (
            "[",
            "]",
            "[[",
            "]]",
            "{",
            "}",
            "=",
            ".",
            ",",
            "\n",
            '"',
            "'",
            '"""',
            "'''",
            "#",
            "\\",
            "name",
            "facts",
            "value",
            "id",
            "members",
            "prose",
            "text",
            "source",
            "as_of",
            "true",
            "inf",
            "nan",
            "1e400",
            "0x",
            "1979-05-27",
            "2024-13-01",
            "\x00",
            "\ufeff",
            " = ",
            'name = "x"\n',
            "[[facts]]\n",
            'label = "l"\n',
            "value = 1\n",
            "[[prose]]\n",
            'source = "src"\n',
            "as_of = 2024\n",
            "quote",
            "claim",
        )
    )
    | st.text(max_size=8)
    | st.integers().map(str)
    | st.floats().map(str),
    max_size=60,
).map("".join)
