"""The only way from names to entities: whole names, and names within a phrase.

A name is an id, a name in any language, an acronym, a code, an alias, a former name or a demonym, all of
them rows of the catalogue. How names may be written otherwise is in :mod:`.name_forms`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ..named_tuple import NamedTuple
from ..text import fold
from .catalogue import Catalogue
from .function_words import is_function_word
from .name_forms import forms, keys, stems
from .sql import LISTED, listed
from .tokens import Token, tokens

TIERS = {
    "id": 1,
    "name": 1,
    "full": 2,
    "code": 2,
    "acronym": 2,
    "translation": 3,
    "alias": 3,
    "former": 3,
    "world": 4,
    "demonym": 5,
    "capital": 6,
}
"""How strongly each type of name stands for its entity; 0 is the exact id."""
TITLES = ("sources", "quotes", "claims")
"""Kinds whose names are titles or first words: not looked for within a phrase."""
SHORT = 3
"""Letters of a name so short that it counts only in the script it is written in."""
LONGEST = 16
FEW = 3
"""In so many words at most a code counts that is typed in small letters."""
REMEMBERED = 50
"""Texts of which the names are remembered: a key pressed asks for those of one text several times."""
_SCANNED = 400


class Named(NamedTuple):
    """An entity that a text may name. ``type`` is that of the name; ``tier`` is lower for the likelier."""

    id: str
    kind: str
    tier: int
    type: str


class NameSpan(NamedTuple):
    """Words ``start`` to ``end`` (of a list of tokens) that are a name, and what they may name, the likeliest first.

    ``how`` is "name", or "form" when a word is in another case than in the name.
    """

    start: int
    end: int
    found: tuple[Named, ...]
    how: str = "name"


class _Row(NamedTuple):
    fold: str
    entity: str
    type: str
    text: str


def named(catalogue: Catalogue, text: str) -> list[Named]:
    """Every entity that the whole text names, the likeliest first; empty when none does.

    Where it names nothing as written, its words may be in another case.
    """
    text = text.strip()
    tried = keys(text)
    if not tried:
        return []
    rows = _rows(catalogue, tried)
    typed = text.casefold()
    for key in tried:
        same = [row for row in rows if row.fold == key and _same_script(text, row)]
        if found := _ranked(catalogue, same, typed):
            return found
    return _in_another_case(catalogue, text)


def spans(catalogue: Catalogue, typed: Sequence[Token]) -> list[NameSpan]:
    """Every run of the tokens that is a name, in the order of the text; runs may overlap (see :func:`longest`).

    A place that is a capital also stands, more weakly, for its state.
    """
    known, words = catalogue.spans, tuple(typed)
    if words not in known:
        if len(known) >= REMEMBERED:
            known.clear()
        known[words] = _spans(catalogue, words)
    return list(known[words])


def _spans(catalogue: Catalogue, typed: Sequence[Token]) -> list[NameSpan]:
    wanted: dict[str, list[tuple[int, int, str]]] = {}
    formed = list(map(forms, typed))
    for start in range(len(typed)):
        for end in range(start + 1, min(start + LONGEST, len(typed)) + 1):
            for key, how in _keys_of(typed[start:end], formed[start], formed[end - 1]):
                wanted.setdefault(key, []).append((start, end, how))
    found: dict[tuple[int, int, str], list[_Row]] = {}
    for row in _rows(catalogue, list(wanted)):
        for place in wanted[row.fold]:
            found.setdefault(place, []).append(row)
    for start in range(len(typed)):
        for row, end in _inflected(catalogue, typed, start):
            if (start, end, "name") not in found:
                found.setdefault((start, end, "form"), []).append(row)
    content = sum(not is_function_word(token) for token in typed)
    all_capitals = len(typed) > FEW and all(token.capital for token in typed if token.typed.isalpha())
    result: list[NameSpan] = []
    for (start, end, how), rows in sorted(found.items()):
        run = typed[start:end]
        surface = " ".join(token.typed for token in run)
        fair = [
            row
            for row in rows
            if _same_script(surface, row)
            and (
                _counts(catalogue, row, run[0], len(typed), content, all_capitals)
                if len(run) == 1
                else len(run) == len(typed) or not all(map(is_function_word, run))
            )
        ]
        ranked = [item for item in _ranked(catalogue, fair, surface.casefold()) if item.kind not in TITLES]
        if ranked:
            result.append(NameSpan(start, end, tuple(ranked), how))
    return _with_states(catalogue, result)


def longest(found: Iterable[NameSpan]) -> list[NameSpan]:
    """Of runs that overlap the longest, the earlier of two as long; in the order of the text."""
    taken: set[int] = set()
    kept: list[NameSpan] = []
    for span in sorted(found, key=lambda span: (span.start - span.end, span.found[0].tier, span.start)):
        if taken.isdisjoint(range(span.start, span.end)):
            taken.update(range(span.start, span.end))
            kept.append(span)
    return sorted(kept)


def _rows(catalogue: Catalogue, folded: Sequence[str]) -> list[_Row]:
    found: list[_Row] = []
    keys = (listed(folded),)
    asked = f"SELECT fold, entity, type, text FROM name WHERE fold IN {LISTED}"
    found += map(_Row._make, catalogue.db.execute(asked, keys))
    for pack in range(len(catalogue.opened.uris)):
        asked = f"SELECT fold, entity, 'world', text FROM p{pack}.state_name WHERE fold IN {LISTED}"
        found += map(_Row._make, catalogue.db.execute(asked, keys))
    return found


def _ranked(catalogue: Catalogue, rows: Sequence[_Row], typed: str) -> list[Named]:
    """One for each entity; of names alike those first that are written as typed."""
    if not rows:
        return []
    kinds = catalogue.kinds_of(row.entity for row in rows)
    order = {kind: place for place, kind in enumerate(catalogue.kinds)}
    best: dict[str, tuple[int, bool, int, str, str]] = {}
    for row in rows:
        if kind := kinds.get(row.entity):
            tier = 0 if row.entity == typed else TIERS.get(row.type, 3)
            rank = (tier, row.text.casefold() != typed, order.get(kind, 99), row.entity, row.type)
            best[row.entity] = min(rank, best.get(row.entity, rank))
    top = sorted(best.values(), key=lambda rank: (rank[0], rank[2], rank[1], rank[3]))
    if len(top) > 1 and not top[0][1] and top[1][0] == top[0][0] and top[1][2] == top[0][2] and top[1][1]:
        # Written as typed, where the others only fold to the same: the others are one step less likely.
        top = [top[0], *((rank[0] + rank[1], *rank[1:]) for rank in top[1:])]
    return [Named(id_, kinds[id_], tier, type_) for tier, _, _, id_, type_ in top]


def _same_script(typed: str, row: _Row) -> bool:
    """False where a name only transliterates to what was typed and is too short, or too poor in vowels, to be meant."""
    if row.type == "code":
        return typed.isascii()
    script, written = _script(typed), _script(row.text)
    if script == "other" or written == "other":
        return script == written
    return script == written or len(row.fold) > SHORT or (script == "latin" and row.type == "acronym")


def _script(text: str) -> str:
    script = "latin"
    for char in text:
        if char > "\u024f" and char.isalpha() and not "\u1e00" <= char <= "\u1eff" and not "\u02b0" <= char <= "\u02ff":
            script = "cyrillic" if "\u0400" <= char <= "\u052f" else "other"
            break
    return script


def _counts(catalogue: Catalogue, row: _Row, token: Token, size: int, content: int, all_capitals: bool) -> bool:
    """True unless a word of a sentence only looks like a code or a name in another language."""
    if size == 1 or (token.capital and not all_capitals):
        return True
    if is_function_word(token):
        return False
    if row.fold.isdigit():
        return False
    if row.type == "code" or token.fold == "us":  # in a sentence "us" is a pronoun
        return size <= FEW + (len(token.fold) == 2) and content == size
    foreign = row.type in ("world", "translation") and token.latin and token.typed.islower()
    return not (foreign and _in_texts(catalogue, token.fold))  # "island" is Iceland in seven languages


def _in_texts(catalogue: Catalogue, word: str) -> bool:
    return any(
        catalogue.db.execute(
            f"SELECT 1 FROM p{pack}.search WHERE search MATCH ? LIMIT 1", (f'text : "{word}"',)
        ).fetchone()
        for pack in range(len(catalogue.opened.uris))
    )


def _keys_of(run: Sequence[Token], first: list[str], last: list[str]) -> list[tuple[str, str]]:
    """Folded keys for a run of words, of which the first and the last may have these forms, with how each was found."""
    plain = " ".join(token.fold for token in run)
    found = [(plain, "name")]
    if len(run) > 1 and all(len(token.fold) == 1 and token.fold.isalpha() and token.latin for token in run):
        found.append((plain.replace(" ", ""), "name"))
    middle = [token.fold for token in run[1:-1]]
    for item in first if len(run) > 1 else [""]:
        for other in last:
            key = " ".join(word for word in (item, *middle, other) if word)
            if key != plain:
                found.append((key, "form"))
    return found


def _inflected(catalogue: Catalogue, typed: Sequence[Token], start: int) -> list[tuple[_Row, int]]:
    """Cyrillic names that begin at a word and differ from what was typed only in endings, and where each ends."""
    first = typed[start]
    if not first.cyrillic or len(first.typed) < SHORT:
        return []
    cut = fold(min(stems(first.typed), key=len))
    asked = f"SELECT fold, entity, type, text FROM name WHERE fold >= ? AND fold < ? LIMIT {_SCANNED}"
    found: list[tuple[_Row, int]] = []
    for row in map(_Row._make, catalogue.db.execute(asked, (cut, cut + "\U0010ffff"))):
        if row.text.isascii():
            continue
        parts = row.text.replace("-", " ").split()
        end = start + len(parts)
        if end <= len(typed) and all(
            token.cyrillic and not stems(token.typed).isdisjoint(stems(part.strip('.,()«»"')))
            for token, part in zip(typed[start:end], parts, strict=True)
        ):
            found.append((row, end))
    return found


def _in_another_case(catalogue: Catalogue, text: str) -> list[Named]:
    typed = tokens(text)
    whole = [span for span in spans(catalogue, typed) if (span.start, span.end) == (0, len(typed))]
    return list(whole[0].found) if whole else []


def _with_states(catalogue: Catalogue, found: list[NameSpan]) -> list[NameSpan]:
    """The runs, those that name a capital also with its state."""
    places = {item.id for span in found for item in span.found if item.kind == "places"}
    if not places:
        return found
    states: dict[str, list[str]] = {}
    for place, state in catalogue.db.execute(
        f"SELECT object, subject FROM relation WHERE object IN {LISTED} AND name = 'has-capital' "
        "AND (since_day IS NULL OR since_day <= ?) AND (until_day IS NULL OR until_day > ?)",
        (listed(places), catalogue.day, catalogue.day),
    ):
        states.setdefault(place, []).append(state)
    kinds = catalogue.kinds_of(state for each in states.values() for state in each)
    result = []
    for span in found:
        known = {item.id for item in span.found}
        more = [
            Named(state, kinds[state], TIERS["capital"], "capital")
            for item in span.found
            for state in states.get(item.id, ())
            if state in kinds and state not in known
        ]
        result.append(span._replace(found=(*span.found, *more)) if more else span)
    return result
