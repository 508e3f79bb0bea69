"""Sentences that two articles tell in nearly the same words, and what was exchanged in them."""

from __future__ import annotations

import pytest

from factcheck.model import Article
from factcheck.parallel import parallels, stretches, told

LOST = "The trawler Marit lost its rudder in a storm off Vardal on Sunday and was towed to Hesthavn by a lifeboat."


def article(text: str, name: str = "a") -> Article:
    return Article(id=name, path=f"{name}.txt", text=text)


def exchanges(one: str, other: str) -> list[tuple[str, str]]:
    found = parallels(told(article(one)), told(article(other, "b")))
    return [
        (" ".join(word.text for word in each.left), " ".join(word.text for word in each.right))
        for parallel in found
        for each in parallel.exchanges
    ]


@pytest.mark.parametrize(
    ("other", "expected"),
    [
        (LOST, []),
        (LOST.replace("rudder", "propeller"), [("rudder", "propeller")]),
        (LOST.replace("was towed", "was not towed"), [("", "not")]),
        (LOST.replace("was towed", "wasn't towed"), [("", "not")]),
        (LOST.replace("a lifeboat", "the tug Odin"), [("a lifeboat", "the tug odin")]),
        (LOST.replace("The trawler Marit", "The ferry Sigrid"), [("trawler marit", "ferry sigrid")]),
        ("A storm on Sunday kept the lifeboat of Hesthavn busy.", []),
        ("The trawler Marit sank off Vardal.", []),
        ("A storm broke the rudder of the Marit; a lifeboat towed the trawler in from Vardal to Hesthavn.", []),
    ],
)
def test_what_was_exchanged(other: str, expected: list[tuple[str, str]]) -> None:
    assert exchanges(LOST, other) == expected


def test_a_sentence_stands_beside_the_one_that_is_most_like_it() -> None:
    likely = LOST.replace("Marit", "Sigrid").replace("Vardal", "Ness")
    assert exchanges(LOST, f"{likely}\n\n{LOST.replace('rudder', 'propeller')}") == [("rudder", "propeller")]


def test_stretches_hold_the_shared_words() -> None:
    text = f"The harbour was busy all day. {LOST}"
    ((left, right),) = stretches(told(article(LOST)), told(article(text, "b")))
    assert LOST[left.start : left.end] == text[right.start : right.end] == LOST[:-1]


def test_short_forms_end_no_sentence() -> None:
    assert len(told(article("The U.K. Treasury and Mr. Hale met on Jan. 4. They agreed.")).sentences) == 2
