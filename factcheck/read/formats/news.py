"""What news standards have in common: dates of versions, where a text of markup is, and a text that is too large."""

from __future__ import annotations

import re
from collections.abc import Callable

from factcheck.model import Problem
from factcheck.read.document import Document, Status
from factcheck.read.formats.format import Asked
from factcheck.read.formats.markup import html_text
from factcheck.read.formats.parts import Prose, line
from factcheck.read.formats.stated import stated_date

# A file of many texts may be larger than one text by this factor.
MANY = 10
_MARKUP = re.compile(r"</?[a-z][a-z0-9]*(?:\s[^<>]*)?/?>|&(?:#\d+|#x[\da-f]+|[a-z]+\d*);", re.I)


def published_and_updated(first: str | None, this: str | None, version: str | None) -> tuple[str | None, str | None]:
    """When an item was published and updated, from the dates of its first and of this version and its number.

    Where the first is not told, this version is it only if its number says so, or it has none.
    """
    created, changed = stated_date(first), stated_date(this)
    if created is None:
        return (changed, None) if (version or "1").strip() in ("0", "1", "1.0") else (None, changed)
    return created, None if changed == created else changed


def shown(text: str) -> Prose:
    """The text of what may be markup: as HTML where it has tags or entities, else on one line as it stands."""
    return html_text(text) if _MARKUP.search(text) else line(text, None)


def primary(language: str | None) -> str | None:
    """The language without its region and script: "en" of "en-GB"."""
    return re.split("[-_]", language.strip())[0].lower() or None if language else None


def usable(made: Callable[[], Document], name: str, asked: Asked) -> Document | Problem:
    """The document of an item of that name, or why it is none: `no-text`, `file-too-large`, or nested too deep
    (`unsafe-xml`).

    What its sender has withdrawn or holds back may be without a text.
    """
    path = f"{asked.path}#{name}" if name else asked.path
    try:
        document = made()
    except ValueError as error:
        return Problem(path, "unsafe-xml", f"{path} was not read: {error}.")
    size = len(document.text)
    if size > asked.config.max_bytes:
        told = f"{path} has {size:,} characters, too many for an article: split it or raise max_bytes."
        return Problem(path, "file-too-large", told)
    if document.text or document.status is not Status.USABLE or document.embargo is not None:
        return document
    return Problem(path, "no-text", f"{path} holds no text: ask its sender for the item with its content.")
