"""Which pairs of statements are looked at: blocks by story and dimension, never all pairs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from factcheck.match.texts import story_text
from factcheck.model import Article, Statement

Vectors = Mapping[str, NDArray[np.float32]]

# Articles on one event lie far above this; below it a shared figure is chance.
LEAST_STORY = 0.25
MOST_STORIES = 40
_ROWS = 512


def candidates(statements: Sequence[Statement], vectors: Vectors) -> Iterator[tuple[int, int]]:
    """Pairs (i, j), i < j, of statements of one dimension in one article or in two articles on like stories.

    Each article is paired with at most MOST_STORIES others, those most like it, so that the number of
    pairs grows with the number of articles and not with its square.
    """
    blocks: dict[tuple[str, str], list[int]] = defaultdict(list)
    articles: dict[str, Article] = {}
    for at, statement in enumerate(statements):
        articles[statement.article.id] = statement.article
        blocks[statement.article.id, kind(statement)].append(at)
    kinds: dict[str, set[str]] = defaultdict(set)
    for article, name in blocks:
        kinds[article].add(name)
    for left, right in _story_pairs([articles[name] for name in sorted(articles)], vectors):
        for name in sorted(kinds[left] & kinds[right]):
            for i in blocks[left, name]:
                for j in blocks[right, name]:
                    if left != right or i < j:
                        yield min(i, j), max(i, j)


def kind(statement: Statement) -> str:
    """The dimension of a statement's value without its rate: what can share a slot."""
    return statement.value.quantity.dimension.partition(" per ")[0]


def _story_pairs(articles: Sequence[Article], vectors: Vectors) -> Iterator[tuple[str, str]]:
    """Pairs of ids of articles on like stories, each once; an article is also paired with itself."""
    if not articles:
        return
    stories = np.stack([vectors[story_text(article)] for article in articles])
    pairs: set[tuple[int, int]] = {(at, at) for at in range(len(articles))}
    for start in range(0, len(articles), _ROWS):
        cosines = stories[start : start + _ROWS] @ stories.T
        for row, values in enumerate(cosines, start):
            near = np.flatnonzero(values >= LEAST_STORY)
            near = near[np.argsort(-values[near], kind="stable")][: MOST_STORIES + 1]
            pairs.update((min(row, int(other)), max(row, int(other))) for other in near if other != row)
    for left, right in sorted(pairs):
        yield articles[left].id, articles[right].id
