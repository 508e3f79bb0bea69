"""What `factcheck extract` prints of a value: all that a measure of extracted quantities needs, and what it means."""

from __future__ import annotations

import json
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest

from factcheck.cli import main
from factcheck.pipeline import Row

ROOT = Path(__file__).parent.parent
TEXT = (
    "Rebels hold 1,300 km of border with Dolna. Between 10 and 12 hens died. Two of the 28 districts voted. "
    "The mill paid $2.4bn. It has at least 300 Afghan security force personnel. Dozens of guests left. "
    "A nurse earns £16.40 an hour. Mirov, 52, was named. Nearly 38 per cent of the boats left.\n"
)


@pytest.fixture(scope="module")
def rows(tmp_path_factory: pytest.TempPathFactory) -> list[dict[str, Any]]:
    folder = tmp_path_factory.mktemp("rows")
    (folder / "a.txt").write_text(TEXT, encoding="utf-8")
    main(["extract", str(folder / "a.txt"), "--output", str(folder / "values.jsonl"), "--no-cache", "--quiet"])
    return [json.loads(line) for line in (folder / "values.jsonl").read_text(encoding="utf-8").splitlines()]


def test_every_row_has_the_keys_that_are_documented(rows: list[dict[str, Any]]) -> None:
    names = [field.name for field in fields(Row)]
    assert {
        *("path", "start", "end", "text", "sentence", "field", "value", "low", "high", "bound"),
        *("unit", "currency", "dimension", "noun", "change", "measured"),
    } <= set(names)
    assert all(list(row) == names for row in rows)
    documented = (ROOT / "docs" / "report.md").read_text(encoding="utf-8").partition("`factcheck extract` prints")[2]
    assert [name for name in names if f"`{name}`" not in documented] == []


KEYS = ("text", "field", "value", "bound", "unit", "currency", "dimension", "noun", "measured")
PRINTED: list[tuple[Any, ...]] = [
    ("1,300 km", "quantity", 1300, "exact", "kilometre", None, "length", None, ["border"]),
    ("Between 10 and 12 hens", "quantity", None, "range", None, None, "count", "hen", ["hen"]),
    ("Two", "quantity", 2, "exact", None, None, "count", "district", ["district"]),
    ("28 districts", "quantity", 28, "exact", None, None, "count", "district", ["district"]),
    ("$2.4bn", "money", 2_400_000_000, "exact", None, "USD", "money", None, ["pay", "mill"]),
    (
        *("at least 300 Afghan security force personnel", "quantity", 300, "at_least", None, None, "count"),
        *("personnel", ["personnel", "force", "afghan", "security"]),
    ),
    ("Dozens of guests", "quantity", None, "about", None, None, "count", "guest", ["guest"]),
    ("£16.40", "money", 16.4, "exact", None, "GBP", "money per hour", None, ["earn", "nurse"]),
    ("52", "age", 52, "exact", "year", None, "age", None, ["mirov"]),
    ("Nearly 38 per cent", "percent", 38, "about", "percent", None, "share", None, ["boat"]),
]


@pytest.mark.parametrize("printed", PRINTED, ids=[row[0] for row in PRINTED])
def test_a_row_carries_value_unit_bound_and_noun(rows: list[dict[str, Any]], printed: tuple[Any, ...]) -> None:
    (row,) = [row for row in rows if row["text"] == printed[0]]
    assert tuple(row[key] for key in KEYS) == printed
    assert row["text"] == TEXT[row["start"] : row["end"]]


def test_a_range_has_its_two_ends_and_a_bound_one(rows: list[dict[str, Any]]) -> None:
    ends = {row["text"]: (row["low"], row["high"]) for row in rows}
    assert ends["Between 10 and 12 hens"] == (10, 12)
    assert ends["at least 300 Afghan security force personnel"] == (300, None)
