"""The tables of the number grammar, read once from the TOML files beside this module."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from importlib import resources
from typing import Any, Generic, TypeVar

from factcheck.extract.numbers.lexer import Token, phrase
from factcheck.units import units

Payload = TypeVar("Payload")


@dataclass(frozen=True, slots=True)
class Phrases(Generic[Payload]):
    """Phrases of tokens with what each means, to be found at a place in a text, longest first."""

    by_first: Mapping[str, tuple[tuple[tuple[str, ...], Payload], ...]]
    by_last: Mapping[str, tuple[tuple[tuple[str, ...], Payload], ...]]

    def at(self, tokens: Sequence[Token], start: int) -> tuple[int, Payload] | None:
        """The longest phrase that begins at token `start`, as (end, meaning)."""
        if start >= len(tokens):
            return None
        for words, payload in self.by_first.get(tokens[start].lower, ()):
            end = start + len(words)
            if tuple(token.lower for token in tokens[start:end]) == words:
                return end, payload
        return None

    def before(self, tokens: Sequence[Token], end: int) -> tuple[int, Payload] | None:
        """The longest phrase that ends before token `end`, as (start, meaning)."""
        if end <= 0:
            return None
        for words, payload in self.by_last.get(tokens[end - 1].lower, ()):
            start = end - len(words)
            if start >= 0 and tuple(token.lower for token in tokens[start:end]) == words:
                return start, payload
        return None


def _phrases(entries: Iterable[tuple[str, Payload]]) -> Phrases[Payload]:
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


def _table(name: str) -> dict[str, Any]:
    return tomllib.loads(resources.files("factcheck.extract.numbers").joinpath(name).read_text(encoding="utf-8"))


@dataclass(frozen=True, slots=True)
class Numerals:
    """Number words: value of each, and the orders of magnitude that vague words stand for."""

    small: Mapping[str, int]
    tens: Mapping[str, int]
    magnitudes: Mapping[str, int]
    abbreviations: Mapping[str, int]
    parts: Mapping[str, int]
    characters: Mapping[str, tuple[int, int]]
    vague: Phrases[tuple[Decimal, Decimal]]


@cache
def numerals() -> Numerals:
    """The table of number words."""
    table = _table("numerals.toml")
    characters = {sign: tuple(int(part) for part in ratio.split("/")) for sign, ratio in table["characters"].items()}
    return Numerals(
        small=table["small"],
        tens=table["tens"],
        magnitudes=table["magnitudes"],
        abbreviations=table["abbreviations"],
        parts=table["parts"],
        characters={sign: (ratio[0], ratio[1]) for sign, ratio in characters.items()},
        vague=_phrases((words, (Decimal(low), Decimal(high))) for words, (low, high) in table["vague"].items()),
    )


@dataclass(frozen=True, slots=True)
class Wording:
    """The phrases that hedge or bound a figure, before and after it, and how far a hedge widens it."""

    before: Phrases[str]
    after: Phrases[str]
    hedge_width: Decimal
    part_width: Decimal


@cache
def wording() -> Wording:
    """The table of hedges and bounds."""
    table = _table("wording.toml")
    return Wording(
        before=_phrases((words, shape) for shape, entries in table["before"].items() for words in entries),
        after=_phrases((words, shape) for shape, entries in table["after"].items() for words in entries),
        hedge_width=Decimal(table["hedge_width"]),
        part_width=Decimal(table["part_width"]),
    )


@dataclass(frozen=True, slots=True)
class Measure:
    """What follows or leads a figure: a unit or a currency. `scale` is 0.01 for a minor coin."""

    name: str
    dimension: str
    currency: bool = False
    scale: Decimal = Decimal(1)
    exact: str | None = None
    attached: bool = False
    large: bool = False


@cache
def suffixes() -> Phrases[Measure]:
    """Units and names of currencies, as they follow a figure."""
    entries: list[tuple[str, Measure]] = []
    for unit in units().values():
        entries += [(form, Measure(unit.name, unit.dimension)) for name in unit.names for form in _forms(name)]
        entries += [(symbol, Measure(unit.name, unit.dimension, exact=symbol)) for symbol in unit.symbols]
        entries += [(symbol, Measure(unit.name, unit.dimension, exact=symbol, attached=True)) for symbol in unit.attached]
    for code, row in _table("currencies.toml").items():
        entries += [(form, Measure(code, "money", True)) for name in row["names"] for form in _forms(name)]
        entries += [(form, Measure(code, "money", True, large=True)) for name in row.get("large", ()) for form in _forms(name)]
        entries += [(form, Measure(code, "money", True, Decimal("0.01"))) for name in row.get("minor", ()) for form in _forms(name)]
        entries += [(symbol, Measure(code, "money", True, exact=symbol)) for symbol in row["symbols"] if len(symbol) == 3]
    entries += [("p", Measure("GBP", "money", True, Decimal("0.01"), exact="p", attached=True))]
    return _phrases(entries)


@cache
def prefixes() -> Phrases[Measure]:
    """Signs and codes of currencies, as they lead a figure."""
    rows = _table("currencies.toml")
    return _phrases((symbol, Measure(code, "money", True, exact=symbol)) for code, row in rows.items() for symbol in row["symbols"])


def matches(measure: Measure, text: str) -> bool:
    """Whether `text`, the words of a phrase that was found, is spelled as the measure asks."""
    return measure.exact is None or "".join(text.split()) == "".join(measure.exact.split())


def _forms(name: str) -> tuple[str, ...]:
    plural = name + ("es" if name.endswith(("ch", "sh")) else "s")
    hyphened = tuple(form.replace(" ", "-") for form in (name,) if " " in name)
    return (name, plural, *hyphened)


