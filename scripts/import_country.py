"""One country of the reference data as the values of a country file."""

from __future__ import annotations

import re
from typing import Any

from anyascii import anyascii

Data = dict[str, Any]

IDS = {
    "MMR": "myanmar", "COD": "dr-congo", "COG": "congo", "HKG": "hong-kong", "MAC": "macao", "PSE": "palestine",
    "CIV": "cote-divoire", "VAT": "holy-see", "VCT": "saint-vincent-and-the-grenadines",
}  # fmt: skip
# United Nations short names where they differ from the common English name.
NAMES = {
    "VNM": "Viet Nam", "LAO": "Lao PDR", "KOR": "Republic of Korea", "PRK": "DPR Korea", "MMR": "Myanmar", "CZE": "Czechia",
    "SYR": "Syria", "COD": "DR Congo", "COG": "Congo", "PSE": "State of Palestine", "HKG": "Hong Kong, China", "MAC": "Macao, China",
    "BRN": "Brunei Darussalam", "CIV": "Côte d’Ivoire", "VAT": "Holy See", "MDA": "Republic of Moldova",
    "TWN": "Taiwan", "XKX": "Kosovo",
}  # fmt: skip
ALIASES = {
    "KOR": ["South Korea", "Korea"], "PRK": ["North Korea", "Korea"], "COD": ["Congo", "Congo-Kinshasa"], "COG": ["Congo-Brazzaville"],
    "RUS": ["Russian Federation"], "USA": ["USA", "United States of America", "America"], "GBR": ["Britain", "Great Britain", "UK"],
    "ARE": ["Emirates"], "MDA": ["Moldova"], "TUR": ["Turkey"], "MMR": ["Burma"], "LAO": ["Laos"], "VNM": ["Vietnam"],
    "BRN": ["Brunei"], "CHN": ["PRC"], "IRN": ["Islamic Republic of Iran"], "CZE": ["Czech Republic"],
    "TWN": ["Chinese Taipei", "Taiwan Province of China"], "PSE": ["Palestine"], "HKG": ["Hong Kong"], "MAC": ["Macao", "Macau"],
    "KGZ": ["Kyrgyz Republic"],
}  # fmt: skip
GROUPS = {
    "Central Asia": "KAZ KGZ TJK TKM UZB", "Russia and Eastern Europe": "RUS BLR UKR MDA", "South Caucasus": "ARM AZE GEO",
    "East Asia": "CHN JPN KOR PRK MNG", "South Asia": "AFG BGD BTN IND MDV NPL PAK LKA",
    "Middle East": "ARE BHR IRN IRQ ISR JOR KWT LBN OMN QAT SAU SYR TUR",
    "South-East Asia": "BRN IDN KHM LAO MMR MYS PHL SGP THA VNM",
    "Europe": "DEU EST FIN FRA GBR HUN ITA LTU LVA POL SRB SVK", "Americas": "BOL BRA CAN CUB USA",
    "Africa": "DZA EGY ETH NGA UGA ZAF", "Oceania": "AUS",
}  # fmt: skip
_GROUP = {iso: group for group, codes in GROUPS.items() for iso in codes.split()}
CAPITALS = {
    "Naypyidaw": "naypyidaw", "Rangoon (aka Yangon)": "naypyidaw", "Baku (Baki)": "baku", "Washington, DC": "washington", "New Delhi": "delhi", "Singapore": "singapore-city", "Kuwait City": "kuwait-city",
}  # fmt: skip

# Where the Factbook names another city or adds a spelling in brackets.
CAPITAL_OF = {"MMR": "naypyidaw", "AZE": "baku"}


def identifiers(data: Data) -> dict[str, str]:
    """Ids by ISO 3166-1 alpha-3 code."""
    made = {}
    for iso, value in data.items():
        if iso[0] != "_":
            slug = re.sub(r"[^a-z0-9]+", "-", anyascii(value["names"]["common"].replace("&", "and").replace("St.", "Saint")).lower()).strip("-")
            made[iso] = IDS.get(iso, slug)
    return made


def _partners(text: str | None, by_name: dict[str, str]) -> list[Data]:
    rows = []
    if text:
        year = re.search(r"\((\d{4})[^)]*\)", text)
        for name, share in re.findall(r"([A-Z][\w .'-]+?) (\d+(?:\.\d+)?)%", text):
            if (id_ := by_name.get(name.strip())) and year:
                number = float(share)
                rows.append(
                    {"to": id_, "value": int(number) if number.is_integer() else number, "unit": "%", "as_of": year[1]}
                )
    return rows


class Country:
    """A country's values. ``written`` holds the codes that get a file, so that links resolve."""

    def __init__(self, data: Data, ids: dict[str, str], written: set[str], every: Data) -> None:
        self.data, self.ids, self.written = data, ids, written
        self.iso = data["iso3"]
        self.full = bool(data["in_scope"])
        self.name = NAMES.get(self.iso, data["names"]["common"])
        self.by_name: dict[str, str] = {}
        short = {
            "UAE": "ARE",
            "US": "USA",
            "UK": "GBR",
            "South Korea": "KOR",
            "Turkey": "TUR",
            "Burma": "MMR",
            "North Korea": "PRK",
        }
        for iso in written:
            names = every[iso]["names"]
            for name in (names["common"], names["factbook_short"]):
                if name:
                    self.by_name[name] = ids[iso]
        self.by_name |= {name: ids[iso] for name, iso in short.items() if iso in written}

    def extra(self, key: str) -> list[str]:
        """Aliases and former names."""
        names = self.data["names"]
        if key == "aliases":
            found = [*ALIASES.get(self.iso, []), names["common"], names.get("local_short") or ""]
            return [
                name
                for name in dict.fromkeys(found)
                if name and name != self.name and "(" not in name and "none" not in name.lower()
            ]
        former = names.get("former") or ""
        return [part.strip() for part in re.split(r"[;,]", former) if 3 < len(part.strip()) < 60 and "(" not in part]

    def values(self) -> Data:
        """Keys of the file that the importer owns."""
        data = self.data
        names = {lang: name for lang, name in (data.get("names_i18n") or {}).items() if lang != "en" and name}
        for lang, name in (data["names"].get("endonyms") or {}).items():
            if lang != "en":
                names.setdefault(lang, name)
        official = data["names"].get("official")
        values = {
            "name": self.name, "full_name": official if official and official != self.name and self.iso != "MMR" else None, "names": names,
            "group": _GROUP.get(self.iso, "Other states"), "region": (data.get("region") or {}).get("subregion"),
            "iso2": data["iso2"], "iso3": self.iso, "numeric": data.get("numeric"), "flag": data.get("flag"),
            "coverage": "full" if self.full else "basic", "source": "factbook" if data.get("factbook_file") else "cldr", "as_of": "2026-01-22",
        }  # fmt: skip
        if self.iso == "XKX":
            values.pop("numeric")
        if self.full:
            capital = (data.get("capital") or {}).get("name")
            if capital:
                values["capital"] = [{"to": CAPITAL_OF.get(self.iso) or self.capital_id(capital)}]
        borders = [
            {"to": self.ids[row["iso3"]], "value": row["km"], "unit": "km"}
            for row in (data.get("borders") or {}).get("countries") or []
            if row["iso3"] in self.written and row["km"] and self.ids[self.iso] < self.ids[row["iso3"]]
        ]
        values["neighbours"] = borders
        if self.full:
            trade = data.get("trade") or {}
            values["export_partners"] = _partners(trade.get("export_partners"), self.by_name)
            values["import_partners"] = _partners(trade.get("import_partners"), self.by_name)
        return values

    @staticmethod
    def capital_id(capital: str) -> str:
        """Place id of a capital."""
        return CAPITALS.get(capital) or re.sub(r"[^a-z0-9]+", "-", anyascii(capital).lower().replace("'", "")).strip(
            "-"
        )

    def facts(self) -> list[Data]:
        """Facts from each source beside each other."""
        data, rows = self.data, list[Data]()

        def add(
            key: str,
            label: str,
            value: Any,
            unit: str = "",
            source: str = "factbook",
            as_of: str = "2026-01-22",
            note: str = "",
        ) -> None:
            if value not in (None, ""):
                row = {"key": key, "label": label, "value": value}
                row |= {"unit": unit} if unit else {}
                row |= {"source": source, "as_of": as_of} | ({"contested": True, "note": note} if note else {})
                rows.append(row)

        figures = data.get("population") or []
        apart = _apart([row["value"] for row in figures])
        for row in sorted(figures, key=lambda row: row["source"] != "worldbank_population"):
            note = (
                f"The two sources differ by {apart:.0%}; which is nearer the truth is not settled here."
                if apart > 0.05
                else ""
            )
            add(
                "population",
                "Population",
                row["value"],
                "people",
                row["source"].replace("_", "-"),
                str(row["year"]),
                note,
            )
        current = [row["usd"] for row in data.get("gdp") or [] if "purchasing" not in row["basis"]]
        apart = _apart(current)
        for row in sorted(
            data.get("gdp") or [], key=lambda row: (row["source"] != "worldbank_gdp", "purchasing" in row["basis"])
        ):
            power = "purchasing" in row["basis"]
            key, label = ("gdp-ppp", "GDP at PPP") if power else ("gdp", "GDP")
            note = "The sources differ by over 20%; their years differ too." if apart > 0.2 and not power else ""
            add(
                key,
                label,
                row["usd"],
                "2021 US$" if power else "US$",
                row["source"].replace("_", "-"),
                str(row["year"]),
                note,
            )
        if head := data.get("gdp_per_capita_ppp"):
            add("gdp-per-capita-ppp", "GDP a head, PPP", head["usd"], "2021 US$", as_of=str(head["year"]))
        if growth := data.get("gdp_growth_percent"):
            add("gdp-growth", "GDP growth", growth["value"], "%", as_of=str(growth["year"]))
        add("area", "Area", (data.get("area_km2") or {}).get("total"), "km²")
        if not self.full:
            add("capital", "Capital", (data.get("capital") or {}).get("name"))
            return rows
        add("government", "Government", (data.get("government_type") or {}).get("text"))
        add("languages", "Languages", _short((data.get("languages") or {}).get("factbook_text")))
        names = (data.get("currency") or {}).get("names") or []
        codes = (data.get("currency") or {}).get("codes") or []
        if names:
            add(
                "currency",
                "Currency",
                ", ".join(f"{name} ({code})" for name, code in zip(names, codes, strict=False)),
                source="cldr",
            )
        add("independence", "Independence", _short(data.get("independence")))
        add("national-day", "National day", _short(data.get("national_day")))
        coast = data.get("coastline") or {}
        if coast.get("km") is not None:
            add("coastline", "Coastline", coast["km"], "km")
        point = (data.get("latlng") or {}).get("value")
        if point:
            add("latitude", "Latitude", point[0], "°")
            add("longitude", "Longitude", point[1], "°")
        add("ethnic-groups", "Ethnic groups", _short(data.get("ethnic_groups")))
        add("religions", "Religions", _short(data.get("religions")))
        trade = data.get("trade") or {}
        for key, label in (("exports_usd", "Exports"), ("imports_usd", "Imports")):
            if figure := trade.get(key):
                add(label.lower(), label, figure["value"], "US$", as_of=str(figure["year"]))
        for key, label in (("export_commodities", "Main exports"), ("import_commodities", "Main imports")):
            text, year = _dated(trade.get(key))
            add(label.lower().replace(" ", "-"), label, text, as_of=year)
        for key, label, unit in INDICATORS:
            text, year = _dated((data.get("indicators") or {}).get(key))
            if text and (match := re.match(r"-?[\d,.]+", text)):
                number = float(match[0].replace(",", "").rstrip("."))
                add(key.replace("_", "-"), label, int(number) if number.is_integer() else number, unit, as_of=year)
        return rows


INDICATORS = (
    ("median_age", "Median age", "years"), ("life_expectancy", "Life expectancy", "years"), ("urban_population", "Urban population", "%"),
    ("inflation", "Inflation", "%"), ("unemployment", "Unemployment", "%"), ("military_expenditure", "Military, % of GDP", "%"),
    ("internet_users", "Internet users", "%"), ("railways", "Railways", "km"),
)  # fmt: skip


def _apart(values: list[float]) -> float:
    return max(values) / min(values) - 1 if len(values) > 1 and min(values) > 0 else 0.0


def _short(text: str | None, limit: int = 400) -> str | None:
    """A text of the Factbook without its notes, on one line."""
    if not text:
        return None
    text = " ".join(text.split(" note:")[0].split())
    return text if len(text) <= limit else text[: text.rfind(",", 0, limit)] + " and others"


def _dated(text: str | None) -> tuple[str | None, str]:
    """A text and the year in its brackets."""
    if not text:
        return None, "2026-01-22"
    years = re.findall(r"\((\d{4})[^)]*\)", text)
    plain = re.sub(r"\s*\(\d{4}[^)]*\)", "", " ".join(text.split(" note:")[0].split()))
    return plain, years[0] if years else "2026-01-22"
