"""NITF 3.x, the News Industry Text Format of the IPTC: https://iptc.org/standards/nitf/.

The latest has a namespace, those before refer to a DTD. `date.expire` is left alone: what is no longer valid as
news was still said.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING, BinaryIO

from factcheck.model import Problem
from factcheck.read.document import Document
from factcheck.read.embargo import allowed
from factcheck.read.formats.format import Asked, Format, loaded
from factcheck.read.formats.markup import html_text
from factcheck.read.formats.news import primary, usable
from factcheck.read.formats.parts import NOTHING, Prose, composed, named
from factcheck.read.formats.stated import stated_date
from factcheck.read.formats.trees import bare, tree_of, words

if TYPE_CHECKING:
    from lxml.etree import _Element

# What of NITF is HTML under another name; the tag of a byline or place within a sentence needs none.
_AS_HTML = {
    "body.content": "div", "hl1": "h2", "hl2": "h2", "media": "figure", "media-caption": "figcaption", "block": "div",
    "bq": "blockquote", "nitf-table": "table", "fn": "p", "credit": "p",
}  # fmt: skip
# For the desk or for machines, and what only repeats another element in numbers.
_NOT_SHOWN = frozenset({
    "note", "media-reference", "media-metadata", "media-object", "media-producer", "custom-table", "classifier",
    "nitf-table-metadata", "pronounce", "datasource", "copyrite", "alt-code", "object", "hr",
})  # fmt: skip
_NO_TIME = re.compile(r"(\d{8})T000000(?:Z|[+-]\d{4})?")


@dataclass(frozen=True, slots=True)
class Story:
    """What the body of an NITF document tells, part by part."""

    title: str | None = None
    standfirsts: tuple[str, ...] = ()
    before: tuple[str, ...] = ()
    body: Prose = NOTHING
    after: tuple[str, ...] = ()


def story_of(nitf: _Element) -> Story:
    """The parts of the body under an `nitf` element, whose namespaces are taken off."""
    root = bare(nitf)
    head = root.find("body/body.head")
    content = root.find("body/body.content")
    for title in root.iter("byttl"):
        # Nothing but its tag parts it from the name before it.
        title.text = f", {words(title)}"
        del title[:]
    if content is None:
        content = root.find("body") if head is None and root.find("body") is not None else None
    return Story(
        title=_first(words(root.find(path)) for path in ("body/body.head/hedline/hl1", "head/title")),
        standfirsts=_all(head, "hedline/hl2", "abstract"),
        before=_all(head, "byline", "dateline", "distributor"),
        body=NOTHING if content is None else _content(content),
        after=_all(root.find("body/body.end"), "tagline", "bibliography"),
    )


def nitf_body(markup: str) -> Prose | None:
    """The body of an NITF document that is kept as a text; None where it is none that can be read."""
    tree = tree_of(markup.encode("utf-8", "replace"), "")
    return None if isinstance(tree, Problem) else story_of(tree).body


def _read(file: BinaryIO, asked: Asked) -> Iterator[Document | Problem]:
    data = loaded(file, asked)
    tree = data if isinstance(data, Problem) else tree_of(data, asked.path)
    yield tree if isinstance(tree, Problem) else usable(partial(_document, tree), "", asked)


def _document(nitf: _Element) -> Document:
    story = story_of(nitf)
    text, marks = composed(
        title=story.title, standfirsts=story.standfirsts, before=story.before, body=story.body, after=story.after
    )
    data = nitf.find("head/docdata")
    issued, released = _norm(data, "date.issue"), _norm(data, "date.release")
    told = None if data is None else data.get("management-status")
    # Most wires write when a text may go out beside when it was sent; it is an embargo only where that is later.
    embargo = released if released and (told == "embargoed" or _later(released, issued)) else None
    status, until = allowed("usable" if told == "embargoed" and embargo else told, embargo)
    printed = (_date(each.get("date.publication")) for each in nitf.findall("head/pubdata"))
    published = _date(issued) or _first(each or "" for each in printed)
    revised = [_date(each.get("norm")) for each in nitf.findall("head/revision-history")]
    last = max((each for each in revised if each), default=None)
    identity = None if data is None else data.find("doc-id")
    uri, url = named(None if identity is None else identity.get("id-string"), _address(nitf))
    return Document(
        text=text,
        marks=marks,
        title=story.title,
        source=_source(nitf, identity),
        published=published,
        updated=last if last != published else None,
        url=url,
        uri=uri,
        language=primary(nitf.get("{http://www.w3.org/XML/1998/namespace}lang") or nitf.get("lang")),
        status=status,
        embargo=until,
    )


def _content(content: _Element) -> Prose:
    """The text of the content, told as HTML."""
    from lxml import etree

    etree.strip_elements(content, *_NOT_SHOWN, with_tail=False)
    for each in content.iter():
        each.tag = _AS_HTML.get(each.tag, each.tag)
    return html_text(etree.tostring(content, encoding="unicode", method="html", with_tail=False))


def _source(nitf: _Element, identity: _Element | None) -> str | None:
    paths = ("head/pubdata", "body/body.head/rights/rights.owner", "body/body.head/distributor/org")
    publication = nitf.find(paths[0])
    holder = nitf.find("head/docdata/doc.copyright")
    found = (
        None if publication is None else publication.get("name"),
        words(nitf.find(paths[2])),
        words(nitf.find(paths[1])),
        None if holder is None else holder.get("holder"),
        None if identity is None else identity.get("regsrc"),
    )
    return _first(each or "" for each in found)


def _address(nitf: _Element) -> str | None:
    publication = nitf.find("head/pubdata")
    return None if publication is None else publication.get("ex-ref")


def _norm(data: _Element | None, name: str) -> str | None:
    element = None if data is None else data.find(name)
    return None if element is None else element.get("norm") or words(element) or None


def _date(norm: str | None) -> str | None:
    """A date of NITF, in which midnight stands for a day whose hour is not known."""
    day = _NO_TIME.fullmatch(norm.strip()) if norm else None
    return stated_date(f"{day[1][:4]}-{day[1][4:6]}-{day[1][6:]}" if day else norm)


def _later(released: str, issued: str | None) -> bool:
    """Whether a text is released after it was issued; where either cannot be read it may be."""
    first, then = allowed(None, released)[1], allowed(None, issued)[1]
    if issued is None or first is None or then is None:
        return True
    return datetime.fromisoformat(first) > datetime.fromisoformat(then)


def _all(parent: _Element | None, *paths: str) -> tuple[str, ...]:
    found = (words(each) for path in paths for each in ([] if parent is None else parent.findall(path)))
    return tuple(each for each in found if each)


def _first(found: Iterable[str]) -> str | None:
    return next((each.strip() for each in found if each.strip()), None)


NITF = Format("nitf", frozenset({".nitf"}), _read)
