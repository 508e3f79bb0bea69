"""Packed files read as a stream, with an end to what may come out of them."""

from __future__ import annotations

import io
import zlib
from typing import BinaryIO

_BLOCK = 65_536
# Text packs to a tenth, pages full of the same furniture to a fiftieth; a bomb to a thousandth.
_MOST_TIMES = 250
_ALWAYS = 64_000_000
_MAGIC = b"\x1f\x8b"
# zlib: 16 asks for gzip, 15 is the largest window.
_GZIP = 16 + 15


class Damaged(ValueError):  # noqa: N818 (it is told, not a bug)
    """What a file holds cannot be unpacked, or not within bounds; the message says why."""


class Gunzip(io.RawIOBase):
    """The unpacked bytes of a gzip file of one or several members (RFC 1952). Reading raises Damaged.

    `cut` is True after a read past the end of a file that ends before its last member does.
    """

    def __init__(self, packed: BinaryIO) -> None:
        super().__init__()
        self._packed = packed
        self._member = zlib.decompressobj(_GZIP)
        self._waiting = b""
        self._begun = False
        self._in = self._out = 0
        self.cut = False

    def readable(self) -> bool:
        """True."""
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        """Fill the beginning of a buffer; gives how many bytes it took, 0 at the end."""
        while True:
            if not self._waiting:
                self._waiting = self._packed.read(_BLOCK)
                self._in += len(self._waiting)
            if not self._waiting:
                self.cut = self._begun
                return 0
            data = self._unpacked(len(buffer))
            if data:
                buffer[: len(data)] = data
                return len(data)

    def _unpacked(self, most: int) -> bytes:
        if not self._begun and not self._next_member():
            return b""
        try:
            data = self._member.decompress(self._waiting, most)
        except zlib.error as error:
            raise Damaged(f"its packed data is damaged: {str(error).rpartition(': ')[2]}") from None
        self._waiting = self._member.unconsumed_tail
        if self._member.eof:
            self._waiting = self._member.unused_data
            self._member, self._begun = zlib.decompressobj(_GZIP), False
        self._out += len(data)
        if self._out > _ALWAYS + _MOST_TIMES * self._in:
            raise Damaged(f"it unpacks to more than {_MOST_TIMES} times its size")
        return data

    def _next_member(self) -> bool:
        """Whether another member begins here; zeros between members and what follows the last are passed over."""
        self._waiting = self._waiting.lstrip(b"\0")
        if len(self._waiting) == 1:
            more = self._packed.read(_BLOCK)
            self._in += len(more)
            self._waiting += more
        if not _MAGIC.startswith(self._waiting[:2]):
            if self._out == 0:
                raise Damaged("it is not packed by gzip, though its name says so")
            self._waiting = b""
            self._packed = io.BytesIO()
        self._begun = bool(self._waiting)
        return self._begun


def gunzipped(packed: BinaryIO) -> tuple[io.BufferedReader, Gunzip]:
    """A buffered stream of the unpacked bytes, and what tells whether the file was cut."""
    raw = Gunzip(packed)
    return io.BufferedReader(raw, _BLOCK), raw


def inflated(data: bytes, encoding: str, *, most: int) -> bytes | None:
    """What `data` holds in a content encoding of HTTP (RFC 9110); None where it is more than `most` bytes.

    What is cut short gives what there is. Raises Damaged for what is no such data, and LookupError for an encoding
    that is not known here.
    """
    name = encoding.strip().lower()
    if name in ("", "identity"):
        return data if len(data) <= most else None
    if name in ("gzip", "x-gzip"):
        with gunzipped(io.BytesIO(data))[0] as stream:
            found = stream.read(most + 1)
    elif name == "deflate":
        found = _deflated(data, most)
    elif name == "br":
        found = _brotli(data, most)
    else:
        raise LookupError(name)
    return found if len(found) <= most else None


def _deflated(data: bytes, most: int) -> bytes:
    # Servers send it with and without the head that the standard asks for.
    for window in (15, -15):
        try:
            return zlib.decompressobj(window).decompress(data, most + 1)
        except zlib.error:
            continue
    raise Damaged("its deflated data is damaged")


def _brotli(data: bytes, most: int) -> bytes:
    import brotli  # type: ignore[import-untyped]

    unpacker, parts, size, waiting = brotli.Decompressor(), [], 0, data
    try:
        while size <= most and not unpacker.is_finished():
            part = unpacker.process(waiting, output_buffer_limit=_BLOCK)
            waiting = b""
            if not part:
                break
            parts.append(part)
            size += len(part)
    except brotli.error:
        raise Damaged("its brotli data is damaged") from None
    return b"".join(parts)
