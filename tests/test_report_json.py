"""The JSON report keeps its contract, to the letter and to the byte."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from builders import HILL, border, empty, finding, mention, normalized, repairs, report, side
from golden import matches_golden
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from factcheck.model import Report, Severity
from factcheck.report import in_order, load_schema, to_json

Document = dict[str, Any]


def written(value: Report) -> Document:
    document: Document = json.loads(to_json(value))
    return document


def faults(document: object) -> list[str]:
    return [error.message for error in Draft202012Validator(load_schema()).iter_errors(document)]


def test_the_schema_is_a_schema() -> None:
    Draft202012Validator.check_schema(load_schema())
    assert load_schema()["$id"] == "factcheck.report/1"


@pytest.mark.parametrize("value", [report(), empty()], ids=["full", "empty"])
def test_a_report_meets_the_schema(value: Report) -> None:
    assert faults(written(value)) == []


def test_an_added_key_meets_the_schema() -> None:
    document = written(report())
    document["extra"] = document["findings"][0]["extra"] = document["findings"][0]["sides"][0]["extra"] = 1
    assert faults(document) == []


PLACES: tuple[tuple[str, Callable[[Document], Document]], ...] = (
    ("report", lambda document: document),
    ("article", lambda document: document["articles"][0]),
    ("finding", lambda document: document["findings"][0]),
    ("side", lambda document: document["findings"][0]["sides"][0]),
    ("normalized", lambda document: document["findings"][0]["sides"][0]["normalized"]),
    ("mention", lambda document: document["findings"][0]["sides"][0]["mentions"][0]),
    ("evidence", lambda document: document["findings"][0]["match"][0]),
    ("place", lambda document: document["findings"][0]["match"][0]["left"]),
    ("corroboration", lambda document: document["corroborations"][0]),
    ("single source", lambda document: document["single_source"][0]),
    ("problem", lambda document: document["problems"][0]),
    ("summary", lambda document: document["summary"]),
    ("counts", lambda document: document["summary"]["findings"]),
)


@pytest.mark.parametrize("place", [place for _, place in PLACES], ids=[name for name, _ in PLACES])
def test_any_renamed_key_fails_the_schema(place: Callable[[Document], Document]) -> None:
    document = written(report())
    for key in place(document):
        changed = copy.deepcopy(document)
        part = place(changed)
        part[f"{key}_renamed"] = part.pop(key)
        assert faults(changed), key


@pytest.mark.parametrize(
    ("key", "wrong"),
    [
        ("severity", "fatal"),
        ("severity", None),
        ("verdict", "differs"),
        ("field", "length"),
        ("confidence", 1.2),
        ("confidence", "0.9"),
        ("sides", []),
        ("id", ""),
    ],
)
def test_a_wrong_value_fails_the_schema(key: str, wrong: object) -> None:
    document = written(report())
    document["findings"][0][key] = wrong
    assert faults(document)


def test_a_severity_on_what_is_agreed_fails_the_schema() -> None:
    document = written(report())
    document["corroborations"][0]["severity"] = "note"
    assert faults(document)


def test_the_bytes_are_the_golden_ones() -> None:
    matches_golden("report.json", to_json(report()))


def test_the_order_of_findings_does_not_change_the_bytes() -> None:
    value = report()
    assert to_json(replace(value, findings=value.findings[::-1], settings=value.settings[::-1])) == to_json(value)


def test_findings_stand_by_severity_confidence_topic_and_id() -> None:
    border_side = border().sides[0]
    wanted = (
        finding(border_side, id="1", severity=Severity.ERROR, parts=(("same_slot", 0.6),)),
        finding(border_side, id="2", parts=(("same_slot", 0.9),), topic="b"),
        finding(border_side, id="4", parts=(("same_slot", 0.80000001),), topic="a"),
        finding(border_side, id="3", parts=(("same_slot", 0.8),), topic="b"),
        finding(border_side, id="5", parts=(("same_slot", 0.80000002),), topic="b"),
        finding(border_side, id="0", severity=Severity.NOTE, parts=(("same_slot", 1.0),)),
    )
    assert [each.id for each in in_order(wanted[::-1])] == [each.id for each in wanted]


def test_a_mention_is_the_slice_of_its_article() -> None:
    texts = {article.id: article.text for article in report().articles}
    for each in written(report())["findings"]:
        for one in (one for each_side in each["sides"] for one in each_side["mentions"]):
            assert texts[one["article"]][one["start"] : one["end"]] == one["text"]
            line = texts[one["article"]].split("\n")[one["line"] - 1]
            assert line[one["column"] - 1 :].startswith(one["text"])


@pytest.mark.parametrize(
    ("value", "wanted"),
    [
        ("1300", "1300"),
        ("1.3E+3", "1300"),
        ("1300.0", "1300"),
        ("-0", "0"),
        ("0.1", "0.1"),
        ("1356.676992", "1356.676992"),
        ("1E+300", "1e+300"),
        ("1E+400", "null"),
        ("Infinity", "null"),
        ("NaN", "null"),
    ],
)
def test_numbers_are_json_numbers(value: str, wanted: str) -> None:
    one = finding(side("x", normalized(value, None, None), mention(HILL, "40 houses")))
    assert f'"value": {wanted},\n' in to_json(report(findings=(one,)))


def test_no_normalized_value_is_null() -> None:
    one = finding(side("x", None, mention(HILL, "40 houses")))
    document = written(report(findings=(one,)))
    assert document["findings"][0]["sides"][0]["normalized"] is None
    assert faults(document) == []


def test_text_is_readable_utf_8_and_controls_are_escaped() -> None:
    text = to_json(report(single_source=(replace(repairs(), topic="Ağrı \x1b[2J \x9b1m \u202e \udce9 Ж"),)))
    assert r'"topic": "Ağrı \u001b[2J \u009b1m \u202e \udce9 Ж"' in text
    assert text.encode("utf-8").endswith(b"}\n")


@given(st.text(st.characters()))
def test_any_text_survives(text: str) -> None:
    document = to_json(report(findings=(replace(border(), topic=text, message=text),)))
    document.encode("utf-8")
    assert json.loads(document)["findings"][0]["message"] == text


@given(st.decimals())
def test_any_number_is_written(value: Decimal) -> None:
    if value.is_snan():
        return
    scale = replace(normalized("1", "1", "1"), value=value)
    json.loads(to_json(report(findings=(finding(side("x", scale, mention(HILL, "40 houses"))),))))


def test_the_schema_lies_beside_the_code() -> None:
    path = Path(__file__).parent.parent / "factcheck" / "report" / "schema.json"
    assert json.loads(path.read_text(encoding="utf-8")) == load_schema()
