"""Files with many texts: their lines, none longer than allowed, and their problems, never more than a reader wants."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import BinaryIO

from factcheck.model import Problem
from factcheck.read.document import Document
from factcheck.read.formats.format import Asked

_BLOCK = 65_536
_TOLD = 10


def lines(file: BinaryIO, *, most: int) -> Iterator[bytes | None]:
    """The lines with their ends; None for one of more than `most` bytes, which is passed over without being held."""
    while line := file.readline(most + 1):
        if len(line) <= most:
            yield line
            continue
        while line and not line.endswith(b"\n"):
            line = file.readline(_BLOCK)
        yield None


def few(found: Iterable[Document | Problem], asked: Asked) -> Iterator[Document | Problem]:
    """All documents as they come, and of each kind of problem the first ten and how many more there are."""
    seen: Counter[str] = Counter()
    for each in found:
        if isinstance(each, Problem):
            seen[each.code] += 1
            if seen[each.code] > _TOLD:
                continue
        yield each
    for code, count in seen.items():
        if count > _TOLD:
            message = f"{asked.path} has {count - _TOLD:,} more problems of the kind {code}, which are not listed."
            yield Problem(asked.path, code, message)
