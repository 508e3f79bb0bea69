"""`factcheck explain`: one finding of a written report in plain English."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from factcheck.cli.options import CLEAN, Every
from factcheck.cli.terminal import show, stdin_for
from factcheck.errors import FactcheckError
from factcheck.report import from_json, pick, render_explanation

Identity = Annotated[
    str, typer.Argument(metavar="ID", help="The id of a finding, or its beginning (at least 4 characters).")
]
ReportFile = Annotated[
    str, typer.Option("--report", metavar="FILE", help="A report that --format json wrote; - is standard input.")
]


def explain(identity: Identity, *, report: ReportFile, every: Every = False) -> None:
    """Explain a finding of a JSON report: who says what, the verdict, and how its confidence came about."""
    name = "standard input" if report == "-" else report
    kept = from_json(report_data(report), name=name)
    finding = pick(kept.every, identity, name=name)
    show(partial(render_explanation, finding, every=every))
    raise typer.Exit(CLEAN)


def report_data(path: str) -> bytes:
    """The bytes of a report, `-` that of standard input. Raises FactcheckError `report-unreadable`."""
    try:
        if path == "-":
            stdin = stdin_for([path])
            return b"" if stdin is None else stdin.read()
        return Path(path).read_bytes()
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        raise FactcheckError(
            "report-unreadable",
            f"{path} could not be read ({reason}). Write a report with: "
            "factcheck check PATH... --format json --output report.json",
        ) from None
