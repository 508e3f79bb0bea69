"""Which sort of thing a common noun names: an animal, a vehicle, an illness (`sorts.toml`)."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from factcheck.lexicon import kinds_of
from factcheck.lexicon.tables import tables


@dataclass(frozen=True, slots=True)
class _Sort:
    name: str
    tops: frozenset[int]
    words: frozenset[str]
    never: frozenset[str]


def sorts_of(noun: str) -> tuple[str, ...]:
    """The sorts of a noun or a phrase of nouns, a lemma in lower case; none for a word too wide to be a kind."""
    above = kinds_of(noun)
    return tuple(sort.name for sort in _sorts() if noun in sort.words or (noun not in sort.never and above & sort.tops))


@cache
def people() -> int:
    """The sense under which all words for people lie."""
    return _sense("person 1")


@cache
def _sorts() -> tuple[_Sort, ...]:
    data = tomllib.loads(files("factcheck.extract").joinpath("sorts.toml").read_text(encoding="utf-8"))
    return tuple(
        _Sort(
            name,
            frozenset(_sense(top) for top in table["tops"]),
            frozenset(table["words"].split()),
            frozenset(table["never"].split()),
        )
        for name, table in data.items()
    )


def _sense(top: str) -> int:
    """The sense that is written as a noun with its number, from 1."""
    noun, _, number = top.rpartition(" ")
    return tables().noun.senses[noun][int(number) - 1]
