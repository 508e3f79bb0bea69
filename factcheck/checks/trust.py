"""Whom the house trusts: the order in which sides and sources are named, and whom to check first. No verdict."""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.house import Source, standing
from factcheck.model import Statement

Side = Sequence[Statement]


def in_order(sides: Sequence[Side], sources: Sequence[Source]) -> tuple[Side, ...]:
    """The sides, and the statements of each: the house's own first, then by trust, else in the order given."""
    if not sources:
        return tuple(sides)
    ranked = [tuple(sorted(side, key=lambda one: _rank([one], sources))) for side in sides]
    return tuple(sorted(ranked, key=lambda side: _rank(side, sources)))


def doubtful(sides: Sequence[Side], sources: Sequence[Source]) -> Side | None:
    """The side that is trusted less than all others, of several the house's own; None where there is no such one.

    A side is trusted as much as the most trusted that gives its value.
    """
    trusts = [_trust(side, sources) for side in sides] if sources else []
    if len(set(trusts)) < 2 and not any(_own(side, sources) for side in sides):
        return None
    least = [side for side, trust in zip(sides, trusts, strict=True) if trust == min(trusts)]
    ours = [side for side in least if _own(side, sources)]
    chosen = ours or least
    return chosen[0] if len(chosen) == 1 else None


def outranks(side: Side, sides: Sequence[Side], sources: Sequence[Source]) -> bool:
    """Whether a side is trusted more than another of `sides`."""
    return any(_trust(other, sources) < _trust(side, sources) for other in sides)


def _rank(side: Side, sources: Sequence[Source]) -> tuple[bool, float]:
    return not _own(side, sources), -_trust(side, sources)


def _trust(side: Side, sources: Sequence[Source]) -> float:
    return max(standing(one.article, sources).trust for one in side)


def _own(side: Side, sources: Sequence[Source]) -> bool:
    return any(standing(one.article, sources).own for one in side)
