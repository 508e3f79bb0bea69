"""What a copy may never do: make a finding, or count as a second origin; a figure that a desk changed is still seen."""

from __future__ import annotations

import pytest
from desk import values
from test_read_copies import FURNITURE, WIRE, article, reworded

from factcheck import Article, Report, article_from_text, check
from factcheck.resemblance import alike, neighbours

HALF = len(WIRE) // 2
COPIES = {
    "twice": WIRE,
    "half": WIRE[:HALF],
    "reordered": WIRE[::-1],
    "every third sentence dropped": [sentence for at, sentence in enumerate(WIRE) if at % 3],
    "reworded": [reworded(sentence) for sentence in WIRE],
}


def report_on(*articles: Article) -> Report:
    return check(articles)


@pytest.mark.parametrize("name", COPIES)
def test_a_copy_makes_no_finding_and_confirms_nothing(name: str) -> None:
    copy = article_from_text(FURNITURE.format("\n\n".join(["Wheat in the water", *COPIES[name]])), path="b.txt")
    report = report_on(article("a.txt", WIRE), copy)
    assert report.findings == ()
    assert report.corroborations == ()
    assert [problem.code for problem in report.problems] == ["copy"]


def test_a_figure_that_the_desk_changed_is_seen() -> None:
    wire = [sentence.replace("The driver, who", "The driver, 45-year-old Olav Brekke, who") for sentence in WIRE]
    changed = [reworded(sentence.replace("45", "54")) for sentence in wire]
    report = report_on(article("a.txt", wire), article("b.txt", changed))
    assert [values(finding) for finding in report.findings] == [{"45-year-old", "54-year-old"}]


ROWS = [
    (
        "Nine boats and two barges sank off Halden in the storm.",
        "Nine boats and two barges sank off Halden in a storm.",
        True,
    ),
    (
        "Nine boats and two barges sank off Halden in the storm.",
        "Off Halden a storm sank nine of the boats and also two barges.",
        False,
    ),
    ("Nine boats sank.", "Nine boats sank.", False),
    ("", "", False),
]


@pytest.mark.parametrize(("one", "other", "same"), ROWS)
def test_one_sentence_or_two(one: str, other: str, same: bool) -> None:
    assert alike(neighbours(one), neighbours(other)) is same
    assert alike(neighbours(other), neighbours(one)) is same
