"""The report for a reader at a terminal, or in a pipe."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from itertools import groupby

from rich.console import Console
from rich.text import Text

from factcheck.model import Finding, Problem, Report
from factcheck.report.evidence import finding_line, finding_rows
from factcheck.report.listed import Listed, undisputed_lines, undisputed_rows
from factcheck.report.order import first_in, in_draft_order
from factcheck.report.page import Page, Row, draw, page_for
from factcheck.report.ruled import ruled_lines, ruled_rows
from factcheck.report.summary import coverage, headline, nothing_checkable, undisputed


def render_console(
    report: Report, console: Console, *, verbose: bool = False, quiet: bool = False, show: Collection[Listed] = ()
) -> None:
    """Print the report: findings with their sentences, problems, and last the summary with its coverage.

    Of drafts the findings stand in the order of the draft. `quiet` prints one line for each finding and problem, and
    one summary line; `verbose` adds the parts of each confidence, every sentence whole, and what several sources agree
    on; `show` lists what is undisputed. Text from articles cannot steer the terminal.
    """
    page = page_for(console)
    listed = {*show, Listed.CORROBORATED} if verbose else {*show}
    rows = _quiet_rows(report, page, listed) if quiet else _rows(report, page, verbose=verbose, listed=listed)
    draw(rows, console)


def _quiet_rows(report: Report, page: Page, listed: Collection[Listed]) -> Iterator[Row]:
    for finding in _open(report):
        yield finding_line(finding, page)
    yield from ruled_lines(in_draft_order(report.findings, report.drafts), page)
    yield from undisputed_lines(report, page, listed)
    for problem in report.problems:
        yield Row(
            Text(f"{page.line(problem.path)}: {page.line(problem.code)}: {page.prose(problem.message)}"), kept=True
        )
    tail = [text for text in (nothing_checkable(report), coverage(report)) if text]
    yield Row(Text(" ").join([headline(report), *map(Text, tail)]), kept=True)


def _rows(report: Report, page: Page, *, verbose: bool, listed: Collection[Listed]) -> Iterator[Row]:
    for draft, findings in groupby(_open(report), lambda one: _draft(one, report)):
        if draft is not None and len(report.drafts or ()) > 1:
            yield Row(Text(page.line(draft), style="bold underline"), kept=True)
            yield Row(Text())
        for finding in findings:
            yield from finding_rows(finding, page, verbose=verbose, drafts=report.drafts or ())
    yield from ruled_rows(in_draft_order(report.findings, report.drafts), page, verbose=verbose)
    yield from undisputed_rows(report, page, listed, whole=verbose)
    yield from _problem_rows(report.problems, page)
    yield Row(headline(report))
    reason = nothing_checkable(report)
    if reason is not None:
        yield Row(Text(reason))
    yield Row(Text(coverage(report), style="dim"))
    if len(report.articles) != 1:
        yield Row(Text(undisputed(report), style="dim"))


def _open(report: Report) -> tuple[Finding, ...]:
    """The findings that no editor has ruled on; the others stand below them, in short."""
    found = in_draft_order(report.findings, report.drafts)
    return tuple(finding for finding in found if finding.ruling is None)


def _draft(finding: Finding, report: Report) -> str | None:
    """The path of the draft under which a finding stands."""
    first = first_in(finding, report.drafts or ())
    return None if first is None else first.path


def _problem_rows(problems: tuple[Problem, ...], page: Page) -> Iterator[Row]:
    if not problems:
        return
    yield Row(Text("Problems with the input", style="bold"))
    for problem in problems:
        place = (page.line(problem.path), "bold")
        yield Row(Text.assemble(place, (f"  ({page.line(problem.code)})", "dim")), indent=2, kept=True)
        yield Row(Text(page.prose(problem.message)), indent=4)
    yield Row(Text())
