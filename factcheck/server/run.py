"""The server as a process: a socket, the models, one line that tells where it is, and an end by Ctrl-C."""

from __future__ import annotations

import signal
import socket
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, field
from functools import partial

import uvicorn
from starlette.types import ASGIApp

from factcheck.config import Config
from factcheck.errors import FactcheckError
from factcheck.pipeline import Progress
from factcheck.server.app import application
from factcheck.server.book import Book
from factcheck.server.checker import Checker
from factcheck.server.desk import Desk
from factcheck.server.guard import doors
from factcheck.server.limits import Limits
from factcheck.server.sources import Held, Sources

_MOST_CONNECTIONS = 128
_GRACE_SECONDS = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Serving:
    """Where to serve, what to hold drafts against, and who may ask besides this machine.

    `port` 0 is any that is free. `book` holds what editors ruled. `hosts` are names, besides addresses and localhost,
    by which the server is called; `origins` are sites whose pages may ask for checks.
    """

    host: str
    port: int
    against: tuple[str, ...]
    config: Config
    book: Book
    hosts: tuple[str, ...] = ()
    origins: tuple[str, ...] = ()
    limits: Limits = field(default_factory=Limits)


def run(serving: Serving, *, ready: Callable[[str, Held], None], progress: Progress | None = None) -> None:
    """Serve until SIGINT or SIGTERM. `ready` is told the address and the sources once drafts can be checked.

    Raises FactcheckError `address-unusable`, `no-sources`, and as :func:`factcheck.check` where the models cannot be
    loaded.
    """
    with closing(_socket(serving.host, serving.port)) as listening:
        sources = Sources(serving.against, config=serving.config, moment=serving.book.now)
        checker = Checker(sources, serving.config, book=serving.book)
        held = checker.read()
        if serving.against and not held.articles:
            raise FactcheckError("no-sources", _nothing(held))
        checker.warm_up(progress)
        desk = Desk(checker, limits=serving.limits)
        allowed = doors((serving.host, *serving.hosts), serving.origins)
        address = _address(serving.host, listening.getsockname()[1])
        app = application(desk, doors=allowed)
        _Server(settings(app), ready=partial(ready, address, held)).run(sockets=[listening])


def settings(app: ASGIApp, *, port: int = 0) -> uvicorn.Config:
    """How the application is served."""
    return uvicorn.Config(
        app,
        port=port,
        # The one that is always there: it reads what comes strictly, and its limits are known.
        http="h11",
        ws="none",
        lifespan="off",
        log_config=None,
        # What goes wrong is told by the application, once and harmlessly.
        log_level="critical",
        access_log=False,
        server_header=False,
        proxy_headers=False,
        limit_concurrency=_MOST_CONNECTIONS,
        timeout_graceful_shutdown=_GRACE_SECONDS,
    )


class _Server(uvicorn.Server):
    """A server that a signal stops, and which then ends as it would by itself.

    `ready` is called once it answers, and once signals are its own: whoever waits for it may stop it at once.
    """

    def __init__(self, config: uvicorn.Config, *, ready: Callable[[], None]) -> None:
        super().__init__(config)
        self._ready = ready

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets=sockets)
        self._ready()

    def handle_exit(self, sig: int, frame: object) -> None:
        if self.should_exit and sig == signal.SIGINT:
            self.force_exit = True
        self.should_exit = True


def _socket(host: str, port: int) -> socket.socket:
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        listening = socket.socket(family, kind, protocol)
        try:
            listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            listening.bind(address)
            listening.listen()
        except OSError:
            listening.close()
            raise
    except (OSError, OverflowError, UnicodeError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else error
        raise FactcheckError(
            "address-unusable",
            f"{host} port {port} cannot be used ({reason}): name another --host or --port; port 0 is any free one.",
        ) from error
    return listening


def _address(host: str, port: int) -> str:
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"


def _nothing(held: Held) -> str:
    told = "; ".join(problem.message for problem in held.problems[:3]) or "The sources hold no article."
    return f"There is nothing to hold drafts against. {told}"
