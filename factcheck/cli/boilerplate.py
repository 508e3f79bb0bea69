"""`factcheck archive learn-boilerplate`: which lines the sources of an archive repeat, written to a file."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.text import Text

from factcheck import archive
from factcheck.archive import Least
from factcheck.cli import clock
from factcheck.cli.archive import ArchiveFile, archive_file
from factcheck.cli.configured import ConfigFile, NoConfig, over, settings_for
from factcheck.cli.options import CLEAN, Quiet
from factcheck.cli.outputs import destinations, write
from factcheck.cli.progress import ProgressBar
from factcheck.cli.terminal import show
from factcheck.errors import FactcheckError
from factcheck.figures import counted
from factcheck.house import Repeated, boilerplate
from factcheck.report.page import Row, draw, page_for
from factcheck.settings import read_repeated, repeated_text
from factcheck.settings.shapes import share

_FORMAT = "toml"


def learn_boilerplate(
    *,
    archive_path: ArchiveFile = None,
    min_articles: Annotated[
        int, typer.Option(min=2, metavar="N", help="In how many articles a line stands; those on one story count once.")
    ] = 5,
    min_share: Annotated[
        str, typer.Option(metavar="SHARE", help="In what share of the articles of its source it stands at least.")
    ] = "20%",
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only show what would be learnt.")] = False,
    output: Annotated[
        str | None,
        typer.Option("--output", metavar="FILE", help="The file, instead of paths.boilerplate or boilerplate.toml."),
    ] = None,
    quiet: Quiet = False,
    config_file: ConfigFile = None,
    no_config: NoConfig = False,
) -> None:
    """Learn which lines each source repeats that are no news: from now on they are read as such."""
    found = settings_for(config_file, no_config=no_config)
    path, wanted = archive_file(archive_path, found), Least(min_articles, _share(min_share))
    file = _file(output or found.boilerplate)
    known = read_repeated(file, shown=output or found.boilerplate) if file.exists() else ()
    in_use = not no_config and os.path.realpath(found.boilerplate) == str(file)
    with archive.opened(path) as connection, ProgressBar(quiet=quiet) as progress:
        day = clock.now().date().isoformat()
        lesson = archive.learn(connection, least=wanted, day=day, progress=progress)
        lines = archive.merged(known, lesson.lines)
        marked = None
        if not dry_run and lines:
            write(repeated_text(lines).encode(), file)
            if in_use:
                config = replace(over(found), boilerplate=boilerplate(lines))
                marked = archive.mark_again(connection, config=config, progress=progress)
    fresh = [one for one in lines if one not in known]
    told = _told(fresh, lesson.unknown, output or found.boilerplate, marked, known=len(known), dry_run=dry_run)
    show(partial(_render, fresh, told))
    raise typer.Exit(CLEAN)


def _share(written: str) -> float:
    found = share(written)
    if found is None or not 0 < found <= 1:
        message = f'--min-share {written} is no share of articles: write it in per cent, up to 100 %, as in "20%".'
        raise FactcheckError("bad-share", message)
    return float(found)


def _file(path: str) -> Path:
    (found,) = destinations([], [f"{_FORMAT}={path}"], known=[_FORMAT])
    if found.path is None:
        message = "--output - is standard output, which is taken: name a file, or use --dry-run."
        raise FactcheckError("output-ambiguous", message)
    return found.path


def _told(
    fresh: Sequence[Repeated], unknown: int, file: str, marked: int | None, *, known: int, dry_run: bool
) -> tuple[str, ...]:
    sources = len({one.source for one in fresh})
    new = f"{counted(len(fresh), 'new line')} of {counted(sources, 'source')}" if fresh else "no new line"
    done = [f"{'Would learn' if dry_run else 'Learnt'} {new}; {counted(known, 'line')} known before, in {file}."]
    if marked is not None:
        done.append(f"{counted(marked, 'article')} marked anew, to be compared by the next nightly run.")
    elif fresh and not dry_run:
        done.append("No run uses this file yet: name it as paths.boilerplate in factcheck.toml.")
    if unknown:
        done.append(f"{counted(unknown, 'article')} left out: the source is not known.")
    return tuple(done)


def _render(fresh: Sequence[Repeated], told: Sequence[str], console: Console) -> None:
    page = page_for(console)
    rows = []
    for source in sorted({one.source for one in fresh}, key=str.casefold):
        own = [f"{one.articles:,} of {one.of:,}  {page.prose(one.line)}" for one in fresh if one.source == source]
        lines = (Row(Text(line), indent=2) for line in own)
        rows += [Row(Text(page.line(source), style="bold"), kept=True), *lines, Row(Text())]
    draw([*rows, *(Row(Text(page.prose(line))) for line in told)], console)
