"""Plain text and Markdown: the whole file is one text."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from factcheck.model import Problem
from factcheck.read.decode import decode
from factcheck.read.document import Document
from factcheck.read.formats.format import Asked, Format, loaded


def _read(file: BinaryIO, asked: Asked) -> Iterator[Document | Problem]:
    data = loaded(file, asked)
    if isinstance(data, Problem):
        yield data
        return
    decoded = decode(data, path=asked.path)
    if decoded.problem is not None:
        yield decoded.problem
    if decoded.text is not None:
        yield Document(text=decoded.text)


PLAIN = Format("text", frozenset({".txt", ".text", ".md", ".markdown"}), _read)
