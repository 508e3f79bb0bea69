"""The signs and names of money: those of one currency, and those that several share."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from types import MappingProxyType
from typing import Any

from factcheck.extract.numbers.tables import table
from factcheck.model import NO_CURRENCY

# Metals, units of account and the like; of the X codes only these are money that is spent.
_SPENT = frozenset({"XAF", "XCD", "XCG", "XOF", "XPF"})


@dataclass(frozen=True, slots=True)
class Family:
    """What several currencies are called alike: `codes` are those it may mean, `default` what it means in no country.

    With `contrast` an article that writes the own sign of its country means the default by the plain one; with
    `said` it means the country's only where the article names that in full.
    """

    name: str
    default: str
    codes: frozenset[str]
    contrast: bool
    said: bool


@cache
def families() -> Mapping[str, Family]:
    """The families by name."""
    return MappingProxyType(
        {
            name: Family(
                name=name,
                default=row.get("default", NO_CURRENCY),
                codes=frozenset(row["codes"]),
                contrast=row.get("contrast", False),
                said=row.get("said", False),
            )
            for name, row in shared_rows().items()
        }
    )


@cache
def own_rows() -> Mapping[str, Mapping[str, Any]]:
    """The rows of `currencies.toml` by code."""
    return MappingProxyType(table("currencies.toml"))


@cache
def shared_rows() -> Mapping[str, Mapping[str, Any]]:
    """The rows of `shared.toml` by family."""
    return MappingProxyType(table("shared.toml"))


@cache
def full_names() -> tuple[tuple[str, str], ...]:
    """Each currency's full name in English, singular and plural ("Australian dollars"), with its code.

    From the Unicode CLDR, without names of one word ("euro"), which only the tables judge, and without the
    names of other times ("Turkish lira (1922-2005)").
    """
    from babel import Locale
    from babel.numbers import get_currency_name, list_currencies

    english = Locale("en")
    codes = [code for code in sorted(list_currencies()) if not code.startswith("X") or code in _SPENT]
    names = ((get_currency_name(code, count=count, locale=english), code) for code in codes for count in (1, 2))
    found = ((name.lower().replace("’", "'"), code) for name, code in names if " " in name and "(" not in name)
    return tuple(dict.fromkeys(found))


def used_in(country: str) -> frozenset[str]:
    """The currencies that are legal tender in a country (code of ISO 3166) now, as the Unicode CLDR has it."""
    from babel.numbers import get_territory_currencies

    # Those without an end: asked for today, the answer would depend on the clock.
    return frozenset(get_territory_currencies(country, start_date=date.max))


@cache
def own_forms() -> Mapping[str, tuple[str, ...]]:
    """By code, the ways to write a currency that mean no other: signs as they are spelled, names in lower case."""
    found: dict[str, list[str]] = {}
    for code, row in own_rows().items():
        found[code] = [form for key in ("symbols", "large_symbols", "names") for form in row.get(key, ())]
    for name, code in full_names():
        found.setdefault(code, []).append(name)
    return MappingProxyType({code: tuple(forms) for code, forms in found.items()})
