"""What a file format is: the ends of names it goes by, and how it is read."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import BinaryIO

from factcheck.config import Config
from factcheck.model import Problem
from factcheck.read.document import Document


@dataclass(frozen=True, slots=True)
class Asked:
    """The file as it is shown in problems, and the settings of the run."""

    path: str
    config: Config


Reader = Callable[[BinaryIO, Asked], Iterator[Document | Problem]]


@dataclass(frozen=True, slots=True)
class Format:
    """One file format. `suffixes` are in lower case and with their dot.

    `read` takes the file from its beginning and gives its documents one by one, and a problem for each that cannot be
    used; it raises OSError and ValueError only where the file itself cannot be read on.
    """

    slug: str
    suffixes: frozenset[str]
    read: Reader


def loaded(file: BinaryIO, asked: Asked, *, limit: int | None = None) -> bytes | Problem:
    """All bytes of a file, of which no more than one above `limit` (None: `max_bytes` of the settings) are held."""
    most = asked.config.max_bytes if limit is None else limit
    data = file.read(most + 1)
    if len(data) > most:
        message = f"{asked.path} is larger than {most:,} bytes, too large for an article: split it or raise max_bytes."
        return Problem(asked.path, "file-too-large", message)
    return data
