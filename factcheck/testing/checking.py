"""One run for a test: drafts against sources, where what cannot be used is a mistake and not a remark."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace

from factcheck import model, pipeline
from factcheck.errors import FactcheckError
from factcheck.model import Article, Finding, Problem, Severity
from factcheck.pipeline import Report
from factcheck.report.safe import harmless
from factcheck.session import FailOn, Job, run
from factcheck.testing.given import Given, found, inputs


@dataclass(frozen=True, slots=True)
class Checked:
    """A report, the ids of the articles that were checked, and whether any check had anything of them to look at."""

    report: Report
    drafts: frozenset[str]
    checkable: bool


def checked(articles: Iterable[Given], *, against: Iterable[Given] = (), job: Job) -> Checked:
    """The report on the articles, by the settings and rulings of `job`; with `against` only what touches one of them.

    Raises FactcheckError for an article that cannot be read, with the code of its problem; for a line in which nothing
    was read, and which may be meant for a path (`nothing-read`); for a path of `against` that names no file; and as
    :func:`factcheck.check`. A file of `against` that cannot be read is among the problems of the report.
    """
    __tracebackhide__ = True
    try:
        return _checked(articles, against=against, job=job)
    except FactcheckError as error:
        # From here, so that a test shows its own lines and not ours; paths may hold anything.
        raise FactcheckError(error.code, shown(error)) from None


def shown(error: FactcheckError | Problem) -> str:
    """The message with its code, harmless line by line."""
    return "\n".join(map(harmless, f"{error.message} [{error.code}]".splitlines()))


def failing(report: model.Report, fail_on: FailOn) -> list[Finding]:
    """The findings of this severity and above on which nobody has ruled."""
    if fail_on is FailOn.NEVER:
        return []
    least = Severity[fail_on.name]
    unruled = (each for each in report.findings if each.ruling is None)
    return [each for each in unruled if each.severity is not None and each.severity >= least]


def _checked(articles: Iterable[Given], *, against: Iterable[Given], job: Job) -> Checked:
    drafts = inputs(articles)
    if not drafts:
        raise FactcheckError("nothing-given", "There is nothing to check: give at least one article.")
    sources = inputs(against, start=len(drafts) + 1)
    named = found(_paths(drafts))
    found(_paths(sources))
    report = run(replace(job, paths=(*drafts, *sources)))
    texts = frozenset(one.id for one in drafts if isinstance(one, Article))
    _all_used(report, named=named, texts=texts)
    ids = texts | {article.id for article in report.articles if article.path in named}
    if sources:
        report = _touching(report, ids)
    held = bool(report.findings or report.corroborations or report.silenced)
    return Checked(report, ids, held or pipeline.checkable(report))


def _paths(given: Sequence[str | Article]) -> list[str]:
    return [one for one in given if isinstance(one, str)]


def _all_used(report: model.Report, *, named: Collection[str], texts: Collection[str]) -> None:
    used = {article.path for article in report.articles}
    for problem in report.problems:
        if problem.path in named and problem.path not in used:
            raise FactcheckError(problem.code, problem.message)
    for article, claims in zip(report.articles, report.claims, strict=True):
        if article.id in texts and not claims and "\n" not in article.text:
            start = article.text[:40]
            message = f"Nothing that could be checked stands in {article.path}, {start!r}: if that is a path, "
            raise FactcheckError("nothing-read", f"{message}there is no such file.")


def _touching(report: Report, ids: Collection[str]) -> Report:
    """The report without what is between other articles alone."""
    findings = _of(report.findings, ids)
    counts = [sum(each.severity is level for each in findings) for level in Severity]
    return replace(
        report,
        findings=findings,
        corroborations=_of(report.corroborations, ids),
        single_source=_of(report.single_source, ids),
        silenced=_of(report.silenced, ids),
        summary=replace(report.summary, notes=counts[0], warnings=counts[1], errors=counts[2]),
    )


def _of(findings: Sequence[Finding], ids: Collection[str]) -> tuple[Finding, ...]:
    mentions = ((each, [mention for side in each.sides for mention in side.mentions]) for each in findings)
    return tuple(each for each, told in mentions if any(mention.article in ids for mention in told))
