"""How the values of two statements relate: a change never agrees or disagrees with a level."""

from __future__ import annotations

import re

from factcheck.checks.phrasing import worded
from factcheck.checks.relation import relation
from factcheck.checks.whole import alike
from factcheck.house import NO_RATES, Rates
from factcheck.model import Scope, Statement, Verdict

_LEVEL = re.compile(
    r"\b(?:to|at|from|reach|reache[sd]|reaching|hit|hits|total(?:led|ed|ling|ing)?|stands|stood)\s+$", re.IGNORECASE
)
_BACK = 12


def relate(left: Statement, right: Statement, *, rates: Rates = NO_RATES) -> Verdict:
    """How the two values relate if they fill one slot.

    `unknown` where one is by how much something rose or fell and the other is told as where it stands ("to 12 %").
    It is `unknown`, too, for a part beside the whole that a part is of ("60 of the 80 workers").
    Where nothing tells that the other is a level it may be the same change: "cut 5,000 jobs", "5,000 jobs will go".
    """
    one, other = left.value.quantity.change, right.value.quantity.change
    if (one is None) != (other is None) and _level(right if other is None else left):
        return Verdict.UNKNOWN
    if {left.value.scope, right.value.scope} == {Scope.PART, Scope.WHOLE}:
        return Verdict.UNKNOWN
    quantities = alike(left, right, rates=rates)
    return worded(left, right, *quantities, relation(*quantities))


def _level(statement: Statement) -> bool:
    """Whether a word of level stands right before the value."""
    start = statement.value.span.start
    return _LEVEL.search(statement.article.text[max(0, start - _BACK) : start]) is not None
