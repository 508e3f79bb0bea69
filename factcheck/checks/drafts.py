"""A fact as a draft stands in it: what the draft says first, then who says otherwise."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from factcheck import model
from factcheck.checks import message
from factcheck.checks.judge import Judgement, judge
from factcheck.checks.ordinals import is_rank
from factcheck.checks.sides import agree, contradiction, origins, spokesman
from factcheck.checks.trust import doubtful
from factcheck.checks.updates import superseded
from factcheck.checks.voices import outlet
from factcheck.config import Config
from factcheck.house import Rates
from factcheck.model import Finding, Kind, Severity, Statement, Verdict
from factcheck.moments import resolved
from factcheck.names import Likeness, likeness

Side = Sequence[Statement]
Sides = Sequence[Side]
Pair = tuple[Side, Side]

_NAMED = 2
_QUOTED = frozenset({Kind.POLARITY, Kind.CATEGORY, Kind.ROLE})


def drafts_first(sides: Sides, drafts: Collection[str] | None) -> tuple[tuple[Statement, ...], ...]:
    """The sides in their order, but those that a draft (ids) gives first, and on each side the drafts first."""
    ours = drafts or ()
    ordered = [tuple(sorted(side, key=lambda one: one.article.id not in ours)) for side in sides]
    return tuple(sorted(ordered, key=lambda side: side[0].article.id not in ours))


def own(side: Side, drafts: Collection[str] | None) -> Side:
    """What the drafts state of a side; all of it where there are no drafts."""
    return side if drafts is None else [one for one in side if one.article.id in drafts]


def contradicted(sides: Sides, drafts: Collection[str], rates: Rates) -> tuple[Pair, ...]:
    """What the drafts state of a side, with each other side that it contradicts.

    A loose value ("more than 20" beside 25 and 30) may contradict none of them, whatever these say to each other.
    """
    pairs = ((own(side, drafts), other) for side in sides for other in sides if other is not side)
    return tuple(
        (mine, other) for mine, other in pairs if any(not agree(one, two, rates=rates) for one in mine for two in other)
    )


def touches(finding: Finding, drafts: Collection[str]) -> bool:
    """Whether a draft gives one of the values of a finding."""
    return any(mention.article in drafts for side in finding.sides for mention in side.mentions)


def draft_first(given: Sequence[model.Side], drafts: Collection[str] | None) -> tuple[model.Side, ...]:
    """The sides of a finding, those that a draft gives first, and on each the drafts first; as they are without any."""
    ours = drafts or ()
    ordered = [
        replace(one, mentions=tuple(sorted(one.mentions, key=lambda each: each.article not in ours))) for one in given
    ]
    return tuple(sorted(ordered, key=lambda one: one.mentions[0].article not in ours))


def called(sides: Sequence[model.Side], drafts: Collection[str] | None) -> tuple[str, str] | None:
    """What two sides are called in a message: `the draft`, and the source or path of the other; None without drafts."""
    if drafts is None:
        return None
    one, other = (
        _draft(mention.path, drafts) if mention.article in drafts else mention.source or mention.path
        for mention in (side.mentions[0] for side in sides)
    )
    return one, other


@dataclass(frozen=True, slots=True)
class _Fact:
    """The sides of a fact, those of drafts first, and what telling them takes."""

    sides: Sides
    unit: str | None
    config: Config
    drafts: Collection[str]


def judged_from(
    sides: Sides, apart: Sequence[Pair], *, unit: str | None, config: Config, drafts: Collection[str]
) -> Judgement:
    """The worst that the values of a draft are judged to be, told from where the draft stands.

    `apart` are some of the pairs that :func:`contradicted` gives.
    """
    every = [(judge(*pair, unit=unit, config=config), *pair) for pair in apart]
    worst, mine, theirs = max(every, key=_weight)
    fact = _Fact(sides, unit, config, drafts)
    left, right = contradiction(mine, theirs, rates=config.rates)
    others = [spokesman(side) for side in sides if left not in side and right not in side]
    said = ", ".join(_says(one, fact) for one in (right, *others))
    told = "; ".join(part for part in (_apart(worst, mine, theirs, fact), _rest(worst, left, right, fact)) if part)
    told_from = f"{_says(left, fact)}{_fellows(left, fact)}{said}: {told}"
    return Judgement(worst.verdict, worst.severity, told_from, worst.differ, worst.pair)


def _weight(one: tuple[Judgement, Side, Side]) -> tuple[Verdict, Severity, int, float, str]:
    """What is worse comes first; of what is as bad, what more sources say."""
    found, _, theirs = one
    return found.verdict, found.severity, origins(theirs), found.differ, found.message


def _says(statement: Statement, fact: _Fact) -> str:
    """Who gives a value, and the value: `the draft says 1300 km`, `3 sources say 843 miles (1,357 km)`."""
    shown = _shown(statement, fact)
    if statement.article.id in fact.drafts:
        return f"{_draft(statement.article.path, fact.drafts)} says {shown}"
    names = _names([one for side in fact.sides if statement in side for one in side], fact.drafts)
    return f"{_listed(names, 'sources')} {'say' if len(names) > 1 else 'says'} {shown}"


def _fellows(left: Statement, fact: _Fact) -> str:
    """Who gives the value of the draft too, and what parts it from those that do not."""
    side = [one for each in fact.sides if left in each for one in each if one.article.origin != left.article.origin]
    names = _names(side, fact.drafts)
    if not names:
        return ", "
    return f", as {'do' if len(names) > 1 else 'does'} {_listed(names, 'others')}; "


def _names(side: Side, drafts: Collection[str]) -> list[str]:
    """A name for each origin of a side."""
    found: dict[str, list[Statement]] = {}
    for one in side:
        found.setdefault(one.article.origin or one.article.id, []).append(one)
    return [
        _draft(ours[0].article.path, drafts) if (ours := own(statements, drafts)) else outlet(statements)
        for statements in found.values()
    ]


def _listed(names: Sequence[str], many: str) -> str:
    return " and ".join(names) if len(names) <= _NAMED else f"{len(names)} {many}"


def _draft(path: str, drafts: Collection[str]) -> str:
    return "the draft" if len(drafts) == 1 else path


def _shown(statement: Statement, fact: _Fact) -> str:
    """The value as written, with its conversion or the day that it stands for."""
    text, kind = " ".join(statement.value.text.split()), statement.value.kind
    if kind is Kind.NUMBER:
        return message.with_conversion(statement, fact.unit, rates=fact.config.rates)
    if kind is Kind.MOMENT:
        day = resolved(statement.value.time)
        return text if day in text else f"{text} ({day})"
    if kind is Kind.NAME:
        return statement.value.called.full
    return f'"{text}"' if kind in _QUOTED else text


def _apart(worst: Judgement, mine: Side, theirs: Side, fact: _Fact) -> str:
    """How the two values relate, beyond what they are."""
    rates = fact.config.rates
    left, right = contradiction(mine, theirs, rates=rates)
    kind = left.value.kind
    if worst.verdict is Verdict.SUPERSEDED:
        if kind is Kind.POLARITY:
            return "both cannot be true at one time"
        behind = superseded(mine, theirs, rates=rates)
        return f"{'a later' if behind else 'the draft has the later'} figure of something that changes"
    if kind is Kind.NUMBER:
        return "" if is_rank(left) else message.apart(left, right, fact.unit, rates=rates)
    if kind is Kind.NAME:
        alike = likeness(left.value, right.value)
        return {Likeness.SPELLING: "two spellings of one name", Likeness.SLIP: "much alike"}.get(alike, "")
    return "both cannot be true" if kind is Kind.POLARITY else ""


def _rest(worst: Judgement, left: Statement, right: Statement, fact: _Fact) -> str:
    """Who speaks, or what to check: whom the house trusts least first, if it is not the draft."""
    if worst.pair is None:
        return "" if worst.verdict is Verdict.SUPERSEDED else message.attributed(left, right)
    least = doubtful(fact.sides, fact.config.sources)
    first = None if least is None or own(least, fact.drafts) else f"check {outlet(least)} first"
    return message.what_to_check(left, right, first=first, undated_is_news=False)
