"""Parts told beside a figure: what they make together is no disagreement, what they do not is one."""

from __future__ import annotations

import pytest
from desk import told

from factcheck.checks import relate
from factcheck.model import Verdict

Told = tuple[str, str]
COMPATIBLE, DIFFERENT = Verdict.COMPATIBLE, Verdict.DIFFERENT

ROWS: list[tuple[Told, Told, Verdict, str]] = [
    (
        ("The crash left a 10-year-old girl and two men hurt.", "two men"),
        ("The crash left three people hurt.", "three"),
        COMPATIBLE,
        "a girl and two men are three people",
    ),
    (
        ("The crash left a girl, a nurse and two men hurt.", "two men"),
        ("The crash left four people hurt.", "four"),
        COMPATIBLE,
        "a list of three",
    ),
    (
        ("The crash left five young men and a woman hurt.", "five"),
        ("The crash left six people hurt.", "six"),
        COMPATIBLE,
        "the list goes on after the figure",
    ),
    (
        ("The crash left five young men and a woman hurt.", "five"),
        ("The crash left six men hurt.", "six"),
        DIFFERENT,
        "a woman is no man",
    ),
    (
        ("The crash left a girl and two men hurt.", "two men"),
        ("The crash left four people hurt.", "four"),
        DIFFERENT,
        "a girl and two men are not four",
    ),
    (
        ("The crash killed two men and hurt a girl.", "two men"),
        ("The crash killed three people.", "three"),
        DIFFERENT,
        "who is hurt is not killed",
    ),
    (
        ("The crash hurt a woman and three others.", "three others"),
        ("The crash hurt a woman and four others.", "four others"),
        DIFFERENT,
        "both are told beside the woman",
    ),
    (
        ("Two people are in critical condition and five others were treated in hospital.", "five others"),
        ("The crash left seven others injured, two of them badly.", "seven others"),
        COMPATIBLE,
        "the rest and the worst hurt",
    ),
    (
        ("One woman died, one person is in critical condition and four are treated for other injuries.", "four"),
        ("One woman died and five others were injured.", "five others"),
        COMPATIBLE,
        "the rest, without the dead",
    ),
    (
        ("One woman died and four others were injured.", "four others"),
        ("One woman died and five others were injured.", "five others"),
        DIFFERENT,
        "the dead are no rest of the hurt",
    ),
    (
        ("One person is in critical condition and four others were injured.", "four others"),
        ("One person is in critical condition and five others were injured.", "five others"),
        DIFFERENT,
        "both are told beside the worst hurt",
    ),
    (
        ("Four others were injured, one of them critically.", "Four others"),
        ("Five others were injured.", "Five others"),
        DIFFERENT,
        "one of the four is no fifth",
    ),
    (
        ("The survivors are seven men and two women.", "seven men"),
        ("The blast hit two women and eight men, one of whom has died.", "eight men"),
        COMPATIBLE,
        "the one who died is not among the survivors",
    ),
    (
        ("The blast hit seven men.", "seven men"),
        ("The blast hit eight men, one of whom has died.", "eight men"),
        DIFFERENT,
        "the dead man was hit, too",
    ),
    (
        ("The boat sank with Ann Roe, 52, and three others on board.", "three others"),
        ("Four people were on board of the boat.", "Four"),
        COMPATIBLE,
        "the others and the one who is named",
    ),
    (
        ("A sailor drowned and three others were injured.", "three others"),
        ("Four people were injured.", "Four"),
        DIFFERENT,
        "the drowned sailor is not among the injured",
    ),
    (
        ("The fire destroyed a barn and two houses.", "two"),
        ("The fire destroyed three houses.", "three"),
        DIFFERENT,
        "a barn is no house",
    ),
]


@pytest.mark.parametrize(("one", "other", "verdict", "why"), ROWS, ids=[row[3] for row in ROWS])
def test_parts_beside_a_figure(one: Told, other: Told, verdict: Verdict, why: str) -> None:
    left, right = told(*one, path="a.txt"), told(*other, path="b.txt")
    assert relate(left, right) is relate(right, left) is verdict, why
