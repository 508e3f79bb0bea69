"""Whether a value says what an editor holds to be right."""

from __future__ import annotations

import re
from dataclasses import replace

from factcheck.cache import Store
from factcheck.checks.relating import relate
from factcheck.config import Config
from factcheck.model import Article, Claim, Field, Finding, Mention, Side, Span, Statement, Verdict
from factcheck.pipeline import claims_of, silent

_FIGURE = re.compile(r"\d(?:[\d.,]*\d)?")
_POUNDS = re.compile(r"\bpounds?\b(?!\s+sterling)", re.IGNORECASE)
_AGREEING = frozenset({Verdict.SAME, Verdict.COMPATIBLE})


def wrong_sides(finding: Finding, right: str, *, config: Config, cache: Store) -> tuple[int, ...]:
    """The sides (by their place) whose value is not the right one.

    A value is right that is written as the right one is, or that agrees with it where it is read in its sentence.
    """
    return tuple(
        at
        for at, side in enumerate(finding.sides)
        if not _is_right(side, right, finding.field, config=config, cache=cache)
    )


def _is_right(side: Side, right: str, field: Field, *, config: Config, cache: Store) -> bool:
    written = {_plain(text) for text in (side.value, *(mention.text for mention in side.mentions))}
    return any(
        _plain(each) in written or _agrees(mention, each, config=config, cache=cache)
        for mention in side.mentions[:1]
        for each in _spelled(right, mention, field)
    )


def _spelled(right: str, mention: Mention, field: Field) -> tuple[str, ...]:
    """The right value, and as it is meant in the place of another: a figure alone is in the unit of that, and where
    money is spoken of pounds are no weight.
    """
    figures = _FIGURE.findall(mention.text)
    if _FIGURE.fullmatch(right.strip()) and len(figures) == 1:
        return right, mention.text.replace(figures[0], right.strip())
    return (right, _POUNDS.sub("pounds sterling", right)) if field is Field.MONEY else (right,)


def _agrees(mention: Mention, right: str, *, config: Config, cache: Store) -> bool:
    """Whether the sentence says the same with the right value in the place of its own."""
    at = mention.start - mention.sentence_start
    end = at + len(mention.text)
    if at < 0 or mention.sentence[at:end] != mention.text:
        return False
    told = Article("told", mention.path, mention.sentence, mention.source, published=mention.published)
    other = replace(told, id="other", text=f"{mention.sentence[:at]}{right}{mention.sentence[end:]}")
    claims = claims_of([told, other], cache=cache, tell=silent)
    here = _stated(told, claims[told.id], at, end)
    there = _stated(other, claims[other.id], at, at + len(right))
    return any(
        one.value.field is each.value.field and relate(one, each, rates=config.rates) in _AGREEING
        for one in here
        for each in there
    )


def _stated(article: Article, claims: tuple[Claim, ...], start: int, end: int) -> list[Statement]:
    """The values of a sentence that stand in this part of it."""
    return [
        Statement(article, claim, value)
        for claim in claims
        for value in claim.values
        if value.span.overlaps(Span(start, end))
    ]


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())
