"""Work on an archive that is shared out to several processes, each of which has the archive open for itself."""

from __future__ import annotations

import os
import signal
import sqlite3
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import ExitStack, contextmanager
from functools import cache
from multiprocessing import get_context, parent_process
from multiprocessing.connection import wait
from pathlib import Path
from threading import Thread
from typing import Protocol, TypeVar

from factcheck.archive.database import opened, told
from factcheck.errors import FactcheckError

Item = TypeVar("Item")
Result = TypeVar("Result")
# So many items for each process are begun before the first of them is waited for.
_AHEAD = 3
_THREADS = ("OMP_NUM_THREADS", "MKL_NUM_THREADS", "OPENBLAS_NUM_THREADS")


class Crew(Protocol):
    """Those that do the work on an archive."""

    def each(self, work: Callable[[sqlite3.Connection, Item], Result], items: Iterable[Item]) -> Iterator[Result]:
        """What `work` makes of each item with an open archive, in the order of the items."""
        ...


class Alone:
    """This process: it begins an item when it is asked for its result."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def each(self, work: Callable[[sqlite3.Connection, Item], Result], items: Iterable[Item]) -> Iterator[Result]:
        """See :class:`Crew`."""
        return (work(self._connection, item) for item in items)


class Several:
    """Other processes: `work`, the items and what comes of them must be such as can be pickled."""

    def __init__(self, pool: ProcessPoolExecutor, path: str, *, ahead: int) -> None:
        self._pool = pool
        self._path = path
        self._ahead = ahead

    def each(self, work: Callable[[sqlite3.Connection, Item], Result], items: Iterable[Item]) -> Iterator[Result]:
        """See :class:`Crew`. Raises FactcheckError `process-lost` where one of the processes was ended by others."""
        waiting: deque[Future[Result]] = deque()
        try:
            for item in items:
                waiting.append(self._pool.submit(_done, self._path, work, item))
                if len(waiting) > self._ahead:
                    yield waiting.popleft().result()
            while waiting:
                yield waiting.popleft().result()
        except BrokenProcessPool as error:
            message = "A process that worked on the archive was ended, perhaps for want of memory. What was done is "
            raise FactcheckError("process-lost", f"{message}kept: run it again, with fewer --jobs.") from error
        finally:
            for each in waiting:
                each.cancel()


@contextmanager
def crew(connection: sqlite3.Connection, *, jobs: int) -> Iterator[Crew]:
    """Those that work on the archive of `connection`: this process alone, or `jobs` others where that is above one.

    These import the main module of the program, so a script that asks for several must do its work under
    `if __name__ == "__main__":`. What comes of the work is the same, whoever does it.
    """
    if jobs <= 1:
        yield Alone(connection)
        return
    threads = max(1, (os.cpu_count() or 1) // jobs)
    path = connection.execute("SELECT file FROM pragma_database_list WHERE name = 'main'").fetchone()[0]
    # A fork of a process that has loaded a model would wait for threads that it does not have.
    pool = ProcessPoolExecutor(jobs, get_context("spawn"), initializer=_begin, initargs=(threads,))
    try:
        yield Several(pool, path, ahead=_AHEAD * jobs)
    finally:
        pool.shutdown(cancel_futures=True)


def _begin(threads: int) -> None:
    """Prepare a process: it leaves cores to the others, is interrupted by the first one alone, and ends with it."""
    os.environ.update(dict.fromkeys(_THREADS, str(threads)))
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)


def _done(path: str, work: Callable[[sqlite3.Connection, Item], Result], item: Item) -> Result:
    _, connection = _own(path)
    with told(Path(path)):
        return work(connection, item)


@cache
def _own(path: str) -> tuple[ExitStack, sqlite3.Connection]:
    """The archive, open as long as this process lives, for what is kept here is never closed."""
    stack = ExitStack()
    return stack, stack.enter_context(opened(path))
