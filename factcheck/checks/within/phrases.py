"""The word lists of the checks of arithmetic, as patterns."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from functools import cache
from importlib import resources


@cache
def phrases(name: str, *, table: str = "parts") -> frozenset[str]:
    """A list of words of a table beside this module."""
    text = resources.files("factcheck.checks.within").joinpath(f"{table}.toml").read_text(encoding="utf-8")
    return frozenset(tomllib.loads(text)[name])


@cache
def pattern(name: str, *, table: str = "parts") -> str:
    """A regular expression that matches any phrase of a list."""
    return either(phrases(name, table=table))


def either(words: Iterable[str]) -> str:
    """A regular expression that matches any of the phrases, the longest first."""
    every = sorted(words, key=lambda one: (-len(one), one))
    return r"\b(?:" + "|".join(re.escape(one).replace(r"\ ", r"\s+") for one in every) + r")\b"


def has(name: str, text: str, *, table: str = "parts") -> bool:
    """Whether a phrase of a list stands in a text."""
    return re.search(pattern(name, table=table), text, re.IGNORECASE) is not None


def ends(name: str, text: str, *, table: str = "parts") -> bool:
    """Whether a text ends with a phrase of a list, but for what leads on to a figure."""
    return re.search(pattern(name, table=table) + r"[\s,:]*$", text, re.IGNORECASE) is not None
