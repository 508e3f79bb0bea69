"""The report as a table for spreadsheets: one row for each mention, and one for each problem."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator

from factcheck.model import Problem, Report
from factcheck.report.frame import COLUMNS, Cell, bare_row, rows_of
from factcheck.report.order import in_order
from factcheck.report.safe import prose

# Spreadsheets take a cell that begins so for a formula (OWASP, "CSV Injection"), some of them the full-width forms too.
# A semicolon parts cells where the decimal sign is a comma, whatever the file says.
_FORMULA = re.compile(r"(^|[;|])([\s\ufeff]*)(?=[=+\-@＝＋－＠])")
_NAMES = tuple(name for name, _ in COLUMNS)
# Without it spreadsheets read the file in the code page of the machine.
_BOM = "\ufeff"


def to_csv(report: Report) -> str:
    """Comma-separated values with a byte order mark and a header: `kind`, then the columns of the frame.

    `kind` is `finding` or `problem`. Text is on one line, harmless, and never a formula: an apostrophe goes before what
    would begin one.
    """
    sheet = io.StringIO()
    writer = csv.writer(sheet, lineterminator="\n")
    writer.writerow(("kind", *_NAMES))
    for kind, cells in _rows(report):
        writer.writerow((kind, *map(_plain, cells)))
    return _BOM + sheet.getvalue()


def _rows(report: Report) -> Iterator[tuple[str, tuple[Cell, ...]]]:
    for finding in in_order(report.findings):
        for cells in list(rows_of([finding])) or [bare_row(finding)]:
            yield "finding", cells
    for problem in report.problems:
        yield "problem", _problem_cells(problem)


def _problem_cells(problem: Problem) -> tuple[Cell, ...]:
    known = {"code": problem.code, "message": problem.message, "path": problem.path}
    return tuple(known.get(name) for name in _NAMES)


def _plain(cell: Cell) -> Cell:
    return _FORMULA.sub(r"\1\2'", prose(cell)) if isinstance(cell, str) else cell
