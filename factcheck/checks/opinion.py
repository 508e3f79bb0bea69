"""A second opinion on findings: what a model of entailment reads in their sentences, and what that changes.

The model is asked only about findings that the checks made, and never makes one: two sentences of one story that speak
of two things read as a contradiction to such a model, because the data it was trained on says that both tell of one.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from factcheck.config import Config
from factcheck.model import Field, Finding, Mention, Severity, Verdict

Pair = tuple[str, str]

# What such a model was trained to read, and what its reading weighs: it is one of two witnesses of the same words, and
# surer of itself than it is right. Figures it reads badly (Ravichander et al. 2019, EQUATE), units not at all.
_WORDS: Mapping[Field, float] = MappingProxyType(
    dict.fromkeys((Field.POLARITY, Field.CATEGORY, Field.ROLE, Field.NAME), 0.5)
)
_OTHERS = 0.25
# Other findings are asked about only where the checks are less sure than this.
_UNSURE = 0.7
# Below the first a finding is a note, below the second it is silenced.
_NOTE, _SILENT = 0.5, 0.3
# No reading is surer than this, and no confidence (which is never 0, but may be tiny).
_MOST_READ, _MOST, _LEAST = 0.98, 0.999, 1e-9


@dataclass(frozen=True, slots=True)
class Heard:
    """The findings after the second opinion, and those that it silenced."""

    findings: tuple[Finding, ...]
    silenced: tuple[Finding, ...]


def asked(findings: Sequence[Finding]) -> tuple[Pair, ...]:
    """The pairs of sentences that the second opinion is wanted of, sorted, none twice."""
    return tuple(sorted({sentences(finding) for finding in findings if _is_asked(finding)}))


def heard(findings: Sequence[Finding], readings: Mapping[Pair, float], *, config: Config) -> Heard:
    """The findings as the readings change them; `readings` are the probabilities of a contradiction by :func:`asked`.

    The confidence of a finding that was asked about rises or falls (its part `judge` is by what factor); one that is
    then rather wrong than right is lowered to a note, unless the settings give its check a severity, and one that is
    probably wrong is silenced.
    """
    weighed = [_weighed(one, readings[sentences(one)], config) if _is_asked(one) else one for one in findings]
    silent = [_is_asked(before) and after.confidence < _SILENT for before, after in zip(findings, weighed, strict=True)]
    return Heard(
        tuple(one for one, left_out in zip(weighed, silent, strict=True) if not left_out),
        tuple(one for one, left_out in zip(weighed, silent, strict=True) if left_out),
    )


def sentences(finding: Finding) -> Pair:
    """The two sentences that carry a finding, sorted: of its likeliest contradiction, else the first of two sides."""
    mentions = {(each.article, each.start): each for side in finding.sides for each in side.mentions}
    for evidence in finding.match:
        pair = [mentions.get((place.article, place.start)) for place in (evidence.left, evidence.right)]
        if pair[0] is not None and pair[1] is not None:
            return _pair(pair[0], pair[1])
    one, other = (side.mentions[0] for side in finding.sides[:2])
    return _pair(one, other)


def _pair(one: Mention, other: Mention) -> Pair:
    left, right = sorted(" ".join(mention.sentence.split()) for mention in (one, other))
    return left, right


def _is_asked(finding: Finding) -> bool:
    """What moved on, and what one source says in two ways, is not a matter of two sentences that contradict."""
    if finding.verdict is not Verdict.DIFFERENT or finding.field is Field.QUOTATION:
        return False
    return finding.field in _WORDS or finding.confidence < _UNSURE


def _weighed(finding: Finding, reading: float, config: Config) -> Finding:
    """Bayes' rule with the odds of the reading, tempered by its weight, as the likelihood ratio."""
    before = min(max(finding.confidence, _LEAST), _MOST)
    read = min(max(reading, 1 - _MOST_READ), _MOST_READ)
    after = 1 / (1 + math.exp(-_logit(before) - _WORDS.get(finding.field, _OTHERS) * _logit(read)))
    factor = after / max(finding.confidence, _LEAST)
    lowered = after < _NOTE and finding.code not in dict(config.severities) and finding.severity is not None
    return replace(
        finding,
        severity=Severity.NOTE if lowered else finding.severity,
        confidence=finding.confidence * factor,
        confidence_parts=(*finding.confidence_parts, ("judge", factor)),
        message=f"{finding.message}; second opinion: a contradiction with {reading:.2f}",
    )


def _logit(probability: float) -> float:
    return math.log(probability / (1 - probability))
