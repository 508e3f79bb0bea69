"""`factcheck archive`: what a newsroom has read, remembered in one file."""

from __future__ import annotations

from dataclasses import asdict
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.text import Text

from factcheck import archive
from factcheck.archive import State
from factcheck.cli import clock
from factcheck.cli.configured import ConfigFile, NoConfig, inputs, over, settings_for
from factcheck.cli.options import CLEAN, FAILED, Jobs, Paths, Quiet
from factcheck.cli.outputs import write
from factcheck.cli.progress import ProgressBar
from factcheck.cli.terminal import say, show
from factcheck.errors import FactcheckError
from factcheck.figures import counted
from factcheck.report.as_json import json_text
from factcheck.settings import Settings

ArchiveFile = Annotated[
    str | None, typer.Option("--archive", metavar="FILE", help="The archive; else paths.archive of the settings.")
]
Named = Annotated[list[str], typer.Argument(metavar="NAME", help="An address, a file, or an id from a report.")]


class StatusFormat(StrEnum):
    """How the state of an archive is told."""

    CONSOLE = "console"
    JSON = "json"


app = typer.Typer(help="Keep what was read, and what was found in it, in one file.", no_args_is_help=True)


def archive_file(given: str | None, settings: Settings) -> str:
    """The archive that a command is to use. Raises FactcheckError `no-archive`."""
    found = given or settings.archive
    if found is None:
        raise FactcheckError(
            "no-archive", "Which archive? Name it with --archive FILE, or set paths.archive in factcheck.toml."
        )
    return found


@app.command()
def add(
    paths: Paths = None,
    *,
    archive_path: ArchiveFile = None,
    jobs: Jobs = 1,
    quiet: Quiet = False,
    config_file: ConfigFile = None,
    no_config: NoConfig = False,
) -> None:
    """Take in articles; what is here already is passed over, and what has changed is a new version."""
    found = settings_for(config_file, no_config=no_config)
    named, now = inputs(paths, found), clock.now()
    path, day = archive_file(archive_path, found), now.date().isoformat()
    with (
        archive.opened(path, create=True) as connection,
        archive.crew(connection, jobs=jobs) as crew,
        ProgressBar(quiet=quiet) as progress,
    ):
        done = archive.add(
            connection, named, config=over(found), day=day, progress=progress, now=now.isoformat(), crew=crew
        )
    for problem in done.problems:
        say(f"{problem.path}: {problem.message} [{problem.code}]")
    told = f"{counted(done.new, 'new article')}, {counted(done.versions, 'new version')}, {done.known:,} known already"
    gone = f", {done.withdrawn:,} withdrawn" if done.withdrawn else ""
    write(f"{told}{gone}, {counted(len(done.problems), 'problem')}.\n".encode(), None)
    raise typer.Exit(CLEAN if done.new + done.versions + done.known + done.withdrawn else FAILED)


@app.command()
def status(
    *,
    archive_path: ArchiveFile = None,
    format_: Annotated[StatusFormat, typer.Option("--format")] = StatusFormat.CONSOLE,
    config_file: ConfigFile = None,
    no_config: NoConfig = False,
) -> None:
    """Say what the archive holds."""
    path = archive_file(archive_path, settings_for(config_file, no_config=no_config))
    with archive.opened(path) as connection:
        found = archive.state(connection)
    if format_ is StatusFormat.JSON:
        write(f"{json_text(asdict(found))}\n".encode(), None)
    else:
        show(partial(_render_state, found))
    raise typer.Exit(CLEAN)


@app.command()
def remove(
    named: Named,
    *,
    purge: Annotated[bool, typer.Option("--purge", help="Leave nothing of it, not even its versions.")] = False,
    archive_path: ArchiveFile = None,
    config_file: ConfigFile = None,
    no_config: NoConfig = False,
) -> None:
    """Let articles count no longer: what was found in them is closed by the next nightly run."""
    path = archive_file(archive_path, settings_for(config_file, no_config=no_config))
    with archive.opened(path) as connection:
        if purge:
            count = archive.purge(connection, named)
        else:
            count = archive.remove(connection, named, day=clock.now().date().isoformat())
    write(f"{counted(count, 'article')} {'purged' if purge else 'removed'}.\n".encode(), None)
    raise typer.Exit(CLEAN)


@app.command()
def export(
    *,
    output: Annotated[Path, typer.Option("--output", metavar="FOLDER", help="Where the files are written.")],
    archive_path: ArchiveFile = None,
    config_file: ConfigFile = None,
    no_config: NoConfig = False,
) -> None:
    """Write articles, claims, values, findings, mentions and rulings as Parquet files."""
    path = archive_file(archive_path, settings_for(config_file, no_config=no_config))
    with archive.opened(path) as connection:
        written = archive.export(connection, output)
    write("".join(f"{file.as_posix()}\n" for file in written).encode(), None)
    raise typer.Exit(CLEAN)


def _render_state(found: State, console: Console) -> None:
    days = "" if found.first is None else f", from {found.first} to {found.last}"
    lines = (
        f"{counted(found.articles, 'article')} of {counted(found.sources, 'source')} in "
        f"{counted(found.versions, 'version')}{days}; {found.withdrawn:,} withdrawn",
        f"{counted(found.claims, 'claim')}, {counted(found.values, 'value')}",
        f"open: {counted(found.errors, 'error')}, {counted(found.warnings, 'warning')}, {counted(found.notes, 'note')};"
        f" {found.closed:,} closed, {counted(found.rulings, 'ruling')}",
        f"{counted(found.pending, 'article')} to be compared by the next nightly run",
        f"{found.size / 1_000_000:,.1f} MB",
    )
    for line in lines:
        console.print(Text(line))
