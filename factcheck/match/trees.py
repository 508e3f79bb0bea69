"""Boosted regression trees as plain numbers: evaluated, and taken apart signal by signal."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
LEAF = -1


@dataclass(frozen=True, slots=True)
class Tree:
    """One tree, node by node, the root first.

    A row goes to `left` where its signal `feature` is at most `threshold`, else to `right`; `feature` is LEAF
    at a leaf. `value` is what a leaf adds to the logit, and at other nodes the mean of the leaves below.
    """

    feature: tuple[int, ...]
    threshold: tuple[float, ...]
    left: tuple[int, ...]
    right: tuple[int, ...]
    value: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Trees:
    """A sum of trees over named signals: a logit."""

    names: tuple[str, ...]
    bias: float
    trees: tuple[Tree, ...]

    def logit(self, rows: Floats) -> Floats:
        """The logits of rows of signals, shape (n, len(names))."""
        return self.bias + sum((_leaves(tree, rows) for tree in self.trees), np.zeros(len(rows)))

    def contributions(self, row: Floats) -> Floats:
        """What each signal of one row adds to its logit; with `start` they sum to it.

        The value changes at each node on the way down, and that change is the signal's that is asked there (the
        path method of Saabas, 2014).
        """
        found = np.zeros(len(self.names))
        for tree in self.trees:
            node = 0
            while tree.feature[node] != LEAF:
                asked = tree.feature[node]
                below = (tree.left if row[asked] <= tree.threshold[node] else tree.right)[node]
                found[asked] += tree.value[below] - tree.value[node]
                node = below
        return found

    @property
    def start(self) -> float:
        """The logit before any signal is known."""
        return self.bias + sum(tree.value[0] for tree in self.trees)


def _leaves(tree: Tree, rows: Floats) -> Floats:
    """The value of the leaf that each row ends in."""
    feature, threshold = np.array(tree.feature), np.array(tree.threshold)
    left, right = np.array(tree.left), np.array(tree.right)
    nodes = np.zeros(len(rows), dtype=np.intp)
    inner = np.arange(len(rows)) if tree.feature[0] != LEAF else np.empty(0, dtype=np.intp)
    while len(inner):
        at = nodes[inner]
        goes_left = rows[inner, feature[at]] <= threshold[at]
        nodes[inner] = np.where(goes_left, left[at], right[at])
        inner = inner[feature[nodes[inner]] != LEAF]
    return np.asarray(np.array(tree.value)[nodes], dtype=np.float64)
