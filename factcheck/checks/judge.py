"""Two sides of a fact: the verdict, its severity, and how sure it is that the values differ."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from factcheck.checks import categories, message, naming, ordinals, polarity, roles, times
from factcheck.checks.causes import slip
from factcheck.checks.relation import gap
from factcheck.checks.sides import contradiction
from factcheck.checks.speakers import different_speakers
from factcheck.checks.updates import superseded
from factcheck.checks.whole import alike
from factcheck.config import Config
from factcheck.house import Rates
from factcheck.model import Bound, Kind, Severity, Statement, Verdict

# Of two dates or times of one annotated slot that do not meet.
_SURE = 0.95
_BY_KIND = {Kind.MOMENT: times, Kind.NAME: naming, Kind.ROLE: roles, Kind.POLARITY: polarity, Kind.CATEGORY: categories}
_FAR, _NEAR = Decimal(4), Decimal("0.02")


@dataclass(frozen=True, slots=True)
class Judgement:
    """How two sides relate, how urgent that is, why, and the probability that the values really differ.

    `pair` are the two statements of a disagreement that an editor should look into.
    """

    verdict: Verdict
    severity: Severity
    message: str
    differ: float
    pair: tuple[Statement, Statement] | None = None


def judge(one: Sequence[Statement], other: Sequence[Statement], *, unit: str | None, config: Config) -> Judgement:
    """The relation of two sides whose values do not meet (DESIGN section 4, severity and time)."""
    rates = config.rates
    left, right = contradiction(one, other, rates=rates)
    if left.value.kind is not Kind.NUMBER:
        return _plain(left, right, attributed=different_speakers(one, other))
    differ = _differ(left, right, rates)
    ranks = ordinals.is_rank(left)
    if superseded(one, other, rates=rates) and not ranks:
        return Judgement(Verdict.SUPERSEDED, Severity.NOTE, message.update(left, right), differ)
    if superseded(other, one, rates=rates) and not ranks:
        return Judgement(Verdict.SUPERSEDED, Severity.NOTE, message.update(right, left), differ)
    text = ordinals.disagreement(left, right) if ranks else message.disagreement(left, right, unit, rates=rates)
    if different_speakers(one, other):
        return Judgement(Verdict.DIFFERENT, Severity.NOTE, f"{text}; {message.attributed(left, right)}", differ)
    wide = gap(*alike(left, right, rates=rates)) > config.error_gap
    return Judgement(Verdict.DIFFERENT, Severity.ERROR if wide else Severity.WARNING, text, differ, (left, right))


def _plain(left: Statement, right: Statement, *, attributed: bool) -> Judgement:
    """Two values that are no numbers: moments that do not meet, names that are not one, roles of one person, a denial.

    Moments are a warning where the wording leaves open which is meant.
    """
    kind = left.value.kind
    if kind is Kind.POLARITY and any(polarity.superseded(*pair) for pair in ((left, right), (right, left))):
        return Judgement(Verdict.SUPERSEDED, Severity.NOTE, f"{polarity.disagreement(left, right)} at one time", _SURE)
    how = _BY_KIND[kind]
    text = how.disagreement(left, right)
    # What somebody is an article tells in its own voice, whoever speaks in the sentence.
    if attributed and kind is not Kind.ROLE:
        told = f"{text}; {message.attributed(left, right)}"
        return Judgement(Verdict.DIFFERENT, Severity.NOTE, told, _SURE)
    return Judgement(Verdict.DIFFERENT, how.severity(left, right), text, _SURE, (left, right))


def _differ(left: Statement, right: Statement, rates: Rates) -> float:
    """The probability that two figures of one slot that do not meet are two values, and no loose wording of one.

    Shares of the slots of fixtures/annotated/train that are annotated as differing, among those that the checks hold to
    differ (`python -m benchmarks.verdicts`): of two plain figures 95 %, with a hedge or a bound 87 %, with two of them
    little less; 56 % where one is more than five times the other, which is rather a figure of something else, and 75 %
    below a gap of 2 %. Where a slip explains the two figures (swapped digits, one number in two units) all differed.
    """
    if not slip(left, right):
        loose = sum(one.value.quantity.bound is not Bound.EXACT for one in (left, right))
        apart = gap(*alike(left, right, rates=rates))
        return min((0.95, 0.87, 0.85)[loose], 0.6 if apart > _FAR else 0.8 if apart < _NEAR else 1.0)
    return 0.98
