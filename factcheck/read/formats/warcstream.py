"""The records of a WARC file (ISO 28500), one after another, read with warcio and never more than a block held."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, BinaryIO

from factcheck.read.formats.unpack import Damaged

# No head of a record has as much, nor a line of it; hostile ones have gigabytes.
_MOST_HEAD = 1_000_000
_LONGEST_LINE = 100_000
_BLOCK = 65_536
_HTTP = ("http:", "https:")


class Cut(Exception):  # noqa: N818 (it is told, not a bug)
    """The file ends in the middle of a record."""


@dataclass(frozen=True, slots=True)
class Head:
    """What a record says of itself, names in lower case; `number` counts the records of the file from 1."""

    number: int
    kind: str
    fields: Mapping[str, str]

    @property
    def address(self) -> str | None:
        """Where it was fetched."""
        return self.fields.get("warc-target-uri")


class Record:
    """One record, to be read before the next one is asked for."""

    def __init__(self, head: Head, stream: Any) -> None:
        self.head = head
        self._stream = stream

    def http(self) -> tuple[str, Mapping[str, str]]:
        """The status and the fields of a response of HTTP, names in lower case; the body is what `body` then gives."""
        from warcio.statusandheaders import StatusAndHeadersParser  # type: ignore[import-untyped]

        if not (self.head.address or "").lower().startswith(_HTTP):
            return "200", self.head.fields
        try:
            found = StatusAndHeadersParser(["HTTP/1.0", "HTTP/1.1"], verify=False).parse(self._stream)
        except EOFError:
            return "", MappingProxyType({})
        return found.get_statuscode(), _lower(found.headers)

    def body(self, most: int) -> bytes | None:
        """The rest of the record; None where it is more than `most` bytes. Raises Cut."""
        if self._stream.limit > most:
            return None
        parts = []
        while part := self._stream.read(_BLOCK):
            parts.append(part)
        if self._stream.limit > 0:
            raise Cut
        return b"".join(parts)

    def passed(self) -> None:
        """Read to the end of the record. Raises Cut."""
        while self._stream.read(_BLOCK):
            pass
        if self._stream.limit > 0:
            raise Cut


def records(file: BinaryIO) -> Iterator[Record]:
    """The records of an unpacked WARC file. Raises Damaged where one cannot be read, Cut where the file ends in one."""
    from warcio.archiveiterator import WARCIterator  # type: ignore[import-untyped]
    from warcio.exceptions import ArchiveLoadFailed  # type: ignore[import-untyped]
    from warcio.limitreader import LimitReader  # type: ignore[import-untyped]

    # It warns of addresses with blanks on standard error, in the words of the file.
    logging.getLogger("warcio").setLevel(logging.CRITICAL)
    walk = _iterator(WARCIterator)(file)
    number = 0
    while True:
        try:
            found = next(walk, None)
        except ArchiveLoadFailed:
            raise Damaged("there is no record where one should begin") from None
        if found is None:
            return
        number += 1
        if not isinstance(found.raw_stream, LimitReader) or _length(found) is None:
            raise Damaged(f"record {number} does not say how long it is")
        record = Record(
            Head(number, (found.rec_type or "").lower(), _lower(found.rec_headers.headers)), found.raw_stream
        )
        yield record
        record.passed()


def _iterator(base: Any) -> Any:
    from warcio.bufferedreaders import BufferedReader  # type: ignore[import-untyped]

    class Bounded(BufferedReader):  # type: ignore[misc]
        """A reader whose lines, and whose lines in a row, have an end."""

        in_a_row = 0

        def read(self, length: int | None = None) -> bytes:
            self.in_a_row = 0
            data: bytes = super().read(length)
            return data

        def readline(self, length: int | None = None) -> bytes:
            most = _LONGEST_LINE if length is None else min(length, _LONGEST_LINE)
            line: bytes = super().readline(most)
            self.in_a_row += len(line)
            if len(line) >= _LONGEST_LINE or self.in_a_row > _MOST_HEAD:
                raise Damaged("the head of a record does not end")
            return line

    class Walk(base):  # type: ignore[misc]
        """Records without their heads of HTTP, which are read where they are wanted."""

        def __init__(self, file: BinaryIO) -> None:
            super().__init__(file, no_record_parse=True)
            self.reader = Bounded(file, block_size=_BLOCK)

        def _consume_blanklines(self) -> tuple[bytes | None, int]:
            # That of warcio writes to standard error what follows a record that is longer than it says.
            size = 0
            while line := self.reader.readline():
                if line.strip():
                    return line, size
                size += len(line)
            return None, size

    return Walk


def _length(found: Any) -> int | None:
    said = found.rec_headers.get_header("Content-Length") or ""
    return int(said) if said.isascii() and said.isdigit() and len(said) < 20 else None


def _lower(fields: list[tuple[str, str]]) -> Mapping[str, str]:
    """The fields by their names in lower case; of two the first."""
    found: dict[str, str] = {}
    for name, value in fields:
        found.setdefault(name.lower(), value.strip())
    return found
