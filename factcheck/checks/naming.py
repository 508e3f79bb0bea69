"""Names of one slot: persons, places and organisations."""

from __future__ import annotations

from factcheck.model import Field, Severity, Statement, Verdict
from factcheck.names import Likeness, likeness_of_names, likeness_of_persons

_SEVERITY = {Likeness.SPELLING: Severity.NOTE, Likeness.SLIP: Severity.WARNING}


def relate(left: Statement, right: Statement) -> Verdict:
    """How the two names relate if they answer one question: a shorter form of a name is no other name."""
    found = likeness(left, right)
    if found is Likeness.SAME:
        return Verdict.SAME
    return Verdict.COMPATIBLE if found is Likeness.FORM else Verdict.DIFFERENT


def likeness(left: Statement, right: Statement) -> Likeness:
    """How alike the two names are, in the fullest forms that their articles give."""
    one, other = left.value.called, right.value.called
    fields = {left.value.field, right.value.field}
    if fields == {Field.NAME}:
        return likeness_of_persons(one.full, other.full)
    found = likeness_of_names(one.full, other.full)
    return found if Field.NAME not in fields else min(found, likeness_of_persons(one.full, other.full))


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
