"""Rulings as console rows: those that hold, in short and dimmed, and those that hold no more."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rich.text import Text

from factcheck.model import Finding, Ruling
from factcheck.report import told
from factcheck.report.page import Page, Row


def ruled_rows(findings: Iterable[Finding], page: Page, *, verbose: bool) -> Iterator[Row]:
    """The findings that have a ruling, each in two rows; nothing where there are none.

    What a baseline holds is only counted. `verbose` tells of all, and with their ids and places.
    """
    ruled = [(finding, finding.ruling) for finding in findings if finding.ruling is not None]
    if not ruled:
        return
    yield Row(Text("Ruled", style="bold"))
    for finding, ruling in ruled:
        if verbose or not ruling.known:
            yield from _short(finding, ruling, page, verbose=verbose)
    known = sum(ruling.known for _, ruling in ruled)
    if known and not verbose:
        noun = "finding" if known == 1 else "findings"
        yield Row(Text(f"{known:,} {noun} in the baseline (--verbose lists them)", style="dim"), indent=2)
    yield Row(Text())


def ruled_lines(findings: Iterable[Finding], page: Page) -> Iterator[Row]:
    """The findings that somebody ruled on, in one line each: place, code, topic, and the ruling."""
    for finding in findings:
        if finding.ruling is not None and not finding.ruling.known:
            text = f"ruled {page.line(finding.code)}: {page.prose(f'{finding.topic}: {told.ruled(finding.ruling)}')}"
            yield Row(Text(": ".join((*_places(finding, page)[:1], text)), style="dim"), kept=True)


def notice_rows(finding: Finding, page: Page) -> Iterator[Row]:
    """A row on the ruling of a finding, or on one that it had; nothing where it never had one."""
    text = told.reopened(finding) if finding.ruling is None else told.ruled(finding.ruling)
    if text is not None:
        yield Row(Text(page.prose(text), style="dim"), indent=2)


def _short(finding: Finding, ruling: Ruling, page: Page, *, verbose: bool) -> Iterator[Row]:
    values = " / ".join(page.prose(side.value) for side in finding.sides)
    head = f"{page.prose(finding.topic)}  ({page.line(finding.code)})  {values}"
    yield Row(Text(head, style="dim"), indent=2)
    yield Row(Text(page.prose(told.ruled(ruling)), style="dim"), indent=4)
    if verbose:
        for place in (*_places(finding, page), f"finding {page.line(finding.id)}"):
            yield Row(Text(place, style="dim"), indent=4, kept=True)


def _places(finding: Finding, page: Page) -> list[str]:
    mentions = (mention for side in finding.sides for mention in side.mentions)
    return [f"{page.line(each.path)}:{each.line}:{each.column}" for each in mentions]
