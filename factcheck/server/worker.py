"""One thread that does the checks, one after another: the models and what is kept of the sources are its own."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import Future
from http import HTTPStatus
from queue import Full, Queue
from typing import Any, TypeVar

from factcheck.server.request_error import RequestError

T = TypeVar("T")


class Worker:
    """Does what is submitted in the order in which it came; at most `waiting` pieces of work may wait.

    It ends with the process, in the midst of a check too: nothing that it writes is lost by that.
    """

    def __init__(self, *, waiting: int) -> None:
        self._queue: Queue[tuple[Future[Any], Callable[[], Any]]] = Queue(maxsize=waiting)
        threading.Thread(target=self._run, name="factcheck-checks", daemon=True).start()

    def submit(self, work: Callable[[], T]) -> Future[T]:
        """The result of `work`, later; it is skipped where the future is cancelled before its turn.

        Raises RequestError (503) where too many wait already.
        """
        future: Future[T] = Future()
        try:
            self._queue.put_nowait((future, work))
        except Full:
            raise RequestError(
                HTTPStatus.SERVICE_UNAVAILABLE, "busy", "Too many drafts wait to be checked: try again in some seconds."
            ) from None
        return future

    def _run(self) -> None:
        while True:
            future, work = self._queue.get()
            if not future.set_running_or_notify_cancel():
                continue
            try:
                future.set_result(work())
            # Whatever it is, it belongs to who asked, and the next one is waiting.
            except BaseException as error:
                future.set_exception(error)
            del future, work
