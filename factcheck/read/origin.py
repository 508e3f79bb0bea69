"""Which articles copy one agency text: they share an origin and count once.

Word 5-grams are hashed, and two articles are compared only where they stand side by side in the
list of those that hold one 5-gram, so the work grows with the length of all texts and not with the
number of pairs. Containment is that of Broder, "On the resemblance and containment of documents"
(1997); whether a text was reworded is asked sentence by sentence (`copied.py`).
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from factcheck.model import Article
from factcheck.read.copied import body_parts, carried, sentences
from factcheck.resemblance import Neighbours

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Shingles = NDArray[np.uint64]

_WORDS = 5
# Two short reports of one fact are often told in like words: only a text that stands in the other whole is a copy.
_SHORT = 40
_CONTAINMENT = 0.9
_WORTH_COMPARING = 0.1
# Where a third article holds a 5-gram too, two copies may not be next to each other.
_NEIGHBOURS = 3
_WORD = re.compile(r"\w+")


def origins(articles: Sequence[Article]) -> tuple[Article, ...]:
    """The articles, in their order, each with an origin: near copies share one.

    An origin that is set already (by a manifest) stays, and near copies without one join it.
    Otherwise the origin is the smallest article id among the copies, so it depends on the articles
    alone and not on their order.
    """
    ordered = sorted(range(len(articles)), key=lambda index: articles[index].id)
    copies = _copies([articles[index] for index in ordered])
    named: list[Article] = list(articles)
    for group in copies:
        members = [ordered[place] for place in group]
        declared = sorted({articles[index].origin for index in members if articles[index].origin})
        name = declared[0] if declared else min(articles[index].id for index in members)
        for index in members:
            if not articles[index].origin:
                named[index] = replace(articles[index], origin=name)
    return tuple(named)


def _copies(articles: list[Article]) -> list[list[int]]:
    """The places of `articles` in groups of near copies; an article without copies is a group of its own."""
    shingles = [_shingles(article) for article in articles]

    @cache
    def told(place: int) -> tuple[Neighbours, ...]:
        return sentences(articles[place])

    parent = list(range(len(articles)))
    for left, right in _candidates(shingles):
        short = min(len(shingles[left]), len(shingles[right])) < _SHORT
        if _contained(shingles[left], shingles[right]) or (not short and carried(told(left), told(right))):
            first, second = sorted((_root(parent, left), _root(parent, right)))
            parent[second] = first
    groups: dict[int, list[int]] = {}
    for place in range(len(articles)):
        groups.setdefault(_root(parent, place), []).append(place)
    return list(groups.values())


def _root(parent: list[int], place: int) -> int:
    while parent[place] != place:
        parent[place] = parent[parent[place]]
        place = parent[place]
    return place


def _shingles(article: Article) -> Shingles:
    """The hashes of the word 5-grams of the body, sorted, each once; of all words where they are fewer."""
    import numpy as np

    found = (word for part in body_parts(article) for word in _WORD.findall(part.casefold()))
    words = [zlib.crc32(word.encode("utf-8", "surrogatepass")) for word in found]
    if not words:
        return np.empty(0, dtype=np.uint64)
    size = min(_WORDS, len(words))
    codes = np.array(words, dtype=np.uint64)
    hashed = np.zeros(len(words) - size + 1, dtype=np.uint64)
    first, second = np.uint64(0x9E3779B97F4A7C15), np.uint64(0xBF58476D1CE4E5B9)
    for offset in range(size):
        # An odd multiplier keeps the places of the words apart; 64 bits wrap around.
        hashed = hashed * first + codes[offset : offset + len(hashed)] * second
        hashed ^= hashed >> np.uint64(29)
    return np.unique(hashed)


def _candidates(shingles: list[Shingles]) -> list[tuple[int, int]]:
    """The pairs, smaller place first, that stand side by side for enough of their 5-grams."""
    import numpy as np

    sizes = np.array([len(one) for one in shingles], dtype=np.int64)
    if len(shingles) < 2 or not sizes.any():
        return []
    hashes = np.concatenate(shingles)
    owners = np.repeat(np.arange(len(shingles), dtype=np.int64), sizes)
    order = np.argsort(hashes, kind="stable")
    hashes, owners = hashes[order], owners[order]
    pairs = []
    for step in range(1, _NEIGHBOURS + 1):
        same = hashes[step:] == hashes[:-step]
        pairs.append(owners[:-step][same] * len(shingles) + owners[step:][same])
    keys, counts = np.unique(np.concatenate(pairs), return_counts=True)
    left, right = np.divmod(keys, len(shingles))
    enough = counts >= _WORTH_COMPARING * np.minimum(sizes[left], sizes[right])
    return list(zip(left[enough].tolist(), right[enough].tolist(), strict=True))


def _contained(left: Shingles, right: Shingles) -> bool:
    import numpy as np

    shared = len(np.intersect1d(left, right, assume_unique=True))
    return shared >= _CONTAINMENT * min(len(left), len(right))
