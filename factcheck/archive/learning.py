"""What an archive teaches of the lines that its sources repeat."""

from __future__ import annotations

import sqlite3
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from factcheck.archive.articles import load, standing
from factcheck.archive.repetition import Least, Told, repeated, surveyed, told
from factcheck.house import EVERY_SOURCE, Repeated
from factcheck.pipeline import Progress
from factcheck.read.repeated import source_key
from factcheck.read.templates import written

_BATCH = 64


@dataclass(frozen=True, slots=True)
class Lesson:
    """The lines that were found to repeat, and how many articles were not looked at: nobody knows their source."""

    lines: tuple[Repeated, ...]
    unknown: int


def learn(connection: sqlite3.Connection, *, least: Least, day: str, progress: Progress) -> Lesson:
    """The boilerplate of each source in the versions that stand; `day` is when that was learnt.

    It does not depend on the rules that articles were read by, nor on the order in which they came.
    """
    sources = _sources(connection)
    unknown = len(sources.pop("", ()))
    every, done = sum(map(len, sources.values())), 0
    found: list[Repeated] = []
    for key, numbers in sorted(sources.items()):
        progress("learn", done, every)
        if len(numbers) >= least.articles and key != EVERY_SOURCE:
            found += _of_source(connection, numbers, least, day)
        done += len(numbers)
    progress("learn", every, every)
    return Lesson(tuple(found), unknown)


def merged(known: Sequence[Repeated], learnt: Sequence[Repeated]) -> tuple[Repeated, ...]:
    """The known lines as they are, and those learnt that no known one covers.

    A line that was learnt and that a new one covers makes place for it, unless somebody has made a note at it.
    """
    fresh = [one for one in learnt if not any(_covers(each, one) for each in known)]
    kept = [one for one in known if not (_replaceable(one) and any(_covers(each, one) for each in fresh))]
    return (*kept, *fresh)


def _sources(connection: sqlite3.Connection) -> dict[str, list[int]]:
    """The versions that stand by their source, under an empty one those of which it is not known."""
    here = standing(connection)
    found: dict[str, list[int]] = defaultdict(list)
    for number, source in connection.execute("SELECT id, source FROM version"):
        if number in here:
            found[source_key(source or "")].append(number)
    return found


def _of_source(connection: sqlite3.Connection, numbers: Sequence[int], least: Least, day: str) -> tuple[Repeated, ...]:
    survey = surveyed(text for number in numbers for text in _column(connection, number, "text"))
    candidates = {name for name, count in survey.counts.items() if count >= least.articles}
    spelled = Counter(name for number in numbers for name in _column(connection, number, "source"))
    source = min(spelled.items(), key=lambda one: (-one[1], one[0]))[0]
    found = _told(connection, numbers, candidates)
    return repeated(found, survey, source=source, least=least, day=day)


def _told(connection: sqlite3.Connection, numbers: Sequence[int], candidates: set[str]) -> Iterator[Told]:
    for start in range(0, len(numbers), _BATCH):
        for one in load(connection, numbers[start : start + _BATCH]):
            (added,) = _column(connection, one.at, "added")
            day = one.article.updated or one.article.published or added
            yield told(one.article, candidates, day=day[: len("2026-03-04")])


def _column(connection: sqlite3.Connection, number: int, column: str) -> tuple[str, ...]:
    (value,) = connection.execute(f"SELECT {column} FROM version WHERE id = ?", (number,)).fetchone()
    return (value,)


def _covers(one: Repeated, other: Repeated) -> bool:
    if source_key(one.source) not in (EVERY_SOURCE, source_key(other.source)):
        return False
    wider, narrower = written(one.line), written(other.line)
    return wider is not None and narrower is not None and wider.covers(narrower)


def _replaceable(one: Repeated) -> bool:
    return one.learnt is not None and one.note is None and not one.news
