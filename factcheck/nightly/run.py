"""A nightly run: what came in is taken in and compared, and what is new is told."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from factcheck.archive import Crew, add, compare
from factcheck.archive.ledger import take_in_rulings
from factcheck.config import Config
from factcheck.model import Problem
from factcheck.nightly.nights import begin
from factcheck.nightly.told import Told, gathered
from factcheck.pipeline import Progress
from factcheck.rulings import Entry


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """What a night is to do: the files and folders in which articles come in, the rulings, and its day.

    `entries` are those of the ledger; None leaves the ones that the archive has imported. `problems` are what could not
    be used besides articles. `now` is the moment of the run, with its zone: by it embargoes end.
    """

    paths: tuple[str, ...]
    day: str
    now: datetime
    entries: Sequence[Entry] | None = None
    config: Config = field(default_factory=Config)
    problems: tuple[Problem, ...] = ()


def run(connection: sqlite3.Connection, job: Job, *, progress: Progress, crew: Crew | None = None) -> Told:
    """Do the work of a night, and give what it tells; :func:`factcheck.nightly.finish` it when that is written.

    Without a `crew` this process does all of it. What was done is kept whatever happens, and not done again by the next
    run. Raises FactcheckError `night-over`, and as :func:`factcheck.archive.compare`.
    """
    previous = begin(connection, job.day, now=job.now)
    added = add(
        connection,
        job.paths,
        config=job.config,
        day=job.day,
        progress=progress,
        now=job.now.isoformat(),
        revive=False,
        crew=crew,
    )
    if job.entries is not None:
        take_in_rulings(connection, job.entries, night=job.day)
    compare(connection, config=job.config, day=job.day, progress=progress, crew=crew)
    return gathered(
        connection,
        day=job.day,
        previous=previous,
        zone=job.now.tzinfo,
        config=job.config,
        problems=(*job.problems, *added.problems),
    )
