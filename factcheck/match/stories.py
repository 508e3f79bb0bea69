"""Whether two articles tell of one event: only then are their values held against each other.

Two articles are compared by their beginnings, by the words around their values, and by the names that
they share and most articles do not have. The weights are fitted like those of `slots.py`. An archive
holds many events that are told alike (two fires in one city in one week): the more articles are told like
two, the more details (`details.py`) must speak for one event; and no names in common speak for two (`naming.py`).
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

import numpy as np
from numpy.typing import NDArray

from factcheck.match.details import Details, details, likeness
from factcheck.match.naming import Naming, naming, strange
from factcheck.match.texts import around_text, story_text
from factcheck.model import Article, Kind, Statement

Floats32 = NDArray[np.float32]
Vectors = Mapping[str, Floats32]
Likely = tuple[float, str]
"""The probability with a minus before it, and the id of the other article: sorted, the likeliest come first."""
Lists = Mapping[str, tuple[Likely, ...]]
STORY = ("opening", "around", "shared_names", "share_of_names")
MOST_STORIES = 40
# An event is told by about as many articles; of k that are told alike no more than this share of them can be its own.
_COMPANY = 4
# In 500 reports of 200 shootings it leaves 37 pairs of articles on two of them, of 11,331 that are told alike, and
# 0.65 of the pairs on one; in 344 articles on ninety events of all kinds 0.93 of these, of 0.94.
_LEAST_LIKENESS = 0.8


@dataclass(frozen=True, slots=True)
class Story:
    """What an article tells of: two unit vectors, what it names, and its telling details."""

    opening: Floats32
    around: Floats32
    naming: Naming
    details: Details


def stories(statements: Sequence[Statement], vectors: Vectors, articles: Iterable[Article] = ()) -> dict[str, Story]:
    """The story of each article by its id: of all that state a value, and of `articles` whether or not they do."""
    around: dict[str, list[Floats32]] = defaultdict(list)
    every = {one.id: one for one in (*articles, *(statement.article for statement in statements))}
    for statement in statements:
        if statement.value.kind in (Kind.NUMBER, Kind.MOMENT):
            around[statement.article.id].append(vectors[around_text(statement)])
    return {
        name: Story(
            opening=vectors[story_text(article)],
            around=_unit(np.sum(around[name] or [vectors[story_text(article)]], axis=0)),
            naming=naming(article),
            details=details(article),
        )
        for name, article in every.items()
    }


def story_row(one: Story, other: Story) -> tuple[float, ...]:
    """The signals of STORY for two articles."""
    mine, yours = one.naming.names, other.naming.names
    shared, fewer = len(mine & yours), min(len(mine), len(yours))
    cosines = float(one.opening @ other.opening), float(one.around @ other.around)
    return (*cosines, math.log1p(shared), shared / fewer if fewer else 0.0)


def story_pairs(found: Mapping[str, Story], alike: Lists) -> tuple[tuple[str, str], ...]:
    """Pairs of ids of articles that tell of one event, sorted; each article is also paired with itself.

    `alike` gives for each article those that are told like it (`alike.py`). A pair is :func:`chosen` by either.
    """
    pairs = {(name, name) for name in found}
    for name in found:
        pairs.update(ordered(name, other) for other in chosen(name, found, alike))
    return tuple(sorted(pairs))


def chosen(name: str, found: Mapping[str, Story], alike: Lists) -> tuple[str, ...]:
    """The articles taken to tell of the same event as one: of those told like it the likeliest, at most MOST_STORIES.

    So the work on their values grows with the number of articles and not with its square.
    """
    others = [other for _, other in alike[name]]
    of_one = (other for other in others if of_one_event(found[name], found[other], max(len(others), len(alike[other]))))
    return tuple(islice(of_one, MOST_STORIES))


def of_one_event(one: Story, other: Story, crowd: int) -> bool:
    """Whether two articles that are told alike are of one event and not of two of a kind.

    `crowd` is how many articles are told like the one that has more of them. In a small company nothing
    more is asked than a name; an article only ever changes the crowd of those that are told like it.
    """
    if strange(one.naming, other.naming):
        return False
    needed = _LEAST_LIKENESS * (1 - _COMPANY / max(crowd, _COMPANY))
    return crowd <= _COMPANY or float(one.opening @ other.opening) + likeness(one.details, other.details) >= needed


def ordered(one: str, other: str) -> tuple[str, str]:
    """Two ids as a pair is written."""
    return (one, other) if one < other else (other, one)


def _unit(vector: Floats32) -> Floats32:
    length = np.linalg.norm(vector)
    return np.asarray(vector / length if length else vector, dtype=np.float32)
