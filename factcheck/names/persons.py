"""How the names of two persons relate."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import fuzz

from factcheck.names.likeness import Likeness
from factcheck.names.spelling import alike, plain, spelled, written
from factcheck.names.tables import listed, together

_INITIALS = 3
_SLIP = 80
_KEPT = 8_192


@dataclass(frozen=True, slots=True)
class _Parts:
    """The words of a person's name without titles: all, those that are no particles, and `jr`, `sr` or none."""

    every: tuple[str, ...]
    core: tuple[str, ...]
    generation: str


def likeness_of_persons(left: str, right: str) -> Likeness:
    """Two names of persons, in the fullest forms known: `Lundmark` is a form of `Petra Lundmark`, `Lundgren` a slip.

    Titles, particles, hyphens, initials, the order of the words, names left out at the beginning, in the middle or at
    the end, and short forms of given names make forms of one name.
    """
    one, other = _parts(left), _parts(right)
    if one.every == other.every and one.generation == other.generation:
        return Likeness.SAME if one.every else Likeness.OTHER
    if not one.every or not other.every or (one.generation and other.generation and one.generation != other.generation):
        return Likeness.OTHER
    first, second = _core(one, other), _core(other, one)
    if _is_form(first, second) or "".join(one.every) == "".join(other.every):
        return Likeness.FORM
    return _unlike(first, second)


def given_name(name: str) -> str | None:
    """The first of the names of a person, in lower case; None where there is one only, or an initial."""
    words = _parts(name).every
    return words[0] if len(words) > 1 and len(words[0]) > 1 else None


def of_one_family(left: str, right: str) -> bool:
    """Whether two persons have one surname, and given names that are no slip for one another."""
    one, other = _parts(left).core, _parts(right).core
    if min(len(one), len(other)) == 1 or one[-1] != other[-1]:
        return False
    return not _same(one[0], other[0]) and not alike(one[0], other[0])


@lru_cache(maxsize=_KEPT)
def _parts(name: str) -> _Parts:
    raw = written(name)
    mixed = any(not word.isupper() for word in raw)
    behind = listed("persons", "generations") | listed("persons", "honours")
    every: list[str] = []
    for word in raw:
        initials = word.replace(".", "")
        # K.R., KR: two names.
        dotted = "." in word[:-1] and all(len(part) <= 1 for part in word.split("."))
        known = plain(word) in behind
        if dotted or (mixed and not known and initials.isupper() and len(initials) <= _INITIALS):
            every += [plain(letter) for letter in initials]
        else:
            every.append(plain(word))
    generation = ""
    while len(every) > 1 and every[-1] in behind:
        last = every.pop()
        generation = last if last in listed("persons", "generations") else generation
    while len(every) > 1 and every[0] in listed("persons", "titles"):
        every.pop(0)
    core = tuple(word for word in every if word not in listed("persons", "particles"))
    return _Parts(tuple(every), core or tuple(every), _GENERATIONS.get(generation, generation))


_GENERATIONS = {"junior": "jr", "senior": "sr"}


def _core(one: _Parts, other: _Parts) -> tuple[str, ...]:
    """The words that count: `Al` of `Al Gore` does; `Van` of `Van Gogh` does not beside `Vincent van Gogh`."""
    if len(one.core) == 1 and len(one.every) == 2 and one.every[0] not in other.every:
        return one.every
    return one.core


def _is_form(one: Sequence[str], other: Sequence[str]) -> bool:
    if sorted(one) == sorted(other) or "".join(one) == "".join(other):
        return True
    shorter, longer = sorted((one, other), key=len)
    if len(shorter) == 1 and len(shorter[0]) == 1:
        return False
    rest = iter(longer)
    return all(any(_same(word, each) for each in rest) for word in shorter)


def _same(one: str, other: str) -> bool:
    """Whether two words are one: equal, the one the initial of the other, or its short form."""
    initial = min(len(one), len(other)) == 1 and one[:1] == other[:1]
    return one == other or initial or together("persons", "nicknames", one, other)


def _unlike(one: Sequence[str], other: Sequence[str]) -> Likeness:
    """Two names that are no forms of one, by their last words and their first."""
    if len(one) == len(other) and all(_same(a, b) or spelled(a, b) for a, b in zip(one, other, strict=True)):
        return Likeness.SPELLING
    last, first = (one[-1], other[-1]), (one[0], other[0])
    alone = min(len(one), len(other)) == 1
    given = alone or _same(*first) or spelled(*first)
    if spelled(*last):
        exact = last[0] == last[1] and (alone or _same(*first))
        return Likeness.SPELLING if given and not exact else Likeness.SLIP
    if alike(*last) and (given or alike(*first)):
        return Likeness.SLIP
    return Likeness.SLIP if fuzz.ratio(" ".join(one), " ".join(other)) >= _SLIP else Likeness.OTHER
