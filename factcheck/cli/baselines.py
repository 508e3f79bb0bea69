"""`--write-baseline`: the findings of today as known ones."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from factcheck.cli.outputs import Destination, destinations, spare_inputs, write
from factcheck.errors import FactcheckError
from factcheck.pipeline import Report
from factcheck.rulings import apply, baseline, read_ledger, written

_NAME, _OPTION = "baseline", "--write-baseline"


def target(path: str | None, others: Sequence[Destination], inputs: Sequence[str]) -> tuple[Destination, ...]:
    """Where the baseline goes, none where `path` is None.

    Raises FactcheckError as :func:`destinations` and :func:`spare_inputs`.
    """
    if path is None:
        return ()
    try:
        found = destinations([], [f"{_NAME}={path}"], known=[_NAME])
        spare_inputs(found, inputs)
    except FactcheckError as error:
        told = error.message.replace(f"--output {_NAME}=", f"{_OPTION} ").replace("--output", _OPTION)
        raise FactcheckError(error.code, told) from None
    if found[0].path in [each.path for each in others]:
        raise FactcheckError("output-ambiguous", f"{_OPTION} {path} is where a report goes: name another file.")
    return found


def keep(report: Report, destination: Destination, now: datetime) -> Report:
    """Write the baseline, and give back the report with its findings known.

    What stands in the file already stays as it is written there. Raises FactcheckError where the file is there and is
    no baseline: it is not overwritten then.
    """
    path = destination.path
    known = read_ledger(path) if path is not None and path.exists() else ()
    entries = baseline(report, now=now, known=known)
    write("".join(f"{written(entry)}\n" for entry in entries).encode(), path)
    return apply(report, entries, today=now.date())
