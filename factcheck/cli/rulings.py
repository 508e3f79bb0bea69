"""`factcheck rule` and `factcheck rulings`: what editors decide of findings, and what they decided."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from typing import Annotated

import typer
from rich.console import Console
from rich.text import Text

from factcheck.cli import clock
from factcheck.cli.configured import ConfigFile, NoConfig, ledger_to_read, settings_for
from factcheck.cli.explain import report_data
from factcheck.cli.options import CLEAN, Ledger
from factcheck.cli.terminal import show
from factcheck.errors import FactcheckError
from factcheck.model import Finding, RulingKind
from factcheck.report import from_json, pick
from factcheck.report.page import Page, Row, draw, page_for
from factcheck.rulings import (
    LEDGER,
    Entry,
    State,
    append,
    decided,
    read_ledger,
    revocation,
    standing_on,
    states,
)

Identity = Annotated[
    str,
    typer.Argument(metavar="ID", help="The id of a finding; with --report or --revoke its beginning will do."),
]
Report = Annotated[
    str | None,
    typer.Option(
        "--report",
        metavar="FILE",
        help="The JSON report that holds the finding: its topic and values are written along. - is standard input.",
    ),
]


def rule(
    identity: Identity,
    *,
    kind: Annotated[RulingKind | None, typer.Option("--as", help="What is decided of the finding.")] = None,
    revoke: Annotated[bool, typer.Option("--revoke", help="Take back what was ruled on it.")] = False,
    by: Annotated[str, typer.Option(metavar="WHO", help="Who decides.")],
    why: Annotated[str, typer.Option(metavar="TEXT", help="The reason, for whoever reads it later.")],
    until: Annotated[str | None, typer.Option(metavar="DATE", help="The last day on which it holds.")] = None,
    right_value: Annotated[str | None, typer.Option(metavar="TEXT", help="The value that is right.")] = None,
    report: Report = None,
    ledger: Ledger = None,
    config_file: ConfigFile = None,
    no_config: NoConfig = False,
) -> None:
    """Rule on a finding: it is shown as ruled from now on, and fails no run."""
    path = ledger or settings_for(config_file, no_config=no_config).ledger or LEDGER
    now = clock.now()
    if revoke == (kind is not None):
        raise FactcheckError("ruling-unclear", "Say either what is decided, with --as, or --revoke to take it back.")
    on = identity.casefold() if report is None else _finding(identity, report)
    if kind is not None:
        entry = decided(on, kind, by=by, why=why, today=now.date(), until=until, right_value=right_value)
    elif until is None and right_value is None:
        wanted = on if isinstance(on, str) else on.id
        entry = revocation(standing_on(read_ledger(path), wanted, name=path), by=by, why=why)
    else:
        raise FactcheckError("ruling-unclear", "--revoke takes back the whole ruling: leave out the other options.")
    show(partial(_render_made, append(path, entry, now=now), path))
    raise typer.Exit(CLEAN)


def rulings(
    *,
    every: Annotated[bool, typer.Option("--all", help="Also what has expired, was replaced or taken back.")] = False,
    ledger: Ledger = None,
    config_file: ConfigFile = None,
    no_config: NoConfig = False,
) -> None:
    """List the rulings that are in force, the latest first."""
    settings = settings_for(config_file, no_config=no_config)
    path = ledger or settings.ledger or LEDGER
    there = ledger_to_read(ledger, settings)
    entries = () if there is None else read_ledger(there)
    show(partial(_render, states(entries, clock.now().date()), path, every=every))
    raise typer.Exit(CLEAN)


def _finding(identity: str, report: str) -> Finding:
    name = "standard input" if report == "-" else report
    kept = from_json(report_data(report), name=name)
    return pick(kept.findings, identity, name=name)


def _render_made(entry: Entry, path: str, console: Console) -> None:
    page = page_for(console)
    what = "Taken back: what was ruled on" if entry.kind is None else "Ruled on"
    draw([Row(Text(f"{what} finding {entry.finding}, in {page.line(path)}")), *_rows(entry, None, page)], console)


def _render(told: Sequence[tuple[Entry, State]], path: str, console: Console, *, every: bool) -> None:
    page = page_for(console)
    draw(_list(told, page, path, every=every), console)


def _list(told: Sequence[tuple[Entry, State]], page: Page, path: str, *, every: bool) -> Iterator[Row]:
    for entry, state in told:
        if every or state is State.IN_FORCE:
            yield Row(Text(entry.finding, style="bold"), kept=True)
            yield from _rows(entry, state, page)
            yield Row(Text())
    counts = {state: sum(each is state for _, each in told) for state in State}
    others = [f"{counts[state]:,} {state}" for state in (State.EXPIRED, State.REPLACED, State.REVOKED) if counts[state]]
    hidden = f" Not shown without --all: {', '.join(others)}." if others and not every else ""
    noun = "ruling" if counts[State.IN_FORCE] == 1 else "rulings"
    yield Row(Text(f"{counts[State.IN_FORCE]:,} {noun} in force in {page.line(path)}.{hidden}"))


def _rows(entry: Entry, state: State | None, page: Page) -> Iterator[Row]:
    """What an entry says, under the id of its finding."""
    if entry.topic or entry.values:
        values = " / ".join(map(page.prose, entry.values))
        yield Row(Text(": ".join(part for part in (page.prose(entry.topic), values) if part)), indent=2)
    kind = "revoked" if entry.kind is None else entry.kind.value
    until = "" if entry.until is None else f", until {entry.until}"
    shown = "" if state in (None, State.IN_FORCE, State.REVOCATION) else f"  ({state})"
    head = Text.assemble((kind, "bold"), f" by {page.prose(entry.by)}, {entry.made[:10]}{until}", (shown, "dim"))
    yield Row(head, indent=2)
    if entry.right_value is not None:
        yield Row(Text(f"right: {page.prose(entry.right_value)}"), indent=2)
    yield Row(Text(page.prose(entry.why)), indent=2)
