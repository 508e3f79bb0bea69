"""One article against itself: its weekdays and dates, its parts and totals, its conversions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from factcheck.checks.leeway import tolerated_values
from factcheck.checks.mentions import mention_at
from factcheck.checks.within import (
    ages,
    conversion,
    durations,
    headline,
    moved,
    parts,
    percent_counts,
    product,
    repeated,
    spelling,
    two_ages,
    unanimous,
    weekday,
)
from factcheck.checks.within.contradiction import Check, Contradiction, Fit, Given
from factcheck.config import Config
from factcheck.identities import identity
from factcheck.model import Article, Claim, Finding, Place, Side, Verdict
from factcheck.selection import selected, severity_of

__all__ = ["CHECKS", "Contradiction", "Fit", "Given", "Within", "within"]

# The checks by their slugs; a finding's code is the slug of the check that made it.
CHECKS: Mapping[str, Check] = MappingProxyType(
    {
        weekday.CODE: weekday.check,
        conversion.CODE: conversion.check,
        durations.CODE: durations.check,
        ages.CODE: ages.check,
        two_ages.CODE: two_ages.check,
        parts.CODE: parts.check,
        percent_counts.CODE: percent_counts.check,
        moved.PERCENT: moved.percent_change,
        moved.DIFFERENCE: moved.difference,
        product.CODE: product.check,
        headline.CODE: headline.check,
        repeated.CODE: repeated.check,
        spelling.CODE: spelling.check,
        unanimous.CODE: unanimous.check,
    }
)


@dataclass(frozen=True, slots=True)
class Within:
    """What the checks within one article say of all articles.

    `held` counts the groups of values that were held against each other, `places` are where the values that claims
    state stand among them.
    """

    findings: tuple[Finding, ...]
    held: int
    places: frozenset[Place]


def within(
    articles: Sequence[Article],
    claims: Mapping[str, Sequence[Claim]],
    *,
    config: Config,
    groups: Mapping[str, int],
    whole: Mapping[str, Sequence[Claim]] | None = None,
) -> Within:
    """What does not fit together within one article; `claims` are those of each article by its id.

    `whole` are the claims with all that they affirm and deny, also what no other article turns round (None: `claims`).
    Copies of one text that are held against each other give one finding with the mentions of all: `groups` numbers the
    articles, by id, that hang together so.
    """
    read = whole or claims
    found: dict[tuple[str, int, str], Finding] = {}
    held: set[tuple[str, int, tuple[str, ...]]] = set()
    places: set[Place] = set()
    for article in articles:
        stated, origin, group = claims[article.id], article.origin or article.id, groups[article.id]
        for one in _checked(article, stated, read[article.id], config):
            values = _values(one)
            held.add((origin, group, tuple(_written(article, each) for each in values)))
            places.update(_places(article, stated, values))
            if isinstance(one, Contradiction):
                finding = _finding(article, one, config)
                known = found.get((origin, group, finding.id))
                found[origin, group, finding.id] = finding if known is None else _joined(known, finding)
    return Within(tuple(found.values()), len(held), frozenset(places))


def _checked(
    article: Article, claims: Sequence[Claim], whole: Sequence[Claim], config: Config
) -> Iterator[Contradiction | Fit]:
    for code, check in CHECKS.items():
        if selected(code, config):
            for one in check(article, whole if code == headline.CODE else claims):
                yield Fit(_values(one)) if _is_tolerated(one, config) else one


def _is_tolerated(one: Contradiction | Fit, config: Config) -> bool:
    if isinstance(one, Fit) or one.pair is None:
        return False
    return tolerated_values(*one.pair, config.tolerances) is not None


def _values(one: Contradiction | Fit) -> tuple[Given, ...]:
    return one.values if isinstance(one, Fit) else tuple(given for side in one.sides for given in side)


def _places(article: Article, claims: Sequence[Claim], values: Sequence[Given]) -> Iterator[Place]:
    """Where the values of claims stand that the given stretches hold or touch."""
    for claim in claims:
        for value in claim.values:
            if any(value.span.overlaps(given.span) for given in values):
                yield Place(article.id, value.span.start)


def _finding(article: Article, one: Contradiction, config: Config) -> Finding:
    return Finding(
        id=_identity(article, one),
        code=one.code,
        field=one.field,
        severity=severity_of(one.code, one.severity, Verdict.DIFFERENT, config),
        verdict=Verdict.DIFFERENT,
        confidence=one.sure,
        confidence_parts=(("values_differ", one.sure),),
        topic=one.topic,
        message=one.message,
        sides=tuple(_side(article, side) for side in one.sides),
        slot_id=identity(one.code, _plain(one.topic)),
    )


def _side(article: Article, side: Sequence[Given]) -> Side:
    mentions = tuple(mention_at(given.span, given.claim, article) for given in side)
    return Side(", ".join(mention.text for mention in mentions), None, mentions)


def _joined(one: Finding, other: Finding) -> Finding:
    """Two findings of one identity: the sides of the first with the mentions of both."""
    mine = [dict.fromkeys(side.mentions) for side in one.sides]
    theirs = [dict.fromkeys(side.mentions) for side in other.sides]
    sides = [
        replace(side, mentions=tuple({**first, **second}))
        for side, first, second in zip(one.sides, mine, theirs, strict=True)
    ]
    return replace(one, sides=tuple(sides))


def _identity(article: Article, one: Contradiction) -> str:
    """A hash of the check, the topic and the values of each side: no paths, offsets or dates (DESIGN section 6)."""
    sides = ["|".join(sorted(_written(article, each) for each in side)) for side in one.sides]
    return identity(one.code, _plain(one.topic), *sides)


def _written(article: Article, given: Given) -> str:
    return _plain(article.text[given.span.start : given.span.end])


def _plain(text: str) -> str:
    return " ".join(text.casefold().replace("\0", " ").split())
