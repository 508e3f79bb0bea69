"""What a failed test says: the findings that fail it, side by side, and what else there is to know."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Collection, Iterator, Sequence

from factcheck.model import Finding, Report
from factcheck.report import in_order, told
from factcheck.report.beside import beside, indented
from factcheck.report.mentions import location
from factcheck.report.page import Page
from factcheck.report.summary import coverage, nothing_checkable

# pytest sets a message in by eight columns, and 80 are to be enough.
WIDTH = 72
_LINE = 55


def page_of(width: int = WIDTH) -> Page:
    """A page of plain text, in what the terminal that pytest writes to can show."""
    return Page(width=width, styled=False, encoding=getattr(sys.__stdout__, "encoding", None) or "utf-8")


def disagreement(report: Report, failing: Sequence[Finding], *, ours: Collection[str] = (), width: int = WIDTH) -> str:
    """The findings that fail a test, then in a line each those that do not, the problems, and what was compared.

    `ours` are the ids of the articles that stand on the left.
    """
    page = page_of(width)
    blocks = [summed(failing), *(beside(each, page=page, ours=ours) for each in in_order(failing))]
    spared = [each for each in in_order(report.findings) if each not in failing]
    if spared:
        lines = (line for each in spared for line in indented(_line(each, page), page=page))
        blocks.append("\n".join(("Not failing:", *lines)))
    return "\n\n".join((*blocks, "\n".join(_remarks(report, page))))


def nothing(report: Report, *, width: int = WIDTH) -> str:
    """Why nothing could be compared, the problems, and what was read."""
    page = page_of(width)
    reason = nothing_checkable(report) or "Nothing in the drafts could be held against anything else."
    return "\n".join(("nothing was checkable", *indented(reason, page=page), *_remarks(report, page)))


def summed(findings: Sequence[Finding]) -> str:
    """`2 errors, 1 warning: topic; topic; topic`, the first line of a failure and all of it that a summary shows."""
    ordered = in_order(findings)
    counts = Counter(map(told.level, ordered))
    numbers = ", ".join(f"{count} {name}{'' if count == 1 else 's'}" for name, count in counts.items())
    topics = page_of().prose("; ".join(dict.fromkeys(each.topic for each in ordered)))
    return f"{numbers}: {topics if len(topics) <= _LINE else f'{topics[:_LINE]}...'}"


def _line(finding: Finding, page: Page) -> str:
    place = next((f"{location(mention, page)}: " for _, mention in told.mentions(finding)), "")
    ruled = "" if finding.ruling is None else f" {told.ruled(finding.ruling)}"
    return f"{place}{told.level(finding)}: {finding.topic}: {finding.message}{ruled}"


def _remarks(report: Report, page: Page) -> Iterator[str]:
    for problem in report.problems:
        yield from indented(f"Problem: {problem.message} [{problem.code}]", page=page)
    yield from indented(coverage(report), page=page)


def listed(findings: Sequence[Finding]) -> list[str]:
    """The findings as the lines with which pytest explains a comparison."""
    # Which pytest sets in by two columns more.
    page = page_of(WIDTH - 2)
    blocks = (beside(each, page=page) for each in in_order(findings))
    return [summed(findings), *(line for block in blocks for line in ("", *block.split("\n")))]
