"""Costly work kept in the archive itself: it serves the stages as the cache of a run does."""

from __future__ import annotations

import sqlite3
import zlib
from collections.abc import Iterable, Mapping

from factcheck.archive.database import writing
from factcheck.model import Problem

_CHUNK = 500
# What is shorter is a vector, of which nothing is saved.
_WORTH_PACKING = 4_000
_PLAIN, _PACKED = b"\0", b"\1"
_FAST = 1


class Kept:
    """Bytes by key in an open archive: what :class:`factcheck.cache.Cache` is to a run."""

    problem: Problem | None = None

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def get_many(self, keys: Iterable[str]) -> dict[str, bytes]:
        """The values that are kept, by key; a key without one is left out."""
        wanted = [bytes.fromhex(name) for name in dict.fromkeys(keys)]
        found: dict[str, bytes] = {}
        for start in range(0, len(wanted), _CHUNK):
            chunk = wanted[start : start + _CHUNK]
            marks = ",".join("?" * len(chunk))
            rows = self._connection.execute(f"SELECT key, value FROM kept WHERE key IN ({marks})", chunk)
            found.update((name.hex(), _opened(value)) for name, value in rows)
        return found

    def put_many(self, items: Mapping[str, bytes]) -> None:
        """Keep the values; where a transaction is open they are part of it."""
        rows = [(bytes.fromhex(name), _packed(value)) for name, value in items.items()]
        if self._connection.in_transaction:
            self._put(rows)
        elif rows:
            with writing(self._connection):
                self._put(rows)

    def _put(self, rows: Iterable[tuple[bytes, bytes]]) -> None:
        self._connection.executemany("INSERT INTO kept (key, value) VALUES (?, ?) ON CONFLICT DO NOTHING", rows)


def forget_stale(connection: sqlite3.Connection, made_by: str) -> None:
    """Empty what is kept where it was made by another version of the code than `made_by`: nothing would ask for it."""
    found = connection.execute("SELECT value FROM made WHERE what = 'kept'").fetchone()
    if found is not None and found[0] == made_by:
        return
    with writing(connection):
        connection.execute("DELETE FROM kept")
        connection.execute("INSERT OR REPLACE INTO made VALUES ('kept', ?)", (made_by,))


def forget(connection: sqlite3.Connection, keys: Iterable[str]) -> None:
    """Drop what is kept by these keys. Inside :func:`writing`."""
    connection.executemany("DELETE FROM kept WHERE key = ?", ((bytes.fromhex(name),) for name in keys))


def _packed(value: bytes) -> bytes:
    return _PACKED + zlib.compress(value, _FAST) if len(value) > _WORTH_PACKING else _PLAIN + value


def _opened(value: bytes) -> bytes:
    return zlib.decompress(value[1:]) if value[:1] == _PACKED else value[1:]
