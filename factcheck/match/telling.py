"""How telling the words are that two statements share: the rarer in their two articles, the more.

A word that stands in every second statement of a story ("ferry", "council") says little about which of its values
is meant; one that stands in just two of them says much. The weight of a word is its inverse document frequency
(Spärck Jones, 1972) with the statements of the two articles as the documents.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from factcheck.match.texts import around_text, slot_text
from factcheck.model import Kind, Statement

# A word is told by its first letters, so that its endings do not matter: "jailed", "jailing".
_WORD = re.compile(r"[^\W\d_]{3,}")
_LETTERS = 5
_MUCH = 12.0

Words = frozenset[str]


@dataclass(frozen=True, slots=True)
class Telling:
    """The words that two statements share, in their sentences and near their values.

    `share` is which part of the weight of the one that has less the other has too; `telling` how much weight
    that is, as a part of what is plenty.
    """

    sentence_share: float
    sentence_telling: float
    near_share: float
    near_telling: float


def telling(statements: Sequence[Statement], pairs: Sequence[tuple[int, int]]) -> list[Telling]:
    """What the shared words tell, for each pair of statements of one kind. A third article never changes it."""
    found = []
    readings = [(_words(slot_text(one)), _words(around_text(one))) for one in statements]
    stated: dict[tuple[str, Kind], list[int]] = defaultdict(list)
    for at, statement in enumerate(statements):
        stated[statement.article.id, statement.value.kind].append(at)
    weights: dict[tuple[str, str, Kind], tuple[Mapping[str, float], ...]] = {}
    for i, j in pairs:
        kind = statements[i].value.kind
        names = statements[i].article.id, statements[j].article.id, kind
        if names not in weights:
            among = [readings[at] for name in sorted({*names[:2]}) for at in stated[name, kind]]
            weights[names] = tuple(_weights([reading[part] for reading in among]) for part in (0, 1))
        parts = zip(readings[i], readings[j], weights[names], strict=True)
        found.append(Telling(*(value for one, other, weight in parts for value in _shared(one, other, weight))))
    return found


def _words(text: str) -> Words:
    return frozenset(match[0].casefold()[:_LETTERS] for match in _WORD.finditer(text))


def _weights(readings: Sequence[Words]) -> dict[str, float]:
    counts = Counter(word for reading in readings for word in reading)
    return {word: math.log((len(readings) + 1) / count) for word, count in counts.items()}


def _shared(one: Words, other: Words, weights: Mapping[str, float]) -> tuple[float, float]:
    shared = _weight(one & other, weights)
    less = min(_weight(one, weights), _weight(other, weights))
    return shared / less if less else 0.0, min(shared, _MUCH) / _MUCH


def _weight(words: Collection[str], weights: Mapping[str, float]) -> float:
    return sum(weights[word] for word in sorted(words))
