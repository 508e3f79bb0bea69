"""Counts of people told beside a figure: a part and the rest of one source make the whole that another gives."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from importlib import resources
from itertools import accumulate

from factcheck.model import Bound, Statement

_BACK, _ON, _NEAR = 160, 80, 40
_MOST = 12
_JOIN = r"(?:,\s*\d{1,2})?(?:,|,?\s+and|,?\s+as well as|,?\s+along with|,?\s+plus)\s+"
_NAMED = re.compile(r"\b[A-Z][\w'’-]+(?:,\s*\d{1,3})?,?\s+and\s+$")


@dataclass(frozen=True, slots=True)
class _Words:
    """Patterns made of the lists of beside.toml, and the number that a word counts."""

    counts: dict[str, int]
    anybody: frozenset[str]
    item: str
    lists: dict[str, re.Pattern[str]]

    def number(self, word: str) -> int:
        return self.counts.get(word.lower()) or int(word)


def adds_up(left: Statement, right: Statement) -> bool:
    """Whether two counts of people are a part and its whole, by what is told beside one of them.

    "A girl and two men" are "three people"; of "two people in critical condition and five others in hospital" seven are
    hurt; "eight men, one of whom has died" leave "seven survivors". "Two men" are no "three men", and two figures that
    are each told with the same beside them stay what they are.
    """
    one, other = left.value.quantity, right.value.quantity
    if one.dimension != "count" or other.dimension != "count" or one.stated is None or other.stated is None:
        return False
    if (
        one.bound is not Bound.EXACT
        or other.bound is not Bound.EXACT
        or not 0 < abs(one.stated - other.stated) <= _MOST
    ):
        return False
    part, whole = (left, right) if one.stated < other.stated else (right, left)
    apart = abs(one.stated - other.stated)
    return (
        (apart in _listed(part) and _of_anybody(whole) and not _listed(whole))
        or (apart == 1 and _beside_a_name(part) and _of_anybody(whole) and not _is_rest(whole, "rest"))
        or (apart in _worse_off(part) and _of_the_hurt(part, whole))
        or (apart in _among(whole) and (_is_rest(part, "rest") or _is_rest(part, "left")))
    )


def _of_anybody(statement: Statement) -> bool:
    """Whether a figure counts people of no kind: three people, but not three men."""
    return statement.value.quantity.noun in {None, *_words().anybody}


def _listed(statement: Statement) -> frozenset[Decimal]:
    """The sums of the persons told in one list with the figure: of "a girl, a woman and two men" 1 and 2."""
    words = _words()
    if words.lists["persons"].search(statement.value.text) is None:
        return frozenset()
    before, after = _before(statement, _BACK), _after(statement, _BACK)
    ahead = [0, *accumulate(_chain(before, rf"{words.item}{_JOIN}$", ends=True))]
    behind = [0, *accumulate(_chain(after, rf"^{_JOIN}{words.item}", ends=False))]
    return frozenset(Decimal(one + other) for one in ahead for other in behind if one + other)


def _chain(text: str, pattern: str, *, ends: bool) -> Iterator[int]:
    """The counts of the items of a list that ends at the end of a text, or begins at its beginning."""
    found = re.search(pattern, text, re.I)
    while found is not None:
        yield _words().number(found["one"] or found["several"])
        text = text[: found.start()] if ends else text[found.end() :]
        found = re.search(pattern, text, re.I)


def _beside_a_name(statement: Statement) -> bool:
    """Whether the figure are others beside one who is named: "Ann Roe, 52, and three others"."""
    others = re.search(r"\bothers?\b", statement.value.text, re.I) is not None
    return others and _NAMED.search(_before(statement, _NEAR)) is not None


def _of_the_hurt(part: Statement, whole: Statement) -> bool:
    """Whether the part are the rest of the hurt, and the whole is not told in the same way, nor of the dead."""
    near = f"{_before(whole, _NEAR)} {whole.value.text} {_after(whole, _NEAR)}"
    words = _words().lists
    of_the_dead = words["dead"].search(near) is not None and words["hurt"].search(near) is None
    return _is_rest(part, "rest") and not of_the_dead and not _worse_off(whole)


def _worse_off(statement: Statement) -> frozenset[Decimal]:
    """The sums of those who are told before the figure as badly hurt; who is told after it may be one of them."""
    lead = _before(statement, _BACK)
    found = [_words().number(match["count"]) for match in _words().lists["worse"].finditer(lead)]
    return frozenset(Decimal(total) for total in accumulate(reversed(found)))


def _among(statement: Statement) -> frozenset[Decimal]:
    """How many of the figure are told apart after it: "one of whom", "including two"."""
    return frozenset(
        Decimal(_words().number(match["one"] or match["other"]))
        for match in _words().lists["among"].finditer(_after(statement, _ON))
    )


def _is_rest(statement: Statement, name: str) -> bool:
    """Whether words by the figure (the list `name`) make it the rest: "five others", "four with other injuries"."""
    near = f"{_before(statement, _NEAR // 2)}{statement.value.text}{_after(statement, _NEAR)}"
    return _words().lists[name].search(near) is not None


def _before(statement: Statement, length: int) -> str:
    """The text of the paragraph right before the figure."""
    start = statement.value.span.start
    return statement.article.text[max(0, start - length) : start].rpartition("\n")[2]


def _after(statement: Statement, length: int) -> str:
    """The text of the sentence right after the figure."""
    end = statement.value.span.end
    return statement.article.text[end : min(end + length, statement.claim.sentence.end)]


@cache
def _words() -> _Words:
    table = tomllib.loads(resources.files("factcheck.checks").joinpath("beside.toml").read_text(encoding="utf-8"))
    counts: dict[str, int] = table["counts"]
    ones = "|".join(word for word, count in counts.items() if count == 1)
    more = "|".join(word for word, count in counts.items() if count > 1)
    middle = rf"(?:[\s-]+(?!(?:{_any(table['between'])}|{ones}|{more})\b)[\w'’-]+){{0,4}}?[\s-]+"
    single = rf"\b(?P<one>{ones}|1){middle}(?:{_any(table['one'])})"
    plural = rf"\b(?P<several>{more}|\d{{1,2}}){middle}(?:{_any(table['several'])})"
    number = rf"{more}|one|\d{{1,2}}"
    subset = r"(?!\s+of\s+(?:them|whom|those|the)\b)"
    patterns = {
        "persons": rf"\b(?:{_any(table['several'])}|{_any(table['one'])})$",
        "worse": rf"(?<!including )\b(?P<count>{number}|an?)\b{subset}(?:\s+(?!(?:{number})\b)[\w'’-]+){{0,5}}?\s+"
        rf"(?:{_any(table['severe'])})\b",
        "among": rf"\b(?P<one>{number})\s+(?:\w+\s+)?of\s+(?:them|whom|those)\b"
        rf"|\b(?:including|among them)\s+(?P<other>{number}|an?)\b",
    }
    plain = {name: rf"\b(?:{_any(table[name])})\b" for name in ("rest", "left", "severe", "dead", "hurt")}
    return _Words(
        counts,
        frozenset(table["anybody"]),
        rf"(?:{single}|{plural})",
        {name: re.compile(pattern, re.I) for name, pattern in (*patterns.items(), *plain.items())},
    )


def _any(words: list[str]) -> str:
    return "|".join(re.escape(word).replace("\\ ", r"\s+") for word in sorted(words, key=len, reverse=True))
