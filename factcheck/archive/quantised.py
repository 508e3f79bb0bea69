"""Vectors in few bytes: their signs to find what may be near, a byte for each number to say how near it is."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from factcheck.embed import Vectors

Bytes = NDArray[np.uint8]
Small = NDArray[np.int8]
_LARGEST = 127


def signs(vectors: Vectors) -> Bytes:
    """A bit for each number of each vector: shape (n, d / 8 rounded up)."""
    return np.packbits(vectors > 0, axis=-1)


def small(vectors: Vectors) -> Small:
    """The vectors with a byte for each number, their length lost: shape (n, d)."""
    largest = np.abs(vectors).max(axis=-1, keepdims=True, initial=1e-9)
    rounded: Small = np.round(vectors * (_LARGEST / largest)).astype(np.int8)
    return rounded


def apart(question: Vectors, found: Bytes) -> NDArray[np.int64]:
    """In how many signs each of `found` differs from a vector of the same size."""
    counts: NDArray[np.int64] = np.bitwise_count(found ^ signs(question)).sum(axis=-1, dtype=np.int64)
    return counts


def likeness(question: Vectors, found: Small) -> NDArray[np.float64]:
    """The cosine similarity of each of `found` to a vector of length 1."""
    rows = found.astype(np.float32)
    lengths = np.maximum(np.linalg.norm(rows, axis=-1), 1e-9)
    similar: NDArray[np.float64] = (rows @ question / lengths).astype(np.float64)
    return similar
