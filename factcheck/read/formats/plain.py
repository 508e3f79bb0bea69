"""Plain text and Markdown: the whole file is one text."""

from __future__ import annotations

from collections.abc import Iterator
from types import MappingProxyType
from typing import BinaryIO

from factcheck.model import Problem
from factcheck.read.decode import decode
from factcheck.read.document import Document, Status
from factcheck.read.embargo import allowed
from factcheck.read.formats.format import Asked, Format, loaded
from factcheck.read.frontmatter import front_matter
from factcheck.read.lines import split_lines

_HEAD = 10_000
_STATUS = MappingProxyType(
    {
        Status.CANCELED: {"withdrawn", "canceled", "cancelled", "killed", "retracted"},
        Status.WITHHELD: {"withheld", "embargoed"},
    }
)


def _read(file: BinaryIO, asked: Asked) -> Iterator[Document | Problem]:
    data = loaded(file, asked)
    if isinstance(data, Problem):
        yield data
        return
    decoded = decode(data, path=asked.path)
    if decoded.problem is not None:
        yield decoded.problem
    if decoded.text is not None:
        yield _document(decoded.text)


def _document(text: str) -> Document:
    """The text with what its front matter says of whether it may be used; other words of it say nothing."""
    values = front_matter(split_lines(text[:_HEAD])).values
    told = values.get("status", "").lower()
    status = next((status for status, words in _STATUS.items() if told in words), Status.USABLE)
    found, embargo = allowed(None, values.get("embargo"))
    return Document(text=text, status=status if found is Status.USABLE else found, embargo=embargo)


PLAIN = Format("text", frozenset({".txt", ".text", ".md", ".markdown"}), _read)
