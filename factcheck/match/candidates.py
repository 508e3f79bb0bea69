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
        blocks[statement.article.id, kind(statement)].append(at)
        kinds[statement.article.id].add(kind(statement))
    for left, right in stories:
        for name in sorted(kinds[left] & kinds[right]):
            for i in blocks[left, name]:
                for j in blocks[right, name]:
                    if left != right or i < j:
                        yield min(i, j), max(i, j)


def kind(statement: Statement) -> str:
    """The dimension of a statement's value without its rate: what can share a slot."""
    return statement.value.quantity.dimension.partition(" per ")[0]
