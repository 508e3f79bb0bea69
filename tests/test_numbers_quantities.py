"""The measure on annotated sentences: how files are read, who is whose partner, what counts as right."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from benchmarks.numbers.annotated import Stated, annotated, annotated_files, read
from benchmarks.numbers.quantities import KINDS, aspects, measure, paired, same_unit, same_value
from factcheck.errors import FactcheckError

FIXTURES = Path(__file__).parent.parent / "fixtures" / "quantities"


def one(*ends: float, unit: str | None = None, bound: str = "=", at: int = 0, change: str | None = None) -> Stated:
    return Stated(at, at + 5, ends, unit, bound, change)


def quantity(text: str, value: float | list[float] | None, unit: str | None = None, **more: str) -> dict[str, Any]:
    return {"text": text, "value": value, "unit": unit, **more}


ROWS: list[tuple[str, list[dict[str, Any]]]] = [
    ("Some 1,300 km of fence fell.", [quantity("Some 1,300 km", 1300, "kilometre", bound="~")]),
    ("Two of the 28 districts voted.", [quantity("Two", 2, "district"), quantity("28 districts", 28, "district")]),
    ("The mill paid $2.4bn and the quarry $3bn.", [quantity("$2.4bn", 2.4e9, "USD"), quantity("$3bn", 3e9, "USD")]),
    ("Between 10 and 12 hens died.", [quantity("Between 10 and 12 hens", [10, 12], "hen")]),
    ("Two-thirds of members left.", [quantity("Two-thirds", 66.6667, "percent")]),
    ("Dozens of guests left.", [quantity("Dozens of guests", None, "guest")]),
    ("Jory, 52, of Leeds spoke.", [quantity("52", 52, "year")]),
    (
        "At least 40 men and 40 wives came.",
        [quantity("40 men", 40, "man", bound=">"), quantity("40 wives", 40, "wife")],
    ),
    ("The bridge is 640 metres long.", [quantity("640 metres", 640, "meter")]),
    ("Nobody spoke on 3 May 2021.", []),
]


def as_rows() -> list[dict[str, Any]]:
    return [{"text": text, "quantities": quantities} for text, quantities in ROWS]


def test_what_is_read_right_is_counted_right(tmp_path: Path) -> None:
    path = tmp_path / "own.jsonl"
    path.write_text("\n".join(map(json.dumps, as_rows())) + "\n\n", encoding="utf-8")
    found = measure(annotated(path))
    assert found.texts == len(ROWS)
    assert found.mistakes == ()
    assert {(score.right, score.spurious, score.missed, score.f1) for score in found.scores.values()} == {
        (12, 0, 0, 1.0)
    }


def test_what_is_read_wrong_is_counted_and_named(tmp_path: Path) -> None:
    rows = [
        {"text": "The mill paid $2m to 12 men.", "quantities": [quantity("$2m", 2e6, "EUR")]},
        {
            "text": "Under 40 hens and a rooster died.",
            "quantities": [quantity("Under 40 hens", 40, "hen"), quantity("a rooster", 1, "rooster")],
        },
        {"text": "They sold 30 cows.", "quantities": [quantity("30 cows", 31, "cow")]},
    ]
    path = tmp_path / "own.json"
    path.write_text(json.dumps(rows), encoding="utf-8")
    found = measure(annotated(path))
    counts = {name: (score.right, score.spurious, score.missed) for name, score in found.scores.items()}
    assert counts == {
        "value": (2, 2, 2),
        "value + unit": (1, 3, 3),
        "value + bound": (1, 3, 3),
        "value + direction": (2, 2, 2),
    }
    assert Counter(mistake.kind for mistake in found.mistakes) == {
        kind: 1 for kind in KINDS if kind != "wrong direction"
    }
    (wrong,) = (mistake.line for mistake in found.mistakes if mistake.kind == "wrong value")
    assert wrong == "They sold «30 cows».  = 31 cow, read as = 30 cow"
    assert found.scores["value"].precision == found.scores["value"].recall == 0.5


def test_precision_and_recall_of_nothing() -> None:
    score = measure(()).scores["value"]
    assert (score.precision, score.recall, score.f1) == (1.0, 1.0, 1.0)


VALUES = [
    (one(1300), one(1300.5), True),
    (one(1300), one(1310), False),
    (one(10, 12), one(10, 12), True),
    (one(10, 12), one(10, 13), False),
    (one(10, 12), one(11), False),
    (one(), one(), True),
    (one(), one(12), False),
    (one(0), one(0), True),
    (one(-4), one(4), False),
    (one(66.7, unit="percent"), one(0.667), True),
    (one(0.5, unit="factor"), one(50, unit="percent"), True),
    (one(12), one(0.12), False),
]


@pytest.mark.parametrize(("gold", "found", "same"), VALUES)
def test_values_are_the_same_to_a_thousandth(gold: Stated, found: Stated, same: bool) -> None:
    assert same_value(gold, found) is same


UNITS = [
    ("kilometre", "kilometre", True),
    ("kilometer", "kilometre", True),
    ("Kilometre", "kilometre", True),
    ("kilometre", "mile", False),
    ("USD", "USD", True),
    ("USD", "EUR", False),
    ("USD", None, False),
    (None, None, True),
    (None, "hen", False),
    ("refugee", "refugee", True),
    ("security force personnel", "personnel", True),
    ("head of cattle", "head", True),
    ("security force personnel", "force", False),
    ("person", "people", True),
    ("houses", "house", True),
]


@pytest.mark.parametrize(("gold", "found", "same"), UNITS)
def test_units_are_the_same_by_name_and_nouns_by_head(gold: str | None, found: str | None, same: bool) -> None:
    assert same_unit(gold, found) is same


def test_aspects_need_the_value() -> None:
    gold = one(12, unit="hen", bound=">", change="up")
    assert aspects(gold, one(13, unit="hen", bound=">", change="up")) == ()
    assert aspects(gold, one(12, unit="hen")) == ("value", "value + unit")
    assert aspects(gold, one(12, bound=">", change="up")) == ("value", "value + bound", "value + direction")


def test_a_vague_word_is_about_or_nothing() -> None:
    assert "value + bound" in aspects(one(), one(bound="~"))
    assert "value + bound" not in aspects(one(), one(bound=">"))
    assert "value + bound" not in aspects(one(12), one(12, bound="~"))


def test_partners_have_the_same_value_before_the_same_place() -> None:
    gold = (one(12, at=0), one(40, at=10))
    assert paired(gold, (one(40, at=0), one(12, at=10))) == [(gold[0], one(12, at=10)), (gold[1], one(40, at=0))]
    twice = (one(12, at=0), one(12, at=10))
    assert paired(twice, (one(12, at=10), one(12, at=0))) == [(twice[0], twice[0]), (twice[1], twice[1])]
    assert paired((one(12),), (one(13), one(14, at=20))) == [(one(12), one(13)), (None, one(14, at=20))]
    assert paired((one(12),), (one(13, at=20),)) == [(one(12), None), (None, one(13, at=20))]


def test_a_slice_that_stands_twice_is_the_one_after_the_last(tmp_path: Path) -> None:
    path = tmp_path / "own.jsonl"
    quantities = [quantity("12 hens", 12, "hen"), quantity("12 hens", 12, "hen")]
    path.write_text(json.dumps({"text": "12 hens or 12 hens", "quantities": quantities}), encoding="utf-8")
    (row,) = annotated(path)
    assert [(each.start, each.end) for each in row.gold] == [(0, 7), (11, 18)]


WRONG = [
    '{"text": "12 hens", "quantities": [{"text": "13 hens", "value": 13}]}',
    '{"text": "12 hens", "quantities": [{"text": "12 hens", "value": [1, 2, 3]}]}',
    '{"text": "12 hens", "quantities": [{"text": "12 hens", "value": 12, "bound": "about"}]}',
    '{"text": "12 hens", "quantities": [{"text": "12 hens"}]}',
    '{"text": "12 hens"}',
    '["12 hens"]',
    "12 hens",
]


@pytest.mark.parametrize("content", WRONG)
def test_a_wrong_file_is_named(tmp_path: Path, content: str) -> None:
    path = tmp_path / "wrong.jsonl"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(FactcheckError, match=r"wrong\.jsonl") as caught:
        annotated(path)
    assert caught.value.code == "bad-annotation"


def test_files_of_a_folder(tmp_path: Path) -> None:
    for name in ("b.jsonl", "a.json", "c.md"):
        (tmp_path / name).write_text("[]", encoding="utf-8")
    assert annotated_files(tmp_path) == (tmp_path / "a.json", tmp_path / "b.jsonl")
    assert annotated_files(tmp_path / "c.md") == (tmp_path / "c.md",)
    assert annotated_files(tmp_path / "none") == ()


def test_what_is_read_stands_where_it_says() -> None:
    text = "The mill paid $2.4bn in May and sold 30 cows."
    ((money, cows),) = read([text])
    assert (text[money.start : money.end], money.unit, text[cows.start : cows.end]) == ("$2.4bn", "USD", "30 cows")


@pytest.mark.skipif(not annotated_files(FIXTURES), reason="the annotated sentences are not there")
def test_the_annotated_sentences_can_be_read() -> None:
    for path in annotated_files(FIXTURES):
        assert len(annotated(path)) > 0, path
