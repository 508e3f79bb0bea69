"""Names of one slot: persons, places and organisations."""

from __future__ import annotations

from factcheck.model import Field, Name, Severity, Statement, Verdict
from factcheck.names import Likeness, distance, likeness, may_hold

# What is near a place lies within this.
_NEAR_KM = 150
_SEVERITY = {Likeness.SPELLING: Severity.NOTE, Likeness.SLIP: Severity.WARNING}


def relate(left: Statement, right: Statement) -> Verdict:
    """How the two names relate if they answer one question: a shorter form of a name is no other name.

    Unknown where the initial of one may stand for a middle name; where one is a nationality; where one article names
    what is near a place, and the other a place that may be near it; and where one names a building or a street, and
    the other a place in which that may stand.
    """
    found = likeness(left.value, right.value)
    if found is Likeness.SAME:
        return Verdict.SAME
    if found is Likeness.FORM:
        return Verdict.COMPATIBLE
    one, other = left.value.called, right.value.called
    fields = {left.value.field, right.value.field}
    if _middle(one.full, other.full) or (Field.CATEGORY in fields and fields & {Field.ORGANISATION, Field.NAME}):
        return Verdict.UNKNOWN
    if Field.PLACE in fields and Field.NAME not in fields and may_hold(one.full, other.full):
        return Verdict.UNKNOWN
    return Verdict.UNKNOWN if _vague(one, other) else Verdict.DIFFERENT


def _middle(one: str, other: str) -> bool:
    """Whether one is an initial before a surname that both have: `M. Kelso` may be `Roman M. Kelso`."""
    mine, yours = one.split(), other.split()
    initials = [len(each[0].rstrip(".")) == 1 for each in (mine, yours)]
    return min(len(mine), len(yours)) > 1 and mine[-1] == yours[-1] and initials[0] is not initials[1]


def _vague(one: Name, other: Name) -> bool:
    """Whether one place is told only by what is near it, and the other is not known to be far from that."""
    if one.near is other.near:
        return False
    apart = distance(one.full, other.full)
    return apart is None or apart <= _NEAR_KM


def severity(left: Statement, right: Statement) -> Severity:
    """A note for two spellings of one name, a warning for a slip, an error for another name."""
    return _SEVERITY.get(likeness(left.value, right.value), Severity.ERROR)


def disagreement(left: Statement, right: Statement) -> str:
    """For example: Petra Lundgren is not Petra Lundmark."""
    found = likeness(left.value, right.value)
    one, other = left.value.called.full, right.value.called.full
    if found is Likeness.SPELLING:
        return f"{one} and {other} are two spellings of one name"
    return f"{one} is not {other}" + (", though much alike" if found is Likeness.SLIP else "")
