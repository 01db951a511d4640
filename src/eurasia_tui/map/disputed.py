"""Areas whose status is disputed, and in which outline Natural Earth 4.1.0 draws them.

A name here says that states disagree, and nothing of who is right. All are described in the same words: the outline each is
drawn in. ``shape`` is the code of that outline, none for islands too small for one; a test holds it against the outlines.
"""

from __future__ import annotations

from collections.abc import Iterable

from ..named_tuple import NamedTuple


class Disputed(NamedTuple):
    """A point (degrees) in the area; ``outline`` names for the reader the outline that it is drawn in."""

    name: str
    lat: float
    lon: float
    shape: str | None
    outline: str


OWN = "in an outline of its own"
NOT_DRAWN = "in none, too small"
DISPUTED = (
    Disputed("Abkhazia", 43.0, 41.1, "GEO", "of Georgia"),
    Disputed("South Ossetia", 42.3, 44.0, "GEO", "of Georgia"),
    Disputed("Transnistria", 47.25, 29.3, "MDA", "of Moldova"),
    Disputed("Crimea", 45.3, 34.3, "RUS", "of Russia"),
    Disputed("Donetsk and Luhansk", 48.2, 38.3, "UKR", "of Ukraine"),
    Disputed("Zaporizhzhia and Kherson", 46.8, 35.0, "UKR", "of Ukraine"),
    Disputed("Kosovo", 42.6, 20.9, "XKX", OWN),
    Disputed("Northern Cyprus", 35.3, 33.5, "_N_CYPRUS", OWN),
    Disputed("Golan", 33.0, 35.75, "ISR", "of Israel"),
    Disputed("West Bank and Gaza", 32.0, 35.25, "PSE", "of the State of Palestine"),
    Disputed("Kashmir", 34.1, 74.8, "IND", "of India and of Pakistan, along the line of control"),
    Disputed("Siachen Glacier", 35.4, 77.2, "_SIACHEN", OWN),
    Disputed("Shaksgam Valley", 36.2, 76.4, "CHN", "of China"),
    Disputed("Aksai Chin", 35.2, 79.3, "CHN", "of China"),
    Disputed("Arunachal Pradesh", 28.0, 94.5, "IND", "of India"),
    Disputed("Doklam", 27.3, 89.0, "BTN", "of Bhutan"),
    Disputed("Kalapani", 30.3, 80.75, "IND", "of India"),
    Disputed("Taiwan", 23.7, 121.0, "TWN", OWN),
    Disputed("South Kurils", 44.1, 145.8, "RUS", "of Russia"),
    Disputed("Western Sahara", 24.5, -14.5, "MAR", "of Morocco, the coast"),
    Disputed("Somaliland", 9.6, 45.5, "_SOMALILAND", OWN),
    Disputed("Senkaku (Diaoyu) Islands", 25.75, 123.5, None, NOT_DRAWN),
    Disputed("Liancourt Rocks (Dokdo, Takeshima)", 37.24, 131.87, None, NOT_DRAWN),
    Disputed("Paracel Islands", 16.8, 112.3, None, NOT_DRAWN),
    Disputed("Spratly Islands", 10.4, 114.3, None, NOT_DRAWN),
    Disputed("Abu Musa and the Tunbs", 25.87, 55.03, None, NOT_DRAWN),
    Disputed("Halaib Triangle", 22.4, 35.9, "EGY", "of Egypt"),
    Disputed("Abyei", 9.6, 28.4, "SDN", "of Sudan"),
    Disputed("Falkland Islands (Malvinas)", -51.8, -58.8, "FLK", OWN),
)


def in_words(areas: Iterable[Disputed]) -> str:
    """Which areas are disputed, by the outline they are drawn in."""
    groups: dict[str, list[str]] = {}
    for area in areas:
        groups.setdefault(area.outline, []).append(area.name)
    named = [f"{outline}: {', '.join(names)}" for outline, names in groups.items()]
    first, *rest = sorted(named, key=lambda text: not text.startswith("of "))
    lead = "drawn in the outline" if first.startswith("of ") else "drawn"
    return f"status disputed; {lead} {'; '.join([first, *rest])}"
