"""`factcheck nightly`: what came in is compared with all that is known, and dated reports tell what is new."""

from __future__ import annotations

from datetime import date
from os.path import realpath
from pathlib import Path
from typing import Annotated

import typer

from factcheck import archive, nightly, pipeline
from factcheck.cli import clock
from factcheck.cli.archive import ArchiveFile, archive_file
from factcheck.cli.configured import ConfigFile, NoConfig, inputs, ledger_to_read, over, settings_for
from factcheck.cli.options import CLEAN, FAILED, FOUND, Jobs, Ledger
from factcheck.cli.outputs import write
from factcheck.cli.progress import ProgressBar
from factcheck.cli.terminal import say
from factcheck.errors import FactcheckError
from factcheck.model import Problem, Severity
from factcheck.nightly import Job, Told
from factcheck.rulings import Entry, read_ledger
from factcheck.session import FailOn

_REPORTS = "reports"
_SLIPS = frozenset({"ledger-broken", "ledger-conflict"})
_MEANWHILE = "Until it is mended those rulings hold that the archive imported before."
_INSIDE = "they would be read as articles the next night: name another folder"


def night(
    *,
    archive_path: ArchiveFile = None,
    incoming: Annotated[
        list[str] | None,
        typer.Option("--in", metavar="PATH", help="A file or folder in which articles come in; may be repeated."),
    ] = None,
    reports: Annotated[
        str | None, typer.Option(metavar="DIR", help="Where reports go, each night to a folder of its own.")
    ] = None,
    ledger: Ledger = None,
    day: Annotated[
        str | None, typer.Option("--date", metavar="DATE", help="The day of the night: by default today.")
    ] = None,
    fail_on: Annotated[
        FailOn | None,
        typer.Option(help="The least severity of a new finding that makes the exit code 1: by default warning."),
    ] = None,
    jobs: Jobs = 1,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="No progress bar.")] = False,
    config_file: ConfigFile = None,
    no_config: NoConfig = False,
) -> None:
    """Take in what is new, compare it, and write what is new, fixed and still open."""
    found, now = settings_for(config_file, no_config=no_config), clock.now()
    path, named = archive_file(archive_path, found), inputs(incoming, found)
    folder = _folder(reports or found.reports or _REPORTS, named)
    entries, problems = _rulings(ledger_to_read(ledger, found))
    job = Job(
        paths=named,
        day=now.date().isoformat() if day is None else _day(day, now.date()),
        now=now,
        entries=entries,
        config=over(found),
        problems=problems,
    )
    with nightly.alone(path), archive.opened(path, create=True) as connection:
        with archive.crew(connection, jobs=jobs) as crew, ProgressBar(quiet=quiet) as progress:
            told = nightly.run(connection, job, progress=progress, crew=crew)
        _say_missing(told, named)
        index = _write(told, folder)
        nightly.finish(connection, told.night, now=clock.now())
    write(f"{nightly.line(told, str(index))}\n".encode(), None)
    raise typer.Exit(_code(told, fail_on or found.fail_on or FailOn.WARNING))


def _rulings(path: str | None) -> tuple[tuple[Entry, ...] | None, tuple[Problem, ...]]:
    """What a ledger rules; None where there is none, or it is broken: a slip in it shall not cost the night.

    Raises FactcheckError as :func:`factcheck.rulings.read_ledger`, but for what stands in the ledger.
    """
    if path is None:
        return None, ()
    try:
        return read_ledger(path), ()
    except FactcheckError as error:
        if error.code not in _SLIPS:
            raise
        message = f"{error.message} {_MEANWHILE}"
        say(f"{message} [{error.code}]")
        return None, (Problem(path, error.code, message),)


def _say_missing(told: Told, named: tuple[str, ...]) -> None:
    """Say where articles should have come in and could not: a folder that is not mounted looks like a quiet night."""
    for problem in told.report.problems:
        if problem.code == "path-not-found" and problem.path in named:
            say(f"{problem.message} [{problem.code}]")


def _day(text: str, today: date) -> str:
    """The day of --date. Raises FactcheckError `bad-date`; after a day to come no night of before could be run."""
    try:
        given = date.fromisoformat(text)
    except ValueError:
        message = f"--date {text} is no day: write it as {today.isoformat()}."
        raise FactcheckError("bad-date", message) from None
    if given > today:
        raise FactcheckError("bad-date", f"--date {text} is still to come: name {today.isoformat()} or a day before.")
    return given.isoformat()


def _folder(name: str, incoming: tuple[str, ...]) -> Path:
    """The folder of reports, made where it is missing. Raises FactcheckError `output-unwritable`, `output-is-input`."""
    folder = Path(name)
    within = [Path(realpath(each)) for each in incoming if Path(each).is_dir()]
    if any(Path(realpath(folder)).is_relative_to(each) for each in within):
        raise FactcheckError("output-is-input", f"The reports in {folder} lie in a folder of --in: {_INSIDE}.")
    _made(folder)
    return folder


def _made(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        message = f"The folder {folder} for reports cannot be made ({error.strerror or error}): name another."
        raise FactcheckError("output-unwritable", message) from error


def _write(told: Told, folder: Path) -> Path:
    """Write the reports of a night, and give where its front page lies."""
    _made(folder / told.day)
    there = {each.parent.name for each in folder.glob(f"*/{nightly.INDEX}")}
    for name, text in nightly.documents(told, there=there):
        write(text.encode(), folder / name)
    return folder / told.day / nightly.INDEX


def _code(told: Told, fail_on: FailOn) -> int:
    """The exit code: what is new or open again decides, and what nobody has ruled on."""
    if not pipeline.checkable(told.report):
        say(
            "error: nothing in the archive was checkable; the problems and the coverage are in the report "
            "[nothing-checkable]"
        )
        return FAILED
    if fail_on is FailOn.NEVER:
        return CLEAN
    lists, least = told.lists, Severity[fail_on.name]
    fresh = (*lists.new, *lists.changed, *lists.reopened, *lists.superseded)
    return FOUND if any((item.finding.severity or 0) >= least for item in fresh) else CLEAN
