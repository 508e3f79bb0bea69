"""The word lists of `words.toml`."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files


def words(name: str) -> frozenset[str]:
    """The list called `name`; raises KeyError where there is none."""
    return frozenset(_lists()[name].split())


@cache
def _lists() -> dict[str, str]:
    return tomllib.loads(files("factcheck.extract").joinpath("words.toml").read_text(encoding="utf-8"))
