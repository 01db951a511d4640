"""Reads a question: words to entities, terms, a date; slips of the fingers are mended where nothing else is known."""

from __future__ import annotations

from collections.abc import Sequence

from ..catalogue import Catalogue
from . import link
from .question import Item, Named, Question
from .tokens import Token, parts, tokens
from .vocabulary import Sense, vocabulary

TRIES = 60
"""Runs of words looked for among the parts of names; no question that is meant has so many unknown ones."""


def read(catalogue: Catalogue, text: str) -> Question:
    """The question as understood; of the text as typed and as the other keyboard layout gives it, the better."""
    raws = parts(text)
    first = _read(catalogue, raws, mend=False)
    if not any(item.unknown for item in first.items):
        return first
    best, fewest = first, _unknown(first)
    for other in _relaid(raws, first):
        tried = _read(catalogue, other, mend=False)
        if _unknown(tried) < fewest and any(item.named or item.senses for item in tried.items):
            best, fewest, raws = tried, _unknown(tried), other
    return best if not fewest else _read(catalogue, raws, mend=True)


def _unknown(question: Question) -> int:
    return sum(item.unknown for item in question.items)


def _relaid(raws: list[str], read_: Question) -> list[list[str]]:
    """The parts typed on the other keyboard layout: all of them, or those not understood."""
    from ..spelling import other_layout

    unknown = {word for item in read_.items if item.unknown for word in item.text.split()}
    every = [other_layout(raw) for raw in raws]
    some = [
        other_layout(raw) if any(token.fold in unknown for token in tokens([raw])) or not tokens([raw]) else raw
        for raw in raws
    ]
    return [every] if every == some else [some, every]


def _read(catalogue: Catalogue, raws: list[str], *, mend: bool) -> Question:
    typed = tokens(raws)
    words = [token.fold for token in typed]
    joints = [" " for _ in typed]
    phrases = [
        vocabulary().at(words, start, joints[start], latin=typed[start].typed.isascii()) for start in range(len(words))
    ]
    common = frozenset(start for start, found in enumerate(phrases) if 1 in found)
    names = link.spans(catalogue, typed, common) if typed else {}
    items = _segment(catalogue, typed, phrases, names)
    items = _complete(catalogue, typed, items)
    if mend and any(item.unknown for item in items):
        from .mend import mended

        changed = mended(catalogue, typed, items)
        if changed:
            again = _read(catalogue, [changed.get(index, token.typed) for index, token in enumerate(typed)], mend=False)
            same = len(again.words) == len(typed)
            items = [
                _less_sure(item) if not same or any(index in changed for index in range(item.start, item.end)) else item
                for item in again.items
            ]
            return again._replace(items=items)
    date, used = _date(typed, items)
    return Question(" ".join(raws), items, date, used, tuple(words))


def _less_sure(item: Item) -> Item:
    return Item(item.start, item.end, item.text, item.named, item.senses, item.date, item.number, min(item.trust, 0.9))


def _segment(
    catalogue: Catalogue,
    typed: Sequence[Token],
    phrases: list[dict[int, tuple[Sense, ...]]],
    names: dict[tuple[int, int], tuple[Named, ...]],
) -> list[Item]:
    """Cut the words into the longest runs that mean something; a phrase of the vocabulary before a name as long."""
    items: list[Item] = []
    start = 0
    while start < len(typed):
        named = max((end - start for begin, end in names if begin == start), default=0)
        spoken = max(phrases[start], default=0)
        # A name that begins within a phrase and reaches beyond it is meant rather than the phrase.
        for size in sorted(phrases[start], reverse=True):
            if not any(start < begin < start + size < end and end - begin > size for begin, end in names):
                break
            spoken = max((other for other in phrases[start] if other < size), default=0)
        senses = phrases[start].get(spoken, ())
        people = tuple(link.known(catalogue, [s.key for s in senses if s.category == "demonym"])) if senses else ()
        token = typed[start]
        if (
            named
            and named >= spoken
            and not (
                named == spoken
                and not people
                and names[(start, start + named)][0].tier != 0
                and not token.typed.isupper()
            )
            and not (named == spoken == 1 and senses and not people and _plain(senses) and not _loud(typed, token))
        ):
            end = start + named
            items.append(Item(start, end, _text(typed, start, end), names[(start, end)]))
        elif people:
            end = start + spoken
            items.append(Item(start, end, _text(typed, start, end), people, trust=0.98))
        elif spoken:
            end = start + spoken
            count = next((int(sense.key) for sense in senses if sense.category == "numbers"), None)
            items.append(Item(start, end, _text(typed, start, end), senses=() if count else senses, number=count))
        else:
            end = start + 1
            if token.date:
                items.append(Item(start, end, token.fold, date=token.date))
            elif token.fold.isdigit():
                year = len(token.fold) == 4 and "1500" <= token.fold <= "2100"
                items.append(
                    Item(
                        start,
                        end,
                        token.fold,
                        date=token.fold if year else "",
                        number=None if year else int(token.fold[:6]),
                    )
                )
            else:
                items.append(Item(start, end, token.fold))
        start = end
    return items


def _plain(senses: tuple[Sense, ...]) -> bool:
    return any(
        sense.category in ("stop", "cue", "fact", "relation", "noun", "status", "office", "months", "order")
        for sense in senses
    )


def _loud(typed: Sequence[Token], token: Token) -> bool:
    return token.typed.isupper() and len(token.typed) > 1 and not all(one.typed.isupper() for one in typed)


def _text(typed: Sequence[Token], start: int, end: int) -> str:
    return " ".join(token.fold for token in typed[start:end])


def _complete(catalogue: Catalogue, typed: Sequence[Token], items: list[Item]) -> list[Item]:
    """Look for runs of unknown words, with the words around them, among the parts of names."""
    done: list[Item] = []
    index = tried = 0
    while index < len(items):
        if tried > TRIES or not items[index].unknown or len(items[index].text) < 3 or items[index].text.isdigit():
            done.append(items[index])
            index += 1
            continue
        best: tuple[int, int, tuple[Named, ...], float] | None = None
        for first, last in _runs(items, index):
            tried += 1
            run = [token for item in items[first : last + 1] if not item.stop for token in typed[item.start : item.end]]
            named, trust = link.completed(catalogue, run)
            if named:
                best = (first, last, named, trust)
                break
        if best is None:
            done.append(items[index])
            index += 1
            continue
        first, last, named, trust = best
        while done and first < index:
            done.pop()
            index -= 1
        start, end = items[first].start, items[last].end
        beside = [near for near in (first - 1, last + 1) if 0 <= near < len(items) and items[near].unknown]
        if beside:  # a word out of a longer name that is not known
            trust *= 0.75
        done.append(Item(start, end, _text(typed, start, end), named, trust=trust))
        index = last + 1
    return done


def _runs(items: list[Item], index: int) -> list[tuple[int, int]]:
    """Runs of items around an unknown one, the longest first; they end in words that say something."""

    def joins(item: Item) -> bool:
        if item.named:
            return item.kind in ("places", "countries", "organisations", "corridors")
        if item.date:
            return False
        return (
            item.unknown
            or item.stop
            or any(s.category in ("noun", "fact", "status", "relation", "order") for s in item.senses)
        )

    low = high = index
    while low > 0 and index - low < 4 and joins(items[low - 1]):
        low -= 1
    while high + 1 < len(items) and high - index < 5 and joins(items[high + 1]):
        high += 1
    runs = [
        (first, last)
        for first in range(low, index + 1)
        for last in range(index, high + 1)
        if not items[first].stop and not items[last].stop
    ]
    return sorted(runs, key=lambda run: (run[0] - run[1], -run[0]))[:12]


def _date(typed: Sequence[Token], items: list[Item]) -> tuple[str | None, tuple[int, ...]]:
    """The date in a question, and the positions of the items that make it."""
    for index, item in enumerate(items):
        if not item.date:
            continue
        if len(item.date) > 4:
            return item.date, (index,)
        month = day = None
        used = [index]
        for before in (index - 1, index - 2):
            if before < 0:
                break
            if month is None and (key := items[before].key("months")):
                month, used = int(key), [*used, before]
            elif month is not None and items[before].number and 1 <= (items[before].number or 0) <= 31:
                day, used = items[before].number, [*used, before]
        if month is None:
            return item.date, tuple(used)
        date = f"{item.date}-{month:02d}" + (f"-{day:02d}" if day else "")
        from ...dates import bounds

        try:
            bounds(date)
        except ValueError:
            return item.date, (index,)
        return date, tuple(used)
    return None, ()
