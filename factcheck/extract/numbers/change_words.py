"""The words of change, from `changes.toml`, and the figures that they are asked about."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

from factcheck.extract.numbers.lexer import HYPHENS, Tokens, is_word, word
from factcheck.extract.numbers.tables import table, words
from factcheck.model import Change

SPANS = frozenset({"length", "duration"})


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure as written, in tokens `start` to `end`, the number itself from `first`; its kind: `changes.toml`."""

    start: int
    first: int
    end: int
    kind: str


@cache
def _rows() -> dict[str, Any]:
    return table("changes.toml")


@cache
def near(name: str) -> frozenset[str]:
    """The list `name` of words that tell from the neighbourhood what is meant."""
    return frozenset(_rows()["near"][name])


@cache
def forms(part: str) -> dict[str, tuple[Change, str]]:
    """The direction and the class of each form of a part of the table: `verbs`, `nouns`, `comparatives`."""
    return {
        form: (Change(way), name)
        for way, groups in _rows()[part].items()
        for name, listed in groups.items()
        for form in listed
    }


def direct(name: str) -> frozenset[str]:
    """The kinds of figure that verbs of the class `name` take without "by"."""
    return frozenset(_rows()["classes"][name]["direct"])


def takes_by(name: str) -> bool:
    """Whether verbs of the class `name` take "by"."""
    return bool(_rows()["classes"][name]["by"])


def transitive(name: str) -> bool:
    """Whether verbs of the class `name` only have objects, so that who does it may follow "by"."""
    return bool(_rows()["classes"][name].get("transitive", False))


def adverb(here: str) -> Change | None:
    """The direction of "up" and "down"."""
    return next((Change(name) for name, listed in _rows()["adverbs"].items() if here in listed), None)


def jobs(tokens: Tokens, end: int) -> bool:
    """Whether jobs, posts or seats are counted: "5,000 jobs", "5,000 full-time manufacturing jobs"."""
    for at in range(end, end + 5):
        if word(tokens, at) in near("jobs"):
            return True
        if word(tokens, at) in words("closed") - {"full"} or not (is_word(tokens, at) or word(tokens, at) in HYPHENS):
            return False
    return False


def watery(tokens: Tokens, at: int) -> bool:
    """Whether water or its level is told of before token `at`, so that a length is by how much it rose."""
    return any(word(tokens, at - back) in near("water") for back in range(1, 6))


def takes(name: str, kind: str, tokens: Tokens, at: int) -> bool:
    """Whether a noun of the class `name`, at token `at`, is said of figures of this kind."""
    if kind in {"share", "points", "factor"}:
        return True
    if kind in SPANS:
        return name == "plain" or (kind == "length" and name == "loose" and watery(tokens, at + 6))
    return name in {"plain", "loose"} and kind in {"money", "mass", "size"}
