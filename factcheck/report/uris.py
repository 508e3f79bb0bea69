"""Paths as URI references (RFC 3986)."""

from __future__ import annotations

from pathlib import PurePath
from urllib.parse import quote


def uri_of(path: str) -> str:
    """A relative reference for a relative path, a `file` URI for an absolute one; never two slashes at the beginning.

    What is no plain letter, digit or one of `-._~/` is percent-encoded, byte by byte of the name as the system has it.
    """
    pure = PurePath(path)
    written = pure.as_posix()
    if not pure.is_absolute():
        return quote(_bytes(written))
    return f"file:///{quote(_bytes(written.lstrip('/')), safe='/:')}"


def is_relative(uri: str) -> bool:
    """Whether the reference that :func:`uri_of` gave is a relative one."""
    return not uri.startswith("file:")


def _bytes(path: str) -> bytes:
    """The name as bytes: an undecodable byte is itself again, any other lone surrogate stays encodable."""
    try:
        return path.encode("utf-8", errors="surrogateescape")
    except UnicodeEncodeError:
        return path.encode("utf-8", errors="surrogatepass")
