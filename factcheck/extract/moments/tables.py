"""The words of dates and times: `words.toml` and the lists of the number grammar."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from factcheck.extract.numbers.lexer import Tokens, is_word, touches, word
from factcheck.extract.numbers.tables import Phrases, numerals, phrases
from factcheck.extract.numbers.tables import words as context
from factcheck.extract.words import words as listed
from factcheck.model import Grain

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_OWN = ("'s", "’s")
# Also common words: read with a capital only.
_COMMON = frozenset({"may", "march", "mar", "sep"})


@dataclass(frozen=True, slots=True)
class Words:
    """The tables of `words.toml`, ready to be looked up."""

    units: Mapping[str, tuple[Grain, int]]
    weekdays: Mapping[str, int]
    short_weekdays: Mapping[str, int]
    parts_of_day: Phrases[tuple[int, int]]
    told_today: Phrases[tuple[int, int, int]]
    seasons: Mapping[str, tuple[str, ...]]
    feasts: Phrases[str]
    easter: Phrases[int]
    nth_feasts: Phrases[tuple[int, int, int]]
    blocked: Phrases[bool]
    lists: Mapping[str, frozenset[str]]


@cache
def table() -> Words:
    """The tables of dates and times."""
    rows = tomllib.loads(resources.files("factcheck.extract.moments").joinpath("words.toml").read_text("utf-8"))
    return Words(
        units={word: _unit(name) for name, entries in rows["units"].items() for word in entries},
        weekdays={day: _DAYS.index(day[:3]) for day in listed("calendar") if day.endswith("day")},
        short_weekdays=rows["weekdays_short"],
        parts_of_day=phrases((text, (low, high)) for text, (low, high) in rows["parts_of_day"].items()),
        told_today=phrases((text, (days, low, high)) for text, (days, low, high) in rows["told_today"].items()),
        seasons={name: tuple(spans) for name, spans in rows["seasons"].items()},
        feasts=phrases(rows["feasts"].items()),
        easter=phrases(rows["easter"].items()),
        nth_feasts=phrases((text, (month, day, nth)) for text, (month, day, nth) in rows["nth_feasts"].items()),
        blocked=phrases((text, True) for text in rows["names"]["blocked"]),
        lists=_lists(rows),
    )


def _lists(rows: Mapping[str, Any]) -> dict[str, frozenset[str]]:
    return {name: frozenset(entries) for name, entries in rows["lists"].items()}


def _unit(name: str) -> tuple[Grain, int]:
    return (Grain.WEEK, 2) if name == "fortnight" else (Grain[name.upper()], 1)


def own(lower: str) -> str:
    """A word without the ending of the genitive: "monday's" is of Monday."""
    return lower[:-2] if lower.endswith(_OWN) else lower


def is_own(tokens: Tokens, at: int) -> bool:
    """Whether the word at `at` ends like a genitive."""
    return word(tokens, at).endswith(_OWN)


def listed_in(tokens: Tokens, at: int, *names: str) -> bool:
    """Whether the word at `at` stands in one of the lists."""
    here = word(tokens, at)
    return bool(here) and any(here in table().lists[name] for name in names)


def month(tokens: Tokens, at: int) -> tuple[int, int] | None:
    """The month named at `at`, 1 to 12, and the end of its name with a full stop that shortens it."""
    lower = own(word(tokens, at))
    if lower not in context("months") or not is_word(tokens, at):
        return None
    written = tokens[at].text
    beside = any(tokens[near].text[:1].isdigit() for near in (at - 1, at + 1) if 0 <= near < len(tokens))
    dated = beside or word(tokens, at - 1) in context("ordinal_endings")
    if not written[0].isupper() and (lower in _COMMON or (len(lower) < 4 and not dated) or lower == "sept"):
        return None
    short = len(lower) < 5 and lower not in {"may", "june", "july"}
    stop = short and word(tokens, at + 1) == "." and touches(tokens, at + 1)
    return _MONTHS.index(lower[:3]) + 1, at + 1 + stop


def weekday(tokens: Tokens, at: int) -> tuple[int, int, bool] | None:
    """The day of the week named at `at`, 0 to 6, the end of its name, and whether that is a short form."""
    lower = own(word(tokens, at))
    if lower in table().weekdays:
        return table().weekdays[lower], at + 1, False
    if lower not in table().short_weekdays or not tokens[at].text[0].isupper():
        return None
    stop = word(tokens, at + 1) == "." and touches(tokens, at + 1)
    return table().short_weekdays[lower], at + 1 + stop, True


def ordinal(tokens: Tokens, at: int) -> tuple[int, int] | None:
    """The ordinal from 1 to 99 at `at`, in words or figures, and its end."""
    text = word(tokens, at)
    if text.isdecimal() and len(text) < 3:
        ending = word(tokens, at + 1) in context("ordinal_endings") and touches(tokens, at + 1)
        return (int(text), at + 2) if ending else None
    table = numerals()
    if text in table.ordinal_ones:
        return table.ordinal_ones[text], at + 1
    ones = table.ordinal_ones.get(word(tokens, at + 2), 0)
    if text in table.tens and word(tokens, at + 1) == "-" and 0 < ones < 10:
        return table.tens[text] + ones, at + 3
    spaced = table.ordinal_ones.get(word(tokens, at + 1), 0)
    return (table.tens[text] + spaced, at + 2) if text in table.tens and 0 < spaced < 10 else None


def unit(tokens: Tokens, at: int) -> tuple[Grain, int] | None:
    """The unit of time named at `at`, with how many of it the word stands for (a fortnight is two weeks)."""
    return table().units.get(own(word(tokens, at)))


def listed_words(name: str) -> frozenset[str]:
    """A list of `words.toml`."""
    return table().lists[name]
