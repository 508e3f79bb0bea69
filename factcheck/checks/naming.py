"""Names of one slot: persons, places and organisations."""

from __future__ import annotations

from factcheck.model import Field, Name, Severity, Statement, Verdict
from factcheck.names import Likeness, distance, likeness_of_persons, likeness_of_places, may_hold

# What is near a place lies within this.
_NEAR_KM = 150
_SEVERITY = {Likeness.SPELLING: Severity.NOTE, Likeness.SLIP: Severity.WARNING}


def relate(left: Statement, right: Statement) -> Verdict:
    """How the two names relate if they answer one question: a shorter form of a name is no other name.

    Unknown where one article names what is near a place, and the other a place that may be near it; and where one
    names a building or a street, and the other a place in which that may stand.
    """
    found = likeness(left, right)
    if found is Likeness.SAME:
        return Verdict.SAME
    if found is Likeness.FORM:
        return Verdict.COMPATIBLE
    one, other = left.value.called, right.value.called
    fields = {left.value.field, right.value.field}
    if Field.PLACE in fields and Field.NAME not in fields and may_hold(one.full, other.full):
        return Verdict.UNKNOWN
    return Verdict.UNKNOWN if _vague(one, other) else Verdict.DIFFERENT


def _vague(one: Name, other: Name) -> bool:
    """Whether one place is told only by what is near it, and the other is not known to be far from that."""
    if one.near is other.near:
        return False
    apart = distance(one.full, other.full)
    return apart is None or apart <= _NEAR_KM


def likeness(left: Statement, right: Statement) -> Likeness:
    """How alike the two names are, in the fullest forms that their articles give."""
    one, other = left.value.called, right.value.called
    fields = {left.value.field, right.value.field}
    if fields == {Field.NAME}:
        return likeness_of_persons(one.full, other.full)
    found = _places(one, other)
    return found if Field.NAME not in fields else min(found, likeness_of_persons(one.full, other.full))


def _places(one: Name, other: Name) -> Likeness:
    """Two names of which one may be a place or stand for one: the gazetteer counts, and what the articles say."""
    found = likeness_of_places(one.full, other.full)
    if found > Likeness.FORM and (_told_within(one, other) or _told_within(other, one)):
        return Likeness.FORM
    return found


def _told_within(inner: Name, outer: Name) -> bool:
    """Whether the article of the one says that it lies in or near the other."""
    return any(likeness_of_places(place, outer.full) <= Likeness.FORM for place in inner.within)


def severity(left: Statement, right: Statement) -> Severity:
    """A note for two spellings of one name, a warning for a slip, an error for another name."""
    return _SEVERITY.get(likeness(left, right), Severity.ERROR)


def disagreement(left: Statement, right: Statement) -> str:
    """For example: Petra Lundgren is not Petra Lundmark."""
    found = likeness(left, right)
    one, other = left.value.called.full, right.value.called.full
    if found is Likeness.SPELLING:
        return f"{one} and {other} are two spellings of one name"
    return f"{one} is not {other}" + (", though much alike" if found is Likeness.SLIP else "")
