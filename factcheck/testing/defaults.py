"""What holds where a test says nothing: the settings of the newsroom, and its rulings."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from factcheck.config import Config
from factcheck.errors import FactcheckError
from factcheck.rulings import ledger_here
from factcheck.session import FailOn, Job
from factcheck.settings import Settings


def job_of(
    settings: Settings,
    *,
    config: Config | None = None,
    fail_on: str | None = None,
    ledger: str | None = None,
    baseline: str | None = None,
) -> Job:
    """A job without paths, by these settings but for what is given. Raises FactcheckError `bad-fail-on`."""
    # The one place in which a test reads the clock: the zone is that of this machine.
    now = datetime.now().astimezone()
    return Job(
        paths=(),
        config=config or settings.config,
        fail_on=level(fail_on or settings.fail_on or FailOn.WARNING),
        ledger=ledger or _ledger(settings),
        baseline=baseline,
        today=now.date(),
        now=now.isoformat(),
    )


def level(fail_on: str) -> FailOn:
    """The least severity that fails, by its name. Raises FactcheckError `bad-fail-on`."""
    try:
        return FailOn(fail_on)
    except ValueError:
        levels = ", ".join(FailOn)
        raise FactcheckError("bad-fail-on", f"{fail_on!r} is no level to fail on; there are {levels}.") from None


def _ledger(settings: Settings) -> str | None:
    """The ledger of the settings, where anybody has written in it, else the one in the current folder."""
    if settings.ledger is None:
        return ledger_here()
    return settings.ledger if Path(settings.ledger).exists() else None
