"""Figures that were updated: a later article that gives the later figure of something that moves."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from datetime import datetime
from functools import cache
from importlib import resources

from factcheck.checks.relation import ends
from factcheck.model import Article, Statement

_DAY = 10


def superseded(earlier: Sequence[Statement], later: Sequence[Statement]) -> bool:
    """Whether every statement of `later` was published after every one of `earlier`, of something that moves that way.

    Of what only rises (a toll) the later figure must be the higher one; that it has risen may
    also be what the later article says ("the number has risen to 15"). Without dates nothing is superseded.
    """
    if not all(_before(old.article, new.article) for old in earlier for new in later):
        return False
    statements = [*earlier, *later]
    if all(_words(one) & _moving()["rising"] for one in earlier) and all(_risen(one) for one in later):
        return all(_rises(old, new) for old in earlier for new in later)
    return all(_words(one) & (_moving()["floating"] | _moving()["rising"]) for one in statements)


def _before(old: Article, new: Article) -> bool:
    """Whether one article was published before the other: by the instant where both give one, else by the day."""
    one, other = (article.updated or article.published or "" for article in (old, new))
    if not one or not other:
        return False
    instants = [datetime.fromisoformat(stamp) for stamp in (one, other)]
    if all("T" in stamp for stamp in (one, other)) and all(instant.tzinfo is not None for instant in instants):
        return instants[0] < instants[1]
    return one[:_DAY] < other[:_DAY]


def _risen(statement: Statement) -> bool:
    """Whether a figure is of something that only rises, or is said to have risen."""
    return bool(_words(statement) & (_moving()["rising"] | _moving()["revised"]))


def _rises(old: Statement, new: Statement) -> bool:
    before, after = ends(old.value.quantity, new.value.quantity)
    return after > before


def _words(statement: Statement) -> frozenset[str]:
    """What is counted or measured, and what happens to it."""
    value = statement.value
    return frozenset((*value.measured, statement.claim.predicate))


@cache
def _moving() -> dict[str, frozenset[str]]:
    table = tomllib.loads(resources.files("factcheck.checks").joinpath("moving.toml").read_text(encoding="utf-8"))
    return {name: frozenset(words) for name, words in table.items()}
