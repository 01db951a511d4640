"""The lattice: every reading of every run of words of a question, with what stands before it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import pairwise

from ...keyboard_layouts import other_layout
from ...sanitize import clean_line
from .. import names, spelling
from ..catalogue import Catalogue
from ..function_words import is_function_word
from ..tokens import Token, tokens
from . import titles
from .dates_typed import times, two_times
from .item_senses import OTHER, groups_of, item_of, named_items
from .items import Item, Lattice
from .lexicon import Lexicon, Sense, lexicon
from .logical_form import Ids, Region
from .numbers_typed import numbers, spelled
from .partial_names import Held, held_names

HYPHENS = ("-", "\u2010", "\u2011", "\u2012", "\u2013")
MENDED, HELD, TITLE = 0.6, 0.3, 0.1
"""Cost of a word with a slip; of a name that is not whole; of a title."""
TITLED = frozenset(
    (
        "treaty",
        "agreement",
        "convention",
        "declaration",
        "charter",
        "memorandum",
        "summit",
        "dogovor",
        "soglashenie",
        "konvenciya",
        "sammit",
    )
)
"""Words of kinds that stand in the names of things: ``the Treaty on the EAEU``."""

_MET = Sense("kind", "meeting")
_WHO_MEET = frozenset((Sense("kind", "person"), Sense("office", "president"), Sense("office", "head-of-state")))
"""Words for those who meet for their states say nothing more: ``where did the leaders of China and India meet``."""


def lattice(catalogue: Catalogue, text: str, *, wide: bool = False) -> Lattice:
    """The readings of a text, with errors of typing corrected; ``wide`` looks for runs of any words within longer names."""
    words = lexicon()
    typed = list(tokens(text))
    spans = _whole(clean_line(text), typed, names.spans(catalogue, typed))
    corrected: list[tuple[str, str]] = []
    for i in [i for i, token in enumerate(typed) if not _known(words, token, i, spans)]:
        singular = typed[i]._replace(fold=typed[i].fold[:-1], typed=typed[i].typed[:-1])  # "Kazakhs"
        if (
            typed[i].latin
            and typed[i].fold.endswith("s")
            and any(found.type == "demonym" for span in names.spans(catalogue, [singular]) for found in span.found)
        ):
            typed[i] = singular
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
        if near and spelling.in_vocabulary(catalogue, token.fold):
            continue  # the "trans" of a name is no slip for trains
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
        spans = _whole(clean_line(text), typed, names.spans(catalogue, typed))
        for i, token in enumerate(original):  # a word that only texts have is no correction: "weather", "whether"
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


def _whole(text: str, typed: Sequence[Token], spans: list[names.NameSpan]) -> list[names.NameSpan]:
    """The names without those within a name written with hyphens: Baku-Tbilisi-Ceyhan is no Tbilisi."""
    tied = [text[token.end : following.start] in HYPHENS for token, following in pairwise(typed)]
    whole = [span for span in spans if span.end - span.start > 1 and all(tied[span.start : span.end - 1])]
    return [
        span
        for span in spans
        if not any(outer.start <= span.start and span.end <= outer.end and span[:2] != outer[:2] for outer in whole)
    ]


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


def _closer(typed: str, first: str, second: str) -> bool:
    from rapidfuzz.distance import OSA

    return OSA.distance(typed, first) <= OSA.distance(typed, second)


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
    all_capitals = all(token.capital for token in typed if token.typed.isalpha())
    lexical: dict[tuple[int, int], list[Item]] = {}
    skips: list[dict[int, tuple[str, frozenset[str]]]] = [{} for _ in range(size)]

    def add(start: int, end: int, item: Item) -> None:
        if slips and any(word in slips for word in folded[start:end]):
            item = item._replace(cost=item.cost + MENDED)
        lexical.setdefault((start, end), []).append(item)

    languages = words.languages(folded)
    met = any(_MET in found for at in range(size) for found in words.at(folded, at).values())
    for start in range(size):
        senses_here = words.at(
            folded, start, latin=typed[start].latin, cyrillic=typed[start].cyrillic, languages=languages
        )
        for length, senses in senses_here.items():
            end = start + length
            denies = start > 0 and ("op", "not") in senses  # "isn't" asks at the beginning alone
            for sense in senses:
                if denies and sense.category in ("stop", "ask"):
                    continue
                if sense.category in ("stop", "ask", "prep", "top") and sense != ("top", "top"):
                    prep, asked = skips[start].get(end, ("", frozenset()))
                    if sense.category == "prep":
                        prep = prep or sense.key
                    elif sense.category == "ask":
                        asked |= {sense.key}
                    elif sense == ("top", "by"):
                        prep = prep or "by"
                    skips[start][end] = (prep, asked)
                    continue
                if met and sense in _WHO_MEET:
                    skips[start].setdefault(end, ("", frozenset()))
                if item := item_of(words, sense.category, sense.key, " ".join(folded[start:end])):
                    add(start, end, item)
        if is_function_word(typed[start]) and not (words.at(folded, start) | senses_here).get(1):
            skips[start][start + 1] = ("", frozenset())
        if start and start == size - 1 and folded[start] == "about":
            skips[start][size] = ("", frozenset(("about",)))  # "what is it about"
        if start and start == size - 1 and folded[start] == "since":
            skips[start][size] = ("", frozenset(("when",)))  # "foreign minister since"
        if typed[start].capital and not all_capitals and any(span.start <= start < span.end for span in spans):
            skips[start].clear()  # UN is no French article
        digits = folded[start].isdigit() and len(folded[start]) < 16
        for end, number in numbers(typed, start) if digits else spelled(typed, start):
            add(start, end, Item("N", number, 0.2, word=folded[start]))
    for start in range(size):
        for end, key in titles.at(catalogue, folded, start).items():
            add(start, end, Item("O", key, 0.05, word=key))
    single = times(words, typed, catalogue.day)
    for start, end, when in single:
        add(start, end, Item("T", when, 0.0, word=when.text))
    for start, end, two in two_times(words, typed, single):
        add(start, end, Item("TT", two, 0.0))
    for span in spans:
        for item in named_items(catalogue, span, folded):
            add(span.start, span.end, item)
    for start, end, ids in held:
        kinds = catalogue.kinds_of(ids)
        for place, id_ in enumerate(ids):
            title = folded[start] in TITLED and end > start + 1 and folded[start + 1] == "on"  # "Treaty on the EAEU"
            cost = (TITLE if title else HELD) + OTHER * place
            item = Item("E", Ids((id_,)), cost, frozenset((kinds[id_],)), named=True, word=id_)
            add(start, end, item)
    for start in range(size):
        for end in range(start + 1, min(start + 4, size) + 1):
            if group := groups_of(catalogue, catalogue.opened.uris[0]).get(" ".join(folded[start:end])):
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
    """The positions reachable from one by skipping words, the longest phrases first, with the last preposition and question words."""
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
