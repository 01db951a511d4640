"""The sentences of pages that hold all that a question names and says, with how well each fits."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ...lazy_pattern import lazy_pattern
from ...named_tuple import NamedTuple
from ...text import fold
from .. import full_text, names, sets
from .answer import AnswerReceipt, Draft
from .context import Context
from .excerpts import plain, sentences
from .page_texts import PageText, page_texts, quoted
from .question_units import DENIAL, Unit, any_of, apart, name_unit

COST = 0.4
PAGES = 10
"""Pages that are looked through."""
LONGEST = 600
"""Letters of the sentences that are quoted."""
_WIDE = ("countries", "organisations", "people", "places", "sources")
"""Kinds whose pages are of many matters: what their first sentence names is not what they are about."""
_WHOLES = ("part-of", "based-on")
"""Relations of a thing with what it is a part of: its page is about that too."""
_QUOTED = ("sources", "quotes", "claims")
"""Kinds whose texts are somebody's words."""
_DOERS = ("people", "organisations", "countries")
TESTS, CLOSE = frozenset(("yes-no", "does", "was")), 25
"""Where it is asked whether something is so, all that is named stands together: within so many words."""
MANY_PARTIES = 12
"""Parties of an agreement of which no one is what it is about."""
DENIED = 6
"""Words within which a word is denied."""
CONTESTED = "contested disputed"
"""What is said of every matter of which the sides are on record."""
_SURNAMES = lazy_pattern(r"(?<=[a-z,] )[A-Z][a-z]{3,} (?:and|or) [A-Z][a-z]{3,}")
"""Two names beside one another that have no page."""
_SIDES = lazy_pattern(r"\b(?:critics|opponents|supporters|others|some|many|groups)\b", re.IGNORECASE)
"""Words by which a page says who without a name."""


_OBJECT = lazy_pattern(r"\W+(?:the|a|an)\s.{1,40}")
"""What a verb is followed by: its object."""
_MAKING = lazy_pattern(r"(?:buil[dt]|found|open|financ|pa(?:y|id)|design|own|r[au]n|operat|develop|construct)")
"""Verbs of what is done to one thing and not to another."""


CAUSE = lazy_pattern(
    r"\b(?:because|due to|owing to|led to|leading to|leaving|results?(?: in|ed)? (?:of|from)|caused?|in response|in order to|for fear|"
    r"since (?:it|he|she|they|the [a-z]+ [a-z]+s)\b|stalled over|thanks to|as a consequence|the reasons?|in protest|to avoid)\b",
    re.IGNORECASE,
)
"""Of words like these one must stand in a sentence that is to say why."""


BEFORE = lazy_pattern(r"\bafter the\b", re.IGNORECASE)
"""What is told as the reason of an act, where no other is."""


_RULE = lazy_pattern(r"\b(?:may|can|cannot|must|shall|should|allow|forbid|bar|permit|entitle|oblige|need|require)\w*\b")
"""Words that say what may or must be done."""


class Found(NamedTuple):
    """Sentences of a text that hold it all; the lowest rank fits best. ``cause`` when they say why."""

    rank: tuple[object, ...]
    text: PageText
    sentence: str
    cause: bool


def reason_draft(context: Context, ids: Sequence[str], ways: Sequence[str], event: str) -> Draft | None:
    """The sentence outside an event's own page that names every entity and has a cause beside the act."""
    each = [names.NameSpan(0, 0, (names.Named(id_, context.catalogue.kinds_of([id_])[id_], 0, "name"),)) for id_ in ids]
    pattern, match = any_of([re.escape(way) for way in ways]), " OR ".join(f'"{way}" *' for way in ways)
    units = [*(name_unit(context, span, "") for span in each), Unit((), pattern, pattern, f"({match})")]
    found = [
        window
        for window in on_pages(Context(context.evaluator, frozenset(("why", "act"))), units)
        if window.cause and window.text.entity != event
    ]
    best = min(found, key=lambda window: window.rank, default=None)
    return quoted(context, best.text, best.sentence, about=ids, cost=COST) if best else None


def on_pages(context: Context, units: Sequence[Unit]) -> Iterator[Found]:
    """Sentences that hold it all, of the pages that do, and of those that are named."""
    match = " AND ".join(unit.match for unit in units)
    named, words = [id_ for unit in units for id_ in unit.ids], any(not unit.ids for unit in units)
    pages = list(dict.fromkeys((*full_text.matching(context.catalogue, match, PAGES, None), *named)))
    kinds = context.catalogue.kinds_of(pages)
    for place, id_ in enumerate(pages):
        kind = kinds.get(id_, "sources")
        if "yes-no" in context.asked and "does" not in context.asked and id_ not in named and kind not in _QUOTED:
            continue  # a statement on one entity is none on another: "is it a customs union"
        if kind == "claims" and not context.asked & {"why", "how"}:
            yield from _saying(context, units, id_, "claim", place)
        elif kind == "quotes" and "said" in context.asked:
            yield from _saying(context, units, id_, "quotation", place)
        elif (
            kind not in _QUOTED
            and "said" not in context.asked
            and (id_ in named or (words and "about" not in context.asked))
        ):
            yield from _on_page(context, units, id_, kind, place)


def _on_page(context: Context, units: Sequence[Unit], id_: str, kind: str, place: int) -> Iterator[Found]:
    """Sentences of one page; they need not repeat words of its title and subject."""
    title, own = fold(context.speaker.name(id_)), any(id_ in unit.ids for unit in units)
    texts = [*page_texts(context.catalogue, id_)]
    opening = sentences(texts[0].text)[0] if texts and kind not in _WIDE else ""
    named_units = [unit for unit in units if id_ in unit.ids or unit.pattern.search(title)]
    first = re.search(r"\[\[([a-z0-9-]+)", opening)
    of = (
        {edge.object for edge in sets.edges(context.catalogue, _WHOLES, [id_], "subject")} if not named_units else set()
    )
    near = [unit for unit in units if {*of, *([first[1]] if first else [])} & set(unit.ids)] if not named_units else []
    event = _event(context, units, id_, kind, title)
    left = [unit for unit in units if unit not in (*named_units, *near, *event)]
    if own and not left and not context.asked & {"why", "how"}:
        return  # only its name is asked for
    about = own or bool(near)  # else all must stand in one sentence
    windows = [
        (order, window)
        for order, text in enumerate(texts)
        for window in _windows(context, units, left, text, 2 if about or event else 1)
    ]
    matters = _matters(context, id_) if context.asked else {}  # a phrase asks for no opinion
    for topic, sides in matters.items():
        windows += [(len(texts), window) for window in _sides(context, units, left, id_, topic, sides, about)]
    for order, window in windows:
        no_cause, *rest = window.rank
        if about or event or not no_cause:
            rank = (no_cause and not event, not event, not own, *rest, bool(near), order, place)
            yield window._replace(rank=rank)


def _event(context: Context, units: Sequence[Unit], id_: str, kind: str, title: str) -> list[Unit]:
    """Of an event that has to do with all that is named: the units that its title need not hold, names and the year."""
    names_ = [unit for unit in units if unit.ids]
    titled = bool(context.asked) and any(unit.pattern.search(title) for unit in units if not unit.ids)
    if (
        kind not in ("events", "agreements")[: 1 if "why" in context.asked else 2]
        or "who" in context.asked
        or "says" in context.asked
        or (context.asked and context.asked <= TESTS)
        or len(names_) < 2 - (titled or bool(context.asked & {"happened", "why"}))
    ):
        return []
    linked = {
        other
        for pair in context.catalogue.db.execute(
            "SELECT subject, object FROM relation WHERE entity = ? AND name NOT IN ('mentions', 'see-also')", (id_,)
        )
        for other in pair
    }
    if not all(linked & set(unit.ids) for unit in names_) or (kind == "agreements" and len(linked) > MANY_PARTIES):
        return []
    dates = sets.own_dates(context.catalogue, [id_])
    year = (dates[id_].since or "")[:4] if id_ in dates else ""
    return [*names_, *(unit for unit in units if year and not unit.ids and unit.pattern.fullmatch(year))]


def _saying(context: Context, units: Sequence[Unit], id_: str, section: str, place: int) -> Iterator[Found]:
    """A claim or a quotation that says all of it."""
    own = next(page_texts(context.catalogue, id_, section), None)
    if own and all(unit.stands_in(own.text, fold(plain(context.catalogue, own.text))) for unit in units):
        yield Found((False, True, True, 1, 0, 0, False, False, 0, place), own, own.text, False)


class _Position(NamedTuple):
    """What one side holds of a contested matter, as a text that links its holder, with its own receipt."""

    text: str
    receipt: AnswerReceipt


def _matters(context: Context, id_: str) -> dict[str, list[_Position]]:
    """By topic: the sides of each contested matter of a page."""
    matters: dict[str, list[_Position]] = {}
    for topic, holder, says, source, as_of, evidence in context.catalogue.db.execute(
        "SELECT topic, holder, says, source, as_of, evidence FROM position WHERE entity = ? ORDER BY seq", (id_,)
    ):
        side = " ".join(f"[[{holder}]]: {says}".split() if holder else says.split())
        matters.setdefault(topic, []).append(_Position(side, AnswerReceipt(source, as_of, evidence, True)))
    return matters


def _together(receipts: Sequence[AnswerReceipt]) -> AnswerReceipt:
    """One receipt for what several say: all their sources, the latest date."""
    sources = dict.fromkeys(id_ for receipt in receipts for id_ in (receipt.source or "").split())
    latest = max((receipt.as_of for receipt in receipts if receipt.as_of), default=None)
    return receipts[0]._replace(source=" ".join(sources), as_of=latest)


def _windows(
    context: Context, units: Sequence[Unit], left: Sequence[Unit], text: PageText, most: int
) -> Iterator[Found]:
    """Sentences, one or two together, that hold what the title and the heading of their text do not."""
    denied = DENIAL in units
    heading = fold(text.heading) if most > 1 and not denied else ""
    left = [unit for unit in left if unit.ids or not unit.pattern.search(heading)]
    folded = fold(text.text)
    if not all(unit.stands_in(text.text, folded) for unit in left):
        return
    parts = sentences(text.text)
    for size in range(1, most + 1):
        for at in range(len(parts) - size + 1):
            raw = " ".join(parts[at : at + size])
            if len(raw) > 2 * LONGEST or not all(unit.stands_in(raw, fold(raw)) for unit in left):
                continue
            shown = plain(context.catalogue, raw)
            again = fold(shown)
            if len(shown) > LONGEST or not all(unit.stands_in(raw, again) for unit in left):
                continue
            if any(unit.only_in_a_name(raw) for unit in left):
                continue
            if "who" in context.asked and not _names_another(context, units, text, raw):
                continue
            if context.asked & TESTS and apart(left, again) > CLOSE:
                continue
            if "may" in context.asked and not _RULE.search(raw):
                continue  # what some did is not what is allowed
            if denied and apart([unit for unit in units if not unit.ids], again) > DENIED:
                continue
            if "who" in context.asked and (
                apart(left, again) > CLOSE // 2 or not _done_to(left, again) or _of_others(units, again)
            ):
                continue
            cause = heading.startswith("why ") or bool(CAUSE.search(shown))
            cause = cause or ("act" in context.asked and bool(BEFORE.search(shown)))
            held = sum(unit.stands_in(raw, again) for unit in units)
            literal = sum(bool(unit.own.search(f"{heading} {again}")) for unit in units if not unit.ids)
            yield Found(("why" in context.asked and not cause, size, -literal, -held, bool(at)), text, shown, cause)


def _done_to(left: Sequence[Unit], folded: str) -> bool:
    """True when the verb stands before its object: who opposes Tokayev is not what he opposes."""
    verbs = [hit.start() for unit in left if not unit.ids for hit in unit.pattern.finditer(folded)]
    names_ = [hit.start() for unit in left if unit.ids for hit in unit.pattern.finditer(folded)]
    return not verbs or not names_ or min(verbs) < max(names_)


def _of_others(units: Sequence[Unit], folded: str) -> bool:
    """True when the verb has another object, or one of several is named: ``built the road``, ``a founder``."""
    for unit in units:
        for hit in () if unit.ids else unit.pattern.finditer(folded):
            noun = _OBJECT.match(folded, hit.end())
            if hit[0].endswith("founder") and folded[: hit.start()].endswith((" a ", " one ")):
                return True
            if noun and _MAKING.match(hit[0].strip()) and not any(other.pattern.search(noun[0]) for other in units):
                return True
    return False


def _sides(
    context: Context,
    units: Sequence[Unit],
    left: Sequence[Unit],
    id_: str,
    topic: str,
    sides: Sequence[_Position],
    about: bool,
) -> Iterator[Found]:
    """All sides of a contested matter, where its topic and one of them hold what is asked; of many those that hold it."""
    heading = fold(f"{topic} {CONTESTED}") if about else ""
    missing = [unit for unit in left if unit.ids or not unit.pattern.search(heading)]
    held = [
        side
        for side in sides
        if all(unit.stands_in(side.text, fold(plain(context.catalogue, side.text))) for unit in missing)
    ]
    whole = "says" not in context.asked and len(" ".join(side.text for side in sides)) <= LONGEST
    shown = sides if whole else held
    text = PageText(
        id_, topic, "\n".join(side.text for side in sides), _together([side.receipt for side in shown or sides])
    )
    if not held or ("who" in context.asked and not _names_another(context, units, text, text.text)):
        return
    quotation = " ".join(plain(context.catalogue, side.text) for side in shown)
    if "may" in context.asked and not _RULE.search(quotation):
        return
    literal = sum(bool(unit.own.search(f"{heading} {fold(quotation)}")) for unit in units if not unit.ids)
    cause = len(missing) < len(left) or bool(CAUSE.search(quotation))
    yield Found(("why" in context.asked and not cause, 1, -literal, -len(units), False), text, quotation, cause)


def _names_another(context: Context, units: Sequence[Unit], text: PageText, raw: str) -> bool:
    """True when a sentence links somebody who is not in the question."""
    unlinked = re.sub(r"\[\[.*?\]\]", "", raw)
    if _SIDES.search(raw) or _SURNAMES.search(unlinked):
        return True
    known = {text.entity, *(id_ for unit in units for id_ in unit.ids)}
    linked = set(re.findall(r"\[\[([a-z0-9-]+)", raw)) - known
    return any(kind in _DOERS for kind in context.catalogue.kinds_of(linked).values())
