"""The nights of an archive: when each ran, up to where it told, and its numbers."""

from __future__ import annotations

import sqlite3
from dataclasses import astuple, dataclass, fields
from datetime import datetime

from factcheck.archive.database import writing
from factcheck.errors import FactcheckError


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """The numbers of a night: what came in, how many articles stand, and how long its lists are.

    `errors` are those among the new ones, `corrections` the articles to be corrected; `still_open` counts all that
    stands and nobody ruled on, also what is new.
    """

    added: int = 0
    versions: int = 0
    withdrawn: int = 0
    problems: int = 0
    articles: int = 0
    new: int = 0
    errors: int = 0
    changed: int = 0
    reopened: int = 0
    fixed: int = 0
    superseded: int = 0
    corrections: int = 0
    ruled: int = 0
    still_open: int = 0


@dataclass(frozen=True, slots=True)
class Mark:
    """Up to where a night told: the last happening, the last version, and how many articles counted no longer."""

    happening: int = 0
    version: int = 0
    gone: int = 0


@dataclass(frozen=True, slots=True)
class Night:
    """A night that has told what it found."""

    day: str
    mark: Mark
    counts: Counts


_MARKS = tuple(each.name for each in fields(Mark))
_COUNTS = tuple(each.name for each in fields(Counts))
_COLUMNS = ", ".join(("day", *_MARKS, *_COUNTS))


def begin(connection: sqlite3.Connection, day: str, *, now: datetime) -> Night | None:
    """Begin the night of a day, or go on with it, and give the last one before it that has told what it found.

    Raises FactcheckError `night-over` where the archive has seen a later day.
    """
    later = "SELECT max(day) FROM (SELECT day FROM night UNION ALL SELECT day FROM happening)"
    (last,) = connection.execute(later).fetchone()
    if last is not None and last > day:
        message = f"The archive has been through the night of {last}: the night of {day} is over. Leave out --date, or"
        raise FactcheckError("night-over", f"{message} name {last} or a later day.")
    with writing(connection):
        connection.execute(
            "INSERT INTO night (day, started) VALUES (?, ?) ON CONFLICT DO NOTHING", (day, now.isoformat())
        )
    found = _nights(connection, day, limit=1)
    return found[0] if found else None


def finish(connection: sqlite3.Connection, night: Night, *, now: datetime) -> None:
    """Keep the night as told: its reports are written."""
    values = (now.isoformat(), *astuple(night.mark), *astuple(night.counts), night.day)
    named = ", ".join(f"{name} = ?" for name in ("finished", *_MARKS, *_COUNTS))
    with writing(connection):
        connection.execute(f"UPDATE night SET {named} WHERE day = ?", values)


def before(connection: sqlite3.Connection, day: str, *, limit: int) -> tuple[Night, ...]:
    """The last nights before a day that have told what they found, the latest first."""
    return tuple(_nights(connection, day, limit=limit))


def mark(connection: sqlite3.Connection) -> Mark:
    """Up to where what is told now goes."""
    return Mark(
        *(
            int(connection.execute(question).fetchone()[0])
            for question in (
                "SELECT coalesce(max(id), 0) FROM happening",
                "SELECT coalesce(max(id), 0) FROM version",
                "SELECT count(*) FROM article WHERE withdrawn IS NOT NULL",
            )
        )
    )


def _nights(connection: sqlite3.Connection, day: str, *, limit: int) -> list[Night]:
    rows = connection.execute(
        f"SELECT {_COLUMNS} FROM night WHERE finished IS NOT NULL AND day < ? ORDER BY day DESC LIMIT ?", (day, limit)
    )
    return [_night(row) for row in rows]


def _night(row: tuple[str, ...]) -> Night:
    day, *numbers = row
    counts = [int(each) for each in numbers]
    marks = len(_MARKS)
    return Night(day, Mark(*counts[:marks]), Counts(**dict(zip(_COUNTS, counts[marks:], strict=True))))
