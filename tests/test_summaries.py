"""The measure of claims against documents: its arithmetic, and a real run over two claims."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from benchmarks.summaries import Judged, balanced, interval, judged, lines

DOC = "Border\n\nNorland, which shares an 843 miles long border with Orvia, has sent 3,000 soldiers there."
RIGHT = [Judged(True, ("negation",), ("x",)), Judged(False, (), ())]
WRONG = [Judged(True, ("negation",), ()), Judged(False, (), ("x",))]


@pytest.mark.parametrize(
    ("claims", "expected"),
    [(RIGHT, 1.0), (WRONG, 0.0), ([*RIGHT, *WRONG], 0.5), ([*RIGHT, WRONG[0], WRONG[0]], 2 / 3), ([], 0.0)],
)
def test_both_kinds_of_claims_weigh_the_same(claims: list[Judged], expected: float) -> None:
    assert balanced(claims) == pytest.approx(expected)


def test_the_interval_holds_the_figure() -> None:
    claims = [*RIGHT * 10, *WRONG * 3]
    low, high = interval(claims)
    assert low < balanced(claims) < high
    assert interval(claims) == (low, high)


def test_an_edited_claim_is_held_against_its_document(tmp_path: Path) -> None:
    rows = [
        {
            "doc": DOC,
            "claim": "Norland, which shares a 1300 km border with Orvia, has sent 3,000 soldiers.",
            "label": "inconsistent",
            "edit_types": ["n"],
        },
        {
            "doc": DOC,
            "claim": "Norland, which shares a 1,357 km border with Orvia, has sent 3,000 soldiers.",
            "label": "consistent",
            "edit_types": [],
        },
    ]
    path = tmp_path / "rows.jsonl"
    path.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    edited, true = judged(path)
    assert (edited.edited, bool(edited.found), true.edited, bool(true.found)) == (True, True, False, False)
    assert list(lines([edited, true])) == [
        "balanced accuracy 1.000 (1.000 to 1.000) of 2 claims",
        "true claims that are not flagged: 1 of 1",
        "edited claims that are flagged, n: 1 of 1",
    ]
