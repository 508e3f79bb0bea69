"""What a finding says: the conversion, the gap, and why it was flagged."""

from __future__ import annotations

from decimal import Context, Decimal

from factcheck.checks.normal import normalized
from factcheck.checks.relation import gap, opposite
from factcheck.figures import figure, with_unit
from factcheck.model import Change, Normalized, Statement

_MILLION = 1_000_000


def disagreement(left: Statement, right: Statement, unit: str | None) -> str:
    """For example: 843 miles is 1,357 km, 57 km (4.4 %) more than 1300 km; no value fits both wordings (...)."""
    one, other = normalized(left.value.quantity, unit), normalized(right.value.quantity, unit)
    if opposite(left.value.quantity, right.value.quantity):
        rise, fall = (left, right) if left.value.quantity.change is Change.UP else (right, left)
        return f"{rise.value.text} is told as a rise, {fall.value.text} as a fall: they go in opposite directions"
    above, below = _nearest(one, other)
    if above < below:
        return disagreement(right, left, unit)
    difference = with_unit(_difference(above - below), one.unit, one=above - below == 1)
    share = _percent(gap(left.value.quantity, right.value.quantity) * 100)
    larger, smaller = _shown(left, one, "{text} is {value}"), _shown(right, other, "{text} ({value})")
    why = f"no value fits both wordings: {_allowed(one)} against {_allowed(other)}"
    if unit == "factor":
        return f"{left.value.text} is not {right.value.text}; {why}"
    return f"{larger}, {difference} ({share}) more than {smaller}; {why}"


def update(earlier: Statement, later: Statement) -> str:
    """That a later article has the later figure."""
    change = f"{_dated(later)} gives {later.value.text} where {_dated(earlier)} gave {earlier.value.text}"
    return f"{change}: a later figure of something that changes"


def attributed(left: Statement, right: Statement) -> str:
    """That the figures come from different speakers."""
    one, other = (f"{each.value.text} by {each.claim.attribution}" for each in (left, right))
    return f"given to different speakers: {one}, {other}"


def agreement(statement: Statement, origins: int) -> str:
    """How many independent origins give a value."""
    return f"{statement.value.text}: given by {origins} independent {'origin' if origins == 1 else 'origins'}"


def _nearest(one: Normalized, other: Normalized) -> tuple[Decimal, Decimal]:
    """The stated values, of ranges the ends that lie nearest to each other."""
    return min(((a, b) for a in _stated(one) for b in _stated(other)), key=lambda pair: (abs(pair[0] - pair[1]), pair))


def _stated(value: Normalized) -> tuple[Decimal, ...]:
    return (
        (value.value,) if value.value is not None else tuple(end for end in (value.low, value.high) if end is not None)
    )


def _shown(statement: Statement, value: Normalized, pattern: str) -> str:
    """The value as written, with its conversion where it has one."""
    text = statement.value.text
    if statement.value.quantity.unit == value.unit or statement.value.quantity.unit is None:
        return text
    ends = " to ".join(figure(end) for end in _stated(value))
    return pattern.format(text=text, value=with_unit(ends, value.unit))


def _dated(statement: Statement) -> str:
    article = statement.article
    return f"{article.source or article.path} ({(article.updated or article.published or 'no date')[:10]})"


def _difference(value: Decimal) -> str:
    """Three significant digits; whole digits are only dropped from a million on."""
    return figure(Context(prec=3).plus(value) if value >= _MILLION else value, digits=3)


def _percent(share: Decimal) -> str:
    return f"{share:.1f} %" if share < 10 else f"{share:,.0f} %"


def _allowed(value: Normalized) -> str:
    low, high = (None if end is None else figure(end, digits=5) for end in (value.low, value.high))
    if low == high:
        return with_unit(f"exactly {low}", value.unit)
    if high is None:
        return with_unit(f"{low} or more", value.unit)
    return with_unit(f"{high} or less" if low is None else f"{low} to {high}", value.unit)
