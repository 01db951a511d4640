"""The facts and yearly figures of one country, each with its source."""

from __future__ import annotations

import re
from typing import Any

from reference_names import CURRENCIES
from reference_texts import NOTES, TEXTS

Data = dict[str, Any]

# Unicode CLDR 48 came out in October 2025; the package bears no date.
CLDR_DATE = "2025-10"

INDICATORS = (
    ("median_age", "Median age", "years"),
    ("life_expectancy", "Life expectancy", "years"),
    ("urban_population", "Urban population", "%"),
    ("inflation", "Inflation", "%"),
    ("unemployment", "Unemployment", "%"),
    ("military_expenditure", "Military, % of GDP", "%"),
    ("internet_users", "Internet users", "%"),
    ("railways", "Railways", "km"),
)


class Facts:
    """The facts of one country, in the order of the page. Sources that differ are beside each other."""

    def __init__(self, data: Data) -> None:
        self.data = data
        self.iso: str = data["iso3"]
        self.day: str = data.get("factbook_file_date") or CLDR_DATE
        self.rows: list[Data] = []
        self._figures()
        area = data.get("area_km2") or {}
        self._add("area", "Area", area.get("total"), "km²")
        self._add("time-zone", "Time zone", time_zone((data.get("capital") or {}).get("time")))
        if data["in_scope"]:
            self._state()
            self._people()
            self._trade()
            self._indicators()

    def _add(
        self,
        key: str,
        label: str,
        value: Any,
        unit: str = "",
        *,
        source: str = "factbook",
        as_of: str = "",
        note: str = "",
    ) -> None:
        if isinstance(value, str):
            value = TEXTS.get(self.iso, {}).get(key, value)
        if value in (None, ""):
            return
        remark, contested = NOTES.get(self.iso, {}).get(key, (note, True))
        row = {"key": key, "label": label, "value": value}
        row |= {"unit": unit} if unit else {}
        row |= {"source": source, "as_of": as_of or self.day}
        if remark:
            row |= {"contested": True, "note": remark} if contested else {"note": remark}
        self.rows.append(row)

    def _figures(self) -> None:
        """Population and product, from each source."""
        figures = _world_bank_first(self.data.get("population"))
        note = _differ(figures, "value", 0.05)
        for row in figures:
            self._add("population", "Population", row["value"], "people", note=note, **_receipt(row))
        products = _world_bank_first(self.data.get("gdp"))
        current = [row for row in products if "purchasing" not in row["basis"]]
        note = _differ(current, "usd", 0.2)
        for row in current:
            self._add("gdp", "GDP", row["usd"], "US$", note=note, **_receipt(row))
        for row in products:
            if "purchasing" in row["basis"]:
                self._add("gdp-ppp", "GDP at PPP", row["usd"], "US$ (2021 prices)", **_receipt(row))
        if head := self.data.get("gdp_per_capita_ppp"):
            self._add("gdp-per-capita-ppp", "GDP per capita, PPP", head["usd"], "US$ (2021 prices)", **_receipt(head))
        if growth := self.data.get("gdp_growth_percent"):
            self._add("gdp-growth", "GDP growth", growth["value"], "%", **_receipt(growth))

    def _state(self) -> None:
        data = self.data
        self._add("government", "Government", brief((data.get("government_type") or {}).get("text"), 120))
        self._add("languages", "Languages", brief((data.get("languages") or {}).get("factbook_text"), 400))
        money = data.get("currency") or {}
        names = [
            f"{CURRENCIES.get(code, name)} ({code})"
            for name, code in zip(money.get("names") or [], money.get("codes") or [], strict=False)
        ]
        self._add("currency", "Currency", ", ".join(names), source="cldr", as_of=CLDR_DATE)
        self._add("independence", "Independence", brief(data.get("independence"), 160, ";"))
        day = re.sub(r" \([^()]{25,}\)", "", data.get("national_day") or "")
        self._add("national-day", "National day", brief(day, 160, ";"))
        coast = data.get("coastline") or {}
        self._add("coastline", "Coastline", coast.get("km"), "km")
        if data.get("landlocked"):
            doubly = "doubly " if "doubly" in (coast.get("text") or "") else ""
            self._add("access-to-the-sea", "Access to the sea", f"none, {doubly}landlocked")
        for label, degrees in zip(
            ("Latitude", "Longitude"), (data.get("latlng") or {}).get("value") or [], strict=False
        ):
            self._add(label.lower(), label, degrees, "°")

    def _people(self) -> None:
        self._add("ethnic-groups", "Ethnic groups", brief(self.data.get("ethnic_groups"), 420))
        faiths = re.sub(r"; less than 1( percent|%):.*?(?= \(\d{4}|$)", "", self.data.get("religions") or "")
        self._add("religions", "Religions", brief(faiths, 420))

    def _trade(self) -> None:
        trade = self.data.get("trade") or {}
        for label in ("Exports", "Imports"):
            if figure := trade.get(f"{label.lower()}_usd"):
                self._add(label.lower(), label, figure["value"], "US$", as_of=str(figure["year"]))
        for label, field in (("Main exports", "export_commodities"), ("Main imports", "import_commodities")):
            text, year = dated(trade.get(field))
            self._add(label.lower().replace(" ", "-"), label, text, as_of=year)

    def _indicators(self) -> None:
        for field, label, unit in INDICATORS:
            text, year = dated((self.data.get("indicators") or {}).get(field))
            if match := re.match(r"-?[\d,]+(?:\.\d+)?", text):
                self._add(field.replace("_", "-"), label, number(match[0]), unit, as_of=year)


def brief(text: str | None, limit: int, at: str = ",") -> str:
    """A text of the Factbook on one line, without long asides, notes and earlier dates, cut at ``at``."""
    line = " ".join((text or "").split())
    line = re.sub(r" \((?:includ|majority|overwhelming)(?:[^()]|\([^()]*\)){80,}\)", "", line)
    line = re.split(r"[;,]? note(?: \d)?(?::| -)|; notable earlier dates", line)[0].strip()
    if len(line) <= limit:
        return line
    cut = line[: max(line.rfind(at, 0, limit), 0)]
    return cut if at == ";" else f"{cut} and others"


def time_zone(text: str | None) -> str:
    """The standard time of the capital as UTC+5:30; empty where the text gives none."""
    match = re.match(r"UTC ?([+-]?)(\d+)(\.\d+)?", text or "")
    if not match:
        return ""
    sign, hours, part = match.groups()
    minutes = f":{float(part) * 60:02.0f}" if part else ""
    return f"UTC{sign}{hours}{minutes} (capital, standard time)" if sign else "UTC (capital, standard time)"


def dated(text: str | None) -> tuple[str, str]:
    """A text and the first year in its brackets; the year is empty where it has none."""
    line = brief(text, 400)
    years = re.findall(r"\((\d{4})[^)]*\)", line)
    return re.sub(r"\s*\(\d{4}[^)]*\)", "", line), years[0] if years else ""


def number(text: str) -> int | float:
    """A figure as written in English."""
    value = float(text.replace(",", ""))
    return int(value) if value.is_integer() else value


def _world_bank_first(rows: list[Data] | None) -> list[Data]:
    return sorted(rows or [], key=lambda row: not row["source"].startswith("worldbank"))


def _receipt(row: Data) -> dict[str, str]:
    return {"source": row["source"].replace("_", "-"), "as_of": str(row["year"])}


def _differ(rows: list[Data], field: str, limit: float) -> str:
    """A remark where the greatest figure is over the least by more than ``limit``."""
    values = [row[field] for row in rows]
    if len(values) < 2 or min(values) <= 0 or max(values) / min(values) - 1 <= limit:
        return ""
    years = {row["year"] for row in rows}
    apart = f"The sources differ by {max(values) / min(values) - 1:.0%}"
    return f"{apart}; their years differ too." if len(years) > 1 else f"{apart} for the same year."
