"""Whether two articles tell of one event: only then are their values held against each other.

Two articles are compared by their beginnings, by the words around their values, and by the names that
they share and most articles do not have. The weights are fitted like those of `slots.py`.
"""

from __future__ import annotations

import math
import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

import numpy as np
from numpy.typing import NDArray

from factcheck.match.slots import Logistic, probability
from factcheck.match.texts import around_text, story_text
from factcheck.match.trees import Floats
from factcheck.model import Article, Layout, Statement

Floats32 = NDArray[np.float32]
Vectors = Mapping[str, Floats32]
STORY = ("opening", "around", "shared_names", "share_of_names")
# 95 % of the pairs of articles on one event lie above this, and 1 in 650 pairs on different events (`make fit`).
LEAST_STORY = 0.15
MOST_STORIES = 40
_LEAST_COSINE = 0.1
_ROWS = 512
_NAME = re.compile(r"(?<=[a-z,] )[A-Z][^\W\d_]{3,}")


@dataclass(frozen=True, slots=True)
class Story:
    """What an article tells of: two unit vectors, and its telling names in lower case."""

    opening: Floats32
    around: Floats32
    names: frozenset[str]


def stories(statements: Sequence[Statement], vectors: Vectors) -> dict[str, Story]:
    """The story of each article that states a value, by the article's id."""
    around: dict[str, list[Floats32]] = {}
    articles: dict[str, Article] = {}
    for statement in statements:
        articles[statement.article.id] = statement.article
        around.setdefault(statement.article.id, []).append(vectors[around_text(statement)])
    return {
        name: Story(vectors[story_text(article)], _unit(np.sum(around[name], axis=0)), telling_names(article))
        for name, article in articles.items()
    }


def telling_names(article: Article) -> frozenset[str]:
    """The capitalised words inside its sentences that are not common to much of the news (common_names.toml)."""
    hidden = [mark.span for mark in article.marks if mark.layout is Layout.BOILERPLATE]
    found = set()
    for match in _NAME.finditer(article.text):
        word = match[0].casefold()
        if word not in _common() and not any(span.start <= match.start() < span.end for span in hidden):
            found.add(word)
    return frozenset(found)


def story_row(one: Story, other: Story) -> tuple[float, ...]:
    """The signals of STORY for two articles."""
    shared = len(one.names & other.names)
    fewer = min(len(one.names), len(other.names))
    cosines = float(one.opening @ other.opening), float(one.around @ other.around)
    return (*cosines, math.log1p(shared), shared / fewer if fewer else 0.0)


def story_pairs(found: Mapping[str, Story], model: Logistic) -> tuple[tuple[str, str], ...]:
    """Pairs of ids of articles that tell of one event, sorted; each article is also paired with itself.

    Each is paired with at most MOST_STORIES others, those most likely to tell of the same, so that the
    work grows with the number of articles and not with its square.
    """
    names = sorted(found)
    pairs = {(name, name) for name in names}
    if names:
        table = np.stack([np.concatenate([found[name].opening, found[name].around]) for name in names])
    for start in range(0, len(names), _ROWS):
        for row, values in enumerate(table[start : start + _ROWS] @ table.T, start):
            near = [int(at) for at in np.flatnonzero(values >= 2 * _LEAST_COSINE) if at != row]
            if near:
                rows: Floats = np.array([story_row(found[names[row]], found[names[at]]) for at in near])
                likely = sorted(zip((-probability(model.logit(rows))).tolist(), near, strict=True))
                pairs.update(
                    _ordered(names[row], names[at]) for chance, at in likely[:MOST_STORIES] if -chance >= LEAST_STORY
                )
    return tuple(sorted(pairs))


def _ordered(one: str, other: str) -> tuple[str, str]:
    return (one, other) if one < other else (other, one)


def _unit(vector: Floats32) -> Floats32:
    length = np.linalg.norm(vector)
    return np.asarray(vector / length if length else vector, dtype=np.float32)


@cache
def _common() -> frozenset[str]:
    table = tomllib.loads(resources.files("factcheck.match").joinpath("common_names.toml").read_text(encoding="utf-8"))
    return frozenset(word for words in table.values() for word in words)
