"""The details that tell one event from another of its kind: rare names, full names, figures, ages, hours and days.

Two fires in one city in one week are told in the same words, by the same firemen; what they do not share is
who, in which street, at what number, how old, and when.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from factcheck.match.naming import name_table
from factcheck.model import Article, Layout

_MOST_SHARED = 8
_EACH_SHARED = 0.06
# Two reports of one event may tell other details in one kind or two, hardly ever in three: 1 pair of articles in 170 on
# one shooting, 1 in 4 on two.
_APART = (0.0, 0.05, 0.1, 0.4, 0.8)

# What stands further down a page is often of other events: earlier ones, or links to the day's news.
_READ = 1500
_LEAST_DIGITS = 3
_LEAST_LETTERS = 4
_NAME = re.compile(r"[A-Z][^\W\d_]{2,}")
_INSIDE = re.compile(r"[a-z,] ")
_FIGURE = re.compile(r"(?<![\w.])\d[\d,]*(?:\.\d+)?(?!\w)")
_YEAR = re.compile(r"(?:19|20)\d\d")
_HOUSES = re.compile(r"\b(\d{2,5})[- ]block", re.I)
_AGE = re.compile(r"\b(\d{1,3})[- ]years?[- ]old\b|(?<=, )(\d{1,2})(?=[,;.]\s)", re.I)
_HOUR = re.compile(r"\b(\d{1,2}(?:[:.]\d\d)?) ?[ap]\.?m\b", re.I)
_DAY = re.compile(r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b")


@dataclass(frozen=True, slots=True)
class Details:
    """What the beginning of an article's body tells of an event, by kind, in lower case as written."""

    names: frozenset[str]
    figures: frozenset[str]
    ages: frozenset[str]
    hours: frozenset[str]
    days: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Words:
    """Words in lower case: those that are no detail by themselves, those in no full name, and those that end one."""

    alone: frozenset[str]
    common: frozenset[str]
    roads: frozenset[str]


def details(article: Article) -> Details:
    """The telling details of an article."""
    text = _body(article)
    return Details(
        names=frozenset(_names(text)),
        figures=frozenset(_figures(text)),
        ages=frozenset(match[1] or match[2] for match in _AGE.finditer(text)),
        hours=frozenset(match[1].replace(".", ":") for match in _HOUR.finditer(text)),
        days=frozenset(_DAY.findall(text)),
    )


def likeness(one: Details, other: Details) -> float:
    """How much the details speak for one event: more for each that is shared, less for a kind with none in common."""
    shared = len(one.names & other.names) + len(one.figures & other.figures)
    kinds = ((one.figures, other.figures), (one.ages, other.ages), (one.hours, other.hours), (one.days, other.days))
    apart = sum(bool(left and right and not left & right) for left, right in kinds)
    return _EACH_SHARED * min(shared, _MOST_SHARED) - _APART[apart]


def _body(article: Article) -> str:
    parts, at = [], 0
    for mark in article.marks:
        if mark.layout in (Layout.STANDFIRST, Layout.CAPTION):
            continue
        parts.append(article.text[at : mark.span.start])
        at = mark.span.end
    return "\n".join((*parts, article.text[at:])).strip()[:_READ]


def _names(text: str) -> Iterator[str]:
    words, found = _words(), list(_NAME.finditer(text))
    for match in found:
        word = match[0].casefold()
        inside = _INSIDE.match(text, max(0, match.start() - 2)) is not None
        if inside and len(word) >= _LEAST_LETTERS and word not in words.alone:
            yield word
    for left, right in pairwise(found):
        first, second = left[0].casefold(), right[0].casefold()
        if text[left.end() : right.start()] == " " and not {first, second} & words.common and first not in words.roads:
            yield f"{first} {second}"


def _figures(text: str) -> Iterator[str]:
    for match in _FIGURE.finditer(text):
        figure = match[0].replace(",", "").rstrip(".")
        if len(figure.replace(".", "").strip("0")) >= _LEAST_DIGITS and not _YEAR.fullmatch(figure):
            yield figure
    yield from (match[1] for match in _HOUSES.finditer(text))


@cache
def _words() -> _Words:
    tables = {name: name_table(f"{name}_names.toml") for name in ("common", "like")}
    like = tables["like"]
    people, roads = frozenset(like["given"] + like["family"]), frozenset(like["roads"])
    every = {word for table in tables.values() for words in table.values() for word in words}
    return _Words(alone=frozenset(every), common=frozenset(every - people - roads), roads=roads)
