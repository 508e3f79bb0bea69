"""Facts: statements that fill one slot, and the evidence that they do."""

from __future__ import annotations

from dataclasses import dataclass

from factcheck.model.claims import Statement


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where a value stands: the id of its article, and the offset at which the value begins."""

    article: str
    start: int


@dataclass(frozen=True, slots=True)
class Signal:
    """One named signal of a pair of values, and what it adds to the logit of their probability."""

    name: str
    value: float
    contribution: float


@dataclass(frozen=True, slots=True)
class Evidence:
    """Why two values were found to fill one slot with the probability `same_slot`.

    `bias` and the contributions of all `signals` sum to the logit of `same_slot`.
    """

    left: Place
    right: Place
    same_slot: float
    bias: float
    signals: tuple[Signal, ...]


@dataclass(frozen=True, slots=True)
class Fact:
    """The statements, from all articles, that fill one slot.

    `topic` names the fact for a reader, `slot` is what its identity is made of: the lemma of what is
    counted or measured. `same_slot` is the probability that the statements fill one slot, `evidence` that
    of the pair which carries it: the likeliest contradiction, or where all agree the likeliest pair.
    """

    statements: tuple[Statement, ...]
    topic: str
    slot: str
    same_slot: float
    evidence: tuple[Evidence, ...] = ()
