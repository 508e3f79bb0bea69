"""Words near two values that exclude each other: killed and injured, north and south, March and April."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Collection
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


def outcomes_differ(left: Statement, right: Statement) -> bool:
    """Whether the two tell of different fates: killed, injured, missing, rescued, arrested."""
    return any(_apart(groups, _nearest(left), _nearest(right)) for groups in _sets("outcomes"))


def exclusive(left: Statement, right: Statement) -> bool:
    """Whether two values answer different questions whatever else is alike: other fates, months, years, kin."""
    # Beside a date another date says nothing: "from 12 May to 14 June".
    dated = left.value.kind is Kind.NUMBER and _dates_differ(left, right)
    kin = left.value.kind is Kind.NAME and any(_apart(groups, _beside(left), _beside(right)) for groups in _sets("kin"))
    return outcomes_differ(left, right) or dated or kin


def contrast(left: Statement, right: Statement) -> bool:
    """Whether words close to the values exclude each other in another way: north and south, rose and fell."""
    one, other = _close(left), _close(right)
    return any(_apart(groups, one, other) for groups in _sets("contrasts"))


def additional(statement: Statement) -> bool:
    """Whether the value comes on top of another: "two more halls", "another 12". A bound ("more than") does not."""
    value = statement.value
    before = _WORD.findall(statement.article.text[max(0, value.span.start - _REACH) : value.span.start])[-1:]
    words = [word.casefold() for word in (*before, *_WORD.findall(_BOUND.sub("", value.text)))]
    return any(word in groups[0] for groups in _sets("additional") for word in words)


def periods_differ(left: Statement, right: Statement) -> bool:
    """Whether both name a month, a weekday or a year close to the value, and not the same."""
    one, other = _close(left), _close(right)
    return _dates_differ(left, right) or any(_apart(groups, one, other) for groups in _sets("weekdays"))


def _dates_differ(left: Statement, right: Statement) -> bool:
    """Whether both name a month or a year, and not the same. Weekdays are too often those of the telling.

    A month has its capital letter: "the toll may rise" and "a march" name none.
    """
    one, other = _dated(left), _dated(right)
    years = [{word for word in words if word.isdigit() and 1800 <= int(word) <= 2100} for words in (one, other)]
    if all(years) and not years[0] & years[1]:
        return True
    return any(_apart(groups, one, other) for groups in _sets("months"))


def _apart(groups: Groups, one: Collection[str], other: Collection[str]) -> bool:
    mine = {at for at, group in enumerate(groups) if group.intersection(one)}
    yours = {at for at, group in enumerate(groups) if group.intersection(other)}
    return bool(mine and yours) and not mine & yours


def _nearest(statement: Statement) -> tuple[str, ...]:
    """What is counted, what happens to it, and the words next to it in the parse."""
    value = statement.value
    return (*value.measured, statement.claim.predicate, *value.context[:_NEXT])


def _beside(statement: Statement) -> frozenset[str]:
    """The words of the sentence just before and just after a name: "his mother, Ana Ruiz", "Leo Ruiz, an uncle"."""
    text, span, sentence = statement.article.text, statement.value.span, statement.claim.sentence
    before = _WORD.findall(text[max(sentence.start, span.start - _BESIDE) : span.start])[-2:]
    after = _WORD.findall(text[span.end : min(sentence.end, span.end + _BESIDE)])[:3]
    return frozenset(word.casefold() for word in (*before, *after))


def _close(statement: Statement) -> frozenset[str]:
    words = (match[0].casefold() for match in _WORD.finditer(around_text(statement)))
    return frozenset((*words, *statement.value.measured, *statement.value.context[:_NEAR]))


def _dated(statement: Statement) -> frozenset[str]:
    """The capitalised words and the figures of four digits close to the value, in lower case."""
    words = (match[0] for match in _WORD.finditer(around_text(statement)))
    return frozenset(word.casefold() for word in words if not word[0].islower())


@cache
def _sets(name: str) -> tuple[Groups, ...]:
    table = tomllib.loads(resources.files("factcheck.match").joinpath("contrasts.toml").read_text(encoding="utf-8"))
    return tuple(tuple(frozenset(group) for group in groups) for groups in table[name].values())
