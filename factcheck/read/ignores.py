"""Comments in a draft that accept what checks find there: `<!-- factcheck: ignore quantity because ... -->`.

Such a comment is no news: it is marked, and what the lines around it are is decided as if there were blanks in its
place. It speaks of the paragraph in which it stands, or of the next one where it stands on lines of its own.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from factcheck.model import Ignore, Layout, Mark, Span
from factcheck.read.lines import Line

_OPENING = re.compile(r"<!--\s{0,20}factcheck\s{0,20}:", re.I)
_NO_COMMENT = re.compile(r"<!--|\n[^\S\n]*\n")
_IGNORE = re.compile(r"\s*ignore\b(?P<checks>.*?)(?:\bbecause\b(?P<why>.*))?", re.I | re.S)
_SEPARATOR = re.compile(r"[\s,]+")
_SENTENCE_END = re.compile(r"[.!?:;…][\"'”’)\]]*$")
_CLOSING = "-->"
# A comment that is not closed must not swallow the rest of the article.
_LONGEST = 2_000
_INSIDE = "stands inside a sentence: put it behind the sentence, or on a line of its own above the paragraph"
_EXAMPLE = "write <!-- factcheck: ignore quantity because ... -->"


def find_ignores(text: str) -> tuple[Ignore, ...]:
    """The comments of `text` that are addressed to factcheck, in order, without the stretches that they speak of."""
    breaks = [match.start() for match in re.finditer("\n", text)] if "<!--" in text else []
    found: list[Ignore] = []
    for opening in _OPENING.finditer(text):
        if found and opening.start() < found[-1].span.end:
            continue
        line = bisect_left(breaks, opening.start()) + 1
        found.append(_read(text, Span(*opening.span()), line))
    return tuple(found)


def without(text: str, ignores: Sequence[Ignore]) -> str:
    """The text with blanks in the place of comments, so that all offsets stay true."""
    pieces, at = [], 0
    for one in ignores:
        comment = text[one.span.start : one.span.end]
        pieces += [text[at : one.span.start], re.sub(r"[^\n]", " ", comment)]
        at = one.span.end
    return "".join((*pieces, text[at:])) if pieces else text


def placed(ignores: Sequence[Ignore], lines: Sequence[Line], text: str) -> tuple[Ignore, ...]:
    """The comments with the stretches that they speak of; `text` is that :func:`without` them, `lines` are its lines.

    One that stands inside a sentence gets a fault: the sentence would be read in two halves.
    """
    return tuple(_placed(one, lines, text) for one in ignores)


def with_comments(marks: Sequence[Mark], ignores: Sequence[Ignore], text: str) -> tuple[Mark, ...]:
    """The marks with those of comments, one for each line, and no mark over another."""
    if not ignores:
        return tuple(sorted(marks, key=lambda mark: mark.span))
    holes = [piece for one in ignores for piece in _pieces(one.span, text)]
    found = [Mark(span, Layout.BOILERPLATE) for span in holes]
    found += [Mark(span, mark.layout) for mark in marks for span in _around(mark.span, holes)]
    return tuple(sorted(found, key=lambda mark: mark.span))


def _read(text: str, opening: Span, line: int) -> Ignore:
    end = text.find(_CLOSING, opening.end, opening.end + _LONGEST)
    body = text[opening.end : end]
    if end < 0 or _NO_COMMENT.search(body):
        newline = text.find("\n", opening.end)
        stop = len(text) if newline < 0 else newline
        return Ignore(Span(opening.start, stop), line, fault=f"is not closed: end it with {_CLOSING}")
    span = Span(opening.start, end + len(_CLOSING))
    told = _IGNORE.fullmatch(body)
    if told is None:
        return Ignore(span, line, fault=f"does not say what to ignore: {_EXAMPLE}")
    checks = tuple(dict.fromkeys(word.casefold() for word in _SEPARATOR.split(told["checks"]) if word))
    why = " ".join((told["why"] or "").split())
    if not why:
        return Ignore(span, line, checks=checks, fault=f"gives no reason: {_EXAMPLE}")
    fault = None if checks else f"names no check: {_EXAMPLE}"
    return Ignore(span, line, checks=checks, why=why, fault=fault)


def _placed(one: Ignore, lines: Sequence[Line], text: str) -> Ignore:
    first = bisect_right(lines, one.span.start, key=lambda line: line.span.end)
    last = bisect_left(lines, one.span.end, key=lambda line: line.span.start)
    beside = lines[first:last]
    if not beside:
        return replace(one, scopes=(_paragraph(first, lines),) if first < len(lines) else ())
    scopes = tuple(dict.fromkeys(_paragraph(at, lines) for at in range(first, last)))
    if one.fault is None and _inside_sentence(one, first, last, lines, text):
        return replace(one, scopes=scopes, fault=_INSIDE)
    return replace(one, scopes=scopes)


def _paragraph(at: int, lines: Sequence[Line]) -> Span:
    """The line `at`, with the rest of its paragraph where that was wrapped by hand."""
    first = last = at
    if lines[at].wrapped:
        while first and not lines[first].after_blank:
            first -= 1
        while last + 1 < len(lines) and not lines[last + 1].after_blank:
            last += 1
    return Span(lines[first].span.start, lines[last].span.end)


def _inside_sentence(one: Ignore, first: int, last: int, lines: Sequence[Line], text: str) -> bool:
    """Whether words stand before the comment that do not end a sentence, and others behind it."""
    before = text[lines[first].span.start : one.span.start].strip()
    behind = text[one.span.end : lines[last - 1].span.end].strip()
    if not any(char.isalnum() for char in before) or _SENTENCE_END.search(before[-8:]):
        return False
    goes_on = lines[first].wrapped and last < len(lines) and not lines[last].after_blank
    return goes_on or any(char.isalnum() for char in behind)


def _pieces(span: Span, text: str) -> Iterator[Span]:
    """The parts of a stretch on each of its lines, without blanks at their ends."""
    start = span.start
    for part in text[span.start : span.end].split("\n"):
        if part.strip():
            lead = len(part) - len(part.lstrip())
            yield Span(start + lead, start + len(part.rstrip()))
        start += len(part) + 1


def _around(span: Span, holes: Sequence[Span]) -> Iterator[Span]:
    """What is left of a stretch without the holes, which are sorted and apart."""
    start = span.start
    for hole in holes[bisect_right(holes, span.start, key=lambda one: one.end) :]:
        if hole.start >= span.end:
            break
        if start < hole.start:
            yield Span(start, hole.start)
        start = max(start, hole.end)
    if start < span.end:
        yield Span(start, span.end)
