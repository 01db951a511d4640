"""The vocabulary of relations: what may hold between two entities, and how a reader says it.

A relation is stated once, in the file that owns it, and read from both ends: ``label``
is what the subject's page says, ``inverse`` what the object's page says.  ``strength``
(1 weak to 5 strong) ranks chains between two entities.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import get_args

from .types import MembershipStatus, OfficeRank


@dataclass(frozen=True, slots=True)
class Relation:
    """One type of relation; ``subject relation object`` reads as an English sentence."""

    name: str
    label: str
    inverse: str
    strength: int = 3
    symmetric: bool = False
    statuses: tuple[str, ...] = ()
    """Statuses that the subject may have, in the order in which they are listed."""
    ranks: tuple[str, ...] = ()
    """Ranks that it may have, in the order in which they are listed."""


MEMBER_OF = Relation("member-of", "Member of", "Members and participants", 5, statuses=get_args(MembershipStatus))
PART_OF = Relation("part-of", "Part of", "Parts and bodies", 5)
SUCCEEDS = Relation("succeeds", "Succeeds", "Succeeded by", 4)
SEATED_IN = Relation("seated-in", "Seat", "Seat of", 3)
CAPITAL = Relation("has-capital", "Capital", "Capital of", 4)
BORDERS = Relation("borders", "Borders", "Borders", 4, symmetric=True)
EXPORTS_TO = Relation("exports-to", "Exports to", "Buys from", 3)
IMPORTS_FROM = Relation("imports-from", "Imports from", "Sells to", 3)
HOLDS_OFFICE = Relation("holds-office", "Offices", "Office-holders", 4, ranks=get_args(OfficeRank))
NATIONAL_OF = Relation("national-of", "Nationality", "Nationals", 3)
PARTY_TO = Relation("party-to", "Party to", "Parties", 5)
SIGNED_AT = Relation("signed-at", "Signed at", "Signed here", 2)
FOUNDED_BY = Relation("founded-by", "Founding act", "Founding act of", 4)
ON_ROUTE = Relation("on-route", "On the route of", "Route", 4)
CROSSES = Relation("crosses", "Crosses", "Crossed by", 4)
BYPASSES = Relation("bypasses", "Bypasses", "Bypassed by", 3)
PROMOTES = Relation("promotes", "Promotes", "Promoted by", 3)
RIVAL_OF = Relation("rival-of", "Rivals", "Rivals", 3, symmetric=True)
BASED_ON = Relation("based-on", "Based on", "Basis of", 4)
TOOK_PART = Relation("took-part-in", "Took part in", "Participants", 3)
HELD_AT = Relation("held-at", "Held at", "Events here", 2)
ORGANISED = Relation("organised", "Organised", "Organised by", 3)
LED_TO = Relation("led-to", "Led to", "Follows from", 3)
SPOKE = Relation("spoke", "Said", "Said by", 3)
ASSERTS = Relation("asserts", "Asserts", "Asserted by", 3)
ABOUT = Relation("about", "About", "Statements about it", 2)
FROM_SOURCE = Relation("from-source", "Source", "Quoted from here", 2)
EVIDENCE = Relation("evidence", "Evidence", "Evidence for", 2)
ANSWERS = Relation("answers", "Answers", "Answered by", 3)
USES_IDEA = Relation("uses-idea", "Uses the idea of", "Used by", 2)
OPPOSED_TO = Relation("opposed-to", "Opposed to", "Opposed to", 3, symmetric=True)
LOCATED_IN = Relation("located-in", "Located in", "Places in it", 3)
AT_PLACE = Relation("at-place", "Located at", "Sites here", 3)
OWNS = Relation("owns", "Owns", "Owners", 3)
OPERATES = Relation("operates", "Operates", "Operators", 3)
FINANCES = Relation("finances", "Finances", "Financed by", 3)
DEPENDS_ON = Relation("depends-on", "Depends on", "Who depends on it", 3)
CHAIRS = Relation("chairs", "Chair of", "Chair", 3)
AUTHORED = Relation("authored", "Author of", "Author", 3)
ISSUED = Relation("issued", "Issued", "Issued by", 3)
SEE_ALSO = Relation("see-also", "See also", "See also", 1, symmetric=True)
HOLDS_POSITION = Relation("holds-position-on", "Takes a position on", "Positions of", 2)
MENTIONS = Relation("mentions", "Mentions", "Mentioned by", 1)
