"""Records of JSON and CSV files become documents: their fields by the mapping of the settings, or by the usual names."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from factcheck.house import Fields
from factcheck.model import Layout, Mark, Problem, Span
from factcheck.read.document import Document
from factcheck.read.formats.format import Asked
from factcheck.read.formats.paths import held, named, worded
from factcheck.read.formats.stated import stated_date

_LINE_END = re.compile(r"\r\n?")
_HALVES = re.compile("[\ud800-\udfff]+")
_TAG = re.compile(r"</?[a-zA-Z][^<>]{0,500}>")
_LANGUAGE = re.compile(r"([A-Za-z]{2,3})(?:[-_][A-Za-z0-9-_]*)?")
_ADDRESS = re.compile(r"https?://\S+", re.I)
_KEYS_SHOWN, _KEY_SHOWN = 8, 30


@dataclass(frozen=True, slots=True)
class Row:
    """Where a record stands: how a problem tells it ("feed.jsonl, line 17"), and what tells it apart in its file."""

    shown: str
    name: str


def document_of(record: object, row: Row, asked: Asked) -> Iterator[Document | Problem]:
    """The document that a record is, after the problems with its dates; or why it is none."""
    fields = asked.config.fields
    if not isinstance(record, Mapping):
        yield Problem(asked.path, "no-text", f"{row.shown} is no object with fields, so it has no text: leave it out.")
        return
    body = next((text for value in held(record, "text", fields) if (text := worded(value)) and text.strip()), None)
    if body is None:
        yield Problem(asked.path, "no-text", _textless(record, row, fields))
        return
    if len(body) > asked.config.max_bytes:
        yield too_large(row.shown, asked)
        return
    title = _label(record, "title", fields)
    text, marks = _joined(_bare(title) if title else None, mended(body))
    dates: dict[str, str | None] = {}
    for name in ("published", "updated"):
        stated = next(held(record, name, fields), None)
        dates[name] = stated_date(stated)
        if stated is not None and dates[name] is None:
            yield _unread(name, stated, row, asked)
    url, uri = _label(record, "url", fields), _label(record, "id", fields)
    if uri is not None and _ADDRESS.fullmatch(uri):
        url, uri = url or uri, None
    language = _LANGUAGE.fullmatch(_label(record, "language", fields) or "")
    yield Document(
        text=text,
        name=row.name,
        marks=marks,
        title=_bare(title) if title else None,
        source=_label(record, "source", fields),
        published=dates["published"],
        updated=dates["updated"],
        url=url,
        uri=uri,
        language=language[1].lower() if language else None,
        origin=_label(record, "origin", fields),
    )


def too_large(shown: str, asked: Asked) -> Problem:
    """That a record is too large for an article."""
    most = asked.config.max_bytes
    message = f"{shown} is larger than {most:,} bytes, too large for an article: leave it out or raise max_bytes."
    return Problem(asked.path, "record-too-large", message)


def mended(text: str) -> str:
    """A text with plain line ends, and without what JSON can spell and no file can hold."""
    halves = _HALVES.search(text)
    if halves:
        # Two halves that stand together are one character; one alone is none.
        text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return _LINE_END.sub("\n", text).replace("\0", "\ufffd")


def _label(record: Mapping[str, object], name: str, fields: Fields) -> str | None:
    found = next((text for value in held(record, name, fields) if (text := named(value))), None)
    return mended(found) if found else None


def _bare(title: str) -> str:
    """A title without the tags and entities of HTML."""
    return " ".join(html.unescape(_TAG.sub(" ", title)).split()) if "<" in title or "&" in title else title


def _joined(title: str | None, body: str) -> tuple[str, tuple[Mark, ...]]:
    """The title above the body, marked, where the body does not begin with it."""
    if title is None or " ".join(body.lstrip().partition("\n")[0].split()) == title:
        return body, ()
    return f"{title}\n\n{body}", (Mark(Span(0, len(title)), Layout.TITLE),)


def _unread(name: str, stated: object, row: Row, asked: Asked) -> Problem:
    told = named(stated) or type(stated).__name__
    message = (
        f'{row.shown} gives {name} as "{_cut(told)}", which is no date that can be read for certain; '
        "it counts as unknown: write 2024-03-05 or 2024-03-05T13:24+05:30."
    )
    return Problem(asked.path, "date-unread", message)


def _textless(record: Mapping[str, object], row: Row, fields: Fields) -> str:
    keys = ", ".join(_cut(key) for key in list(record)[:_KEYS_SHOWN]) or "nothing at all"
    more = ", ..." if len(record) > _KEYS_SHOWN else ""
    wanted = fields.of("text")
    tried = f" under {' or '.join(wanted)}" if wanted else ""
    return (
        f"{row.shown} has no text{tried}; what it has: {keys}{more}. "
        'Name the field that holds it in factcheck.toml: [fields] and text = "...".'
    )


def _cut(text: str) -> str:
    told = mended(text)
    return told if len(told) <= _KEY_SHOWN else f"{told[:_KEY_SHOWN]}..."
