"""Figures that were updated: a later article that gives the later figure of something that moves."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Sequence
from datetime import datetime
from functools import cache, partial
from importlib import resources

from factcheck.checks.asof import as_of, before, clause, closed
from factcheck.checks.levels import relate
from factcheck.checks.relation import ends
from factcheck.checks.running import elapsed, grown_older
from factcheck.checks.whole import alike
from factcheck.house import NO_RATES, Rates
from factcheck.model import Article, Field, FieldValue, Kind, Modality, Statement, Verdict

_COUNTED = frozenset({"count", "share"})
_DAY = 10
_NEAR = 3
_LEAD = 40
_FROM = re.compile(r"\bfrom\s+(?:\S+\s+){0,2}$", re.I)
_UP_FROM = re.compile(
    r"\b(?:up|down|rising|risen|revised|raised|lowered|changed)(?:\s+\w+)?\s+from\s+(?:\S+\s+){0,2}$", re.I
)
_TO = re.compile(r"[^.;]{0,25}?\bto\s+(?:\S+\s+){0,2}", re.I | re.S)
_EARLIER = re.compile(r"\b(?:earlier|previous(?:ly)?|initial(?:ly)?|former)\b[^.;]{0,30}$", re.I)

Pairwise = Callable[[Statement, Statement], bool]


def superseded(earlier: Sequence[Statement], later: Sequence[Statement], *, rates: Rates = NO_RATES) -> bool:
    """Whether `later` gives later figures than `earlier`, of something that moves that way.

    Later is what counts up to a later moment, where both say up to when ("by Monday evening"), and otherwise what
    appeared later. Of what only rises (a toll) the later figure must be the higher one, unless the later
    clause says that the earlier one was corrected; what floats (a price, the missing) may go either way. A later
    clause that itself tells the earlier figure as the one before ("rose from 12 to 15") needs no dates.
    """
    current = {one.article.id for one in later}
    # An article that gives both figures tells the earlier one as past.
    past = [one for one in earlier if one.article.id not in current]
    if not past:
        return all(any(_tells(new, old) for new in later) for old in earlier)
    if any(_tells(new, old) for new in later for old in past):
        return not any(_later(old, new) for old in past for new in later)
    return all(_later(new, old) for old in past for new in later) and _moved(past, later, rates)


def may_move(statement: Statement) -> bool:
    """Whether a figure is, by its words, of something that changes between two publications."""
    moving = _moving()["toll"] | _moving()["rising"] | _moving()["floating"] | _moving()["waiting"]
    return statement.value.field is not Field.AGE and bool(_words(statement) & moving) and not closed(statement)


def _moved(earlier: Sequence[Statement], later: Sequence[Statement], rates: Rates) -> bool:
    """Whether figures of which one came later are of something that moves, and moved as it can."""
    if _each(earlier, later, elapsed) or _each(earlier, later, grown_older):
        return True
    statements = (*earlier, *later)
    if any(one.value.quantity.change is not None or one.value.field is Field.AGE for one in statements):
        return False
    if any(_revises(one) for one in later):
        return True
    counts = all(one.value.quantity.dimension in _COUNTED for one in statements)
    if counts and _both(earlier, later, "waiting"):
        return True
    up = _each(earlier, later, partial(_rises, rates=rates))
    if (counts and _both(earlier, later, "toll")) or _rising(earlier, later):
        return up or any(_says(one, "corrected") for one in later)
    if up and any(_counted(one) for one in later):
        return True
    if any(closed(one) for one in statements):
        return False
    return (counts and any(_says(one, "lasting") for one in statements)) or _floating(statements)


def _both(earlier: Sequence[Statement], later: Sequence[Statement], name: str) -> bool:
    """Whether on each side some mention has a word of a list of moving.toml next to its value."""
    return all(any(_near(one) & _moving()[name] for one in side) for side in (earlier, later))


def _counted(statement: Statement) -> bool:
    """Whether the clause says that its figure is where a count had come to: "so far", "by Monday evening"."""
    done = statement.claim.modality is Modality.ASSERTED
    return done and (_says(statement, "counting") or as_of(statement) is not None)


def _rising(earlier: Sequence[Statement], later: Sequence[Statement]) -> bool:
    """Whether each mention is of something that rises, or of a later one only says that it has risen."""
    up = _moving()["rising"] | _moving()["toll"]
    return all(_words(one) & up for one in earlier) and all(_words(one) & (up | _moving()["revised"]) for one in later)


def _floating(statements: Sequence[Statement]) -> bool:
    moving = _moving()["floating"] | _moving()["rising"] | _moving()["toll"] | _moving()["waiting"]
    some = _moving()["floating"] | _moving()["waiting"]
    return all(_words(one) & moving for one in statements) and any(_words(one) & some for one in statements)


def _each(earlier: Sequence[Statement], later: Sequence[Statement], test: Pairwise) -> bool:
    return all(test(old, new) for old in earlier for new in later)


def _later(new: Statement, old: Statement) -> bool:
    """Whether a figure counts up to a later moment than another, or appeared later where one does not say."""
    one, other = as_of(old), as_of(new)
    if one is not None and other is not None:
        return before(one, other)
    return _before(old.article, new.article)


def _before(old: Article, new: Article) -> bool:
    """Whether one article was published before the other: by the instant where both give one, else by the day."""
    one, other = (article.updated or article.published or "" for article in (old, new))
    if not one or not other:
        return False
    instants = [datetime.fromisoformat(stamp) for stamp in (one, other)]
    if all("T" in stamp for stamp in (one, other)) and all(instant.tzinfo is not None for instant in instants):
        return instants[0] < instants[1]
    return one[:_DAY] < other[:_DAY]


def _rises(old: Statement, new: Statement, *, rates: Rates) -> bool:
    money = old.value.quantity.currency != new.value.quantity.currency
    earlier, later = ends(*alike(old, new, rates=rates)) if money else ends(old.value.quantity, new.value.quantity)
    return later > earlier


def _tells(new: Statement, old: Statement) -> bool:
    """Whether the clause of a figure gives the other one as its predecessor: "rose from 12 to 15", "15, up from 12"."""
    others = [value for value in new.claim.values if value.span != new.value.span and value.kind is Kind.NUMBER]
    return any(_same(value, old, new) and _is_past(value, new) for value in others)


def _same(value: FieldValue, old: Statement, new: Statement) -> bool:
    return relate(Statement(new.article, new.claim, value), old) in {Verdict.SAME, Verdict.COMPATIBLE}


def _is_past(value: FieldValue, new: Statement) -> bool:
    """Whether the clause tells a value as the figure before `new`: "rose from 12 to 15", "previously 12"."""
    text, start = new.article.text, new.claim.span.start
    lead, between = text[start : value.span.start][-_LEAD:], text[value.span.end : new.value.span.start]
    if _EARLIER.search(lead):
        return True
    if not _FROM.search(lead):
        return False
    up = _UP_FROM.search(lead) is not None and new.value.span.end <= value.span.start
    return up or (_TO.fullmatch(between) is not None and _phrases("changing").search(clause(new)) is not None)


def _words(statement: Statement) -> frozenset[str]:
    """What is counted or measured, and what happens to it."""
    value = statement.value
    return frozenset((*value.measured, statement.claim.predicate))


def _near(statement: Statement) -> frozenset[str]:
    """The same, with the words that stand next to the value in the parse."""
    return _words(statement).union(statement.value.context[:_NEAR])


def _revises(statement: Statement) -> bool:
    """Whether the sentence says that an older figure was wrong: the verb often stands above the figure's clause."""
    inside = statement.claim.sentence
    return _phrases("revising").search(statement.article.text, inside.start, inside.end) is not None


def _says(statement: Statement, name: str) -> bool:
    """Whether the clause, a heading or not, has a phrase of a list of moving.toml."""
    return _phrases(name).search(clause(statement)) is not None


@cache
def _phrases(name: str) -> re.Pattern[str]:
    words = "|".join(
        re.escape(phrase).replace("\\ ", r"\s+") for phrase in sorted(_moving()[name], key=len, reverse=True)
    )
    return re.compile(rf"\b(?:{words})\b", re.IGNORECASE)


@cache
def _moving() -> dict[str, frozenset[str]]:
    table = tomllib.loads(resources.files("factcheck.checks").joinpath("moving.toml").read_text(encoding="utf-8"))
    return {name: frozenset(words) for name, words in table.items()}
