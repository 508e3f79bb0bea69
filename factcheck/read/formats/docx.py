"""Word documents: what stands in the text once its tracked changes are accepted.

The dates in a document are those of the file, not of publication, and its author is whoever first saved it: neither is
used. Comments and what stands in the margins of a page are left out; notes stand at the end, marked as no news.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, BinaryIO

from factcheck.model import Layout, Problem
from factcheck.read.document import Document
from factcheck.read.formats.format import Asked, Format, loaded
from factcheck.read.formats.markup import laid_out
from factcheck.read.formats.wordtext import Paragraph, note_texts, paragraphs

if TYPE_CHECKING:
    from docx.document import Document as WordDocument

# A document holds its pictures: as a file it may be larger than a text, and its text no larger than one.
_FILE = 10
_UNPACKED = 50
_MARKUP = 10
_MOST_PARTS = 5_000
_OLD = b"\xd0\xcf\x11\xe0"
_NAMES = {
    "title": Layout.TITLE, "headline": Layout.TITLE, "head line": Layout.TITLE,
    "subtitle": Layout.STANDFIRST, "standfirst": Layout.STANDFIRST, "deck": Layout.STANDFIRST, "dek": Layout.STANDFIRST,
    "strapline": Layout.STANDFIRST, "subheadline": Layout.STANDFIRST,
    "caption": Layout.CAPTION, "picture caption": Layout.CAPTION, "photo caption": Layout.CAPTION,
    "byline": Layout.BOILERPLATE, "credit": Layout.BOILERPLATE, "crosshead": Layout.HEADING, "subhead": Layout.HEADING,
}  # fmt: skip
_MOST_BASES = 10


def _read(file: BinaryIO, asked: Asked) -> Iterator[Document | Problem]:
    data = loaded(file, asked, limit=_FILE * asked.config.max_bytes)
    if isinstance(data, Problem):
        yield data
        return
    refused = _refused(data, asked)
    if refused is not None:
        yield refused
        return
    try:
        found = _document(data)
    except Exception as error:
        # A broken file makes the library and the parser fail in many ways, each of which means the same.
        yield _unreadable(asked, f"it is damaged: {type(error).__name__}")
        return
    if found is None:
        yield Problem(asked.path, "empty-file", f"{asked.path} holds no text: fill it or leave it out.")
    elif len(found.text) > asked.config.max_bytes:
        message = f"{asked.path} holds more than {asked.config.max_bytes:,} characters: split it or raise max_bytes."
        yield Problem(asked.path, "file-too-large", message)
    else:
        yield found


def _unreadable(asked: Asked, reason: str) -> Problem:
    message = f"{asked.path} could not be read as a Word document ({reason}): save it again as .docx, or as text."
    return Problem(asked.path, "unreadable", message)


def _refused(data: bytes, asked: Asked) -> Problem | None:
    """Why the package is not unpacked: it is none, is protected, or would be too large.

    zipfile gives no more of a part than the size that is declared for it, so what is declared bounds what is held.
    """
    if data.startswith(_OLD):
        return _unreadable(asked, "it is protected by a password, or of a version before 2007")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            parts = package.infolist()
    except (zipfile.BadZipFile, ValueError, EOFError, NotImplementedError, OSError):
        return _unreadable(asked, "it is no .docx file")
    if any(part.flag_bits & 1 for part in parts):
        return _unreadable(asked, "it is protected by a password")
    markup = sum(part.file_size for part in parts if part.filename.lower().endswith((".xml", ".rels")))
    whole = sum(part.file_size for part in parts)
    most = asked.config.max_bytes
    if len(parts) > _MOST_PARTS or whole > _UNPACKED * most or markup > _MARKUP * most:
        message = f"{asked.path} would unpack to {whole:,} bytes in {len(parts):,} parts, too much for an article."
        return Problem(asked.path, "file-too-large", f"{message} Give the text alone.")
    return None


def _document(data: bytes) -> Document | None:
    import docx

    word = docx.Document(io.BytesIO(data))
    if word.element.getroottree().docinfo.internalDTD is not None:
        raise ValueError("a document type")
    names = _layouts(word)
    body = [each for each in paragraphs(word.element.body) if each.text]
    layouts = [_layout(each, names) for each in body]
    title = _title_at(body, layouts)
    if title is not None:
        layouts[title] = Layout.TITLE
    parts: list[tuple[str, Layout | None, str]] = [
        (each.text, layout, each.tag) for each, layout in zip(body, layouts, strict=True)
    ]
    if not parts:
        return None
    parts += [(note, Layout.BOILERPLATE, "p") for note in note_texts(word.part)]
    text, marks = laid_out(parts)
    return Document(text=text, marks=marks, title=body[title].text if title is not None else _known_title(word, body))


def _layouts(word: WordDocument) -> dict[str, Layout]:
    """What the styles of a document say of its paragraphs, by their ids; those made from another say what that says."""
    found: dict[str, Layout] = {}
    for style in word.styles:
        base, left = style, _MOST_BASES
        while base is not None and left:
            layout = _named(base.name)
            if layout is not None:
                found[style.style_id] = layout
                break
            base, left = getattr(base, "base_style", None), left - 1
    return found


def _named(name: str | None) -> Layout | None:
    plain = " ".join((name or "").lower().split())
    return Layout.HEADING if plain.startswith("heading ") else _NAMES.get(plain)


def _layout(paragraph: Paragraph, names: Mapping[str, Layout]) -> Layout | None:
    return names.get(paragraph.style) if paragraph.tag == "p" else None


def _title_at(body: list[Paragraph], layouts: list[Layout | None]) -> int | None:
    """The first title; without one a heading with which the document starts, bylines aside."""
    if Layout.TITLE in layouts:
        return layouts.index(Layout.TITLE)
    first = next((at for at, layout in enumerate(layouts) if layout is not Layout.BOILERPLATE), None)
    return first if first is not None and layouts[first] is Layout.HEADING and first + 1 < len(body) else None


def _known_title(word: WordDocument, body: list[Paragraph]) -> str | None:
    """The title among the document's properties where it stands in the text: most are of another text or a template."""
    title = " ".join((word.core_properties.title or "").split())
    same = (" ".join(each.text.split()).casefold() == title.casefold() for each in body[:5])
    return title if title and any(same) else None


DOCX = Format("docx", frozenset({".docx", ".docm"}), _read)
