"""A date, an age, or what is affirmed or denied in the headline, against the text: "on Friday", "on Thursday"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from factcheck.checks import polarity, times
from factcheck.checks.relating import relate
from factcheck.checks.relation import relation
from factcheck.checks.within.contradiction import Contradiction, Fit, Given
from factcheck.checks.within.tops import Top
from factcheck.model import Article, Bound, Claim, Field, Grain, Kind, MomentKind, Severity, Statement, Verdict
from factcheck.opposition import Tie, of_one_thing, tie

CODE = "headline"
_FIRST = 5
_SHARED = 2
_SURE = 0.8
_AGREE = frozenset({Verdict.SAME, Verdict.COMPATIBLE})


def check(article: Article, claims: Sequence[Claim], top: Top) -> Iterator[Contradiction | Fit]:
    """What one line above the text says otherwise than all of the text."""
    every = sorted(
        (Statement(article, claim, value) for claim in claims for value in claim.values),
        key=lambda one: (one.value.span, one.claim.span),
    )
    body = [one for one in every if one.value.span.start >= top.below and not one.claim.heading]
    first = sorted({one.claim.sentence for one in body})[:_FIRST]
    lead = [one for one in body if one.claim.sentence in first]
    for one in every:
        if not top.span.contains(one.value.span):
            continue
        if one.value.kind is Kind.POLARITY:
            yield from _denied(one, body, top.name)
        elif _is_day(one):
            yield from _dated(one, body, lead, top.name)
        elif _is_age(one):
            yield from _aged(one, body, lead, top.name)


def _denied(one: Statement, body: Sequence[Statement], name: str) -> Iterator[Contradiction | Fit]:
    """What the headline affirms and the text denies, or the other way round, and nowhere as the headline."""
    told = [(_turned(one, other), other) for other in body if other.value.kind is Kind.POLARITY]
    verdicts = {verdict for verdict, _ in told}
    if Verdict.SAME in verdicts or Verdict.DIFFERENT not in verdicts:
        return
    other = next(other for verdict, other in told if verdict is Verdict.DIFFERENT)
    text = f"{polarity.disagreement(one, other)}; the first is the {name}"
    yield _contradiction(one, other, Field.POLARITY, polarity.severity(one, other), text)


def _turned(one: Statement, other: Statement) -> Verdict:
    """How two values relate; `unknown` where no issue or word ties them, or they may be told of two things."""
    found, tied = relate(one, other), tie(one.value.polar, other.value.polar)
    close = tied in {Tie.ISSUE, Tie.WORD} and of_one_thing(one, other)
    return found if found is not Verdict.DIFFERENT or close else Verdict.UNKNOWN


def _is_day(one: Statement) -> bool:
    """Whether a value is one day: not the time of day, nor a month or a year."""
    moment = one.value.moment
    return moment is not None and moment.kind is MomentKind.DATE and moment.grain is Grain.DAY


def _dated(
    one: Statement, body: Sequence[Statement], lead: Sequence[Statement], name: str
) -> Iterator[Contradiction | Fit]:
    """A day that no date of the text meets, where the first sentences give one other for the same."""
    told = [other for other in body if other.value.kind is Kind.MOMENT]
    fits = [other for other in told if relate(one, other) in _AGREE]
    if fits:
        yield Fit((_given(one), _given(fits[0])))
        return
    days = [other for other in lead if _is_day(other) and _is_told_of(one, other)]
    if days and all(relate(one, other) is Verdict.DIFFERENT for other in days) and _one_day(days):
        text = f"the {name} says {one.value.text}, the text {days[0].value.text}"
        yield _contradiction(one, days[0], Field.DATE, times.severity(one, days[0]), text)


def _one_day(days: Sequence[Statement]) -> bool:
    return all(relate(days[0], other) in _AGREE for other in days[1:])


def _is_age(one: Statement) -> bool:
    number = one.value.number
    return one.value.field is Field.AGE and number is not None and number.unit == "year" and number.stated is not None


def _aged(
    one: Statement, body: Sequence[Statement], lead: Sequence[Statement], name: str
) -> Iterator[Contradiction | Fit]:
    """An age that no age of the text meets, where the first sentences give one other that it may be a slip of."""
    told = [other for other in body if _is_age(other)]
    fits = [other for other in told if relation(one.value.quantity, other.value.quantity) in _AGREE]
    if fits:
        yield Fit((_given(one), _given(fits[0])))
        return
    near = [other for other in lead if _is_age(other)]
    if len({_years(other) for other in near}) != 1 or not _is_slip(one, near[0]):
        return
    text = f"the {name} says {one.value.text}, the text {near[0].value.text}"
    yield _contradiction(one, near[0], Field.AGE, Severity.ERROR, text)


def _years(one: Statement) -> Decimal | None:
    return one.value.quantity.stated


def _is_slip(one: Statement, other: Statement) -> bool:
    """Whether two exact ages are a year apart, or have the same two digits in another order."""
    left, right = _years(one), _years(other)
    if left is None or right is None or any(each.value.quantity.bound is not Bound.EXACT for each in (one, other)):
        return False
    return abs(left - right) == 1 or (left != right and str(left) == str(right)[::-1])


def _is_told_of(one: Statement, other: Statement) -> bool:
    """Whether the words about two dates are in good part the same."""
    return len(_words(one) & _words(other)) >= _SHARED


def _words(one: Statement) -> set[str]:
    names = (word.lower() for name in one.claim.entities for word in name.split())
    own = set(one.value.text.lower().split())
    return {*one.value.context, *one.value.measured, one.claim.predicate, *names} - own - {""}


def _contradiction(one: Statement, other: Statement, field: Field, severity: Severity, text: str) -> Contradiction:
    return Contradiction(
        code=CODE,
        field=field,
        severity=severity,
        topic=" ".join(other.value.text.split()),
        message=text,
        sides=((_given(one),), (_given(other),)),
        sure=_SURE,
        pair=(one.value, other.value),
    )


def _given(one: Statement) -> Given:
    return Given(one.claim, one.value.span)
