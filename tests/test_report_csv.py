"""The table for spreadsheets: the rows of the frame, and no cell that a spreadsheet would run."""

from __future__ import annotations

import csv
import io
from dataclasses import replace

import pandas as pd
import pytest
from builders import border, finding, report
from hostile import hard
from hypothesis import given
from hypothesis import strategies as st

from factcheck.model import Report
from factcheck.report import to_frame
from factcheck.report.as_csv import to_csv
from factcheck.report.frame import COLUMNS

NUMBERS = {name for name, kind in COLUMNS if kind in ("whole", "real")}


def rows(value: Report) -> list[dict[str, str]]:
    text = to_csv(value)
    assert text.startswith("\ufeff")
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))


def cell(text: str) -> str:
    return rows(report(findings=(replace(border(), topic=text),)))[0]["topic"]


def test_the_rows_are_those_of_the_frame() -> None:
    value = report()
    frame, found = to_frame(value), [row for row in rows(value) if row["kind"] == "finding"]
    assert len(found) == len(frame) == 9
    for (_, wanted), row in zip(frame.iterrows(), found, strict=True):
        for name, _ in COLUMNS:
            if pd.isna(wanted[name]):
                assert row[name] == ""
            elif name in NUMBERS:
                assert float(row[name]) == float(wanted[name])
            else:
                assert row[name] == wanted[name]


def test_pandas_reads_it_as_it_is() -> None:
    frame = pd.read_csv(io.BytesIO(to_csv(hard()).encode()))
    assert list(frame.columns) == ["kind", *(name for name, _ in COLUMNS)]
    assert list(frame["kind"].value_counts()) == [13, 2]
    assert frame["normalized"].dtype == "float64"


def test_a_problem_is_a_row() -> None:
    *_, last = rows(report())
    told = {name: text for name, text in last.items() if text}
    assert told == {
        "kind": "problem",
        "code": "not-text",
        "path": "stories/panj/slide.jpg",
        "message": "This is not a text file: leave it out, or save its text.",
    }


def test_a_finding_without_a_mention_is_still_a_row() -> None:
    bare = replace(finding(id="0123456789ab"), ruling=None)
    (row,) = (row for row in rows(report(findings=(bare,), problems=())))
    assert (row["finding"], row["side"], row["line"], row["ruled_by"]) == ("0123456789ab", "", "", "")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("=1+1", "'=1+1"),
        ("+1", "'+1"),
        ("-1", "'-1"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1+1", " '=1+1"),
        ("\r\n=1+1", " '=1+1"),
        ("\ufeff=1+1", "\ufeff'=1+1"),
        ("＝1+1", "'＝1+1"),
        ("a;=1+1", "a;'=1+1"),
        ("a; -1", "a; '-1"),
        ("a|@b", "a|'@b"),
        # What begins nothing stays as it is.
        ("a=1+1", "a=1+1"),
        ("Tajikistan-Afghanistan", "Tajikistan-Afghanistan"),
        ("a@b.example", "a@b.example"),
        ("", ""),
        ("a,b", "a,b"),
        ('a "b"', 'a "b"'),
        ("a\nb", "a b"),
        ("\x1b[31m", r"\x1b[31m"),
    ],
)
def test_no_cell_is_a_formula(text: str, shown: str) -> None:
    assert cell(text) == shown


@given(st.text(st.one_of(st.characters(), st.sampled_from("=+-@;|,\t\r\n \"'\ufeff＝"))))
def test_no_text_becomes_a_formula_however_it_is_parted(text: str) -> None:
    shown = cell(text)
    for part in shown.replace("|", ";").split(";"):
        assert not part.lstrip(" \ufeff").startswith(("=", "+", "-", "@", "＝", "＋", "－", "＠"))
    assert "\n" not in shown
