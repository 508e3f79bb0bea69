"""PDF: the lines that a page shows, joined to paragraphs; one article a file.

A PDF knows where glyphs stand, not what they are: the title is told by its size, a paragraph by its gaps, what stands
at the edge of several pages is no news. Its dates and its author are those of the file, and are not used.
"""

from __future__ import annotations

import io
import math
import re
import unicodedata
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, BinaryIO

from factcheck.model import Layout, Problem
from factcheck.read.document import Document
from factcheck.read.formats.format import Asked, Format, loaded
from factcheck.read.formats.markup import laid_out
from factcheck.read.formats.pdflines import PdfLine, PdfParagraph, paragraphs
from factcheck.read.formats.quiet import quiet
from factcheck.read.heads import is_outlet

if TYPE_CHECKING:
    from pypdf import PageObject, PdfReader

# A page holds its pictures and fonts: as a file it may be larger than a text.
_FILE = 10
_MOST_PAGES = 100
_LIMITS: dict[str, Any] = {
    "zlib_maximum_output_length": 20_000_000,
    "lzw_maximum_output_length": 20_000_000,
    "run_length_maximum_output_length": 20_000_000,
    "stream_decoding_work_maximum_length": 60_000_000,
    "stream_parsing_work_maximum_count": 500_000,
    "page_tree_maximum_entries": 5_000,
    "xform_maximum_invocations_per_extraction": 1_000,
}
_LIGATURE = re.compile("[\ufb00-\ufb06]")
_LARGER = 1.08
_TITLE_LARGER = 1.15
_HEADING_WORDS = 14
_TITLE_WORDS = 40
_FEWEST_LETTERS = 20


class _RefusedError(Exception):
    """Why a file is not read on: its code and the reason."""

    def __init__(self, code: str, reason: str) -> None:
        super().__init__(reason)
        self.code = code
        self.reason = reason


def _read(file: BinaryIO, asked: Asked) -> Iterator[Document | Problem]:
    data = loaded(file, asked, limit=_FILE * asked.config.max_bytes)
    if isinstance(data, Problem):
        yield data
        return
    try:
        lines = _lines(data, most=asked.config.max_bytes)
    except _RefusedError as refused:
        yield Problem(asked.path, refused.code, f"{asked.path} {refused.reason}")
        return
    except Exception as error:
        # A broken file makes the library fail in many ways, each of which means the same.
        message = f"{asked.path} could not be read as a PDF (it is damaged: {type(error).__name__}): give it as text."
        yield Problem(asked.path, "unreadable", message)
        return
    if sum(char.isalpha() for line in lines for char in line.text) < _FEWEST_LETTERS:
        message = f"{asked.path} holds no text, as where pages are pictures: run text recognition (OCR) over it first."
        yield Problem(asked.path, "no-text", message)
        return
    yield _document(lines)


def _lines(data: bytes, *, most: int) -> list[PdfLine]:
    """The lines of all pages in the order in which they are drawn."""
    import pypdf

    quiet("pypdf")
    limits = pypdf.get_configuration().with_overwrites(jbig2dec_binary=None, **_LIMITS)
    with pypdf.apply_configuration(limits):
        reader = _opened(data)
        if len(reader.pages) > _MOST_PAGES:
            reason = f"has {len(reader.pages):,} pages, more than {_MOST_PAGES}: split it, one article a file."
            raise _RefusedError("file-too-large", reason)
        lines: list[PdfLine] = []
        left = most
        for number, page in enumerate(reader.pages):
            found = _page_lines(page, number, left)
            left -= sum(len(line.text) for line in found)
            lines += found
    return lines


def _opened(data: bytes) -> PdfReader:
    """The file, where it opens without a password, as those do that only forbid to print or to copy."""
    from pypdf import PdfReader
    from pypdf.errors import DependencyError

    try:
        reader = PdfReader(io.BytesIO(data))
        if not reader.is_encrypted or reader.decrypt(""):
            return reader
    except (DependencyError, NotImplementedError):
        # What it is encrypted with needs a library that is not here, and mostly a password too.
        pass
    raise _RefusedError("protected-file", "is protected by a password: save it without one, or give it as text.")


def _page_lines(page: PageObject, number: int, left: int) -> list[PdfLine]:
    lines: list[PdfLine] = []
    pieces: list[str] = []
    place: list[float] = []

    def end() -> None:
        text = _LIGATURE.sub(lambda one: unicodedata.normalize("NFKC", one[0]), " ".join("".join(pieces).split()))
        if text and place:
            lines.append(PdfLine(text, place[0], place[1], place[2], number))
        pieces.clear()
        place.clear()

    def visit(text: str, matrix: list[float], inner: list[float], _font: object, size: float) -> None:
        nonlocal left
        left -= len(text)
        if left < 0:
            raise _RefusedError("file-too-large", "holds too much text for an article: split it, one article a file.")
        for at, part in enumerate(text.split("\n")):
            if at:
                end()
            if part.strip() and not place:
                place.extend(_placed(matrix, inner, size))
            pieces.append(part)

    page.extract_text(visitor_text=visit)
    end()
    return lines


def _placed(matrix: list[float], inner: list[float], size: float) -> tuple[float, float, float]:
    """Where a piece of text begins on its page, and how large it is there."""
    x = inner[4] * matrix[0] + inner[5] * matrix[2] + matrix[4]
    y = inner[4] * matrix[1] + inner[5] * matrix[3] + matrix[5]
    scale = math.hypot(inner[2], inner[3]) * math.hypot(matrix[2], matrix[3])
    return x, y, round(abs(size) * scale, 1)


def _document(lines: list[PdfLine]) -> Document:
    found = paragraphs(lines)
    letters: dict[float, int] = {}
    for each in found:
        letters[each.size] = letters.get(each.size, 0) + len(each.text)
    usual = max(sorted(letters), key=lambda size: letters[size])
    title = _title_at(found, usual)
    layouts = [_layout(each, at, title, usual) for at, each in enumerate(found)]
    if title is not None:
        _mark_standfirst(found, layouts, title, usual)
    text, marks = laid_out((each.text, layout, "p") for each, layout in zip(found, layouts, strict=True))
    return Document(text=text, marks=marks, title=None if title is None else found[title].text)


def _title_at(found: list[PdfParagraph], usual: float) -> int | None:
    """The largest paragraph of the first page that has text, where it is larger than the body and no masthead."""
    page = min((each.page for each in found if not each.edge), default=0)
    able = [
        at
        for at, each in enumerate(found)
        if each.page == page and not each.edge and each.size >= _TITLE_LARGER * usual
        if 2 <= len(each.text.split()) <= _TITLE_WORDS and not is_outlet(each.text)
    ]
    return max(able, key=lambda at: (found[at].size, -at), default=None)


def _layout(each: PdfParagraph, at: int, title: int | None, usual: float) -> Layout | None:
    if each.edge:
        return Layout.BOILERPLATE
    if at == title:
        return Layout.TITLE
    is_short = len(each.text.split()) <= _HEADING_WORDS and not each.text.endswith((".", ";", ","))
    return Layout.HEADING if title is not None and at > title and is_short and each.size >= _LARGER * usual else None


def _mark_standfirst(found: list[PdfParagraph], layouts: list[Layout | None], title: int, usual: float) -> None:
    """The paragraph below the title is the standfirst where it is larger than the body and smaller than the title."""
    at = title + 1
    if at + 1 < len(found) and _LARGER * usual <= found[at].size < found[title].size:
        words = len(found[at].text.split())
        if layouts[at] in (None, Layout.HEADING) and words >= 6:
            layouts[at] = Layout.STANDFIRST


PDF = Format("pdf", frozenset({".pdf"}), _read)
