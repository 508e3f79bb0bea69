"""RSS (0.9x, 1.0, 2.0) and Atom files: each item is a text.

feedparser is not used: of an item with a photograph it takes the caption (media:description) for the content, so that
the article is lost, and what is no XML it reads with patterns that hostile input can keep busy. What is read of a feed
is a dozen elements of a tree that has been parsed safely.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, BinaryIO

from factcheck.model import Problem
from factcheck.read.document import Document, Status
from factcheck.read.formats.feedparts import (
    address_of,
    body_of,
    captions_of,
    dates_of,
    identity_of,
    is_draft,
    language_of,
    source_of,
    summary_of,
    title_of,
)
from factcheck.read.formats.format import Asked, Format, loaded
from factcheck.read.formats.news import MANY, usable
from factcheck.read.formats.parts import apart, composed, named
from factcheck.read.formats.rows import few
from factcheck.read.formats.stated import stated_date
from factcheck.read.formats.trees import local, mended, tree_of

if TYPE_CHECKING:
    from lxml.etree import _Element

_TOMBSTONE = "{http://purl.org/atompub/tombstones/1.0}deleted-entry"


@dataclass(frozen=True, slots=True)
class _Feed:
    """What a feed says of all its items."""

    source: str | None
    language: str | None


def _read(file: BinaryIO, asked: Asked) -> Iterator[Document | Problem]:
    data = loaded(file, asked, limit=MANY * asked.config.max_bytes)
    tree = data if isinstance(data, Problem) else tree_of(data, asked.path)
    if isinstance(data, bytes) and isinstance(tree, Problem) and tree.code == "bad-xml":
        # Unescaped signs are so common in feeds that those who read them all forgive them.
        told = f"{tree.message} What could be read of it was read: check figures against the page."
        yield Problem(tree.path, tree.code, told)
        tree = mended(data, asked.path)
        if isinstance(tree, Problem) and tree.code == "bad-xml":
            return
    if isinstance(tree, Problem):
        yield tree
        return
    yield from few(_items(tree, asked), asked)


def _items(tree: _Element, asked: Asked) -> Iterator[Document | Problem]:
    channel = next((each for each in tree if local(each) == "channel"), tree)
    alone = local(tree) == "entry"
    feed = _Feed(None if alone else title_of(channel), language_of(channel) or language_of(tree))
    # The items of RSS 1.0 stand beside the channel, those of the others in it.
    places = [tree] if channel is tree else [tree, channel]
    every = [tree] if alone else [each for place in places for each in place]
    name, found = apart(), False
    for each in every:
        if local(each) in ("item", "entry"):
            found = True
            called = name(identity_of(each) or address_of(each) or title_of(each) or "item")
            yield usable(partial(_document, each, feed, called), called, asked)
        elif each.tag == _TOMBSTONE and each.get("ref"):
            found = True
            uri, url = named(each.get("ref"))
            deleted = stated_date(each.get("when"))
            yield Document(
                text="", name=name(each.get("ref")), uri=uri, url=url, updated=deleted, status=Status.CANCELED
            )
    if not found:
        yield Problem(asked.path, "no-text", f"{asked.path} is a feed without an item: leave it out.")


def _document(item: _Element, feed: _Feed, name: str) -> Document:
    title, summary, body = title_of(item), summary_of(item), body_of(item)
    text, marks = composed(
        title=title,
        standfirsts=[" ".join(summary[0].split())] if body[0] and summary[0] else [],
        body=body if body[0] else summary,
        captions=captions_of(item),
    )
    published, updated = dates_of(item)
    uri, url = named(identity_of(item), address_of(item))
    return Document(
        text=text,
        name=name,
        marks=marks,
        title=title,
        source=source_of(item) or feed.source,
        published=published,
        updated=updated,
        url=url,
        uri=uri,
        language=language_of(item) or feed.language,
        status=Status.WITHHELD if is_draft(item) else Status.USABLE,
    )


FEED = Format("feed", frozenset({".rss", ".atom", ".rdf"}), _read)
