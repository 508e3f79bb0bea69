"""What a draft itself says to ignore, as rulings on the findings in its paragraphs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from factcheck.config import Config
from factcheck.model import Article, Finding, Ignore, Problem, Report, Ruling, RulingKind, Span
from factcheck.rulings.applying import AnyReport, recounted
from factcheck.selection import selected, unknown

_Comment = tuple[Article, Ignore]


def ignored(report: AnyReport, *, config: Config) -> AnyReport:
    """The report with rulings on what comments in its articles accept, by the file and line of each.

    Where drafts are checked, comments in their sources say nothing: who wrote those decided for another text.

    A comment that cannot be understood, or names a check that there is none of, is a problem `bad-ignore`, and one that
    accepts nothing that was found is a problem `unused-ignore`, unless the run does not make its check.
    """
    own = [one for one in report.articles if one.ignores and (report.drafts is None or one.id in report.drafts)]
    if not own:
        return report
    comments: dict[str, list[_Comment]] = {article.id: [] for article in own}
    problems: list[Problem] = []
    for article in own:
        for one in article.ignores:
            fault = one.fault or next((told for told in map(unknown, one.checks) if told), None)
            if fault is None:
                comments[article.id].append((article, one))
            else:
                problems.append(_problem(article, one, "bad-ignore", fault))
    spoken = {finding.id: list(_speaking(finding, comments)) for finding in report.findings}
    problems += _unused([one for each in comments.values() for one in each], report, spoken, config)
    findings = tuple(_ruled(finding, spoken[finding.id]) for finding in report.findings)
    every = sorted({*report.problems, *problems}, key=lambda one: (one.path, one.code, one.message))
    return recounted(replace(report, findings=findings, problems=tuple(every)))


def _speaking(finding: Finding, comments: Mapping[str, Sequence[_Comment]]) -> Iterator[_Comment]:
    """The comments that accept a finding: they name its check, and it has a mention in their paragraph."""
    for place in (mention for side in finding.sides for mention in side.mentions):
        for article, one in comments.get(place.article, ()):
            here = any(scope.overlaps(Span(place.start, place.end)) for scope in one.scopes)
            if here and finding.code in one.checks:
                yield article, one


def _ruled(finding: Finding, comments: Sequence[_Comment]) -> Finding:
    if not comments:
        return finding
    article, one = min(comments, key=lambda comment: (comment[0].path, comment[1].line))
    by = f"{article.path}:{one.line}"
    return replace(finding, ruling=Ruling(finding.id, RulingKind.ACCEPTED, by, one.why, made=None))


def _unused(
    comments: Sequence[_Comment], report: Report, spoken: Mapping[str, Sequence[_Comment]], config: Config
) -> Iterator[Problem]:
    used = {(article.id, one.span, finding.code) for finding in report.findings for article, one in spoken[finding.id]}
    for article, one in comments:
        for check in one.checks:
            if selected(check, config) and (article.id, one.span, check) not in used:
                told = f"accepts no finding of {check}: take it out, or move it to the paragraph that it is about"
                yield _problem(article, one, "unused-ignore", told)


def _problem(article: Article, one: Ignore, code: str, told: str) -> Problem:
    message = f"{article.path}:{one.line}: the comment for factcheck {told}"
    return Problem(article.path, code, message if message.endswith(("?", ".")) else f"{message}.")
