"""A fact as a draft stands in it: what the draft says first, then who says otherwise."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from factcheck import model
from factcheck.checks import message, naming
from factcheck.checks.judge import Judgement, judge
from factcheck.checks.ordinals import is_rank
from factcheck.checks.sides import agree, contradiction, origins, spokesman
from factcheck.checks.updates import superseded
from factcheck.checks.voices import outlet
from factcheck.config import Config
from factcheck.model import Finding, Kind, Severity, Statement, Verdict
from factcheck.moments import resolved
from factcheck.names import Likeness

Side = Sequence[Statement]
Sides = Sequence[Side]

_NAMED = 2
_QUOTED = frozenset({Kind.POLARITY, Kind.CATEGORY, Kind.ROLE})


def seen_by(sides: Sides, drafts: Collection[str]) -> tuple[tuple[Statement, ...], ...]:
    """The sides of a fact as the drafts (ids) have a part in it: theirs first, and on each side the drafts first.

    None where no draft states it. Where no value of a draft contradicts another ("more than 20" beside 25 and 30), only
    the side of the draft, whatever its sources say to each other.
    """
    ordered = [tuple(sorted(side, key=lambda one: one.article.id not in drafts)) for side in sides]
    found = sorted(ordered, key=lambda side: side[0].article.id not in drafts)
    if not own(found[0], drafts):
        return ()
    return tuple(found) if any(True for _ in _pairs(found, drafts)) else tuple(found[:1])


def own(side: Side, drafts: Collection[str] | None) -> Side:
    """What the drafts state of a side; the side itself where there are no drafts."""
    return side if drafts is None else [one for one in side if one.article.id in drafts]


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


def judged_from(sides: Sides, *, unit: str | None, config: Config, drafts: Collection[str]) -> Judgement:
    """The worst that the values of a draft are judged to be, told from where the draft stands.

    `sides` are more than one, from :func:`seen_by`.
    """
    every = [(judge(mine, theirs, unit=unit, config=config), mine, theirs) for mine, theirs in _pairs(sides, drafts)]
    worst, mine, theirs = max(every, key=_weight)
    left, right = contradiction(mine, theirs)
    others = [spokesman(side) for side in sides if left not in side and right not in side]
    said = [_says(one, sides, unit, drafts) for one in (right, *others)]
    opening = "".join((_says(left, sides, unit, drafts), _fellows(left, sides, drafts), ", ".join(said)))
    told = "; ".join(part for part in (_apart(worst, mine, theirs, unit), _rest(worst, left, right)) if part)
    return Judgement(worst.verdict, worst.severity, f"{opening}: {told}", worst.differ, worst.pair)


def _weight(one: tuple[Judgement, Side, Side]) -> tuple[Verdict, Severity, int, float, str]:
    """What is worse comes first; of what is as bad, what more sources say."""
    found, _, theirs = one
    return found.verdict, found.severity, origins(theirs), found.differ, found.message


def _pairs(sides: Sides, drafts: Collection[str]) -> Iterator[tuple[Side, Side]]:
    """What the drafts state of a side, with each other side that it contradicts."""
    for side in sides:
        mine = own(side, drafts)
        for other in sides:
            if other is not side and any(not agree(one, two) for one in mine for two in other):
                yield mine, other


def _says(statement: Statement, sides: Sides, unit: str | None, drafts: Collection[str]) -> str:
    """Who gives a value, and the value: `the draft says 1300 km`, `3 sources say 843 miles (1,357 km)`."""
    shown = _shown(statement, unit)
    if statement.article.id in drafts:
        return f"{_draft(statement.article.path, drafts)} says {shown}"
    names = _names([one for side in sides if statement in side for one in side], drafts)
    return f"{_listed(names, 'sources')} {'say' if len(names) > 1 else 'says'} {shown}"


def _fellows(left: Statement, sides: Sides, drafts: Collection[str]) -> str:
    """Who gives the value of the draft too, and what parts it from those that do not."""
    side = [one for each in sides if left in each for one in each if one.article.origin != left.article.origin]
    names = _names(side, drafts)
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


def _shown(statement: Statement, unit: str | None) -> str:
    """The value as written, with its conversion or the day that it stands for."""
    text, kind = " ".join(statement.value.text.split()), statement.value.kind
    if kind is Kind.NUMBER:
        return message.with_conversion(statement, unit)
    if kind is Kind.MOMENT:
        day = resolved(statement.value.time)
        return text if day in text else f"{text} ({day})"
    if kind is Kind.NAME:
        return statement.value.called.full
    return f'"{text}"' if kind in _QUOTED else text


def _apart(worst: Judgement, mine: Side, theirs: Side, unit: str | None) -> str:
    """How the two values relate, beyond what they are."""
    left, right = contradiction(mine, theirs)
    kind = left.value.kind
    if worst.verdict is Verdict.SUPERSEDED:
        if kind is Kind.POLARITY:
            return "both cannot be true at one time"
        who = "a later" if superseded(mine, theirs) else "the draft has the later"
        return f"{who} figure of something that changes"
    if kind is Kind.NUMBER:
        return "" if is_rank(left) else message.apart(left, right, unit)
    if kind is Kind.NAME:
        alike = naming.likeness(left, right)
        return {Likeness.SPELLING: "two spellings of one name", Likeness.SLIP: "much alike"}.get(alike, "")
    return "both cannot be true" if kind is Kind.POLARITY else ""


def _rest(worst: Judgement, left: Statement, right: Statement) -> str:
    """Who speaks, or what to check."""
    if worst.pair is not None:
        return message.what_to_check(left, right, undated_is_news=False)
    return "" if worst.verdict is Verdict.SUPERSEDED else message.attributed(left, right)
