"""A percentage against the counts that it is made of: "52 of the 80 (70 %)"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from factcheck.checks.relation import meet
from factcheck.checks.within.contradiction import Contradiction, Fit
from factcheck.checks.within.shared import linked, meant, turnouts
from factcheck.checks.within.shares import Rate, rates
from factcheck.checks.within.stated import Figure, Sentence, intervals, sentences
from factcheck.checks.within.sums import percent
from factcheck.checks.within.told import contradiction, middle, worth, written
from factcheck.model import Article, Claim, Field, Interval

CODE = "percent-counts"
_SURE = 0.9
_FAR, _SPOILT = Decimal("2.5"), Decimal("1.03")


def check(article: Article, claims: Sequence[Claim]) -> Iterator[Contradiction | Fit]:
    """Each percentage that the part and the whole beside it, or near it, belie; of each the first that is found."""
    seen: set[int] = set()
    for share, found in _found(sentences(article, claims)):
        if share.start not in seen:
            seen.add(share.start)
            yield found


def _found(every: Sequence[Sentence]) -> Iterator[tuple[Figure, Contradiction | Fit]]:
    """What is said of each percentage, by the surest way of telling its part and whole first."""
    for at, sentence in enumerate(every):
        for several in rates(every[:at], sentence):
            yield several[0].share, _held(several)
    for several in (*meant(every), *linked(every)):
        found = _held(several)
        if isinstance(found, Fit) or _is_close(several[0], _FAR):
            yield several[0].share, found
    for several in turnouts(every):
        # Papers that are spoilt count in some places.
        if not any(_is_close(one, _SPOILT) for one in several) and any(_is_close(one, _FAR) for one in several):
            yield several[0].share, _held(several)


def _is_close(one: Rate, most: Decimal) -> bool:
    """Whether a percentage is no more than so many times that of its counts, or that of it."""
    right, stated = middle(_percent(one)), worth(one.share)
    return bool(right and stated) and max((right or 1) / (stated or 1), (stated or 1) / (right or 1)) <= most


def _percent(one: Rate) -> Interval:
    """The percentages that the wordings of part and whole allow."""
    part, whole = intervals([one.part, one.whole]) or (one.part.interval, one.whole.interval)
    return percent(part, whole)


def _held(several: Sequence[Rate]) -> Contradiction | Fit:
    """A percentage with the wholes that may be meant, the likeliest first: it fits where one of them does."""
    for one in several:
        if meet(_percent(one), one.share.interval):
            return Fit((one.part.given, one.whole.given, one.share.given))
    one = several[0]
    right = middle(_percent(one)) or Decimal(0)
    stated = worth(one.share) or Decimal(0)
    whole = re.sub(r"^of\s+", "", one.whole.value.text)
    told = f"{one.part.value.text} of {whole} is {written(right, 'percent', rough=True)}"
    return contradiction(
        CODE,
        field=Field.PERCENT,
        about=one.share if one.share.value.measured else one.part,
        message=f"{told}, not {one.share.value.text}",
        sides=((one.share,), (one.part, one.whole)),
        gap=abs(right - stated) / stated if stated else Decimal(1),
        sure=_SURE,
    )
