"""The tables of the number grammar, read once from the TOML files beside this module."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from importlib import resources
from typing import Any, Generic, TypeVar

from factcheck.extract.numbers.lexer import Tokens, phrase

Payload = TypeVar("Payload")


@dataclass(frozen=True, slots=True)
class Phrases(Generic[Payload]):
    """Phrases of tokens with what each means, to be found at a place in a text, longest first."""

    by_first: Mapping[str, tuple[tuple[tuple[str, ...], Payload], ...]]
    by_last: Mapping[str, tuple[tuple[tuple[str, ...], Payload], ...]]

    def at(self, tokens: Tokens, start: int) -> tuple[int, Payload] | None:
        """The longest phrase that begins at token `start`, as (end, meaning)."""
        return next(self.all_at(tokens, start), None)

    def all_at(self, tokens: Tokens, start: int) -> Iterator[tuple[int, Payload]]:
        """Every phrase that begins at token `start`, longest first, as (end, meaning)."""
        if not 0 <= start < len(tokens):
            return
        for words, payload in self.by_first.get(tokens[start].lower, ()):
            if _stands(tokens, start, words):
                yield start + len(words), payload

    def before(self, tokens: Tokens, end: int) -> tuple[int, Payload] | None:
        """The longest phrase that ends before token `end`, as (start, meaning)."""
        if end <= 0:
            return None
        for words, payload in self.by_last.get(tokens[end - 1].lower, ()):
            if _stands(tokens, end - len(words), words):
                return end - len(words), payload
        return None


def _stands(tokens: Tokens, start: int, words: tuple[str, ...]) -> bool:
    """Whether the words stand at token `start`; a loop by hand, since most fail or end at the first word."""
    if start < 0 or start + len(words) > len(tokens):
        return False
    for at, wanted in enumerate(words, start):  # noqa: SIM110
        if tokens[at].lower != wanted:
            return False
    return True


def phrases(entries: Iterable[tuple[str, Payload]]) -> Phrases[Payload]:
    """The phrases of a table, each with its meaning, ready to be looked up."""
    first: dict[str, list[tuple[tuple[str, ...], Payload]]] = {}
    last: dict[str, list[tuple[tuple[str, ...], Payload]]] = {}
    for text, payload in entries:
        words = phrase(text)
        first.setdefault(words[0], []).append((words, payload))
        last.setdefault(words[-1], []).append((words, payload))
    return Phrases(
        {word: tuple(sorted(rows, key=lambda row: -len(row[0]))) for word, rows in first.items()},
        {word: tuple(sorted(rows, key=lambda row: -len(row[0]))) for word, rows in last.items()},
    )


def table(name: str) -> dict[str, Any]:
    """The TOML file `name` beside this module."""
    text = resources.files("factcheck.extract.numbers").joinpath(name).read_text(encoding="utf-8")
    return tomllib.loads(text)


@cache
def words(name: str) -> frozenset[str]:
    """The list `name` of `context.toml`: words that tell from the neighbourhood what a figure is."""
    return frozenset(table("context.toml")[name])


@dataclass(frozen=True, slots=True)
class Numerals:
    """Number words: value of each, and the orders of magnitude that vague words stand for."""

    small: Mapping[str, int]
    tens: Mapping[str, int]
    magnitudes: Mapping[str, int]
    plural_magnitudes: Mapping[str, int]
    ordinal_ones: Mapping[str, int]
    ordinal_powers: Mapping[str, int]
    abbreviations: Mapping[str, int]
    parts: Mapping[str, int]
    plural_parts: frozenset[str]
    characters: Mapping[str, tuple[int, int]]
    vague: Phrases[tuple[Decimal, Decimal]]


@cache
def numerals() -> Numerals:
    """The table of number words."""
    rows = table("numerals.toml")
    ordinals = rows["ordinals"]
    # Nobody divides by the first, and a second is a time.
    parts = {**rows["parts"], **{word: value for row in ordinals.values() for word, value in row.items() if value > 2}}
    plurals = {"halves" if word == "half" else f"{word}s": value for word, value in parts.items()}
    ratios = {sign: ratio.partition("/") for sign, ratio in rows["characters"].items()}
    return Numerals(
        small=rows["small"],
        tens=rows["tens"],
        magnitudes=rows["magnitudes"],
        plural_magnitudes=rows["plural_magnitudes"],
        ordinal_ones=ordinals["ones"],
        ordinal_powers=ordinals["powers"],
        abbreviations=rows["abbreviations"],
        parts={**parts, **plurals},
        plural_parts=frozenset(plurals),
        characters={sign: (int(upper), int(lower)) for sign, (upper, _, lower) in ratios.items()},
        vague=phrases((words, (Decimal(low), Decimal(high))) for words, (low, high) in rows["vague"].items()),
    )


@dataclass(frozen=True, slots=True)
class Wording:
    """The phrases that hedge or bound a figure, before and after it, and how far a hedge widens it.

    `led` are those that do so only before some kinds of figure, `near` the lists of words that tell the cases apart.
    """

    before: Phrases[str]
    after: Phrases[str]
    led: Phrases[tuple[str, frozenset[str]]]
    near: Mapping[str, frozenset[str]]
    hedge_width: Decimal
    hedge_most: Decimal
    part_width: Decimal


@cache
def wording() -> Wording:
    """The table of hedges and bounds."""
    rows = table("wording.toml")
    return Wording(
        before=phrases((words, shape) for shape, entries in rows["before"].items() for words in entries),
        after=phrases((words, shape) for shape, entries in rows["after"].items() for words in entries),
        led=phrases((words, (row["shape"], frozenset(row["kinds"]))) for row in rows["led"] for words in row["words"]),
        near={name: frozenset(listed) for name, listed in rows["near"].items()},
        hedge_width=Decimal(rows["hedge_width"]),
        hedge_most=Decimal(rows["hedge_most"]),
        part_width=Decimal(rows["part_width"]),
    )
