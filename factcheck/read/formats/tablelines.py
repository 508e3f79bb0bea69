"""The lines of a CSV file as text, whatever its encoding, and none of its rows larger than an article may be."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import BinaryIO, cast

from factcheck.model import Problem
from factcheck.read.decode import encoding_of
from factcheck.read.formats.format import Asked

_HEAD = 65_536


class TooLarge(Exception):  # noqa: N818 (it ends a row, not the run)
    """A row has more characters than an article may have."""


class TableLines:
    """The lines of a table, one by one. Taking one raises TooLarge where the row is larger than `most` characters.

    `number` is the line that was taken last, counted from 1, `row` the first of the row at hand. `open` tells whether
    a quotation mark is, `ended` whether there are no more lines, `broken` how many lines could not be decoded in full.
    """

    def __init__(self, text: io.TextIOWrapper, *, most: int, problem: Problem | None) -> None:
        self._text = text
        self._most = most
        self._size = 0
        self._cut = False
        self.problem = problem
        self.number = self.row = self.broken = 0
        self.open = self.ended = False

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        line = self._text.readline(self._most + 1)
        self.ended = not line
        if not line:
            raise StopIteration
        self.number += 1
        self._size += len(line)
        self._cut = len(line) > self._most
        if self._size > self._most:
            raise TooLarge
        self.open ^= line.count('"') % 2 == 1
        self.broken += "\ufffd" in line
        return line

    def begin(self) -> None:
        """The next line begins a row."""
        self.row, self._size, self.open = self.number + 1, 0, False

    def skipped(self) -> bool:
        """Pass over the rest of a line that is too large; False where it stands in an open quotation mark."""
        if self.open:
            return False
        while self._cut and (line := self._text.readline(_HEAD)):
            self._cut = not line.endswith(("\n", "\r"))
        return True


def table_lines(file: BinaryIO, asked: Asked) -> TableLines | Problem:
    """The lines of a file from its beginning, or why it is none of text."""
    # To a buffer a file is as good as a raw stream, and it can look ahead.
    buffered = io.BufferedReader(cast(io.RawIOBase, file), _HEAD)
    head = buffered.peek(_HEAD)
    # A longer file is cut where no character is.
    whole = head if len(head) < _HEAD else head[: head.rfind(b"\n") + 1] or head
    found = encoding_of(whole, path=asked.path)
    if isinstance(found, Problem):
        return found
    text = io.TextIOWrapper(buffered, encoding=found[0], errors="replace", newline="")
    return TableLines(text, most=asked.config.max_bytes, problem=found[1])
