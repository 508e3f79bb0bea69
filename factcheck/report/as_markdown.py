"""The report as Markdown, for a comment on a pull request or a note to a desk."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.model import Finding, Mention, Problem, Report, Side, Verdict
from factcheck.report import told
from factcheck.report.markup import code, table, text
from factcheck.report.order import in_order, written_confidence
from factcheck.report.summary import coverage, headline, nothing_checkable, undisputed

_HEADS = ("Value", "Source", "Place", "Sentence")


def to_markdown(report: Report) -> str:
    """The summary, a section for each finding with a table of its mentions, and the problems.

    Plain CommonMark with tables, no HTML. Text from articles is shown as it stands: it makes no markup, no link, no
    mention of a person and no picture.
    """
    return "\n\n".join(_blocks(report)) + "\n"


def _blocks(report: Report) -> Iterator[str]:
    yield f"## factcheck: {text(headline(report).plain.removesuffix('.'))}"
    for finding in in_order(report.findings):
        yield from _finding_blocks(finding)
    if report.problems:
        yield "### Problems with the input"
        yield table(("Input", "Code", "Problem"), map(_problem_cells, report.problems))
    reason = nothing_checkable(report)
    if reason is not None:
        yield text(reason)
    yield f"{text(coverage(report))} {text(undisputed(report))}"


def _finding_blocks(finding: Finding) -> Iterator[str]:
    superseded = ", superseded" if finding.verdict is Verdict.SUPERSEDED else ""
    mark = ", ruled" if finding.ruling is not None else ""
    yield f"### {told.level(finding).capitalize()}{superseded}{mark}: {text(finding.topic)}"
    yield text(finding.message)
    if finding.ruling is not None:
        yield f"**{text(told.ruled(finding.ruling))}**"
    before = told.reopened(finding)
    if before is not None:
        yield text(before)
    rows = [_mention_cells(side, mention) for side, mention in told.mentions(finding)]
    if rows:
        yield table(_HEADS, rows)
    confidence = f"confidence {written_confidence(finding):.2f}"
    yield f"Check {code(finding.code)}, {confidence}, finding {code(finding.id)}"


def _mention_cells(side: Side, mention: Mention) -> tuple[str, ...]:
    value = text(told.value(side))
    return (
        f"**{value}**" if value else "",
        text(told.who(mention)),
        code(told.location(mention)),
        text(told.sentence(mention)),
    )


def _problem_cells(problem: Problem) -> tuple[str, ...]:
    return code(problem.path), code(problem.code), text(problem.message)
