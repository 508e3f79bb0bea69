"""One person with two ages: "Callum Reddish, 34, ..." and later "the 43-year-old teacher"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations

from factcheck.checks.within.contradiction import Contradiction, Fit
from factcheck.checks.within.skeleton import Skeleton, Told, skeletons
from factcheck.model import Article, Bound, Claim, Field, Severity

CODE = "two-ages"
_SURE = 0.9
_BACK = re.compile(r"\b(?:ago|earlier|at the time|back then|since then|(?:in|since|until) (?:19|20)\d\d)\b", re.I)
_NAME = r"(?P<name>(?:[A-Z][\w'’-]+ ){0,3}[A-Z][\w'’-]+)"
_NAMED = (
    rf"{_NAME}(?:, | \()<A(?P<age>\d+)>(?=[,.;:)]| of | from |$)",
    # One word may be what the person is: "the 27-year-old Kenyan".
    r"<A(?P<age>\d+)> (?P<name>(?:[A-Z][\w'’-]+ ){1,3}[A-Z][\w'’-]+)",
)
# Somebody told of before: alone ("the 43-year-old said") or by what the person is ("the 43-year-old teacher").
_AGAIN = r"\b[Tt]he <A(?P<age>\d+)>(?P<alone> (?:was|is|has|had|said|told|added|will|also|[a-z]+ed)\b|[,.;])?(?! [A-Z])"


@dataclass(frozen=True, slots=True)
class _Aged:
    """An age, and the name of the person in the words that it is given beside it."""

    told: Told
    name: tuple[str, ...]

    @property
    def years(self) -> Decimal:
        """The age as a figure."""
        stated = self.told.value.quantity.stated
        assert stated is not None
        return stated


def check(article: Article, claims: Sequence[Claim]) -> Iterator[Contradiction | Fit]:
    """Each second age of a person by name, or as "the 43-year-old", where that seems a slip of the age before."""
    every = tuple(one for one in skeletons(article, claims) if not _looks_back(one, article))
    found = (one for sentence in every for one in _named(sentence))
    named = sorted(found, key=lambda one: one.told.value.span)
    for one, other in combinations(named, 2):
        if _is_one(one, other, named):
            yield _judged(one, other)
    ages = {one.years for one in named}
    for again, alone in (each for sentence in every for each in _again(sentence)):
        before = [one for one in named if one.told.value.span < again.told.value.span]
        near = _swapped if not alone or len({one.name for one in named}) > 1 else _near
        if before and (again.years == before[-1].years or (again.years not in ages and near(again, before[-1]))):
            yield _judged(before[-1], again)


def _looks_back(sentence: Skeleton, article: Article) -> bool:
    """Whether a sentence tells of another day, on which its people had other ages: "Two years ago Mirov, 34, ..."."""
    if not sentence.told:
        return False
    span = sentence.told[0].claim.sentence
    return _BACK.search(article.text, span.start, span.end) is not None


def _named(sentence: Skeleton) -> Iterator[_Aged]:
    for pattern in _NAMED:
        for found in re.finditer(pattern, sentence.text):
            told = sentence.of(found, "age")
            if _is_plain(told):
                yield _Aged(told, tuple(found["name"].split()))


def _again(sentence: Skeleton) -> Iterator[tuple[_Aged, bool]]:
    """The ages of persons told of before, and whether nothing else says who is meant."""
    for found in re.finditer(_AGAIN, sentence.text):
        told = sentence.of(found, "age")
        if _is_plain(told):
            yield _Aged(told, ()), found["alone"] is not None


def _is_plain(told: Told) -> bool:
    quantity = told.value.quantity
    return quantity.unit == "year" and quantity.bound is Bound.EXACT and quantity.stated is not None


def _is_one(one: _Aged, other: _Aged, every: Sequence[_Aged]) -> bool:
    """Whether two names are of one person: the words of one are the last of the other, and of no third name."""
    short, long = sorted((one.name, other.name), key=len)
    if long[-len(short) :] != short:
        return False
    return not any(each.name[-1] == short[-1] and each.name not in {short, long} for each in every)


def _swapped(one: _Aged, other: _Aged) -> bool:
    """Whether two ages have the same digits in another order: 34 and 43."""
    return str(one.years) == str(other.years)[::-1]


def _near(one: _Aged, other: _Aged) -> bool:
    """Whether two ages of two digits share one in its place, or both in another order."""
    left, right = str(one.years), str(other.years)
    return len(left) == len(right) == 2 and (left[0] == right[0] or left[1] == right[1] or left == right[::-1])


def _judged(one: _Aged, other: _Aged) -> Contradiction | Fit:
    if one.years == other.years:
        return Fit((one.told.given, other.told.given))
    longer: tuple[str, ...] = max((one.name, other.name), key=len)
    name = " ".join(longer)
    return Contradiction(
        code=CODE,
        field=Field.AGE,
        severity=Severity.ERROR,
        topic=f"{name}: age",
        message=f"{name} is {one.years} in one place and {other.years} in another",
        sides=((one.told.given,), (other.told.given,)),
        sure=_SURE,
        pair=(one.told.value, other.told.value),
    )
