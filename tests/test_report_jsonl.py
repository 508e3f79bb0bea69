"""JSON Lines: the JSON report, taken apart and put together again."""

from __future__ import annotations

import json
from collections import defaultdict
from typing import Any

import pytest
from builders import empty, report
from hostile import hard

from factcheck.model import Report
from factcheck.report import to_json
from factcheck.report.as_jsonl import KINDS, to_jsonl


def lines(value: Report) -> list[dict[str, Any]]:
    return [json.loads(line) for line in to_jsonl(value).splitlines()]


@pytest.mark.parametrize("value", [report(), hard(), empty()], ids=["report", "hard", "empty"])
def test_the_lines_make_the_json_report_and_no_more(value: Report) -> None:
    head, *rest = lines(value)
    whole = {name: part for name, part in head.items() if name != "kind"}
    parts: defaultdict[str, list[object]] = defaultdict(list)
    for each in rest:
        parts[each.pop("kind")].append(each)
    wanted = json.loads(to_json(value))
    assert head["kind"] == "report"
    assert {**whole, **{name: parts[kind] for name, kind in KINDS.items() if name in wanted}} == wanted


def test_the_kind_comes_first_and_tells_what_a_line_is() -> None:
    found = [line.split('"')[1:4:2] for line in to_jsonl(hard()).splitlines()]
    assert {name for name, _ in found} == {"kind"}
    assert [kind for _, kind in found] == [
        "report",
        *["article"] * 4,
        *["finding"] * 6,
        "corroboration",
        "single_source",
        *["problem"] * 2,
    ]


def test_what_a_second_opinion_silenced_has_a_kind_of_its_own() -> None:
    value = report(settings=(("judge", "tiny"),), silenced=report().findings[:1])
    assert [each["id"] for each in lines(value) if each["kind"] == "silenced"] == ["2d3e4f5a6b7c"]
