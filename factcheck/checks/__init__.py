"""Facts to findings: which values of a slot disagree, which agree, and which only one article gives."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from factcheck.checks import categories, polarity
from factcheck.checks.distinct import distinct
from factcheck.checks.drafts import Pair, contradicted, drafts_first, judged_from, own
from factcheck.checks.judge import Judgement, judge
from factcheck.checks.leeway import tolerated
from factcheck.checks.mentions import mention
from factcheck.checks.message import advice, agreement
from factcheck.checks.normal import canonical, common_unit, dimension, normalized
from factcheck.checks.relating import relate
from factcheck.checks.roles import described
from factcheck.checks.sides import contradiction, origins, sides, spokesman, told_together
from factcheck.checks.trust import in_order
from factcheck.config import Config
from factcheck.exchange import common_currency, in_currency
from factcheck.identities import identity
from factcheck.model import Fact, Finding, Kind, Severity, Side, Statement, Verdict
from factcheck.moments import resolved
from factcheck.selection import selected, severity_of

__all__ = ["Checked", "check", "distinct", "relate", "side_of"]

Group = Sequence[Statement]


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
        groups = sides(fact.statements, rates=config.rates)
        if told_together(groups):
            continue
        pairs: Sequence[Pair] = tuple(combinations(groups, 2))
        if drafts is not None:
            groups = drafts_first(groups, drafts)
            ours = contradicted(groups, drafts, config.rates)
            left_out += bool(not ours and _apart(pairs, config))
            if not own(groups[0], drafts):
                continue
            # Where no value of a draft contradicts another, its sources may, and it agrees with those of its side.
            groups, pairs = (groups if ours else groups[:1]), ours
            fact = replace(fact, statements=tuple(one for group in groups for one in group))
        apart = _apart(pairs, config)
        if apart:
            found["findings"].append(_disagreement(fact, groups, apart, config, drafts))
        elif origins(fact.statements) > 1:
            verdict = Verdict.SAME if len(groups) == 1 else Verdict.COMPATIBLE
            found["corroborations"].append(_undisputed(fact, groups, verdict, config, drafts))
        else:
            found["single_source"].append(_undisputed(fact, groups, Verdict.UNKNOWN, config, drafts))
            continue
        compared += len(fact.statements)
    lists = {kind: tuple(each) for kind, each in found.items()}
    return Checked(**lists, compared=compared, left_out=left_out)


def _apart(pairs: Sequence[Pair], config: Config) -> tuple[Pair, ...]:
    """The pairs of sides of which the values that show best that they disagree differ by more than is tolerated.

    Sides are made, and each pair is judged, as without tolerances, so that these only ever take something away.
    """
    if not config.tolerances:
        return tuple(pairs)
    shown = [contradiction(one, other, rates=config.rates) for one, other in pairs]
    near = [tolerated(*values, config.tolerances, rates=config.rates) for values in shown]
    return tuple(pair for pair, allowed in zip(pairs, near, strict=True) if allowed is None)


def _disagreement(
    fact: Fact, groups: Sequence[Group], apart: Sequence[Pair], config: Config, drafts: Collection[str] | None
) -> Finding:
    unit = _unit(fact, config)
    if drafts is None:
        judged = [judge(one, other, unit=unit, config=config) for one, other in apart]
        worst = max(judged, key=lambda one: (one.verdict, one.severity, one.differ, one.message))
        if worst.pair is not None:
            worst = replace(worst, message=worst.message + advice(*worst.pair, groups, unit, sources=config.sources))
    else:
        worst = judged_from(groups, apart, unit=unit, config=config, drafts=drafts)
    code = spokesman(fact.statements).value.field.value
    severity = severity_of(code, worst.severity, worst.verdict, config)
    return _finding(fact, groups, severity, worst, config, drafts)


def _undisputed(
    fact: Fact, groups: Sequence[Group], verdict: Verdict, config: Config, drafts: Collection[str] | None
) -> Finding:
    told = agreement([_speaker(group, drafts) for group in groups], origins(fact.statements))
    return _finding(fact, groups, None, Judgement(verdict, Severity.NOTE, told, 1.0), config, drafts)


def _speaker(group: Group, drafts: Collection[str] | None) -> Statement:
    """The statement that stands for a side: one of a draft, where one has it."""
    return spokesman(own(group, drafts) or group)


def _unit(fact: Fact, config: Config) -> str | None:
    """The unit or the currency in which the figures of a fact are shown."""
    return common_unit(fact.statements) or common_currency(fact.statements, config.rates)


def _finding(
    fact: Fact,
    groups: Sequence[Group],
    severity: Severity | None,
    judged: Judgement,
    config: Config,
    drafts: Collection[str] | None,
) -> Finding:
    field = spokesman(fact.statements).value.field
    ordered = drafts_first(in_order(groups, config.sources), drafts)
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
        sides=tuple(side_of(group, _unit(fact, config), config, drafts) for group in ordered),
        match=fact.evidence,
        slot_id=identity(field.value, _slot(fact, groups)),
    )


def side_of(group: Group, unit: str | None, config: Config, drafts: Collection[str] | None = None) -> Side:
    """What statements of one value give, in a unit or a currency where they can be told in it."""
    stands = _speaker(group, drafts)
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
    return Side(stands.value.text, normalized(in_currency(stands, unit, config.rates), unit), mentions)


def _identity(fact: Fact, code: str, groups: Sequence[Group]) -> str:
    """A hash of the check, the slot and the values: no paths, offsets or dates (DESIGN section 6)."""
    values = (spokesman(group).value for group in groups)
    return identity(code, _slot(fact, groups), *sorted(canonical(value) for value in values))


def _slot(fact: Fact, groups: Sequence[Sequence[Statement]]) -> str:
    """What the values answer, without the values."""
    return f"{dimension(spokesman(groups[0]).value)}|{fact.slot}"
