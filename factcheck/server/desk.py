"""What all answers are made with: the checks, the settings, the limits; and how a request is read and waited for."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from http import HTTPStatus
from typing import Any, TypeVar

from starlette.requests import ClientDisconnect, Request

from factcheck.server.checker import Checker
from factcheck.server.limits import Limits
from factcheck.server.request_error import RequestError
from factcheck.server.sources import Held
from factcheck.server.worker import Worker

T = TypeVar("T")

_FORMS = frozenset({"", "application/x-www-form-urlencoded", "application/json", "text/plain"})


class Desk:
    """The checks behind the answers, done by a thread of their own, so that no request holds up another's answer."""

    def __init__(self, checker: Checker, *, limits: Limits) -> None:
        self._checker = checker
        self._worker = Worker(waiting=limits.waiting)
        self.limits = limits

    @property
    def held(self) -> Held:
        """The sources as they were when they were last looked at."""
        return self._checker.held

    async def body(self, request: Request) -> bytes:
        """The body of a request that holds a form. Raises RequestError (415, 413, 408)."""
        kind = request.headers.get("content-type", "").partition(";")[0].strip().casefold()
        # An extension of editors (LTeX) sends its forms as JSON.
        if kind not in _FORMS:
            raise RequestError(
                HTTPStatus.UNSUPPORTED_MEDIA_TYPE,
                "media-type",
                f"The body is {kind:.60}: send the fields as application/x-www-form-urlencoded.",
            )
        announced = request.headers.get("content-length", "")
        if announced.isdecimal() and int(announced) > self.limits.body:
            raise _too_large(self.limits.body)
        try:
            async with asyncio.timeout(self.limits.sending):
                return await _read(request, most=self.limits.body)
        except TimeoutError:
            raise RequestError(
                HTTPStatus.REQUEST_TIMEOUT, "slow-request", "The body did not come in time: send it at once."
            ) from None

    async def done(self, request: Request, work: Callable[[Checker], T]) -> T:
        """What `work` makes, in the thread of the checks; the body of the request must have been read.

        Raises RequestError (503) where it takes too long, ClientDisconnect where nobody waits any more, and what the
        work raises.
        """
        future = asyncio.wrap_future(self._worker.submit(lambda: work(self._checker)))
        gone = asyncio.ensure_future(_disconnected(request))
        either: set[asyncio.Future[Any]] = {future, gone}
        try:
            await asyncio.wait(either, timeout=self.limits.checking, return_when=asyncio.FIRST_COMPLETED)
            if future.done():
                return future.result()
            if gone.done():
                raise ClientDisconnect
        except asyncio.CancelledError:
            raise RequestError(
                HTTPStatus.SERVICE_UNAVAILABLE, "stopping", "The server is being stopped: try again when it is back."
            ) from None
        finally:
            gone.cancel()
            future.cancel()
        raise RequestError(
            HTTPStatus.SERVICE_UNAVAILABLE,
            "check-too-long",
            f"Checking took longer than {self.limits.checking:g} seconds: try a shorter text, or again in a while.",
        )


async def _read(request: Request, *, most: int) -> bytes:
    data = bytearray()
    async for chunk in request.stream():
        data += chunk
        if len(data) > most:
            raise _too_large(most)
    return bytes(data)


def _too_large(most: int) -> RequestError:
    return RequestError(
        HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
        "body-too-large",
        f"The request is larger than {most:,} bytes: send a shorter text.",
    )


async def _disconnected(request: Request) -> None:
    while (await request.receive())["type"] != "http.disconnect":
        continue
