"""Statements and vectors to facts: which values of which articles answer the same question."""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.config import Config
from factcheck.match.grouping import Matched, facts, matched
from factcheck.match.opposed import counterparts
from factcheck.match.pairs import Relation
from factcheck.match.texts import Embedded, wanted
from factcheck.match.why import compared
from factcheck.model import Fact, Statement

__all__ = ["Embedded", "Matched", "Relation", "compared", "counterparts", "facts", "match", "matched", "wanted"]


def match(
    statements: Sequence[Statement], *, vectors: Embedded, relation: Relation, config: Config
) -> tuple[Fact, ...]:
    """The facts that the statements speak of; each statement is in exactly one.

    `vectors` holds those of all texts that :func:`wanted` names. `relation` tells how two values
    relate; whether they fill one slot is decided here. The result does not depend on the order of
    the statements.
    """
    return facts(matched(statements, vectors=vectors, relation=relation, config=config))
