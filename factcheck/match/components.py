"""What hangs together by pairs: the connected components of a graph."""

from __future__ import annotations

from collections.abc import Iterable

Pair = tuple[str, str]


def components(names: Iterable[str], pairs: Iterable[Pair]) -> list[list[str]]:
    """The groups of names that hang together by pairs of them, each sorted, in the order of their first."""
    from scipy.cluster.hierarchy import DisjointSet

    groups = DisjointSet(names)
    for pair in pairs:
        groups.merge(*pair)
    return sorted(map(sorted, groups.subsets()))
