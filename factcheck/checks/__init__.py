"""Facts to findings: which values of a slot disagree, which agree, and which only one article gives."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from itertools import combinations, islice

from factcheck.checks import categories, polarity
from factcheck.checks.drafts import Sides, judged_from, own, seen_by
from factcheck.checks.judge import Judgement, judge
from factcheck.checks.mentions import mention
from factcheck.checks.message import advice, agreement
from factcheck.checks.normal import canonical, common_unit, dimension, normalized
from factcheck.checks.relating import relate
from factcheck.checks.roles import described
from factcheck.checks.sides import origins, sides, spokesman
from factcheck.config import Config
from factcheck.model import Fact, Finding, Kind, Severity, Side, Statement, Verdict
from factcheck.moments import resolved
from factcheck.selection import selected, severity_of

__all__ = ["Checked", "check", "relate"]


@dataclass(frozen=True, slots=True)
class Checked:
    """What the checks say of all facts; `compared` counts the statements that were held against another's.

    `silenced` are findings that a second opinion found to be none, `left_out` counts the disagreements in which no
    draft has a part.
    """

    findings: tuple[Finding, ...]
    corroborations: tuple[Finding, ...]
    single_source: tuple[Finding, ...]
    compared: int
    silenced: tuple[Finding, ...] = ()
    left_out: int = 0


def check(facts: Sequence[Fact], *, config: Config, drafts: Collection[str] | None = None) -> Checked:
    """The findings of all facts. Copies of one text count as one origin, so they never corroborate each other.

    With `drafts` (ids) only facts that one of them states, and only what its values contradict.
    """
    found: dict[str, list[Finding]] = {"findings": [], "corroborations": [], "single_source": []}
    compared = left_out = 0
    for fact in facts:
        if not selected(spokesman(fact.statements).value.field.value, config):
            continue
        groups = sides(fact.statements)
        if drafts is not None:
            seen = seen_by(groups, drafts)
            left_out += len(groups) > 1 >= len(seen)
            if not seen:
                continue
            fact, groups = replace(fact, statements=tuple(one for group in seen for one in group)), seen
        if len(groups) > 1:
            found["findings"].append(_disagreement(fact, groups, config, drafts))
        elif origins(fact.statements) > 1:
            found["corroborations"].append(_undisputed(fact, groups, Verdict.SAME, drafts))
        else:
            found["single_source"].append(_undisputed(fact, groups, Verdict.UNKNOWN, drafts))
            continue
        compared += len(fact.statements)
    named = iter(_distinct([one for each in found.values() for one in each]))
    lists = {kind: tuple(islice(named, len(each))) for kind, each in found.items()}
    return Checked(**lists, compared=compared, left_out=left_out)


def _distinct(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """The findings, none with the identity of another: topic and at last order tell them apart."""
    seen: Counter[str] = Counter()
    counts = Counter(finding.id for finding in findings)
    named: list[Finding] = []
    for finding in findings:
        name = finding.id if counts[finding.id] == 1 else _hash(finding.id, finding.topic)
        seen[name] += 1
        named.append(replace(finding, id=name if seen[name] == 1 else _hash(name, str(seen[name]))))
    return tuple(named)


def _disagreement(fact: Fact, groups: Sides, config: Config, drafts: Collection[str] | None) -> Finding:
    unit = common_unit(fact.statements)
    if drafts is None:
        judged = [judge(one, other, unit=unit, config=config) for one, other in combinations(groups, 2)]
        worst = max(judged, key=lambda one: (one.verdict, one.severity, one.differ, one.message))
        if worst.pair is not None:
            worst = replace(worst, message=worst.message + advice(*worst.pair, groups, unit))
    else:
        worst = judged_from(groups, unit=unit, config=config, drafts=drafts)
    code = spokesman(fact.statements).value.field.value
    severity = severity_of(code, worst.severity, worst.verdict, config)
    return _finding(fact, groups, unit, severity, worst, drafts)


def _undisputed(fact: Fact, groups: Sides, verdict: Verdict, drafts: Collection[str] | None) -> Finding:
    told = agreement(spokesman(own(fact.statements, drafts)), origins(fact.statements))
    return _finding(
        fact, groups, common_unit(fact.statements), None, Judgement(verdict, Severity.NOTE, told, 1.0), drafts
    )


def _finding(
    fact: Fact,
    groups: Sides,
    unit: str | None,
    severity: Severity | None,
    judged: Judgement,
    drafts: Collection[str] | None,
) -> Finding:
    field = spokesman(fact.statements).value.field
    parts = (
        (("same_slot", fact.same_slot), ("values_differ", judged.differ))
        if severity is not None
        else (("same_slot", fact.same_slot),)
    )
    confidence = fact.same_slot * (judged.differ if severity is not None else 1.0)
    return Finding(
        id=_identity(fact, field.value, groups),
        code=field.value,
        field=field,
        severity=severity,
        verdict=judged.verdict,
        confidence=confidence,
        confidence_parts=parts,
        topic=fact.topic,
        message=judged.message,
        sides=tuple(_side(group, unit, drafts) for group in groups),
        match=fact.evidence,
    )


def _side(group: Sequence[Statement], unit: str | None, drafts: Collection[str] | None) -> Side:
    stands = spokesman(own(group, drafts) or group)
    mentions = tuple(mention(one) for one in group)
    if stands.value.kind is Kind.MOMENT:
        return Side(stands.value.text, None, mentions, resolved(stands.value.time))
    if stands.value.kind is Kind.ROLE:
        return Side(stands.value.text, None, mentions, described(stands))
    if stands.value.kind is Kind.NAME:
        return Side(stands.value.text, None, mentions, stands.value.called.full)
    if stands.value.kind is Kind.POLARITY:
        return Side(stands.value.text, None, mentions, polarity.resolved(stands.value.polar))
    if stands.value.kind is Kind.CATEGORY:
        return Side(stands.value.text, None, mentions, categories.resolved(stands.value.sort))
    return Side(stands.value.text, normalized(stands.value.quantity, unit), mentions)


def _identity(fact: Fact, code: str, groups: Sides) -> str:
    """A hash of the check, the slot and the values: no paths, offsets or dates (DESIGN section 6)."""
    values = [spokesman(group).value for group in groups]
    slot = f"{dimension(values[0])}|{fact.slot}"
    return _hash(code, slot, *sorted(canonical(value) for value in values))


def _hash(*parts: str) -> str:
    return hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:16]
