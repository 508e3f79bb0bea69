"""A ledger as a file: read as a whole, written at its end alone, by one writer at a time."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from factcheck.errors import FactcheckError
from factcheck.rulings.entry import Entry
from factcheck.rulings.lines import parsed, parsed_line, written
from factcheck.rulings.locking import locked
from factcheck.rulings.standing import after

# What the ledger of a folder is called.
LEDGER = "factcheck.rulings"
_CHUNK = 1 << 20
_READ = os.O_RDONLY | getattr(os, "O_BINARY", 0)
_APPEND = os.O_RDWR | os.O_APPEND | os.O_CREAT | getattr(os, "O_BINARY", 0)


def read_ledger(path: str | Path) -> tuple[Entry, ...]:
    """The entries of a ledger, in the order of its lines.

    Raises FactcheckError `ledger-missing`, `ledger-unreadable`, and what :func:`factcheck.rulings.parsed` raises.
    """
    name = str(path)
    try:
        with _opened(path, _READ) as file:
            return parsed(_content(file), name=name)
    except FileNotFoundError:
        raise FactcheckError(
            "ledger-missing",
            f"There is no file {name}: check the spelling and the folder you are in. `factcheck rule` makes a ledger, "
            "`factcheck check PATH... --write-baseline FILE` a baseline.",
        ) from None
    except (OSError, ValueError) as error:
        raise FactcheckError(
            "ledger-unreadable", f"{name} could not be read ({_why(error)}): mend that, or name another."
        ) from error


def ledger_here() -> str | None:
    """The ledger that lies in the working directory, where there is one."""
    return LEDGER if os.path.lexists(LEDGER) else None


def append(path: str | Path, entry: Entry, *, now: datetime) -> Entry:
    """Write an entry at the end of a ledger, which is made where there is none, and give it back with the time it got.

    It counts as made at `now` (with its zone), or just after what the ledger holds on its finding already. Nothing that
    is there is changed; what several processes write at once is all kept. Raises FactcheckError `ledger-unwritable`,
    and what :func:`factcheck.rulings.parsed` raises: to a ledger that cannot be read nothing is added.
    """
    name = str(path)
    try:
        with _held(path) as file:
            data = _content(file)
            made = after(parsed(data, name=name), entry.finding, now)
            made_then = replace(entry, made=made.isoformat(timespec="milliseconds"))
            line = written(made_then)
            parsed_line(line)
            gap = "" if not data or data.endswith(b"\n") else "\n"
            _add(file, f"{gap}{line}\n".encode(), before=len(data))
            return made_then
    except (OSError, ValueError) as error:
        raise FactcheckError(
            "ledger-unwritable",
            f"The ruling was not written to {name} ({_why(error)}): mend that, or name another file with --ledger.",
        ) from error


@contextmanager
def _held(path: str | Path) -> Iterator[int]:
    """The file of that name, locked. Git and editors replace files: what is no longer of that name is let go."""
    while True:
        with _opened(path, _APPEND) as file, locked(file):
            if _is_at(path, file):
                yield file
                return


def _is_at(path: str | Path, file: int) -> bool:
    try:
        return os.path.samestat(Path(path).stat(), os.fstat(file))
    except FileNotFoundError:
        return False


@contextmanager
def _opened(path: str | Path, flags: int) -> Iterator[int]:
    # A pipe would be waited for, and nothing is kept in one.
    with suppress(FileNotFoundError):
        if not stat.S_ISREG(Path(path).stat().st_mode):
            raise OSError("it is no plain file")
    file = os.open(path, flags, 0o666)
    try:
        yield file
    finally:
        os.close(file)


def _content(file: int) -> bytes:
    os.lseek(file, 0, os.SEEK_SET)
    return b"".join(iter(lambda: os.read(file, _CHUNK), b""))


def _add(file: int, data: bytes, *, before: int) -> None:
    """Write all of `data`, or leave the file as it was."""
    try:
        rest = data
        while rest:
            rest = rest[os.write(file, rest) :]
        os.fsync(file)
    except OSError:
        os.ftruncate(file, before)
        raise


def _why(error: Exception) -> str:
    return error.strerror if isinstance(error, OSError) and error.strerror else str(error)
