"""The statements of a fact, grouped by value: a side for each value that is given."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from itertools import combinations

from factcheck.checks import times
from factcheck.checks.relating import relate
from factcheck.house import NO_RATES, Rates
from factcheck.model import Kind, Statement, Verdict

_WIDEST = Decimal("Infinity")


def sides(statements: Sequence[Statement], *, rates: Rates = NO_RATES) -> tuple[tuple[Statement, ...], ...]:
    """Groups of statements whose values all agree; the most precise figures choose their groups first.

    A loose figure ("more than 20") that agrees with several groups joins the one with the most origins.
    The groups are ordered by their number of origins, then by place; the order of `statements` does
    not matter.
    """
    groups: list[list[Statement]] = []
    for statement in sorted(statements, key=lambda one: (_width(one), place(one))):
        fitting = [group for group in groups if all(agree(statement, member, rates=rates) for member in group)]
        if fitting:
            min(fitting, key=_rank).append(statement)
        else:
            groups.append([statement])
    return tuple(tuple(sorted(group, key=place)) for group in sorted(groups, key=_rank))


def agree(left: Statement, right: Statement, *, rates: Rates = NO_RATES) -> bool:
    """Whether the two values do not contradict each other; values that cannot be compared do not."""
    return relate(left, right, rates=rates) is not Verdict.DIFFERENT


def told_together(groups: Sequence[Sequence[Statement]]) -> bool:
    """Whether of every two sides of names or kinds of things some article gives both: then both may be true."""
    if len(groups) < 2 or groups[0][0].value.kind not in (Kind.NAME, Kind.CATEGORY):
        return False
    articles = [{one.article.id for one in group} for group in groups]
    return all(one & other for one, other in combinations(articles, 2))


def origins(statements: Sequence[Statement]) -> int:
    """How many independent origins the statements have."""
    return len({statement.article.origin or statement.article.id for statement in statements})


def place(statement: Statement) -> tuple[str, str, int]:
    """Where a statement stands: an order that does not depend on how the input was given."""
    return statement.article.path, statement.article.id, statement.value.span.start


def spokesman(side: Sequence[Statement]) -> Statement:
    """The statement that stands for a side: the most precise, body before headline, the first in place."""
    return min(side, key=_clarity)


def contradiction(
    one: Sequence[Statement], other: Sequence[Statement], *, rates: Rates = NO_RATES
) -> tuple[Statement, Statement]:
    """The two statements, one of each side, that show best that the sides disagree: the most precise that do.

    Two sides of :func:`sides` always hold such a pair, by the same `rates`.
    """
    pairs = [(left, right) for left in one for right in other if not agree(left, right, rates=rates)]
    return min(pairs, key=lambda pair: (_clarity(pair[0]), _clarity(pair[1])))


def _clarity(statement: Statement) -> tuple[Decimal, bool, tuple[str, str, int]]:
    return _width(statement), statement.claim.heading, place(statement)


def _rank(group: Sequence[Statement]) -> tuple[int, int, tuple[str, str, int]]:
    return -origins(group), -len(group), min(place(statement) for statement in group)


def _width(statement: Statement) -> Decimal:
    """The width of the interval as a share of the value, of a moment in days; the longest names first."""
    if statement.value.kind is Kind.POLARITY:
        return Decimal(not statement.value.polar.lasting)
    if statement.value.kind is Kind.CATEGORY:
        return Decimal(-len(statement.value.sort.words))
    if statement.value.kind is Kind.NAME:
        return Decimal(-len(statement.value.called.full))
    if statement.value.kind is Kind.ROLE:
        return Decimal(-sum(len(post.fields) + len(post.reach) + 1 for post in statement.value.post.posts))
    if statement.value.kind is Kind.MOMENT:
        return times.width(statement.value.time)
    interval = statement.value.quantity.interval
    if interval.low is None or interval.high is None:
        return _WIDEST
    size = max(abs(interval.low), abs(interval.high))
    return (interval.high - interval.low) / size if size else Decimal(0)
