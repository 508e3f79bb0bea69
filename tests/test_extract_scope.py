"""Parts and wholes, from the real parser."""

from __future__ import annotations

import pytest
from desk import articles

from factcheck.extract import extract
from factcheck.model import Scope

PLAIN, PART, WHOLE = Scope.PLAIN, Scope.PART, Scope.WHOLE

ROWS = [
    ("The group has captured 24 of 28 districts.", {"24": PART, "28": WHOLE}),
    ("Two of its 12 cargo tanks were holed.", {"Two": PART, "12": WHOLE}),
    ("The rebels hold 21 of the country's 62 districts.", {"21": PART, "62": WHOLE}),
    ("None of the 24 sailors was hurt.", {"24": WHOLE}),
    ("The crew of 24 sailors was rescued.", {"24": PLAIN}),
    ("The country has 62 districts.", {"62": PLAIN}),
    ("A group of 14 tourists was found.", {"14": PLAIN}),
    ("About 350 refugees crossed the river.", {"350": PLAIN}),
    ("The sale of 40 ships was stopped.", {"40": PLAIN}),
]


@pytest.mark.parametrize(("sentence", "expected"), ROWS, ids=[row[0] for row in ROWS])
def test_parts_and_wholes(sentence: str, expected: dict[str, Scope]) -> None:
    (claims,) = extract(articles(f"Report\n\n{sentence}"))
    found = {word: value.scope for claim in claims for value in claim.values for word in value.text.split()}
    assert {word: found[word] for word in expected} == expected
