"""The assertions. What they raise says which sentences disagree, side by side."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from os import PathLike, fspath
from typing import Literal, TypeAlias

from factcheck import pipeline
from factcheck.config import Config
from factcheck.errors import FactcheckError
from factcheck.model import Field, Report
from factcheck.selection import verified
from factcheck.session import FailOn, Job
from factcheck.settings import NOTHING_SET, load
from factcheck.testing.checking import checked, failing
from factcheck.testing.defaults import job_of
from factcheck.testing.given import Given
from factcheck.testing.telling import disagreement, nothing

Level: TypeAlias = FailOn | Literal["never", "note", "warning", "error"]


def assert_consistent(
    *articles: Given,
    against: Iterable[Given] = (),
    fail_on: Level | None = None,
    select: Iterable[str] = (),
    ignore: Iterable[str] = (),
    config: Config | None = None,
    ledger: str | PathLike[str] | None = None,
) -> None:
    """Check the articles against each other and each against itself; with `against` only against that and themselves.

    An article is a path (file, folder or pattern), a text, or an Article. `fail_on` is the least severity that fails,
    `select` and `ignore` name checks by their slugs; what is not given comes from the settings of the newsroom
    (factcheck.toml), which `config` leaves out. Findings that an editor has ruled on never fail: in `ledger`, in that
    of the settings, or in the one that lies in the current folder. Raises AssertionError where articles disagree, with
    the sentences side by side, and where nothing could be compared, with the reason; FactcheckError where the test
    itself is wrong: a path that names nothing, a file that cannot be read, a check or a level that there is not.
    """
    __tracebackhide__ = True
    settings = load() if config is None else NOTHING_SET
    kept = None if ledger is None else fspath(ledger)
    job = job_of(settings, config=config, fail_on=fail_on, ledger=kept)
    pass_or_raise(articles, against=against, job=chosen(job, select=select, ignore=ignore))


def pass_or_raise(articles: Iterable[Given], *, against: Iterable[Given], job: Job) -> None:
    """Check articles as `job` asks for, and raise as :func:`assert_consistent`."""
    __tracebackhide__ = True
    run = checked(articles, against=against, job=job)
    found = failing(run.report, job.fail_on)
    if found:
        raise AssertionError(disagreement(run.report, found, ours=run.drafts))
    if not run.checkable:
        raise AssertionError(nothing(run.report))


def assert_no_finding(
    report: Report,
    *,
    code: str | None = None,
    field: str | None = None,
    topic: str | None = None,
) -> None:
    """No finding of the report has this code, this field and these words in its topic; with none given, there is none.

    `topic` is looked for without regard to case; findings that an editor has ruled on do not count. Raises
    AssertionError where there is such a finding, and where the report compared nothing; FactcheckError `unknown-check`
    or `unknown-field` for a code or a field that no finding can have.
    """
    __tracebackhide__ = True
    if code is not None:
        verified(Config(select=(code,)))
    if field is not None and field not in [each.value for each in Field]:
        fields = ", ".join(sorted(Field))
        raise FactcheckError("unknown-field", f"No finding has the field {field!r}; there are {fields}.")
    if not pipeline.checkable(report):
        raise AssertionError(nothing(report))
    found = [
        each
        for each in report.findings
        if each.ruling is None
        and code in (None, each.code)
        and field in (None, each.field)
        and (topic is None or topic.casefold() in each.topic.casefold())
    ]
    if found:
        raise AssertionError(disagreement(report, found))


def chosen(job: Job, *, select: Iterable[str], ignore: Iterable[str]) -> Job:
    """The job with these checks. Raises FactcheckError `unknown-check`."""
    wanted = tuple(sorted(select)) or job.config.select
    config = replace(job.config, select=wanted, ignore=tuple(sorted({*job.config.ignore, *ignore})))
    return replace(job, config=verified(config))
