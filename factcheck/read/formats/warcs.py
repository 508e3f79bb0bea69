"""WARC files, as crawlers write them, packed or not: each page that was answered with 200 is an article."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace
from io import BytesIO
from typing import BinaryIO

from factcheck.model import Problem
from factcheck.read.decode import decode
from factcheck.read.document import Document
from factcheck.read.formats.bodies import mended
from factcheck.read.formats.format import Asked, Format
from factcheck.read.formats.html import html_document
from factcheck.read.formats.records import cut, too_large
from factcheck.read.formats.rows import few
from factcheck.read.formats.unpack import Damaged, gunzipped, inflated
from factcheck.read.formats.warcstream import Cut, Record, records

_PAGES = frozenset({"text/html", "application/xhtml+xml"})
_TEXTS = frozenset({"text/plain"})
_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]{2,40})", re.I)
_LATIN = frozenset({"iso-8859-1", "iso8859-1", "latin-1", "latin1", "us-ascii", "ascii"})
_CUT_BY_CRAWLER = "warc-truncated"


def read_warc(file: BinaryIO, asked: Asked) -> Iterator[Document | Problem]:
    """The pages of an unpacked WARC file, each under its address; what is no page (pictures, redirects) is passed over.

    The day on which a page was fetched is not taken for that of its publication.
    """
    return few(_pages(file, asked), asked)


def _packed(file: BinaryIO, asked: Asked) -> Iterator[Document | Problem]:
    stream, unpacking = gunzipped(file)
    told = False
    with stream:
        for found in read_warc(stream, asked):
            told = told or (isinstance(found, Problem) and found.code in ("damaged", "truncated"))
            yield found
        if unpacking.cut and not told:
            yield _ended(asked)


def _pages(file: BinaryIO, asked: Asked) -> Iterator[Document | Problem]:
    names: Counter[str] = Counter()
    count = pages = 0
    try:
        for record in records(file):
            count += 1
            for found in _of_record(record, asked):
                if isinstance(found, Document):
                    # The same address, fetched again: the second visit has another name.
                    names[found.name] += 1
                    visit = names[found.name]
                    found = replace(found, name=f"{found.name} ({visit})") if visit > 1 else found
                pages += 1
                yield found
    except Cut:
        yield _ended(asked)
        return
    except Damaged as error:
        message = f"{asked.path} could not be read to its end: {error}. What came before was read."
        yield Problem(asked.path, "damaged", message)
        return
    if not pages:
        message = f"{asked.path} holds no page: of its {count:,} records none is HTML that was answered with 200."
        yield Problem(asked.path, "no-articles", message)


def _of_record(record: Record, asked: Asked) -> Iterator[Document | Problem]:
    head = record.head
    if head.kind == "response":
        status, fields = record.http()
        wanted = _PAGES if status == "200" else frozenset()
    elif head.kind in ("resource", "conversion"):
        fields, wanted = head.fields, _PAGES | _TEXTS
    else:
        # Requests, what the crawler says of itself, and visits that found a page unchanged.
        return
    kind = (fields.get("content-type") or head.fields.get("warc-identified-payload-type") or "").partition(";")[0]
    if kind.strip().lower() not in wanted:
        return
    shown = f"{asked.path}, record {head.number} ({cut(head.address or 'no address')})"
    if _CUT_BY_CRAWLER in head.fields or head.fields.get("warc-segment-number"):
        message = f"{shown} holds a part of its page only, so it was left out."
        yield Problem(asked.path, "truncated", message)
        return
    # What is packed is smaller than what is unpacked; what is in chunks is a little larger.
    data = record.body(2 * asked.config.max_bytes)
    try:
        data = None if data is None else _content(data, fields, asked.config.max_bytes)
        if data is None:
            yield too_large(shown, asked)
            return
        found = _document(data, kind.strip().lower(), fields.get("content-type", ""), shown, head.address)
    except LookupError as error:
        message = f"{shown} is encoded as {cut(str(error.args[0]))}, which is not read: fetch it again without."
        found = Problem(asked.path, "encoding-unknown", message)
    except ValueError as error:
        found = Problem(asked.path, "unreadable", f"{shown} could not be read: {error}.")
    if isinstance(found, Problem):
        yield replace(found, path=asked.path)
        return
    if "\ufffd" in found.text:
        message = f"{shown} holds characters that its encoding does not have: check the figures near \ufffd."
        yield Problem(asked.path, "encoding-guessed", message)
    yield replace(found, name=head.address or str(head.number), url=found.url or head.address)


def _content(data: bytes, fields: Mapping[str, str], most: int) -> bytes | None:
    """The body without the chunks and the encodings of HTTP; None where it is larger than `most` bytes."""
    if fields.get("transfer-encoding", "").lower() == "chunked":
        from warcio.bufferedreaders import ChunkedDataReader  # type: ignore[import-untyped]

        data = ChunkedDataReader(BytesIO(data)).read()
    encodings = [name for name in fields.get("content-encoding", "").lower().split(",") if name.strip()]
    for name in reversed(encodings[:3]):
        # Some crawlers store what they have unpacked and leave the field as it was.
        if name.strip() in ("gzip", "x-gzip") and not data.startswith(b"\x1f\x8b"):
            continue
        unpacked = inflated(data, name, most=most)
        if unpacked is None:
            return None
        data = unpacked
    return data if len(data) <= most else None


def _document(data: bytes, kind: str, said: str, shown: str, address: str | None) -> Document | Problem:
    charset = _CHARSET.search(said)
    text = _decoded(data, charset[1] if charset else "")
    if kind in _PAGES:
        found = html_document(data if text is None else text, url=address)
        message = f"{shown} is a page in which no article was found."
        return found or Problem(shown, "no-article", message)
    if text is None:
        decoded = decode(data, path=shown)
        text = decoded.text
        if text is None:
            return decoded.problem or Problem(shown, "no-article", f"{shown} holds no text.")
    text = mended(text)
    return Document(text=text) if text.strip() else Problem(shown, "empty-file", f"{shown} is empty.")


def _decoded(data: bytes, charset: str) -> str | None:
    """The text in UTF-8, else in the encoding that the server names; None where it is in neither.

    What can be read as UTF-8 is, whatever the server says: many name one encoding for all that they send.
    """
    name = "cp1252" if charset.lower() in _LATIN else charset
    for each in ("utf-8-sig", name):
        try:
            return data.decode(each) if each else None
        except (UnicodeDecodeError, LookupError):
            continue
    return None


def _ended(asked: Asked) -> Problem:
    message = f"{asked.path} ends in the middle of a record: get it again. What came before was read."
    return Problem(asked.path, "truncated", message)


WARC = Format("warc", frozenset({".warc"}), read_warc)
PACKED_WARC = Format("warc-gz", frozenset({".warc.gz"}), _packed)
