"""One country of the reference data as the values of a country file."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from anyascii import anyascii
from import_facts import CLDR_DATE, Facts, number
from reference_names import (
    ALIASES,
    BORDER_STRETCHES,
    CAPITAL_NOTES,
    CAPITAL_ROLES,
    CAPITALS,
    FULL_NAMES,
    GROUP_OF,
    IDS,
    NAMES,
    PARTNER_NOTES,
    PARTNERS,
    REGIONS,
)

Data = dict[str, Any]


def slug(name: str) -> str:
    """A name as an id."""
    plain = anyascii(name.replace("&", "and").replace("St.", "Saint").replace("'", "")).lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")


def publisher(source: str) -> str:
    """Whose data a source holds, of whatever edition: worldbank of worldbank-wdi."""
    return source.partition("-")[0]


@dataclass(frozen=True)
class Reference:
    """All countries of the reference data, and what is needed to link them."""

    data: Data
    """By ISO 3166-1 alpha-3 code."""
    written: frozenset[str]
    """Codes of the countries that get a file."""
    places: dict[str, list[str]]
    """Countries of each place in the content, by the ids of both."""
    series: dict[tuple[str, str, str], int]
    """Last year of yearly figures, by publisher, indicator and id: facts that they hold are not written again."""

    def id(self, iso: str) -> str:
        """Id of a country."""
        return IDS.get(iso) or slug(self.data[iso]["names"]["common"])

    def named(self, name: str) -> str | None:
        """Code of the country that the Factbook calls so."""
        if name in PARTNERS:
            return PARTNERS[name]
        for iso in self.written:
            if name in (self.data[iso]["names"]["common"], self.data[iso]["names"]["factbook_short"]):
                return iso
        return None

    def border(self, iso: str, other: str) -> int | None:
        """Length that the page of one country gives for its border with another."""
        rows = (self.data[iso].get("borders") or {}).get("countries") or []
        return sum(row["km"] or 0 for row in rows if row["iso3"] == other) or None


class Country:
    """A country's values in a file."""

    def __init__(self, reference: Reference, iso: str) -> None:
        self.reference = reference
        self.iso = iso
        self.data: Data = reference.data[iso]
        self.full = bool(self.data["in_scope"])
        self.id = reference.id(iso)
        names = self.data["names"]
        self.name: str = NAMES.get(iso) or names["common"].replace(" & ", " and ")
        self.full_name: str = FULL_NAMES.get(iso, names.get("official") or "")

    def names(self) -> dict[str, str]:
        """Names by language: the locales of the data, then the official languages of the state."""
        known = {lang: name for lang, name in (self.data.get("names_i18n") or {}).items() if name}
        known |= {lang: name for lang, name in (self.data["names"].get("endonyms") or {}).items() if lang not in known}
        known.pop("en", None)
        return known

    def aliases(self) -> list[str]:
        """Further names in English and in Latin letters."""
        names = self.data["names"]
        found = [*ALIASES.get(self.iso, []), names["common"], names.get("local_short") or ""]
        taken = {self.name, self.full_name, "none"}
        return [name for name in dict.fromkeys(found) if name and name not in taken and not set(name) & set("(/")]

    def former_names(self) -> list[str]:
        """Names no longer in use."""
        parts = re.split(r"[;,]", self.data["names"].get("former") or "")
        return [part.strip() for part in parts if 3 < len(part.strip()) < 60 and "(" not in part]

    def values(self) -> Data:
        """Keys of the file that the importer owns, in order; empty ones are left out."""
        data = self.data
        region = str((data.get("region") or {}).get("subregion") or "")
        values = {
            "name": self.name,
            "full_name": self.full_name if self.full_name != self.name else None,
            "names": self.names(),
            "group": GROUP_OF.get(self.iso, "Other states"),
            "region": REGIONS.get(region, region),
            "iso2": data["iso2"],
            "iso3": self.iso,
            "numeric": data.get("numeric") if self.iso != "XKX" else None,
            "flag": data.get("flag"),
            "coverage": "full" if self.full else "basic",
            "source": "factbook" if data.get("factbook_file") else "cldr",
            "as_of": data.get("factbook_file_date") or CLDR_DATE,
            "capital": self._capital(),
            "neighbours": self._neighbours(),
        }
        if self.full:
            trade = data.get("trade") or {}
            values["export_partners"] = self._partners(trade.get("export_partners"))
            values["import_partners"] = self._partners(trade.get("import_partners"))
        values["facts"] = self._facts()
        return {key: value for key, value in values.items() if value}

    def _capital(self) -> list[Data]:
        """Links to the capital; none where it has no page of its own."""
        name = (self.data.get("capital") or {}).get("name")
        roles = CAPITAL_ROLES.get(self.iso) or {CAPITALS.get(self.iso) or slug(name or ""): ""}
        rows = []
        for place, role in roles.items():
            if self.id in self.reference.places.get(place, []):
                note, contested = CAPITAL_NOTES.get(self.iso, ("", False))
                row: Data = {"to": place} | ({"role": role} if role else {})
                row |= {"contested": True} if contested else {}
                rows.append(row | ({"note": note} if note else {}))
        return rows

    def _facts(self) -> list[Data]:
        rows = [row for row in Facts(self.data).rows if not self._in_series(row)]
        name = (self.data.get("capital") or {}).get("name")
        if name and not self._capital():
            row = {"key": "capital", "label": "Capital", "value": name, "source": "factbook"}
            rows.append(row | {"as_of": self.data["factbook_file_date"]})
        return rows

    def _in_series(self, row: Data) -> bool:
        last = self.reference.series.get((publisher(row["source"]), row["key"], self.id))
        return last is not None and last >= int(row["as_of"][:4])

    def _neighbours(self) -> list[Data]:
        """Borders with the states whose ids come later; what the two pages give, where they differ."""
        rows = []
        for other in sorted(self.reference.written, key=self.reference.id):
            there = self.reference.id(other)
            if there <= self.id:
                continue
            ours, theirs = self.reference.border(self.iso, other), self.reference.border(other, self.iso)
            if ours is None and theirs is None:
                continue
            if stretches := BORDER_STRETCHES.get((self.iso, other)):
                rows += [{"to": there, "value": km, "unit": "km", "role": name} for km, name in stretches]
                continue
            row: Data = {"to": there, "value": ours if ours is not None else theirs, "unit": "km"}
            if theirs is None or ours is None:
                page = self.name if theirs is None else Country(self.reference, other).name
                row["note"] = f"Given only on the Factbook page of {page}."
            elif ours != theirs:
                row |= {"contested": True, "note": f"{theirs:,} km on the Factbook page of the other state."}
            rows.append(row)
        return rows

    def _partners(self, text: str | None) -> list[Data]:
        """Shares of trade; a name that has no page is left out."""
        year = re.search(r"\((\d{4})[^)]*\)", text or "")
        rows = []
        for name, share in re.findall(r"([A-Z][\w .,'&-]+?) (\d+(?:\.\d+)?)%", text or ""):
            iso = self.reference.named(name.strip())
            if year and iso in self.reference.written:
                row: Data = {"to": self.reference.id(iso), "value": number(share), "unit": "%", "as_of": year[1]}
                note = PARTNER_NOTES.get((self.iso, iso))
                rows.append(row | ({"contested": True, "note": note} if note else {}))
        return rows
