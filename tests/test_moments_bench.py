"""The measure of dates and times itself: what passes, what is left out, what is compared with what."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from benchmarks.moments.annotated import measured
from benchmarks.moments.cases import digest, reasons, tallies
from factcheck.model import Verdict

ROOT = Path(__file__).parent.parent
BENCH = ROOT.parent / "shared" / "bench" / "recognizers"


def row(text: str, part: str, kind: str, *values: dict[str, str]) -> dict[str, Any]:
    start = text.index(part)
    result = {
        "Text": part.lower(),
        "Start": start,
        "End": start + len(part) - 1,
        "TypeName": f"datetimeV2.{kind}",
        "Resolution": {"values": list(values)},
    }
    return {"Input": text, "Context": {"ReferenceDateTime": "2024-10-12T00:00:00"}, "Results": [result]}


def span(start: str, end: str) -> dict[str, str]:
    return {"start": start, "end": end}


@pytest.mark.parametrize(
    ("case", "passed"),
    [
        (row("It fell on 9 October 2024.", "9 October 2024", "date", {"value": "2024-10-09"}), 1),
        (row("It fell on 9 October 2024.", "9 October 2024", "date", {"value": "2024-10-10"}), 0),
        (row("It fell on 9 October 2024.", "on 9 October 2024", "date", {"value": "2024-10-09"}), 1),
        (row("It fell on 9 October 2024.", "9 October", "date", {"value": "2024-10-09"}), 0),
        (row("On Monday.", "Monday", "date", {"value": "2024-10-07"}, {"value": "2024-10-14"}), 1),
        (row("On Monday.", "Monday", "date", {"value": "2024-10-08"}, {"value": "2024-10-15"}), 0),
        (row("In 2014-2018.", "2014-2018", "daterange", span("2014-01-01", "2018-01-01")), 1),
        (row("In 2014-2018.", "2014-2018", "daterange", span("2014-01-01", "2017-01-01")), 0),
        (row("Last week.", "Last week", "daterange", span("2024-09-30", "2024-10-07")), 1),
        (row("At 4pm.", "4pm", "time", {"value": "16:00:00"}), 1),
        (row("At 4pm.", "4pm", "time", {"value": "16:20:00"}), 0),
        (row("For 3 hours.", "3 hours", "duration", {"value": "10800"}), 1),
        (row("For 3 hours.", "3 hours", "duration", {"value": "7200"}), 0),
        (row("For 3 hours today.", "3 hours", "duration", {"value": "10800"}), 0),
    ],
)
def test_a_case_passes_by_span_and_stretch(tmp_path: Path, case: dict[str, Any], passed: int) -> None:
    (tmp_path / "DateTimeModel.json").write_text(json.dumps([case]), encoding="utf-8")
    every = list(tallies(tmp_path))[-1]
    assert (every.kind, every.passed, every.total) == ("all", passed, 1)


@pytest.mark.skipif(not BENCH.is_dir(), reason="the public cases are not beside the project")
def test_at_most_a_fifth_is_no_news_prose_and_most_of_the_rest_pass() -> None:
    every = list(tallies(BENCH))[-1]
    assert every.total - every.prose_total <= every.total / 5
    assert every.prose_passed >= 0.85 * every.prose_total


def test_listed_cases_are_digests() -> None:
    assert reasons()
    assert {len(case) for case in reasons()} == {len(digest("", None))}


def test_annotated_dates_and_times_relate_as_their_slots_say() -> None:
    counts = measured(ROOT / "fixtures" / "annotated" / "train")
    assert counts.read >= 0.95 * counts.values
    assert counts.agreeing[Verdict.DIFFERENT] <= 0.03 * counts.agreeing.total()
    assert counts.differing[Verdict.DIFFERENT] >= 0.6 * counts.differing.total()
