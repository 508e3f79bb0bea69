"""Corrections to propagate: articles that stand, and carry a value that was ruled wrong."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from factcheck.archive.articles import load
from factcheck.archive.findings import Known, known
from factcheck.archive.kept import Kept
from factcheck.checks import distinct
from factcheck.config import Config
from factcheck.model import Finding, Mention, Report, Ruling, RulingKind
from factcheck.nightly.right import wrong_sides
from factcheck.nightly.standing import Standing
from factcheck.rulings import Entry, apply, latest

_WRONG = frozenset({RulingKind.SOURCE_WRONG, RulingKind.OURS_WRONG})


@dataclass(frozen=True, slots=True)
class Correction:
    """A finding that was ruled on, the ruling, and where a value still stands that is not the right one."""

    finding: Finding
    ruling: Ruling
    places: tuple[Mention, ...]

    @property
    def right_value(self) -> str:
        """The value that is right."""
        return self.ruling.right_value or ""


def corrections(
    connection: sqlite3.Connection, there: Standing, entries: Sequence[Entry], *, config: Config, day: str
) -> tuple[Correction, ...]:
    """What is to be corrected, by the rulings that hold on a day, in the order of the findings.

    `there` is what stands, with rulings laid on it. A finding that is closed counts too: when the article that had the
    right value is gone nobody disagrees any more, and the others are still wrong.
    """
    ruled = [*_standing(there, entries, day=day), *_closed(connection, entries, config=config, there=there, day=day)]
    kept, seen = Kept(connection), set[tuple[str, int]]()
    found = []
    for finding, ruling, places in ruled:
        if ruling.kind not in _WRONG or not ruling.right_value:
            continue
        wrong = wrong_sides(finding, ruling.right_value, config=config, cache=kept)
        told = [mention for at in wrong for mention in places[at] if (mention.article, mention.start) not in seen]
        seen |= {(mention.article, mention.start) for mention in told}
        if told:
            found.append(Correction(finding, ruling, tuple(sorted(told, key=_place))))
    return tuple(found)


_Places = Sequence[Sequence[Mention]]


def _standing(there: Standing, entries: Sequence[Entry], *, day: str) -> Iterator[tuple[Finding, Ruling, _Places]]:
    """The open findings that somebody ruled on; of one that has got other values since, the values of then."""
    book = latest(entries)
    for finding in there.report.findings:
        if finding.ruling is not None:
            yield finding, finding.ruling, [side.mentions for side in finding.sides]
        elif finding.earlier is not None and finding.previous_id in book:
            entry = book[finding.previous_id]
            of_then = [side.mentions if side.value in entry.values else () for side in finding.sides]
            if not entry.expired(date.fromisoformat(day)):
                yield finding, finding.earlier, of_then


def _closed(
    connection: sqlite3.Connection, entries: Sequence[Entry], *, config: Config, there: Standing, day: str
) -> Iterator[tuple[Finding, Ruling, _Places]]:
    """The closed findings that somebody ruled on, with the places that stand in current articles."""
    said = [entry for entry in latest(entries).values() if entry.kind in _WRONG and entry.right_value]
    found = [one for one in _spoken_of(connection, said) if one.closed is not None]
    if not found:
        return
    findings = distinct([one.finding for one in found])
    versions = {number for one in found for number, _, _ in _quoted(connection, one)}
    articles = tuple(one.article for one in load(connection, sorted(versions)))
    report: Report = replace(there.report, articles=articles, claims=(0,) * len(articles), findings=findings)
    laid = {one.id: one for one in apply(report, said, today=date.fromisoformat(day)).findings}
    for one, finding in ((one, laid[each.id]) for one, each in zip(found, findings, strict=True)):
        if finding.ruling is not None:
            stands = {(name, start) for _, name, start in _quoted(connection, one, current=True)}
            places = [
                [each for each in side.mentions if (each.article, each.start) in stands] for side in finding.sides
            ]
            yield finding, finding.ruling, places


def _spoken_of(connection: sqlite3.Connection, entries: Iterable[Entry]) -> Iterator[Known]:
    """The findings, open and closed, that have the name or the slot of one of the entries."""
    numbers = {
        number
        for entry in entries
        for (number,) in connection.execute(
            "SELECT id FROM finding WHERE name = ? OR (slot = ? AND slot <> '')", (entry.finding, entry.slot)
        )
    }
    return known(connection, sorted(numbers))


def _quoted(connection: sqlite3.Connection, one: Known, *, current: bool = False) -> list[tuple[int, str, int]]:
    """Where the values of a finding stand: version, its name, and the offset; those in current articles alone."""
    stands = " AND current = 1 AND withdrawn IS NULL" if current else ""
    return connection.execute(
        "SELECT version.id, version.name, start FROM mention JOIN version ON version.id = mention.version"
        f" JOIN article ON article.id = version.article WHERE finding = ?{stands}",
        (one.at,),
    ).fetchall()


def _place(mention: Mention) -> tuple[str, int]:
    return mention.path, mention.start
