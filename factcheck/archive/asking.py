"""What kind of value a question asks for, and how well a value answers it."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources

from factcheck.model import Kind, Statement

_WORD = re.compile(r"[^\W_]+")
# By `make bench-find`: what it counts that a value is of the kind that is asked for, or a figure at all.
_ASKED, _NO_FIGURE = 0.25, 0.2


@dataclass(frozen=True, slots=True)
class _Asks:
    words: re.Pattern[str]
    fields: frozenset[str]
    dimensions: frozenset[str]


@dataclass(frozen=True, slots=True)
class Asking:
    """A question: its words, and the fields and dimensions of the values that it asks for; none where that is open."""

    words: frozenset[str]
    fields: frozenset[str]
    dimensions: frozenset[str]

    def names(self, statement: Statement) -> bool:
        """Whether the value stands in the question itself: then it is no answer."""
        return frozenset(_WORD.findall(statement.value.text.casefold())) <= self.words

    def fits(self, statement: Statement) -> float:
        """What it adds to the score of a value that it is of one kind or another."""
        value = statement.value
        number = value.number
        dimension = "" if number is None else number.dimension
        asked = value.field.value in self.fields or dimension in self.dimensions
        figure = value.kind in (Kind.NUMBER, Kind.MOMENT)
        return (_ASKED if asked else 0.0) - (0.0 if figure or asked else _NO_FIGURE)


def asking(question: str) -> Asking:
    """What a question asks for, as far as its words tell."""
    told = question.casefold()
    found = [one for one in _every() if one.words.search(told)]
    fields = frozenset(name for one in found for name in one.fields)
    return Asking(frozenset(_WORD.findall(told)), fields, frozenset(name for one in found for name in one.dimensions))


@cache
def _every() -> tuple[_Asks, ...]:
    text = resources.files("factcheck.archive").joinpath("asking.toml").read_text(encoding="utf-8")
    return tuple(
        _Asks(
            re.compile(rf"\b(?:{'|'.join(row['words'])})\b"),
            frozenset(row.get("fields", ())),
            frozenset(row.get("dimensions", ())),
        )
        for row in tomllib.loads(text)["asks"]
    )
