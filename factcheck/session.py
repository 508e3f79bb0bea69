"""One run as a door asks for it: what is checked, by which settings, and what it ends with."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import BinaryIO

from factcheck import model, pipeline
from factcheck.config import Config
from factcheck.model import Severity


class FailOn(StrEnum):
    """The least severity that makes a run fail."""

    NEVER = "never"
    NOTE = "note"
    WARNING = "warning"
    ERROR = "error"


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """What is to be checked: the same for every door, be it the command line, pytest or the server.

    With `against` the articles of `paths` are drafts, and those of `against` what they are held against.
    """

    paths: tuple[str, ...]
    against: tuple[str, ...] | None = None
    config: Config = field(default_factory=Config)
    fail_on: FailOn = FailOn.WARNING


class Outcome(StrEnum):
    """How a run ended."""

    CLEAN = "clean"
    FOUND = "found"
    NOTHING_CHECKABLE = "nothing-checkable"


def run(job: Job, *, stdin: BinaryIO | None = None, progress: pipeline.Progress | None = None) -> pipeline.Report:
    """The report on `job`. Raises FactcheckError as :func:`factcheck.check`."""
    return pipeline.check(job.paths, against=job.against, config=job.config, stdin=stdin, progress=progress)


def outcome(report: model.Report, fail_on: FailOn) -> Outcome:
    """What the run ends with; a finding that an editor has ruled on fails nothing."""
    if not pipeline.checkable(report):
        return Outcome.NOTHING_CHECKABLE
    if fail_on is FailOn.NEVER:
        return Outcome.CLEAN
    least = Severity[fail_on.name]
    open_ones = (finding.severity for finding in report.findings if finding.ruling is None)
    return Outcome.FOUND if any(each is not None and each >= least for each in open_ones) else Outcome.CLEAN
