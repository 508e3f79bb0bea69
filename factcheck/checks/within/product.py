"""So many at so much each that do not make the total: "19 days at 380,000 a day, or 8.1 million"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from factcheck.checks.relation import meet
from factcheck.checks.within.contradiction import Contradiction, Fit
from factcheck.checks.within.rated import Rated, rated
from factcheck.checks.within.stated import Figure, Sentence, sentences
from factcheck.checks.within.sums import times
from factcheck.checks.within.told import contradiction, unit_of, worth, written
from factcheck.model import Article, Bound, Claim, Field, Interval

CODE = "product"
_SURE = 0.85
# What is further from its total was never meant to make it.
_LEAST, _MOST = Decimal("0.4"), Decimal("2.5")
# Between the number and the price: "19 days at", "200 shares for"; the other way round "3,500 a month, with".
_AT = re.compile(
    r"^(?:\s+[^\s,;:.]+){0,4}?\s+(?:at|of|for|x|×|times|costing|worth|paying)\s+(?:about\s+)?$", re.IGNORECASE
)
_WITH = re.compile(
    r"^\s*(?:an?|per|each|every|/)\s*[^\W\d_]+\s*,?\s*(?:with|for|over|and|x|×|times)?\s*$", re.IGNORECASE
)
_EACH = re.compile(
    r"^\s*(?:(?P<each>each|apiece|a piece|a head)|(?:an?|per|every|/)\s*(?P<per>[^\W\d_]+))\b", re.IGNORECASE
)
_EACH_OF = re.compile(r"\beach of (?:the|its|their|his|her)?\s*$", re.IGNORECASE)
_MAKES = re.compile(
    r"(?:[,(–—]|\s-)\s*"
    r"(?:or|that is|which is|which makes|which comes to|making|making it|totalling|for a total of|a total of|"
    r"in all|which adds up to|which amounts to|coming to)\s*(?:a total of|about|some|in all)?\s*$|=\s*$|"
    r"\b(?:makes|comes to|amounts to|adds up to|totals)\s*$",
    re.IGNORECASE,
)


def check(article: Article, claims: Sequence[Claim]) -> Iterator[Contradiction | Fit]:
    """Each total that is said to be a number of things at a price, and is not."""
    every = sentences(article, claims)
    done: set[int] = set()
    for sentence in every:
        for at in range(len(sentence.figures) - 2):
            found = _factors(sentence, at)
            if found is not None and _MAKES.search(sentence.after(at + 1)):
                done.add(sentence.figures[at + 2].start)
                yield _held(*found, sentence.figures[at + 2])
    for one in rated(every):
        if one.total.start not in done:
            done.add(one.total.start)
            yield from _apart(one, every)


def _apart(one: Rated, every: Sequence[Sentence]) -> Iterator[Contradiction | Fit]:
    """A total that stands apart from its price: it is held against the one number of things, if it is near that.

    An article may give several prices: the cheapest, the dearest, the average. One that makes the total is the one.
    """
    prices = (each for sentence in every for each in sentence.figures if each.kind == one.price.kind)
    others = [each for each in prices if each.start not in (one.price.start, one.total.start)]
    held = [_held(number, one.price, one.total) for number in one.numbers]
    fits = [each for each in held if isinstance(each, Fit)]
    if fits:
        yield fits[0]
        return
    if any(isinstance(_held(number, price, one.total), Fit) for number in one.numbers for price in others):
        return
    number, stated = one.numbers[0], worth(one.total)
    made = (worth(number) or Decimal(0)) * (worth(one.price) or Decimal(0))
    beside = [each for each in one.numbers if each.claim.sentence == one.price.claim.sentence]
    told = {worth(each) for each in beside or one.numbers}
    if stated and made and len(told) == 1 and _LEAST < stated / made < _MOST:
        yield held[0]


def _factors(sentence: Sentence, at: int) -> tuple[Figure, Figure] | None:
    """A number of things and what each comes to, in either order."""
    one, other, total = sentence.figures[at : at + 3]
    if _EACH_OF.search(sentence.before(at)) and _countable(one) and _priced(other, total):
        return one, other
    if _countable(one) and _priced(other, total) and _AT.match(sentence.after(at)):
        return (one, other) if _for_each(sentence.after(at + 1), one) else None
    if _priced(one, total) and _countable(other) and _WITH.match(sentence.after(at)):
        return (other, one) if _for_each(sentence.after(at), other) else None
    return None


def _countable(one: Figure) -> bool:
    return one.kind[0] in ("count", "duration")


def _priced(price: Figure, total: Figure) -> bool:
    """Whether a figure may be the price of one, and another the price of all."""
    rate = price.quantity.dimension.partition(" per ")[0]
    return price.kind == total.kind and rate == price.kind[0] and " per " not in total.quantity.dimension


def _for_each(behind: str, number: Figure) -> bool:
    """Whether the price is that of each of the things: "each", "a day" for days, "a head" for people."""
    found = _EACH.match(behind)
    if found is None:
        return False
    if number.kind[0] == "duration":
        return found["per"] is not None and found["per"].lower() == number.quantity.unit
    noun = number.quantity.noun or ""
    return found["each"] is not None or (noun != "" and found["per"].lower() == noun)


def _held(number: Figure, price: Figure, total: Figure) -> Contradiction | Fit:
    unit = price.quantity.unit == total.quantity.unit
    made = times(_number(number), price.interval)
    if meet(made, total.interval) or not unit:
        return Fit((number.given, price.given, total.given))
    right = (worth(number) or Decimal(0)) * (worth(price) or Decimal(0))
    stated = worth(total) or Decimal(0)
    made_of = f"{number.value.text} at {price.value.text}"
    return contradiction(
        CODE,
        field=Field.ARITHMETIC,
        about=total,
        message=f"{made_of} make {written(right, unit_of(total))}, not {total.value.text}",
        sides=((total,), (number, price)),
        gap=abs(right - stated) / stated if stated else Decimal(1),
        sure=_SURE,
    )


def _number(one: Figure) -> Interval:
    """How many there are: a whole number of days is no rounding where each is paid for."""
    stated = one.quantity.stated
    loose = one.interval.low is None or one.interval.high is None or stated is None
    if loose or stated is None or one.kind[0] != "duration" or one.quantity.bound is not Bound.EXACT:
        return one.interval
    return Interval(stated, stated) if stated == stated.to_integral_value() else one.interval
