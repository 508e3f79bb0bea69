"""`factcheck checks`: which checks there are, how severe what they find is, and the page of each."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from importlib import resources
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from factcheck.cli.configured import ConfigFile, NoConfig, settings_for
from factcheck.cli.options import CLEAN
from factcheck.cli.terminal import show
from factcheck.config import Config
from factcheck.selection import Described, described, known, selected

Slug = Annotated[str | None, typer.Argument(metavar="[SLUG]", help="The check to tell of, at length.")]


def checks(slug: Slug = None, *, config_file: ConfigFile = None, no_config: NoConfig = False) -> None:
    """List the checks, as the settings have them, or print the page of one."""
    if slug is not None:
        show(partial(_page, page(known(slug))))
    else:
        found = settings_for(config_file, no_config=no_config)
        show(partial(_listed, described().values(), found.config))
    raise typer.Exit(CLEAN)


def page(slug: str) -> str:
    """The documentation of a check, in Markdown."""
    return resources.files("factcheck.checks").joinpath("pages", f"{slug}.md").read_text(encoding="utf-8")


def levels(check: Described, config: Config) -> str:
    """How severe what a check finds is with these settings; `off` where they leave it out."""
    if not selected(check.slug, config):
        return "off"
    own = dict(config.severities).get(check.slug)
    return ", ".join(level.slug for level in check.severities) if own is None else f"{own.slug} (set)"


def _listed(every: Iterable[Described], config: Config, console: Console) -> None:
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="bold", show_edge=False)
    for heading, whole in (("check", True), ("looks", True), ("severity", True), ("reports", False)):
        table.add_column(heading, no_wrap=whole)
    for check in every:
        table.add_row(check.slug, "within" if check.within else "across", levels(check, config), check.reports)
    with console.capture() as drawn:
        console.print(table)
    console.file.write("".join(f"{line.rstrip()}\n" for line in drawn.get().splitlines()))


def _page(text: str, console: Console) -> None:
    if not console.is_terminal:
        console.file.write(text)
        return
    from rich.markdown import Markdown

    console.print(Markdown(text))
