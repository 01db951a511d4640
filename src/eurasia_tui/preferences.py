"""How this reader wants dates, lengths and names written: set once at the start, from the settings file."""

from __future__ import annotations


class Preferences:
    """The defaults of every renderer."""

    def __init__(self) -> None:
        self.date_style = "day-month"
        """day-month (12 Aug 2015) or iso (2015-08-12)."""
        self.units = "metric"
        """metric, or imperial: miles beside the exact metric figure."""


READING = Preferences()


def use(date_style: str = "day-month", units: str = "metric") -> None:
    """Write dates and lengths so from now on."""
    READING.date_style, READING.units = date_style, units
