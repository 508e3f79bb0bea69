"""Who may ask: no page of another site, by whatever name it reaches the server, and what every answer forbids browsers.

A page of another site can have a browser send requests to this machine. It is told by `Origin` and `Sec-Fetch-Site`,
which pages cannot set, and where it has a name of its own point to this machine (DNS rebinding) by `Host`.
"""

from __future__ import annotations

import ipaddress
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from http import HTTPStatus

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from factcheck.server.request_error import RequestError

API = "/v2/"
# LanguageTool's add-on for Chrome and Edge by its ids; in Firefox and Safari its id is another in each browser.
_ADD_ONS = (
    "chrome-extension://oldceeleldhonbafppcapldpdifcinji",
    "chrome-extension://hfjadhjooeceemgojogkhlppanjkbobc",
)
_SCHEMES = ("moz-extension://", "safari-web-extension://")
_SAFE = frozenset({"GET", "HEAD"})
_KEEP_OUT = (
    ("x-content-type-options", "nosniff"),
    ("x-frame-options", "DENY"),
    # Under a stricter one browsers hide the origin of forms, by which their requests are known.
    ("referrer-policy", "same-origin"),
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-resource-policy", "same-origin"),
    ("cache-control", "no-store"),
)
_CLOSED = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'"


@dataclass(frozen=True, slots=True)
class Doors:
    """By which names the server may be called, besides addresses, and which other sites may ask for checks."""

    hosts: frozenset[str] = frozenset({"localhost"})
    origins: frozenset[str] = frozenset()


def doors(hosts: Iterable[str], origins: Iterable[str]) -> Doors:
    """With the names that a user gives; they are compared without case and without what does not tell sites apart."""
    return Doors(
        frozenset({"localhost", *(_plain(host) for host in hosts)}),
        frozenset(origin.casefold().rstrip("/") for origin in origins),
    )


class Guard:
    """Refuses what a foreign site has a browser send, and lays the rules for browsers on every answer."""

    def __init__(self, app: ASGIApp, *, doors: Doors) -> None:
        self._app = app
        self._doors = doors

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, or answer it. Nothing but HTTP is let in."""
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
            return
        if scope["type"] != "http":
            return
        headers, path = Headers(scope=scope), scope["path"]
        foreign: str | None = None
        try:
            host = _host(headers.getlist("host"))
            _known_host(host, self._doors)
            foreign = _foreign(headers, host, path, scope["method"], self._doors)
        except RequestError as refused:
            await self._answer(refusal(refused), None, scope, receive, send)
            return
        if foreign is not None and scope["method"] == "OPTIONS":
            await self._answer(_preflight(headers), foreign, scope, receive, send)
        else:
            await self._app(scope, receive, _marked(send, foreign))

    async def _answer(
        self, response: Response, foreign: str | None, scope: Scope, receive: Receive, send: Send
    ) -> None:
        await response(scope, receive, _marked(send, foreign))


def refusal(refused: RequestError) -> Response:
    """A refusal as an answer, in the form that LanguageTool has for errors."""
    return PlainTextResponse(f"Error: {refused.message} [{refused.code}]", status_code=refused.status)


def _marked(send: Send, foreign: str | None) -> Send:
    """`send`, with the rules for browsers among the headers, and for an allowed foreign site leave to read."""

    async def marked(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            headers.setdefault("content-security-policy", _CLOSED)
            for name, value in _KEEP_OUT:
                headers[name] = value
            if foreign is not None:
                headers["access-control-allow-origin"] = foreign
                headers["cross-origin-resource-policy"] = "cross-origin"
            headers.add_vary_header("Origin")
        await send(message)

    return marked


def _preflight(headers: Headers) -> Response:
    leave = {
        "access-control-allow-methods": "GET, POST",
        "access-control-allow-headers": "Content-Type",
        "access-control-max-age": "600",
    }
    if headers.get("access-control-request-private-network") == "true":
        leave["access-control-allow-private-network"] = "true"
    return Response(status_code=HTTPStatus.NO_CONTENT, headers=leave)


def _host(named: Sequence[str]) -> str:
    """The one `Host` of a request, as written."""
    if len(named) != 1 or not named[0].strip():
        raise RequestError(HTTPStatus.BAD_REQUEST, "host-missing", "A request must name one host in its header Host.")
    return named[0].strip()


def _known_host(host: str, doors: Doors) -> None:
    """An address cannot be pointed to this machine by anybody else; a name can."""
    name = _plain(host)
    if name in doors.hosts:
        return
    try:
        ipaddress.ip_address(name)
    except ValueError:
        raise RequestError(
            HTTPStatus.FORBIDDEN,
            "host-unknown",
            f"This server does not answer to the name {name:.80}: use its address, or start it with --allow-host NAME.",
        ) from None


def _plain(host: str) -> str:
    """The name or address without its port."""
    name = host.casefold()
    if name.startswith("["):
        return name[1:].partition("]")[0]
    return name.partition(":")[0].rstrip(".") if name.count(":") < 2 else name


def _foreign(headers: Headers, host: str, path: str, method: str, doors: Doors) -> str | None:
    """The other site that asks, where it may; None where no other does. Raises RequestError where it may not."""
    origin = headers.get("origin")
    if origin is None:
        if method not in _SAFE and headers.get("sec-fetch-site", "none") not in {"none", "same-origin"}:
            raise _strange("another site")
        return None
    plain = origin.casefold()
    if plain in {f"http://{host}".casefold(), f"https://{host}".casefold()}:
        return None
    allowed = plain in doors.origins or plain in _ADD_ONS or plain.startswith(_SCHEMES)
    if allowed and path.startswith(API):
        return origin
    raise _strange(f"{origin:.80}")


def _strange(origin: str) -> RequestError:
    return RequestError(
        HTTPStatus.FORBIDDEN,
        "origin-refused",
        f"A page of {origin} may not use this server. To let a site ask for checks, name it with --allow-origin.",
    )
