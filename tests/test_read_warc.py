"""WARC files: which records are pages, how they are encoded, and what a broken or hostile file does."""

from __future__ import annotations

import gzip
import io
import tracemalloc
import zlib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import brotli  # type: ignore[import-untyped]
import pytest

from factcheck.config import Config
from factcheck.model import Layout, Problem
from factcheck.read import read
from factcheck.read.document import Document
from factcheck.read.formats import Asked, format_of

FORMATS = Path(__file__).parents[1] / "fixtures" / "formats"
PROSE = (
    "The harbour of Tornby was closed on Monday after a crane fell on two barges, its owners said. "
    "Nobody was hurt, but 340 tonnes of gravel were lost, and the pier will stay shut until Thursday."
)
PAGE = f"<!DOCTYPE html><html><body><h1>Crane falls</h1><p>{PROSE}</p><p>{PROSE[::-1]}</p></body></html>"
RESPONSE = "application/http; msgtype=response"


def zipped(data: bytes) -> bytes:
    """Packed without a time: processes that collect the tests must name them alike."""
    return gzip.compress(data, mtime=0)


def record(kind: str, body: bytes, *, uri: str | None = None, form: str = RESPONSE, extra: Sequence[str] = ()) -> bytes:
    fields = ["WARC/1.0", f"WARC-Type: {kind}", "WARC-Date: 2025-03-09T02:00:00Z", *extra, f"Content-Type: {form}"]
    fields += [f"WARC-Target-URI: {uri}"] if uri else []
    return "\r\n".join([*fields, f"Content-Length: {len(body)}", "", ""]).encode() + body + b"\r\n\r\n"


def page(
    body: bytes = PAGE.encode(), *, uri: str = "https://x.example/1", status: str = "200 OK", **fields: str
) -> bytes:
    told = {"Content-Type": "text/html", **{name.replace("_", "-"): value for name, value in fields.items()}}
    head = [f"HTTP/1.1 {status}", *(f"{name}: {value}" for name, value in told.items()), "", ""]
    return record("response", "\r\n".join(head).encode() + body, uri=uri)


def found(data: bytes, name: str = "a.warc", **settings: Any) -> tuple[list[Document], list[str]]:
    """The documents of an archive, and its problems as code and message."""
    every = list(format_of(name).read(io.BytesIO(data), Asked(name, Config(**settings))))
    problems = [each for each in every if isinstance(each, Problem)]
    assert all(problem.path == name and problem.message.startswith(name) for problem in problems)
    documents = [each for each in every if isinstance(each, Document)]
    return documents, [f"{problem.code}: {problem.message}" for problem in problems]


@pytest.mark.parametrize("name", ["crawl.warc", "crawl.warc.gz"])
def test_the_samples(name: str) -> None:
    articles, problems = read([str(FORMATS / name)], config=Config())
    assert problems == ()
    by_address = sorted(articles, key=lambda article: article.url or "")
    assert [(article.url, article.source, article.published) for article in by_address] == [
        ("https://gazette.example/2025/ferry-astrid", "Skerrin Gazette", "2025-03-04T21:10+00:00"),
        ("https://harbourweekly.example/inquiry", None, None),
        ("https://wire.example/astrid-reef", "The Northern Wire", "2025-03-05T07:30+00:00"),
    ]
    assert by_address[0].path.endswith(f"{name}#https://gazette.example/2025/ferry-astrid")
    assert [mark.layout for mark in by_address[0].marks] == [Layout.TITLE]
    assert "“The lights went out" in by_address[2].text


def test_all_in_one_member_of_gzip() -> None:
    (document,), problems = found(gzip.compress(page() + page(status="404 Not Found")), "a.warc.gz")
    assert (document.name, problems) == ("https://x.example/1", [])


def test_a_page_that_was_fetched_twice_has_two_names() -> None:
    documents, problems = found(page() + page(uri="https://x.example/2") + page())
    assert problems == []
    assert [each.name for each in documents] == [
        "https://x.example/1",
        "https://x.example/2",
        "https://x.example/1 (2)",
    ]


def chunked(data: bytes) -> bytes:
    return b"".join(
        b"%x\r\n%b\r\n" % (len(data[at : at + 99]), data[at : at + 99]) for at in range(0, len(data), 99)
    ) + (b"0\r\n\r\n")


UMLAUT = PAGE.replace("crane", "crâne – “large”")


@pytest.mark.parametrize(
    ("body", "fields"),
    [
        (UMLAUT.encode(), {}),
        (UMLAUT.encode(), {"Content_Type": "text/html; charset=iso-8859-1"}),
        (UMLAUT.encode("cp1252"), {"Content_Type": 'text/html; charset="ISO-8859-1"'}),
        (UMLAUT.encode("utf-16"), {"Content_Type": "application/xhtml+xml;charset=utf-16"}),
        (zipped(UMLAUT.encode()), {"Content_Encoding": "gzip"}),
        (UMLAUT.encode(), {"Content_Encoding": "gzip"}),
        (zlib.compress(UMLAUT.encode()), {"Content_Encoding": "deflate"}),
        (zlib.compress(UMLAUT.encode())[2:-4], {"Content_Encoding": "deflate"}),
        (brotli.compress(UMLAUT.encode()), {"Content_Encoding": "br"}),
        (chunked(UMLAUT.encode()), {"Transfer_Encoding": "chunked"}),
        (chunked(zipped(UMLAUT.encode())), {"Transfer_Encoding": "chunked", "Content_Encoding": "gzip"}),
        (UMLAUT.encode(), {"Transfer_Encoding": "chunked"}),
    ],
)
def test_encodings_of_pages(body: bytes, fields: dict[str, str]) -> None:
    (document,), problems = found(page(body, **fields))
    assert problems == []
    assert "a crâne – “large” fell on two barges" in document.text


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (page(b"x", Content_Encoding="zstd"), "encoding-unknown: a.warc, record 1 (https://x.example/1)"),
        (page(b"\xff" * 9, Content_Encoding="br"), "unreadable: a.warc, record 1"),
        (page(b"\x1f\x8bxx", Content_Encoding="gzip"), "unreadable: a.warc, record 1"),
        (page(b"", Content_Encoding="br"), "no-article: a.warc, record 1"),
        (page(b"<html><body></body></html>"), "no-article: a.warc, record 1"),
        (page(b"<p>" + b"x" * 3_000_000), "record-too-large: a.warc, record 1"),
        (page(b"x" * 5_000_000), "record-too-large: a.warc, record 1"),
        (page(zipped(b"x" * 50_000_000), Content_Encoding="gzip"), "record-too-large: a.warc, record 1"),
        (page(brotli.compress(b"x" * 50_000_000), Content_Encoding="br"), "record-too-large: a.warc, record 1"),
        (page(zlib.compress(b"x" * 50_000_000), Content_Encoding="deflate"), "record-too-large: a.warc, record 1"),
        (
            record("response", b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<p>x", uri="http://x.example",
                   extra=["WARC-Truncated: length"]),
            "truncated: a.warc, record 1 (http://x.example) holds a part",
        ),
        (record("resource", b" \n", uri="http://x.example", form="text/plain"), "empty-file: a.warc, record 1"),
        (record("conversion", b"a\0b", uri="http://x.eu", form="text/plain"), "encoding-guessed: a.warc, record 1"),
    ],
)  # fmt: skip
def test_a_record_that_cannot_be_used_is_told_and_the_next_is_read(data: bytes, told: str) -> None:
    tracemalloc.start()
    try:
        documents, problems = found(data + page(uri="https://x.example/next"))
        assert tracemalloc.get_traced_memory()[1] < 40_000_000
    finally:
        tracemalloc.stop()
    assert documents[-1].name == "https://x.example/next"
    assert [problem[: len(told)] for problem in problems] == [told]


@pytest.mark.parametrize(
    "data",
    [
        b"",
        page(status="301 Moved"),
        page(Content_Type="image/png"),
        page(Content_Type=""),
        record("revisit", b"HTTP/1.1 304 Not Modified\r\n\r\n", uri="https://x.example"),
        record("response", PAGE.encode()),
        record("response", b"", uri="https://x.example"),
        record("response", b"garbage", uri="https://x.example"),
        record("request", b"GET / HTTP/1.1\r\n\r\n", uri="https://x.example"),
        record("", b"x", uri="https://x.example"),
        record("response", b"203.0.113.7", uri="dns:x.example", form="text/dns"),
    ],
)
def test_an_archive_without_a_page_says_so(data: bytes) -> None:
    documents, (problem,) = found(data)
    assert documents == []
    assert problem.startswith("no-articles: a.warc holds no page")


def test_what_came_before_a_cut_stays_wherever_the_cut_is(capsys: pytest.CaptureFixture[str]) -> None:
    first, second = page(), page(uri="https://x.example/2")
    for size in range(len(first), len(first) + len(second) - 4, 23):
        documents, problems = found((first + second)[:size])
        assert [each.name for each in documents] == ["https://x.example/1"]
        assert all(problem.startswith(("truncated:", "damaged:")) for problem in problems)
        assert len(problems) == (0 if size <= len(first) else 1)
    packed = gzip.compress(first) + gzip.compress(second)
    for size in range(len(gzip.compress(first)) + 1, len(packed) - 9, 23):
        documents, problems = found(packed[:size], "a.warc.gz")
        assert [each.name for each in documents] == ["https://x.example/1"]
        assert len(problems) == 1
    assert capsys.readouterr() == ("", "")


@pytest.mark.parametrize(
    "hostile",
    [
        b"<html>no archive</html>",
        b"\x00" * 5_000,
        b"WARC/1.0\r\n" + b"X" * 5_000_000,
        b"WARC/1.0\r\n" + b"A: b\r\n" * 500_000,
        b"\r\n" * 3_000_000,
        b"WARC/1.0\r\nWARC-Type: response\r\n\r\n" + b"x" * 100,
        b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: -5\r\n\r\n",
        b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 99999999999999999999999999\r\n\r\n",
        b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: \xc2\xb2\r\n\r\n",
        page(uri="https://x.example/a b\x1b[31m", A="b" * 200_000),
        page()[:-4] + b"more than it said\r\n\r\n",
    ],
)
def test_a_hostile_file_ends_with_a_problem_and_says_nothing_else(
    hostile: bytes, capsys: pytest.CaptureFixture[str]
) -> None:
    tracemalloc.start()
    try:
        documents, problems = found(page(uri="https://x.example/before") + hostile)
        assert tracemalloc.get_traced_memory()[1] < 30_000_000
    finally:
        tracemalloc.stop()
    assert documents[0].name == "https://x.example/before"
    assert [problem.partition(":")[0] for problem in problems] == ["damaged"]
    assert capsys.readouterr() == ("", "")


def test_a_bomb_between_the_pages() -> None:
    inner = gzip.compress(b"\n" * 30_000_000, 9)
    documents, problems = found(gzip.compress(page()) + inner * 40, "a.warc.gz")
    assert [each.name for each in documents] == ["https://x.example/1"]
    assert [problem.partition(":")[0] for problem in problems] == ["damaged"]


def test_a_large_record_that_is_no_page_is_passed_over_without_being_held() -> None:
    film = page(b"x" * 60_000_000, Content_Type="video/mp4")
    data = io.BytesIO(film + page(uri="https://x.example/2"))
    tracemalloc.start()
    try:
        every = list(format_of("a.warc").read(data, Asked("a.warc", Config())))
        assert tracemalloc.get_traced_memory()[1] < 12_000_000
    finally:
        tracemalloc.stop()
    assert [each.name for each in every if isinstance(each, Document)] == ["https://x.example/2"]
