"""The values of articles as flat rows: what `factcheck extract` prints."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from factcheck.checks.categories import resolved as category_of
from factcheck.checks.polarity import resolved as polarity_of
from factcheck.model import Article, Bound, FieldValue, Kind, Problem, Statement
from factcheck.moments import resolved


@dataclass(frozen=True, slots=True)
class Row:
    """One value that was read, flat: what `factcheck extract` prints.

    `value` is as stated, None for a range and for vague words; `low` and `high` are the ends of the range, or of what
    the wording allows (None: unbounded), in the stated unit. `measured` is the thing that is counted or measured, with
    its modifiers, as lemmas. Of a value that is no number all these are None, and `resolved` tells what it stands for:
    a date or time in ISO 8601, a name in its fullest form, a role the person who has it.
    """

    path: str
    start: int
    end: int
    text: str
    sentence: str
    field: str
    value: Decimal | None
    low: Decimal | None
    high: Decimal | None
    bound: str | None
    unit: str | None
    currency: str | None
    dimension: str | None
    noun: str | None
    change: str | None
    measured: tuple[str, ...]
    resolved: str | None


@dataclass(frozen=True, slots=True)
class Extraction:
    """The articles that were read, their values in order, and the inputs that could not be used."""

    articles: tuple[Article, ...]
    rows: tuple[Row, ...]
    problems: tuple[Problem, ...]


def row(statement: Statement) -> Row:
    """One value, flat."""
    value, quantity, text = statement.value, statement.value.number, statement.article.text
    return Row(
        path=statement.article.path,
        start=value.span.start,
        end=value.span.end,
        text=text[value.span.start : value.span.end],
        sentence=text[statement.claim.sentence.start : statement.claim.sentence.end],
        field=value.field.value,
        value=None if quantity is None or quantity.bound is Bound.RANGE else quantity.stated,
        low=None if quantity is None else quantity.interval.low,
        high=None if quantity is None else quantity.interval.high,
        bound=None if quantity is None else quantity.bound.value,
        unit=None if quantity is None else quantity.unit,
        currency=None if quantity is None else quantity.currency,
        dimension=None if quantity is None else quantity.dimension,
        noun=None if quantity is None else quantity.noun,
        change=None if quantity is None or quantity.change is None else quantity.change.value,
        measured=value.measured,
        resolved=_resolved(value),
    )


def _resolved(value: FieldValue) -> str | None:
    if value.moment is not None:
        return resolved(value.moment)
    if value.role is not None:
        return value.role.holder
    if value.kind is Kind.POLARITY:
        return polarity_of(value.polar)
    if value.kind is Kind.CATEGORY:
        return category_of(value.sort)
    return None if value.name is None else value.name.full
