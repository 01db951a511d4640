"""Words that name the kind of entity looked for: "treaty" an agreement, "summit" an event. In the singular only."""

from __future__ import annotations

KIND_WORDS = {
    word: kind
    for kind, words in {
        "agreements": "treaty agreement deal pact accord convention memorandum charter declaration protocol "
        "договор соглашение пакт конвенция меморандум декларация",
        "events": "summit war conflict referendum visit conference accession revolution election opening launch clash clashes "
        "unrest protests coup attack signing founding саммит война конфликт референдум визит революция выборы",
        "corridors": "railway railroad pipeline corridor route line ferry железная дорога трубопровод газопровод нефтепровод коридор",
        "concepts": "concept idea doctrine policy initiative theory концепция идея доктрина",
    }.items()
    for word in words.split()
}

TEXT_WORDS = frozenset(
    "quote quotes quotation quotations claim claims speech speeches statement statements source sources document documents "
    "цитата цитаты цитат высказывания заявления".split()
)
"""Words that only say that somebody's words are looked for: where no text has them, the others are looked for."""
