"""Statements and vectors to facts: which values of which articles answer the same question."""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.config import Config
from factcheck.match.cluster import clusters
from factcheck.match.pairs import Relation, scored
from factcheck.match.slots import slot_model
from factcheck.match.stories import Vectors
from factcheck.match.texts import texts
from factcheck.match.topic import slot, topic
from factcheck.model import Fact, Statement

__all__ = ["Relation", "Vectors", "match", "texts"]


def match(statements: Sequence[Statement], *, vectors: Vectors, relation: Relation, config: Config) -> tuple[Fact, ...]:
    """The facts that the statements speak of; each statement is in exactly one.

    `vectors` holds a unit vector for each of `texts(statement)`. `relation` tells how two values
    relate; whether they fill one slot is decided here. The result does not depend on the order of
    the statements.
    """
    ordered = sorted(
        statements, key=lambda one: (one.article.path, one.article.id, one.value.span.start, one.value.span.end)
    )
    pairs = scored(ordered, vectors, relation, slot_model())
    facts = clusters(ordered, pairs, agreeing=config.agreeing, conflicting=config.same_slot)
    return tuple(_fact([ordered[at] for at in members], certainty) for members, certainty in facts)


def _fact(statements: Sequence[Statement], certainty: float) -> Fact:
    return Fact(statements=tuple(statements), topic=topic(statements), slot=slot(statements), same_slot=certainty)
