"""How the values of two statements relate, whatever they are made of."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from factcheck.checks import categories, levels, naming, ordinals, polarity, roles, times
from factcheck.model import Kind, Statement, Verdict

_BY_KIND: Mapping[Kind, Callable[[Statement, Statement], Verdict]] = {
    Kind.NUMBER: levels.relate,
    Kind.MOMENT: times.relate,
    Kind.NAME: naming.relate,
    Kind.ROLE: roles.relate,
    Kind.POLARITY: polarity.relate,
    Kind.CATEGORY: categories.relate,
}


def relate(left: Statement, right: Statement) -> Verdict:
    """How the two values relate if they fill one slot; symmetric, `unknown` for values of two kinds."""
    if ordinals.is_rank(left) and ordinals.is_rank(right):
        return ordinals.relate(left, right)
    kind = left.value.kind
    return _BY_KIND[kind](left, right) if kind is right.value.kind else Verdict.UNKNOWN
