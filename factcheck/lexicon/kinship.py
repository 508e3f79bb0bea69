"""How two nouns lie to each other in the tree of kinds."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from functools import cache

from factcheck.lexicon.tables import tables

# Rarer senses make nearly everything kin; they count only where that keeps two words from being two kinds.
_COMMON = 2
_NEAR = 3


class Kinship(StrEnum):
    """How the first noun lies to the second. `SIBLING` are two kinds of one thing, neither of which is the other."""

    SAME = "same"
    WIDER = "wider"
    NARROWER = "narrower"
    SIBLING = "sibling"
    STRANGER = "stranger"


def kinship(one: str, other: str) -> Kinship:
    """How two nouns lie to each other: in any of their senses the same or one above the other, else two of a kind.

    Two of a kind share a wider sense at most three steps above a frequent sense of each.
    """
    left, right = _senses(one), _senses(other)
    if one == other or set(left) & set(right):
        return Kinship.SAME
    if any(sense in _up(below) for below in right for sense in left):
        return Kinship.WIDER
    if any(sense in _up(below) for below in left for sense in right):
        return Kinship.NARROWER
    near = any(_shared(a, b) for a in left[:_COMMON] for b in right[:_COMMON])
    return Kinship.SIBLING if near else Kinship.STRANGER


def kinds_of(word: str, *, senses: int = _COMMON) -> frozenset[int]:
    """All senses above the frequent senses of a noun, and those themselves."""
    return frozenset(above for sense in _senses(word)[:senses] for above in _up(sense))


def _senses(word: str) -> Sequence[int]:
    return tables().noun.senses.get(word, ())


def _shared(one: int, other: int) -> bool:
    left, right = _up(one), _up(other)
    return any(steps <= _NEAR and right.get(sense, _NEAR + 1) <= _NEAR for sense, steps in left.items())


@cache
def _up(sense: int) -> dict[int, int]:
    """The senses above one, itself among them, with the number of steps to each."""
    found, edge, steps = {sense: 0}, [sense], 0
    while edge:
        steps += 1
        edge = [above for one in edge for above in tables().noun.above[one] if above not in found]
        found.update(dict.fromkeys(edge, steps))
    return found
