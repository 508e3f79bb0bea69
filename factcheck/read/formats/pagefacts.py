"""What a page says of itself: its JSON-LD, its meta tags and its canonical address. What it does not say is unknown."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING, TypeAlias
from urllib.parse import urljoin, urlsplit

from factcheck.read.dates import iso

if TYPE_CHECKING:
    from lxml.html import HtmlElement

Json: TypeAlias = "dict[str, Json] | list[Json] | str | int | float | bool | None"

_ARTICLES = frozenset({
    "advertisercontentarticle", "analysisnewsarticle", "article", "askpublicnewsarticle", "backgroundnewsarticle",
    "blogposting", "liveblogposting", "newsarticle", "opinionnewsarticle", "report", "reportagenewsarticle",
    "reviewnewsarticle", "socialmediaposting", "techarticle",
})  # fmt: skip
_PUBLISHED = (
    "article:published_time", "og:article:published_time", "article:published", "datepublished", "date_published",
    "parsely-pub-date", "sailthru.date", "pubdate", "publish-date", "publish_date", "cxenseparse:recs:publishtime",
    "dcterms.issued", "dc.date.issued", "dcterms.created", "citation_publication_date",
)  # fmt: skip
_UPDATED = (
    "article:modified_time", "og:article:modified_time", "og:updated_time", "article:modified", "datemodified",
    "date_modified", "lastmod", "last-modified", "dcterms.modified", "dc.date.modified",
)  # fmt: skip
_DEEPEST = 8


@dataclass(frozen=True, slots=True)
class PageFacts:
    """What a page says of its article; None is unknown. Dates are ISO 8601.

    `headline` is what the page gives as its title apart from the name of the site, `window` the title of the browser's
    window, which may hold that too. `summary` is its description, whether or not a reader sees it.
    """

    headline: str | None = None
    window: str | None = None
    summary: str | None = None
    source: str | None = None
    published: str | None = None
    updated: str | None = None
    url: str | None = None
    language: str | None = None
    origin: str | None = None


def page_facts(tree: HtmlElement, *, url: str | None = None) -> PageFacts:
    """The facts of a page that was fetched from `url`, where that is known."""
    meta = _meta(tree)
    found = _article(tree)
    canonical = _said(tree, "string(//link[translate(@rel, 'CANONICAL', 'canonical')='canonical']/@href)")
    publisher = found.get("publisher")
    published = _first_date(found.get("datePublished"), *(meta.get(name) for name in _PUBLISHED))
    updated = _first_date(found.get("dateModified"), *(meta.get(name) for name in _UPDATED))
    language = _text(found.get("inLanguage")) or _said(tree, "string(/html/@lang)") or meta.get("og:locale")
    return PageFacts(
        headline=_text(found.get("headline")) or meta.get("og:title") or meta.get("twitter:title"),
        window=_text(_said(tree, "string(//head/title)")),
        summary=_text(found.get("description")) or meta.get("og:description") or meta.get("description"),
        source=meta.get("og:site_name") or _text(publisher.get("name") if isinstance(publisher, dict) else publisher),
        published=published,
        updated=None if updated == published else updated,
        url=_address(canonical or meta.get("og:url") or _text(found.get("url")), url),
        language=language or None,
        origin=_based_on(found.get("isBasedOn")),
    )


def _said(tree: HtmlElement, path: str) -> str:
    """A plain text: what XPath gives knows its element, and with it keeps the whole page."""
    return str(tree.xpath(path))


def moment(value: str | None) -> str | None:
    """An ISO 8601 or RFC 5322 date (and time) as an article keeps it; None where it is neither."""
    text = (value or "").strip()
    if not text:
        return None
    try:
        return iso(text)
    except ValueError:
        pass
    try:
        return iso(parsedate_to_datetime(text).isoformat())
    except ValueError:
        return None


def _meta(tree: HtmlElement) -> dict[str, str]:
    """The meta tags by their names in lower case; the first of a name counts. Microdata stands among them."""
    found: dict[str, str] = {}
    for element in tree.iter("meta", "time"):
        value = element.get("content") or element.get("datetime") or ""
        names = [element.get(key, "") for key in ("property", "name", "itemprop", "http-equiv")]
        if element.tag == "time" and element.get("pubdate") is not None:
            names.append("pubdate")
        for name in names:
            if name and value.strip():
                found.setdefault(name.strip().lower(), " ".join(value.split()))
    return found


def _article(tree: HtmlElement) -> dict[str, Json]:
    """The first article that the page describes in JSON-LD; empty where there is none."""
    for script in tree.iter("script"):
        if "ld+json" not in script.get("type", "").lower() or not script.text:
            continue
        try:
            data = json.loads(script.text, strict=False)
        except (ValueError, RecursionError):
            continue
        for node in _nodes(data, 0):
            kinds = node.get("@type")
            names = kinds if isinstance(kinds, list) else [kinds]
            if any(isinstance(name, str) and name.rsplit("/")[-1].lower() in _ARTICLES for name in names):
                return node
    return {}


def _nodes(data: Json, depth: int) -> Iterator[dict[str, Json]]:
    """The things described, and those that they are about, from the outermost."""
    if depth > _DEEPEST:
        return
    if isinstance(data, list):
        for each in data:
            yield from _nodes(each, depth + 1)
    elif isinstance(data, dict):
        yield data
        for key in ("@graph", "mainEntity", "mainEntityOfPage"):
            yield from _nodes(data.get(key), depth + 1)


def _text(value: Json) -> str | None:
    if isinstance(value, list):
        return next((text for each in value if (text := _text(each))), None)
    if isinstance(value, dict):
        value = value.get("name") or value.get("@id")
    return " ".join(value.split()) or None if isinstance(value, str) else None


def _first_date(*values: Json) -> str | None:
    return next((found for value in values if (found := moment(_text(value)))), None)


def _based_on(value: Json) -> str | None:
    if isinstance(value, dict):
        value = value.get("url") or value.get("@id") or value.get("name")
    return _text(value)


def _address(found: str | None, given: str | None) -> str | None:
    """The address that a page gives itself, made whole by where it was fetched from; only one of the web counts."""
    try:
        whole = urljoin(given or "", found or "")
        return whole if urlsplit(whole).scheme in ("http", "https") else given
    except ValueError:
        return given
