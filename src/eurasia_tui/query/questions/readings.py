"""The lattice: every reading of every run of words of a question, with what stands before it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

from ...keyboard_layouts import other_layout
from ...text import fold
from .. import names, spelling
from ..catalogue import Catalogue
from ..function_words import is_function_word
from ..in_office import in_office
from ..tokens import Token, tokens
from . import titles
from .dates_typed import times
from .form import Ids, Kind, Region
from .held_names import Held, held_names
from .lexicon import Lexicon, lexicon
from .numbers_typed import numbers

NAME_COST = (0.0, 0.0, 0.05, 0.05, 0.15, 0.1, 0.35)
"""By tier of the name: exact id, name, acronym or code, alias, of another language, demonym, capital for its state."""
MENDED, OTHER, HELD = 0.6, 0.15, 0.3
"""Cost of a word with a slip; of what a name also means, for each place down the list; of a name that is not whole."""
_MOST_NAMES = 3
TITLED = frozenset(
    ("treaty", "agreement", "convention", "declaration", "charter", "memorandum", "summit", "dogovor", "soglashenie", "konvenciya", "sammit")
)  # fmt: skip
"""Words of kinds that stand in the names of things: ``the Treaty on the EAEU``."""
PREPOSITIONS = frozenset(("of", "in", "from", "to", "by", "with", "on"))


class Item(NamedTuple):
    """A constituent: its category, its meaning, what it cost, and what stands before it.

    ``asked`` are the question words skipped within it; ``prep`` the last preposition before it.
    """

    cat: str
    sem: Any
    cost: float
    kinds: frozenset[str] = frozenset()
    prep: str = ""
    asked: frozenset[str] = frozenset()
    named: bool = False
    word: str = ""
    type: str = ""
    """Of a name: its type, such as former or demonym."""
    swapped: bool = False
    """True when a rule that has it first found it second."""


class Lattice(NamedTuple):
    """Items by the place where they begin and where they end; ``tail`` the question words behind the last."""

    size: int
    items: dict[int, dict[int, list[Item]]]
    tails: dict[int, frozenset[str]]
    tokens: tuple[Token, ...]
    named: tuple[names.NameSpan, ...]
    corrected: tuple[tuple[str, str], ...]
    typed: tuple[Token, ...] = ()
    """The words as typed, before any was corrected."""
    held: tuple[tuple[int, int, tuple[str, ...], str], ...] = ()
    """Runs that longer names hold: from and to, ids, and the kind of the first."""
    kind: str = ""
    """Of the things that ``which`` asks for."""
    widened: bool = False
    """True when runs of words were also looked for within longer names."""


def lattice(catalogue: Catalogue, text: str, *, wide: bool = False) -> Lattice:
    """The readings of a text, with errors of typing corrected; ``wide`` looks for runs of any words within longer names."""
    words = lexicon()
    typed = list(tokens(text))
    spans = names.spans(catalogue, typed)
    corrected: list[tuple[str, str]] = []
    for i in [i for i, token in enumerate(typed) if not _known(words, token, i, spans)]:
        one = typed[i]._replace(fold=typed[i].fold[:-1], typed=typed[i].typed[:-1])  # "Kazakhs"
        if (
            typed[i].latin
            and typed[i].fold.endswith("s")
            and any(found.type == "demonym" for span in names.spans(catalogue, [one]) for found in span.found)
        ):
            typed[i] = one
            spans = names.spans(catalogue, typed)
    folded = [token.fold for token in typed]
    titled = {
        i for start in range(len(typed)) for end in titles.at(catalogue, folded, start) for i in range(start, end)
    }
    unknown = [i for i, token in enumerate(typed) if not _known(words, token, i, spans, titled)]
    if unknown and len(unknown) == len([t for t in typed if not is_function_word(t)]):
        other = spelling.relaid(catalogue, text) or _relaid(words, text)
        if other:
            typed = list(other)
            spans = names.spans(catalogue, typed)
            unknown = [i for i, token in enumerate(typed) if not _known(words, token, i, spans)]
    original = list(typed)
    changed = False
    states = sum(span.found[0].kind == "countries" for span in names.longest(spans))
    titled_words = [i for i, token in enumerate(typed) if token.fold in TITLED] if states < 2 else []
    sought = [*unknown, *titled_words]
    held = held_names(catalogue, typed, spans, sought, wide=wide) if sought or wide else []
    within = {i for start, end, _ in held for i in range(start, end)}
    for i in unknown:
        if i in within:
            continue
        token = typed[i]
        if not (token.latin or token.cyrillic):
            continue
        near = words.nearest(token.fold)
        if near and i > 1 and _only_asks(words, near):
            near = None  # "wheat" is not "what"
        name = spelling.nearest(catalogue, token.fold)
        if name and words.knows(name):
            name = None if not near else name
        if near and name and not _closer(token.fold, near, name):
            near = None
        if found := near or name:
            typed[i] = token._replace(fold=found, typed=found)
            corrected.append((token.typed, found))
            changed = True
    if changed:
        spans = names.spans(catalogue, typed)
        for i, token in enumerate(original):  # a word of texts alone is not meant: "weather", "whether"
            if typed[i] is not token and not _known(words, typed[i], i, spans):
                corrected.remove((token.typed, typed[i].typed))
                typed[i] = token
        if wide:
            held = held_names(catalogue, typed, spans, (), wide=True)
    slips = frozenset(found for _, found in corrected)
    built = _built(catalogue, words, typed, spans, held, slips)
    return built._replace(
        corrected=tuple(corrected),
        typed=tuple(original),
        kind=_asked_kind(words, typed),
        widened=bool(wide and held),
        held=tuple((start, end, ids, catalogue.kinds_of(ids)[ids[0]]) for start, end, ids in held),
    )


def _asked_kind(words: Lexicon, typed: Sequence[Token]) -> str:
    """The kind of the noun behind ``which``."""
    folded = [token.fold for token in typed]
    for at in range(min(4, len(folded))):
        if folded[at] in ("which", "what", "kakie", "kakaya", "kakoi"):
            for size in (3, 2, 1):
                for sense in words.at(folded, at + 1).get(size, ()) if at + 1 < len(folded) else ():
                    if sense.category == "kind":
                        return str(words.entry("kind", sense.key)["kind"])
            return ""
    return ""


def _only_asks(words: Lexicon, word: str) -> bool:
    """True for what, where, tell: words of which the rest of a question is not made."""
    senses = words.at([word], 0).get(1, [])
    return bool(senses) and all(sense.category in ("ask", "stop", "prep") for sense in senses)


def _closer(typed: str, one: str, other: str) -> bool:
    from rapidfuzz.distance import OSA

    return OSA.distance(typed, one) <= OSA.distance(typed, other)


def _relaid(words: Lexicon, text: str) -> list[Token]:
    if not all(char.isascii() or "\u0400" <= char <= "\u04ff" for char in text):
        return []
    other = tokens(other_layout(text))
    return other if sum(words.knows(token.fold) and len(token.fold) > 2 for token in other) > 0 else []


def _known(
    words: Lexicon, token: Token, at: int, spans: Sequence[names.NameSpan], titled: Collection[int] = ()
) -> bool:
    return (
        token.fold.isdigit()
        or is_function_word(token)
        or words.knows(token.fold)
        or any(span.start <= at < span.end for span in spans)
        or at in titled
    )


def _built(
    catalogue: Catalogue,
    words: Lexicon,
    typed: list[Token],
    spans: list[names.NameSpan],
    held: list[Held],
    slips: frozenset[str],
) -> Lattice:
    size = len(typed)
    folded = [token.fold for token in typed]
    shouted = all(token.capital for token in typed if token.typed.isalpha())
    lexical: dict[tuple[int, int], list[Item]] = {}
    skips: list[dict[int, tuple[str, frozenset[str]]]] = [{} for _ in range(size)]

    def add(start: int, end: int, item: Item) -> None:
        if slips and any(word in slips for word in folded[start:end]):
            item = item._replace(cost=item.cost + MENDED)
        lexical.setdefault((start, end), []).append(item)

    languages = words.languages(folded)
    for start in range(size):
        senses_here = words.at(
            folded, start, latin=typed[start].latin, cyrillic=typed[start].cyrillic, languages=languages
        )
        for length, senses in senses_here.items():
            end = start + length
            for sense in senses:
                if sense.category in ("stop", "ask", "prep", "top") and sense != ("top", "top"):
                    prep, asked = skips[start].get(end, ("", frozenset()))
                    if sense.category == "prep":
                        prep = prep or sense.key
                    elif sense.category == "ask":
                        asked |= {sense.key}
                    elif sense == ("top", "by"):
                        prep = prep or "by"
                    skips[start][end] = (prep, asked)
                elif made := _item(words, sense.category, sense.key, " ".join(folded[start:end])):
                    add(start, end, made)
        if is_function_word(typed[start]) and not (words.at(folded, start) | senses_here).get(1):
            skips[start][start + 1] = ("", frozenset())
        if start and start == size - 1 and folded[start] == "about":
            skips[start][size] = ("", frozenset(("about",)))  # "what is it about"
        if typed[start].capital and not shouted and any(span.start <= start < span.end for span in spans):
            skips[start].clear()  # UN is no French article
        if folded[start].isdigit() and len(folded[start]) < 16:
            for end, number in numbers(words, typed, start):
                add(start, end, Item("N", number, 0.2, word=folded[start]))
    for start in range(size):
        for end, key in titles.at(catalogue, folded, start).items():
            add(start, end, Item("O", key, 0.05, word=key))
    for start, end, when in times(words, typed, catalogue.day):
        add(start, end, Item("T", when, 0.0, word=when.text))
    for span in spans:
        for item in _named(catalogue, words, span, folded):
            add(span.start, span.end, item)
    for start, end, ids in held:
        kinds = catalogue.kinds_of(ids)
        for place, id_ in enumerate(ids):
            item = Item("E", Ids((id_,)), HELD + OTHER * place, frozenset((kinds[id_],)), named=True, word=id_)
            add(start, end, item)
    for start in range(size):
        for end in range(start + 1, min(start + 4, size) + 1):
            if group := _groups(catalogue, catalogue.opened.uris[0]).get(" ".join(folded[start:end])):
                add(start, end, Item("E", Region(group), 0.05, frozenset(("countries",)), word=group))
    ends = {end for _, end in lexical} | {0}
    items: dict[int, dict[int, list[Item]]] = {}
    reached = [_reach(skips, at, size) if at in ends else {} for at in range(size + 1)]
    for (start, end), found in lexical.items():
        for at in ends:
            if at <= start and start in reached[at]:
                prep, asked = reached[at][start]
                into = items.setdefault(at, {}).setdefault(end, [])
                into += [item._replace(prep=prep, asked=asked) if prep or asked else item for item in found]
    for at, each in items.items():
        for end, found in each.items():
            items[at][end] = sorted(found, key=lambda item: item.cost)[:14]
    tails = {at: reached[at][size][1] for at in ends if size in reached[at]}
    return Lattice(size, items, tails, tuple(typed), tuple(spans), ())


def _reach(
    skips: list[dict[int, tuple[str, frozenset[str]]]], start: int, size: int
) -> dict[int, tuple[str, frozenset[str]]]:
    """Places that words to be skipped lead to from one, the longest phrases first, with the last preposition and question words."""
    found: dict[int, tuple[str, frozenset[str]]] = {start: ("", frozenset())}
    todo = [start]
    while todo:
        at = todo.pop()
        if at >= size:
            continue
        prep, asked = found[at]
        for end, (own, more) in sorted(skips[at].items(), reverse=True):
            better = (own or ("" if more else prep), asked | more)
            if end not in found:
                found[end] = better
                todo.append(end)
    return found


TIMES = {"twice": 2.0, "double": 2.0, "triple": 3.0, "thrice": 3.0, "half": 0.5, "vdvoe": 2.0, "vtroe": 3.0, "v": 2.0}
_CATEGORIES = {
    "fact": "F",
    "relation": "R",
    "kind": "K",
    "office": "O",
    "status": "S",
    "act": "A",
    "pick": "P",
    "order": "X",
    "say": "Y",
    "trait": "Tr",
    "good": "Good",
    "deed": "Deed",
    "ordinals": "ord",
}


def _item(words: Lexicon, category: str, key: str, text: str) -> Item | None:
    entry = words.entry(category, key)
    if category == "kind":
        return Item("E", Kind(key), 0.05, frozenset((entry["kind"],)), word=text)
    if category == "numbers":
        return Item("N", (float(key), ""), 0.2, word=text)
    if category == "op":
        number = TIMES.get(text.split()[0], 1.0) if key == "times" else 0.0
        return Item("vs" if key == "versus" else key, number or key, 0.0, word=text)
    if category in _CATEGORIES:
        return Item(_CATEGORIES[category], key, 0.0 if category != "order" else 0.05, word=text)
    if category == "top":
        return Item("top", key, 0.1, word=text)
    return None


@lru_cache(4)
def _groups_of(groups: tuple[str, ...]) -> dict[str, str]:
    return {fold(group): group for group in groups if not group.lower().startswith("other")}


_GROUPS: dict[str, dict[str, str]] = {}


def _groups(catalogue: Catalogue, key: str) -> dict[str, str]:
    if key not in _GROUPS:
        rows = catalogue.db.execute("SELECT DISTINCT grp FROM entity WHERE kind = 'countries' AND grp IS NOT NULL")
        _GROUPS.clear()
        _GROUPS[key] = _groups_of(tuple(row[0] for row in rows))
    return _GROUPS[key]


def _named(catalogue: Catalogue, words: Lexicon, span: names.NameSpan, folded: list[str]) -> list[Item]:
    """Items for what a run of words may name, the likeliest first; a region also stands for its states."""
    found = []
    span = span._replace(found=in_office(catalogue, span.found))
    groups = _groups(catalogue, catalogue.opened.uris[0])
    form = 0.1 if span.how == "form" else 0.0
    text = " ".join(folded[span.start : span.end])
    for place, one in enumerate(span.found[:_MOST_NAMES]):
        cost = NAME_COST[min(one.tier, 6)] + OTHER * place + form
        kinds = frozenset((one.kind,))
        if group := groups.get(fold(catalogue.name(one.id))):
            found.append(Item("E", Region(group), cost, frozenset(("countries",)), word=text))
            cost += 0.1
        found.append(Item("E", Ids((one.id,)), cost, kinds, named=True, word=text, type=one.type))
    return found
