"""Areas whose status is disputed, and in which outline Natural Earth 4.1.0 draws them.

A name here says that states disagree, and nothing of who is right.  ``shape`` is the code of
the outline the point lies in; a test holds it against the outlines.
"""

from __future__ import annotations

from typing import NamedTuple


class Disputed(NamedTuple):
    """A point (degrees) in the area; ``drawn`` tells a reader what the outline shows."""

    name: str
    lat: float
    lon: float
    shape: str
    drawn: str


DISPUTED = (
    Disputed("Abkhazia", 43.0, 41.1, "GEO", "in Georgia"),
    Disputed("South Ossetia", 42.3, 44.0, "GEO", "in Georgia"),
    Disputed("Transnistria", 47.25, 29.3, "MDA", "in Moldova"),
    Disputed("Crimea", 45.3, 34.3, "RUS", "in Russia"),
    Disputed("Donetsk and Luhansk", 48.2, 38.3, "UKR", "in Ukraine"),
    Disputed("Zaporizhzhia and Kherson", 46.8, 35.0, "UKR", "in Ukraine"),
    Disputed("Kosovo", 42.6, 20.9, "XKX", "on its own"),
    Disputed("Northern Cyprus", 35.3, 33.5, "_N_CYPRUS", "on its own"),
    Disputed("Golan", 33.0, 35.75, "ISR", "in Israel"),
    Disputed("West Bank and Gaza", 32.0, 35.25, "PSE", "on their own"),
    Disputed("Kashmir", 34.1, 74.8, "IND", "along the line of control"),
    Disputed("Aksai Chin", 35.2, 79.3, "CHN", "in China"),
    Disputed("Arunachal Pradesh", 28.0, 94.5, "IND", "in India"),
    Disputed("Taiwan", 23.7, 121.0, "TWN", "on its own"),
    Disputed("South Kurils", 44.1, 145.8, "RUS", "in Russia"),
    Disputed("Western Sahara", 24.5, -14.5, "MAR", "coast in Morocco"),
    Disputed("Somaliland", 9.6, 45.5, "_SOMALILAND", "on its own"),
    Disputed("Falkland Islands", -51.8, -58.8, "FLK", "on their own"),
)
