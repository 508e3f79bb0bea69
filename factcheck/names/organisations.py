"""How the names of two organisations or places relate."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rapidfuzz import fuzz

from factcheck.names.likeness import Likeness
from factcheck.names.spelling import alike, plain, spelled, words, written
from factcheck.names.tables import listed, together

_SLIP, _LEAST_ACRONYM = 80, 2
_SLASHED = re.compile(r"\b([A-Z])/([A-Z])\b")
_LETTERS = re.compile(r"\b(?:[A-Z]\.\s?){2,}")
_BRACKETS = re.compile(r"\s*\(([^()]*)\)\s*$")


def likeness_of_names(left: str, right: str) -> Likeness:
    """Two names of places or organisations: `Bank of Zambia` and `Zambia's bank`, `NATO`, `Halvorsen Resources Ltd`."""
    return min(_likeness(one, other) for one in _names(left) for other in _names(right))


def _names(name: str) -> tuple[str, ...]:
    """A name, and the one in brackets behind it: `Scottish Classroom Alliance (SCA)`."""
    found = _BRACKETS.search(name)
    return (name,) if found is None else (name[: found.start()], found[1])


def _likeness(left: str, right: str) -> Likeness:
    left, right = _joined(left), _joined(right)
    one, other = _telling(left), _telling(right)
    if not one or not other:
        return Likeness.OTHER
    if one == other:
        return Likeness.SAME
    if _is_form(one, other) or acronym(left, right) or acronym(right, left):
        return Likeness.FORM
    return _unlike(one, other)


def acronym(short: str, long: str) -> bool:
    """Whether the first is written as an acronym of the second: WHO, UNHCR, MoD, DRC, TWAC; small words may count."""
    short, name = _joined(short), written(_joined(long))
    if not _is_acronym(short) or len(name) < _LEAST_ACRONYM:
        return False
    optional = listed("organisations", "small") | listed("organisations", "legal")
    initials: list[tuple[str, bool]] = []
    for word in name:
        # UNHCR holds the whole of UN.
        initials += (
            [(letter, False) for letter in plain(word)]
            if _is_acronym(word)
            else [(plain(word)[:1], plain(word) in optional)]
        )
    return _initials(short.casefold(), initials)


def _is_acronym(name: str) -> bool:
    capitals = sum(letter.isupper() for letter in name)
    return name.isalpha() and len(name) <= 8 and capitals >= _LEAST_ACRONYM and capitals * 2 > len(name)


def _initials(letters: str, name: Sequence[tuple[str, bool]]) -> bool:
    """Whether the letters are those with which the words begin; words with True may be left out."""
    if not name:
        return not letters
    (first, small), rest = name[0], name[1:]
    return (letters[:1] == first and _initials(letters[1:], rest)) or (small and _initials(letters, rest))


def _joined(name: str) -> str:
    """A name with its acronyms in one word: `U.N.`, `S. A.`, `A/S`."""
    name = _SLASHED.sub(r"\1\2", name)
    return _LETTERS.sub(lambda found: found[0].replace(".", "").replace(" ", "") + " ", name).strip()


def _telling(name: str) -> tuple[str, ...]:
    """The words that tell: no small ones, and no legal form at the end or club at the beginning."""
    told = [word for word in words(name) if word not in listed("organisations", "small")]
    legal = listed("organisations", "legal")
    while len(told) > 1 and told[-1] in legal:
        told.pop()
    if len(told) > 1 and told[0] in legal and written(name)[0].isupper():
        told.pop(0)
    return tuple(told)


def _is_form(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether the words of one are all in the other, in any order, or both are one word written apart."""
    shorter, longer = sorted((one, other), key=len)
    if "".join(one) == "".join(other) or _within(shorter, longer):
        return True
    return sorted(one) == sorted(other)


def _within(shorter: Sequence[str], longer: Sequence[str]) -> bool:
    if not all(any(_same(word, each) for each in longer) for word in shorter):
        return False
    # York is no form of New York.
    return not (len(shorter) == 1 and len(longer) == 2 and longer[0] in _OTHERS and longer[1] == shorter[0])


_OTHERS = frozenset({"new", "nueva", "nova", "nouvelle"})


def _same(one: str, other: str) -> bool:
    return one == other or together("organisations", "same", one, other)


def _unlike(one: Sequence[str], other: Sequence[str]) -> Likeness:
    telling = listed("organisations", "telling")
    own, others = [word for word in one if word not in other], [word for word in other if word not in one]
    if telling.intersection(own) and telling.intersection(others):
        return Likeness.OTHER
    if len(own) == len(others) and all(_same(a, b) or spelled(a, b) for a, b in zip(own, others, strict=True)):
        return Likeness.SPELLING
    if len(own) == len(others) == 1 and len(one) == len(other):
        return Likeness.SLIP if alike(own[0], others[0]) else Likeness.OTHER
    return Likeness.SLIP if fuzz.ratio(" ".join(one), " ".join(other)) >= _SLIP else Likeness.OTHER
