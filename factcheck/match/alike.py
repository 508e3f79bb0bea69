"""Which articles are told alike: for each the others that may tell of the same event, the likeliest first.

All pairs are looked at roughly, as products of matrices, and only the likely ones closely, so that a list is the same
whether its articles came at once or one by one.
"""

from __future__ import annotations

from bisect import insort
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from factcheck.match.slots import Logistic, probability
from factcheck.match.stories import Likely, Lists, Story, story_row
from factcheck.match.trees import Floats

if TYPE_CHECKING:
    from scipy.sparse import csr_array

# 94 % of the pairs of articles on one event lie above this, and 1 in 750 pairs on different events (`make fit`).
LEAST_STORY = 0.15
MOST_ALIKE = 200
_LEAST_COSINE = 0.1
_ROWS = 128
# What the rough look may be off by, and how many more than are kept it lets through.
_OFF = 1e-4
_MORE = 20


@dataclass(frozen=True, slots=True)
class _Table:
    """The stories as rows: ids, both vectors, which names each has (stories x names), and how many."""

    ids: tuple[str, ...]
    opening: NDArray[np.float32]
    around: NDArray[np.float32]
    names: csr_array
    counts: NDArray[np.float32]


def told_alike(
    found: Mapping[str, Story], model: Logistic, *, lists: Lists | None = None, new: Collection[str] | None = None
) -> dict[str, tuple[Likely, ...]]:
    """For each story the others that are told like it; of a larger crowd the likeliest MOST_ALIKE.

    `lists` are those of the stories that are not `new` (None: all are); they name none that is not `found`.
    """
    if not found:
        return {}
    kept, fresh = lists or {}, found.keys() if new is None else new
    table = _table(found)
    places = [at for at, name in enumerate(table.ids) if name in fresh]
    older = {name: () if name in fresh else kept.get(name, ()) for name in table.ids}
    grown = {name: [one for one in each if one[1] not in fresh] for name, each in older.items()}
    floors = np.array([_floor(each) for each in older.values()])
    added = set(places)
    for start in range(0, len(places), _ROWS):
        rows = places[start : start + _ROWS]
        for at, chances in zip(rows, _chances(table, rows, model), strict=True):
            near = _near(chances, at, floors, added)
            for chance, other in _closely(table.ids, at, near, found, model):
                _enter(grown[table.ids[at]], (-chance, table.ids[other]))
                if other not in added:
                    _enter(grown[table.ids[other]], (-chance, table.ids[at]))
    return {name: tuple(each) for name, each in grown.items()}


def _enter(likely: list[Likely], one: Likely) -> None:
    insort(likely, one)
    del likely[MOST_ALIKE:]


def _floor(likely: Sequence[Likely]) -> float:
    """The probability below which nothing enters a list."""
    return -likely[-1][0] if len(likely) >= MOST_ALIKE else LEAST_STORY


def _near(chances: Floats, at: int, floors: Floats, fresh: Collection[int]) -> list[int]:
    """The stories that one may be told like, by the rough look: for its own list, or for that of an older one."""
    likely = np.flatnonzero(chances >= LEAST_STORY - _OFF)
    likely = likely[likely != at]
    if len(likely) <= MOST_ALIKE:
        return [int(each) for each in likely]
    ranked = likely[np.argsort(-chances[likely], kind="stable")]
    own = [int(each) for each in ranked[: MOST_ALIKE + _MORE]]
    others = (int(each) for each in ranked[MOST_ALIKE + _MORE :] if chances[each] >= floors[each] - _OFF)
    return [*own, *(each for each in others if each not in fresh)]


def _closely(
    ids: Sequence[str], at: int, near: Sequence[int], found: Mapping[str, Story], model: Logistic
) -> list[tuple[float, int]]:
    if not near:
        return []
    rows: Floats = np.array([story_row(found[ids[at]], found[ids[other]]) for other in near])
    chances = probability(model.logit(rows)).tolist()
    enough = (row[0] + row[1] >= 2 * _LEAST_COSINE for row in rows.tolist())
    every = zip(chances, near, enough, strict=True)
    return [(chance, other) for chance, other, alike in every if alike and chance >= LEAST_STORY]


def _chances(table: _Table, rows: Sequence[int], model: Logistic) -> Floats:
    """The probability of one event for `rows` and all stories: shape (len(rows), stories)."""
    opening, around = (vectors[rows] @ vectors.T for vectors in (table.opening, table.around))
    shared = (table.names[rows] @ table.names.T).toarray()
    fewer = np.minimum(table.counts[rows][:, None], table.counts[None, :])
    share = np.divide(shared, fewer, out=np.zeros_like(shared), where=fewer > 0)
    signals = np.stack([opening, around, np.log1p(shared), share], axis=-1).astype(np.float64)
    chances = probability(model.logit(signals.reshape(-1, signals.shape[-1]))).reshape(opening.shape)
    return np.where(opening + around >= 2 * _LEAST_COSINE - _OFF, chances, 0.0)


def _table(found: Mapping[str, Story]) -> _Table:
    # Not at the top: it takes as long as all else that a command without articles imports.
    from scipy.sparse import csr_array

    ids = tuple(sorted(found))
    columns: dict[str, int] = {}
    places = [[columns.setdefault(name, len(columns)) for name in found[each].naming.names] for each in ids]
    ends = np.cumsum([0, *(len(each) for each in places)])
    held = np.array([place for each in places for place in each], dtype=np.int32)
    ones = np.ones(len(held), dtype=np.float32)
    return _Table(
        ids=ids,
        opening=np.stack([found[each].opening for each in ids]),
        around=np.stack([found[each].around for each in ids]),
        names=csr_array((ones, held, ends), shape=(len(ids), max(1, len(columns)))),
        counts=np.array([len(each) for each in places], dtype=np.float32),
    )
