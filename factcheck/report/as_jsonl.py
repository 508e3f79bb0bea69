"""The report as JSON Lines: the objects of the JSON report, one a line, each with its kind."""

from __future__ import annotations

from types import MappingProxyType

from factcheck.model import Report
from factcheck.report.as_json import Json, document, json_text

KINDS = MappingProxyType(
    {
        "articles": "article",
        "findings": "finding",
        "corroborations": "corroboration",
        "single_source": "single_source",
        "silenced": "silenced",
        "problems": "problem",
    }
)


def to_jsonl(report: Report) -> str:
    """One line of kind `report` with settings and summary, then one for each object of the lists in KINDS.

    The objects are those of the JSON report, with `kind` as their first key; no line is longer than one object.
    """
    whole = document(report)
    head: dict[str, Json] = {name: part for name, part in whole.items() if name not in KINDS}
    lines = [_line("report", head)]
    lines += [_line(kind, each) for name, kind in KINDS.items() for each in _objects(whole.get(name))]
    return "".join(lines)


def _line(kind: str, fields: dict[str, Json]) -> str:
    return json_text({"kind": kind, **fields}) + "\n"


def _objects(part: Json) -> list[dict[str, Json]]:
    return [each for each in part if isinstance(each, dict)] if isinstance(part, list) else []
