"""Text from articles made harmless for a terminal."""

from __future__ import annotations

import re
import unicodedata

_INVISIBLE_BUT_HARMLESS = frozenset("\u00ad\u200b\u200c\u200d\u2060\ufeff")
_BIDI = frozenset("\u061c\u200e\u200f")
_UNSAFE_CATEGORIES = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})
_BLANKS = re.compile(r"\s+")


def harmless(text: str, *, encoding: str = "utf-8") -> str:
    r"""The text with every control, bidi control and unencodable character shown as an escape (`\x1b`).

    What is left moves no cursor, sets no colour or title, reorders no line, and can be written in `encoding`.
    """
    # What Python calls printable holds nothing unsafe, and is nearly all that there is.
    shown = text if text.isprintable() else "".join(_escape(char) if _unsafe(char) else char for char in text)
    return shown.encode(encoding, errors="backslashreplace").decode(encoding)


def prose(text: str, *, encoding: str = "utf-8") -> str:
    """As :func:`harmless`, with runs of white space, line ends among them, shown as one blank."""
    return harmless(_BLANKS.sub(" ", text), encoding=encoding)


def _unsafe(char: str) -> bool:
    if char.isascii():
        return not char.isprintable()
    return char in _BIDI or (unicodedata.category(char) in _UNSAFE_CATEGORIES and char not in _INVISIBLE_BUT_HARMLESS)


def _escape(char: str) -> str:
    code = ord(char)
    if code < 0x100:
        return f"\\x{code:02x}"
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"
