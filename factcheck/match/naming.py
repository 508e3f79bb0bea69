"""What an article names, and whether two articles name anything in common.

Bulletins, results and market reports are told in one form whatever happened: articles that name much, and nothing in
common, are of two events, however alike their words are.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources

from factcheck.model import Article, Layout

_NAME = re.compile(r"(?<=[a-z,] )[A-Z][^\W\d_]{3,}")
_WORD = re.compile(r"[^\W\d_]{4,}")
# Of 770 pairs of articles of one annotated story one in a hundred names as many and shares none of them.
_FEWEST = 3


@dataclass(frozen=True, slots=True)
class Naming:
    """The telling names of an article, and all its words with a capital letter, in lower case."""

    names: frozenset[str]
    capitals: frozenset[str]


def naming(article: Article) -> Naming:
    """What an article names."""
    words = _WORD.findall(f"{article.title or ''} {article.text}")
    return Naming(telling_names(article), frozenset(word.casefold() for word in words if word[0].isupper()))


def telling_names(article: Article) -> frozenset[str]:
    """The capitalised words inside its sentences that are not common to much of the news (common_names.toml)."""
    hidden = [mark.span for mark in article.marks if mark.layout is Layout.BOILERPLATE]
    found = set()
    for match in _NAME.finditer(article.text):
        word = match[0].casefold()
        if word not in _common() and not any(span.start <= match.start() < span.end for span in hidden):
            found.add(word)
    return frozenset(found)


def strange(one: Naming, other: Naming) -> bool:
    """Whether two articles have names enough to share one, and share none, wherever in a sentence it stands."""
    mine, yours = one.names - _kinds(), other.names - _kinds()
    if min(len(mine), len(yours)) < _FEWEST:
        return False
    return mine.isdisjoint(other.capitals) and yours.isdisjoint(one.capitals)


@cache
def _common() -> frozenset[str]:
    return frozenset(word for words in name_table("common_names.toml").values() for word in words)


@cache
def _kinds() -> frozenset[str]:
    """The words that say what bears a name ("Park", "Town", "Lane"), and name none by themselves."""
    table = name_table("like_names.toml")
    return frozenset(word for kind in ("roads", "scene", "openers") for word in table[kind])


def name_table(name: str) -> dict[str, list[str]]:
    """A table of words in names, by kind."""
    return tomllib.loads(resources.files("factcheck.match").joinpath(name).read_text(encoding="utf-8"))
