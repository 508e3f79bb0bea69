"""Units and currencies as they stand beside a figure: names after it, signs and codes before it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache
from typing import Any

from factcheck.extract.numbers.lexer import Tokens, is_figure, is_word, touches, word
from factcheck.extract.numbers.money import Family, families, full_names, own_rows, shared_rows
from factcheck.extract.numbers.tables import Phrases, numerals, phrases
from factcheck.units import Unit, units

_CENT = Decimal("0.01")
_LETTERS = frozenset({"m", "l", "L"})
_MILLION = Decimal(1_000_000)


@dataclass(frozen=True, slots=True)
class Measure:
    """What follows or leads a figure: a unit or a currency.

    `scale` is 0.01 for a minor coin. `exact` is the only spelling allowed; `attached` asks that it touch the
    figure, `large` that the figure have a magnitude word. `shared` names the family of a sign that is no one
    currency's own; `name` is then what it means where no country is known. `decimal` asks that the figure have
    decimals ("a 6.1 quake"); `per` is what the unit's spelling gives it per ("bpd").
    """

    name: str
    dimension: str
    currency: bool = False
    scale: Decimal = Decimal(1)
    exact: str | None = None
    attached: bool = False
    large: bool = False
    shared: str | None = None
    decimal: bool = False
    per: str | None = None

    def spelled(self, tokens: Tokens, start: int, end: int) -> bool:
        """Whether tokens `start` to `end`, which have the right letters, are spelled as this asks."""
        if self.exact is None:
            return True
        whole = " " in self.exact or all(token.glued for token in tokens[start + 1 : end])
        return whole and "".join(token.text for token in tokens[start:end]) == self.exact.replace(" ", "")

    def follows(self, tokens: Tokens, start: int, end: int, *, magnitude: bool, decimals: bool) -> bool:
        """Whether tokens `start` to `end` are this after a figure, no sign of the next one: "half of a £9m"."""
        if not self.spelled(tokens, start, end):
            return False
        leads = self.currency and self.exact is not None and touches(tokens, end) and is_figure(tokens, end)
        # "318 m44" is a code, "3.2C/unit" a price, as is "45p/litre".
        coded = self.exact in _LETTERS and touches(tokens, end) and is_figure(tokens, end)
        shared = self.attached and touches(tokens, end) and tokens[end].text == "/"
        shared = shared and not (self.currency and is_word(tokens, end + 1) and len(tokens[end + 1].text) > 1)
        placed = (tokens[start].glued or not self.attached) and (magnitude or not self.large)
        return placed and (decimals or not self.decimal) and not (leads or coded or shared)


SHARE = Measure("percent", "share")


@cache
def suffixes() -> Phrases[Measure]:
    """Units and names of currencies, as they follow a figure."""
    return phrases([*(row for unit in units().values() for row in _unit_forms(unit)), *_currency_forms()])


@cache
def prefixes() -> Phrases[Measure]:
    """Signs and codes of currencies, and the units that lead a figure."""
    millions = ((f"M{code}", _millions(code)) for code in own_rows())
    own = (sign for code, row in own_rows().items() for sign in _signs(row, Measure(code, "money", True)))
    shared = (sign for name, row in shared_rows().items() for sign in _signs(row, of_family(families()[name])))
    led = ((form, Measure(unit.name, unit.dimension)) for unit in units().values() for form in unit.before)
    return phrases([*own, *millions, *shared, *led])


def _signs(row: Mapping[str, Any], measure: Measure) -> Iterator[tuple[str, Measure]]:
    for symbol in row.get("symbols", ()):
        yield symbol, replace(measure, exact=symbol)
    for symbol in row.get("large_symbols", ()):
        yield symbol, replace(measure, exact=symbol, large=True)


def of_family(family: Family) -> Measure:
    """Money written with a sign or a name that the family's currencies share."""
    return Measure(family.default, "money", True, shared=family.name)


def _millions(code: str) -> Measure:
    """ "MSEK 45", "30 MUSD": the way companies write millions of a currency."""
    return Measure(code, "money", True, _MILLION, exact=f"M{code}")


def suffix_at(
    tokens: Tokens, at: int, *, magnitude: bool = False, decimals: bool = False
) -> tuple[int, Measure] | None:
    """The longest unit or currency name at token `at` that is spelled as it must be, as (end, measure).

    `magnitude` and `decimals` tell of the figure before it.
    """
    for end, measure in suffixes().all_at(tokens, at):
        if measure.follows(tokens, at, end, magnitude=magnitude, decimals=decimals):
            return end, measure
    return None


def sized_at(tokens: Tokens, at: int) -> bool:
    """Whether a magnitude, a unit, a currency or a percent sign stands at token `at`: no name or label has one."""
    return word(tokens, at) in numerals().magnitudes or suffix_at(tokens, at) is not None


def _unit_forms(unit: Unit) -> Iterator[tuple[str, Measure]]:
    for name in unit.names:
        for form in _forms(name):
            yield form, Measure(unit.name, unit.dimension)
    for symbol in unit.symbols:
        yield symbol, Measure(unit.name, unit.dimension, exact=symbol)
    for symbol in unit.attached:
        yield symbol, Measure(unit.name, unit.dimension, exact=symbol, attached=True)
    for name in unit.decimal:
        yield name, Measure(unit.name, unit.dimension, decimal=True)
    for name in unit.per_day:
        yield name, Measure(unit.name, unit.dimension, per="day")


def _currency_forms() -> Iterator[tuple[str, Measure]]:
    for name, code in full_names():
        yield name, Measure(code, "money", True)
        yield name.replace(" ", "-"), Measure(code, "money", True)
    for code, row in own_rows().items():
        yield f"M{code}", _millions(code)
        yield from _names(row, Measure(code, "money", True))
    for family, row in shared_rows().items():
        yield from _names(row, of_family(families()[family]))


def _names(row: Mapping[str, Any], measure: Measure) -> Iterator[tuple[str, Measure]]:
    """The forms of one row of the tables of money that stand after a figure."""
    cent = replace(measure, scale=_CENT)
    meanings = (("names", measure), ("large", replace(measure, large=True)), ("minor", cent))
    for key, meant in meanings:
        yield from ((form, meant) for name in row.get(key, ()) for form in _forms(name))
    for symbol in row.get("minor_attached", ()):
        yield symbol, replace(cent, exact=symbol, attached=True)
    # Signs and codes stand after a figure as well: "500 SEK", "20$".
    for symbol in row.get("symbols", ()):
        if len(symbol) == 3 or not symbol.isalpha():
            yield symbol, replace(measure, exact=symbol)


def _forms(name: str) -> tuple[str, ...]:
    plural = name + ("es" if name.endswith(("ch", "sh")) else "s")
    hyphened = (name.replace(" ", "-"), plural.replace(" ", "-")) if " " in name else ()
    return (name, plural, *hyphened)
