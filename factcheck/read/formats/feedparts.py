"""The parts of an item of a feed, whichever of its dialects it is written in.

RSS 2.0 (rssboard.org/rss-specification), RSS 1.0 (purl.org/rss/1.0/spec), Atom (RFC 4287, drafts RFC 5023), with the
modules that news sites use: content, Dublin Core, Media RSS.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.read.formats.markup import html_text
from factcheck.read.formats.news import primary, shown
from factcheck.read.formats.parts import NOTHING, Prose, line
from factcheck.read.formats.stated import stated_date
from factcheck.read.formats.trees import bare, local, words

if TYPE_CHECKING:
    from lxml.etree import _Element

_ATOM = ("{http://www.w3.org/2005/Atom}", "{http://purl.org/atom/ns#}")
# The three places of RSS: 2.0 and 0.9x have no namespace.
_RSS = (
    "",
    "{http://purl.org/rss/1.0/}",
    "{http://my.netscape.com/rdf/simple/0.9/}",
    "{http://channel.netscape.com/rdf/simple/0.9/}",
)
_OWN = (*_RSS, *_ATOM)
_CONTENT = "{http://purl.org/rss/1.0/modules/content/}encoded"
_DC, _TERMS = "{http://purl.org/dc/elements/1.1/}", "{http://purl.org/dc/terms/}"
_MEDIA = ("{http://search.yahoo.com/mrss/}", "{http://search.yahoo.com/mrss}")
_RDF_ABOUT = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}about"
_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
_APP = ("{http://www.w3.org/2007/app}", "{http://purl.org/atom/app#}")
_XHTML = "{http://www.w3.org/1999/xhtml}"


def title_of(item: _Element) -> str | None:
    """The title of an item or a feed on one line."""
    found = _own(item, "title")
    found = item.find(f"{_DC}title") if found is None else found
    return " ".join(_prose(found)[0].split()) or None


def body_of(item: _Element) -> Prose:
    """The whole text: content:encoded, the content of Atom, or XHTML in the item; nothing where only a summary is."""
    for found in (item.find(_CONTENT), _atom(item, "content"), item.find(f"{_XHTML}body"), item.find(f"{_XHTML}div")):
        if found is not None and found.get("src") is None:
            body = _prose(found, markup=found.tag == _CONTENT)
            if body[0]:
                return body
    return NOTHING


def summary_of(item: _Element) -> Prose:
    """What sums the item up."""
    for found in (_own(item, "description"), _own(item, "summary"), item.find(f"{_DC}description")):
        if found is not None and (told := _prose(found))[0]:
            return told
    return NOTHING


def captions_of(item: _Element) -> list[str]:
    """What is told under the pictures of an item."""
    found = [each for media in _MEDIA for each in item.iter(f"{media}description")]
    return [told for each in found if (told := " ".join(_prose(each)[0].split()))]


def dates_of(item: _Element) -> tuple[str | None, str | None]:
    """When the item was published and updated."""
    first = (
        _own(item, "pubDate"),
        _own(item, "published"),
        _own(item, "issued"),
        item.find(f"{_TERMS}issued"),
        item.find(f"{_DC}date"),
        item.find(f"{_TERMS}created"),
    )
    later = (_own(item, "updated"), _own(item, "modified"), item.find(f"{_TERMS}modified"), _atom(item, "updated"))
    published = next((date for each in first if each is not None and (date := stated_date(words(each)))), None)
    updated = next((date for each in later if each is not None and (date := stated_date(words(each)))), None)
    return published, None if updated == published else updated


def identity_of(item: _Element) -> str | None:
    """What the item is called in all its versions: guid, id, or the address of its resource."""
    return words(_own(item, "guid")) or words(_atom(item, "id")) or item.get(_RDF_ABOUT) or None


def address_of(item: _Element) -> str | None:
    """The page of the item."""
    links = [each for atom in _ATOM for each in item.findall(f"{atom}link")]
    pages = [each.get("href") for each in links if each.get("rel", "alternate") == "alternate" and each.get("href")]
    plain = next((told for space in _RSS if (told := words(item.find(f"{space}link")))), None)
    guid = _own(item, "guid")
    permanent = guid is not None and guid.get("isPermaLink", "true").lower() != "false"
    lasting = words(guid) if permanent and words(guid).startswith(("http://", "https://")) else None
    return plain or (pages[0].strip() if pages else None) or lasting


def source_of(item: _Element) -> str | None:
    """The outlet from which a feed has taken the item, where it says so."""
    source = _own(item, "source")
    if source is None:
        return None
    return words(source) if local(source) == "source" and not len(source) else title_of(source)


def language_of(item: _Element) -> str | None:
    """The language of an item or a feed without its region."""
    return primary(item.get(_LANGUAGE) or words(_own(item, "language")) or words(item.find(f"{_DC}language")) or None)


def is_draft(item: _Element) -> bool:
    """Whether an entry says that it is not to be shown."""
    return any(words(item.find(f"{app}control/{app}draft")).lower() == "yes" for app in _APP)


def _own(item: _Element, name: str) -> _Element | None:
    return next((found for space in _OWN if (found := item.find(f"{space}{name}")) is not None), None)


def _atom(item: _Element, name: str) -> _Element | None:
    return next((found for space in _ATOM if (found := item.find(f"{space}{name}")) is not None), None)


def _prose(element: _Element | None, *, markup: bool = False) -> Prose:
    """The text of an element that holds a text, HTML in a string, or XHTML."""
    from lxml import etree

    if element is None:
        return NOTHING
    if len(element):
        inside = bare(element)
        inside.tag = "div"
        return html_text(etree.tostring(inside, encoding="unicode", method="html", with_tail=False))
    text, kind = element.text or "", element.get("type", "")
    if markup or kind in ("html", "text/html", "application/xhtml+xml"):
        return html_text(text)
    # In Atom a text is a text; RSS does not say, and its titles and descriptions come as either.
    return line(text, None) if kind in ("text", "text/plain") or element.tag.startswith(_ATOM) else shown(text)
