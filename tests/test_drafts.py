"""The measure of single drafts: when a flag is right, and a real run over a draft."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from builders import finding, mention, side

from benchmarks.drafts import Written, lines, meets, missed, scored
from factcheck.model import Article, Field, Finding, Span

TEXT = (
    "Fair makes £40\n\nPublished: 2024-10-08\n\nThe fair took £40 in May. Then came £17.\n\n"
    "The total was £55 in all.\n\nNobody minded.\n"
)
ARTICLE = Article("a", "a.md", TEXT)


def flag(*texts: str, field: Field = Field.ARITHMETIC) -> Finding:
    sides = [side(text, None, mention(ARTICLE, text)) for text in texts]
    return replace(finding(*sides), field=field)


def contradiction(*quotes: str, field: str = "money") -> Written:
    ends = [None if quote is None else Span(TEXT.index(quote), TEXT.index(quote) + len(quote)) for quote in quotes]
    return Written(field, tuple(ends), quotes)


@pytest.mark.parametrize(
    ("found", "wanted", "right"),
    [
        (flag("£17", "£55"), contradiction("came £17", "£55 in all"), True),
        # Another figure of the paragraph of one end, or the same figure elsewhere.
        (flag("£17", "£55"), contradiction("took £40 in May", "£55 in all"), True),
        (flag("£40", "£55"), contradiction("took £40 in May", "£55 in all"), True),
        # One end only, none at all, or another kind of field.
        (flag("£55", "Nobody"), contradiction("took £40 in May", "£55 in all"), False),
        (flag("Fair", "Nobody"), contradiction("took £40 in May", "£55 in all"), False),
        (flag("£17", "£55", field=Field.NAME), contradiction("came £17", "£55 in all"), False),
    ],
)
def test_a_flag_is_right_where_it_points_at_both_ends(found: Finding, wanted: Written, right: bool) -> None:
    assert meets(found, wanted, TEXT) is right


def test_the_day_of_publication_is_no_end_to_point_at() -> None:
    wanted = Written("weekday", (Span(TEXT.index("May"), TEXT.index("May") + 3), None), ("May", "Published:"))
    assert meets(flag("May"), wanted, TEXT)
    assert not meets(flag("£55"), wanted, TEXT)


def test_a_draft_is_checked_alone(tmp_path: Path) -> None:
    wrong = (
        "Bridge closes\n\nPublished: 2024-10-08\n\nThe bridge closes on Friday, 10 October 2024. It has 12 arches.\n"
    )
    entry = {"field": "weekday", "quotes": ["Friday, 10 October 2024", "Published: 2024-10-08"], "why": "a Thursday"}
    other = {"field": "name", "quotes": ["bridge", "arches"], "why": "none"}
    (tmp_path / "01-bridge.md").write_text(wrong, encoding="utf-8")
    (tmp_path / "01-bridge.json").write_text(json.dumps({"contradictions": [entry, other]}), encoding="utf-8")
    draft = scored(tmp_path / "01-bridge.md")
    assert list(missed([draft])) == ["missed 01-bridge name: bridge <> arches"]
    assert list(lines([draft])) == [
        "precision 1.00 (1 of 1), recall 0.50 (1 of 2), repeats 0",
        "alarms in 0 clean drafts: 0",
        "name: 0 of 1",
        "weekday: 1 of 1",
    ]
