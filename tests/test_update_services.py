"""The clients of the World Bank and Wikidata against a local server that speaks their formats."""

from __future__ import annotations

from collections.abc import Callable

import pytest

pytest.importorskip("httpx")

from eurasia_tui.updating import http, wikidata, worldbank
from eurasia_tui.updating.http import Client, ServiceError
from tests.update_server import Reply, Request, holder, page, row, serving, sparql

CODE = "SP.POP.TOTL"


def ask(answer: Callable[[Request], Reply], waits: list[float] | None = None) -> worldbank.Dataset:
    """The population of two states from a server."""
    with serving(answer) as (base, _), Client((waits if waits is not None else []).append) as client:
        return worldbank.fetch(client, base, CODE, ["KAZ", "UZB"])


def test_all_pages_are_read() -> None:
    pages = {"1": page([row("KAZ", 2025, 20)], 1, 2), "2": page([row("UZB", 2025, 38.5)], 2, 2)}
    found = ask(lambda request: Reply(pages[request.query["page"]]))
    assert [tuple(observation) for observation in found.observations] == [("KAZ", 2025, 20.0), ("UZB", 2025, 38.5)]
    assert found.updated == "2026-10-07"


def test_the_request_is_the_documented_one() -> None:
    with serving(lambda _: Reply(page([]))) as (base, requests), Client() as client:
        worldbank.fetch(client, base + "/", CODE, ["KAZ", "UZB"])
    assert requests[0].path == "/v2/country/KAZ;UZB/indicator/SP.POP.TOTL"
    assert requests[0].query["format"] == "json"
    assert requests[0].headers["User-Agent"].startswith("eurasia-tui/")


@pytest.mark.parametrize("rows", [None, []])
def test_no_data_is_an_empty_series(rows: list[object] | None) -> None:
    assert ask(lambda _: Reply(page(rows, 0, 0, None))).observations == ()


def test_nulls_aggregates_and_other_states_are_left_out() -> None:
    aggregate = {**row("", 2025, 5), "country": {"id": "B8", "value": "Central Europe and the Baltics"}}
    found = ask(lambda _: Reply(page([row("KAZ", 2025, None), aggregate, row("CEB", 2025, 1), row("KAZ", 2024, 2)])))
    assert [tuple(observation) for observation in found.observations] == [("KAZ", 2024, 2.0)]
    assert found.refused == 0


@pytest.mark.parametrize(
    "bad",
    [
        "text",
        None,
        {},
        {**row("KAZ", 2025, 1), "date": "2025Q1"},
        {**row("KAZ", 2025, 1), "date": 2025},
        row("KAZ", 2025, "a lot"),
        row("KAZ", 2025, True),
        row("KAZ", 2025, [1]),
        row("KAZ", 9999, 1),
        row("KAZ", 2025, 1, "OTHER.CODE"),
        row("K\x1bZ", 2025, 1),
        {**row("KAZ", 2025, 1), "indicator": None},
    ],
)
def test_a_row_of_another_form_is_counted_and_left_out(bad: object) -> None:
    found = ask(lambda _: Reply(page([bad, row("UZB", 2025, 3)])))
    assert [observation.iso3 for observation in found.observations] == ["UZB"]
    assert found.refused == 1


@pytest.mark.parametrize("text", ['[{"page":1,"pages":1},[{"value":NaN}]]', '[{"page":1,"pages":1},[1e999]]'])
def test_numbers_that_json_does_not_have_are_refused(text: str) -> None:
    assert ask(lambda _: Reply(raw=text.encode())).refused == 1


def test_an_error_of_the_service_is_told_in_its_words() -> None:
    body = [
        {"message": [{"id": "120", "key": "Invalid value", "value": "The provided \x1b[31mparameter is not valid"}]}
    ]
    with pytest.raises(ServiceError, match=r"The provided .*parameter is not valid") as error:
        ask(lambda _: Reply(body))
    assert "\x1b" not in str(error.value)


@pytest.mark.parametrize(
    "body", [{}, [], [1], [{}, []], [{"page": 1, "pages": -1}, []], "x", [{"page": 1, "pages": 1}, {}]]
)
def test_another_form_is_an_error_of_one_line(body: object) -> None:
    with pytest.raises(ServiceError, match="World Bank"):
        ask(lambda _: Reply(body))


def test_a_busy_server_is_asked_again_and_its_wait_is_kept() -> None:
    replies = iter(
        [Reply(status=429, headers={"Retry-After": "7"}), Reply(status=503), Reply(page([row("KAZ", 2025, 1)]))]
    )
    waits: list[float] = []
    assert len(ask(lambda _: next(replies), waits).observations) == 1
    assert waits[0] == 7
    assert 0 < waits[1] < 5


def test_an_endless_wait_is_not_kept() -> None:
    replies = iter([Reply(status=429, headers={"Retry-After": "999999"}), Reply(page([]))])
    waits: list[float] = []
    ask(lambda _: next(replies), waits)
    assert waits == [http.MAX_WAIT]


def test_a_server_that_stays_broken_is_given_up() -> None:
    waits: list[float] = []
    with pytest.raises(ServiceError, match="status 500"):
        ask(lambda _: Reply(status=500), waits)
    assert len(waits) == http.TRIES - 1


def test_a_refusal_is_not_asked_again() -> None:
    waits: list[float] = []
    with pytest.raises(ServiceError, match="status 404"):
        ask(lambda _: Reply(status=404), waits)
    assert waits == []


def test_a_truncated_answer_is_asked_again() -> None:
    replies = iter([Reply(page([row("KAZ", 2025, 1)]), cut=20), Reply(page([row("KAZ", 2025, 1)]))])
    assert len(ask(lambda _: next(replies)).observations) == 1


def test_a_silent_server_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(http, "TIMEOUT", 0.1)
    with pytest.raises(ServiceError, match="in time"):
        ask(lambda _: Reply(page([]), delay=0.5))


def test_compressed_answers_are_read() -> None:
    assert len(ask(lambda _: Reply(page([row("KAZ", 2025, 1)]), compress=True)).observations) == 1


def test_a_small_file_that_unpacks_to_a_large_one_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(http, "MAX_BYTES", 100_000)
    with pytest.raises(ServiceError, match="more than"):
        ask(lambda _: Reply(raw=b" " * 10_000_000, compress=True))


@pytest.mark.parametrize("raw", [b"<html>maintenance</html>", b"\xff\xfe", b"[" * 100_000, b""])
def test_what_is_not_json_is_an_error_of_one_line(raw: bytes) -> None:
    with pytest.raises(ServiceError, match="not JSON"):
        ask(lambda _: Reply(raw=raw))


def test_redirects_are_followed_a_few_times() -> None:
    def answer(request: Request) -> Reply:
        if request.path.startswith("/moved"):
            return Reply(page([row("KAZ", 2025, 1)]))
        return Reply(status=302, headers={"Location": "/moved" + request.path})

    assert len(ask(answer).observations) == 1
    with pytest.raises(ServiceError, match="loop"):
        ask(lambda request: Reply(status=302, headers={"Location": request.path}))
    with pytest.raises(ServiceError):
        ask(lambda _: Reply(status=302, headers={"Location": "file:///etc/passwd"}))


def test_nobody_there() -> None:
    with Client([].append) as client, pytest.raises(ServiceError, match="cannot be reached"):
        worldbank.fetch(client, "http://127.0.0.1:9", CODE, ["KAZ"])


def test_bulk_csv() -> None:
    text = (
        '\ufeff"Data Source","World Development Indicators",\n\n"Last Updated Date","2026-10-07",\n\n'
        '"Country Name","Country Code","Indicator Name","Indicator Code","2023","2024","2025",\n'
        '"Kazakhstan","KAZ","Population, total","SP.POP.TOTL","20330104","20592571","",\n'
        '"Nowhere","NOW","Population, total","SP.POP.TOTL","x","..","nan",\n'
    )
    (found,) = worldbank.parse_csv(text)
    assert found.updated == "2026-10-07"
    assert [tuple(observation) for observation in found.observations] == [
        ("KAZ", 2023, 20330104.0),
        ("KAZ", 2024, 20592571.0),
    ]
    with pytest.raises(ServiceError, match="not a CSV file of the World Bank"):
        worldbank.parse_csv("a,b\n1,2\n")


def test_office_holders() -> None:
    rows = [
        holder("KAZ", "head-of-state", "Q1", "Kassym-Jomart Tokayev", "2019-03-20"),
        holder("KAZ", "head-of-state", "Q1", "Kassym-Jomart Tokayev", "2019-03-20"),
        holder("KAZ", "minister", "Q3", "Yermek Kosherbayev", "2025-01-01", "Minister of Foreign Affairs"),
        holder("FRA", "head-of-state", "Q4", "Nobody Asked", "2019-03-20"),
        holder("UZB", "emperor", "Q5", "A Role of Nobody"),
        holder("UZB", "head-of-state", "../Q6", "A Bad Item"),
        holder("UZB", "head-of-state", "Q7", "\x1b]0;x\x07"),
        {"iso3": {"value": 5}},
    ]
    with serving(lambda _: Reply(sparql(rows))) as (base, requests), Client() as client:
        ((found, refused),) = wikidata.fetch(client, base, ["KAZ", "UZB"])
    assert requests[0].path == "/sparql"
    assert '"KAZ" "UZB"' in requests[0].query["query"]
    assert [(holder.iso3, holder.role, holder.wikidata, holder.since) for holder in found] == [
        ("KAZ", "head-of-state", "Q1", "2019-03-20"),
        ("KAZ", "minister", "Q3", "2025"),
    ]
    assert refused == 5


@pytest.mark.parametrize("body", [[], {}, {"results": {}}, {"results": {"bindings": "x"}}, {"boolean": True}])
def test_another_form_of_wikidata_is_an_error_of_one_line(body: object) -> None:
    with serving(lambda _: Reply(body)) as (base, _), Client() as client, pytest.raises(ServiceError, match="Wikidata"):
        list(wikidata.fetch(client, base, ["KAZ"]))


def test_states_are_asked_for_in_batches() -> None:
    codes = [f"A{chr(65 + i // 26)}{chr(65 + i % 26)}" for i in range(45)]
    with serving(lambda _: Reply(sparql([]))) as (base, requests), Client() as client:
        list(wikidata.fetch(client, base, codes))
    assert len(requests) == 3
