"""Who may use the server, and what it answers to what it cannot use: over real connections, without the models."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Iterator
from dataclasses import replace

import pytest
from builders import report
from serving import CMS, Site, site

from factcheck.errors import FactcheckError
from factcheck.model import Report

EVIL = "http://evil.example"
ADD_ON = "moz-extension://3c9d2a0e-0000-4000-8000-1c2d3e4f5a6b"


@pytest.fixture(scope="module")
def plain() -> Iterator[Site]:
    with site(text=1000, body=5000) as one:
        yield one


@pytest.mark.parametrize(
    "host",
    ["localhost", "LOCALHOST:8081", "127.0.0.1", "127.0.0.1:1", "[::1]:8081", "192.168.1.5:8081", "desk.example:80"],
)
def test_an_address_and_a_name_of_its_own_are_answered(plain: Site, host: str) -> None:
    assert plain.get("/v2/healthcheck", Host=host).status == 200


@pytest.mark.parametrize(
    "host",
    [
        "evil.example",
        "evil.example:8081",
        "localhost.evil.example",
        "127.0.0.1.evil.example",
        "0x7f.1",
        "[evil]",
        "a b",
    ],
)
def test_another_name_that_points_here_is_not(plain: Site, host: str) -> None:
    for path in ("/v2/healthcheck", "/v2/check", "/", "/drafts/x"):
        refused = plain.get(path, Host=host)
        assert (refused.status, refused.text.startswith("Error: ")) == (403, True)
        assert refused.text.endswith("[host-unknown]")


def test_a_request_without_a_host_or_with_two_is_malformed(plain: Site) -> None:
    assert plain.get("/v2/healthcheck", Host="").status == 400
    with socket.create_connection(("127.0.0.1", plain.port), timeout=10) as raw:
        raw.sendall(b"GET /v2/healthcheck HTTP/1.1\r\nHost: localhost\r\nHost: evil.example\r\n\r\n")
        assert raw.recv(100).startswith(b"HTTP/1.1 400")


def test_a_page_of_another_site_may_not_ask(plain: Site) -> None:
    for origin in (EVIL, "null", f"http://localhost.evil.example:{plain.port}", "http://127.0.0.1:1", "file://", "*"):
        for method, path in (("POST", "/v2/check"), ("GET", "/v2/languages"), ("OPTIONS", "/v2/check"), ("GET", "/")):
            refused = plain.ask(method, path, None, Origin=origin)
            assert (refused.status, refused.text[-16:]) == (403, "[origin-refused]")
            assert "access-control-allow-origin" not in refused.headers
    # Where a browser hides the origin it still says that it is another.
    refused = plain.post("/v2/check", {"language": "en", "text": "a"}, Sec_Fetch_Site="cross-site")
    assert refused.status == 403


def test_its_own_pages_may_ask(plain: Site) -> None:
    own = f"http://{plain.host}"
    answered = plain.post("/v2/check", {"language": "en", "text": "a"}, Origin=own, Sec_Fetch_Site="same-origin")
    assert answered.status == 200
    assert "access-control-allow-origin" not in answered.headers


@pytest.mark.parametrize("origin", [ADD_ON, CMS, "chrome-extension://oldceeleldhonbafppcapldpdifcinji"])
def test_clients_of_languagetool_may_ask_below_v2_alone(plain: Site, origin: str) -> None:
    answered = plain.post("/v2/check", {"language": "en", "text": "a"}, Origin=origin)
    assert (answered.status, answered.headers["access-control-allow-origin"]) == (200, origin)
    assert "access-control-allow-credentials" not in answered.headers
    asked = plain.ask(
        "OPTIONS",
        "/v2/check",
        Origin=origin,
        Access_Control_Request_Method="POST",
        Access_Control_Request_Private_Network="true",
    )
    assert (asked.status, asked.headers["access-control-allow-methods"]) == (204, "GET, POST")
    assert asked.headers["access-control-allow-private-network"] == "true"
    assert plain.get("/", Origin=origin).status == 403


def test_an_extension_that_is_none_of_languagetool_may_not(plain: Site) -> None:
    assert plain.check("a").status == 200
    for origin in ("chrome-extension://abcdefghijklmnopabcdefghijklmnop", "chrome-extension://"):
        assert plain.post("/v2/check", {"language": "en", "text": "a"}, Origin=origin).status == 403


def test_every_answer_keeps_browsers_from_using_it_elsewhere(plain: Site) -> None:
    answers = [plain.get("/v2/languages"), plain.get("/nothing"), plain.check("a"), plain.get("/", Host="evil.example")]
    for one in answers:
        assert "default-src 'none'" in one.headers["content-security-policy"]
        assert one.headers["x-content-type-options"] == "nosniff"
        assert one.headers["cross-origin-resource-policy"] == "same-origin"
        assert one.headers["cache-control"] == "no-store"
        assert one.headers["vary"] == "Origin"
        assert "server" not in one.headers


@pytest.mark.parametrize(
    ("method", "path", "body", "headers", "status", "code"),
    [
        ("GET", "/nothing", None, {}, 404, "not-found"),
        ("GET", "/v2/words", None, {}, 404, "not-found"),
        ("GET", "/v2/../etc/passwd", None, {}, 404, "not-found"),
        ("GET", "/v2/check", None, {}, 405, "method"),
        ("PUT", "/v2/check", "text=a", {}, 405, "method"),
        ("POST", "/v2/languages", "", {}, 405, "method"),
        ("POST", "/v2/check", "", {}, 400, "bad-request"),
        ("POST", "/v2/check", b"\xff\xfe\x00", {}, 400, "bad-request"),
        ("POST", "/v2/check", "language=de&text=a", {}, 400, "language-unsupported"),
        ("POST", "/v2/check", "a" * 5001, {}, 413, "body-too-large"),
        ("POST", "/v2/check", "language=en&text=" + "a" * 1001, {}, 413, "text-too-long"),
        ("POST", "/v2/check", "--x", {"Content_Type": "multipart/form-data; boundary=x"}, 415, "media-type"),
        ("POST", "/v2/check", "<a/>", {"Content_Type": "application/xml"}, 415, "media-type"),
        ("GET", "/v2/configinfo", None, {}, 400, "bad-request"),
        ("GET", "/v2/configinfo?language=fr", None, {}, 400, "language-unsupported"),
    ],
)
def test_what_cannot_be_answered_has_a_status_and_a_reason(
    plain: Site, method: str, path: str, body: str | bytes | None, headers: dict[str, str], status: int, code: str
) -> None:
    refused = plain.ask(method, path, body, **headers)
    assert refused.status == status
    assert refused.headers["content-type"] == "text/plain; charset=utf-8"
    assert refused.text.startswith("Error: ")
    assert refused.text.endswith(f"[{code}]")
    assert ("allow" in refused.headers) == (status == 405)


@pytest.mark.parametrize(
    "kind", ["application/x-www-form-urlencoded; charset=UTF-8", "application/json", "text/plain", ""]
)
def test_forms_are_read_whatever_editors_call_them(plain: Site, kind: str) -> None:
    assert plain.ask("POST", "/v2/check", "language=en&text=a", Content_Type=kind).status == 200


def test_a_body_of_unknown_length_is_counted_as_it_comes(plain: Site) -> None:
    with socket.create_connection(("127.0.0.1", plain.port), timeout=10) as raw:
        raw.sendall(b"POST /v2/check HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n")
        for _ in range(6):
            raw.sendall(b"3e8\r\n" + b"a" * 1000 + b"\r\n")
        assert raw.recv(100).startswith(b"HTTP/1.1 413")


def test_what_is_no_http_is_answered_with_400(plain: Site) -> None:
    for rubbish in (
        b"\x16\x03\x01\x02\x00\r\n\r\n",
        b"GET\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: a\r\nContent-Length: x\r\n\r\n",
    ):
        with socket.create_connection(("127.0.0.1", plain.port), timeout=10) as raw:
            raw.sendall(rubbish)
            assert raw.recv(100).startswith(b"HTTP/1.1 400")


def test_a_mistake_of_ours_is_told_without_a_traceback(caplog: pytest.LogCaptureFixture) -> None:
    def broken() -> Report:
        raise RuntimeError("secret \x1b[2Jwords of a draft")

    with site(broken) as one:
        answered = one.check("a text")
        assert (answered.status, answered.text[-16:]) == (500, "[internal-error]")
        assert "Traceback" not in answered.text
        assert "secret" not in answered.text
        assert one.get("/v2/healthcheck").text == "OK"
        assert one.check("a text").status == 500
    # Where the server runs it is told in full.
    assert caplog.messages[0].startswith("Traceback")
    assert caplog.messages[0].endswith("RuntimeError: secret \\x1b[2Jwords of a draft")
    assert len(caplog.messages) == 2


def test_a_check_that_cannot_go_on_says_why() -> None:
    def missing() -> Report:
        raise FactcheckError("model-missing", "The packaged model is not installed.")

    with site(missing) as one:
        answered = one.check("a text")
        assert (answered.status, answered.text) == (500, "Error: The packaged model is not installed. [model-missing]")


def test_a_long_check_holds_up_no_other_answer_and_is_given_up() -> None:
    free = threading.Event()

    def slow() -> Report:
        free.wait(20)
        return report()

    with site(slow, checking=0.5) as one:
        started = time.monotonic()
        results: list[int] = []
        waiting = threading.Thread(target=lambda: results.append(one.check("a text").status))
        waiting.start()
        time.sleep(0.1)
        assert one.get("/v2/healthcheck").text == "OK"
        assert time.monotonic() - started < 0.5
        waiting.join(timeout=10)
        assert results == [503]
        free.set()
        assert one.check("a text").status == 200


def test_too_many_drafts_at_once_are_sent_away() -> None:
    free = threading.Event()

    def slow() -> Report:
        free.wait(20)
        return report()

    with site(slow, waiting=1) as one:
        results: list[int] = []
        threads = [threading.Thread(target=lambda: results.append(one.check("a text").status)) for _ in range(4)]
        for thread in threads:
            thread.start()
        deadline = time.monotonic() + 10
        while len(results) < 2 and time.monotonic() < deadline:
            time.sleep(0.01)
        assert results == [503, 503]
        free.set()
        for thread in threads:
            thread.join(timeout=10)
        assert sorted(results) == [200, 200, 503, 503]


def test_a_draft_that_nobody_waits_for_any_more_is_not_checked() -> None:
    free = threading.Event()
    checked: list[int] = []

    def slow() -> Report:
        checked.append(1)
        free.wait(20)
        return report()

    with site(slow) as one:
        first = threading.Thread(target=lambda: one.check("the first"))
        first.start()
        while not checked:
            time.sleep(0.01)
        body = b"language=en&text=the+second"
        with socket.create_connection(("127.0.0.1", one.port), timeout=10) as raw:
            head = f"POST /v2/check HTTP/1.1\r\nHost: localhost\r\nContent-Length: {len(body)}\r\n\r\n"
            raw.sendall(head.encode() + body)
            time.sleep(0.3)
        time.sleep(0.3)
        free.set()
        first.join(timeout=10)
        assert one.check("the third").status == 200
        assert len(checked) == 2


def test_a_body_that_does_not_come_is_not_waited_for() -> None:
    with site(sending=0.3) as one, socket.create_connection(("127.0.0.1", one.port), timeout=10) as raw:
        raw.sendall(b"POST /v2/check HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000\r\n\r\ntext=")
        answered = raw.recv(1000)
        assert answered.startswith(b"HTTP/1.1 408")
        assert one.get("/v2/healthcheck").status == 200


def test_a_ruled_finding_is_no_match_and_others_are() -> None:
    made = report()
    draft = made.articles[0]
    with site(lambda: replace(made, findings=made.findings[:1])) as one:
        assert one.check(draft.text).json["matches"] == []
