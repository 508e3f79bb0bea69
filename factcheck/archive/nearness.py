"""The sentences of an archive by their meaning: which are near a question, and how near."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from factcheck.archive.quantised import apart, likeness
from factcheck.embed import Vectors

# How many are near enough by their signs to be looked at closely. Of 8,500 sentences 200 would do (docs/find.md).
_BY_SIGNS = 2_000


@dataclass(frozen=True, slots=True)
class Indexed:
    """What is indexed of some versions, row by row in the order of the claims: the first claim of a sentence, its
    version, its place among the sentences of that version, and the signs of its vector.
    """

    claims: NDArray[np.int64]
    versions: NDArray[np.int64]
    places: NDArray[np.int64]
    signs: NDArray[np.uint8]

    def rows(self, claims: Iterable[int]) -> list[int]:
        """The rows of those claims that are here, in their order."""
        wanted = np.fromiter(claims, np.int64)
        at = np.minimum(np.searchsorted(self.claims, wanted), max(0, len(self.claims) - 1))
        return [int(row) for row, claim in zip(at, wanted, strict=True) if self.claims[row] == claim]


def indexed(connection: sqlite3.Connection, versions: Collection[int]) -> Indexed | None:
    """The index of the versions; None where nothing of them is indexed."""
    claims, owners, places, found = [], [], [], []
    for version, numbers, bits in connection.execute("SELECT version, claims, signs FROM sentence_signs"):
        if version in versions and numbers:
            here = np.frombuffer(numbers, "<i8")
            claims.append(here)
            owners.append(np.full(len(here), version, np.int64))
            places.append(np.arange(len(here)))
            found.append(np.frombuffer(bits, np.uint8).reshape(len(here), -1))
    if not claims:
        return None
    order = np.argsort(np.concatenate(claims))
    return Indexed(*(np.concatenate(each)[order] for each in (claims, owners, places, found)))


def nearest(connection: sqlite3.Connection, asked: Vectors, found: Indexed, *, most: int) -> list[int]:
    """The rows that are nearest to a vector: by their signs, and of these by their vectors."""
    distance = apart(asked, found.signs)
    close = min(_BY_SIGNS, len(distance))
    likely = np.argpartition(distance, close - 1)[:close].tolist()
    meaning = meanings(connection, asked, likely, found)
    return sorted(meaning, key=lambda row: (-meaning[row], row))[:most]


def meanings(connection: sqlite3.Connection, asked: Vectors, rows: Iterable[int], found: Indexed) -> dict[int, float]:
    """The cosine similarity of each row to a vector of length 1; without the rows of what was purged meanwhile."""
    by_version: dict[int, list[int]] = defaultdict(list)
    for row in rows:
        by_version[int(found.versions[row])].append(row)
    meaning: dict[int, float] = {}
    for version, own in by_version.items():
        kept = connection.execute("SELECT vectors FROM sentence_vectors WHERE version = ?", (version,)).fetchone()
        if kept is not None:
            vectors = np.frombuffer(kept[0], np.int8).reshape(-1, len(asked))
            meaning.update(zip(own, likeness(asked, vectors[found.places[own]]).tolist(), strict=True))
    return meaning
