"""The application: the API for editors, the pages for browsers, one guard before both, and errors as plain text."""

from __future__ import annotations

import logging
from http import HTTPStatus
from traceback import format_exception

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import ClientDisconnect, Request
from starlette.responses import PlainTextResponse, Response

from factcheck.errors import FactcheckError
from factcheck.report.safe import harmless
from factcheck.server import api, pages
from factcheck.server.desk import Desk
from factcheck.server.guard import Doors, Guard, refusal
from factcheck.server.request_error import RequestError

_logger = logging.getLogger(__name__)
_SAID = {
    HTTPStatus.NOT_FOUND: ("not-found", "There is nothing at this address: / is the page, /v2/check the checker."),
    HTTPStatus.METHOD_NOT_ALLOWED: ("method", "This address does not take the method."),
}


def application(desk: Desk, *, doors: Doors) -> Starlette:
    """What the server runs."""
    return Starlette(
        routes=[*api.routes(desk), *pages.routes(desk)],
        middleware=[Middleware(Guard, doors=doors)],
        exception_handlers={
            RequestError: _refused,
            FactcheckError: _failed,
            HTTPException: _http,
            ClientDisconnect: _gone,
            Exception: _mistake,
        },
    )


async def _refused(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestError)
    return refusal(error)


async def _failed(request: Request, error: Exception) -> Response:
    """A check that could not go on: a model that is missing, a ledger that cannot be read."""
    assert isinstance(error, FactcheckError)
    return _text(HTTPStatus.INTERNAL_SERVER_ERROR, error.code, error.message)


async def _http(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    code, message = _SAID.get(HTTPStatus(error.status_code), ("http", error.detail))
    return _text(HTTPStatus(error.status_code), code, message, headers=dict(error.headers or {}))


async def _gone(request: Request, error: Exception) -> Response:
    """Nobody reads this."""
    return Response(status_code=HTTPStatus.REQUEST_TIMEOUT)


async def _mistake(request: Request, error: Exception) -> Response:
    """What went wrong is told where the server runs; it may hold what a client should not see."""
    _logger.error("%s", "\n".join(map(harmless, "".join(format_exception(error)).splitlines())))
    return _text(
        HTTPStatus.INTERNAL_SERVER_ERROR, "internal-error", "This is a mistake in factcheck itself; please report it."
    )


def _text(status: HTTPStatus, code: str, message: str, headers: dict[str, str] | None = None) -> Response:
    return PlainTextResponse(f"Error: {message} [{code}]", status_code=status, headers=headers)
