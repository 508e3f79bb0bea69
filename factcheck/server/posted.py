"""What a client posts, and what of it is checked: a place in the text that is checked as a place in what was posted.

Clients count in UTF-16 code units, as Java and JavaScript do; the checks count code points of a text without markup.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

# Half of a pair, or nothing at all: no text can hold it.
_NO_TEXT = re.compile("[\x00\ud800-\udfff]")
_LINES = re.compile(r"\r\n?|[^\r]+")
_WIDE = re.compile("[\U00010000-\U0010ffff]")


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of what was posted: text, or where `reads` is not None markup, in whose place that is read."""

    posted: str
    reads: str | None = None


@dataclass(frozen=True, slots=True)
class _Piece:
    """A stretch of the text that is checked, from `start` on, and the stretch `at` to `end` of what was posted.

    Where it is `own` text the two are the same; otherwise the one stands for the other as a whole.
    """

    start: int
    at: int
    end: int
    own: bool


@dataclass(frozen=True, slots=True)
class Posted:
    """What was posted, `whole`, and the `text` of it that is checked, with line ends as `\\n` and without markup."""

    whole: str
    text: str
    pieces: tuple[_Piece, ...]
    wide: tuple[int, ...]

    def place(self, start: int, end: int) -> tuple[int, int]:
        """Where the characters `start` to `end` (half-open, at least one) of `text` stand in `whole`."""
        first, last = self._piece(start), self._piece(end - 1)
        left = first.at + start - first.start if first.own else first.at
        right = last.at + end - last.start if last.own else last.end
        return left, max(left, right)

    def units(self, position: int) -> int:
        """A position in `whole` in UTF-16 code units."""
        return position + bisect_left(self.wide, position)

    def _piece(self, position: int) -> _Piece:
        return self.pieces[bisect_right(self.pieces, position, key=lambda piece: piece.start) - 1]


def posted(parts: Iterable[Part]) -> Posted:
    """The parts put together. What no text can hold is read as U+FFFD."""
    whole: list[str] = []
    text: list[str] = []
    pieces: list[_Piece] = []
    at = start = 0
    for each in parts:
        for written, read in _read(each):
            if read:
                pieces.append(_Piece(start, at, at + len(written), own=written == read))
            whole.append(written)
            text.append(read)
            at, start = at + len(written), start + len(read)
    together = "".join(whole)
    return Posted(together, "".join(text), tuple(pieces), tuple(match.start() for match in _WIDE.finditer(together)))


def _read(part: Part) -> Iterator[tuple[str, str]]:
    """What was written, stretch by stretch, and what is read in its place."""
    written = _NO_TEXT.sub("\ufffd", part.posted)
    if part.reads is not None:
        yield written, _NO_TEXT.sub("\ufffd", part.reads).replace("\r\n", "\n").replace("\r", "\n")
        return
    for stretch in _LINES.findall(written):
        yield stretch, "\n" if stretch[0] == "\r" else stretch
