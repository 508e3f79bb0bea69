"""An article as blocks of text with its values marked, however their spans overlap."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from types import MappingProxyType

from factcheck.model import Article, Layout
from factcheck.report.html.facts import Fact, Facts, lettered, place_anchor

# Levels of marks; where several cover one text the last of these shows.
_LEVELS = ("agreed", "note", "warning", "error")
_KINDS = MappingProxyType({
    Layout.TITLE: "title", Layout.STANDFIRST: "standfirst", Layout.HEADING: "heading", Layout.CAPTION: "caption",
    Layout.BOILERPLATE: "furniture",
})  # fmt: skip
_LINE = re.compile(r"[^\n]+")
_PARAGRAPH = re.compile(r"[^\n]+(?:\n(?![^\S\n]*\n)[^\n]+)*")
# No line of a text that was wrapped by hand is longer; a line of other texts is a paragraph.
_WRAPPED = 100
# A longer stretch without a line end is cut, so that a text of one line can be shown in part.
_LONGEST = 4_000
_MAY_CUT = 200


@dataclass(frozen=True, slots=True)
class Spot:
    """A marked span of an article and the side of a fact that it gives."""

    start: int
    end: int
    fact: Fact
    side: str

    @property
    def label(self) -> str:
        """What a reader sees at the mark: `3A`; nothing where all agree."""
        return f"{self.fact.number}{self.side}" if self.fact.number else ""


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text that the same spots cover; none where `level` is empty.

    `anchor` names the place where a value begins, `goal` the first fact, `facts` all of them, `labels` those that end.
    """

    text: str
    anchor: str = ""
    level: str = ""
    goal: str = ""
    facts: str = ""
    labels: str = ""
    ruled: bool = False


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, `body`, `title`, `standfirst`, `heading`, `caption` or `furniture`; or a `gap`.

    A gap is what is left out of a text that is too long.
    """

    kind: str
    pieces: tuple[Piece, ...]


def spots_of(facts: Facts) -> dict[str, tuple[Spot, ...]]:
    """What is marked in each article, by its id; a place that a fact names twice is marked once."""
    found: dict[str, dict[Spot, None]] = {}
    for fact in facts.every:
        for side, given in lettered(fact.finding.sides):
            for mention in given.mentions:
                if mention.article in facts.articles and 0 <= mention.start < mention.end:
                    spot = Spot(mention.start, mention.end, fact, side)
                    found.setdefault(mention.article, {})[spot] = None
    return {article: tuple(spots) for article, spots in found.items()}


def blocks_of(article: Article, spots: Sequence[Spot], *, number: int, most: int) -> tuple[Block, ...]:
    """The article's text in blocks; `number` is its own on the page.

    Of a text of more than `most` characters the beginning is shown, and every block with a mark.
    """
    stretches = list(_stretches(article.text))
    inside = _inside(stretches, spots)
    found: list[Block] = []
    left, hidden = most, 0
    for at, (start, end) in enumerate(stretches):
        here = inside.get(at, ())
        left -= end - start
        if left < 0 and not here:
            hidden += end - start
            continue
        found.extend(_gap(hidden))
        hidden = 0
        found.append(Block(_kind(article, start, end), tuple(_pieces(article.text, start, end, here, number))))
    return (*found, *_gap(hidden))


def _inside(stretches: Sequence[tuple[int, int]], spots: Sequence[Spot]) -> dict[int, list[Spot]]:
    """The spots of each stretch, by its number."""
    found: dict[int, list[Spot]] = {}
    for spot in spots:
        first = bisect_right(stretches, spot.start, key=lambda one: one[1])
        for at in range(first, len(stretches)):
            if stretches[at][0] >= spot.end:
                break
            found.setdefault(at, []).append(spot)
    return found


def _gap(hidden: int) -> Iterator[Block]:
    if hidden:
        yield Block("gap", (Piece(f"{hidden:,} characters without a finding are not shown here."),))


def _stretches(text: str) -> Iterator[tuple[int, int]]:
    """Where paragraphs begin and end: lines, or what stands between blank lines in a text wrapped by hand."""
    wrapped = all(len(line) <= _WRAPPED for line in text.split("\n"))
    for match in (_PARAGRAPH if wrapped else _LINE).finditer(text):
        if not match[0].isspace():
            yield from _cut(text, match.start(), match.end())


def _cut(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while end - start > _LONGEST:
        # At a blank where there is one nearby: a word that is too long is cut.
        at = text.rfind(" ", start + _LONGEST - _MAY_CUT, start + _LONGEST) + 1 or start + _LONGEST
        yield start, at
        start = at
    yield start, end


def _kind(article: Article, start: int, end: int) -> str:
    """What the block is where most of it is marked: the place and agency before a report make it no furniture."""
    at = bisect_right(article.marks, start, key=lambda mark: mark.span.start) - 1
    if at >= 0 and 2 * (article.marks[at].span.end - start) > end - start:
        return _KINDS[article.marks[at].layout]
    return "body"


def _pieces(text: str, start: int, end: int, spots: Sequence[Spot], number: int) -> Iterator[Piece]:
    """The text cut wherever a spot begins or ends, so that marks never nest."""
    edges = {start, end, *(min(max(edge, start), end) for spot in spots for edge in (spot.start, spot.end))}
    for left, right in pairwise(sorted(edges)):
        over = [spot for spot in spots if spot.start <= left and spot.end >= right]
        yield _piece(text[left:right], left, right, over, number)


def _piece(text: str, left: int, right: int, spots: Sequence[Spot], number: int) -> Piece:
    if not spots:
        return Piece(text)
    # An open finding shows before one that is ruled on, and a grave one before a light one.
    ranked = sorted(spots, key=lambda one: (one.fact.ruled, -_LEVELS.index(one.fact.level), one.start))
    first = ranked[0].fact
    return Piece(
        text,
        anchor=place_anchor(number, left) if any(spot.start == left for spot in spots) else "",
        level=first.level,
        goal=first.anchor if first.number else "",
        facts=" ".join(dict.fromkeys(f"{spot.fact.anchor}-{spot.side}" for spot in ranked)),
        labels=" ".join(dict.fromkeys(spot.label for spot in ranked if spot.end == right and spot.label)),
        ruled=first.ruled,
    )
