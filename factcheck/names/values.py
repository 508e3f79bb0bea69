"""How the names that two values hold relate, by what they name."""

from __future__ import annotations

from factcheck.model import Field, FieldValue, Name
from factcheck.names.likeness import Likeness
from factcheck.names.persons import likeness_of_persons
from factcheck.names.places import likeness_of_places


def likeness(left: FieldValue, right: FieldValue) -> Likeness:
    """How alike the two names are, in the fullest forms that their articles give."""
    one, other = left.called, right.called
    fields = {left.field, right.field}
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
