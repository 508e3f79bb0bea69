"""Ranks of one slot: places in an order, from the one end or the other, and numbers that name one of a row."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal

from factcheck.checks.relation import meet
from factcheck.model import Field, Interval, Quantity, Statement, Verdict

# What ranks without telling by what ("stands third"), or by what may be any scale ("the worst season").
_ANY = frozenset({"place", "worst", "best"})
_NEXT = Decimal(2)
_BACK, _ON = 40, 90
_LEVELS: Mapping[str, str] = {
    word: level
    for level, words in {
        "world": "world world's globe global planet earth worldwide",
        "country": "country country's nation nation's national nationwide countrywide",
        "region": "state state's province province's region region's county county's regional",
        "town": "city city's town town's district district's village village's",
    }.items()
    for word in words.split()
}
_WORD = re.compile(r"[^\W\d_]+(?:['’]s)?")
_WITHIN = re.compile(r"\b(?:in|of|on|across) (?:the |its |this |our )?(?:whole |entire )?([^\W\d_]+)", re.I)


def is_rank(statement: Statement) -> bool:
    """Whether the value of a statement is a rank."""
    return statement.value.field is Field.ORDINAL


def relate(left: Statement, right: Statement) -> Verdict:
    """How two ranks relate if they fill one slot; `unknown` where they count by, or in, two things.

    The second-largest and the third-largest differ, the largest and the oldest may be one. A place in an order is no
    rank by size: a country's second airport may be its largest. The third in the state may be the ninth in the country.
    """
    one, other = left.value.quantity, right.value.quantity
    among = {_reach(left), _reach(right)} - {""}
    if not _comparable(one, other) or len(among) > 1:
        return Verdict.UNKNOWN
    ends = one.interval, other.interval
    if one.noun != other.noun:
        ends = _downward(one.interval), _downward(other.interval)
    if not meet(*ends):
        return Verdict.DIFFERENT
    return Verdict.SAME if one.bound is other.bound else Verdict.COMPATIBLE


def disagreement(left: Statement, right: Statement) -> str:
    """For example: second is not third."""
    return f"{left.value.text} is not {right.value.text}"


def _comparable(one: Quantity, other: Quantity) -> bool:
    """Whether two ranks count by one thing, as far as they tell by what."""
    if one.noun == other.noun or {one.noun, other.noun} & _ANY:
        return True
    if one.noun is not None and other.noun is not None:
        return False
    # "Unit 1" is the first unit, "the fourth stage" stage four; the third of an order may be the largest.
    ranks = [abs(each.stated or Decimal(0)) for each in (one, other)]
    scale = one.noun or other.noun or ""
    return not (scale.endswith("est") or scale.startswith("most ")) or min(ranks) >= _NEXT


def _downward(interval: Interval) -> Interval:
    """The ranks of an interval from whichever end they are counted."""
    if interval.high is None or interval.high > 0:
        return interval
    return Interval(-interval.high, None if interval.low is None else -interval.low)


def _reach(statement: Statement) -> str:
    """Among what it ranks, where a common word says so: the world, the country, a state or a town; else empty."""
    text, span, inside = statement.article.text, statement.value.span, statement.claim.sentence
    before = _WORD.findall(text[max(inside.start, span.start - _BACK) : span.start].casefold().replace("’", "'"))[-2:]
    after = _WITHIN.findall(text[span.end : min(inside.end, span.end + _ON)].casefold())
    return next((_LEVELS[each] for each in (*before, *after[:2]) if each in _LEVELS), "")
