"""How alike two statements are in what they answer, never in what they answer it with: the named signals.

Every signal is symmetric and lies between 0 and 1, but for `magnitude`, which is at most 0: values of
one slot are seldom orders of magnitude apart.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Sequence
from dataclasses import dataclass, fields
from datetime import date
from decimal import Decimal

from rapidfuzz import fuzz

from factcheck.exchange import in_one_currency
from factcheck.house import NO_RATES, Rates
from factcheck.match.contrasts import Marks, additional, contrast, marks, outcomes_differ, periods_differ
from factcheck.match.digits import digits
from factcheck.match.telling import Telling
from factcheck.match.texts import around_text
from factcheck.model import Field, FieldValue, Kind, Moment, Quantity, Scope, Statement
from factcheck.moments import apart
from factcheck.units import convert, units

_ALIKE = 85
_FURTHEST = 3.0


@dataclass(frozen=True, slots=True)
class Signals:
    """The signals of one pair of statements, by name."""

    slot_similarity: float
    claim_similarity: float
    around_similarity: float
    measured_same: float
    measured_similarity: float
    measured_differs: float
    words: float
    near_words: float
    names: float
    names_differ: float
    near_names: float
    near_names_differ: float
    subject: float
    predicate: float
    modality: float
    polarity: float
    same_person: float
    other_person: float
    outcomes_differ: float
    contrast: float
    additional: float
    periods_differ: float
    days_apart: float
    days_meet: float
    scope: float
    scope_whole: float
    unit: float
    field: float
    heading: float
    place: float
    magnitude: float
    digits_alike: float
    one_digit_apart: float
    as_many_digits: float
    same_digits: float
    sentence_share: float
    sentence_telling: float
    near_share: float
    near_telling: float


NAMES = tuple(field.name for field in fields(Signals))


def as_row(signals: Signals) -> tuple[float, ...]:
    """The signals in the order of NAMES."""
    # Not astuple, which copies each value deeply and takes longer than all the signals.
    return tuple(getattr(signals, name) for name in NAMES)


@dataclass(frozen=True, slots=True)
class Similarities:
    """The cosines of a pair: of the sentences by the tuned encoder; of its masked claims, of the words around its
    values, and of the things it measures by the general one."""

    slot: float
    claim: float
    around: float
    measured: float


@dataclass(frozen=True, slots=True)
class Nearby:
    """What of a statement alone its signals are made of, read once for all its pairs."""

    names: tuple[str, ...]
    marks: Marks
    additional: bool


def nearby(statement: Statement) -> Nearby:
    """The names and words close to a value."""
    return Nearby(near_names(statement), marks(statement), additional(statement))


def signals(
    left: Statement,
    right: Statement,
    similar: Similarities,
    told: Telling,
    close: tuple[Nearby, Nearby],
    *,
    rates: Rates = NO_RATES,
) -> Signals:
    """The signals of a pair of statements; `close` is what is near the two values.

    How far amounts in two currencies lie apart is known by `rates` only.
    """
    one, other = left.value, right.value
    one_words, other_words = (*one.measured, *one.context), (*other.measured, *other.context)
    shared_names = name_overlap(left.claim.entities, right.claim.entities)
    near_one, near_other = close[0].names, close[1].names
    found = close[0].marks, close[1].marks
    aged = one.field is Field.AGE and other.field is Field.AGE
    one_person = bool(one.measured and other.measured) and same_name(one.measured[0], other.measured[0])
    alike, slip, as_many, same = digits(one, other)
    days = _days_of(left, right)
    apart_in_time = float(bool(days) and apart(*days))
    both_named = bool(left.claim.entities and right.claim.entities)
    return Signals(
        slot_similarity=max(0.0, similar.slot),
        claim_similarity=max(0.0, similar.claim),
        around_similarity=max(0.0, similar.around),
        measured_same=float(bool(one.measured and other.measured) and one.measured[0] == other.measured[0]),
        measured_similarity=max(0.0, similar.measured) if one.measured and other.measured else 0.0,
        measured_differs=float(
            bool(one.measured and other.measured)
            and not {*one.measured} & {*other_words}
            and not {*other.measured} & {*one_words}
        ),
        words=_dice(one_words, other_words),
        near_words=_dice(_near(one.measured, one.context), _near(other.measured, other.context)),
        names=shared_names,
        names_differ=float(both_named and shared_names == 0),
        near_names=name_overlap(near_one, near_other),
        near_names_differ=min(_unshared(near_one, near_other), _unshared(near_other, near_one)),
        subject=_likeness(left.claim.subject, right.claim.subject),
        predicate=float(left.claim.predicate == right.claim.predicate),
        modality=float(left.claim.modality == right.claim.modality),
        polarity=float(left.claim.affirmed == right.claim.affirmed),
        same_person=float(aged and one_person),
        other_person=float(aged and not one_person),
        outcomes_differ=float(outcomes_differ(*found)),
        contrast=float(contrast(*found)),
        additional=float(close[0].additional is not close[1].additional),
        periods_differ=float(periods_differ(*found)),
        days_apart=apart_in_time,
        days_meet=float(bool(days)) - apart_in_time,
        scope=float(one.scope == other.scope),
        scope_whole=float((one.scope is Scope.WHOLE) != (other.scope is Scope.WHOLE)),
        unit=float(_unit(one) == _unit(other)),
        field=float(one.field is other.field),
        heading=float(left.claim.heading or right.claim.heading),
        place=abs(_place(left) - _place(right)),
        magnitude=-_distance(left, right, rates),
        digits_alike=alike,
        one_digit_apart=slip,
        as_many_digits=as_many,
        same_digits=same,
        sentence_share=told.sentence_share,
        sentence_telling=told.sentence_telling,
        near_share=told.near_share,
        near_telling=told.near_telling,
    )


def name_overlap(left: Sequence[str], right: Sequence[str]) -> float:
    """The share of names, of the side that has fewer, that the other side has in some form (Afghan, Afghanistan)."""
    fewer, more = sorted((left, right), key=len)
    if not fewer:
        return 0.0
    return sum(any(same_name(name, other) for other in more) for name in fewer) / len(fewer)


def near_names(statement: Statement) -> tuple[str, ...]:
    """The names of the claim that stand in its subject or close to the value."""
    near = f"{statement.claim.subject} {around_text(statement)}"
    return tuple(name for name in statement.claim.entities if name in near)


def _unshared(names: Sequence[str], others: Sequence[str]) -> float:
    """The share of `names` that `others` has in no form; 0 without names."""
    return sum(not any(same_name(name, other) for other in others) for name in names) / len(names) if names else 0.0


def same_name(left: str, right: str) -> bool:
    """Whether two names may be forms of one: one holds the other, or they are spelled alike."""
    one, other = left.casefold(), right.casefold()
    if one == other:
        return True
    shorter = min(len(one), len(other))
    return shorter >= 4 and (fuzz.partial_ratio(one, other) >= 95 or fuzz.ratio(one, other) >= _ALIKE)


def _days_of(left: Statement, right: Statement) -> tuple[Moment, ...]:
    """The days or periods of which both clauses tell; none where one does not, or where the values are moments."""
    days = [one.claim.when for one in (left, right) if one.value.kind is not Kind.MOMENT]
    found = tuple(one for one in days if one is not None and one.interval is not None)
    return found if len(found) == len((left, right)) else ()


def _place(statement: Statement) -> float:
    """How far into its article a statement stands, from 0 to 1."""
    return statement.claim.sentence.start / max(1, len(statement.article.text))


def _near(measured: Sequence[str], context: Sequence[str]) -> tuple[str, ...]:
    return (*measured, *context[:4])


def _dice(left: Collection[str], right: Collection[str]) -> float:
    one, other = set(left), set(right)
    return 2 * len(one & other) / (len(one) + len(other)) if one or other else 0.0


def _likeness(left: str, right: str) -> float:
    return fuzz.token_set_ratio(left.casefold(), right.casefold()) / 100 if left and right else 0.0


def _unit(value: FieldValue) -> tuple[str | None, str | None]:
    """What a number is told in; of a moment how finely."""
    if value.number is not None:
        return value.number.unit, value.number.currency
    return None if value.moment is None else value.moment.grain.slug, None


def _distance(left: Statement, right: Statement, rates: Rates) -> float:
    """How far apart two values lie, from 0 to 3."""
    one, other = left.value, right.value
    if one.number is not None and other.number is not None:
        return _ratio(*in_one_currency(left, right, rates))
    if one.moment is not None and other.moment is not None:
        return _days(one.moment, other.moment)
    return 0.5


def _days(left: Moment, right: Moment) -> float:
    """The natural logarithm of the days between two beginnings and one more, halved: a day 0.35, a month 1.7."""
    ends = [None if one.interval is None or one.any_day else one.interval.low for one in (left, right)]
    if ends[0] is None or ends[1] is None:
        return 0.5
    one, other = (date.fromisoformat(end[:10]) for end in ends if end is not None)
    return min(_FURTHEST, math.log1p(abs((one - other).days)) / 2)


def _ratio(left: Quantity, right: Quantity) -> float:
    """The natural logarithm of the ratio of the two figures, at most 3; below 0.1 all are alike."""
    one, other = _figure(left), _figure(right)
    if one is None or other is None or one <= 0 or other <= 0:
        return 0.0 if one == other else 0.5
    if left.unit is not None and right.unit is not None and left.unit != right.unit:
        if units()[left.unit].dimension != units()[right.unit].dimension:
            return _FURTHEST
        one = convert(one, unit=left.unit, to=right.unit)
    elif left.currency != right.currency:
        return 0.5
    return max(0.1, min(_FURTHEST, abs(math.log(one / other)))) if one > 0 else 0.5


def _figure(quantity: Quantity) -> Decimal | None:
    if quantity.stated is not None:
        return quantity.stated
    ends = [end for end in (quantity.interval.low, quantity.interval.high) if end is not None]
    return sum(ends, Decimal(0)) / len(ends) if ends else None
