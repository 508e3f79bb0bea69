"""The lists of words that stand beside this code."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib import resources


@cache
def rows(name: str) -> Mapping[str, tuple[str, ...]]:
    """The lists of `NAME.toml` of this package, by their names."""
    text = resources.files("factcheck.names").joinpath(f"{name}.toml").read_text(encoding="utf-8")
    return {key: tuple(row) for key, row in tomllib.loads(text).items()}


@cache
def listed(name: str, key: str) -> frozenset[str]:
    """The words of one such list, whatever its rows."""
    return frozenset(word for row in rows(name)[key] for word in row.split())


@cache
def groups(name: str, key: str) -> Mapping[str, frozenset[int]]:
    """For each word of a list the numbers of the rows that hold it."""
    found: dict[str, set[int]] = {}
    for at, row in enumerate(rows(name)[key]):
        for word in row.replace(":", " ").split():
            found.setdefault(word, set()).add(at)
    return {word: frozenset(numbers) for word, numbers in found.items()}


def together(name: str, key: str, one: str, other: str) -> bool:
    """Whether a row of the list holds both words; of the words after a colon only one may be among them."""
    known = groups(name, key)
    shared = known.get(one, frozenset()) & known.get(other, frozenset())
    return any(not {one, other} <= {*rows(name)[key][at].partition(":")[2].split()} for at in shared)
