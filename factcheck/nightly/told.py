"""What a night tells: gathered from the archive when everything in it has been compared."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, tzinfo

from factcheck.archive.ledger import rulings_by
from factcheck.config import Config
from factcheck.model import Problem, Report, Severity
from factcheck.nightly import nights
from factcheck.nightly.corrections import Correction, corrections
from factcheck.nightly.lapsing import lapsing
from factcheck.nightly.lists import Lists, lists
from factcheck.nightly.nights import Counts, Mark, Night
from factcheck.nightly.odd import Odd, odd_sources
from factcheck.nightly.standing import standing
from factcheck.rulings import Entry, apply

_TREND = 60


@dataclass(frozen=True, slots=True)
class Told:
    """All that the reports of a night say.

    `report` is on all that stands, rulings laid on it; `previous` the day of the night before, None for the first;
    `nights` are those before, the latest first.
    """

    night: Night
    previous: str | None
    report: Report
    lists: Lists
    corrections: tuple[Correction, ...]
    odd: tuple[Odd, ...]
    nights: tuple[Night, ...]

    @property
    def day(self) -> str:
        """The day of the night."""
        return self.night.day


def gathered(
    connection: sqlite3.Connection,
    *,
    day: str,
    previous: Night | None,
    zone: tzinfo | None,
    config: Config,
    problems: tuple[Problem, ...],
) -> Told:
    """What the night of a day tells, after the night `previous`. The same archive gives the same.

    `zone` is where the day ends: what is ruled later does not count yet. `problems` are those of the input.
    """
    last = None if previous is None else previous.day
    since = Mark() if previous is None else previous.mark
    entries = _made_by(rulings_by(connection, day), day, zone)
    raw = standing(connection, config=config, problems=problems)
    there = replace(raw, report=apply(raw.report, entries, today=date.fromisoformat(day)))
    before = () if last is None else _made_by(rulings_by(connection, last), last, zone)
    found = lists(connection, there, since=since.happening, lapsing=lapsing(raw.report, before, entries, last=last))
    wrong = corrections(connection, there, entries, config=config, day=day)
    mark = nights.mark(connection)
    counts = _counts(connection, since, mark, found, there.report, wrong)
    return Told(
        night=Night(day, mark, counts),
        previous=last,
        report=there.report,
        lists=found,
        corrections=wrong,
        odd=odd_sources(connection, day=day),
        nights=nights.before(connection, day, limit=_TREND - 1),
    )


def _made_by(entries: Sequence[Entry], day: str, zone: tzinfo | None) -> tuple[Entry, ...]:
    """The entries that were made by the end of a day."""
    end = datetime.combine(date.fromisoformat(day), time.max, tzinfo=zone).astimezone()
    return tuple(entry for entry in entries if entry.instant <= end)


def _counts(
    connection: sqlite3.Connection,
    since: Mark,
    mark: Mark,
    found: Lists,
    report: Report,
    wrong: Sequence[Correction],
) -> Counts:
    added, versions = connection.execute(
        "SELECT coalesce(sum(number = 1), 0), coalesce(sum(number > 1), 0) FROM version WHERE id > ?",
        (since.version,),
    ).fetchone()
    return Counts(
        added=added,
        versions=versions,
        withdrawn=max(0, mark.gone - since.gone),
        problems=len(report.problems),
        articles=report.summary.articles,
        new=len(found.new),
        errors=sum(item.finding.severity is Severity.ERROR for item in found.new),
        changed=len(found.changed),
        reopened=len(found.reopened),
        fixed=len(found.fixed),
        superseded=len(found.superseded),
        corrections=len({place.article for each in wrong for place in each.places}),
        ruled=len(found.ruled),
        still_open=len(found.new) + len(found.changed) + len(found.reopened) + len(found.still),
    )
