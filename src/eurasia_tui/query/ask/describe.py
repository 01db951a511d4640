"""One entity and nothing else: where it lies, or what it is in its own first sentence."""

from __future__ import annotations

from ...dates import show
from ..catalogue import Catalogue
from .answer import Draft, Receipt
from .question import Question
from .say import Speaker, clause
from .vocabulary import vocabulary


def drafts(question: Question, catalogue: Catalogue, speaker: Speaker) -> list[Draft]:
    """Drafts about one entity alone."""
    where = question.entities
    covered: set[int] = set()
    if len(where) == 2 or len(where) == 3:  # "kazakhstan eu epca": one whose name holds the others
        for i in where:
            own = set(question.items[i].id.split("-"))
            rest = [j for j in where if j != i]
            if all(set(question.items[j].id.split("-")) <= own for j in rest):
                where, covered = [i], set(rest)
                break
    if len(where) != 1 or (
        question.terms("fact")
        and not _only(question, "fact", ("date",))
        and question.cue("where") is None
        and question.cue("what") is None
    ):
        return []
    at = where[0]
    found = []
    lies = question.items[at].kind == "places" and any(key == "country" for _, key in question.terms("noun"))
    if (
        lies  # "Ashgabat which country"
        or question.cue("where") is not None
        or any(key in ("located-in", "seat", "held-at") for _, key in question.terms("relation"))
    ):
        for named in question.items[at].named:
            if draft := _where(question, catalogue, speaker, at, named.id):
                found.append(draft)
                break
    lead = _lead(question, catalogue, speaker, at)
    if lead and covered:
        lead = lead._replace(used=lead.used | covered)
    return [*found, *([lead] if lead else [])]


def _only(question: Question, category: str, keys: tuple[str, ...]) -> bool:
    return all(key in keys for _, key in question.terms(category))


_PLACES = ("located-in", "seated-in", "held-at", "signed-at", "crosses", "has-capital")
_SAYS = {
    "located-in": "{A} lies in {b}",
    "seated-in": "The seat of {a} is in {b}",
    "held-at": "{A} took place in {b}",
    "signed-at": "{A} was signed in {b}",
    "crosses": "{A} runs through {b}",
    "has-capital": "The capital of {a} is {b}",
}


def _where(question: Question, catalogue: Catalogue, speaker: Speaker, at: int, id_: str) -> Draft | None:
    rows = catalogue.db.execute(
        f"SELECT name, object, source, as_of, evidence, contested FROM relation WHERE subject = ? AND name IN ({','.join('?' * len(_PLACES))}) "
        "AND (until_day IS NULL OR until_day > ?) ORDER BY seq",
        (id_, *_PLACES, catalogue.day),
    ).fetchall()
    used = {at} | {i for i, key in question.terms("cue") if key in ("where", "what")}
    used |= {i for i, key in question.terms("relation") if key in ("located-in", "seat", "held-at")}
    used |= {i for i, key in question.terms("noun") if key in ("country", "city", "place")}
    used |= {i for i, key in question.terms("fact") if key in ("date", "signed")}
    points = dict(
        catalogue.db.execute(
            "SELECT key, number FROM fact WHERE entity = ? AND key IN ('lat', 'lon')", (id_,)
        ).fetchall()
    )
    region: tuple[str] | None = None
    for name in _PLACES:
        mine = [one for one in rows if one[0] == name]
        if not mine or (name == "has-capital" and question.cue("where") is None):
            continue
        others = list(dict.fromkeys(one[1] for one in mine))
        text = _SAYS[name].format(A=speaker.The(id_), a=speaker.the(id_), b=speaker.names(others, 12))
        if name in ("seated-in", "held-at", "signed-at") and len(others) == 1:
            land = catalogue.db.execute(
                "SELECT object FROM relation WHERE subject = ? AND name = 'located-in'", (others[0],)
            ).fetchone()
            if land and speaker.name(land[0]) != speaker.name(others[0]):
                text += f", {speaker.name(land[0])}"
        if name == "has-capital":
            region = catalogue.db.execute(
                "SELECT value FROM fact WHERE entity = ? AND key = 'region'", (id_,)
            ).fetchone()
            if region:
                text = f"{speaker.The(id_)} lies in {region[0]}; its capital is {speaker.names(others)}"
        if points.get("lat") is not None and points.get("lon") is not None:
            text += f" ({_degrees(points['lat'], 'N', 'S')}, {_degrees(points['lon'], 'E', 'W')})"
        receipts = tuple(Receipt(one[2], one[3], one[4], bool(one[5])) for one in mine)
        value: object = (
            region[0]
            if name == "has-capital" and region
            else speaker.name(others[0])
            if len(others) == 1
            else [speaker.name(o) for o in others]
        )
        return Draft(
            f"{text}.", value, (id_, *others), f"where {speaker.name(id_)} is", receipts, frozenset(used), 0.94
        )
    return None


def _degrees(value: float, plus: str, minus: str) -> str:
    return f"{abs(value):.2f}° {plus if value >= 0 else minus}"


def _lead(question: Question, catalogue: Catalogue, speaker: Speaker, at: int) -> Draft | None:
    """The first sentence of its summary."""
    item = question.items[at]
    for named in item.named[:1] if item.ambiguous else item.named:
        one = catalogue.db.execute(
            "SELECT text, source, as_of, evidence, contested FROM prose WHERE entity = ? AND section = 'summary'",
            (named.id,),
        ).fetchone()
        if not one:
            continue
        name = speaker.name(named.id)
        text = clause("".join(span.text for span in catalogue.inline(one[0])))
        first = name.split()[-1].lower()
        if first not in text.lower() and not any(
            word.lower() in text.lower() for word in name.split() if len(word) > 4
        ):
            text = f"{name}: {text}"
        dated = catalogue.db.execute(
            "SELECT since FROM fact WHERE entity = ? AND type = 'date' AND key IN ('date', 'signed') ORDER BY seq LIMIT 1",
            (named.id,),
        ).fetchone()
        if dated:
            text = f"{name} ({show(dated[0])}): {text.removeprefix(f'{name}: ')}"
        asked = question.cue("what", "who") is not None or any(
            i.text in ("what is", "what is the") for i in question.items
        )
        used = frozenset(
            {
                i
                for i, key in question.terms("noun")
                if (noun := vocabulary().entry("noun", key)).get("kind") == named.kind and not noun.get("where")
            }
            | {at}
            | {i for i, key in question.terms("cue") if key in ("what", "who")}
        )
        past = named.kind == "countries" and named.tier > 2  # a state of old is not the one that bears its place
        sure = (0.4 if past else 0.88 if asked else 0.7) * (0.6 if item.ambiguous else 1.0)
        opinion = catalogue.kinds[named.kind].opinion
        return Draft(
            text,
            named.id,
            (named.id,),
            f"what {name} is" if named.kind != "people" else f"who {name} is",
            (Receipt(one[1], one[2], one[3], bool(one[4]), opinion),),
            used,
            sure,
        )
    return None
