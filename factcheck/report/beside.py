"""A finding with its sentences side by side, as plain text for a failed test."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from io import StringIO
from itertools import zip_longest

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from factcheck.model import Finding, Mention, Side, Verdict
from factcheck.report import told
from factcheck.report.mentions import location
from factcheck.report.page import Page

_BETWEEN = " | "
_INDENT = "  "
# Code points of a sentence that are shown on each side of its value, and of any other text.
_AROUND = 240
_MOST = 600
_VALUE = 120


@dataclass(frozen=True, slots=True)
class _Cell:
    """One column: the value that a side gives, and the mention of it that is shown."""

    side: Side
    mention: Mention


def beside(finding: Finding, *, page: Page, ours: Collection[str] = ()) -> str:
    """The finding in lines that are as wide as the page, but for paths, which are never cut.

    Each side stands beside the first one, or beside that of an article whose id is among `ours`: who says it and
    where, the value converted, and the sentence with the value marked. Nothing in the text can steer a terminal.
    """
    return "\n".join(line.rstrip() for line in _lines(finding, page=page, ours=ours))


def indented(text: str, *, page: Page) -> list[str]:
    """A text in lines that are as wide as the page, set in by two blanks."""
    return [f"{_INDENT}{line}" for line in _wrapped(_cut(text, page), page.width - len(_INDENT))]


def heading(finding: Finding, *, page: Page) -> str:
    """`WARNING  topic  (code, id)`: what an editor rules on is named by its id."""
    kinds = [page.line(finding.code), *(["superseded"] if finding.verdict is Verdict.SUPERSEDED else [])]
    return f"{told.level(finding).upper()}  {_cut(finding.topic, page)}  ({', '.join((*kinds, page.line(finding.id)))})"


def _lines(finding: Finding, *, page: Page, ours: Collection[str]) -> Iterator[str]:
    yield from _wrapped(heading(finding, page=page), page.width)
    yield from indented(finding.message, page=page)
    before = told.reopened(finding)
    if before is not None:
        yield from indented(before, page=page)
    cells = _cells(finding, ours)
    if len(cells) == 1:
        yield from _alone(cells[0], page)
    for other in cells[1:]:
        yield from _pair(cells[0], other, page)
    shown = {id(cell.mention) for cell in cells}
    rest = [mention for _, mention in told.mentions(finding) if id(mention) not in shown]
    if rest:
        yield ""
        yield from (f"{_INDENT}also:  {location(mention, page)}" for mention in rest)


def _alone(cell: _Cell, page: Page) -> Iterator[str]:
    yield ""
    yield f"{_INDENT}at:    {location(cell.mention, page)}"
    yield ""
    for part in _parts(cell, page):
        yield from indented(part, page=page)


def _pair(left: _Cell, right: _Cell, page: Page) -> Iterator[str]:
    yield ""
    yield f"{_INDENT}left:  {location(left.mention, page)}"
    yield f"{_INDENT}right: {location(right.mention, page)}"
    yield ""
    width = (page.width - len(_INDENT) - len(_BETWEEN)) // 2
    for parts in zip(_parts(left, page), _parts(right, page), strict=True):
        for one, other in zip_longest(*(_wrapped(part, width) for part in parts), fillvalue=""):
            yield f"{_INDENT}{one}{' ' * (width - cell_len(one))}{_BETWEEN}{other}"


def _parts(cell: _Cell, page: Page) -> tuple[str, str, str]:
    """What begins in one line in all columns."""
    return _cut(told.value(cell.side), page, most=_VALUE), _who(cell.mention, page), _sentence(cell.mention, page)


def _cells(finding: Finding, ours: Collection[str]) -> list[_Cell]:
    """One cell for each side, ours first; where one side alone disagrees with itself, one for each mention."""
    sides = [side for side in finding.sides if side.mentions]
    if len(sides) == 1:
        return [_Cell(sides[0], mention) for mention in sides[0].mentions[:2]]
    carrying = {(place.article, place.start) for one in finding.match for place in (one.left, one.right)}
    cells = [_Cell(side, _told(side, carrying, ours)) for side in sides]
    return sorted(cells, key=lambda cell: cell.mention.article not in ours)


def _told(side: Side, carrying: Collection[tuple[str, int]], ours: Collection[str]) -> Mention:
    """The mention that says most: ours before others', that of the pair which carries the finding, the first."""

    def rank(mention: Mention) -> tuple[bool, bool]:
        return mention.article not in ours, (mention.article, mention.start) not in carrying

    return min(side.mentions, key=rank)


def _who(mention: Mention, page: Page) -> str:
    """Who gives the value and when, or nothing where nobody says."""
    published = (mention.published or "").replace("T", " ")
    parts = (mention.source, published, f"according to {mention.attribution}" if mention.attribution else "")
    return _cut(", ".join(part for part in parts if part), page)


def _sentence(mention: Mention, page: Page) -> str:
    sentence, value = mention.sentence, mention.text
    at = mention.start - mention.sentence_start
    if at < 0 or not sentence.startswith(value, at):
        at = sentence.find(value)
    if at < 0 or not value:
        return _cut(sentence, page)
    before, after = sentence[:at], sentence[at + len(value) :]
    left, right = replace(page, styled=False).marks
    return "".join(
        (
            f"...{page.prose(before[-_AROUND:])}" if len(before) > _AROUND else page.prose(before).lstrip(),
            f"{left}{_cut(value, page, most=_VALUE)}{right}",
            f"{page.prose(after[:_AROUND])}..." if len(after) > _AROUND else page.prose(after).rstrip(),
        )
    )


def _cut(text: str, page: Page, *, most: int = _MOST) -> str:
    return page.prose(text if len(text) <= most else f"{text[:most]}...")


def _wrapped(text: str, width: int) -> list[str]:
    # Only its width is asked for; a legacy terminal would be one column narrower.
    console = Console(file=StringIO(), width=width, color_system=None, legacy_windows=False)
    return [line.plain.rstrip() for line in Text(text).wrap(console, width, overflow="fold")] if text else []
