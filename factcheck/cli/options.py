"""What several commands share: their options, and the codes that they end with."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from typing import Annotated

import typer

from factcheck.report import Listed

CLEAN, FOUND, FAILED = 0, 1, 2


class Undisputed(StrEnum):
    """What `--show` takes."""

    CORROBORATED = "corroborated"
    SINGLE = "single"
    ALL = "all"


Paths = Annotated[
    list[str] | None,
    typer.Argument(metavar="PATH...", help="Files, folders or patterns; - is standard input."),
]
Against = Annotated[
    list[str] | None,
    typer.Option(metavar="PATH", help="Check PATH... as drafts against these files or folders; may be repeated."),
]
Outputs = Annotated[
    list[str] | None,
    typer.Option("--output", metavar="[FORMAT=]PATH", help="Write to a file; FORMAT=PATH for each of several formats."),
]
Model = Annotated[
    str | None, typer.Option(help="Another sentence-transformers model: a folder, or a name in the local model cache.")
]
Judge = Annotated[
    str | None,
    typer.Option(metavar="DIR", help="Ask a CrossEncoder trained for entailment, in a folder, for a second opinion."),
]
CacheFolder = Annotated[
    str | None, typer.Option("--cache", metavar="DIR", help="Where to keep what need not be computed twice.")
]
NoCache = Annotated[bool, typer.Option("--no-cache", help="Keep nothing, and use nothing kept before.")]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="One line for each finding; no progress bar.")]
Jobs = Annotated[
    int,
    typer.Option(metavar="N", min=1, max=64, help="Work in so many processes; each takes about a gigabyte of memory."),
]
Select = Annotated[
    list[str] | None, typer.Option("--select", metavar="SLUG", help="Make only this check; may be repeated.")
]
Ignore = Annotated[
    list[str] | None, typer.Option("--ignore", metavar="SLUG", help="Leave this check out; may be repeated.")
]
Severities = Annotated[
    list[str] | None,
    typer.Option("--severity", metavar="SLUG=LEVEL", help="What a check finds is a note, warning or error."),
]
Show = Annotated[
    list[Undisputed] | None,
    typer.Option(
        "--show", help="List facts that sources agree on, or that one source alone gives, in the console report."
    ),
]
AllowUnchecked = Annotated[
    bool,
    typer.Option("--allow-unchecked", help="Articles that state nothing to check are no failure: for hooks."),
]
Watch = Annotated[bool, typer.Option("--watch", help="Check again whenever an input is saved, until Ctrl-C.")]
Every = Annotated[bool, typer.Option("--all", help="All signals, not only the strongest.")]
Ledger = Annotated[
    str | None,
    typer.Option(
        "--ledger", metavar="FILE", help="The ledger of rulings; by default factcheck.rulings in this folder."
    ),
]
Baseline = Annotated[
    str | None, typer.Option("--baseline", metavar="FILE", help="What stands in this file is known, and fails no run.")
]
WriteBaseline = Annotated[
    str | None,
    typer.Option("--write-baseline", metavar="FILE", help="Write the findings of this run there as known ones."),
]


def lists(asked: Sequence[Undisputed] | None) -> frozenset[Listed]:
    """What `--show` asks for."""
    return frozenset(Listed if Undisputed.ALL in (asked or ()) else (Listed(each.value) for each in asked or ()))
