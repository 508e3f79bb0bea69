"""Why a pair of values got its probability: what each signal adds to the logit."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from factcheck.match.pairs import Pair
from factcheck.match.slots import Logistic, SlotModel
from factcheck.model import Evidence, Place, Signal, Statement, Verdict


def explained(row: Sequence[float], model: Logistic) -> tuple[Signal, ...]:
    """Each signal of `row` with its contribution: weight x standardised value. With the bias they sum to the logit."""
    parts = zip(model.names, row, model.weights, model.mean, model.scale, strict=True)
    return tuple(Signal(name, value, weight * (value - mean) / scale) for name, value, weight, mean, scale in parts)


def evidence(pair: Pair, statements: Sequence[Statement], model: SlotModel) -> Evidence:
    """The probability of a scored pair with the reasons for it; `statements` are those that its indices count."""
    part = model.conflicting if pair.verdict is Verdict.DIFFERENT else model.agreeing
    left, right = (
        Place(one.article.id, one.value.span.start) for one in (statements[pair.left], statements[pair.right])
    )
    return Evidence(left, right, pair.same_slot, part.bias, explained(pair.signals, part))


def carrying(pairs: Iterable[Pair]) -> Pair | None:
    """The pair that a fact rests on: its likeliest contradiction, or its likeliest pair where all agree."""
    return max(pairs, key=_weight, default=None)


def _weight(pair: Pair) -> tuple[bool, float, int, int]:
    return pair.verdict is Verdict.DIFFERENT, pair.same_slot, -pair.left, -pair.right
