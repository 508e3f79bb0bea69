"""The report as Markdown, for a comment on a pull request or a note to a desk."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from factcheck.model import Finding, Mention, Problem, Report, Side, Verdict
from factcheck.report import told
from factcheck.report.order import in_order, written_confidence
from factcheck.report.safe import harmless, prose
from factcheck.report.summary import coverage, headline, nothing_checkable, undisputed

# What begins emphasis, code, links, mathematics, tables or escapes anywhere in a line (CommonMark, GitHub, GitLab).
_MARKUP = re.compile(r"[\\`*_\[\]|~$!^{}#]")
# What begins a heading, a list, a quotation, a rule or a table at the start of a line.
_BLOCK = re.compile(r"^([+\-=]|\d{1,9}(?=[.)]))")
_ENTITIES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})
# Forges make links and pictures of these after all escapes are undone: @name, #12, GH-12, :smile:, scheme://host and
# www.host. A space of no width parts them, as an entity, so that it can be seen in the source.
_LINKED = re.compile(
    r"(?<=[@#])(?=\w)|(?<=GH-)(?=\d)|(?<=:)(?=//|[a-z][\w+-]*:|[+-]1:|100:|1234:)|(?<=www)(?=\.)", re.IGNORECASE
)
_APART = "&#8203;"
_HEADS = ("Value", "Source", "Place", "Sentence")


def to_markdown(report: Report) -> str:
    """The summary, a section for each finding with a table of its mentions, and the problems.

    Plain CommonMark with tables, no HTML. Text from articles is shown as it stands: it makes no markup, no link, no
    mention of a person and no picture.
    """
    return "\n\n".join(_blocks(report)) + "\n"


def _blocks(report: Report) -> Iterator[str]:
    yield f"## factcheck: {_text(headline(report).plain.removesuffix('.'))}"
    for finding in in_order(report.findings):
        yield from _finding_blocks(finding)
    if report.problems:
        yield "### Problems with the input"
        yield _table(("Input", "Code", "Problem"), map(_problem_cells, report.problems))
    reason = nothing_checkable(report)
    if reason is not None:
        yield _text(reason)
    yield f"{_text(coverage(report))} {_text(undisputed(report))}"


def _finding_blocks(finding: Finding) -> Iterator[str]:
    superseded = ", superseded" if finding.verdict is Verdict.SUPERSEDED else ""
    mark = ", ruled" if finding.ruling is not None else ""
    yield f"### {told.level(finding).capitalize()}{superseded}{mark}: {_text(finding.topic)}"
    yield _text(finding.message)
    if finding.ruling is not None:
        yield f"**{_text(told.ruled(finding.ruling))}**"
    before = told.reopened(finding)
    if before is not None:
        yield _text(before)
    rows = [_mention_cells(side, mention) for side, mention in told.mentions(finding)]
    if rows:
        yield _table(_HEADS, rows)
    confidence = f"confidence {written_confidence(finding):.2f}"
    yield f"Check {_code(finding.code)}, {confidence}, finding {_code(finding.id)}"


def _mention_cells(side: Side, mention: Mention) -> tuple[str, ...]:
    value = _text(told.value(side))
    return (
        f"**{value}**" if value else "",
        _text(told.who(mention)),
        _code(told.location(mention)),
        _text(told.sentence(mention)),
    )


def _problem_cells(problem: Problem) -> tuple[str, ...]:
    return _code(problem.path), _code(problem.code), _text(problem.message)


def _table(heads: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    return "\n".join(f"| {' | '.join(cells)} |" for cells in (heads, ("---",) * len(heads), *rows))


def _text(text: str) -> str:
    """Text that a Markdown reader shows as it stands, on one line."""
    plain = _LINKED.sub("\x00", prose(text).strip())
    escaped = _MARKUP.sub(r"\\\g<0>", plain.translate(_ENTITIES))
    return _BLOCK.sub(_block_start, escaped).replace("\x00", _APART)


def _block_start(start: re.Match[str]) -> str:
    return f"{start[0]}\\" if start[0].isdigit() else f"\\{start[0]}"


def _code(text: str) -> str:
    """Text as code, between more backticks than it holds; a bar would end the cell of a table."""
    plain = harmless(text).strip()
    if not plain:
        return ""
    longest = max((len(run) for run in re.findall("`+", plain)), default=0)
    fence = "`" * (longest + 1)
    pad = " " if plain.startswith("`") or plain.endswith("`") else ""
    return f"{fence}{pad}{plain}{pad}{fence}".replace("|", r"\|")
