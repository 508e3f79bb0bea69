"""One run as a door asks for it: what is checked, by which settings, and what it ends with."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import partial
from typing import BinaryIO

from factcheck import model, pipeline, rulings
from factcheck.archive import Neighbours, is_archive, opened
from factcheck.config import Config
from factcheck.errors import FactcheckError
from factcheck.model import Article, Severity


class FailOn(StrEnum):
    """The least severity that makes a run fail."""

    NEVER = "never"
    NOTE = "note"
    WARNING = "warning"
    ERROR = "error"


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """What is to be checked: the same for every door, be it the command line, pytest or the server.

    With `against` the articles of `paths` are drafts, and those of `against` what they are held against. `ledger` and
    `baseline` are files of rulings (None: there are none), `today` the day on which they must hold. `now` is the moment
    of the run, ISO 8601 with its zone (None: every embargo holds). `allow_unchecked` is for runs in which it is
    no failure that there was nothing to check.
    """

    paths: tuple[str | Article, ...]
    against: tuple[str | Article, ...] | None = None
    config: Config = field(default_factory=Config)
    fail_on: FailOn = FailOn.WARNING
    allow_unchecked: bool = False
    ledger: str | None = None
    baseline: str | None = None
    today: date | None = None
    now: str | None = None


class Outcome(StrEnum):
    """How a run ended."""

    CLEAN = "clean"
    FOUND = "found"
    NOTHING_CHECKABLE = "nothing-checkable"


def run(job: Job, *, stdin: BinaryIO | None = None, progress: pipeline.Progress | None = None) -> pipeline.Report:
    """The report on `job`, with what editors ruled. Raises FactcheckError as :func:`factcheck.check` and
    :func:`factcheck.rulings.read_ledger`, and ValueError for a ledger without the day on which it is to be read.
    """
    # Of two rulings on a finding that of the ledger counts: it is laid on last.
    ledgers = [rulings.read_ledger(path) for path in (job.baseline, job.ledger) if path is not None]
    report = _checked(job, stdin=stdin, progress=progress)
    for entries in ledgers:
        if job.today is None:
            raise ValueError("a job with a ledger needs the day on which its rulings must hold")
        report = rulings.apply(report, entries, today=job.today)
    return report


def _checked(job: Job, *, stdin: BinaryIO | None, progress: pipeline.Progress | None) -> pipeline.Report:
    check = partial(pipeline.check, job.paths, config=job.config, stdin=stdin, progress=progress, now=job.now)
    against = job.against or ()
    archives = [one for one in against if isinstance(one, str) and is_archive(one)]
    if not archives:
        return check(against=job.against)
    if len(archives) > 1:
        raise FactcheckError("archive-several", f"{' and '.join(archives)} are archives: name one at a time.")
    sources = tuple(one for one in against if one not in archives)
    with opened(archives[0]) as connection:
        return check(against=sources, beside=Neighbours(connection, archives[0]))


def outcome(report: model.Report, fail_on: FailOn, *, allow_unchecked: bool = False) -> Outcome:
    """What the run ends with; a finding that an editor has ruled on fails nothing.

    With `allow_unchecked` articles in which nothing is to be checked are clean, as long as they could be read, and
    drafts had sources.
    """
    if not pipeline.checkable(report):
        drafts = report.articles if report.drafts is None else report.drafts
        held = report.drafts is None or len(report.drafts) < len(report.articles)
        return Outcome.CLEAN if allow_unchecked and drafts and held else Outcome.NOTHING_CHECKABLE
    if fail_on is FailOn.NEVER:
        return Outcome.CLEAN
    least = Severity[fail_on.name]
    open_ones = (finding.severity for finding in report.findings if finding.ruling is None)
    return Outcome.FOUND if any(each is not None and each >= least for each in open_ones) else Outcome.CLEAN
