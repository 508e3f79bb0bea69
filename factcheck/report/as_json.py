"""The report as JSON: the contract `factcheck.report/1` (see schema.json)."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from typing import TypeAlias

from factcheck.figures import number
from factcheck.model import Article, Evidence, Finding, Mention, Normalized, Place, Report, Ruling, Side, Summary
from factcheck.report.order import in_order, rounded, written_confidence

Json: TypeAlias = bool | int | float | str | list["Json"] | dict[str, "Json"] | None

SCHEMA_ID = "factcheck.report/1"

# json.dumps leaves these as they are. Written raw, a control drives the terminal that shows the
# report, and a lone surrogate (an undecodable byte of a path) cannot be encoded at all.
_UNSAFE = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


def to_json(report: Report) -> str:
    """The report as indented JSON with a line end; the same report gives the same bytes.

    Text stays readable UTF-8, except that control characters are written as `\\uXXXX`.
    A number that no float can hold is null.
    """
    return json_text(document(report), indent=2) + "\n"


def json_text(value: Json, *, indent: int | None = None) -> str:
    """The value as JSON, on one line without `indent`; text as in :func:`to_json`."""
    text = json.dumps(value, ensure_ascii=False, indent=indent, allow_nan=False)
    return _UNSAFE.sub(lambda match: f"\\u{ord(match[0]):04x}", text)


def document(report: Report) -> dict[str, Json]:
    """What :func:`to_json` writes, part by part."""
    return {
        "schema": SCHEMA_ID,
        "version": report.version,
        "settings": dict(sorted(report.settings)),
        "articles": [_article(*pair) for pair in zip(report.articles, report.claims, strict=True)],
        **({} if report.drafts is None else {"drafts": list(report.drafts)}),
        "findings": _findings(report.findings),
        "corroborations": _findings(report.corroborations),
        "single_source": _findings(report.single_source),
        **({"silenced": _findings(report.silenced)} if "judge" in dict(report.settings) else {}),
        "problems": [{"path": each.path, "code": each.code, "message": each.message} for each in report.problems],
        "summary": {
            **_summary(report.summary),
            **({} if report.drafts is None else {"left_out": report.summary.left_out}),
        },
    }


def _article(article: Article, claims: int) -> Json:
    return {
        "id": article.id,
        "path": article.path,
        "source": article.source,
        "title": article.title,
        "published": article.published,
        "updated": article.updated,
        "language": article.language,
        "origin": article.origin,
        "claims": claims,
    }


def _findings(findings: Iterable[Finding]) -> list[Json]:
    return [finding_document(finding) for finding in in_order(findings)]


def finding_document(finding: Finding) -> dict[str, Json]:
    """One finding, part by part."""
    return {
        "id": finding.id,
        "code": finding.code,
        "field": finding.field.value,
        "severity": None if finding.severity is None else finding.severity.slug,
        "verdict": finding.verdict.slug,
        "confidence": written_confidence(finding),
        "confidence_parts": {name: rounded(part) for name, part in finding.confidence_parts},
        "topic": finding.topic,
        "message": finding.message,
        "sides": [_side(side) for side in finding.sides],
        "match": [_evidence(evidence) for evidence in finding.match],
        "slot_id": finding.slot_id,
        **({} if finding.previous_id is None else {"previous_id": finding.previous_id}),
        **({} if finding.ruling is None else {"ruling": _ruling(finding.ruling)}),
        **({} if finding.earlier is None else {"earlier_ruling": _ruling(finding.earlier)}),
    }


def _evidence(evidence: Evidence) -> Json:
    return {
        "left": _place(evidence.left),
        "right": _place(evidence.right),
        "same_slot": rounded(evidence.same_slot),
        "bias": rounded(evidence.bias),
        "signals": {signal.name: rounded(signal.value) for signal in evidence.signals},
        "contributions": {signal.name: rounded(signal.contribution) for signal in evidence.signals},
    }


def _ruling(ruling: Ruling) -> Json:
    return {
        "kind": ruling.kind.value,
        "by": ruling.by,
        "why": ruling.why,
        "made": ruling.made,
        "until": ruling.until,
        "right_value": ruling.right_value,
    }


def _place(place: Place) -> Json:
    return {"article": place.article, "start": place.start}


def _side(side: Side) -> Json:
    resolved: dict[str, Json] = {} if side.resolved is None else {"resolved": side.resolved}
    return {
        "value": side.value,
        "normalized": None if side.normalized is None else _normalized(side.normalized),
        **resolved,
        "mentions": [_mention(mention) for mention in side.mentions],
    }


def _normalized(normalized: Normalized) -> Json:
    change: dict[str, Json] = {} if normalized.change is None else {"change": normalized.change.value}
    return {
        "value": number(normalized.value),
        "low": number(normalized.low),
        "high": number(normalized.high),
        "unit": normalized.unit,
        **change,
    }


def _mention(mention: Mention) -> Json:
    return {
        "article": mention.article,
        "path": mention.path,
        "source": mention.source,
        "start": mention.start,
        "end": mention.end,
        "text": mention.text,
        "line": mention.line,
        "column": mention.column,
        "clause_start": mention.clause_start,
        "clause_end": mention.clause_end,
        "sentence": mention.sentence,
        "sentence_start": mention.sentence_start,
        "attribution": mention.attribution,
        "published": mention.published,
    }


def _summary(summary: Summary) -> dict[str, Json]:
    return {
        "articles": summary.articles,
        "claims": summary.claims,
        "values": summary.values,
        "compared": summary.compared,
        "facts": summary.facts,
        "findings": {"error": summary.errors, "warning": summary.warnings, "note": summary.notes},
        "not_comparable": summary.not_comparable,
        "one_source": summary.one_source,
        "unmade": summary.unmade,
        "without_rate": summary.without_rate,
        "unheld": summary.unheld,
        "ruled": summary.ruled,
    }
