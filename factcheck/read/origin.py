"""Which articles copy one agency text: they share an origin and count once.

Word 5-grams are hashed, and two articles are compared only where they stand side by side in the
list of those that hold one 5-gram, so the work grows with the length of all texts and not with the
number of pairs. Resemblance and containment are those of Broder, "On the resemblance and
containment of documents" (1997).
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from factcheck.model import Article, Layout

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Shingles = NDArray[np.uint64]

_WORDS = 5
_RESEMBLANCE = 0.6
# In a short text one changed figure leaves few 5-grams whole, and two reports of a fact look like copies.
_SHORT = 40
_SHORT_RESEMBLANCE = 0.9
# A text that was cut from the end is held in the longer one.
_CONTAINMENT = 0.8
_WORTH_COMPARING = 0.1
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
    parent = list(range(len(articles)))
    for left, right in _candidates(shingles):
        if _is_copy(shingles[left], shingles[right]):
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

    words = [zlib.crc32(word.encode("utf-8", "surrogatepass")) for word in _words(article)]
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


def _words(article: Article) -> Iterable[str]:
    position = 0
    for mark in (*article.marks, None):
        end = mark.span.start if mark else len(article.text)
        yield from _WORD.findall(article.text[position:end].casefold())
        if mark and mark.layout is Layout.HEADING:
            yield from _WORD.findall(article.text[mark.span.start : mark.span.end].casefold())
        position = mark.span.end if mark else end


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
    same = hashes[1:] == hashes[:-1]
    pairs = owners[:-1][same] * len(shingles) + owners[1:][same]
    keys, counts = np.unique(pairs, return_counts=True)
    left, right = np.divmod(keys, len(shingles))
    enough = counts >= _WORTH_COMPARING * np.minimum(sizes[left], sizes[right])
    return list(zip(left[enough].tolist(), right[enough].tolist(), strict=True))


def _is_copy(left: Shingles, right: Shingles) -> bool:
    import numpy as np

    shared = len(np.intersect1d(left, right, assume_unique=True))
    fewer = min(len(left), len(right))
    resemblance = shared / (len(left) + len(right) - shared)
    if fewer < _SHORT:
        return resemblance >= _SHORT_RESEMBLANCE
    return resemblance >= _RESEMBLANCE or shared / fewer >= _CONTAINMENT
