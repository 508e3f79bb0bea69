"""The report as a frame: one row for each mention, the same columns and types always."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd
import pytest
from builders import HILL, border, empty, finding, mention, normalized, report, side

from factcheck.model import Change
from factcheck.report import to_frame
from factcheck.report.frame import COLUMNS


def test_one_row_for_each_mention() -> None:
    value = report()
    frame = to_frame(value)
    assert len(frame) == sum(len(each.mentions) for one in value.findings for each in one.sides) == 9
    assert list(frame["severity"]) == ["error"] * 3 + ["warning"] * 2 + ["note"] * 4


def test_a_row_says_all_of_its_mention() -> None:
    row = to_frame(report(findings=(border(),))).iloc[0]
    place = border().sides[0].mentions[0]
    assert dict(row) == {
        "finding": "b0a1d2c3e4f5",
        "code": "quantity",
        "field": "quantity",
        "severity": "warning",
        "verdict": "different",
        "confidence": 0.9312,
        "topic": "border, Tajikistan-Afghanistan",
        "message": border().message,
        "side": 0,
        "value": "843 miles",
        "resolved": row["resolved"],
        "normalized": 1356.676992,
        "low": 1355.87232,
        "high": 1357.481664,
        "unit": "kilometre",
        "source": "The Hill Courier",
        "path": "stories/panj/hill-courier.txt",
        "line": 3,
        "column": 40,
        "start": place.start,
        "end": place.end,
        "text": "843 miles",
        "sentence": place.sentence,
        "attribution": row["attribution"],
        "published": "2024-03-05",
        "change": row["change"],
        "ruling": row["ruling"],
        "ruled_by": row["ruled_by"],
        "ruled_why": row["ruled_why"],
        "ruled_until": row["ruled_until"],
    }
    assert row[["ruling", "ruled_by", "ruled_why", "ruled_until"]].isna().all()
    assert pd.isna(row["attribution"])
    assert pd.isna(row["change"])
    assert pd.isna(row["resolved"])


def test_a_side_that_is_a_change_says_which_way() -> None:
    fall = side("5 %", replace(normalized("5", "4.5", "5.5", "percent"), change=Change.DOWN), mention(HILL, "3"))
    assert list(to_frame(report(findings=(finding(fall),)))["change"]) == ["down"]


def test_an_empty_frame_has_the_same_columns_and_types() -> None:
    full, none = to_frame(report()), to_frame(empty())
    assert none.empty
    assert list(none.columns) == [name for name, _ in COLUMNS]
    pd.testing.assert_series_equal(none.dtypes, full.dtypes)


def test_levels_are_ordered() -> None:
    frame = to_frame(report())
    assert set(frame[frame["severity"] >= "warning"]["finding"]) == {"b0a1d2c3e4f5", "1c2d3e4f5a6b"}
    assert frame["verdict"].max() == "different"
    assert frame["verdict"].min() == "superseded"


def test_corroborations_and_single_sources_are_selected() -> None:
    assert list(to_frame(report(), "corroborations")["source"]) == ["The Hill Courier", "Valley Post"]
    single = to_frame(report(), what="single_source")
    assert list(single["unit"]) == ["TJS"]
    assert list(single["severity"].isna()) == [True]


def test_another_part_is_refused() -> None:
    with pytest.raises(ValueError, match="single_source"):
        to_frame(report(), what="all")  # type: ignore[arg-type]


def test_missing_and_undecodable_values_are_held() -> None:
    place = replace(mention(HILL, "40 houses"), path="bad\udce9.txt", source=None)
    frame = to_frame(report(findings=(finding(side("x", None, place)),)))
    assert frame["path"][0] == "bad\udce9.txt"
    assert list(frame[["normalized", "unit", "source"]].isna().iloc[0]) == [True] * 3
    assert frame["normalized"].dtype == "float64"
