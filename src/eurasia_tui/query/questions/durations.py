"""How long something lasted."""

from __future__ import annotations


def duration(first: str, last: str) -> str:
    """The time between two dates in whole years, or months where it is less than two years."""
    years = [int(part) for part in (first[:4], last[:4])]
    months = [int(date[5:7]) if len(date) > 6 else 1 for date in (first, last)]
    days = [int(date[8:10]) if len(date) > 9 else 1 for date in (first, last)]
    total = (years[1] - years[0]) * 12 + months[1] - months[0] - (days[1] < days[0])
    if total < 24:
        return f"{max(total, 0)} month{'' if total == 1 else 's'}"
    return f"{total // 12} years"
