"""The commands: arguments to settings, one call of the pipeline, text out, an exit code."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import fields, replace
from decimal import Decimal
from enum import StrEnum
from functools import partial
from importlib.metadata import version
from io import TextIOWrapper
from traceback import format_exc
from typing import Annotated

import typer

from factcheck import pipeline
from factcheck.cli import clock
from factcheck.cli.archive import app as archive_commands
from factcheck.cli.baselines import keep, target
from factcheck.cli.boilerplate import learn_boilerplate
from factcheck.cli.checks import checks
from factcheck.cli.configured import (
    ConfigFile,
    NoConfig,
    held_against,
    inputs,
    ledger_to_read,
    over,
    settings_for,
    written,
)
from factcheck.cli.explain import explain
from factcheck.cli.find import find
from factcheck.cli.nightly import night
from factcheck.cli.options import (
    CLEAN,
    FAILED,
    FOUND,
    Against,
    AllowUnchecked,
    Baseline,
    CacheFolder,
    Ignore,
    Judge,
    Ledger,
    Model,
    NoCache,
    Outputs,
    Paths,
    Quiet,
    Select,
    Severities,
    Show,
    Watch,
    WriteBaseline,
    lists,
)
from factcheck.cli.outputs import Destination, destinations, spare_inputs, write
from factcheck.cli.progress import ProgressBar
from factcheck.cli.rulings import rule, rulings
from factcheck.cli.serve import serve
from factcheck.cli.terminal import say, show, stdin_for
from factcheck.cli.watch import keep_checking, refuse_unwatchable
from factcheck.cli.why import why
from factcheck.errors import FactcheckError
from factcheck.figures import number
from factcheck.model import Report
from factcheck.report import Listed, render_console
from factcheck.report.as_json import Json, json_text
from factcheck.report.formats import CONSOLE, WRITERS
from factcheck.session import FailOn, Job, Outcome, outcome, run


class ExtractFormat(StrEnum):
    """What extracted values can be written as."""

    JSONL = "jsonl"


_FORMATS = (CONSOLE, *WRITERS)
_CODES = {Outcome.CLEAN: CLEAN, Outcome.FOUND: FOUND, Outcome.NOTHING_CHECKABLE: FAILED}

app = typer.Typer(
    help="Find claims about the same fact in several articles, and report where their values disagree.",
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; `arguments` default to those of the process. Gives the exit code.

    0: nothing at or above `--fail-on`; 1: findings; 2: could not run, bad usage, or nothing was
    checkable; an interrupt ends with 130.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    try:
        app(args=None if arguments is None else list(arguments), prog_name="factcheck")
    except FactcheckError as error:
        say(f"error: {error.message} [{error.code}]")
        return FAILED
    except SystemExit as stop:
        # That nobody reads the help to its end (`| head`) is no mistake.
        return CLEAN if isinstance(stop.__context__, BrokenPipeError) or not isinstance(stop.code, int) else stop.code
    except OSError as error:
        if error.filename is not None:
            return _mistaken()
        # Only the help is not written by `write`, which says what could not be.
        say(f"error: Standard output cannot be written ({error.strerror or error}). Make room. [output-unwritable]")
        return FAILED
    except Exception:
        return _mistaken()
    return CLEAN


def _mistaken() -> int:
    """Tell of an exception that nobody expected; Python would end with 1, which means that articles disagree."""
    say(f"{format_exc()}error: this is a mistake in factcheck itself; please report it [internal-error]")
    return FAILED


@app.callback()
def _options(
    _: Annotated[
        bool,
        typer.Option("--version", is_eager=True, callback=lambda wanted: _version(wanted=wanted), help="The version."),
    ] = False,
) -> None:
    pass


def _version(*, wanted: bool) -> None:
    if wanted:
        write(f"factcheck {version('factcheck-desk')}\n".encode(), None)
        raise typer.Exit(CLEAN)


@app.command()
def check(
    paths: Paths = None,
    *,
    against: Against = None,
    formats: Annotated[
        list[str] | None, typer.Option("--format", metavar="FORMAT", help=f"May be repeated: {', '.join(_FORMATS)}.")
    ] = None,
    output: Outputs = None,
    fail_on: Annotated[
        FailOn | None, typer.Option(help="The least severity that makes the exit code 1: by default warning.")
    ] = None,
    allow_unchecked: AllowUnchecked = False,
    select: Select = None,
    ignore: Ignore = None,
    severity: Severities = None,
    ledger: Ledger = None,
    baseline: Baseline = None,
    write_baseline: WriteBaseline = None,
    quiet: Quiet = False,
    verbose: Annotated[bool, typer.Option("--verbose", "-v", help="Also what agrees, why, and all sentences.")] = False,
    listed: Show = None,
    watch: Watch = False,
    model: Model = None,
    judge: Judge = None,
    cache: CacheFolder = None,
    no_cache: NoCache = False,
    config_file: ConfigFile = None,
    no_config: NoConfig = False,
) -> None:
    """Report where articles disagree about the same fact."""
    found = settings_for(config_file, no_config=no_config)
    named, held = inputs(paths, found), held_against(against, found)
    wanted = destinations(*written(formats, output, found), known=_FORMATS)
    ledger = ledger_to_read(ledger, found)
    articles = [*named, *(held or ())]
    read = [*articles, *([] if ledger is None else [ledger])]
    spare_inputs(wanted, read)
    known = target(write_baseline, wanted, read)
    config = over(
        found,
        model=model,
        judge=judge,
        cache=cache,
        no_cache=no_cache,
        select=select,
        ignore=ignore,
        severity=severity,
    )
    job = Job(
        paths=named,
        against=held,
        config=config,
        fail_on=fail_on or found.fail_on or FailOn.WARNING,
        allow_unchecked=allow_unchecked,
        ledger=ledger,
        baseline=baseline,
    )
    again = partial(_check, job, wanted, known, read, verbose=verbose, quiet=quiet, listed=lists(listed))
    if watch:
        refuse_unwatchable(articles, wanted, console=CONSOLE)
        keep_checking([*read, *([] if baseline is None else [baseline])], again, quiet=quiet)
    raise typer.Exit(_CODES[again()])


def _check(
    job: Job,
    wanted: Sequence[Destination],
    known: Sequence[Destination],
    read: Sequence[str],
    *,
    verbose: bool,
    quiet: bool,
    listed: frozenset[Listed],
) -> Outcome:
    """Run the job as of today, and write its report to where it is wanted; `read` are the files that are spared."""
    spare_inputs(wanted, read)
    now = clock.now()
    with ProgressBar(quiet=quiet) as progress:
        asked = replace(job, today=now.date(), now=now.isoformat())
        report = run(asked, stdin=stdin_for(read), progress=progress)
    for each in known:
        report = keep(report, each, now)
    for each in wanted:
        _write_report(report, each, verbose=verbose, quiet=quiet, listed=listed)
    ended = outcome(report, job.fail_on, allow_unchecked=job.allow_unchecked)
    if ended is Outcome.NOTHING_CHECKABLE and not any(each.format == CONSOLE and each.path is None for each in wanted):
        say("error: nothing was checkable; the problems and the coverage are in the report [nothing-checkable]")
    return ended


@app.command()
def extract(
    paths: Paths = None,
    *,
    formats: Annotated[list[ExtractFormat] | None, typer.Option("--format")] = None,
    output: Outputs = None,
    quiet: Quiet = False,
    cache: CacheFolder = None,
    no_cache: NoCache = False,
    config_file: ConfigFile = None,
    no_config: NoConfig = False,
) -> None:
    """Print every value that is read, one JSON object a line."""
    found = settings_for(config_file, no_config=no_config)
    named = inputs(paths, found)
    (wanted,) = destinations(formats or [], output or [], known=list(ExtractFormat))
    spare_inputs([wanted], named)
    config = over(found, cache=cache, no_cache=no_cache)
    with ProgressBar(quiet=quiet) as progress:
        now = clock.now().isoformat()
        extraction = pipeline.extract(named, config=config, stdin=stdin_for(named), progress=progress, now=now)
    write("".join(f"{json_text(_object(row))}\n" for row in extraction.rows).encode(), wanted.path)
    for problem in extraction.problems:
        say(f"{problem.path}: {problem.message} [{problem.code}]")
    raise typer.Exit(CLEAN if extraction.articles else FAILED)


def _write_report(
    report: Report, destination: Destination, *, verbose: bool, quiet: bool, listed: frozenset[Listed]
) -> None:
    if destination.format in WRITERS:
        write(WRITERS[destination.format](report).encode(), destination.path)
        return
    show(partial(render_console, report, verbose=verbose, quiet=quiet, show=listed), destination.path)


def _object(row: pipeline.Row) -> Json:
    return {field.name: _plain_value(getattr(row, field.name)) for field in fields(row)}


def _plain_value(value: Decimal | tuple[str, ...] | str | int | None) -> Json:
    if isinstance(value, tuple):
        return list(value)
    return number(value) if isinstance(value, Decimal) else value


archive_commands.command()(learn_boilerplate)
app.add_typer(archive_commands, name="archive")
app.command()(checks)
app.command()(explain)
app.command(name="nightly")(night)
app.command()(find)
app.command()(serve)
app.command()(why)
app.command()(rule)
app.command()(rulings)
