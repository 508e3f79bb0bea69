"""The text of a record: its title and standfirst above its body, which may be HTML."""

from __future__ import annotations

import html
import re
from dataclasses import replace

from factcheck.model import Layout, Mark, Span
from factcheck.read.document import Document
from factcheck.read.formats.html import html_document
from factcheck.read.formats.markup import html_text, laid_out

_LINE_END = re.compile(r"\r\n?")
_HALVES = re.compile("[\ud800-\udfff]")
_TAG = re.compile(
    r"</?(?:a|article|b|blockquote|br|div|em|figure|h[1-6]|hr|i|img|li|ol|p|section|span|strong|sub|sup|table|td|tr|u|ul)"
    r"(?:\s[^<>]{0,2000})?/?>",
    re.I,
)
_ANY_TAG = re.compile(r"</?[a-z][^<>]{0,500}>", re.I)
_PAGE = re.compile(r"\s*(?:<\?xml[^<>]{0,200}>\s*)?<(?:!doctype\s+html|html)\b", re.I)
_ENTITY = re.compile(r"&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z]{2,8}\d{0,2});", re.I)


def mended(text: str) -> str:
    """A text with plain line ends, and without what JSON can spell and no file can hold."""
    if _HALVES.search(text):
        # Two halves that stand together are one character; one alone is none.
        text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return _LINE_END.sub("\n", text).replace("\0", "\ufffd")


def bare(line: str) -> str:
    """A title or standfirst without the tags and entities of HTML, in one line."""
    plain = html.unescape(_ANY_TAG.sub(" ", line)) if _ANY_TAG.search(line) or _ENTITY.search(line) else line
    return " ".join(plain.split())


def worded_document(body: str, *, title: str | None, standfirst: str | None, url: str | None) -> Document | None:
    """What a body tells, with the title and the standfirst above it where it does not begin with them.

    A whole page of HTML is read as one, a piece of HTML as its text. None where nothing is left; raises ValueError
    where HTML is nested too deep.
    """
    if _PAGE.match(body):
        page = html_document(body, url=url)
        return page and replace(page, title=title or page.title)
    if _TAG.search(body):
        text, marks = html_text(body)
    else:
        text, marks = html.unescape(body) if _ENTITY.search(body) else body, ()
    if not text.strip():
        return None
    text, marks = _under(text, marks, title, standfirst)
    return Document(text=text, marks=marks, title=title)


def _under(
    text: str, marks: tuple[Mark, ...], title: str | None, standfirst: str | None
) -> tuple[str, tuple[Mark, ...]]:
    begins = [" ".join(line.split()) for line in text.lstrip()[:5_000].split("\n")[:5]]
    parts = [(line, layout, "p") for line, layout in ((title, Layout.TITLE), (standfirst, Layout.STANDFIRST)) if line]
    head, above = laid_out(part for part in parts if part[0] not in begins)
    if not head:
        return text, marks
    size = len(head) + 2
    below = (Mark(Span(mark.span.start + size, mark.span.end + size), mark.layout) for mark in marks)
    return f"{head}\n\n{text}", (*above, *below)
