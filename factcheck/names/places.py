"""How the names of two places relate: one may lie in the other, or both may be names of one place."""

from __future__ import annotations

from functools import cache
from itertools import product
from math import asin, cos, radians, sin, sqrt

from factcheck.names.gazetteer import City, Words, areas, cities, countries, key, nationalities, others, variants
from factcheck.names.likeness import Likeness
from factcheck.names.organisations import likeness_of_names
from factcheck.names.tables import listed

_RADIUS = 6371


@cache
def likeness_of_places(left: str, right: str) -> Likeness:
    """Two names of places: what lies in the other is a FORM (`Dushanbe`, `Tajikistan`), `Kiev` a SPELLING of `Kyiv`.

    A name that several places bear lies in a place if one of them does. What the gazetteer does not know, and
    what it knows to lie apart, is judged by the names.
    """
    found = likeness_of_names(left, right)
    if found is Likeness.SAME:
        return found
    one, other = _known(left), _known(right)
    if areas(one) and areas(other):
        related = any(_lies(a, b) or _lies(b, a) for a, b in product(areas(one), areas(other)))
        return Likeness.FORM if related else Likeness.OTHER
    if found is Likeness.FORM or _contains(one, other) or _contains(other, one):
        return Likeness.FORM
    return Likeness.SPELLING if variants(one, other) or _one_city(one, other) or _one_city(other, one) else found


def distance(left: str, right: str) -> float | None:
    """The kilometres between the two nearest cities with these names; None where one is not known."""
    one, other = cities(_known(left)), cities(_known(right))
    return min((_apart(a, b) for a, b in product(one, other)), default=None)


def is_nation(name: str) -> bool:
    """Whether this is a country or a nationality."""
    return bool(countries(key(name)))


def is_nationality(name: str) -> bool:
    """Whether this is a word of nationality."""
    return key(name) in nationalities()


def is_country_or_state(name: str) -> bool:
    """Whether a country or a state of one bears this name."""
    told = key(name)
    return bool(countries(told)) or any("." in area for area in areas(told))


def may_hold(left: str, right: str) -> bool:
    """Whether one of two names is that of a building or a street and the other is not, so that it may lie there."""
    sites = listed("places", "sites")
    return sites.isdisjoint(key(left)) is not sites.isdisjoint(key(right))


def _known(name: str) -> Words:
    """The words of a place by which the gazetteer knows it, without those that say what it is if need be."""
    told = key(name)
    if areas(told) or cities(told):
        return told
    plain = tuple(word for word in told if word not in listed("places", "kinds"))
    return plain or told


def _lies(inner: str, outer: str) -> bool:
    """Whether one area is the other or a part of it, by their codes."""
    return inner == outer or inner.startswith(f"{outer}.")


def _contains(outer: Words, inner: Words) -> bool:
    """Whether a city of the one name lies in an area of the other; in a part of its state it may."""
    wide = areas(outer)
    states = {f"{city.country}.{city.state}" for city in cities(inner)} if wide else set()
    return any(_lies(state, area) or _lies(area, state) for state in states for area in wide)


def _one_city(one: Words, other: Words) -> bool:
    return any(other in others(city) for city in cities(one))


def _apart(one: City, other: City) -> float:
    """The distance on a sphere, in kilometres (haversine formula)."""
    north, east = radians(other.north - one.north), radians(other.east - one.east)
    part = sin(north / 2) ** 2 + cos(radians(one.north)) * cos(radians(other.north)) * sin(east / 2) ** 2
    return 2 * _RADIUS * asin(sqrt(part))
