"""Reading the samples of wire formats, for the tests of each."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

from factcheck.config import Config
from factcheck.model import Problem
from factcheck.read.document import Document
from factcheck.read.formats import Asked, format_of
from factcheck.read.inputs import Candidate
from factcheck.read.reader import documents_of

SAMPLES = Path(__file__).parents[1] / "fixtures" / "formats"


def sample(name: str) -> list[Document | Problem]:
    """All that a sample gives."""
    return list(documents_of(Candidate(name, SAMPLES / name), config=Config()))


def given(name: str, content: str | bytes, **settings: int) -> list[Document | Problem]:
    """All that a file of this name and content gives."""
    data = content.encode() if isinstance(content, str) else content
    return list(format_of(name, data).read(BytesIO(data), Asked(name, Config(**settings))))  # type: ignore[arg-type]


def documents(found: list[Document | Problem]) -> list[Document]:
    """The documents, where there is no problem."""
    assert not [one for one in found if isinstance(one, Problem)]
    return [one for one in found if isinstance(one, Document)]


def problem(found: list[Document | Problem]) -> Problem:
    """The only thing that was found: a problem."""
    (one,) = found
    assert isinstance(one, Problem)
    return one


def parts(document: Document) -> list[tuple[str, str]]:
    """The text of a document in its parts: what each is (body where it is not marked), and what it says."""
    found, position = [], 0
    for mark in document.marks:
        assert position <= mark.span.start < mark.span.end <= len(document.text)
        found += [("body", document.text[position : mark.span.start])]
        found += [(mark.layout.value, document.text[mark.span.start : mark.span.end])]
        position = mark.span.end
    found += [("body", document.text[position:])]
    return [(layout, text.strip()) for layout, text in found if text.strip()]
