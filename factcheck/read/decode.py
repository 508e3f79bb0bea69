"""Bytes to text: UTF-8 first, then what a byte order mark says, then a guess that is reported."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from factcheck.model import Problem

_MARKED = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# Formats that are no plain text though they may hold no zero byte.
_MAGIC = (b"%PDF-", b"{\\rtf", b"PK\x03\x04", b"\x1f\x8b", b"\x89PNG", b"GIF8", b"\xff\xd8\xff", b"\xd0\xcf\x11\xe0")
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_MOST_CONTROL = 0.1
# What Python's text mode does with line ends.
_LINE_END = re.compile(r"\r\n?")
# Encodings in which English copy arrives when it is not UTF-8, and the common ones of copy that is not English.
_USUAL = "cp1252"
_CANDIDATES = [
    _USUAL, "mac_roman", "cp1250", "cp1251", "cp1253", "cp1254", "cp1255", "cp1256", "koi8_r", "big5", "gb18030",
    "shift_jis", "euc_jp", "euc_kr",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text of a file with plain line ends, or None where it cannot be used, and what went wrong."""

    text: str | None
    problem: Problem | None = None


def decode(data: bytes, *, path: str) -> Decoded:
    """The text in `data`; `path` only names it in a problem.

    Problems: `empty-file` and `binary-file` (no text), `encoding-guessed` (a text, to be checked).
    """
    if not data.strip():
        return Decoded(None, Problem(path, "empty-file", f"{path} is empty: fill it or leave it out."))
    for mark, encoding in _MARKED:
        if data.startswith(mark):
            return _marked(data, encoding, path=path)
    if _is_binary(data):
        return _binary(path)
    try:
        return _text(data.decode("utf-8-sig"), path=path)
    except UnicodeDecodeError:
        return _guessed(data, path=path)


def encoding_of(head: bytes, *, path: str) -> tuple[str, Problem | None] | Problem:
    """The encoding of a file that begins with `head`, cut at the end of a line, and what is to be said of it.

    The problems are those of :func:`decode`; one alone says that the file cannot be used.
    """
    marked = next((encoding for mark, encoding in _MARKED if head.startswith(mark)), None)
    if marked is not None:
        return marked, None
    decoded = decode(head, path=path)
    if decoded.text is None:
        return decoded.problem or _no_text(path)
    guessed = decoded.problem is not None and "\ufffd" not in decoded.text
    return (guessed and _guess(head)) or "utf-8-sig", decoded.problem


def _marked(data: bytes, encoding: str, *, path: str) -> Decoded:
    try:
        return _text(data.decode(encoding), path=path)
    except UnicodeDecodeError:
        return _binary(path)


def _guessed(data: bytes, *, path: str) -> Decoded:
    """UTF-8 with a few broken places where that is what it is, otherwise the guess of charset-normalizer."""
    repaired = data.decode("utf-8-sig", errors="replace")
    broken = repaired.count("\ufffd")
    if sum(1 for char in repaired if ord(char) > 0x7F) > 2 * broken:
        message = (
            f"{path} is UTF-8 with {broken} broken places, read as \ufffd: "
            "save it again as UTF-8 and check the figures near them."
        )
        return Decoded(_plain(repaired), Problem(path, "encoding-guessed", message))
    encoding = _guess(data)
    if encoding is None:
        return _binary(path)
    message = f"{path} is not UTF-8; it was read as {encoding}, which is a guess: save it as UTF-8 to be sure."
    return Decoded(_plain(data.decode(encoding, errors="replace")), Problem(path, "encoding-guessed", message))


def _guess(data: bytes) -> str | None:
    from charset_normalizer import from_bytes

    found = from_bytes(data, cp_isolation=_CANDIDATES)
    best = found.best()
    if best is None:
        return None
    # Among readings that are as clean it prefers letters to signs: cp1250, in which a pound sign is a letter.
    usual = next((each for each in found if _USUAL in each.could_be_from_charset and each.chaos <= best.chaos), None)
    return best.encoding if usual is None else _USUAL


def _text(text: str, *, path: str) -> Decoded:
    if not text.strip():
        return Decoded(None, Problem(path, "empty-file", f"{path} holds nothing but space: fill it or leave it out."))
    return Decoded(_plain(text))


def _plain(text: str) -> str:
    return _LINE_END.sub("\n", text)


def _is_binary(data: bytes) -> bool:
    return b"\x00" in data or data.startswith(_MAGIC) or len(_CONTROL.findall(data)) > _MOST_CONTROL * len(data)


def _binary(path: str) -> Decoded:
    return Decoded(None, _no_text(path))


def _no_text(path: str) -> Problem:
    message = f"{path} is not plain text: export the article as UTF-8 text and name that file."
    return Problem(path, "binary-file", message)
