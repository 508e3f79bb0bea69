"""What is noted of the derived tables, and whose turn it is to write them.

Two processes may compare at one time. What one of them made of the index is not written where the other has changed it
since: it begins anew, with what is there then.
"""

from __future__ import annotations

import sqlite3

_TURN = "turn of the index"
_PAIRS = "pairs of the index"
_UNHELD = "pairs not held against each other"


class ChangedError(Exception):
    """Another process has changed what was read of an archive."""


def noted(connection: sqlite3.Connection, what: str) -> str | None:
    """What is noted under a name, or None."""
    found = connection.execute("SELECT value FROM made WHERE what = ?", (what,)).fetchone()
    return None if found is None else str(found[0])


def note(connection: sqlite3.Connection, what: str, value: str) -> None:
    """Note something under a name. Inside :func:`factcheck.archive.database.writing`."""
    connection.execute("INSERT OR REPLACE INTO made VALUES (?, ?)", (what, value))


def turn(connection: sqlite3.Connection) -> int:
    """How often the index was changed."""
    return int(noted(connection, _TURN) or 0)


def keep_turn(connection: sqlite3.Connection, now: int) -> None:
    """Raise ChangedError where the turn is not `now` any more. Inside :func:`factcheck.archive.database.writing`."""
    if turn(connection) != now:
        raise ChangedError


def next_turn(connection: sqlite3.Connection) -> int:
    """Note that the index was changed, and how many pairs it has; give the new turn. Inside `writing`."""
    now = turn(connection) + 1
    note(connection, _TURN, str(now))
    note(connection, _PAIRS, str(_pairs(connection)))
    return now


def note_unheld(connection: sqlite3.Connection, pairs: int) -> None:
    """Note how many pairs of the index are not held against each other. Inside `writing`."""
    note(connection, _UNHELD, str(pairs))


def unheld(connection: sqlite3.Connection) -> int:
    """How many pairs of the index are not held against each other, since too many articles hang together."""
    return int(noted(connection, _UNHELD) or 0)


def is_whole(connection: sqlite3.Connection) -> bool:
    """Whether the index has as many pairs as it had when it was written: somebody may have emptied it."""
    return noted(connection, _PAIRS) == str(_pairs(connection))


def _pairs(connection: sqlite3.Connection) -> int:
    return int(connection.execute("SELECT count(*) FROM together").fetchone()[0])
