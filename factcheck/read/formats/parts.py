"""One text of the parts that a news item sends apart: headline, standfirst, body, captions."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterable

from factcheck.model import Layout, Mark, Span

Prose = tuple[str, tuple[Mark, ...]]

NOTHING: Prose = ("", ())
_SPACE = re.compile(r"\s+")
# JSON can spell half of a character, and codes that steer a terminal.
_UNSEEN = re.compile("[\u00ad\u200b\u2060\ufeff]|[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_HALF = re.compile("[\ud800-\udfff]")
_CUT = re.compile(r"\s*(?:\[?(?:…|\.\.\.)\]?|\(more\))\s*$")
_LONGEST_NAME = 200


def prose(text: str) -> Prose:
    """A plain text as it was sent, with plain line ends and without what nobody sees."""
    lines = _UNSEEN.sub("", re.sub(r"\r\n?|\u2028|\u2029", "\n", text))
    return writable(lines).strip(), ()


def writable(text: str) -> str:
    """A text without halves of characters, which no file can hold."""
    return _HALF.sub("\ufffd", text)


def line(text: str, layout: Layout | None) -> Prose:
    """A text on one line, all of it marked."""
    told = _SPACE.sub(" ", prose(text)[0]).strip()
    return (told, (Mark(Span(0, len(told)), layout),)) if told and layout is not None else (told, ())


def joined(parts: Iterable[Prose]) -> Prose:
    """The parts one after the other, an empty line between them."""
    text, marks = "", []
    for each, its in parts:
        if each:
            text += "\n\n" if text else ""
            marks += [Mark(Span(one.span.start + len(text), one.span.end + len(text)), one.layout) for one in its]
            text += each
    return text, tuple(marks)


def composed(
    *,
    title: str | None,
    body: Prose,
    standfirsts: Iterable[str] = (),
    before: Iterable[str] = (),
    captions: Iterable[str] = (),
    after: Iterable[str] = (),
) -> Prose:
    """The text of an item: title, standfirsts, the lines before its body (byline, dateline), body, captions, the end.

    A title or standfirst with which the body begins, and a caption that stands in it, is not told twice.
    """
    body = _untitled(body, title) if title else body
    told = _flat(body[0])
    head = [line(title, Layout.TITLE)] if title else []
    leads = [line(each, Layout.STANDFIRST) for each in standfirsts if not _stands_in(each, told)]
    signed = [line(each, Layout.BOILERPLATE) for each in before if _flat(each) not in told]
    under = [line(each, Layout.CAPTION) for each in dict.fromkeys(captions) if _flat(each) not in told]
    end = [line(each, Layout.BOILERPLATE) for each in after]
    return joined([*head, *leads, *signed, body, *under, *end])


def named(identifier: str | None, address: str | None = None) -> tuple[str | None, str | None]:
    """The uri and the url of an item: what it is called by, which may be an address itself, and where it stands."""
    called = identifier.strip() if identifier else ""
    where = address.strip() if address else ""
    if called.lower().startswith(("http://", "https://")):
        return (None, called) if where in ("", called) else (called, where)
    return called or None, where or None


def apart() -> Callable[[str], str]:
    """Names for the texts of one file: each as it is called, a second one of that name with a number."""
    seen: dict[str, int] = {}

    def name(called: str) -> str:
        short = _SPACE.sub(" ", prose(called)[0])
        if len(short) > _LONGEST_NAME:
            short = f"{short[:_LONGEST_NAME]}~{hashlib.sha256(short.encode()).hexdigest()[:12]}"
        seen[short] = seen.get(short, 0) + 1
        return short if seen[short] == 1 else f"{short}~{seen[short]}"

    return name


def _untitled(body: Prose, title: str) -> Prose:
    """The body without its first line where that repeats the title."""
    first, _, rest = body[0].partition("\n")
    if _flat(first) != _flat(title):
        return body
    text = rest.lstrip("\n")
    cut = len(body[0]) - len(text)
    marks = (Mark(Span(mark.span.start - cut, mark.span.end - cut), mark.layout) for mark in body[1])
    return text, tuple(mark for mark in marks if mark.span.start >= 0)


def _stands_in(standfirst: str, told: str) -> bool:
    """Whether the body begins with it: many a feed and wire cuts its first paragraph off for a summary."""
    flat = _flat(_CUT.sub("", standfirst))
    return not flat or flat in told[: 2 * len(flat) + 400]


def _flat(text: str) -> str:
    return _SPACE.sub(" ", text).strip().casefold()
