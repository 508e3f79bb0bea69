"""Among what, and over what time, a rank is told: "the third in the state", "the first in five years"."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from types import MappingProxyType

from factcheck.model import Statement

_BACK, _ON, _NEAR = 40, 90, 60
_LEVELS: Mapping[str, str] = MappingProxyType(
    {
        word: level
        for level, words in {
            "world": "world world's globe global planet earth worldwide",
            "country": "country country's nation nation's national nationwide countrywide",
            "region": "state state's province province's region region's county county's regional",
            "town": "city city's town town's district district's village village's",
        }.items()
        for word in words.split()
    }
)
_WORD = re.compile(r"[^\W\d_]+(?:['’]s)?")
_WITHIN = re.compile(r"\b(?:in|of|on|across) (?:the |its |this |our )?(?:whole |entire )?([^\W\d_]+)", re.I)
_YEARS: Mapping[str, Decimal] = MappingProxyType(
    {
        "week": Decimal(1) / 52,
        "month": Decimal(1) / 12,
        "season": Decimal(1),
        "year": Decimal(1),
        "decade": Decimal(10),
        "century": Decimal(100),
    }
)
# What is told of all times, in years.
ALWAYS = Decimal(10_000)
_COUNTS = ("a", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_NUMBERS = MappingProxyType({word: at for at, word in enumerate(_COUNTS, 1)})
_IN = re.compile(
    r"\b(?:in|for) (?:the (?:past|last) )?(?:nearly |almost |over |about |more than )?"
    rf"(\d{{1,3}}|{'|'.join(_NUMBERS)}|an) (week|month|year|decade|centur)(?:s|y|ies)?\b",
    re.I,
)
_SINCE = re.compile(r"\bsince (?:[A-Z][a-z]+ )?((?:1[6-9]|20)\d\d)\b")
_THIS = re.compile(r"\b(?:this|of the) (week|month|season|year)\b", re.I)
_EVER = re.compile(r"\b(?:ever|on record|in history|of all time|since records began)\b", re.I)


def among(statement: Statement) -> str:
    """Among what a rank is told, where a common word says so: the world, the country, a state or a town; else empty."""
    text, span, inside = statement.article.text, statement.value.span, statement.claim.sentence
    before = _WORD.findall(text[max(inside.start, span.start - _BACK) : span.start].casefold().replace("’", "'"))[-2:]
    after = _WITHIN.findall(text[span.end : min(inside.end, span.end + _ON)].casefold())
    return next((_LEVELS[each] for each in (*before, *after[:2]) if each in _LEVELS), "")


def window(statement: Statement) -> Decimal | None:
    """Over how many years a rank is told, close behind it; None where nothing says so."""
    text, span, inside = statement.article.text, statement.value.span, statement.claim.sentence
    behind = text[span.end : min(inside.end, span.end + _NEAR)]
    if _EVER.search(behind):
        return ALWAYS
    since, published = _SINCE.search(behind), statement.article.published
    if since is not None:
        return Decimal(max(1, int(published[:4]) - int(since[1]))) if published is not None else None
    this = _THIS.search(behind)
    if this is not None:
        return _YEARS[this[1].lower()]
    told = _IN.search(behind)
    if told is None:
        return None
    number = told[1].lower()
    count = int(number) if number.isdecimal() else _NUMBERS.get(number, 1)
    unit = told[2].lower()
    return count * _YEARS["century" if unit == "centur" else unit]
