"""Many incidents in one run: the choice is fixed, and what joins two incidents is counted."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

from builders import HILL, border, houses

from benchmarks.incidents import incidents, joined, outcome


def test_the_choice_is_fixed_whatever_the_order_of_the_lines(tmp_path: Path) -> None:
    rows = [
        json.dumps(
            {"id": number, "articles": [{"id": "x", "title": "Fire", "text": f"Fire {number} broke out.", **day}]}
        )
        for number, day in enumerate([{}, {"date": "2024-03-04"}] * 10)
    ]
    for name, order in (("one", rows), ("other", rows[::-1])):
        with gzip.open(tmp_path / f"{name}.jsonl.gz", "wt", encoding="utf-8") as lines:
            lines.write("\n".join(order) + "\n\n")
    one = incidents(tmp_path / "one.jsonl.gz", count=5)
    assert len(one) == 5
    assert one == incidents(tmp_path / "other.jsonl.gz", count=5)
    assert not one.keys() & incidents(tmp_path / "one.jsonl.gz", count=5, first=5).keys()
    assert {article.published for articles in one.values() for article in articles} == {None, "2024-03-04"}
    assert all(article.path == f"{name}/x" for name, articles in one.items() for article in articles)


def test_a_finding_of_two_incidents_is_seen() -> None:
    assert joined([border(), houses()], {"a1": "slide", "a2": "slide", "a3": "slide"}) == []
    assert joined([border(), houses()], {"a1": "slide", "a2": "flood", "a3": "slide"}) == [border(), houses()]


def test_the_nearest_word_tells_the_outcome() -> None:
    text = HILL.text
    told = {"a1": text, "a2": text.replace("buried", "killed"), "a3": text}
    assert outcome(houses(), {**told, "a1": text.replace("buried", "killed")}) == "killed"
    assert outcome(border(), told) == "other"
