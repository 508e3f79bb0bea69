"""A server in a thread of the test, and requests to it over a real connection, header by header."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection
from typing import Any
from urllib.parse import urlencode

import uvicorn
from starlette.types import ASGIApp

from factcheck.server.run import settings

FORM = "application/x-www-form-urlencoded"


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
