"""Records of JSON and CSV files become documents: by the mapping of the settings, or by the usual names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from factcheck.house import Fields
from factcheck.model import Problem
from factcheck.read.document import Document, Status
from factcheck.read.embargo import allowed
from factcheck.read.formats.bodies import bare, mended, worded_document
from factcheck.read.formats.format import Asked
from factcheck.read.formats.paths import held, named, worded
from factcheck.read.formats.stated import stated_date

_LANGUAGE = re.compile(r"([A-Za-z]{2,3})(?:[-_][A-Za-z0-9_-]*)?")
_ADDRESS = re.compile(r"https?://\S+", re.I)
_WITHDRAWN = frozenset({"canceled", "cancelled", "killed", "retracted", "withdrawn"})
_FORBIDDING = _WITHDRAWN | {"withheld", "embargoed"}
_KEYS_SHOWN, _SHOWN = 8, 30


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
    bodies = (text for value in held(record, "text", fields) if (text := worded(value)) and text.strip())
    body = next(bodies, None)
    if body is None and (_label(record, "status", fields) or "").casefold() in _WITHDRAWN:
        yield _notice(record, row, fields)
        return
    if body is None:
        yield Problem(asked.path, "no-text", _textless(record, row, fields))
        return
    if len(body) > asked.config.max_bytes:
        yield too_large(row.shown, asked)
        return
    told = {name: _label(record, name, fields) for name in ("title", "standfirst", "source", "url", "id", "origin")}
    title, standfirst = (bare(line) or None if (line := told[name]) else None for name in ("title", "standfirst"))
    try:
        found = worded_document(mended(body), title=title, standfirst=standfirst, url=told["url"])
    except ValueError as error:
        yield Problem(asked.path, "unreadable", f"{row.shown} holds HTML that cannot be read ({error}): leave it out.")
        return
    if found is None:
        yield Problem(asked.path, "no-text", f"{row.shown} has HTML without a text in it: leave it out.")
        return
    published, updated = (next(held(record, name, fields), None) for name in ("published", "updated"))
    for name, stated in (("published", published), ("updated", updated)):
        if stated is not None and stated_date(stated) is None:
            yield _unread(name, stated, row, asked)
    url, uri = _identity(told["url"], told["id"])
    status, embargo = _allowed(record, fields)
    language = _LANGUAGE.fullmatch(_label(record, "language", fields) or "")
    yield replace(
        found,
        name=row.name,
        source=told["source"] or found.source,
        published=stated_date(published) or found.published,
        updated=stated_date(updated) or found.updated,
        url=url or found.url,
        uri=uri,
        language=language[1].lower() if language else found.language,
        origin=told["origin"] or found.origin,
        status=status,
        embargo=embargo,
    )


def _notice(record: Mapping[str, object], row: Row, fields: Fields) -> Document:
    """What only says that an article was withdrawn has no text."""
    told = {name: _label(record, name, fields) for name in ("source", "url", "id")}
    url, uri = _identity(told["url"], told["id"])
    dates = {name: stated_date(next(held(record, name, fields), None)) for name in ("published", "updated")}
    return Document(
        text="",
        name=row.name,
        source=told["source"],
        published=dates["published"],
        updated=dates["updated"],
        url=url,
        uri=uri,
        status=Status.CANCELED,
    )


def _identity(url: str | None, called: str | None) -> tuple[str | None, str | None]:
    """The address of a record, and what it is called by where that is none."""
    return (url or called, None) if called is not None and _ADDRESS.fullmatch(called) else (url, called)


def too_large(shown: str, asked: Asked) -> Problem:
    """That a record is too large for an article."""
    most = asked.config.max_bytes
    message = f"{shown} is larger than {most:,} bytes, too large for an article: leave it out or raise max_bytes."
    return Problem(asked.path, "record-too-large", message)


def cut(text: str) -> str:
    """What a record says, short enough for a message."""
    told = " ".join(mended(text[: 4 * _SHOWN]).split())
    return told if len(told) <= _SHOWN else f"{told[:_SHOWN]}..."


def _label(record: Mapping[str, object], name: str, fields: Fields) -> str | None:
    found = next((text for value in held(record, name, fields) if (text := named(value))), None)
    return mended(found) if found else None


def _allowed(record: Mapping[str, object], fields: Fields) -> tuple[Status, str | None]:
    """Whether the record may be used, and from when on; an embargo that cannot be read holds."""
    said = (_label(record, "status", fields) or "").casefold()
    # "status" is also what a service says of its answer, or of a post: only words that forbid count.
    status = said if said in _FORBIDDING else None
    stated = next((value for value in held(record, "embargo", fields) if value is not False), None)
    if stated is None:
        return allowed(status, None)
    if isinstance(stated, str) and _is_iso(stated):
        return allowed(status, stated)
    # Where a time is lost with its zone, the day alone would end the embargo too early.
    moment = stated_date(stated) or ""
    return allowed(status, moment if "T" in moment else "until further notice")


def _is_iso(text: str) -> bool:
    try:
        datetime.fromisoformat(text.strip())
    except ValueError:
        return False
    return True


def _unread(name: str, stated: object, row: Row, asked: Asked) -> Problem:
    message = (
        f'{row.shown} gives {name} as "{cut(named(stated) or type(stated).__name__)}", which is no date that can be '
        "read for certain; it counts as unknown: write 2024-03-05 or 2024-03-05T13:24+05:30."
    )
    return Problem(asked.path, "date-unread", message)


def _textless(record: Mapping[str, object], row: Row, fields: Fields) -> str:
    keys = ", ".join(cut(key) for key in list(record)[:_KEYS_SHOWN]) or "nothing at all"
    more = ", ..." if len(record) > _KEYS_SHOWN else ""
    wanted = fields.of("text")
    tried = f" under {' or '.join(wanted)}" if wanted else ""
    return (
        f"{row.shown} has no text{tried}; what it has: {keys}{more}. "
        'Name the field that holds it in factcheck.toml: [fields] and text = "...".'
    )
