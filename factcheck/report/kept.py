"""A JSON report, read back: what `factcheck explain` starts from."""

from __future__ import annotations

import json
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

import msgspec

from factcheck.errors import FactcheckError
from factcheck.model import (
    Change,
    Evidence,
    Field,
    Finding,
    Mention,
    Normalized,
    Place,
    Ruling,
    RulingKind,
    Severity,
    Side,
    Signal,
    Verdict,
)
from factcheck.report.as_json import SCHEMA_ID

# No such offset: the reader then looks for the value in its sentence.
_UNKNOWN = 1 << 62


@dataclass(frozen=True, slots=True)
class Kept:
    """What a written report holds of what it found; `settings` are those of the run."""

    settings: tuple[tuple[str, str], ...]
    findings: tuple[Finding, ...]
    corroborations: tuple[Finding, ...]
    single_source: tuple[Finding, ...]
    silenced: tuple[Finding, ...] = ()

    @property
    def every(self) -> tuple[Finding, ...]:
        """Findings, those that a second opinion silenced, then corroborations, then what one source gives."""
        return (*self.findings, *self.silenced, *self.corroborations, *self.single_source)


class _Normalized(msgspec.Struct):
    value: int | float | None
    low: int | float | None
    high: int | float | None
    unit: str | None
    change: Change | None = None


class _Mention(msgspec.Struct):
    article: str
    path: str
    source: str | None
    start: int
    end: int
    text: str
    line: int
    column: int
    clause_start: int
    clause_end: int
    sentence: str
    attribution: str | None
    published: str | None
    sentence_start: int = _UNKNOWN


class _Side(msgspec.Struct):
    value: str
    normalized: _Normalized | None
    mentions: list[_Mention]
    resolved: str | None = None


class _Evidence(msgspec.Struct):
    left: Place
    right: Place
    same_slot: float
    bias: float
    signals: dict[str, float]
    contributions: dict[str, float]


class _Ruling(msgspec.Struct):
    kind: RulingKind
    by: str
    why: str
    made: str | None
    until: str | None
    right_value: str | None


class _Finding(msgspec.Struct):
    id: str
    code: str
    field: Field
    severity: Literal["note", "warning", "error"] | None
    verdict: Literal["unknown", "same", "compatible", "superseded", "different"]
    confidence: float
    confidence_parts: dict[str, float]
    topic: str
    message: str
    sides: list[_Side]
    match: list[_Evidence] = []
    ruling: _Ruling | None = None
    slot_id: str = ""
    previous_id: str | None = None
    earlier_ruling: _Ruling | None = None


class _Report(msgspec.Struct):
    settings: dict[str, str]
    findings: list[_Finding]
    corroborations: list[_Finding]
    single_source: list[_Finding]
    silenced: list[_Finding] = []


def from_json(data: bytes, *, name: str) -> Kept:
    """The findings of a report that :func:`factcheck.report.to_json` wrote; `name` is what messages call it.

    Raises FactcheckError `report-unreadable` where it is no JSON, and `report-foreign` where it is no report.
    """
    try:
        # A byte order mark, as editors write it, is let pass.
        document = json.loads(data.decode("utf-8-sig"), parse_constant=_refused)
    except (ValueError, RecursionError) as error:
        raise FactcheckError(
            "report-unreadable",
            f"{name} is no JSON ({_short(error)}). Write a report with: factcheck check PATH... --format json",
        ) from None
    schema = document.get("schema") if isinstance(document, dict) else None
    if schema != SCHEMA_ID:
        what = f"its schema is {schema!r:.60}" if schema is not None else "it names no schema"
        raise _foreign(name, f"{what}, not {SCHEMA_ID!r}")
    try:
        report = msgspec.convert(document, _Report)
        return Kept(
            settings=tuple(sorted(report.settings.items())),
            findings=tuple(map(_finding, report.findings)),
            corroborations=tuple(map(_finding, report.corroborations)),
            single_source=tuple(map(_finding, report.single_source)),
            silenced=tuple(map(_finding, report.silenced)),
        )
    except (msgspec.ValidationError, OverflowError) as error:
        raise _foreign(name, _short(error)) from None


def _foreign(name: str, reason: str) -> FactcheckError:
    return FactcheckError(
        "report-foreign",
        f"{name} is no report of factcheck that can be read ({reason}). "
        "Write one with: factcheck check PATH... --format json",
    )


def _short(error: Exception) -> str:
    return f"{error}"[:200]


def _refused(constant: str) -> float:
    raise ValueError(f"{constant} is no number of JSON")


def _finding(finding: _Finding) -> Finding:
    return Finding(
        id=finding.id,
        code=finding.code,
        field=finding.field,
        severity=None if finding.severity is None else Severity[finding.severity.upper()],
        verdict=Verdict[finding.verdict.upper()],
        confidence=finding.confidence,
        confidence_parts=tuple(finding.confidence_parts.items()),
        topic=finding.topic,
        message=finding.message,
        sides=tuple(map(_side, finding.sides)),
        match=tuple(map(_evidence, finding.match)),
        ruling=_ruling(finding.ruling, finding.id),
        slot_id=finding.slot_id,
        previous_id=finding.previous_id,
        earlier=_ruling(finding.earlier_ruling, finding.previous_id or finding.id),
    )


def _ruling(ruling: _Ruling | None, finding: str) -> Ruling | None:
    return None if ruling is None else Ruling(finding, **msgspec.structs.asdict(ruling))


def _side(side: _Side) -> Side:
    mentions = (Mention(**msgspec.structs.asdict(mention)) for mention in side.mentions)
    return Side(
        side.value, None if side.normalized is None else _normalized(side.normalized), tuple(mentions), side.resolved
    )


def _normalized(scale: _Normalized) -> Normalized:
    return Normalized(_decimal(scale.value), _decimal(scale.low), _decimal(scale.high), scale.unit, scale.change)


def _decimal(value: float | None) -> Decimal | None:
    return None if value is None else Decimal(str(value))


def _evidence(evidence: _Evidence) -> Evidence:
    signals = (
        Signal(name, evidence.signals[name], contribution)
        for name, contribution in evidence.contributions.items()
        if name in evidence.signals
    )
    return Evidence(evidence.left, evidence.right, evidence.same_slot, evidence.bias, tuple(signals))
