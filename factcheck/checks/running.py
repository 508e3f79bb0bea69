"""What runs with the calendar: who is 41 is 42 a year later; eleven days on strike are twelve on the next day."""

from __future__ import annotations

import re
import tomllib
from decimal import Decimal
from functools import cache
from importlib import resources

from factcheck.checks.asof import clause, day_of
from factcheck.model import Bound, Field, Modality, Quantity, Statement
from factcheck.units import convert

_YEAR = Decimal("365.25")
# In less than three weeks one in nineteen has a birthday; of two ages told so soon after each other one is a mistake.
_BIRTHDAY_LIKELY = 21
_NEAR = 60
_AHEAD = 12
_RUNNING = re.compile(
    r"\b(?:has|have|had|been|now)\b.*\bfor(?: the (?:past|last))?\s+$|\b(?:past|last|now|after|into|already)\s+$",
    re.I | re.S,
)
_AFTER_RUNNING = re.compile(r"^\s*(?:ago|on|into|after|since|later|and counting)\b", re.I)
# Whoever looks back from some time later counts whole units: "two months ago" is told after six to ten weeks.
_LOOSE = frozenset({"week", "month", "year"})
_RUNS = frozenset({"hour", "day", *_LOOSE})
_ONE_DAY = Decimal("0.5")


def grown_older(old: Statement, new: Statement) -> bool:
    """Whether `new`, an age, is that of `old` at its later date: higher by the birthdays that lie between the articles.

    Only of the living, and of an age that is told as it is, not as it was ("then 17").
    """
    years, days = _years(old, new), _between(old, new)
    if years is None or days is None or days < _BIRTHDAY_LIKELY or not years - 1 < days / _YEAR < years + 1:
        return False
    return not any(_past(one) for one in (old, new))


def elapsed(old: Statement, new: Statement) -> bool:
    """Whether two durations that run differ by the time that lies between the articles: 11 days, a day later 12."""
    days, between = [_days(one) for one in (old, new)], _between(old, new)
    if days[0] is None or days[1] is None or between is None:
        return False
    return days[1] > days[0] and abs(days[1] - days[0] - between) <= _ONE_DAY + _slack(old) + _slack(new)


def _between(old: Statement, new: Statement) -> int | None:
    """The days from one article to the other."""
    one, other = day_of(old.article), day_of(new.article)
    return None if one is None or other is None else (other - one).days


def _years(old: Statement, new: Statement) -> Decimal | None:
    """By how many whole years the age of `new` is higher."""
    one, other = _age(old.value.number), _age(new.value.number)
    if one is None or other is None or old.value.field is not Field.AGE or new.value.field is not Field.AGE:
        return None
    years = other - one
    return years if years >= 1 and years == years.to_integral_value() else None


def _age(quantity: Quantity | None) -> Decimal | None:
    exact = quantity is not None and quantity.unit == "year" and quantity.bound is Bound.EXACT
    return quantity.stated if quantity is not None and exact else None


def _past(statement: Statement) -> bool:
    """Whether the person is told as dead, or the age as that of an earlier time."""
    text, span, inside = statement.article.text, statement.value.span, statement.claim.sentence
    lead = text[max(inside.start, span.start - _NEAR) : span.start]
    tail = text[span.end : min(inside.end, span.end + _NEAR)]
    near = f"{lead[-_AHEAD:]} {tail}"
    told = (("dead_before", lead), ("dead_after", tail), ("then", near))
    return any(_phrases(name).search(words) is not None for name, words in told)


def _days(statement: Statement) -> Decimal | None:
    """A duration that runs at the time of telling, in days: "has refused food for 12 days", "two months ago"."""
    value, quantity = statement.value, statement.value.quantity
    if value.field is not Field.DURATION or quantity.unit not in _RUNS or quantity.stated is None:
        return None
    if quantity.bound is not Bound.EXACT or statement.claim.modality is not Modality.ASSERTED:
        return None
    at = value.span.start - statement.claim.span.start
    told = clause(statement)
    lead, tail = told[:at], statement.article.text[value.span.end : value.span.end + _AHEAD]
    if not _RUNNING.search(lead) and not _AFTER_RUNNING.match(tail):
        return None
    return convert(quantity.stated, unit=quantity.unit, to="day")


def _slack(statement: Statement) -> Decimal:
    """Half of the unit in which a duration is told, in days; nothing for days and hours."""
    unit = statement.value.quantity.unit
    return convert(Decimal(1), unit=unit, to="day") / 2 if unit in _LOOSE else Decimal(0)


@cache
def _phrases(name: str) -> re.Pattern[str]:
    """Any phrase of a list of ages.toml."""
    table = tomllib.loads(resources.files("factcheck.checks").joinpath("ages.toml").read_text(encoding="utf-8"))
    words = "|".join(re.escape(phrase).replace("\\ ", r"\s+") for phrase in sorted(table[name], key=len, reverse=True))
    return re.compile(rf"\b(?:{words})\b", re.IGNORECASE)
