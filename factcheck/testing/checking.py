"""One run for a test: drafts against sources, where what cannot be used is a mistake and not a remark."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace

from factcheck import model
from factcheck.errors import FactcheckError
from factcheck.model import Article, Finding, Problem, Severity
from factcheck.pipeline import Report
from factcheck.report.safe import harmless
from factcheck.session import FailOn, Job, run
from factcheck.testing.given import Given, found, inputs


def checked(articles: Iterable[Given], *, against: Iterable[Given] = (), job: Job) -> Report:
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


def _checked(articles: Iterable[Given], *, against: Iterable[Given], job: Job) -> Report:
    drafts = inputs(articles)
    if not drafts:
        raise FactcheckError("nothing-given", "There is nothing to check: give at least one article.")
    sources = inputs(against, start=len(drafts) + 1)
    named = found(_paths(drafts))
    found(_paths(sources))
    report = run(replace(job, paths=drafts, against=sources or None))
    _all_used(report, named=named, texts=[one.id for one in drafts if isinstance(one, Article)])
    return report


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
