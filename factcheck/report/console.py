"""The report for a reader at a terminal, or in a pipe."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import Console
from rich.text import Text

from factcheck.model import Finding, Problem, Report
from factcheck.report.evidence import finding_line, finding_rows
from factcheck.report.order import in_order
from factcheck.report.page import Page, Row, draw, page_for
from factcheck.report.ruled import ruled_lines, ruled_rows
from factcheck.report.summary import coverage, headline, nothing_checkable, undisputed


def render_console(report: Report, console: Console, *, verbose: bool = False, quiet: bool = False) -> None:
    """Print the report: findings with both sentences, problems, and last the summary with its coverage.

    `quiet` prints one line for each finding and problem, and one summary line; `verbose` adds the parts of each
    confidence and what several sources agree on. Text from articles cannot steer the terminal.
    """
    page = page_for(console)
    rows = _quiet_rows(report, page) if quiet else _rows(report, page, verbose=verbose)
    draw(rows, console)


def _quiet_rows(report: Report, page: Page) -> Iterator[Row]:
    for finding in _open(report):
        yield finding_line(finding, page)
    yield from ruled_lines(in_order(report.findings), page)
    for problem in report.problems:
        yield Row(
            Text(f"{page.line(problem.path)}: {page.line(problem.code)}: {page.prose(problem.message)}"), kept=True
        )
    tail = [text for text in (nothing_checkable(report), coverage(report)) if text]
    yield Row(Text(" ").join([headline(report), *map(Text, tail)]), kept=True)


def _rows(report: Report, page: Page, *, verbose: bool) -> Iterator[Row]:
    for finding in _open(report):
        yield from finding_rows(finding, page, verbose=verbose)
    yield from ruled_rows(in_order(report.findings), page, verbose=verbose)
    if verbose:
        yield from _agreed_rows(in_order(report.corroborations), page)
    yield from _problem_rows(report.problems, page)
    yield Row(headline(report))
    reason = nothing_checkable(report)
    if reason is not None:
        yield Row(Text(reason))
    yield Row(Text(coverage(report), style="dim"))
    yield Row(Text(undisputed(report), style="dim"))


def _open(report: Report) -> tuple[Finding, ...]:
    """The findings that no editor has ruled on; the others stand below them, in short."""
    return tuple(finding for finding in in_order(report.findings) if finding.ruling is None)


def _agreed_rows(corroborations: tuple[Finding, ...], page: Page) -> Iterator[Row]:
    if not corroborations:
        return
    yield Row(Text("Agreed by independent sources", style="bold green"))
    for each in corroborations:
        values = " / ".join(page.prose(side.value) for side in each.sides)
        sources = dict.fromkeys(mention.source or mention.path for side in each.sides for mention in side.mentions)
        yield Row(Text.assemble((values, "bold"), f"  {page.prose(each.topic)}"), indent=2)
        yield Row(Text(page.prose(", ".join(sources)), style="dim"), indent=4)
    yield Row(Text())


def _problem_rows(problems: tuple[Problem, ...], page: Page) -> Iterator[Row]:
    if not problems:
        return
    yield Row(Text("Problems with the input", style="bold"))
    for problem in problems:
        place = (page.line(problem.path), "bold")
        yield Row(Text.assemble(place, (f"  ({page.line(problem.code)})", "dim")), indent=2, kept=True)
        yield Row(Text(page.prose(problem.message)), indent=4)
    yield Row(Text())
