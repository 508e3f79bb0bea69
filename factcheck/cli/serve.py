"""`factcheck serve`: drafts checked for editors that speak to LanguageTool, and in a browser."""

from __future__ import annotations

import ipaddress
from typing import TYPE_CHECKING, Annotated

import typer

from factcheck.cli import clock
from factcheck.cli.configured import ConfigFile, NoConfig, held_against, over, settings_for
from factcheck.cli.options import (
    CLEAN,
    Baseline,
    CacheFolder,
    Ignore,
    Judge,
    Ledger,
    Model,
    NoCache,
    Select,
    Severities,
)
from factcheck.cli.outputs import write
from factcheck.cli.progress import ProgressBar
from factcheck.cli.terminal import say
from factcheck.rulings import LEDGER

if TYPE_CHECKING:
    from factcheck.server.sources import Held

Against = Annotated[
    list[str] | None,
    typer.Option(metavar="PATH", help="What drafts are held against: files, folders or patterns; may be repeated."),
]
Host = Annotated[str, typer.Option(help="The address to listen at.")]
Port = Annotated[int, typer.Option(min=0, max=65535, help="The port to listen at; 0 takes a free one.")]
Hosts = Annotated[
    list[str] | None,
    typer.Option("--allow-host", metavar="NAME", help="A name of this machine by which browsers call the server."),
]
Origins = Annotated[
    list[str] | None,
    typer.Option(
        "--allow-origin", metavar="ORIGIN", help="A site whose pages may ask for checks: https://cms.example."
    ),
]


def serve(
    *,
    against: Against = None,
    host: Host = "127.0.0.1",
    port: Port = 8081,
    allow_host: Hosts = None,
    allow_origin: Origins = None,
    select: Select = None,
    ignore: Ignore = None,
    severity: Severities = None,
    ledger: Ledger = None,
    baseline: Baseline = None,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="No progress bar.")] = False,
    model: Model = None,
    judge: Judge = None,
    cache: CacheFolder = None,
    no_cache: NoCache = False,
    config_file: ConfigFile = None,
    no_config: NoConfig = False,
) -> None:
    """Check drafts for editors that speak to LanguageTool, and in a browser."""
    # Nobody else waits for a web server to be loaded.
    from factcheck.server.book import Book
    from factcheck.server.run import Serving, run

    found = settings_for(config_file, no_config=no_config)
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
    serving = Serving(
        host=host,
        port=port,
        against=held_against(against, found) or found.articles,
        config=config,
        book=Book(ledger=ledger or found.ledger or LEDGER, baseline=baseline, now=clock.now),
        hosts=tuple(allow_host or ()),
        origins=tuple(allow_origin or ()),
    )
    if not _of_this_machine(host):
        say(
            f"warning: whoever reaches {host} can check drafts here and read what the sources say; there is no password"
        )
    with ProgressBar(quiet=quiet) as progress:
        run(serving, ready=_ready, progress=progress)
    raise typer.Exit(CLEAN)


def _ready(address: str, held: Held) -> None:
    for problem in held.problems:
        say(f"{problem.path}: {problem.message} [{problem.code}]")
    count = len(held.articles)
    sources = (
        f"{count:,} article{'' if count == 1 else 's'} to hold drafts against"
        if count
        else "no sources: drafts are held against themselves"
    )
    write(f"ready: {address} ({sources})\nLanguageTool clients: {address}/v2\nStop with Ctrl-C.\n".encode(), None)


def _of_this_machine(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host.casefold() == "localhost"
