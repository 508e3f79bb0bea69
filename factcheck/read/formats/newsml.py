"""NewsML-G2 of the IPTC: news items, alone or in a news message, with NITF, XHTML or plain text inside.

https://iptc.org/standards/newsml-g2/. The library of the IPTC (newsmlg2) is not used: it reads a file with a
parser that cannot be made safe from outside, and knows all of the standard where a dozen of its properties are wanted.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING, BinaryIO

from factcheck.model import Problem
from factcheck.read.document import Document
from factcheck.read.embargo import allowed
from factcheck.read.formats.format import Asked, Format, loaded
from factcheck.read.formats.markup import html_text
from factcheck.read.formats.news import MANY, primary, published_and_updated, usable
from factcheck.read.formats.nitf import Story, story_of
from factcheck.read.formats.parts import apart, composed, named, prose
from factcheck.read.formats.rows import few
from factcheck.read.formats.trees import bare, local, tree_of, words

if TYPE_CHECKING:
    from lxml.etree import _Element

_NAR = "{http://iptc.org/std/nar/2006-10-01/}"
_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
_STANDFIRSTS = frozenset({"summary", "standfirst", "abstract", "teaser", "short", ""})


def _read(file: BinaryIO, asked: Asked) -> Iterator[Document | Problem]:
    data = loaded(file, asked, limit=MANY * asked.config.max_bytes)
    tree = data if isinstance(data, Problem) else tree_of(data, asked.path)
    if isinstance(tree, Problem):
        yield tree
        return
    items = [tree] if tree.tag == f"{_NAR}newsItem" else tree.findall(f"{_NAR}itemSet/{_NAR}newsItem")
    if not items:
        held = ", ".join(sorted({local(each) for each in tree.iterfind(f"{_NAR}itemSet/*")})) or local(tree)
        message = f"{asked.path} holds no news item, only {held}: it has no text of its own, so leave it out."
        yield Problem(asked.path, "no-text", message)
        return
    name = apart()
    names = ["" if item is tree else name(item.get("guid") or str(number)) for number, item in enumerate(items, 1)]
    found = (usable(partial(_document, *each), each[1], asked) for each in zip(items, names, strict=True))
    yield from few(found, asked)


def _document(item: _Element, name: str) -> Document:
    management, content = item.find(f"{_NAR}itemMeta"), item.find(f"{_NAR}contentMeta")
    story = _story(item)
    title = _headline(content) or story.title or words(_under(management, "title")) or None
    standfirsts, captions = _descriptions(content)
    text, marks = composed(
        title=story.title or title,
        standfirsts=story.standfirsts or standfirsts,
        before=story.before or [words(each) for each in _all(content, "by", "dateline") if words(each)],
        body=story.body,
        captions=captions,
        after=story.after,
    )
    created, version = words(_under(management, "firstCreated")), words(_under(management, "versionCreated"))
    published, updated = published_and_updated(
        created or words(_under(content, "contentCreated")) or None, version or None, item.get("version")
    )
    embargoed = _under(management, "embargoed")
    status, embargo = allowed(_code(_under(management, "pubStatus")), None if embargoed is None else words(embargoed))
    uri, url = named(item.get("guid"))
    tagged = _under(content, "language")
    return Document(
        text=text,
        name=name,
        marks=marks,
        title=title,
        source=_party(_under(management, "provider")) or _party(_under(content, "infoSource")),
        published=published,
        updated=updated,
        url=url,
        uri=uri,
        language=primary((tagged.get("tag") if tagged is not None else None) or item.get(_LANGUAGE)),
        status=status,
        embargo=embargo,
    )


def _story(item: _Element) -> Story:
    """The content in the form that tells most: NITF, XHTML, HTML in a string, plain text; the others repeat it."""
    parts = [each for each in item.iterfind(f"{_NAR}contentSet/*") if local(each) in ("inlineXML", "inlineData")]
    for fits in (_nitf, _xhtml, _html, _plain):
        for part in parts:
            found = fits(part)
            if found is not None and found.body[0]:
                return found
    return Story()


def _nitf(part: _Element) -> Story | None:
    inside = next((each for each in part.iter() if local(each) == "nitf"), None)
    return None if inside is None else story_of(inside)


def _xhtml(part: _Element) -> Story | None:
    from lxml import etree

    if local(part) != "inlineXML" or not len(part):
        return None
    html = bare(part)
    # The wrapper's own name would be an element that HTML does not know.
    html.tag = "div"
    return Story(body=html_text(etree.tostring(html, encoding="unicode", method="html", with_tail=False)))


def _html(part: _Element) -> Story | None:
    kind = part.get("contenttype", "")
    return Story(body=html_text("".join(part.itertext()))) if "html" in kind else None


def _plain(part: _Element) -> Story | None:
    kind = part.get("contenttype", "text/plain")
    # Content in base64 is a picture, or would need to be told what it is.
    told = kind.split(";")[0] in ("text/plain", "") and part.get("encoding") is None
    return Story(body=prose("".join(part.itertext()))) if told else None


def _headline(content: _Element | None) -> str | None:
    """The main headline, or the first; others are for lists and mobile phones."""
    found = _all(content, "headline")
    main = [each for each in found if (_role(each) in ("main", ""))]
    return next((told for each in (*main, *found) if (told := words(each))), None)


def _descriptions(content: _Element | None) -> tuple[list[str], list[str]]:
    """What sums the item up, and what is told under its pictures."""
    found = [(_role(each), words(each)) for each in _all(content, "description")]
    standfirsts = [told for role, told in found if told and role in _STANDFIRSTS]
    return standfirsts[:1], [told for role, told in found if told and "caption" in role]


def _role(element: _Element) -> str:
    role = element.get("role") or element.get("roleuri") or ""
    return role.rstrip("/").replace("/", ":").rpartition(":")[2].lower()


def _code(element: _Element | None) -> str | None:
    """The code of a concept without the alias or address of its vocabulary: "withheld" of "stat:withheld"."""
    if element is None:
        return None
    told = element.get("qcode") or element.get("uri") or element.get("literal") or ""
    return told.rstrip("/").replace("/", ":").rpartition(":")[2] or None


def _party(element: _Element | None) -> str | None:
    if element is None:
        return None
    return words(element.find(f"{_NAR}name")) or element.get("literal") or _code(element)


def _under(parent: _Element | None, name: str) -> _Element | None:
    return None if parent is None else parent.find(f"{_NAR}{name}")


def _all(parent: _Element | None, *names: str) -> list[_Element]:
    return [each for name in names for each in ([] if parent is None else parent.findall(f"{_NAR}{name}"))]


NEWSML = Format("newsml-g2", frozenset({".newsml"}), _read)
