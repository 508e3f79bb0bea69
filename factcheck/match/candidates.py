"""Which pairs of statements are looked at: blocks by story and dimension, never all pairs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from factcheck.match.texts import around_text, story_text
from factcheck.model import Statement

Vectors = Mapping[str, NDArray[np.float32]]

# 95 % of the pairs of articles on one event lie above this, and 3 % of the pairs on different events (own clusters).
LEAST_STORY = 0.4
MOST_STORIES = 40
_ROWS = 512


def candidates(statements: Sequence[Statement], vectors: Vectors) -> Iterator[tuple[int, int]]:
    """Pairs (i, j), i < j, of statements of one dimension in one article or in two articles on like stories.

    Each article is paired with at most MOST_STORIES others, those most like it, so that the number of
    pairs grows with the number of articles and not with its square.
    """
    blocks: dict[tuple[str, str], list[int]] = defaultdict(list)
    for at, statement in enumerate(statements):
        blocks[statement.article.id, kind(statement)].append(at)
    kinds: dict[str, set[str]] = defaultdict(set)
    for article, name in blocks:
        kinds[article].add(name)
    for left, right in _story_pairs(stories(statements, vectors)):
        for name in sorted(kinds[left] & kinds[right]):
            for i in blocks[left, name]:
                for j in blocks[right, name]:
                    if left != right or i < j:
                        yield min(i, j), max(i, j)


def kind(statement: Statement) -> str:
    """The dimension of a statement's value without its rate: what can share a slot."""
    return statement.value.quantity.dimension.partition(" per ")[0]


def stories(statements: Sequence[Statement], vectors: Vectors) -> dict[str, NDArray[np.float32]]:
    """What each article tells of, by its id, as a unit vector: its beginning beside the words around its values.

    The product of two such vectors is the mean of the two cosines.
    """
    around: dict[str, list[NDArray[np.float32]]] = defaultdict(list)
    openings: dict[str, NDArray[np.float32]] = {}
    for statement in statements:
        around[statement.article.id].append(vectors[around_text(statement)])
        openings[statement.article.id] = vectors[story_text(statement.article)]
    return {name: _unit(np.concatenate([openings[name], _unit(np.sum(rows, axis=0))])) for name, rows in around.items()}


def _unit(vector: NDArray[np.float32]) -> NDArray[np.float32]:
    length = np.linalg.norm(vector)
    return np.asarray(vector / length if length else vector, dtype=np.float32)


def _story_pairs(found: Mapping[str, NDArray[np.float32]]) -> Iterator[tuple[str, str]]:
    """Pairs of ids of articles on like stories, each once; an article is also paired with itself."""
    names = sorted(found)
    if not names:
        return
    table = np.stack([found[name] for name in names])
    pairs: set[tuple[int, int]] = {(at, at) for at in range(len(names))}
    for start in range(0, len(names), _ROWS):
        for row, values in enumerate(table[start : start + _ROWS] @ table.T, start):
            near = np.flatnonzero(values >= LEAST_STORY)
            near = near[np.argsort(-values[near], kind="stable")][: MOST_STORIES + 1]
            pairs.update((min(row, int(other)), max(row, int(other))) for other in near if other != row)
    for left, right in sorted(pairs):
        yield names[left], names[right]
