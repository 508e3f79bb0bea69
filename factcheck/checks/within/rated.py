"""A price or yield for each, a number of things and a total that stand apart: "35 cents a share ... 62 million"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from factcheck.checks.within.phrases import has
from factcheck.checks.within.stated import Figure, Sentence
from factcheck.model import Bound

_AHEAD, _BACK = 2, 3
_WORD = r"(?P<unit>[^\W\d_][\w-]*)"
_PER = re.compile(rf"^\s*(?:(?:an?|per|each|every|for (?:each|every))\s+|/\s*){_WORD}", re.IGNORECASE)
_EACH = re.compile(r"^\s*(?:each|apiece|a piece|a head|per head|per person|a person|for each)\b", re.IGNORECASE)
_PRICED = re.compile(r"\b(?:at|for)\s+(?:the\s+|an?\s+)?(?:\w+\s+)?price\s+of\s*$|\bpriced\s+at\s*$", re.IGNORECASE)
_BREAK = re.compile(r"\b(?:while|whereas|but|against|compared|instead)\b", re.IGNORECASE)
_SPAN = 70


@dataclass(frozen=True, slots=True)
class Rated:
    """What each comes to, the numbers of things that may be meant, the nearest first, and what all are said to."""

    price: Figure
    numbers: tuple[Figure, ...]
    total: Figure


def rated(every: Sequence[Sentence]) -> Iterator[Rated]:
    """The prices and yields of an article of which a total is told behind them, with the things told near."""
    for at, sentence in enumerate(every):
        for place, price in enumerate(sentence.figures):
            unit = _unit(sentence, place)
            if unit is None or sentence.heading or price.quantity.bound is Bound.RANGE:
                continue
            around = every[max(0, at - _BACK) : at + 1 + _AHEAD]
            total = next(_totals(every[at : at + 1 + _AHEAD], price), None)
            if total is None or _BREAK.search(sentence.text, price.end, total.start):
                continue
            numbers = [one for other in around for one in other.figures if _counts(one, unit, price)]
            if numbers:
                yield Rated(price, tuple(sorted(numbers, key=lambda one: abs(one.start - price.start))), total)


def _unit(sentence: Sentence, at: int) -> str | None:
    """What a figure is the price or the yield of: a word, "" for each of whatever is counted, None for no rate."""
    price, behind = sentence.figures[at], sentence.after(at)
    if price.kind[0] not in ("money", "mass", "volume", "count") or price.quantity.change is not None:
        return None
    if price.kind[0] == "count" and " per " not in price.quantity.dimension:
        return None
    if _EACH.match(behind) or _PRICED.search(sentence.before(at)):
        return ""
    found = _PER.match(behind)
    if found is not None:
        return found["unit"].lower()
    return price.quantity.dimension.partition(" per ")[2] or None


def _counts(one: Figure, unit: str, price: Figure) -> bool:
    """Whether a figure says how many of the things there are."""
    plain = one.quantity.bound in (Bound.EXACT, Bound.ABOUT) and one.quantity.change is None and one.quantity.stated
    if not plain or " per " in one.quantity.dimension or one is price or one.value.scope.value == "part":
        return False
    if unit == "":
        return one.kind == ("count", None) and one.quantity.noun is not None and abs(one.start - price.start) < _SPAN
    names = {name for name in (one.quantity.noun, one.quantity.unit) if name is not None}
    if one.kind[0] == "duration":
        return unit in names and 0 < price.start - one.start < 2 * _SPAN
    return any(_one_word(unit, name) for name in names)


def _one_word(unit: str, name: str) -> bool:
    return unit.rstrip("s") == name.rstrip("s") or (len(unit) > 3 and name.startswith(unit))


def _totals(sentences: Sequence[Sentence], price: Figure) -> Iterator[Figure]:
    """The figures behind a price that are said to be what all come to."""
    for sentence in sentences:
        for at, one in enumerate(sentence.figures):
            alike = one.kind == price.kind and one.quantity.unit == price.quantity.unit and one.start > price.end
            if not alike or " per " in one.quantity.dimension or one.quantity.change is not None:
                continue
            if one.quantity.stated is None or one.quantity.bound not in (Bound.EXACT, Bound.ABOUT):
                continue
            lead, behind = sentence.lead(at)[-_SPAN:], sentence.rest(at)[:20]
            if has("summed", lead, table="rates") or has("summed_behind", behind, table="rates"):
                yield one
