"""The report as a pandas frame: one row for each mention."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Literal, TypeAlias

from factcheck.figures import number
from factcheck.model import Finding, Mention, Report, Ruling, Severity, Side, Verdict
from factcheck.report.order import in_order, written_confidence

if TYPE_CHECKING:
    import pandas as pd
    from pandas.api.extensions import ExtensionDtype

Part: TypeAlias = Literal["findings", "corroborations", "single_source"]
Cell: TypeAlias = str | int | float | None

_TEXT, _WHOLE, _REAL = "text", "whole", "real"
_SEVERITY, _VERDICT = "severity", "verdict"

COLUMNS: tuple[tuple[str, str], ...] = (
    ("finding", _TEXT),
    ("code", _TEXT),
    ("field", _TEXT),
    ("severity", _SEVERITY),
    ("verdict", _VERDICT),
    ("confidence", _REAL),
    ("topic", _TEXT),
    ("message", _TEXT),
    ("side", _WHOLE),
    ("value", _TEXT),
    ("resolved", _TEXT),
    ("normalized", _REAL),
    ("low", _REAL),
    ("high", _REAL),
    ("unit", _TEXT),
    ("change", _TEXT),
    ("source", _TEXT),
    ("path", _TEXT),
    ("line", _WHOLE),
    ("column", _WHOLE),
    ("start", _WHOLE),
    ("end", _WHOLE),
    ("text", _TEXT),
    ("sentence", _TEXT),
    ("attribution", _TEXT),
    ("published", _TEXT),
    ("ruling", _TEXT),
    ("ruled_by", _TEXT),
    ("ruled_why", _TEXT),
    ("ruled_until", _TEXT),
)


def to_frame(report: Report, what: Part = "findings") -> pd.DataFrame:
    """One row for each mention of each finding (or of each corroboration, or fact of a single source).

    `side` counts from 0; `start` and `end` are half-open offsets in code points; `severity` and
    `verdict` are ordered categories, so that `frame[frame.severity >= "warning"]` works. The
    columns and their types are the same when there are no rows.

    Raises ValueError where `what` is none of the three.
    """
    import pandas as pd

    # The "python" storage holds what arrow does not: lone surrogates in undecodable paths.
    types: dict[str, ExtensionDtype | str] = {
        _TEXT: pd.StringDtype("python"),
        _WHOLE: "int64",
        _REAL: "float64",
        _SEVERITY: pd.CategoricalDtype([level.slug for level in Severity], ordered=True),
        _VERDICT: pd.CategoricalDtype([level.slug for level in Verdict], ordered=True),
    }
    rows = list(rows_of(in_order(_part(report, what))))
    return pd.DataFrame(
        {name: pd.Series([row[place] for row in rows], dtype=types[kind]) for place, (name, kind) in enumerate(COLUMNS)}
    )


def _part(report: Report, what: Part) -> tuple[Finding, ...]:
    parts = {
        "findings": report.findings,
        "corroborations": report.corroborations,
        "single_source": report.single_source,
    }
    if what not in parts:
        raise ValueError(f"what must be one of {', '.join(parts)}, not {what!r}")
    return parts[what]


def rows_of(findings: Iterable[Finding]) -> Iterator[tuple[Cell, ...]]:
    """The cells of each mention of the findings, in the order of COLUMNS."""
    for finding in findings:
        ruling = _ruling_cells(finding.ruling)
        for place, side in enumerate(finding.sides):
            for mention in side.mentions:
                yield (*_finding_cells(finding), place, *_side_cells(side), *_mention_cells(mention), *ruling)


def bare_row(finding: Finding) -> tuple[Cell, ...]:
    """The cells of a finding without any mention."""
    known, ruling = _finding_cells(finding), _ruling_cells(finding.ruling)
    return (*known, *(None,) * (len(COLUMNS) - len(known) - len(ruling)), *ruling)


def _finding_cells(finding: Finding) -> tuple[Cell, ...]:
    return (
        finding.id,
        finding.code,
        finding.field.value,
        None if finding.severity is None else finding.severity.slug,
        finding.verdict.slug,
        written_confidence(finding),
        finding.topic,
        finding.message,
    )


def _side_cells(side: Side) -> tuple[Cell, ...]:
    normalized = side.normalized
    if normalized is None:
        return (side.value, side.resolved, None, None, None, None, None)
    numbers = (number(normalized.value), number(normalized.low), number(normalized.high))
    change = None if normalized.change is None else normalized.change.value
    return (side.value, None, *numbers, normalized.unit, change)


def _mention_cells(mention: Mention) -> tuple[Cell, ...]:
    return (
        mention.source,
        mention.path,
        mention.line,
        mention.column,
        mention.start,
        mention.end,
        mention.text,
        mention.sentence,
        mention.attribution,
        mention.published,
    )


def _ruling_cells(ruling: Ruling | None) -> tuple[Cell, ...]:
    return (None,) * 4 if ruling is None else (ruling.kind.value, ruling.by, ruling.why, ruling.until)
