"""XML of which it is not known what it is: nothing is guessed, and what is read is told."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from factcheck.model import Problem
from factcheck.read.document import Document
from factcheck.read.formats.format import Asked, Format
from factcheck.read.formats.sniff import HEAD, root_of


def _read(file: BinaryIO, asked: Asked) -> Iterator[Document | Problem]:
    root = root_of(file.read(HEAD))
    what = f"XML whose first element is {root.name}" if root is not None else "no XML, or XML without an element"
    message = (
        f"{asked.path} is {what}; of XML only NewsML-G2, NITF, RSS, Atom and XHTML are read: "
        "convert it, or give its text."
    )
    yield Problem(asked.path, "format-unknown", message)


XML = Format("xml", frozenset({".xml"}), _read)
