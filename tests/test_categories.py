"""Kinds of things and causes: which phrases are read, and which of them exclude each other."""

from __future__ import annotations

import pytest

from factcheck.checks import relate
from factcheck.checks.categories import disagreement, severity
from factcheck.extract import extract
from factcheck.match import counterparts
from factcheck.match.candidates import kinds_of
from factcheck.match.kinds import told_in_both
from factcheck.model import Article, Category, Kind, Severity, Statement, Verdict

DIFFERENT, COMPATIBLE, SAME, UNKNOWN = Verdict.DIFFERENT, Verdict.COMPATIBLE, Verdict.SAME, Verdict.UNKNOWN


def statements(text: str, name: str = "a") -> list[Statement]:
    article = Article(id=name, path=f"{name}.txt", text=text, published="2024-03-05")
    (claims,) = extract([article])
    values = [(claim, value) for claim in claims for value in claim.values if value.kind is Kind.CATEGORY]
    return [Statement(article, claim, value) for claim, value in values]


def told(text: str, value: str, name: str = "a") -> Statement:
    (found,) = (one for one in statements(text, name) if one.value.text == value)
    return found


def sorts(text: str) -> dict[str, Category]:
    return {one.value.text: one.value.sort for one in statements(text)}


@pytest.mark.parametrize(
    ("text", "value", "sort"),
    [
        ("A tiger shark bit the surfer.", "tiger shark", "animal"),
        ("The driver swerved to avoid a moose.", "moose", "animal"),
        ("The singer died of pneumonia.", "pneumonia", "illness"),
        ("He broke his collarbone in the fall.", "collarbone", "body"),
        ("They fled in a delivery van.", "delivery van", "vehicle"),
        ("The truck was loaded with barley.", "barley", "stuff"),
        ("He was held in a disused dairy.", "disused dairy", "building"),
        ("She was convicted of fraud.", "fraud", "crime"),
        ("The man was armed with a machete.", "machete", "weapon"),
        ("The launch was put off because of a helium leak.", "helium leak", "cause"),
        ("The fire chief blamed a short circuit.", "short circuit", "cause"),
        ("The cause was a lapsed certificate.", "lapsed certificate", "cause"),
        ("The outage was caused by a software update.", "software update", "cause"),
        ("The wound was in his left thigh.", "left", "side of body"),
        ("The family wants a private funeral.", "private", "owner of funeral"),
    ],
)
def test_phrases_that_name_a_kind_or_a_cause_are_read(text: str, value: str, sort: str) -> None:
    assert sort in sorts(text)[value].sorts


@pytest.mark.parametrize(
    "text",
    [
        "The minister spoke to reporters on Monday.",
        "The company will publish its accounts next week.",
        "It happened six feet from the door.",
        "The crime rate rose.",
        "Animals are welcome.",
        "They left one of the cars behind.",
    ],
)
def test_words_that_are_too_wide_or_only_count_are_not(text: str) -> None:
    assert not statements(text)


ROWS = [
    (("A tiger shark bit him.", "tiger shark"), ("A white shark bit him.", "white shark"), DIFFERENT),
    (("A tiger shark bit him.", "tiger shark"), ("A shark bit him.", "shark"), COMPATIBLE),
    (("He died of pneumonia.", "pneumonia"), ("He died of a stroke.", "stroke"), DIFFERENT),
    (("He broke his wrist.", "wrist"), ("He broke his collarbone.", "collarbone"), DIFFERENT),
    (("He was shot in the leg.", "leg"), ("He was shot in the thigh.", "thigh"), COMPATIBLE),
    (("They fled in a pickup.", "pickup"), ("They fled in a truck.", "truck"), COMPATIBLE),
    (("They fled in a pickup.", "pickup"), ("They fled in a van.", "van"), DIFFERENT),
    (("They came in a bus.", "bus"), ("They came in a coach.", "coach"), COMPATIBLE),
    (("It was full of wine.", "wine"), ("It was full of olive oil.", "olive oil"), DIFFERENT),
    (("He died of measles.", "measles"), ("They fled in a van.", "van"), UNKNOWN),
    (("It failed because of a helium leak.", "helium leak"), ("It failed because of a leak.", "leak"), COMPATIBLE),
    (
        ("It failed because of a helium leak.", "helium leak"),
        ("It failed because of high winds.", "high winds"),
        DIFFERENT,
    ),
    (
        ("It may have failed because of a helium leak.", "helium leak"),
        ("It failed because of high winds.", "high winds"),
        UNKNOWN,
    ),
    (("He had a knife and a pistol.", "knife"), ("He had a pistol.", "pistol"), UNKNOWN),
    (("He hurt his left thigh.", "left"), ("He hurt his right knee.", "right"), DIFFERENT),
    (("He hurt his left thigh.", "left"), ("He hurt his left knee.", "left"), SAME),
]


@pytest.mark.parametrize(("left", "right", "verdict"), ROWS)
def test_kinds_are_related(left: tuple[str, str], right: tuple[str, str], verdict: Verdict) -> None:
    one, other = told(*left), told(*right, name="b")
    assert relate(one, other) is verdict
    assert relate(other, one) is verdict


def test_a_kind_meets_its_own_sort() -> None:
    shark = told("A tiger shark bit him.", "tiger shark")
    assert "kind of animal" in kinds_of(shark)
    assert not kinds_of(shark) & kinds_of(told("They came in a bus.", "bus"))


def test_an_article_that_uses_both_words_tells_of_two_things() -> None:
    van = told("They fled in a van. A truck was burnt.", "van")
    assert told_in_both(van, told("They fled in a truck.", "truck", "b"))
    assert not told_in_both(told("They fled in a van.", "van"), told("They fled in a truck.", "truck", "b"))


def test_only_what_another_article_may_contradict_is_kept() -> None:
    texts = {"a": "They fled in a van.", "b": "They fled in a truck.", "c": "She died of pneumonia."}
    claims = {
        name: next(iter(extract([Article(id=name, path=name, text=text, published="2024-03-05")])))
        for name, text in texts.items()
    }
    kept = {
        name: [value.text for claim in each for value in claim.values if value.kind is Kind.CATEGORY]
        for name, each in counterparts(claims).items()
    }
    assert kept == {"a": ["van"], "b": ["truck"], "c": []}


def test_causes_are_worded_as_such_and_are_less_urgent() -> None:
    leak = told("It failed because of a helium leak.", "helium leak")
    winds = told("It failed because of high winds.", "high winds", "b")
    assert disagreement(leak, winds) == 'the cause is given as "helium leak" and as "high winds"'
    assert severity(leak, winds) is Severity.WARNING
    van, truck = told("They fled in a van.", "van"), told("They fled in a bus.", "bus", "b")
    assert disagreement(van, truck) == 'given as "van" and as "bus"'
    assert severity(van, truck) is Severity.ERROR
