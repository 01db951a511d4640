"""One table of names for every interface: how names may be written, and what only looks like one."""

from __future__ import annotations

import pytest

from eurasia_tui.query.catalogue import Ambiguous, Catalogue, Unknown
from eurasia_tui.query.names import longest, named, spans
from eurasia_tui.query.resolve import resolve
from eurasia_tui.query.tokens import tokens
from eurasia_tui.text import fold, words


@pytest.mark.parametrize(
    ("text", "id_"),
    [
        ("Korea, Rep.", "south-korea"),
        ("Korea, Republic of", "south-korea"),
        ("Iran (Islamic Republic of)", "iran"),
        ("Congo, Dem. Rep.", "dr-congo"),
        ("Gambia, The", "gambia"),
        ("The Netherlands", "netherlands"),
        ("the netherlands", "netherlands"),
        ("COTE D IVOIRE", "cote-divoire"),
        ("E.A.E.U.", "eaeu"),
        ("e a e u", "eaeu"),
        ("U.S.A.", "united-states"),
        ("D.P.R.K.", "north-korea"),
        ("Qozog'iston", "kazakhstan"),
        ("Qozog‘iston", "kazakhstan"),
        ("Qozogʻiston", "kazakhstan"),
        ("Qozogʼiston", "kazakhstan"),
        ("Qozog`iston", "kazakhstan"),
        ("إِيرَان", "iran"),
        ("ЕС", "eu"),
        ("هند", "india"),
        ("Казахстана", "kazakhstan"),
        ("congo", "congo"),
        ("opec", "opec"),
        ("kz", "kazakhstan"),
        ("004", "afghanistan"),
        ("398", "kazakhstan"),
        ("США", "united-states"),
        ("РФ", "russia"),
        ("КНР", "china"),
        ("Англия", "united-kingdom"),
        ("Holland", "netherlands"),
        ("FYROM", "north-macedonia"),
        ("Vatican", "holy-see"),
        ("俄国", "russia"),
        ("上合", "sco"),
        ("КР", "kyrgyzstan"),
        ("Tajik", "tajikistan"),
        ("казахстанского", "kazakhstan"),
        ("Kazachstan", "kazakhstan"),
        ("Uzbequistão", "uzbekistan"),
        ("Gruzja", "georgia"),
        ("روسیه", "russia"),
        ("the five stans", "central-asia"),
        ("Congo (the Democratic Republic of the)", "dr-congo"),
        ("Congo, The Democratic Republic of the", "dr-congo"),
        ("Congo, Rep.", "congo"),
        ("Egypt, Arab Rep.", "egypt"),
        ("Korea, Dem. People’s Rep.", "north-korea"),
        ("Micronesia, Fed. Sts.", "micronesia"),
        ("Venezuela, RB", "venezuela"),
        ("Yemen, Rep.", "yemen"),
        ("Bahamas, The", "bahamas"),
        ("Hong Kong SAR, China", "hong-kong"),
        ("West Bank and Gaza", "palestine"),
        ("St. Lucia", "saint-lucia"),
        ("Republic of Iceland", "iceland"),
        ("Macedonia, the former Yugoslav Republic of", "north-macedonia"),
        ("Bolivia (Plurinational State of)", "bolivia"),
        ("United Kingdom of Great Britain and Northern Ireland (the)", "united-kingdom"),
    ],
)
def test_a_name_is_found_however_it_is_written(catalogue: Catalogue, text: str, id_: str) -> None:
    assert resolve(catalogue, text) == id_


def test_every_id_is_that_entity(catalogue: Catalogue) -> None:
    for (id_,) in catalogue.db.execute("SELECT id FROM entity WHERE kind IN ('countries', 'organisations')").fetchall():
        assert resolve(catalogue, id_) == id_


@pytest.mark.parametrize("text", ["КР", "俄罗", "ааа", ""])
def test_cyrillic_and_han_are_no_codes_and_no_sounds(catalogue: Catalogue, text: str) -> None:
    try:
        found = resolve(catalogue, text)
    except (Unknown, Ambiguous):
        return
    assert found == "kyrgyzstan"


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("gdp kazakhstan", ["kazakhstan"]),
        ("middle corridor length", ["middle-corridor"]),
        ("who is in the eurasian economic union", ["eaeu"]),
        ("csto vs sco", ["csto", "sco"]),
        ("I'd like to know about India", ["india"]),
        ("tell us about it", []),
        ("is kazakhstan in csto", ["kazakhstan", "csto"]),
        ("президент Казахстана", ["kazakhstan"]),
        ("哈萨克斯坦人口", ["kazakhstan"]),
        ("Kazakistan'ın nüfusu", ["kazakhstan"]),
        ("population de l'Iran", ["iran"]),
        ("an island in the caspian sea", ["caspian-sea"]),
        ("400 km of railway", []),
        ("Tajik exports", ["tajikistan"]),
        ("столица Южной Кореи", ["south-korea"]),
        ("население Объединённых Арабских Эмиратов", ["united-arab-emirates"]),
        ("us trade", ["united-states"]),
    ],
)
def test_names_within_a_phrase(catalogue: Catalogue, text: str, ids: list[str]) -> None:
    typed = tokens(text)
    assert [span.found[0].id for span in longest(spans(catalogue, typed))] == ids


def test_a_capital_stands_for_its_state_more_weakly_than_for_itself(catalogue: Catalogue) -> None:
    (span,) = longest(spans(catalogue, tokens("trade of Yerevan")))
    assert [entity.id for entity in span.found] == ["yerevan", "armenia"]
    assert [entity.id for entity in named(catalogue, "Yerevan")] == ["yerevan"]


def test_folding() -> None:
    assert words("E.A.E.U. and U.K") == ["eaeu", "and", "uk"]
    assert words("Kazakhstan’s") == ["kazakhstan"]
    assert words("北京rail") == ["北", "京", "rail"]
    assert fold("آسيا") == fold("اسيا")
    assert fold("Королёв") == fold("Королев")
    assert fold("Ｅ") == "e"


def test_names_of_states_in_the_languages_of_the_cldr_lead_to_them(catalogue: Catalogue) -> None:
    from eurasia_tui.compiler.state_names import names

    states = dict(catalogue.db.execute("SELECT value, entity FROM fact WHERE key = 'iso2'").fetchall())
    wanted = [(text, states[code]) for code, texts in names().items() if code in states for text in texts]
    wrong = [(text, id_) for text, id_ in wanted if [entity.id for entity in named(catalogue, text)][:1] != [id_]]
    assert len(wanted) > 9_000
    assert len(wrong) < len(wanted) / 500, wrong


def test_every_held_name_of_a_state_leads_to_it_or_to_its_namesake(catalogue: Catalogue) -> None:
    rows = catalogue.db.execute(
        "SELECT n.entity, n.text FROM name n JOIN entity e ON e.id = n.entity WHERE e.kind = 'countries'"
    ).fetchall()
    wrong = [(text, id_) for id_, text in rows if [entity.id for entity in named(catalogue, text)][:1] != [id_]]
    assert len(wrong) < len(rows) / 200, wrong
