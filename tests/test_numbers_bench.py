"""The measure of the number grammar itself: what passes, what fails, what is compared with what."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from benchmarks.numbers.cases import digest, reasons, tallies
from benchmarks.numbers.classes import families
from benchmarks.numbers.coverage import coverage
from benchmarks.numbers.speed import generated, sentences

ROOT = Path(__file__).parent.parent
BENCH = ROOT.parent / "shared" / "bench"


def row(text: str, part: str, value: str, unit: str = "") -> dict[str, Any]:
    start = text.index(part)
    result = {"Text": part, "Start": start, "End": start + len(part) - 1, "Resolution": {"value": value, "unit": unit}}
    return {"Input": text, "Results": [result]}


@pytest.mark.parametrize(
    ("name", "case", "passed"),
    [
        ("Number", row("Sold 12 hens.", "12", "12"), 1),
        ("Number", row("Sold 12 hens.", "12", "13"), 0),
        ("Number", row("Sold 12 hens.", "12 hens", "12"), 0),
        ("Number", {"Input": "Sold 12 hens.", "Results": []}, 0),
        ("Number", row("Paid $12 then.", "12", "12"), 1),
        ("Number", row("Two thirds of it.", "Two thirds", "0.666666"), 1),
        ("Currency", row("Paid 50 cents.", "50 cents", "50", "Cent"), 1),
        ("Dimension", row("He is 5 feet 2 inches.", "5 feet 2 inches", "5.16667", "Foot"), 1),
        ("NumberRange", row("More than 12 hens.", "More than 12", "(12,)"), 1),
        ("NumberRange", row("More than 12 hens.", "More than 12", "(,12)"), 0),
        ("Ordinal", row("The 12th hen.", "12th", "12"), 1),
    ],
)
def test_a_case_passes_by_span_and_value(tmp_path: Path, name: str, case: dict[str, Any], passed: int) -> None:
    (tmp_path / f"{name}Model.json").write_text(json.dumps([case]), encoding="utf-8")
    assert [(tally.passed, tally.total) for tally in tallies(tmp_path)] == [(passed, 1)]


def test_forms_that_differ_are_named(tmp_path: Path) -> None:
    path = tmp_path / "classes.jsonl"
    path.write_text(json.dumps({"family": "Numeral", "forms": ["12", "twelve", "thirteen"]}), encoding="utf-8")
    (family,) = families(path)
    assert family.different == (("12", "thirteen"), ("twelve", "thirteen"))


def test_annotated_values_are_read_in_place() -> None:
    found = coverage(ROOT / "fixtures" / "stories")
    assert found is not None
    assert found.values > 100
    assert found.value / found.values > 0.95


def test_sentences_are_the_same_in_every_run(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("One came. Two left!\nThree stayed", encoding="utf-8")
    assert sentences([tmp_path / "a.txt"]) == ["One came.", "Two left!", "Three stayed"]
    assert generated(40) == generated(40)


@pytest.mark.skipif(not BENCH.is_dir(), reason="the public cases are not beside the project")
def test_at_most_a_tenth_of_a_file_is_no_news_prose() -> None:
    for tally in tallies(BENCH):
        assert tally.total - tally.prose_total <= tally.total / 10, tally.name


def test_listed_cases_are_digests() -> None:
    listed = [case for cases in reasons().values() for case in cases]
    assert listed
    assert {len(case) for case in listed} == {len(digest(""))}
    assert len(set(listed)) == len(listed)
