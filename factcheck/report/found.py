"""What an archive says on a question: facts with their values side by side, for a terminal and for programs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from factcheck.figures import converted
from factcheck.model import Finding, Mention, Side
from factcheck.report.as_json import Json, finding_document
from factcheck.report.evidence import STYLES
from factcheck.report.mentions import place
from factcheck.report.page import Page, Row, draw, page_for
from factcheck.report.quote import quotation, shortened

SCHEMA_ID = "factcheck.found/1"
# The widest that a column of values, conversions or sources gets; what is longer pushes the rest aside.
_COLUMNS = (26, 21, 30)
_GAP = 2


def render_found(facts: Sequence[Finding], console: Console) -> None:
    """Print the facts, each with a line of value, conversion, source and date for each mention, and the sentences."""
    page = page_for(console)
    draw((row for fact in facts for row in _fact_rows(fact, page)), console)


def found_document(question: str, facts: Sequence[Finding], *, articles: int, missing: int) -> dict[str, Json]:
    """The facts as JSON: each as a finding in a report, with a side for each mention."""
    return {
        "schema": SCHEMA_ID,
        "question": question,
        "articles": articles,
        "not_indexed": missing,
        "facts": [fact_document(fact) for fact in facts],
    }


def fact_document(fact: Finding) -> dict[str, Json]:
    """One fact as JSON: what of a finding is of use where nothing was checked."""
    every = finding_document(fact)
    return {name: every[name] for name in ("topic", "field", "verdict", "severity", "message", "sides")}


def _fact_rows(fact: Finding, page: Page) -> Iterator[Row]:
    kind = fact.field.value if fact.severity is None else f"{fact.field.value}, {fact.verdict.slug}"
    yield Row(Text.assemble((page.prose(fact.topic), "bold"), (f"  ({kind})", "dim")))
    if fact.severity is not None:
        yield Row(Text(page.prose(fact.message), style=STYLES[fact.severity]), indent=2)
    table = [_cells(side, page) for side in fact.sides]
    widths = [min(most, max(cell_len(row[at]) for row in table)) for at, most in enumerate(_COLUMNS)]
    # What one sentence says several times, or an article in several places, is quoted once.
    for _, group in groupby(zip(fact.sides, table, strict=True), lambda one: _sentence(one[0].mentions[0])):
        told = list(group)
        mentions = [side.mentions[0] for side, _ in told]
        for cells in dict.fromkeys(cells for _, cells in told):
            yield Row(_line(cells, widths), indent=2)
        yield Row(quotation(mentions, page, indent=6, whole=False), indent=6)
        speaker = mentions[0].attribution
        if speaker:
            yield Row(Text(page.prose(f"according to {speaker}"), style="dim"), indent=6)
        yield Row(place(mentions[0], page), indent=6, kept=True)
    yield Row(Text())


def _cells(side: Side, page: Page) -> tuple[str, str, str, str]:
    """A value as written, converted or resolved, its source, and its day."""
    mention = side.mentions[0]
    other = "" if side.normalized is None else converted(side.value, side.normalized) or ""
    # What may stand for several stretches of time is no help in a table.
    if side.resolved is not None and side.resolved != side.value and cell_len(side.resolved) <= _COLUMNS[1]:
        other = side.resolved
    day = (mention.published or "date unknown").partition("T")[0]
    told = (shortened(side.value, page), other, mention.source or "source unknown", day)
    value, other, source, day = map(page.prose, told)
    return value, other, source, day


def _line(cells: Sequence[str], widths: Sequence[int]) -> Text:
    line = Text()
    for at, cell in enumerate(cells):
        width = widths[at] if at < len(widths) else 0
        line.append(cell, style="bold" if at == 0 else "")
        if width:
            line.append(" " * (_GAP + max(0, width - cell_len(cell))))
    return line


def _sentence(mention: Mention) -> tuple[str, int]:
    return mention.article, mention.sentence_start
