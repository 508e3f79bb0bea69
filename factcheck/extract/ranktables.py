"""The tables of `ranks.toml`: superlatives, labels, and what an ordinal is part of."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class RankTables:
    """`scales` gives for a superlative what it ranks by and the end it counts from (1, or -1 for the lower one).

    `not_before` are the words behind an ordinal with which it is no rank, by the ordinal, `tied` those that a hyphen
    ties to any; the rest are lists of words.
    """

    scales: Mapping[str, tuple[str, int]]
    labels: frozenset[str]
    places: frozenset[str]
    finishing: frozenset[str]
    numbered: frozenset[str]
    not_before: Mapping[str, frozenset[str]]
    tied: frozenset[str]
    named: frozenset[str]


@cache
def rank_tables() -> RankTables:
    """The packaged tables."""
    rows = tomllib.loads(files("factcheck.extract").joinpath("ranks.toml").read_text(encoding="utf-8"))
    return RankTables(
        scales={
            word: (scale, sign)
            for scale, both in rows["scales"].items()
            for sign, end in zip((1, -1), both, strict=True)
            for word in end
        },
        labels=frozenset(rows["labels"]["words"].split()),
        places=frozenset(rows["standing"]["nouns"].split()),
        finishing=frozenset(rows["standing"]["verbs"].split()),
        numbered=frozenset(rows["standing"]["numbered"].split()),
        not_before={word: frozenset(listed.split()) for word, listed in rows["not_before"].items()},
        tied=frozenset(rows["tied"]["words"].split()),
        named=frozenset(rows["named"]["words"].split()),
    )
