"""Whether two sentences are one sentence, perhaps reworded: what copies of a text are told by."""

from __future__ import annotations

import re
from itertools import pairwise

Neighbours = frozenset[tuple[str, str]]

# A word exchanged in every six leaves two thirds of the neighbours whole; two reports of one fact in own words
# share less than a third.
_ALIKE = 0.55
_LEAST_WORDS = 6
_WORD = re.compile(r"\w+")


def neighbours(sentence: str) -> Neighbours:
    """The pairs of words that stand side by side, in lower case; none where the words are few."""
    words = _WORD.findall(sentence.casefold())
    return frozenset(pairwise(words)) if len(words) >= _LEAST_WORDS else frozenset()


def alike(one: Neighbours, other: Neighbours) -> bool:
    """Whether most neighbours of the two sentences are the same (Dice, 1945); never where one has none."""
    shared = len(one & other)
    return shared > 0 and 2 * shared >= _ALIKE * (len(one) + len(other))
