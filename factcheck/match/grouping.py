"""What matching makes of all statements of a run: the scored pairs, and the groups that fill one slot each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from factcheck.config import Config
from factcheck.match.cluster import clusters
from factcheck.match.explained import carrying, evidence
from factcheck.match.pairs import Pair, Relation, scored
from factcheck.match.slots import slot_model
from factcheck.match.stories import Vectors
from factcheck.match.topic import slot, topic
from factcheck.model import Fact, Statement


@dataclass(frozen=True, slots=True)
class Matched:
    """The statements in order, their scored pairs, and groups of their indices with the probability of one slot.

    `owner` gives the group of each statement.
    """

    statements: tuple[Statement, ...]
    pairs: tuple[Pair, ...]
    groups: tuple[tuple[tuple[int, ...], float], ...]
    owner: tuple[int, ...]


def matched(statements: Sequence[Statement], *, vectors: Vectors, relation: Relation, config: Config) -> Matched:
    """The groups of `statements` that fill one slot; arguments as for :func:`factcheck.match.match`."""
    ordered = tuple(
        sorted(statements, key=lambda one: (one.article.path, one.article.id, one.value.span.start, one.value.span.end))
    )
    pairs = scored(ordered, vectors, relation, slot_model())
    groups = clusters(ordered, pairs, agreeing=config.agreeing, conflicting=config.same_slot)
    owner = {member: number for number, (members, _) in enumerate(groups) for member in members}
    return Matched(ordered, pairs, groups, tuple(owner[at] for at in range(len(ordered))))


def facts(found: Matched) -> tuple[Fact, ...]:
    """A fact for each group, with the evidence of the pair that carries it."""
    within: list[list[Pair]] = [[] for _ in found.groups]
    for pair in found.pairs:
        if found.owner[pair.left] == found.owner[pair.right]:
            within[found.owner[pair.left]].append(pair)
    return tuple(
        _fact([found.statements[at] for at in members], certainty, carrying(pairs), found.statements)
        for (members, certainty), pairs in zip(found.groups, within, strict=True)
    )


def _fact(members: Sequence[Statement], certainty: float, pair: Pair | None, every: Sequence[Statement]) -> Fact:
    return Fact(
        statements=tuple(members),
        topic=topic(members),
        slot=slot(members),
        same_slot=certainty,
        evidence=() if pair is None else (evidence(pair, every, slot_model()),),
    )
