"""Why a pair of values got its probability: what each signal adds to the logit."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence

from factcheck.match.pairs import Pair
from factcheck.match.slots import FITTED, Blend, Logistic, SlotModel, role_model
from factcheck.match.trees import Floats
from factcheck.model import Evidence, Kind, Place, Signal, Statement, Verdict


def explained(row: Floats, model: Logistic | Blend) -> tuple[Signal, ...]:
    """Each signal of `row` with what it adds. With the start of the model they sum to the logit."""
    added = model.contributions(row)
    told = zip(model.names, row.tolist(), added.tolist(), strict=True)
    return tuple(Signal(name, value, part) for name, value, part in told)


def evidence(pair: Pair, statements: Sequence[Statement], model: SlotModel) -> Evidence:
    """The probability of a scored pair with the reasons for it; `statements` are those that its indices count."""
    one, other = statements[pair.left], statements[pair.right]
    part = _model(pair, one.value.kind, model)
    bias = part.start
    if one.value.kind in FITTED and pair.verdict is Verdict.DIFFERENT:
        bias -= model.of(one.value.kind).caution(one.value, other.value)
    left, right = (Place(each.article.id, each.value.span.start) for each in (one, other))
    signals = explained(pair.signals, part)
    if pair.retold:
        more = math.log(pair.same_slot / (1 - pair.same_slot)) - bias - sum(each.contribution for each in signals)
        signals = (*signals, Signal("retold", 1.0, more))
    return Evidence(left, right, pair.same_slot, bias, signals)


def _model(pair: Pair, kind: Kind, model: SlotModel) -> Logistic | Blend:
    if kind is Kind.ROLE:
        return role_model()
    models = model.explains(kind)
    return models.conflicting if pair.verdict is Verdict.DIFFERENT else models.agreeing


def carrying(pairs: Iterable[Pair]) -> Pair | None:
    """The pair that a fact rests on: its likeliest contradiction, or its likeliest pair where all agree."""
    return max(pairs, key=_weight, default=None)


def _weight(pair: Pair) -> tuple[bool, float, int, int]:
    return pair.verdict is Verdict.DIFFERENT, pair.same_slot, -pair.left, -pair.right
