"""Costly work, kept by content: one SQLite file that several processes may share.

A cache only saves time. Where it cannot be read or written the run goes on without it, and
:attr:`Cache.problem` says why. What is kept is bytes; nothing in it is ever unpickled.
"""

from __future__ import annotations

import hashlib
import importlib.util
import os
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from types import TracebackType
from typing import Protocol, Self

from platformdirs import user_cache_path

from factcheck.config import Config
from factcheck.errors import FactcheckError
from factcheck.model import Problem

FILE = "factcheck.sqlite3"
MAX_BYTES = 1_000_000_000
_CHUNK = 500
_DIGEST = 8
_WAIT_SECONDS = 10.0

_SCHEMA = "CREATE TABLE IF NOT EXISTS entry (key TEXT PRIMARY KEY, value BLOB NOT NULL) STRICT"


def key(*parts: str | bytes) -> str:
    """The name under which a result is kept: SHA-256 over the parts, each with its length before it.

    Two different sequences of parts never make the same text to hash (`"ab", "c"` and `"a", "bc"`).
    """
    digest = hashlib.sha256()
    for part in parts:
        data = part if isinstance(part, bytes) else part.encode("utf-8", "surrogatepass")
        digest.update(len(data).to_bytes(8, "big"))
        digest.update(data)
    return digest.hexdigest()


def code_version(*modules: str, distributions: Sequence[str] = ()) -> str:
    """What a result depends on besides its input: a part for :func:`key`.

    Hashes every source and data file of the modules or packages named (`factcheck.extract`) and the
    installed versions of the distributions named (`spacy`), so that no result of other code is served.
    Raises ModuleNotFoundError or PackageNotFoundError for a name that is not installed.
    """
    parts: list[str | bytes] = []
    for module in modules:
        for name, path in _files(module):
            parts += [module, name, path.read_bytes()]
    for distribution in distributions:
        parts += [distribution, version(distribution)]
    return key(*parts)


def open_cache(config: Config) -> Cache:
    """The cache in the folder that the settings ask for; it keeps nothing with `config.use_cache` False.

    Raises FactcheckError as :func:`cache_folder`.
    """
    return Cache(cache_folder(config))


def cache_folder(config: Config) -> Path | None:
    """`config.cache`, else $FACTCHECK_CACHE, else the cache folder of the user; None where none is wanted.

    Raises FactcheckError `cache-folder-unknown` for the home folder (`~name`) of a user that there is not.
    """
    if not config.use_cache:
        return None
    folder = config.cache or os.environ.get("FACTCHECK_CACHE")
    if not folder:
        return user_cache_path("factcheck", appauthor=False)
    try:
        return Path(folder).expanduser()
    except RuntimeError as error:
        raise FactcheckError(
            "cache-folder-unknown",
            f"The cache folder {folder} cannot be found: there is no such home folder. "
            f"Write the folder out in full with --cache, or --cache ./{folder} for a folder of that name.",
        ) from error


class Store(Protocol):
    """Where costly work is kept: a :class:`Cache`, or what else holds bytes by key."""

    @property
    def problem(self) -> Problem | None:
        """What went wrong, or None."""
        ...

    def get_many(self, keys: Iterable[str]) -> dict[str, bytes]:
        """The values that are kept, by key; a key without one is left out."""
        ...

    def put_many(self, items: Mapping[str, bytes]) -> None:
        """Keep the values."""
        ...


@dataclass(frozen=True, slots=True)
class Layers:
    """A store over another: what the first has is taken from it, and what is new goes to the second."""

    first: Store
    second: Store

    @property
    def problem(self) -> Problem | None:
        """What went wrong in either, or None."""
        return self.first.problem or self.second.problem

    def get_many(self, keys: Iterable[str]) -> dict[str, bytes]:
        """The values that either keeps, by key."""
        wanted = list(dict.fromkeys(keys))
        found = self.first.get_many(wanted)
        return {**self.second.get_many(name for name in wanted if name not in found), **found}

    def put_many(self, items: Mapping[str, bytes]) -> None:
        """Keep the values in the second."""
        self.second.put_many(items)


class Cache:
    """Bytes by key, in `folder`/factcheck.sqlite3. A folder of None keeps nothing.

    The file is held below about `max_bytes`: the entries written first go first. A file that is not
    a database any more is replaced by an empty one. `problem` says what went wrong, or is None.
    """

    def __init__(self, folder: Path | None, *, max_bytes: int = MAX_BYTES) -> None:
        self.path = None if folder is None else folder / FILE
        self.problem: Problem | None = None
        self._max_bytes = max_bytes
        self._connection: sqlite3.Connection | None = None
        if self.path is not None:
            try:
                self._connection = _connect(self.path)
            except (sqlite3.Error, OSError, ValueError) as error:
                self._fail(error)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file. A closed cache keeps nothing and holds nothing."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def get_many(self, keys: Iterable[str]) -> dict[str, bytes]:
        """The values that are kept, by key; a key without one, or with a damaged one, is left out."""
        wanted = list(dict.fromkeys(keys))
        found: dict[str, bytes] = {}
        if self._connection is None:
            return found
        try:
            for chunk in _chunks(wanted):
                marks = ",".join("?" * len(chunk))
                rows = self._connection.execute(f"SELECT key, value FROM entry WHERE key IN ({marks})", chunk)
                found.update((name, sealed[_DIGEST:]) for name, sealed in rows if _intact(sealed))
        except sqlite3.Error as error:
            self._fail(error)
        return found

    def put_many(self, items: Mapping[str, bytes]) -> None:
        """Keep the values, all or none of them; a key that is there already gets the new value."""
        if self._connection is None or not items:
            return
        rows = ((name, _seal(value)) for name, value in items.items())
        try:
            with self._connection:
                self._connection.executemany("INSERT OR REPLACE INTO entry (key, value) VALUES (?, ?)", rows)
            _trim(self._connection, self._max_bytes)
        except sqlite3.Error as error:
            self._fail(error)

    def _fail(self, error: Exception) -> None:
        """Go on without a cache, and start afresh the next time where the file itself is damaged."""
        self.close()
        if self.path is None:
            return
        remedy = "Name a folder that can be written with --cache, or use --no-cache."
        if _damaged(error):
            _remove(self.path)
            remedy = "The damaged file was removed; the next run starts a new one."
        self.problem = Problem(
            path=str(self.path),
            code="cache-unusable",
            message=f"The cache {self.path} cannot be used ({error}); this run goes on without it. {remedy}",
        )


def _connect(path: Path) -> sqlite3.Connection:
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    try:
        return _open(path)
    except sqlite3.DatabaseError as error:
        if not _damaged(error):
            raise
        _remove(path)
        return _open(path)


def _open(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, timeout=_WAIT_SECONDS)
    try:
        with suppress(sqlite3.OperationalError):
            # Refused at once, without waiting, while another process does the same; the file keeps the mode.
            connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = NORMAL")
        connection.execute(_SCHEMA)
        connection.execute("SELECT key, value FROM entry LIMIT 1").fetchone()
    except sqlite3.Error:
        connection.close()
        raise
    return connection


def _damaged(error: Exception) -> bool:
    """Whether the file is no sound database (and not merely locked, full or read-only)."""
    return getattr(error, "sqlite_errorcode", 0) & 0xFF in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)


def _remove(path: Path) -> None:
    for suffix in ("", "-wal", "-shm"):
        try:
            path.with_name(path.name + suffix).unlink(missing_ok=True)
        except OSError:
            # The run does not need the file gone, and the next one reports it again.
            return


def _trim(connection: sqlite3.Connection, max_bytes: int) -> None:
    """Delete the oldest quarter until the entries fit. SQLite reuses the room, so the file stops growing."""
    while _used(connection) > max_bytes:
        with connection:
            deleted = connection.execute(
                "DELETE FROM entry WHERE rowid IN "
                "(SELECT rowid FROM entry ORDER BY rowid LIMIT (SELECT count(*) / 4 + 1 FROM entry))"
            ).rowcount
        if not deleted:
            return


def _used(connection: sqlite3.Connection) -> int:
    pages, free, size = (
        int(connection.execute(f"PRAGMA {name}").fetchone()[0])
        for name in ("page_count", "freelist_count", "page_size")
    )
    return (pages - free) * size


def _seal(value: bytes) -> bytes:
    """The value behind its own digest: SQLite does not notice a flipped bit in a value."""
    return _check(value) + value


def _intact(sealed: object) -> bool:
    return isinstance(sealed, bytes) and sealed[:_DIGEST] == _check(sealed[_DIGEST:])


def _check(value: bytes) -> bytes:
    return hashlib.blake2b(value, digest_size=_DIGEST).digest()


def _chunks(keys: Sequence[str]) -> Iterator[Sequence[str]]:
    """Pieces below the number of parameters that every SQLite allows."""
    return (keys[start : start + _CHUNK] for start in range(0, len(keys), _CHUNK))


def _files(module: str) -> Iterator[tuple[str, Path]]:
    """The name and path of every file of a module or package, sorted, without what Python compiled.

    A module has the files of its name: `units.py` and its table `units.toml`.
    """
    spec = importlib.util.find_spec(module)
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError(f"No module named {module!r}", name=module)
    if not spec.submodule_search_locations:
        yield from sorted((path.name, path) for path in Path(spec.origin).parent.glob(f"{Path(spec.origin).stem}.*"))
        return
    root = Path(spec.origin).parent
    paths = (path for path in root.rglob("*") if path.is_file() and "__pycache__" not in path.parts)
    yield from sorted((path.relative_to(root).as_posix(), path) for path in paths)
