"""How the values of two statements relate, whatever they are made of."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from factcheck.checks import categories, levels, naming, ordinals, polarity, roles, times
from factcheck.house import NO_RATES, Rates
from factcheck.model import Kind, Statement, Verdict

_BY_KIND: Mapping[Kind, Callable[[Statement, Statement], Verdict]] = {
    Kind.MOMENT: times.relate,
    Kind.NAME: naming.relate,
    Kind.ROLE: roles.relate,
    Kind.POLARITY: polarity.relate,
    Kind.CATEGORY: categories.relate,
}


def relate(left: Statement, right: Statement, *, rates: Rates = NO_RATES) -> Verdict:
    """How the two values relate if they fill one slot; symmetric, `unknown` for values of two kinds.

    Amounts in two currencies are compared by `rates`, and `unknown` where these do not tell.
    """
    if ordinals.is_rank(left) and ordinals.is_rank(right):
        return ordinals.relate(left, right)
    kind = left.value.kind
    if kind is not right.value.kind:
        return Verdict.UNKNOWN
    return levels.relate(left, right, rates=rates) if kind is Kind.NUMBER else _BY_KIND[kind](left, right)
