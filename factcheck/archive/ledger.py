"""The rulings ledger as an archive has imported it; the ledger itself is the record."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

from factcheck.archive.database import writing
from factcheck.rulings import REVOKED, Entry, parsed, written

_NAME = "the table of rulings"


def take_in_rulings(connection: sqlite3.Connection, entries: Iterable[Entry], *, night: str) -> None:
    """Let the archive hold these entries and no others; `night` is the day of the run that brings them.

    An entry that is here already keeps the night that read it first.
    """
    lines = {written(entry): entry for entry in entries}
    with writing(connection):
        known = dict(connection.execute("SELECT line, min(night) FROM ruling GROUP BY line"))
        connection.execute("DELETE FROM ruling")
        connection.executemany(
            'INSERT INTO ruling (place, finding, "as", "by", why, made, until, right_value, line, night)'
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            [
                (place, one.finding, REVOKED if one.kind is None else one.kind.value, one.by, one.why, one.made,
                 one.until, one.right_value, line, known.get(line, night))
                for place, (line, one) in enumerate(lines.items(), 1)
            ],
        )  # fmt: skip


def rulings_by(connection: sqlite3.Connection, night: str) -> tuple[Entry, ...]:
    """The entries that the night of that day knew, or one before it, in the order of the ledger."""
    rows = connection.execute("SELECT line FROM ruling WHERE night <= ? ORDER BY place", (night,))
    return parsed("".join(f"{line}\n" for (line,) in rows).encode(), name=_NAME)
