"""The lines of a PDF, joined to paragraphs, and which of them stand at the edge of page after page."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

_EDGE_LINES = 2
_PAGE_NUMBER = re.compile(r"(?:page\s*)?[-–—]?\s*\d{1,4}\s*[-–—]?(?:\s*(?:of|/)\s*\d{1,4})?", re.I)
_DIGITS = re.compile(r"\d+")
_ENDED = re.compile(r"[.!?:…][\"'”’)\]]*$")
_BULLET = re.compile(r"(?:[•‣▪·*–—-]|\(?\d{1,2}[.)])\s+\S")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_BROKEN = re.compile(r"([^\W\d_]+)[-\u00ad\u2010]$")
_CONTINUED = re.compile(r"[^\W\d_]+")
_SAME_SIZE = 0.6
_GAP = 1.3
_WIDEST = 1.4
_INDENT = 0.8
_SHORT = 0.75
_FEWEST_LINES = 4
# The first parts of words that are written with a hyphen: one that stands at the end of a line is one of theirs.
_COMPOUND = frozenset({
    "all", "anti", "co", "cross", "early", "eight", "eighty", "ex", "fifty", "five", "forty", "four", "full", "half",
    "high", "late", "long", "low", "mid", "nine", "ninety", "non", "one", "part", "post", "pre", "pro", "self", "semi",
    "seven", "seventy", "short", "six", "sixty", "ten", "thirty", "three", "twenty", "two", "vice", "well",
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class PdfLine:
    """A line as it is drawn: where it begins, in points from the lower left, its size, and its page, from 0."""

    text: str
    x: float
    y: float
    size: float
    page: int


@dataclass(frozen=True, slots=True)
class PdfParagraph:
    """The joined lines of a paragraph; `edge` where it is a header or footer of pages."""

    text: str
    size: float
    page: int
    edge: bool = False


def paragraphs(lines: Sequence[PdfLine]) -> list[PdfParagraph]:
    """The paragraphs in the order of the lines; headers of the first page are at the top, all others at the end."""
    edges = _edges(lines)
    inner = [line for line in lines if line not in edges]
    if not inner:
        edges, inner = {}, list(lines)
    known = Counter(word.casefold() for line in inner for word in _WORD.findall(line.text))
    leading, width = _leading(inner), _widths(inner)
    groups: list[list[PdfLine]] = []
    for line in inner:
        if groups and _goes_on(groups[-1], line, leading, width):
            groups[-1].append(line)
        else:
            groups.append([line])
    first = min((line.page for line in lines), default=0)
    around = [line for line in lines if line in edges]
    above = [line for line in around if line.page == first and edges[line]]
    below = [line for line in around if line not in set(above)]
    found = [PdfParagraph(_join(group, known), group[0].size, group[0].page) for group in groups]
    return [*_each(above), *found, *_each(below)]


def _each(lines: Iterable[PdfLine]) -> list[PdfParagraph]:
    return [PdfParagraph(line.text, line.size, line.page, edge=True) for line in lines]


def _edges(lines: Sequence[PdfLine]) -> dict[PdfLine, bool]:
    """The headers (True) and footers of pages: what stands there on at least half of them, and page numbers."""
    pages = [sorted(group, key=lambda line: -line.y) for _, group in groupby(lines, key=lambda line: line.page)]
    seen = Counter(key for page in pages for key in {_edge_key(line) for line in _outer(page)})
    found: dict[PdfLine, bool] = {}
    for page in pages:
        for line in _outer(page):
            repeated = len(pages) > 1 and seen[_edge_key(line)] * 2 >= max(len(pages), 4)
            if repeated or _PAGE_NUMBER.fullmatch(line.text):
                found[line] = line in page[:_EDGE_LINES] and 2 * page.index(line) < len(page)
    return found


def _outer(page: Sequence[PdfLine]) -> Sequence[PdfLine]:
    return page if len(page) <= 2 * _EDGE_LINES else [*page[:_EDGE_LINES], *page[-_EDGE_LINES:]]


def _edge_key(line: PdfLine) -> str:
    return _DIGITS.sub("#", line.text.casefold())


def _leading(lines: Sequence[PdfLine]) -> dict[float, float]:
    """How far lines of a size are apart where they follow one another."""
    gaps: dict[float, list[float]] = {}
    for one, other in pairwise(lines):
        gap = one.y - other.y
        if one.page == other.page and one.size == other.size and 0 < gap < 3 * one.size:
            gaps.setdefault(one.size, []).append(gap)
    # The smallest third, as in a text of short paragraphs every other gap is one between them.
    return {size: min(sorted(each)[len(each) // 3], _WIDEST * size) for size, each in gaps.items()}


def _widths(lines: Sequence[PdfLine]) -> dict[float, float]:
    """How many letters a full line of a size has."""
    counted: dict[float, list[int]] = {}
    for line in lines:
        counted.setdefault(line.size, []).append(len(line.text))
    return {size: sorted(each)[3 * len(each) // 4] for size, each in counted.items() if len(each) >= _FEWEST_LINES}


def _goes_on(group: Sequence[PdfLine], line: PdfLine, leading: dict[float, float], width: dict[float, float]) -> bool:
    last = group[-1]
    if abs(last.size - line.size) > _SAME_SIZE or _BULLET.match(line.text):
        return False
    ended = _ENDED.search(last.text) is not None
    gap = last.y - line.y
    if last.page != line.page or gap <= 0.2 * line.size:
        # The top of the next column or page.
        return not ended
    if gap > _GAP * leading.get(line.size, 1.2 * line.size):
        return False
    indented = line.x > last.x + _INDENT * line.size and line.x > min(each.x for each in group) + _INDENT * line.size
    if indented and ended:
        return False
    # Where the next word would have fitted, the line was not broken for want of room.
    fits = len(last.text) + 1 + len(line.text.split()[0]) <= _SHORT * width.get(line.size, 0)
    return not fits or (not ended and line.text[0].islower())


def _join(group: Sequence[PdfLine], known: Counter[str]) -> str:
    text = group[0].text
    for line in group[1:]:
        text = _joined(text, line.text, known)
    return text


def _joined(text: str, more: str, known: Counter[str]) -> str:
    """Two lines of a paragraph as one; a word that was broken is whole again, one with a hyphen keeps it."""
    if text.endswith(("\u00ad", "\u2010")) and more[0].isalpha():
        return text[:-1] + more
    broken, continued = _BROKEN.search(text), _CONTINUED.match(more)
    if broken is None or continued is None:
        return text + more if re.search(r"\d[-–]$", text) else f"{text} {more}"
    first, rest = broken[1].casefold(), continued[0]
    whole, hyphened = known[first + rest.casefold()], known[f"{first}-{rest.casefold()}"]
    if not rest[0].islower() or hyphened > whole or (first in _COMPOUND and not whole):
        return text + more
    return text[:-1] + more
