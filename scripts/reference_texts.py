"""Texts of the Factbook that are put in our words, and remarks beside single facts, by ISO code of the state.

The importer writes them into the country files each time it runs.
"""

from __future__ import annotations

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
