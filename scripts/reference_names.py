"""What the reference data does not say, or not as we would: ids, names, groups, remarks.

Figures live in the reference data; only choices live here.  A remark here is written into the
country file each time the importer runs.
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

# Texts of the Factbook that are a judgement, too long, or out of date: our text, by country and key of the fact.
TEXTS: dict[str, dict[str, str]] = {
    # The source gives summer time for Canberra and Santiago, and zones for Sudan and Western Sahara that are no longer in use.
    "AUS": {"time-zone": ""},
    "CHL": {"time-zone": ""},
    "ESH": {"time-zone": ""},
    "SDN": {"time-zone": ""},
    "KGZ": {"government": ""},  # Out of date in the source; the country file has the system of 2021 from another.
    "AFG": {
        "ethnic-groups": "no reliable figures; Pashtun, Tajik, Hazara, Uzbek, Turkmen, Baluch, Pashai, Nuristani and others",
        "government": "theocratic, under the Taliban",
        "national-day": "19 August (1919), Independence Day; under the Taliban also 15 August",
    },
    "ARM": {
        "government": "parliamentary democracy",
    },
    "BLR": {
        "government": "presidential republic",
    },
    "BRA": {
        "languages": "Portuguese (official); also Spanish, German, Italian, Japanese, English and Amerindian languages",
    },
    "BTN": {
        "independence": "17 December 1907 (one kingdom under its first hereditary king); 8 August 1949 (treaty with India)",
    },
    "CAN": {
        "government": "federal parliamentary democracy under a constitutional monarchy",
    },
    "CHN": {
        "languages": "Standard Chinese (official), Yue, Wu, Min, Xiang, Gan, Hakka; minority languages, some official in their regions",
    },
    "CUB": {
        "independence": "10 December 1898 (from Spain); 20 May 1902 (from US administration); Cuba marks neither",
    },
    "DEU": {
        "independence": "18 January 1871 (German Empire); 3 October 1990 (unification of the two German states)",
    },
    "DZA": {
        "languages": "Arabic and Tamazight (official), French (lingua franca), Berber dialects",
    },
    "ETH": {
        "independence": "no single date; a state for about two thousand years",
    },
    "FRA": {
        "ethnic-groups": "of Celtic and Latin origin with Teutonic and Slavic parts; North African, Indochinese and Basque minorities",
        "independence": "no official date",
        "languages": "French (official); regional languages such as Breton, Alsatian, Corsican, Catalan, Basque and Occitan",
    },
    "GBR": {
        "independence": "no official date",
    },
    "IDN": {
        "languages": "Indonesian (official), Javanese and many local languages, English, Dutch",
    },
    "IND": {
        "languages": "Hindi 43.6%, Bengali 8%, Marathi 6.9%, Telugu 6.7%, Tamil 5.7%, Gujarati 4.6%, Urdu 4.2%, Kannada 3.6%, Odia 3.1%, Malayalam 2.9%, Punjabi 2.7%, Assamese 1.3%, Maithili 1.1%, other 5.6% (2011); English has official use too",
    },
    "IRN": {
        "languages": "Persian (official), Azerbaijani and other Turkic languages, Kurdish, Gilaki, Mazandarani, Luri, Baluchi, Arabic",
    },
    "IRQ": {
        "languages": "Arabic and Kurdish (official); Turkmen and Syriac (official where their speakers live)",
    },
    "ISR": {
        "languages": "Hebrew (official), Arabic (special status), English",
    },
    "ITA": {
        "ethnic-groups": "Italian; small German, French, Slovene, Albanian, Croat and Greek communities",
        "languages": "Italian (official); German, French, Slovene and Croatian in parts",
    },
    "MDV": {
        "ethnic-groups": "mixed: Sinhalese, Dravidian, Arab, Australasian and African",
    },
    "MYS": {
        "languages": "Malay (official), English, several Chinese languages, Tamil, Telugu, Malayalam, Punjabi, Thai",
    },
    "PRK": {
        "ethnic-groups": "Korean; small Chinese and Japanese communities",
        "religions": "Buddhist and Confucian by tradition, some Christian and Chondogyo",
        "government": "one-party communist state",
    },
    "THA": {
        "languages": "Thai (official) only 90.7%, Thai and others 6.4%, only others 2.9%, such as Malay and Burmese (2010 est.)",
    },
    "TKM": {
        "government": "presidential republic",
    },
    "UKR": {
        "religions": "Orthodox (in several churches), Ukrainian Greek Catholic, Roman Catholic, Protestant, Muslim, Jewish (2013 est.)",
    },
    "UZB": {
        "government": "presidential republic",
    },
    "VNM": {
        "languages": "Vietnamese (official); English, some French, Chinese and Khmer; languages of the mountain areas",
    },
    "ZAF": {
        "independence": "31 May 1910 (Union of South Africa); 31 May 1961 (republic); 27 April 1994 (majority rule)",
    },
}

# Remarks beside single facts; those with True mark the fact as contested.
NOTES: dict[str, dict[str, tuple[str, bool]]] = {
    "AFG": {
        "government": ("The Factbook adds that the United States does not recognise the Taliban government.", True),
    },
    "AZE": {
        "area": ("With Nakhchivan and Karabakh.", False),
    },
    "BLR": {
        "government": ("The Factbook, a US government work, adds that it is in fact a dictatorship.", True),
    },
    "FRA": {
        "area": ("With the overseas regions; data sets that leave them out differ by over 5%.", True),
    },
    "GEO": {
        "area": ("With Abkhazia and South Ossetia.", True),
    },
    "ISR": {
        "area": ("Data sets differ by over 5%: disputed areas are counted or not.", True),
    },
    "PAK": {
        "area": ("Data sets differ by over 5%: disputed areas are counted or not.", True),
    },
    "PHL": {
        "area": ("Data sets differ by over 5%.", True),
    },
    "PRK": {
        "government": ("The Factbook, a US government work, also calls it a dictatorship.", True),
    },
    "PSE": {
        "area": ("The Gaza Strip alone, which is what the Factbook page covers.", False),
        "population": ("The Factbook page covers the Gaza Strip alone.", True),
    },
    "SRB": {
        "area": ("Without Kosovo; data sets that count it differ by over 5%.", True),
    },
    "SYR": {
        "area": ("With 1,295 km² held by Israel.", True),
    },
    "TKM": {
        "government": ("The Factbook, a US government work, adds: authoritarian.", True),
    },
    "UKR": {
        "area": ("With Crimea, about 27,000 km², which Russia holds.", True),
    },
    "UZB": {
        "government": ("The Factbook, a US government work, adds: highly authoritarian.", True),
    },
}

# Names of currencies where the data has an odd spelling.
CURRENCIES = {"KGS": "Kyrgyz Som", "AFN": "Afghani", "BOB": "Boliviano"}
