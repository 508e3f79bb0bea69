"""Words before a noun that tell its kind, and exclude each other: left and right, private and state, colours."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files


def trait_of(word: str) -> tuple[str, str] | None:
    """The list that a modifier stands in and the first of the words that say the same; None where it is in none."""
    return _traits().get(word)


@cache
def _traits() -> Mapping[str, tuple[str, str]]:
    text = files("factcheck.lexicon").joinpath("traits.toml").read_text(encoding="utf-8")
    return {
        word: (name, alike.split()[0])
        for name, kinds in tomllib.loads(text).items()
        for alike in kinds
        for word in alike.split()
    }
