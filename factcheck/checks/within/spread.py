"""Totals that stand apart from the row of their parts: "a budget of £212m", and later "£86m on care, £51m on ..."."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from factcheck.checks.within.lists import listed
from factcheck.checks.within.phrases import has
from factcheck.checks.within.stated import Figure, Sentence
from factcheck.checks.within.told import worth
from factcheck.checks.within.told_in import passage
from factcheck.model import Bound, Scope

_CLOSE, _SMALL, _LARGE = Decimal("0.12"), Decimal("0.035"), 100
_ALL = re.compile(
    r"\b(?:split|divided|shared|broken down|made up|comprise[sd]?|comprising|consist(?:s|ed|ing)|"
    r"every|each|respectively|the rest|the remaining|remainder|"
    r"the others?|everything else|other|others|namely|breakdown|distributed|allocated|came from|come "
    r"from|recruited|drawn from)\b",
    re.IGNORECASE,
)
_GAIN = re.compile(
    r"\b(?:up|down|from|than|against|last year|a year ago|earlier|per|average|each|times)\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Spread:
    """A row of parts, and the totals that it may be held against, the nearest first."""

    totals: tuple[Figure, ...]
    parts: tuple[Figure, ...]
    text: str
    sure: bool


def spreads(every: Sequence[Sentence]) -> Iterator[Spread]:
    """The rows of three or more parts of an article, with all figures of their kind that stand outside of the row."""
    for sentence in every:
        if sentence.heading:
            continue
        row = _row(sentence)
        if row is None:
            continue
        parts, text = row
        outside = [
            one
            for other in every
            for one in other.figures
            if one.kind == parts[0].kind and one not in parts and _is_total(one)
        ]
        medals = all(has("medals", one.value.text) for one in parts)
        outside = [one for one in outside if not (medals and one.quantity.noun != "medal")]
        near = tuple(sorted(outside, key=lambda one: abs(one.start - parts[0].start)))
        said = medals or _ALL.search(text) is not None or ":" in sentence.lead(sentence.figures.index(parts[0]))[-40:]
        yield Spread(near, parts, text, said)


def _row(sentence: Sentence) -> tuple[tuple[Figure, ...], str] | None:
    """The first row of three parts or more of a sentence, and its words with those that lead to it."""
    for at in range(len(sentence.figures) - 2):
        first = sentence.figures[at]
        if first.kind[0] in ("share", "percentage point", "duration", "factor", "ordinal") or not _is_part(first):
            continue
        row = listed(sentence, at)
        if row is None:
            continue
        parts = tuple(
            one for one in row.parts if one.value.scope is not Scope.PART or row.parts[0].value.scope is Scope.PART
        )
        if len(parts) < 3:
            continue
        last, beside = (sentence.figures.index(one) for one in (parts[-1], parts[-2]))
        words = sentence.text[first.start : parts[-1].end]
        closed = re.search(r"\band\b|;|\bwhile\b", sentence.between(beside, last)) is not None
        mixed = has("overlapping", words) or (len(parts) < 4 and row.overlapping)
        if mixed or not closed or not all(_is_part(one) for one in parts) or _GAIN.search(words):
            return None
        start = max(sentence.span.start, first.start - 90)
        return parts, sentence.text[start : parts[-1].end + 60].split("\n")[0]
    return None


_CAST = re.compile(
    r"\btotal of <C(?P<one>\d+)>|<C(?P<two>\d+)>,? (?:\w+ )?(?:were|was|had been|being) (?:cast|"
    r"counted|polled|returned)|"
    r"<C(?P<three>\d+)> (?:\w+ )?(?:people |voters )?(?:cast|voted)\b|\b(?:in all|altogether|in "
    r"total),? <C(?P<four>\d+)>|"
    r"<C(?P<five>\d+)> (?:\w+ )?(?:in all|altogether|in total)\b"
)
_LED = re.compile(
    r"\b(?:majority|margin|lead|electorate|roll|turnout|register)\b[^<]{0,25}$|\bfrom [^<]{0,15}$", re.IGNORECASE
)


def polls(every: Sequence[Sentence]) -> Iterator[Spread]:
    """The votes of each side, told over several sentences, with the total of those that were cast."""
    for at, sentence in enumerate(every):
        told = passage([sentence])
        for found in _CAST.finditer(told.text):
            total = told.figures[int(next(one for one in found.groups() if one is not None))]
            if total.quantity.noun not in ("vote", "ballot", "paper") or not _is_total(total) or sentence.heading:
                continue
            for near in (every[max(0, at - 5) : at], every[at + 1 : at + 6]):
                parts = tuple(one for other in near for one in _votes(other) if one is not total)
                if len(parts) > 2:
                    yield Spread((total,), parts, "", False)


def _votes(sentence: Sentence) -> Iterator[Figure]:
    told = passage([sentence])
    for at, one in enumerate(sentence.figures):
        lead = told.text.partition(f"<C{at}>")[0]
        plain = one.kind == ("count", None) and one.quantity.noun in (None, "vote") and _is_part(one)
        if plain and not sentence.heading and (worth(one) or 0) >= _LARGE and _LED.search(lead) is None:
            yield one


def _is_part(one: Figure) -> bool:
    quantity = one.quantity
    return (
        quantity.stated is not None
        and quantity.bound is Bound.EXACT
        and quantity.change is None
        and " per " not in quantity.dimension
    )


def _is_total(one: Figure) -> bool:
    quantity = one.quantity
    plain = quantity.stated is not None and quantity.bound in (Bound.EXACT, Bound.ABOUT) and quantity.change is None
    return plain and " per " not in quantity.dimension and one.value.scope is not Scope.PART


def misses(total: Figure, parts: Sequence[Figure], *, sure: bool) -> bool:
    """Whether parts come so close to a total, or differ from it by one digit, that they are meant to make it."""
    whole = worth(total) or Decimal(0)
    made = sum((worth(one) or Decimal(0) for one in parts), Decimal(0))
    if whole <= max(worth(one) or Decimal(0) for one in parts):
        return False
    apart = abs(made - whole)
    large = whole >= _LARGE or total.kind[0] != "count"
    if large and apart <= whole * _SMALL:
        return True
    return sure and apart <= whole * _CLOSE and (slip(whole, made) or not large or len(parts) > 3)


def slip(one: Decimal, other: Decimal) -> bool:
    """Whether two figures differ in one digit, or in two that changed places."""
    left, right = (
        str(value.normalize().quantize(Decimal(1)) if value == value.to_integral_value() else value)
        for value in (one, other)
    )
    if len(left) != len(right):
        return False
    places = [at for at in range(len(left)) if left[at] != right[at]]
    swapped = len(places) == 2 and left[places[0]] == right[places[1]] and left[places[1]] == right[places[0]]
    return len(places) == 1 or swapped
