"""Checks that a reading takes names for what they are: titles, cities, peoples, former states."""

from __future__ import annotations

from collections.abc import Sequence

from ...text import fold
from ..names import longest
from .context import named_in
from .items import Item, Lattice
from .lexicon import lexicon
from .logical_form import Filter, Ids, Kind, Minus, Threshold, joins_in, parts_of
from .set_structure import head_kind

TRADE = frozenset(("exports-to", "imports-from"))
_TEXTS = ("claims", "quotes", "sources", "concepts")
"""Kinds that have no members."""

_NAMED = ("agreement", "organisation", "event", "concept")
"""Kinds that are often named after a city."""


_TITLES = frozenset(
    ("treaty", "convention", "declaration", "charter", "pact", "memorandum", "act", "agreement", "accord")
)
"""Words of which titles are made: ``the Rome treaty``."""


def names_fit(read: Lattice, item: Item) -> bool:
    """False when a name is taken for another kind of name."""
    return not (
        _of_a_former_state(read, item)
        or _by_a_part_of_a_name(read, item)
        or _people_of_another(read, item)
        or _less_a_text(read, item)
        or _named_after_a_city(read, item)
        or _size_of_a_city(read, item)
    )


def _of_a_former_state(read: Lattice, item: Item) -> bool:
    """A former state is not the state that lists its name as a former name: the figures of the Soviet Union.

    A former name of one word, such as Persia, is another word for the same state; the USSR is none.
    """
    if item.cat == "E" and isinstance(item.sem, Ids):
        return False  # the question asks what a former name stands for
    old = {
        entity.id
        for span in longest(read.named)
        for entity in span.found[:1]
        if (entity.type, entity.kind) == ("former", "countries")
        and (span.end - span.start > 1 or read.tokens[span.start].capital or len(read.tokens[span.start].fold) <= 4)
    }
    return bool(old and old & set(named_in(item.sem)))


def _by_a_part_of_a_name(read: Lattice, item: Item) -> bool:
    """Words within a longer name are not that entity when the question says ``pipelines`` or asks where a route starts."""
    used = set(named_in(item.sem))
    for start, end, ids, kind in read.held:
        if not used & set(ids):
            continue
        if len(ids) > 1 and not isinstance(item.sem, Ids):
            return True  # a part that several names have is the name of none
        if any(_plural(token.fold) for token in read.tokens[start:end]):
            return True
        if start and any(
            sense.category == "pick" for sense in lexicon().at([read.tokens[start - 1].fold], 0).get(1, ())
        ):
            return True  # the last summit of BRICS is the last of several
        if kind in ("events", "agreements") and any(TRADE & set(join.names) for join in joins_in(item.sem)):
            return True  # an event is no trade partner
        inside = {
            span.found[0].kind for span in longest(read.named) if start <= span.start < span.end <= end and span.found
        }
        if "where" in item.asked and kind == "events" and inside & {"corridors", "sites"}:
            return True
        routes = any(_is_route(token.fold) for token in read.tokens[start:end])
        if "where" in item.asked and kind == "corridors" and "countries" in inside and not routes:
            return True  # where the oil of a state goes is not where a pipeline is
    return False


def _is_route(word: str) -> bool:
    senses = lexicon().at([word], 0).get(1, ())
    kinds = (lexicon().entry("kind", sense.key) for sense in senses if sense.category == "kind")
    return any(entry.get("kind") == "corridors" for entry in kinds)


def _plural(word: str) -> bool:
    return any(
        sense.category == "kind" and word == lexicon().entry("kind", sense.key)["many"]
        for sense in lexicon().at([word], 0).get(1, ())
    )


def _people_of_another(read: Lattice, item: Item) -> bool:
    """The share of Uzbeks in Kyrgyzstan is not that of Kyrgyzstan in Uzbekistan: the people are named as such."""
    if item.cat != "Share":
        return False
    types = {found.id: found.type for span in longest(read.named) for found in span.found[:1]}
    state, people = (types.get(next(iter(named_in(part)), "")) for part in item.sem[1:3])
    return (
        state == "demonym" and people != "demonym" and item.sem[0].key in ("population", "languages", "ethnic-groups")
    )


def _less_a_text(read: Lattice, item: Item) -> bool:
    """Nothing is left out of a set by an idea, a claim or a quotation that has its name."""
    texts = {entity.id for span in read.named for entity in span.found if entity.kind in _TEXTS}
    texts |= {id_ for *_, ids, kind in read.held if kind in _TEXTS for id_ in ids}
    return bool(texts) and any(
        isinstance(part, Minus) and texts & set(named_in(part.without)) for part in parts_of(item.sem)
    )


def _named_after_a_city(read: Lattice, item: Item) -> bool:
    """``Warsaw Pact``, ``Treaty of Rome``: a name.

    Meant are neither agreements of the state of which the city is the capital, nor
    all that were signed there.
    """
    kind = head_kind(item.sem)
    if _all_for_a_title(read, item):
        return True
    words = [token for token in read.tokens if token.fold not in ("of", "the")]
    if item.asked or len(words) != 2 or kind is None or kind.key not in _NAMED:
        return False
    alone = [entity for span in read.named if span.end - span.start <= 1 for entity in span.found]
    if not any(entity.kind == "places" for entity in alone):
        return False
    cities = {entity.id for entity in alone if entity.type == "capital"}
    many = fold(str(lexicon().entry("kind", kind.key)["many"]))
    single = not any(token.fold == many or token.fold.endswith("s") for token in words if token.fold in item.word)
    of = {id_ for join in joins_in(item.sem) if join.key == "implied" for id_ in named_in(join.of)}
    return bool(cities & of) or (single and bool(of))


_SIZES = frozenset(("", "population", "density", "area"))
"""Measures that a city has of its own; the empty one is size, of whatever kind."""


def _size_of_a_city(read: Lattice, item: Item) -> bool:
    """``fewer inhabitants than Tashkent`` is not of the state of which the city is the capital."""
    types = {entity.id: entity for span in read.named for entity in span.found}
    for part in parts_of(item.sem):
        if not isinstance(part, Filter | Threshold) or not isinstance(part.than, Ids):
            continue
        measures = (part.measure,) if isinstance(part, Filter) else part.value.measures
        sides = (*part.than.ids, *named_in(part.of if isinstance(part, Filter) else part.value.of))
        if {measure.key for measure in measures} <= _SIZES and any(
            types[id_].type == "capital" for id_ in sides if id_ in types
        ):
            return True
        if isinstance(part, Filter) and not part.measure.key and types[part.than.ids[0]].kind == "places":
            return True  # no measure is named to compare a state with a city
    return False


def _all_for_a_title(read: Lattice, item: Item) -> bool:
    """``parties to the Rome treaty``, ``the Treaty on the EAEU``: a title, not all that a city or body has to do with."""
    folded = [token.fold for token in read.tokens]
    kinds = [part for part in parts_of(item.sem) if isinstance(part, Kind) and part.key in ("agreement", "treaty")]
    if not kinds:
        return False
    of = {
        id_
        for join in joins_in(item.sem)
        if join.key in ("implied", "signed-at", "party-to")
        for id_ in named_in(join.of)
    }
    for span in read.named:
        beside = {*folded[span.end : span.end + 1], *_before(folded, span.start)}
        ids = {
            entity.id for entity in span.found if entity.type == "capital" or entity.kind in ("places", "organisations")
        }
        if beside & _TITLES and of & ids and (span.found[0].kind == "places" or "on" in folded[: span.start][-2:]):
            return True
    return False


def _before(folded: Sequence[str], start: int) -> list[str]:
    """The word before a name, but for of, on, the."""
    at = start - 1
    while at >= 0 and folded[at] in ("of", "on", "the"):
        at -= 1
    return [folded[at]] if 0 <= at < start - 1 else []
