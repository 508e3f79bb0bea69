"""Costly work kept in the archive itself: it serves the stages as the cache of a run does."""

from __future__ import annotations

import sqlite3
import zlib
from collections.abc import Iterable, Mapping

from factcheck.archive.database import writing
from factcheck.archive.turns import note, noted
from factcheck.model import Article, Problem
from factcheck.pipeline import claims_key, claims_made_by

_CHUNK = 500
_MADE_BY, _CLAIMS_BY = "kept", "claims that are kept"
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


class HeldBack:
    """What is kept, and `new` what is to be: together with the articles that it is of, or not at all."""

    problem: Problem | None = None

    def __init__(self, kept: Kept) -> None:
        self._kept = kept
        self.new: dict[str, bytes] = {}

    def get_many(self, keys: Iterable[str]) -> dict[str, bytes]:
        """The values that are kept, by key; a key without one is left out."""
        return self._kept.get_many(keys)

    def put_many(self, items: Mapping[str, bytes]) -> None:
        """Hold the values back."""
        self.new.update(items)


def forget_stale(connection: sqlite3.Connection, made_by: str) -> None:
    """Empty what is kept where it was made by another version of the code than `made_by`: nothing would ask for it."""
    if noted(connection, _MADE_BY) == made_by:
        return
    with writing(connection):
        # Another process may have been quicker.
        if noted(connection, _MADE_BY) != made_by:
            connection.execute("DELETE FROM kept")
            note(connection, _MADE_BY, made_by)
            note(connection, _CLAIMS_BY, claims_made_by())


def forget(connection: sqlite3.Connection, articles: Iterable[Article]) -> None:
    """Drop the claims that are kept of articles. Inside :func:`writing`."""
    if noted(connection, _CLAIMS_BY) != claims_made_by():
        # Other code has kept them, by keys that are not known here; all can be made again.
        connection.execute("DELETE FROM kept")
    keys = ((bytes.fromhex(claims_key(one)),) for one in articles)
    connection.executemany("DELETE FROM kept WHERE key = ?", keys)


def _packed(value: bytes) -> bytes:
    return _PACKED + zlib.compress(value, _FAST) if len(value) > _WORTH_PACKING else _PLAIN + value


def _opened(value: bytes) -> bytes:
    return zlib.decompress(value[1:]) if value[:1] == _PACKED else value[1:]
