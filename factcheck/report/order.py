"""The fixed order in which every format lists findings."""

from __future__ import annotations

from collections.abc import Iterable

from factcheck.model import Finding

_DIGITS = 4


def rounded(score: float) -> float:
    """A probability, a signal or a logit as reports write it: to four digits, without the noise in its last bits."""
    # Never minus zero: which of the two it is, is such noise.
    return round(score, _DIGITS) + 0.0


def written_confidence(finding: Finding) -> float:
    """The confidence as reports write it, rounded to four digits."""
    return rounded(finding.confidence)


def in_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The findings by severity (errors first), confidence (highest first), topic and id.

    The confidence is compared as written, so that noise in its last bits cannot move a finding.
    """
    return tuple(sorted(findings, key=_rank))


def _rank(finding: Finding) -> tuple[int, float, str, str]:
    return (-(finding.severity or 0), -written_confidence(finding), finding.topic, finding.id)
