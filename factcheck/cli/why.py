"""`factcheck why`: why the values at two places were, or were not, held against each other."""

from __future__ import annotations

import re
from functools import partial
from typing import Annotated

import typer

from factcheck import pipeline
from factcheck.cli import clock
from factcheck.cli.configured import ConfigFile, NoConfig, over, settings_for
from factcheck.cli.options import CLEAN, FAILED, CacheFolder, Every, Model, NoCache
from factcheck.cli.progress import ProgressBar
from factcheck.cli.terminal import show, stdin_for
from factcheck.errors import FactcheckError
from factcheck.reasons import Address
from factcheck.report import render_why

# The shortest file name that leaves a line and perhaps a column; no file has a line of ten digits.
_ADDRESS = re.compile(r"(?P<path>.+?):(?P<line>\d{1,9})(?::(?P<column>\d{1,9}))?", re.DOTALL)

Where = Annotated[str, typer.Argument(metavar="FILE:LINE[:COLUMN]", help="A place in an article, as reports write it.")]
Others = Annotated[
    list[str] | None, typer.Argument(metavar="[PATH...]", help="What else the run reads, as for `factcheck check`.")
]


def why(
    one: Where,
    other: Where,
    paths: Others = None,
    *,
    every: Every = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="No progress bar.")] = False,
    model: Model = None,
    cache: CacheFolder = None,
    no_cache: NoCache = False,
    config_file: ConfigFile = None,
    no_config: NoConfig = False,
) -> None:
    """Tell why the values at two places were, or were not, held against each other."""
    left, right = address(one), address(other)
    inputs = paths or []
    config = over(settings_for(config_file, no_config=no_config), model=model, cache=cache, no_cache=no_cache)
    stdin = stdin_for([left.path, right.path, *inputs])
    now = clock.now().isoformat()
    with ProgressBar(quiet=quiet) as progress:
        told = pipeline.why(left, right, inputs, config=config, stdin=stdin, progress=progress, now=now)
    show(partial(render_why, told, every=every))
    raise typer.Exit(CLEAN if all(spot.statements for spot in told.spots) else FAILED)


def address(text: str) -> Address:
    """`a.txt:12` or `a.txt:12:5`. Raises FactcheckError `place-unclear`."""
    found = _ADDRESS.fullmatch(text)
    if found is None:
        raise FactcheckError(
            "place-unclear", f"{text} is no place: write FILE:LINE or FILE:LINE:COLUMN, as in a.txt:12."
        )
    column = found["column"]
    return Address(found["path"], int(found["line"]), None if column is None else int(column))
