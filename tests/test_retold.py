"""Values that stand in one place of a sentence that two articles tell, and briefs made from an article."""

from __future__ import annotations

import pytest
from desk import report_on

from factcheck.match.retold import briefs
from factcheck.model import Article, Severity
from factcheck.parallel import told

STORY = (
    "The ferry company Nordlys will close its shipyard in Hesthavn after 35 years, its owner Petra Lundmark told "
    "the staff on Tuesday. The yard has built 61 ferries.\n\nThe town had hoped for an order from the coast guard."
)
BRIEF = "Ferry company Nordlys will close its shipyard in Hesthavn after 35 years, owner Petra Lundmark told staff."
OTHER = "Bakery chain Solgry will open a second shop in Vardal after two years, manager Jon Eik told the paper."


def article(text: str, name: str) -> Article:
    return Article(id=name, path=f"{name}.txt", text=text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (BRIEF, [("a", "b"), ("a", "b")]),
        (BRIEF.replace("35", "53"), [("a", "b"), ("a", "b")]),
        (OTHER, []),
        ("The shipyard will close.", []),
        (
            "The order from the coast guard was hoped for by the town; the staff of the yard heard it late.",
            [],
        ),
    ],
)
def test_which_briefs_are_of_the_article(text: str, expected: list[tuple[str, str]]) -> None:
    texts = {one.id: told(one) for one in (article(STORY, "a"), article(text, "b"))}
    assert sorted(set(briefs(texts))) == sorted(set(expected))


@pytest.mark.parametrize(("years", "flagged"), [("53", True), ("35", False)])
def test_a_value_changed_in_a_brief(years: str, flagged: bool) -> None:
    found = report_on(STORY, BRIEF.replace("35", years)).findings
    assert [one.code for one in found if one.severity and one.severity >= Severity.WARNING] == ["duration"] * flagged
