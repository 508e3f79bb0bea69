"""ninjs, "News in JSON" of the IPTC, in its three generations: https://iptc.org/standards/ninjs/.

1.x has `body_text`, `body_html`, `headline`; 2.x and 3.x lists of `bodies`, `headlines`, `descriptions` with a role and
a content type; 3.x writes its names in camel case and `embargoedUntil` for `embargoed`. Names are read without regard
to case, so that one reader serves all. Superdesk writes `guid` for `uri`.
"""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from typing import BinaryIO

from factcheck.model import Problem
from factcheck.read.decode import decode
from factcheck.read.document import Document, Status
from factcheck.read.embargo import allowed
from factcheck.read.formats.format import Asked, Format, loaded
from factcheck.read.formats.news import MANY, primary, published_and_updated, usable
from factcheck.read.formats.ninjsparts import Item, body_of, caption_of, is_item, items_in, standfirst_of, title_of
from factcheck.read.formats.parts import apart, composed, named
from factcheck.read.formats.rows import few, lines

# An item has associations, and those may have their own.
_DEEPEST = 5
_PICTURES = frozenset({"picture", "graphic", "video", "audio"})


def _read(file: BinaryIO, asked: Asked) -> Iterator[Document | Problem]:
    if asked.path.lower().endswith((".jsonl", ".ndjson")):
        yield from few(_lines(file, asked), asked)
        return
    data = loaded(file, asked, limit=MANY * asked.config.max_bytes)
    if isinstance(data, Problem):
        yield data
        return
    decoded = decode(data, path=asked.path)
    if decoded.problem is not None:
        yield decoded.problem
    if decoded.text is None:
        return
    try:
        value: object = json.loads(decoded.text)
    except json.JSONDecodeError as error:
        if error.msg == "Extra data":
            yield from few(_lines(io.BytesIO(decoded.text.encode("utf-8", "replace")), asked), asked)
            return
        yield _broken(f"{asked.path}, line {error.lineno}, column {error.colno}", error.msg, asked)
    except (ValueError, RecursionError) as error:
        yield _broken(asked.path, _reason(error), asked)
    else:
        yield from few(_items(value, asked), asked)


def _lines(file: BinaryIO, asked: Asked) -> Iterator[Document | Problem]:
    name = apart()
    for number, raw in enumerate(lines(file, most=asked.config.max_bytes), 1):
        shown = f"{asked.path}, line {number}"
        if raw is None:
            message = f"{shown} is larger than {asked.config.max_bytes:,} bytes: split it or raise max_bytes."
            yield Problem(asked.path, "file-too-large", message)
        elif raw.strip():
            try:
                value: object = json.loads(raw.decode("utf-8-sig", "replace"))
            except (ValueError, RecursionError) as error:
                yield _broken(shown, _reason(error), asked)
                continue
            for item in items_in(value):
                yield from _documents(item, name(item.called or str(number)), asked)


def _items(value: object, asked: Asked) -> Iterator[Document | Problem]:
    found = items_in(value)
    if not found:
        yield Problem(asked.path, "no-text", f"{asked.path} is JSON without a news item in it: leave it out.")
    if isinstance(value, dict) and is_item(value):
        yield from _documents(found[0], "", asked)
        return
    name = apart()
    for number, item in enumerate(found, 1):
        yield from _documents(item, name(item.called or str(number)), asked)


def _documents(item: Item, name: str, asked: Asked) -> Iterator[Document | Problem]:
    """The document that an item is, and those of the texts that are associated with it; captions are a part of it."""
    status, embargo = allowed(item.text("pubstatus"), item.embargo())
    main = usable(partial(_document, item, name, status, embargo), name, asked)
    yield main
    seen = apart()
    waiting = [(other, 1) for other in item.associated()]
    while waiting:
        other, depth = waiting.pop(0)
        if other.text("type") in _PICTURES or depth > _DEEPEST or not body_of(other)[0]:
            continue
        own_status, own_embargo = allowed(other.text("pubstatus"), other.embargo())
        called = seen(other.called or f"{name}/{other.name}")
        # What goes with a text that must not be used must not be used either.
        held = status if own_status is Status.USABLE else own_status
        found = usable(partial(_document, other, called, held, own_embargo or embargo), called, asked)
        if isinstance(found, Document) and isinstance(main, Document):
            found = replace(found, source=found.source or main.source, language=found.language or main.language)
        yield found
        waiting += [(each, depth + 1) for each in other.associated()]


def _document(item: Item, name: str, status: Status, embargo: str | None) -> Document:
    title, caption = title_of(item), caption_of(item)
    picture = item.text("type") in _PICTURES
    standfirst = None if picture else standfirst_of(item)
    captions = [caption] if caption and picture else [] if caption is None or caption == standfirst else [caption]
    captions += [told for other in item.associated() if (told := _told_under(other, embargo))]
    signed = [each for each in (item.text("byline", "by"), item.text("dateline")) if each]
    text, marks = composed(
        title=title,
        standfirsts=[standfirst] if standfirst else [],
        before=signed,
        body=body_of(item),
        captions=captions,
    )
    published, updated = published_and_updated(
        item.text("firstcreated", "contentcreated"), item.text("versioncreated"), item.version()
    )
    uri, url = named(item.called, item.text("link", "url", "href"))
    return Document(
        text=text,
        name=name,
        marks=marks,
        title=title,
        source=item.text("source", "copyrightholder") or item.first_name("infosources", "infosource", "provider"),
        published=published,
        updated=updated,
        url=url,
        uri=uri,
        language=primary(item.text("language")),
        status=status,
        embargo=embargo,
    )


def _told_under(other: Item, embargo: str | None) -> str | None:
    """The caption of an associated picture; none where it must not be used as long as the text that it goes with."""
    if other.text("type") not in _PICTURES or allowed(other.text("pubstatus"), None)[0] is not Status.USABLE:
        return None
    own = other.embargo()
    return None if own is not None and allowed(None, own) != (Status.USABLE, embargo) else caption_of(other)


def _reason(error: Exception) -> str:
    return "it is nested too deep" if isinstance(error, RecursionError) else str(error).split(":")[0]


def _broken(shown: str, reason: str, asked: Asked) -> Problem:
    return Problem(asked.path, "bad-json", f"{shown}: this is no JSON that can be read ({reason}): correct it.")


NINJS = Format("ninjs", frozenset({".ninjs"}), _read)
