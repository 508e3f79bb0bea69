"""A file of settings under the options of a command: what is given on the command line holds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

from factcheck.config import Config
from factcheck.errors import FactcheckError
from factcheck.rulings import ledger_here
from factcheck.selection import severities
from factcheck.settings import NOTHING_SET, Settings, load

ConfigFile = Annotated[
    str | None, typer.Option("--config", metavar="FILE", help="The settings, instead of factcheck.toml.")
]
NoConfig = Annotated[bool, typer.Option("--no-config", help="Use no file of settings.")]

_SUFFIXES = {"markdown": "md", "junit": "xml", "github": "txt"}


def settings_for(file: str | None, *, no_config: bool) -> Settings:
    """The settings that a command is to use.

    Raises FactcheckError `config-ambiguous` and as :func:`factcheck.settings.load`.
    """
    if not no_config:
        return load(file=file)
    if file is not None:
        raise FactcheckError("config-ambiguous", f"--no-config leaves out --config {file}: give one of the two.")
    return NOTHING_SET


def over(
    settings: Settings,
    *,
    model: str | None = None,
    judge: str | None = None,
    cache: str | None = None,
    no_cache: bool = False,
    select: Sequence[str] | None = None,
    ignore: Sequence[str] | None = None,
    severity: Sequence[str] | None = None,
) -> Config:
    """The settings with the options that are given instead; `--select` also sets aside what the file ignores.

    Raises FactcheckError `bad-severity`.
    """
    base = settings.config
    ignored = base.ignore if ignore is None and select is None else ignore or ()
    levels = {**dict(base.severities), **severities(severity or ())}
    return replace(
        base,
        model=base.model if model is None else model,
        judge=base.judge if judge is None else judge,
        cache=base.cache if cache is None else cache,
        use_cache=not no_cache,
        select=base.select if select is None else tuple(sorted(select)),
        ignore=tuple(sorted(ignored)),
        severities=tuple(sorted(levels.items())),
    )


def inputs(paths: Sequence[str] | None, settings: Settings) -> tuple[str, ...]:
    """What is to be read: the paths that are given, else those of the settings. Raises FactcheckError `no-paths`."""
    found = tuple(paths or settings.articles)
    if not found:
        raise FactcheckError(
            "no-paths",
            "There is nothing to read: name files, folders or patterns, or set paths.articles in factcheck.toml.",
        )
    return found


def held_against(against: Sequence[str] | None, settings: Settings) -> tuple[str, ...] | None:
    """What drafts are held against: the sources that are given, else those of the settings; None where there are none,
    and all articles are held against each other.
    """
    return tuple(against) if against is not None else settings.against or None


def ledger_to_read(ledger: str | None, settings: Settings) -> str | None:
    """The ledger of rulings: the one that is given, else that of the settings, else the one in this folder.

    None where the settings name one that nobody has written in yet.
    """
    if ledger is not None or settings.ledger is None:
        return ledger or ledger_here()
    return settings.ledger if Path(settings.ledger).exists() else None


def written(
    formats: Sequence[str] | None, outputs: Sequence[str] | None, settings: Settings
) -> tuple[Sequence[str], Sequence[str]]:
    """What `--format` and `--output` ask for, else the settings: all but the console goes to the folder of reports.

    That folder is made where it is missing. Raises FactcheckError `output-unwritable`.
    """
    wanted = formats or settings.formats
    if formats or outputs or settings.reports is None:
        return wanted, outputs or ()
    placed = [name for name in wanted if name != "console"]
    folder = Path(settings.reports)
    try:
        if placed:
            folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise FactcheckError(
            "output-unwritable",
            f"The folder {folder} that {settings.file} names for reports cannot be made ({error.strerror}).",
        ) from error
    return wanted, [f"{name}={folder / f'report.{_SUFFIXES.get(name, name)}'}" for name in placed]
