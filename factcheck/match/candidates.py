"""Which pairs of statements are looked at: blocks by story and dimension, never all pairs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from factcheck.model import Statement


def candidates(statements: Sequence[Statement], stories: Iterable[tuple[str, str]]) -> Iterator[tuple[int, int]]:
    """Pairs (i, j), i < j, of statements of one dimension in the two articles of a pair of `stories` (ids)."""
    blocks: dict[tuple[str, str], list[int]] = defaultdict(list)
    kinds: dict[str, set[str]] = defaultdict(set)
    for at, statement in enumerate(statements):
        for name in kinds_of(statement):
            blocks[statement.article.id, name].append(at)
            kinds[statement.article.id].add(name)
    for left, right in stories:
        for name in sorted(kinds[left] & kinds[right]):
            for i in blocks[left, name]:
                for j in blocks[right, name]:
                    if left != right or i < j:
                        yield min(i, j), max(i, j)


def kinds_of(statement: Statement) -> frozenset[str]:
    """The dimension of a statement's value without its rate: what can share a slot.

    A part whose whole is told is both a count and a share: "60 of the 80 workers".
    """
    kind = statement.value.quantity.dimension.partition(" per ")[0]
    return frozenset({"count", "share"}) if statement.whole is not None else frozenset({kind})
