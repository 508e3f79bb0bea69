"""How two names relate: forms of one, spellings of one, a slip, or two names; and how two places lie."""

from __future__ import annotations

from factcheck.names.likeness import Likeness
from factcheck.names.organisations import acronym, likeness_of_names
from factcheck.names.persons import given_name, likeness_of_persons, of_one_family
from factcheck.names.places import (
    distance,
    is_country_or_state,
    is_nation,
    is_nationality,
    likeness_of_places,
    may_hold,
)
from factcheck.names.spelling import words
from factcheck.names.values import likeness

__all__ = [
    "Likeness",
    "acronym",
    "distance",
    "given_name",
    "is_country_or_state",
    "is_nation",
    "is_nationality",
    "likeness",
    "likeness_of_names",
    "likeness_of_persons",
    "likeness_of_places",
    "may_hold",
    "of_one_family",
    "words",
]
