"""Articles that are to count no longer, or of which nothing is to be left."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from os.path import realpath

from factcheck.archive.articles import every_version, withdraw
from factcheck.archive.database import writing
from factcheck.archive.kept import forget
from factcheck.archive.sentences import unindex
from factcheck.archive.storable import plainly
from factcheck.archive.stories import forget_lists
from factcheck.archive.turns import next_turn
from factcheck.errors import FactcheckError


def remove(connection: sqlite3.Connection, named: Sequence[str], *, day: str) -> int:
    """Let the articles that are `named` count no longer, and give how many did; their versions are kept.

    Each is named by its address, its file, or the id that reports give it. Raises FactcheckError `archive-no-article`
    for a name that none has; then all stay.
    """
    with writing(connection):
        keys = [key for name in named for _, key in _found(connection, name)]
        return withdraw(connection, keys, day=day, reason="removed")


def purge(connection: sqlite3.Connection, named: Sequence[str]) -> int:
    """Delete the articles that are `named` with all versions, and the findings that quote them; give how many.

    Raises FactcheckError as :func:`remove`, and `archive-busy` where others read for so long that what was deleted
    cannot be wiped out of the file yet.
    """
    with writing(connection):
        numbers = {number for name in named for number, _ in _found(connection, name)}
        for number in sorted(numbers):
            _mark_beside(connection, number)
            unindex(connection, number)
            forget(connection, every_version(connection, number))
            forget_lists(connection, _names(connection, number))
            connection.execute(
                "DELETE FROM finding WHERE id IN (SELECT finding FROM mention JOIN version"
                " ON version.id = mention.version WHERE article = ?)",
                (number,),
            )
            connection.execute("DELETE FROM article WHERE id = ?", (number,))
        next_turn(connection)
    _wipe(connection)
    return len(numbers)


def _wipe(connection: sqlite3.Connection) -> None:
    """Leave nothing that was deleted in the file: neither in pages that are free now, nor in the write-ahead log."""
    connection.execute("VACUUM")
    busy, *_ = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    if busy:
        message = "The articles are deleted, but other processes read the archive: the text leaves its file when the "
        message += "last of them has closed it."
        raise FactcheckError("archive-busy", message)


def _names(connection: sqlite3.Connection, article: int) -> set[str]:
    return {name for (name,) in connection.execute("SELECT name FROM version WHERE article = ?", (article,))}


def _found(connection: sqlite3.Connection, name: str) -> list[tuple[int, str]]:
    """The numbers and keys of the articles of a name."""
    rows: list[tuple[int, str]] = connection.execute(
        "SELECT DISTINCT article.id, key FROM article JOIN version ON version.article = article.id"
        " WHERE key IN (?, ?) OR (current = 1 AND ? IN (name, path)) ORDER BY article.id",
        (plainly(name), plainly(realpath(name)), plainly(name)),
    ).fetchall()
    if not rows:
        message = f"No article of the archive has the address, the file or the id {plainly(name)}; nothing was removed."
        raise FactcheckError("archive-no-article", message)
    return rows


def _mark_beside(connection: sqlite3.Connection, article: int) -> None:
    """What was held against an article that goes must be checked again."""
    connection.execute(
        "UPDATE version SET pending = 1 WHERE current = 1 AND id IN ("
        " SELECT other FROM together JOIN version ON version.id = one WHERE article = :it AND NOT one_form"
        " UNION SELECT one FROM together JOIN version ON version.id = other WHERE article = :it AND NOT one_form)",
        {"it": article},
    )
