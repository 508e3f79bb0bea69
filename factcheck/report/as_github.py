"""The report as workflow commands of GitHub Actions: one annotation for each finding and problem."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from types import MappingProxyType

from factcheck.model import Finding, Mention, Problem, Report
from factcheck.report import told
from factcheck.report.order import in_order
from factcheck.report.safe import harmless, prose
from factcheck.report.summary import nothing_checkable

_NOTICE = "notice"
_COMMANDS = MappingProxyType({"error": "error", "warning": "warning"})


def to_github(report: Report) -> str:
    """One workflow command a line, the findings first.

    An annotation stands at the first mention of its finding and names the others in its message. A note, and a finding
    that an editor has ruled on, is a `notice`.
    """
    lines = [*map(_finding_line, in_order(report.findings)), *map(_problem_line, report.problems)]
    reason = nothing_checkable(report)
    if reason is not None:
        lines.append(_command("error", [("title", "factcheck: nothing was checkable")], [reason]))
    return "".join(f"{line}\n" for line in lines)


def _finding_line(finding: Finding) -> str:
    ruled = finding.ruling is not None
    command = _NOTICE if ruled else _COMMANDS.get(told.level(finding), _NOTICE)
    first = next((mention for _, mention in told.mentions(finding)), None)
    title = f"factcheck {finding.code}{', ruled' if ruled else ''}: {finding.topic} [{finding.id}]"
    place = _place(first) if first is not None else ()
    return _command(command, [*place, ("title", title)], told.lines(finding))


def _problem_line(problem: Problem) -> str:
    return _command("warning", [("file", problem.path), ("title", f"factcheck: {problem.code}")], [problem.message])


def _place(mention: Mention) -> Iterator[tuple[str, str]]:
    line, column = told.end_of(mention.text, line=mention.line, column=mention.column)
    yield "file", mention.path
    yield "line", str(mention.line)
    yield "endLine", str(line)
    # GitHub takes columns of one line only.
    if line == mention.line:
        yield "col", str(mention.column)
        yield "endColumn", str(column)


def _command(name: str, properties: Iterable[tuple[str, str]], lines: Iterable[str]) -> str:
    """A command; its data is the lines, each harmless."""
    given = ",".join(f"{key}={_property(harmless(text))}" for key, text in properties)
    return f"::{name} {given}::{_data(chr(10).join(map(prose, lines)))}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
