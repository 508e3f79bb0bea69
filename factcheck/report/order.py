"""The fixed order in which every format lists findings."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from factcheck.model import Finding, Mention

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


def in_draft_order(findings: Iterable[Finding], drafts: Sequence[str] | None) -> tuple[Finding, ...]:
    """The findings in the order in which the drafts (ids, in order) come to them; as `in_order` where there are none.

    What stands in no draft comes last.
    """
    found = in_order(findings)
    if drafts is None:
        return found
    order = {article: at for at, article in enumerate(drafts)}

    def rank(finding: Finding) -> tuple[int, int]:
        first = first_in(finding, drafts)
        return (len(order), 0) if first is None else (order[first.article], first.start)

    return tuple(sorted(found, key=rank))


def first_in(finding: Finding, drafts: Collection[str]) -> Mention | None:
    """The first place of a finding in the drafts (ids); None where it stands in none of them."""
    mentions = [each for side in finding.sides for each in side.mentions if each.article in drafts]
    return min(mentions, key=lambda each: (each.path, each.article, each.start), default=None)


def _rank(finding: Finding) -> tuple[int, float, str, str]:
    return (-(finding.severity or 0), -written_confidence(finding), finding.topic, finding.id)
