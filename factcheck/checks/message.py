"""What a finding says: the conversion, the gap, and why it was flagged."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Context, Decimal

from factcheck.checks.causes import cause
from factcheck.checks.normal import normalized
from factcheck.checks.relation import gap, opposite
from factcheck.checks.trust import doubtful, outranks
from factcheck.checks.updates import may_move
from factcheck.checks.voices import odd_one_out, outlet, stands
from factcheck.checks.whole import alike
from factcheck.exchange import in_currency, rate_of
from factcheck.figures import figure, with_unit
from factcheck.house import NO_RATES, Rates, Source
from factcheck.model import Bound, Change, Kind, Normalized, Statement

_MILLION = 1_000_000
# From ten times as much on a percentage tells a reader less than the factor.
_TIMES = 9
_PERCENT, _POINTS = "percent", "percentage point"


def disagreement(left: Statement, right: Statement, unit: str | None, *, rates: Rates = NO_RATES) -> str:
    """For example: 843 miles is 1,357 km, 56.7 km (4.4 %) more than 1300 km; no value fits both wordings (...)."""
    quantities = alike(left, right, rates=rates)
    if opposite(*quantities):
        rise, fall = (left, right) if left.value.quantity.change is Change.UP else (right, left)
        return f"{rise.value.text} is told as a rise, {fall.value.text} as a fall: they go in opposite directions"
    if quantities[0] is not left.value.quantity or quantities[1] is not right.value.quantity:
        unit = quantities[0].unit
    one, other = (normalized(quantity, unit) for quantity in quantities)
    above, below = _nearest(one, other)
    if above < below:
        return disagreement(right, left, unit, rates=rates)
    why = f"{_why(left, right, one, other)}{_at_what_rate(left, right, rates)}"
    if unit == "factor":
        return f"{left.value.text} is not {right.value.text}{why}"
    larger, smaller = _shown(left, one, "{text} is {value}"), _shown(right, other, "{text} ({value})")
    far = gap(*quantities)
    if far > _TIMES:
        return f"{larger}, {figure(1 + far, digits=2)} times {smaller}{why}"
    return f"{larger}, {_distance(one, above, below, unit, far)} more than {smaller}{why}"


def apart(left: Statement, right: Statement, unit: str | None, *, rates: Rates = NO_RATES) -> str:
    """For example: 56.7 km (4.4 %) apart; no value fits both wordings (...). Nothing where there is nothing to add."""
    quantities = alike(left, right, rates=rates)
    if opposite(*quantities):
        return "one is told as a rise, the other as a fall"
    if quantities[0] is not left.value.quantity or quantities[1] is not right.value.quantity:
        unit = quantities[0].unit
    one, other = (normalized(quantity, unit) for quantity in quantities)
    why, far = f"{_why(left, right, one, other)}{_at_what_rate(left, right, rates)}", gap(*quantities)
    if unit == "factor":
        return why.removeprefix("; ")
    if far > _TIMES:
        return f"a factor of {figure(1 + far, digits=2)} apart{why}"
    below, above = sorted(_nearest(one, other))
    return f"{_distance(one, above, below, unit, far)} apart{why}"


def with_conversion(statement: Statement, unit: str | None, *, rates: Rates = NO_RATES) -> str:
    """The value as written, and in `unit` where that is another: 843 miles (1,357 km)."""
    return _shown(statement, normalized(in_currency(statement, unit, rates), unit), "{text} ({value})")


def update(earlier: Statement, later: Statement) -> str:
    """That a later article has the later figure."""
    change = f"{_dated(later)} gives {later.value.text} where {_dated(earlier)} gave {earlier.value.text}"
    return f"{change}: a later figure of something that changes"


def advice(
    left: Statement,
    right: Statement,
    sides: Sequence[Sequence[Statement]],
    unit: str | None,
    *,
    sources: Sequence[Source] = (),
) -> str:
    """Who stands where, the dates where they matter, and what to check: the end of a message on a disagreement.

    `left` and `right` are the two statements that the message holds against each other. Where `sources` tell whom to
    trust less than all others, that is whom to check first.
    """
    least, odd = doubtful(sides, sources), odd_one_out(sides, unit)
    first = None if least is None else f"check {outlet(least)} first"
    alone = None if odd is None or outranks(odd, sides, sources) else f"check {outlet(odd)} first"
    parts = [stands(sides, unit), what_to_check(left, right, first=first, otherwise=alone)]
    return "".join(f"; {part}" for part in parts if part is not None)


def what_to_check(
    left: Statement,
    right: Statement,
    *,
    first: str | None = None,
    otherwise: str | None = None,
    undated_is_news: bool = True,
) -> str:
    """The dates where they matter, the likely cause of the difference, whom to check `first`.

    `otherwise` stands where no cause is likely and nobody is to be checked first. That one has no date is nothing to
    tell beside a likely cause where it is not news: a draft seldom has one.
    """
    if left.value.kind is not Kind.NUMBER:
        return first or "check where each comes from"
    likely, days = cause(left, right), dated_apart(left, right)
    undated = not all(one.article.updated or one.article.published for one in (left, right))
    if likely is not None and undated and not undated_is_news:
        days = None
    parts = [days, likely, first or (otherwise if likely is None else None)]
    return "; ".join(part for part in parts if part is not None) or "check where each figure comes from"


def dated_apart(left: Statement, right: Statement) -> str | None:
    """Why two figures of something that may change are no update, from their dates; None where it does not change."""
    if not (may_move(left) and may_move(right)):
        return None
    days = [(one.article.updated or one.article.published or "")[:10] for one in (left, right)]
    if not all(days):
        return "no date tells which is newer: check whether one is an update"
    if days[0] == days[1]:
        return f"both of {days[0]}: check which is newer"
    return f"published on {min(days)} and {max(days)}: check whether the figure was revised"


def attributed(left: Statement, right: Statement) -> str:
    """That the figures come from different speakers."""
    one, other = (f"{each.value.text} by {each.claim.attribution}" for each in (left, right))
    return f"given to different speakers: {one}, {other}"


def agreement(given: Sequence[Statement], origins: int) -> str:
    """How many independent origins give a value; several that are tolerated are all named."""
    told = f"given by {origins} independent {'origin' if origins == 1 else 'origins'}"
    near = " (within what is tolerated)" if len(given) > 1 else ""
    return f"{' and '.join(one.value.text for one in given)}: {told}{near}"


def _nearest(one: Normalized, other: Normalized) -> tuple[Decimal, Decimal]:
    """The stated values, of ranges the ends that lie nearest to each other."""
    return min(((a, b) for a in _stated(one) for b in _stated(other)), key=lambda pair: (abs(pair[0] - pair[1]), pair))


def _stated(value: Normalized) -> tuple[Decimal, ...]:
    return (
        (value.value,) if value.value is not None else tuple(end for end in (value.low, value.high) if end is not None)
    )


def _at_what_rate(left: Statement, right: Statement, rates: Rates) -> str:
    """The rate by which two amounts were compared, its day, and how far it was taken to be off."""
    found = rate_of(left, right, rates)
    if found is None:
        return ""
    (one, code), (other, its) = sorted((found.left, found.right))
    worth = f"1 {code} = {figure(other / one, digits=5)} {its}"
    return f"; at the rate of {found.date}, {worth}, give or take {_percent(rates.tolerance * 100)}"


def _shown(statement: Statement, value: Normalized, pattern: str) -> str:
    """The value as written, with its conversion where it has one."""
    text, quantity = statement.value.text, statement.value.quantity
    unit = quantity.unit or quantity.currency
    if value.unit != _PERCENT and (unit is None or value.unit == unit):
        return text
    if value.unit == _PERCENT == unit:
        return text
    ends = " to ".join(figure(end) for end in _stated(value))
    return pattern.format(text=text, value=with_unit(ends, value.unit))


def _dated(statement: Statement) -> str:
    article = statement.article
    return f"{article.source or article.path} ({(article.updated or article.published or 'no date')[:10]})"


def _distance(one: Normalized, above: Decimal, below: Decimal, unit: str | None, far: Decimal) -> str:
    """How far two values are from each other: 56.7 km (4.4 %)."""
    told = _POINTS if unit == _PERCENT else one.unit
    difference = with_unit(_difference(above - below), told, one=above - below == 1)
    return f"{difference} ({_percent(far * 100)})" if below else difference


def _difference(value: Decimal) -> str:
    """Three significant digits; whole digits are only dropped from a million on."""
    return figure(Context(prec=3).plus(value) if value >= _MILLION else value, digits=3)


def _why(left: Statement, right: Statement, one: Normalized, other: Normalized) -> str:
    """What the wordings allow, where that is no point: the two ranges, or why they differ although those meet."""
    if one.low == one.high and other.low == other.high:
        return ""
    if all(_overlaps(a, b) for a, b in ((one, other), (other, one))):
        exact = left.value.quantity.bound is Bound.EXACT and right.value.quantity.bound is Bound.EXACT
        rounding = f"{left.value.text} does not round to {right.value.text}"
        return f"; {rounding}" if exact else "; the two limits are not the same"
    return f"; no value fits both wordings: {_allowed(one)} against {_allowed(other)}"


def _overlaps(one: Normalized, other: Normalized) -> bool:
    return one.low is None or other.high is None or one.low < other.high


def _percent(share: Decimal) -> str:
    return f"{share:.1f} %" if share < 10 else f"{share:,.0f} %"


def _allowed(value: Normalized) -> str:
    low, high = (None if end is None else figure(end, digits=5) for end in (value.low, value.high))
    if low == high:
        return with_unit(f"exactly {low}", value.unit)
    if high is None:
        return with_unit(f"{low} or more", value.unit)
    return with_unit(f"{high} or less" if low is None else f"{low} to {high}", value.unit)
