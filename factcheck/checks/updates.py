"""Figures that were updated: a later article that gives the later figure of something that moves."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from functools import cache
from importlib import resources

from factcheck.checks.relation import ends
from factcheck.model import Statement


def superseded(earlier: Sequence[Statement], later: Sequence[Statement]) -> bool:
    """Whether every statement of `later` was published after every one of `earlier`, of something that moves that way.

    Of what only rises (a toll) the later figure must be the higher one. Without dates nothing is superseded.
    """
    days = [[(one.article.updated or one.article.published or "")[:10] for one in side] for side in (earlier, later)]
    if not all(day for side in days for day in side) or max(days[0]) >= min(days[1]):
        return False
    statements = [*earlier, *later]
    if all(_words(one) & _moving()["rising"] for one in statements):
        return all(_rises(old, new) for old in earlier for new in later)
    return all(_words(one) & (_moving()["floating"] | _moving()["rising"]) for one in statements)


def _rises(old: Statement, new: Statement) -> bool:
    before, after = ends(old.value.quantity, new.value.quantity)
    return after > before


def _words(statement: Statement) -> frozenset[str]:
    """What is counted or measured, what happens to it, and the two words nearest to it in the parse."""
    value = statement.value
    return frozenset((*value.measured, statement.claim.predicate, *value.context[:2]))


@cache
def _moving() -> dict[str, frozenset[str]]:
    table = tomllib.loads(resources.files("factcheck.checks").joinpath("moving.toml").read_text(encoding="utf-8"))
    return {name: frozenset(words) for name, words in table.items()}
