"""What the reference data does not say, or not as we would: ids, names, groups.

Figures are in the reference data; only choices are here. Texts and remarks are in ``reference_texts.py``.
"""

from __future__ import annotations

# Ids that do not follow from the common English name.
IDS = {
    "CIV": "cote-divoire",
    "COD": "dr-congo",
    "COG": "congo",
    "HKG": "hong-kong",
    "MAC": "macao",
    "MMR": "myanmar",
    "PSE": "palestine",
    "VAT": "holy-see",
    "VCT": "saint-vincent-and-the-grenadines",
}

# Short names after United Nations usage where the common English name differs.
NAMES = {
    "BRN": "Brunei Darussalam",
    "CIV": "Côte d’Ivoire",
    "COD": "DR Congo",
    "COG": "Congo",
    "CPV": "Cabo Verde",
    "HKG": "Hong Kong, China",
    "KNA": "Saint Kitts and Nevis",
    "KOR": "Republic of Korea",
    "LAO": "Lao PDR",
    "LCA": "Saint Lucia",
    "MAC": "Macao, China",
    "MMR": "Myanmar",
    "PRK": "DPR Korea",
    "PSE": "State of Palestine",
    "VAT": "Holy See",
    "VCT": "Saint Vincent and the Grenadines",
    "VNM": "Viet Nam",
}

FULL_NAMES = {
    "AFG": "Islamic Republic of Afghanistan",
    "GBR": "United Kingdom of Great Britain and Northern Ireland",
    "HKG": "Hong Kong Special Administrative Region of China",
    "MAC": "Macao Special Administrative Region of China",
    "MMR": "Republic of the Union of Myanmar",
    "TUR": "Republic of Türkiye",
    "TWN": "",
    "VAT": "Holy See (Vatican City State)",
}

# Written once, when a file is made; after that an editor's.
ALIASES = {
    "ARE": ["UAE", "Emirates"],
    "BRN": ["Brunei"],
    "CHN": ["PRC"],
    "COD": ["Congo-Kinshasa"],
    "COG": ["Congo-Brazzaville"],
    "CZE": ["Czech Republic"],
    "GBR": ["Britain", "Great Britain", "UK"],
    "HKG": ["Hong Kong"],
    "KOR": ["South Korea", "Korea"],
    "LAO": ["Laos"],
    "MAC": ["Macao", "Macau"],
    "MMR": ["Burma"],
    "PRK": ["North Korea", "Korea"],
    "PSE": ["Palestine"],
    "RUS": ["Russian Federation"],
    "TUR": ["Turkey"],
    "USA": ["USA", "US", "United States of America", "America"],
    "VNM": ["Vietnam"],
}

# Groups of pack.toml; states not named here are under "Other states".
GROUPS = {
    "Central Asia": "KAZ KGZ TJK TKM UZB",
    "Russia and Eastern Europe": "RUS BLR UKR MDA",
    "South Caucasus": "ARM AZE GEO",
    "East Asia": "CHN JPN KOR PRK MNG",
    "South Asia": "AFG BGD BTN IND MDV NPL PAK LKA",
    "Middle East": "ARE BHR IRN IRQ ISR JOR KWT LBN OMN QAT SAU SYR TUR",
    "South-East Asia": "BRN IDN KHM LAO MMR MYS PHL SGP THA VNM",
    "Europe": "DEU EST FIN FRA GBR HUN ITA LTU LVA POL SRB SVK",
    "Americas": "BOL BRA CAN CUB USA",
    "Africa": "DZA EGY ETH NGA UGA ZAF",
    "Oceania": "AUS",
}
GROUP_OF = {iso: group for group, codes in GROUPS.items() for iso in codes.split()}

# UN M49 names where the reference data has another name of the same region.
REGIONS = {"Southeast Asia": "South-eastern Asia", "Micronesian Region": "Micronesia"}

# Place ids of capitals that do not follow from the name in the reference data.
CAPITALS = {
    "AZE": "baku",
    "IND": "delhi",
    "KWT": "kuwait-city",
    "MMR": "naypyidaw",
    "SGP": "singapore-city",
    "USA": "washington",
}
CAPITAL_ROLES = {
    "BOL": {"la-paz": "administrative capital", "sucre": "constitutional capital"},
    "ZAF": {
        "pretoria": "administrative capital",
        "cape-town": "legislative capital",
        "bloemfontein": "judicial capital",
    },
}
CAPITAL_NOTES = {
    "ISR": ("As the Factbook, a US government work, has it; the status of Jerusalem is disputed.", True),
    "LKA": ("Commercial capital; Sri Jayewardenepura Kotte is the legislative one.", False),
    "MMR": (
        "The Factbook calls it the administrative capital and keeps Rangoon (Yangon), as the US government does.",
        True,
    ),
}

# Borders that one page gives in parts.
BORDER_STRETCHES = {
    ("CHN", "RUS"): ((4133, "east of Mongolia"), (46, "west of Mongolia")),
    ("ISR", "PSE"): ((330, "West Bank"), (59, "Gaza Strip")),
}
"""Borders that the Factbook gives in stretches, of which the reference data hold one figure."""

# Names the Factbook uses in its lists of trading partners.
PARTNERS = {
    "Bosnia & Herzegovina": "BIH",
    "Burma": "MMR",
    "Congo, Democratic Republic of the": "COD",
    "Czech Republic": "CZE",
    "Gambia, The": "GMB",
    "Hong Kong": "HKG",
    "Macau": "MAC",
    "N. Macedonia": "MKD",
    "North Korea": "PRK",
    "S. Korea": "KOR",
    "South Korea": "KOR",
    "Turkey": "TUR",
    "UAE": "ARE",
    "UK": "GBR",
    "US": "USA",
    "USA": "USA",
}

PARTNER_NOTES = {("KAZ", "GMB"): "As the Factbook has it; perhaps a slip there, no other source was seen."}


# Names of currencies where the data has an odd spelling.
CURRENCIES = {"KGS": "Kyrgyz Som", "AFN": "Afghani", "BOB": "Boliviano"}
