"""Two sides of a fact: the verdict, its severity, and how sure it is that the values differ."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from factcheck.checks import message
from factcheck.checks.relation import gap
from factcheck.checks.sides import contradiction
from factcheck.checks.speakers import different_speakers
from factcheck.checks.updates import superseded
from factcheck.config import Config
from factcheck.model import Bound, Severity, Statement, Verdict


@dataclass(frozen=True, slots=True)
class Judgement:
    """How two sides relate, how urgent that is, why, and the probability that the values really differ."""

    verdict: Verdict
    severity: Severity
    message: str
    differ: float


def judge(one: Sequence[Statement], other: Sequence[Statement], *, unit: str | None, config: Config) -> Judgement:
    """The relation of two sides whose values do not meet (DESIGN section 4, severity and time)."""
    left, right = contradiction(one, other)
    differ = _differ(left, right)
    if superseded(one, other):
        return Judgement(Verdict.SUPERSEDED, Severity.NOTE, message.update(left, right), differ)
    if superseded(other, one):
        return Judgement(Verdict.SUPERSEDED, Severity.NOTE, message.update(right, left), differ)
    text = message.disagreement(left, right, unit)
    if different_speakers(one, other):
        return Judgement(Verdict.DIFFERENT, Severity.NOTE, f"{text}; {message.attributed(left, right)}", differ)
    wide = gap(left.value.quantity, right.value.quantity) > config.error_gap
    return Judgement(Verdict.DIFFERENT, Severity.ERROR if wide else Severity.WARNING, text, differ)


def _differ(left: Statement, right: Statement) -> float:
    """The probability that two readings that do not meet are two values, and no loose wording: less where hedged."""
    loose = sum(one.value.quantity.bound is not Bound.EXACT for one in (left, right))
    return (0.98, 0.92, 0.85)[loose]
