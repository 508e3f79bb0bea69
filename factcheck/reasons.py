"""Why two values were, or were not, held against each other: what `factcheck why` asks and is told."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from factcheck.errors import FactcheckError
from factcheck.model import Article, Evidence, Finding, Problem, Statement, Verdict

_STDIN = "-"
_NEAREST = 3


class Outcome(StrEnum):
    """What came of two values, in the order in which it is decided."""

    TOO_MANY_VALUES = "too-many-values"
    OTHER_DIMENSION = "other-dimension"
    OTHER_STORY = "other-story"
    OTHER_NAMES = "other-names"
    ONE_FORM = "one-form"
    NOBODY_NAMED = "nobody-named"
    OTHER_SENTENCE = "other-sentence"
    AGREE = "agree"
    DISAGREE = "disagree"
    NOT_COMPARABLE = "not-comparable"
    OTHER_FATE = "other-fate"
    OTHER_PERIOD = "other-period"
    EXCLUDED = "excluded"
    RIVAL = "rival"
    UNLIKELY = "unlikely"
    ONE_ARTICLE = "one-article"
    APART = "apart"


@dataclass(frozen=True, slots=True)
class Rival:
    """Another value that fits one of two values better than they fit each other, and how well it does."""

    fitted: Statement
    other: Statement
    same_slot: float


@dataclass(frozen=True, slots=True)
class Story:
    """The probability that two articles tell of one event, and what is needed for their values to be compared."""

    probability: float
    needed: float


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two values and what came of them. What was not looked at for want of an earlier condition is None."""

    left: Statement
    right: Statement
    outcome: Outcome
    verdict: Verdict = Verdict.UNKNOWN
    story: Story | None = None
    evidence: Evidence | None = None
    needed: float | None = None
    rival: Rival | None = None
    finding: Finding | None = None


@dataclass(frozen=True, slots=True)
class Address:
    """A place that the user names: a file, a line, and perhaps a column, both from 1."""

    path: str
    line: int
    column: int | None = None


@dataclass(frozen=True, slots=True)
class Spot:
    """What stands at an address: the values of the line (of the column, if one is named and a value stands there).

    `nearest` are the lines next to it that state values, for a line that states none.
    """

    address: Address
    article: Article
    statements: tuple[Statement, ...]
    nearest: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Why:
    """Two places and what came of each pair of their values."""

    spots: tuple[Spot, Spot]
    comparisons: tuple[Comparison, ...]


def article_at(address: Address, articles: Sequence[Article], problems: Sequence[Problem]) -> Article:
    """The article that was read from the file of an address.

    Raises FactcheckError `place-unread` where there is none, with the reason that reading gave.
    """
    wanted = _file(address.path)
    found = next((one for one in articles if _file(one.path) == wanted), None)
    if found is not None:
        return found
    reason = next((one.message for one in problems if _file(one.path) == wanted), None)
    raise FactcheckError(
        "place-unread", reason or f"{address.path} is no file that was read as an article: name one file and its line."
    )


def spot(address: Address, article: Article, statements: Sequence[Statement]) -> Spot:
    """What stands at an address of `article`, which makes `statements`; lines end at a line feed.

    Raises FactcheckError `place-missing` where the article has no such line.
    """
    lines = article.text.removesuffix("\n").split("\n")
    if not 1 <= address.line <= len(lines):
        count = f"{len(lines):,} {'line' if len(lines) == 1 else 'lines'}"
        raise FactcheckError("place-missing", f"{address.path} has {count}, and no line {address.line:,}.")
    start = sum(len(line) + 1 for line in lines[: address.line - 1])
    end = start + len(lines[address.line - 1])
    here = [one for one in _in_order(statements) if one.value.span.start <= end and start < one.value.span.end]
    if address.column is not None:
        at = start + address.column - 1
        here = [one for one in here if one.value.span.start <= at < one.value.span.end] or here
    every = sorted({article.text.count("\n", 0, one.value.span.start) + 1 for one in statements})
    nearest = sorted(every, key=lambda line: (abs(line - address.line), line))[:_NEAREST]
    return Spot(address, article, tuple(here), () if here else tuple(sorted(nearest)))


def pairs_of(left: Spot, right: Spot) -> tuple[tuple[Statement, Statement], ...]:
    """Each value of one place with each of its kind at the other, none twice and none with itself."""
    found: dict[frozenset[int], tuple[Statement, Statement]] = {}
    known: dict[Statement, int] = {}
    for one in left.statements:
        for other in right.statements:
            if one != other and one.value.kind is other.value.kind:
                key = frozenset((known.setdefault(one, len(known)), known.setdefault(other, len(known))))
                found.setdefault(key, (one, other))
    return tuple(found.values())


def with_findings(comparisons: Iterable[Comparison], findings: Iterable[Finding]) -> tuple[Comparison, ...]:
    """Each comparison with the finding (or corroboration) that holds both its values; the likeliest first."""
    holders = {
        (mention.article, mention.start): finding
        for finding in findings
        for side in finding.sides
        for mention in side.mentions
    }
    told = [replace(one, finding=_common(one, holders)) for one in comparisons]
    return tuple(sorted(told, key=_rank))


def _rank(comparison: Comparison) -> tuple[float, str]:
    likely = -1.0 if comparison.evidence is None else comparison.evidence.same_slot
    return -likely, comparison.outcome.value


def _common(comparison: Comparison, holders: dict[tuple[str, int], Finding]) -> Finding | None:
    one, other = (holders.get((each.article.id, each.value.span.start)) for each in (comparison.left, comparison.right))
    return one if one is other else None


def _in_order(statements: Iterable[Statement]) -> list[Statement]:
    return sorted(statements, key=lambda one: one.value.span)


def _file(path: str) -> str:
    return path if path == _STDIN else os.path.realpath(path)
