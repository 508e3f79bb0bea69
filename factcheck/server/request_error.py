"""A request that is not answered as asked: with which status, and why."""

from __future__ import annotations

from http import HTTPStatus

from factcheck.errors import FactcheckError


class RequestError(FactcheckError):
    """`status` is that of the answer; code and message as in every error."""

    def __init__(self, status: HTTPStatus, code: str, message: str) -> None:
        super().__init__(code, message)
        self.status = status
