"""What some sentences say, fact by fact: for whoever asks what is said, and not whether it disagrees."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial

from factcheck.cache import Store
from factcheck.checks import check, relate, side_of
from factcheck.config import Config
from factcheck.match import counterparts, facts, matched
from factcheck.model import Article, Claim, Fact, Finding, Statement
from factcheck.pipeline.stages import embedding, silent, statements_of


def statements_in(articles: Sequence[Article], claims: Mapping[str, tuple[Claim, ...]]) -> tuple[Statement, ...]:
    """What the claims (by article id) state, and can be held against another."""
    return tuple(statements_of(articles, counterparts(dict(claims))))


def facts_in(
    statements: Sequence[Statement], articles: Sequence[Article], *, config: Config, cache: Store
) -> tuple[Fact, ...]:
    """The facts of which the statements are; each statement is of one of them."""
    embed = embedding(config=config, cache=cache, tell=silent)
    relation = partial(relate, rates=config.rates)
    return facts(matched(statements, embed=embed, relation=relation, config=config, articles=articles))


def listed(fact: Fact, *, config: Config) -> Finding | None:
    """What is said of a fact, with a side for each mention, the newest article first; whatever the checks leave out.

    All values are in one unit, where they can be. None for names of which two can be right at once: they are no one
    fact.
    """
    checked = check((fact,), config=replace(config, select=(), ignore=()))
    found = next(iter((*checked.findings, *checked.corroborations, *checked.single_source)), None)
    if found is None:
        return None
    ordered = sorted(fact.statements, key=lambda one: (one.article.path, one.value.span.start))
    newest = sorted(ordered, key=_published, reverse=True)
    units = {side.normalized.unit for side in found.sides if side.normalized is not None}
    unit = units.pop() if len(units) == 1 else None
    return replace(found, sides=tuple(side_of((one,), unit, config) for one in newest))


def _published(statement: Statement) -> str:
    """When the article came out, as it sorts; what is not known is old."""
    return statement.article.updated or statement.article.published or ""
