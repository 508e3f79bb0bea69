"""What a record holds: at a path that the settings give, or under one of the usual names of a field."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType

from factcheck.house import Fields

# Compared without case and without what is no letter or digit: body_text, bodyText and "Body text" are one.
USUAL: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "text": (
            "text", "body", "content", "bodytext", "article", "articlebody", "articletext", "fulltext", "maintext",
            "contenttext", "story", "bodyhtml", "contenthtml", "html",
        ),
        "standfirst": ("standfirst", "subtitle", "subheadline", "subhead", "dek", "trailtext"),
        "title": ("title", "headline", "webtitle", "heading"),
        "source": ("source", "outlet", "publisher", "publication", "sourcename", "sitename", "newspaper"),
        "published": (
            "published", "date", "publicationdate", "datepublished", "pubdate", "publishedat", "publisheddate",
            "publishdate", "datepublish", "webpublicationdate",
        ),
        "updated": ("updated", "modified", "datemodified", "updatedat", "lastmodified", "dateupdated", "lastupdated"),
        "url": ("url", "link", "weburl", "permalink", "canonicalurl"),
        "id": ("id", "guid", "uri"),
        "language": ("language", "lang", "inlanguage"),
        "origin": ("origin",),
        "status": ("pubstatus", "publishingstatus", "status"),
        "embargo": ("embargo", "embargoed", "embargoeduntil", "embargodate", "embargountil"),
    }
)  # fmt: skip
_LISTS = (
    "articles", "items", "data", "results", "entries", "stories", "docs", "documents", "posts", "news", "records",
    "rows", "hits", "response",
)  # fmt: skip
# In which some services wrap the fields of a record.
_WRAPPERS = ("fields", "attributes", "source", "article", "item", "node")
# Under which an object holds what it is about.
_WORDED = ("rendered", "text", "value", "html", "plain", "content", "#text")
_NAMED = ("name", "title", "rendered", "text", "value", "label", "href", "url", "#text", "$t")
_DEEPEST = 3
_PLACE = re.compile(r"[0-9]{1,9}")
_SPELLING = re.compile(r"[\W_]+")


def plain_name(name: str) -> str:
    """A name as it is compared with the usual ones."""
    return _SPELLING.sub("", name).casefold()


def held(record: Mapping[str, object], name: str, fields: Fields) -> Iterator[object]:
    """What a record may hold for a field, the best first; values that hold nothing are left out."""
    paths = fields.of(name)
    found = (at(record, path) for path in paths) if paths else _usual(record, name)
    return (value for value in found if not _empty(value))


def at(value: object, path: str) -> object:
    """What lies at a path; None where nothing does. A key that is written like the whole path counts first.

    A key asked of a list is asked of each of its items: `paragraphs.text` is the texts of all paragraphs.
    """
    if isinstance(value, Mapping) and path in value:
        return value[path]
    for step in path.split("."):
        if isinstance(value, Mapping):
            value = value.get(step)
        elif isinstance(value, list) and _PLACE.fullmatch(step) and int(step) < len(value):
            value = value[int(step)]
        elif isinstance(value, list):
            value = [each[step] for each in value if isinstance(each, Mapping) and not _empty(each.get(step))] or None
        else:
            return None
    return value


def records_in(value: object) -> list[object]:
    """The records of a JSON value: a list's items, the list that an object holds, or the one record that it is."""
    found = _list(value, _DEEPEST)
    return [value] if found is None else found


def worded(value: object) -> str | None:
    """The text of a value: of a list that of its items as paragraphs, of an object that under its usual key."""
    return _text(value, _WORDED, "\n\n", _DEEPEST)


def named(value: object) -> str | None:
    """A name, title or address in one line; of a list the first, of an object that under its usual key."""
    if isinstance(value, int | float) and not isinstance(value, bool):
        return str(value)
    found = _text(value, _NAMED, None, _DEEPEST)
    return " ".join(found.split()) if found else None


def _usual(record: Mapping[str, object], name: str) -> Iterator[object]:
    wrapped = (each for key, each in _plain(record).items() if key in _WRAPPERS and isinstance(each, Mapping))
    tables = [_plain(table) for table in (record, *wrapped)]
    return (table[word] for word in USUAL[name] for table in tables if word in table)


def _plain(record: Mapping[str, object]) -> dict[str, object]:
    """A record by its names as they are compared; of two that are alike the first that holds something."""
    found: dict[str, object] = {}
    for key, value in record.items():
        if not _empty(value):
            found.setdefault(plain_name(key), value)
    return found


def _list(value: object, depth: int) -> list[object] | None:
    if isinstance(value, list):
        return value
    if not isinstance(value, Mapping) or depth == 0:
        return None
    if any(isinstance(text, str) for text in _usual(value, "text")):
        return None
    table = _plain(value)
    inner = (_list(table[name], depth - 1) for name in _LISTS if name in table)
    return next((found for found in inner if found and all(isinstance(each, Mapping) for each in found[:1])), None)


def _text(value: object, keys: Iterable[str], joint: str | None, depth: int) -> str | None:
    if isinstance(value, str):
        return value
    if depth == 0:
        return None
    if isinstance(value, Mapping):
        return next((found for key in keys if (found := _text(value.get(key), keys, joint, depth - 1))), None)
    if isinstance(value, list):
        parts = [found for each in value if (found := _text(each, keys, joint, depth - 1))]
        return joint.join(parts) if joint else next(iter(parts), None)
    return None


def _empty(value: object) -> bool:
    return (
        value is None
        or (isinstance(value, str | list | Mapping) and not value)
        or (isinstance(value, str) and not value.strip())
    )
