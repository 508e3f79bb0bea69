"""Who states a value, where, and in which words, as console rows: the proof of a side."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from rich.cells import cell_len
from rich.style import Style
from rich.text import Text

from factcheck.model import Finding, Mention
from factcheck.report.page import Page, Row
from factcheck.report.quote import quotation, quoted

_GAP = "   "
_SENTENCES, _NAMES, _LINES = 2, 2, 4
_STDIN = "-"


@dataclass(frozen=True, slots=True)
class Shown:
    """What of a finding is shown: all sentences whole, or two a side; `drafts` (ids) are called the draft."""

    page: Page
    whole: bool = False
    drafts: frozenset[str] = frozenset()


def location(mention: Mention, page: Page) -> str:
    """`path:line:column` of a mention, as editors and terminals open it."""
    return f"{page.line(mention.path)}:{mention.line}:{mention.column}"


def place(mention: Mention, page: Page) -> Text:
    """The location of a mention; where the page shows links, one that leads to the line of the file."""
    target = _target(mention) if page.linked else None
    return Text(location(mention, page), style=Style(dim=True, link=target))


def side_rows(mentions: Sequence[Mention], shown: Shown) -> Iterator[Row]:
    """The rows of what one side states: of each sentence who has it, where, and the sentence."""
    groups = quoted(mentions)
    kept = len(groups) if shown.whole else _SENTENCES
    for group in groups[:kept]:
        yield from sentence_rows(group, shown, indent=4, named=True)
    if groups[kept:]:
        yield _more([each[0] for each in groups[kept:]], [each for group in groups[:kept] for each in group], shown)


def told_within_one(finding: Finding) -> bool:
    """Whether the same articles state all sides: what does not fit is then told by each of them alone."""
    articles = {frozenset(mention.article for mention in side.mentions) for side in finding.sides}
    compared = any(side.normalized is not None or side.resolved is not None for side in finding.sides)
    return len(finding.sides) > 1 and len(articles) == 1 and frozenset() not in articles and not compared


def within_rows(finding: Finding, shown: Shown) -> Iterator[Row]:
    """The sentences of a finding within one article in the order of its text, with the values of all sides marked."""
    every = sorted((each for side in finding.sides for each in side.mentions), key=_position)
    groups = quoted(every)
    needed = {each for side in finding.sides for group in quoted(side.mentions)[:_SENTENCES] for each in group}
    kept = [group for group in groups if shown.whole or needed.intersection(group)]
    for group in kept:
        yield from sentence_rows(group, shown, indent=2, named=len({each.article for each in group}) > 1)
    rest = [group[0] for group in groups if group not in kept]
    if rest:
        yield _more(rest, [each for group in kept for each in group], shown, indent=2)


def _position(mention: Mention) -> tuple[str, str, int]:
    return mention.path, mention.article, mention.start


def sentence_rows(group: Sequence[Mention], shown: Shown, *, indent: int, named: bool) -> Iterator[Row]:
    """Each place that has the sentence of the mentions, and the sentence once; `named` tells whose article it is."""
    once = {(each.article, each.sentence_start): each for each in reversed(group)}
    places = list(group) if shown.whole else list(once.values())[::-1]
    kept = len(places) if shown.whole else _SENTENCES
    for each in places[:kept]:
        yield from _place_rows(each, shown, indent=indent, named=named)
    if places[kept:]:
        yield _more(places[kept:], places[:kept], shown, indent=indent)
    text = quotation(group, shown.page, indent=indent + 2, whole=shown.whole)
    yield Row(text, indent=indent + 2)


def _place_rows(mention: Mention, shown: Shown, *, indent: int, named: bool) -> Iterator[Row]:
    who, where = Text(_who(mention, shown, named=named)), place(mention, shown.page)
    together = Text.assemble(who, _GAP if who.plain else "", where)
    if not who.plain or indent + cell_len(together.plain) <= shown.page.width:
        yield Row(together, indent=indent, kept=True)
    else:
        yield Row(who, indent=indent)
        yield Row(where, indent=indent, kept=True)


def _who(mention: Mention, shown: Shown, *, named: bool) -> str:
    published = (mention.published or "date unknown").replace("T", " ")
    if mention.article in shown.drafts:
        parts = ["the draft"] if named else []
    else:
        parts = [mention.source or "source unknown", published] if named else []
    if mention.attribution:
        parts.append(f"according to {mention.attribution}")
    return shown.page.prose(", ".join(parts))


def _more(rest: Sequence[Mention], known: Sequence[Mention], shown: Shown, *, indent: int = 4) -> Row:
    """How many more there are, and by whom; by those who are named already, on which lines."""
    names = dict.fromkeys(each.source or each.path for each in rest)
    others = [name for name in names if name not in {each.source or each.path for each in known}]
    if others:
        told = f": {', '.join(others[:_NAMES])}" + (f" and {len(others) - _NAMES} more" if others[_NAMES:] else "")
    else:
        lines = [f"{line:,}" for line in sorted({each.line for each in rest})]
        told = f" on {'line' if len(lines) == 1 else 'lines'} {', '.join(lines[:_LINES])}"
        told += ", ..." if lines[_LINES:] else ""
    return Row(Text(shown.page.prose(f"and {len(rest)} more{told}"), style="dim"), indent=indent)


def _target(mention: Mention) -> str | None:
    """The file as a link with its line, which kitty, VS Code and others go to; None for what is no file."""
    if mention.path == _STDIN:
        return None
    try:
        return f"{Path(os.path.abspath(mention.path)).as_uri()}#{mention.line}"  # noqa: PTH100
    except (OSError, ValueError):
        return None
