"""A server in a thread of the test, and requests to it over a real connection, header by header."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from http.client import HTTPConnection
from typing import Any
from urllib.parse import urlencode

import uvicorn
from builders import report
from starlette.types import ASGIApp

from factcheck.config import Config
from factcheck.model import Article, Report
from factcheck.server.app import application
from factcheck.server.book import Book
from factcheck.server.checker import Checker
from factcheck.server.desk import Desk
from factcheck.server.guard import doors
from factcheck.server.limits import Limits
from factcheck.server.run import settings
from factcheck.server.sources import Held, Sources

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
CMS = "https://cms.example"
FORM = "application/x-www-form-urlencoded"


def book(ledger: str) -> Book:
    """Rulings in a ledger, at noon of a day."""
    return Book(ledger=ledger, baseline=None, now=lambda: NOON)


@dataclass(frozen=True)
class Answer:
    """What came back."""

    status: int
    headers: Mapping[str, str]
    text: str

    @property
    def json(self) -> Any:
        """The text as JSON."""
        assert self.headers["content-type"] == "application/json"
        return json.loads(self.text)


@dataclass(frozen=True)
class Site:
    """A server that runs."""

    port: int

    @property
    def host(self) -> str:
        """As a browser writes it."""
        return f"127.0.0.1:{self.port}"

    def ask(self, method: str, path: str, body: bytes | str | None = None, **headers: str) -> Answer:
        """One request; `Content_Type="text/plain"` is the header Content-Type, an empty one is left out."""
        connection = HTTPConnection("127.0.0.1", self.port, timeout=60)
        try:
            connection.putrequest(method, path, skip_host=True, skip_accept_encoding=True)
            data = body.encode() if isinstance(body, str) else body
            given = {"Host": self.host, **{name.replace("_", "-"): value for name, value in headers.items()}}
            if data is not None:
                given = {"Content-Type": FORM, "Content-Length": str(len(data)), **given}
            for name, value in given.items():
                if value:
                    connection.putheader(name, value)
            connection.endheaders(data)
            answer = connection.getresponse()
            text = answer.read().decode()
            return Answer(answer.status, {name.lower(): value for name, value in answer.getheaders()}, text)
        finally:
            connection.close()

    def get(self, path: str, **headers: str) -> Answer:
        """GET."""
        return self.ask("GET", path, **headers)

    def post(self, path: str, fields: Mapping[str, str], **headers: str) -> Answer:
        """A form."""
        return self.ask("POST", path, urlencode(fields), **headers)

    def check(self, text: str, **fields: str) -> Answer:
        """`/v2/check` as most clients ask it."""
        return self.post("/v2/check", {"language": "en-US", "text": text, **fields})


@contextmanager
def running(app: ASGIApp) -> Iterator[Site]:
    """The application behind the settings of the real server, at a free port."""
    server = uvicorn.Server(settings(app, port=0))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        assert thread.is_alive()
        time.sleep(0.01)
    try:
        yield Site(server.servers[0].sockets[0].getsockname()[1])
    finally:
        server.should_exit = True
        thread.join(timeout=10)
        assert not thread.is_alive()


class Stub(Checker):
    """Checks that take as long as a test wants, and find what it wants."""

    def __init__(self, check: Callable[[], Report], ledger: str, held: Held) -> None:
        sources = Sources([], config=Config())
        sources.held = held
        super().__init__(sources, Config(), book=book(ledger))
        self._check = check

    def check(self, draft: Article, config: Config) -> Report:
        """What the test wants, whatever the draft."""
        return self._check()


def site(
    check: Callable[[], Report] = report, *, ledger: str = "no-ledger-here", held: Held | None = None, **limits: Any
) -> AbstractContextManager[Site]:
    """A server with such checks, which is also called desk.example and lets a CMS ask."""
    checker = Stub(check, ledger, held or Held())
    allowed = doors(["desk.example", "127.0.0.1"], [CMS])
    return running(application(Desk(checker, limits=Limits(**limits)), doors=allowed))
