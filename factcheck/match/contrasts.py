"""Words near two values that exclude each other: killed and injured, north and south, March and April."""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

from factcheck.match.texts import around_text
from factcheck.model import Kind, Statement

_WORD = re.compile(r"[^\W\d_]+|\d{4}")
_BOUND = re.compile(r"\bmore than\b", re.I)
_REACH = 20
_NEXT = 3
_NEAR = 4
_BESIDE = 30

# A set of groups: words of one group mean alike, words of two groups exclude each other.
Groups = tuple[frozenset[str], ...]
# Of each set the groups, by number, of which a word stands near a value.
Found = tuple[frozenset[int], ...]


@dataclass(frozen=True, slots=True)
class Marks:
    """What the words near a value tell that may exclude another: its fate, its contrasts, its time.

    `kin` is told of names alone; `years` are the figures that may be one; `is_number` tells of what kind the value is.
    """

    outcomes: Found
    contrasts: Found
    weekdays: Found
    months: Found
    kin: Found
    years: frozenset[str]
    is_number: bool


def marks(statement: Statement) -> Marks:
    """The marks of a statement: what is compared of it with each statement that it may meet."""
    words = [match[0] for match in _WORD.finditer(around_text(statement))]
    value = statement.value
    close = frozenset((*(word.casefold() for word in words), *value.measured, *value.context[:_NEAR]))
    # A month has its capital letter: "the toll may rise" and "a march" name none.
    dated = frozenset(word.casefold() for word in words if not word[0].islower())
    # What is counted, what happens to it, and the words next to it in the parse.
    nearest = (*value.measured, statement.claim.predicate, *value.context[:_NEXT])
    return Marks(
        outcomes=_found("outcomes", nearest),
        contrasts=_found("contrasts", close),
        weekdays=_found("weekdays", close),
        months=_found("months", dated),
        kin=_found("kin", _beside(statement) if value.kind is Kind.NAME else ()),
        years=frozenset(word for word in dated if word.isdigit() and 1800 <= int(word) <= 2100),
        is_number=value.kind is Kind.NUMBER,
    )


def outcomes_differ(left: Marks, right: Marks) -> bool:
    """Whether the two tell of different fates: killed, injured, missing, rescued, arrested."""
    return _apart(left.outcomes, right.outcomes)


def exclusive(left: Marks, right: Marks) -> bool:
    """Whether two values answer different questions whatever else is alike: other fates, months, years, kin."""
    # Beside a date another date says nothing: "from 12 May to 14 June".
    dated = left.is_number and _dates_differ(left, right)
    return outcomes_differ(left, right) or dated or _apart(left.kin, right.kin)


def contrast(left: Marks, right: Marks) -> bool:
    """Whether words close to the values exclude each other in another way: north and south, rose and fell."""
    return _apart(left.contrasts, right.contrasts)


def additional(statement: Statement) -> bool:
    """Whether the value comes on top of another: "two more halls", "another 12". A bound ("more than") does not."""
    value = statement.value
    before = _WORD.findall(statement.article.text[max(0, value.span.start - _REACH) : value.span.start])[-1:]
    words = [word.casefold() for word in (*before, *_WORD.findall(_BOUND.sub("", value.text)))]
    return any(word in groups[0] for groups in _sets("additional") for word in words)


def _beside(statement: Statement) -> frozenset[str]:
    """The words of the sentence just before and just after a name: "his mother, Ana Ruiz", "Leo Ruiz, an uncle"."""
    text, span, sentence = statement.article.text, statement.value.span, statement.claim.sentence
    before = _WORD.findall(text[max(sentence.start, span.start - _BESIDE) : span.start])[-2:]
    after = _WORD.findall(text[span.end : min(sentence.end, span.end + _BESIDE)])[:3]
    return frozenset(word.casefold() for word in (*before, *after))


def periods_differ(left: Marks, right: Marks) -> bool:
    """Whether both name a month, a weekday or a year close to the value, and not the same."""
    return _dates_differ(left, right) or _apart(left.weekdays, right.weekdays)


def _dates_differ(left: Marks, right: Marks) -> bool:
    """Whether both name a month or a year, and not the same. Weekdays are too often those of the telling."""
    if left.years and right.years and not left.years & right.years:
        return True
    return _apart(left.months, right.months)


def _apart(mine: Found, yours: Found) -> bool:
    return any(one and other and not one & other for one, other in zip(mine, yours, strict=True))


def _found(name: str, words: Collection[str]) -> Found:
    index, sets = _index(name), len(_sets(name))
    found = {place for word in words for place in index.get(word, ())}
    return tuple(frozenset(group for at, group in found if at == each) for each in range(sets))


@cache
def _index(name: str) -> Mapping[str, tuple[tuple[int, int], ...]]:
    """Where each word stands: the numbers of its sets, and of its groups in them."""
    places: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for at, groups in enumerate(_sets(name)):
        for number, group in enumerate(groups):
            for word in group:
                places[word].append((at, number))
    return {word: tuple(found) for word, found in places.items()}


@cache
def _sets(name: str) -> tuple[Groups, ...]:
    table = tomllib.loads(resources.files("factcheck.match").joinpath("contrasts.toml").read_text(encoding="utf-8"))
    return tuple(tuple(frozenset(group) for group in groups) for groups in table[name].values())
