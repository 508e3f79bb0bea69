"""The file of an archive: opened, brought up to date, and written to by one at a time."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import resources
from pathlib import Path

from factcheck.errors import FactcheckError

# "fchk": by this a file is known as an archive of factcheck, and not as another database.
APPLICATION = 0x6663686B
_WAIT_SECONDS = 60.0
# What a second that makes the file waits before it looks again.
_MOMENT = 0.02
# To this the write-ahead log shrinks when it starts anew.
_LOG_BYTES = 16_000_000
_MOMENT_MILLISECONDS = 2000
_MADE = """
SELECT application_id, user_version, (SELECT count(*) FROM sqlite_master)
FROM pragma_application_id, pragma_user_version
"""
# The application id stands at byte 68 of a SQLite file.
_HEAD = 72


@contextmanager
def opened(path: str | Path, *, create: bool = False) -> Iterator[sqlite3.Connection]:
    """The archive at `path`, its tables as this version of factcheck wants them.

    Any number of processes may read while one writes; a second that writes waits for a minute. Raises FactcheckError
    `archive-missing` where there is none, or an empty file (unless `create`), `archive-unusable` for a file that is no
    archive, is damaged or cannot be opened, `archive-newer` for one that a later version of factcheck has written, and
    `archive-busy` where others write all the time.
    """
    location = Path(path)
    if not create and not location.is_file():
        message = f"There is no archive {location}: check the path, or make one with `factcheck archive add`."
        raise FactcheckError("archive-missing", message)
    with told(location):
        connection = sqlite3.connect(location, timeout=_WAIT_SECONDS, isolation_level=None)
    try:
        with told(location):
            _prepare(connection, location, create=create)
            yield connection
    finally:
        connection.close()


def is_archive(path: str) -> bool:
    """Whether a path is that of an archive, and not of an article or a folder of them."""
    try:
        with Path(path).open("rb") as file:
            head = file.read(_HEAD)
    except (OSError, ValueError):
        return False
    return head.startswith(b"SQLite format 3\0") and head[-4:] == APPLICATION.to_bytes(4, "big")


@contextmanager
def writing(connection: sqlite3.Connection) -> Iterator[None]:
    """All that is written inside is kept, or nothing of it."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        # A full disk, say, has ended the transaction already.
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


@contextmanager
def reading(connection: sqlite3.Connection) -> Iterator[None]:
    """All that is read inside is as of one moment, whatever others write meanwhile."""
    connection.execute("BEGIN")
    try:
        yield
    finally:
        if connection.in_transaction:
            connection.execute("ROLLBACK")


@contextmanager
def told(location: Path) -> Iterator[None]:
    """Mistakes of the database as errors that say what to do."""
    try:
        yield
    except (sqlite3.IntegrityError, sqlite3.ProgrammingError, sqlite3.InterfaceError):
        # A mistake in factcheck, and none of the file.
        raise
    except sqlite3.Error as error:
        if is_busy(error):
            message = f"Another process is writing to the archive {location}: try again when it has finished."
            raise FactcheckError("archive-busy", message) from error
        message = f"The archive {location} cannot be used ({error}): check that it is an archive of factcheck, that "
        message += "you may write to it and its folder, and that there is room; a damaged one comes from a backup."
        raise FactcheckError("archive-unusable", message) from error


def is_busy(error: sqlite3.Error) -> bool:
    """Whether nothing is wrong but that another process writes."""
    return getattr(error, "sqlite_errorcode", 0) & 0xFF in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)


@contextmanager
def hasty(connection: sqlite3.Connection) -> Iterator[None]:
    """Who writes inside waits for others no longer than a moment."""
    connection.execute(f"PRAGMA busy_timeout = {_MOMENT_MILLISECONDS}")
    try:
        yield
    finally:
        connection.execute(f"PRAGMA busy_timeout = {int(_WAIT_SECONDS * 1000)}")


def migrations() -> tuple[str, ...]:
    """The scripts that make the tables, in their order. A script that was ever released is never changed."""
    folder = resources.files("factcheck.archive").joinpath("migrations")
    names = sorted(each.name for each in folder.iterdir() if each.name.endswith(".sql"))
    return tuple(folder.joinpath(name).read_text(encoding="utf-8") for name in names)


def _prepare(connection: sqlite3.Connection, location: Path, *, create: bool) -> None:
    scripts = migrations()
    found = _version(connection, location)
    if found > len(scripts):
        message = f"The archive {location} was written by a later version of factcheck: update factcheck to use it."
        raise FactcheckError("archive-newer", message)
    if found == 0 and not create:
        message = f"{location} is empty: fill it with `factcheck archive add`, or check the path."
        raise FactcheckError("archive-missing", message)
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA foreign_keys = ON")
    if found < len(scripts):
        _migrate(connection, location, scripts)
    # Not before: what is in the write-ahead log alone, as the application id would be, `is_archive` does not see.
    _write_ahead(connection)
    connection.execute(f"PRAGMA journal_size_limit = {_LOG_BYTES}")


def _migrate(connection: sqlite3.Connection, location: Path, scripts: tuple[str, ...]) -> None:
    with writing(connection):
        # Another process may have been quicker.
        found = _version(connection, location)
        for number, script in enumerate(scripts[found:], found + 1):
            for statement in statements(script):
                connection.execute(statement)
            connection.execute(f"PRAGMA user_version = {number}")
        connection.execute(f"PRAGMA application_id = {APPLICATION}")


def _write_ahead(connection: sqlite3.Connection) -> None:
    """Let many read while one writes. The change is refused at once, without a wait, while another is at the file."""
    until = time.monotonic() + _WAIT_SECONDS
    while True:
        try:
            # Where the file lies on a disk that knows no such log, it goes on without.
            connection.execute("PRAGMA journal_mode = WAL")
            return
        except sqlite3.OperationalError as error:
            if not is_busy(error) or time.monotonic() > until:
                raise
            time.sleep(_MOMENT)


def _version(connection: sqlite3.Connection, location: Path) -> int:
    """How many migrations the file has seen."""
    # One statement, so of one moment: another process may make the tables between two.
    application, version, tables = connection.execute(_MADE).fetchone()
    if application != APPLICATION and (tables or version):
        message = f"{location} is a database, but no archive of factcheck: name another file."
        raise FactcheckError("archive-unusable", message)
    return int(version)


def statements(script: str) -> Iterator[str]:
    """The statements of a script one by one: `executescript` would end the transaction."""
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""
