"""A report as the answer of LanguageTool, from a report that is built by hand."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest
from builders import HILL, VALLEY, border, finding, houses, injured, mention, moved, normalized, report, side

from factcheck.model import Article, Field, Finding, Report, Ruling, RulingKind, Side, Verdict
from factcheck.report.as_json import json_text
from factcheck.server.answer import Told, answer
from factcheck.server.languages import language
from factcheck.server.match import Place, match_of
from factcheck.server.posted import Part, Posted, posted
from factcheck.server.replacements import replacements

TOLD = Told(named=language("en-GB"), detected=language("en-GB"), source="given", confidence=1.0)
PAGES = "http://127.0.0.1:8081/checks"


def answered(made: Report | None, *, draft: Article = HILL, text: Posted | None = None, **changes: Any) -> Any:
    """The answer about HILL, as a client reads it."""
    given: dict[str, Any] = {"draft": draft.id, "told": TOLD, "picky": False, "pages": PAGES, **changes}
    return json.loads(json_text(answer(made, text or posted([Part(draft.text)]), **given)))


def test_the_answer_has_the_fields_that_clients_read() -> None:
    found = answered(report(findings=(border(),)))
    assert list(found) == ["software", "warnings", "language", "matches"]
    assert found["software"]["name"] == "factcheck"
    assert found["software"]["apiVersion"] == 1
    assert found["software"]["premium"] is False
    assert found["warnings"] == {"incompleteResults": False}
    assert found["language"]["name"] == "English (GB)"
    assert found["language"]["detectedLanguage"] == {
        "name": "English (GB)",
        "code": "en-GB",
        "confidence": 1.0,
        "source": "given",
    }
    (match,) = found["matches"]
    start = HILL.text.index("843 miles")
    assert match == {
        "message": "border, Tajikistan-Afghanistan: 843 miles is 1,357 km, 57 km (4.4 %) more than 1300 km; "
        "no length fits both wordings. Valley Post, 2024-03-06: “Tajikistan has 1300 km of border with Afghanistan "
        "to watch, much of it river bank without a road.”",
        "shortMessage": "Valley Post: 1300 km",
        "replacements": [{"value": "1300 km", "shortDescription": "Valley Post"}],
        "offset": start,
        "length": 9,
        "context": {
            "text": "... The frontier with Afghanistan runs for 843 miles along the Panj, and Tajikistan guards m...",
            "offset": 43,
            "length": 9,
        },
        "sentence": "The frontier with Afghanistan runs for 843 miles along the Panj, and Tajikistan guards most of it "
        "alone.",
        "type": {"typeName": "Other"},
        "rule": {
            "id": "FACTCHECK_QUANTITY",
            "description": "Counts and measures of one thing that differ",
            "issueType": "numbers",
            "urls": [{"value": "http://127.0.0.1:8081/checks/quantity"}],
            "category": {
                "id": "FACTCHECK_SOURCES",
                "name": "Facts on which the draft and its sources disagree",
            },
            "isPremium": False,
        },
        "ignoreForIncompleteSentence": False,
        "contextForSureMatch": 0,
    }


def test_offsets_are_those_of_what_was_posted_in_utf_16() -> None:
    # What was posted has an emoji and markup before the value, and Windows line ends; what was checked has not.
    parts = [Part("<h1>😀</h1>", ""), Part(HILL.text.replace("\n", "\r\n"))]
    text = posted(parts)
    assert text.text == HILL.text
    (match,) = answered(report(findings=(border(),)), text=text)["matches"]
    units = text.whole.encode("utf-16-le")
    for part, value in ((match, units), (match["context"], match["context"]["text"].encode("utf-16-le"))):
        start, end = 2 * part["offset"], 2 * (part["offset"] + part["length"])
        assert value[start:end].decode("utf-16-le") == "843 miles"


def test_matches_stand_in_the_order_of_the_text_and_one_for_each_place() -> None:
    found = answered(report(), picky=True)["matches"]
    assert [HILL.text[one["offset"] : one["offset"] + one["length"]] for one in found] == [
        "843 miles",
        "40 houses",
        "Twelve people",
        "300 villagers",
    ]


def test_what_two_speakers_say_is_for_picky_clients_and_what_is_superseded_for_all() -> None:
    def values(**changes: Any) -> list[tuple[str, str]]:
        return [(one["type"]["typeName"], one["rule"]["id"]) for one in answered(report(**changes))["matches"]]

    assert values(findings=(injured(),)) == []
    assert values(findings=(moved(),)) == [("Hint", "FACTCHECK_QUANTITY")]
    assert len(answered(report(findings=(injured(),)), picky=True)["matches"]) == 1


def test_what_an_editor_has_ruled_on_is_no_match() -> None:
    ruling = Ruling("b0a1d2c3e4f5", RulingKind.ACCEPTED, "Ada", "checked", "2024-03-07")
    assert answered(report(findings=(replace(border(), ruling=ruling), houses())))["matches"][0]["offset"] > 150


def test_only_what_stands_in_the_draft_is_underlined() -> None:
    found = answered(report(findings=(border(),)), draft=VALLEY)["matches"]
    assert [VALLEY.text[one["offset"] : one["offset"] + one["length"]] for one in found] == ["1300 km"]


def test_a_text_in_another_language_is_not_checked_and_the_answer_says_so() -> None:
    told = replace(TOLD, foreign="draft is in German", detected=language("en"))
    found = answered(None, told=told)
    assert found["matches"] == []
    assert found["warnings"] == {"incompleteResults": True, "incompleteResultsReason": "draft is in German"}


def test_what_the_draft_says_twice_is_offered_from_further_on() -> None:
    twice = replace(HILL, text="It buried 40 houses.\nPolice said 58 houses were lost.\n")
    made = finding(
        side("40 houses", normalized("40", "40", "40"), mention(twice, "40 houses")),
        side("58 houses", normalized("58", "58", "58"), mention(twice, "58 houses")),
        topic="houses",
    )
    first, second = answered(report(findings=(replace(made, code="repeated"),)), draft=twice)["matches"]
    assert first["replacements"] == [{"value": "58 houses", "shortDescription": "elsewhere in the draft"}]
    assert second["replacements"] == [{"value": "40 houses", "shortDescription": "elsewhere in the draft"}]
    assert first["rule"]["category"]["id"] == "FACTCHECK_DRAFT"
    assert first["shortMessage"] == "One figure given twice differently in one article"
    (parts, _) = answered(report(findings=(replace(made, code="parts", field=Field.ARITHMETIC),)), draft=twice)[
        "matches"
    ]
    assert parts["replacements"] == []


def test_hostile_text_is_shown_harmlessly() -> None:
    evil = replace(
        VALLEY,
        source="Evil\x1b[2J\u202ePost<script>alert(1)</script>",
        text=f"Border\n\nTajikistan has 13\u202e00 km\x07 of border. {'x' * 5000}\n",
    )
    made = finding(
        side("843 miles", normalized("1356.7", "1355.9", "1357.5", "kilometre"), mention(HILL, "843 miles")),
        side("13\u202e00 km", normalized("1300", "1250", "1350", "kilometre"), mention(evil, "13\u202e00 km")),
        topic="border\x1b]0;owned\x07",
        message=f"843 miles is not 13\u202e00 km {'y' * 50}",
    )
    text = json_text(
        answer(report(findings=(made,)), posted([Part(HILL.text)]), draft="a1", told=TOLD, picky=False, pages=PAGES)
    )
    (match,) = json.loads(text)["matches"]
    shown = (match["message"], match["shortMessage"])
    assert not any(char in part for part in shown for char in "\x1b\x07\u202e")
    assert "\\u202e" in match["message"]
    assert match["replacements"] == []
    assert len(match["message"]) < 500
    assert not any(char in text for char in "\x1b\x07\u202e")


def pair(
    mine: str, other: str, field: Field, *, unit: str | None = None, code: str | None = None
) -> tuple[Finding, Side]:
    """A finding on a draft and another source, and the side of the draft."""
    draft = replace(HILL, id="draft", text=f"So {mine} it was.\n")
    source = replace(VALLEY, text=f"But {other} it was.\n")
    scale = normalized("1", "1", "1", unit)
    sides = [side(text, scale, mention(one, text)) for text, one in ((mine, draft), (other, source))]
    made = finding(*sides, verdict=Verdict.DIFFERENT)
    return replace(made, field=field, code=code or field.value), sides[0]


@pytest.mark.parametrize(
    ("mine", "other", "field", "unit", "offered"),
    [
        ("1300 km", "843 miles", Field.QUANTITY, "kilometre", "843 miles"),
        ("12 people", "15 people", Field.QUANTITY, None, "15 people"),
        ("12 people", "15 dead", Field.QUANTITY, None, "15 people"),
        ("12 people", "at least 15 dead", Field.QUANTITY, None, "at least 15 people"),
        ("Twelve people", "15", Field.QUANTITY, None, "15 people"),
        ("41", "44 deaths", Field.QUANTITY, None, "44"),
        ("two dozen people", "30 people", Field.QUANTITY, None, "30 people"),
        ("6", "nine-year-old", Field.AGE, None, "nine"),
        ("nine-year-old", "6", Field.AGE, None, "6-year-old"),
        ("22-kilometre", "22 miles", Field.QUANTITY, "kilometre", None),
        ("$2.4bn", "$2.4m", Field.MONEY, "USD", "$2.4m"),
        ("£2.4 billion", "£3.1 billion", Field.MONEY, "GBP", "£3.1 billion"),
        ("12 per cent", "21%", Field.PERCENT, "percent", "21%"),
        ("dozens of people", "15 people", Field.QUANTITY, None, None),
        ("on Thursday", "Wednesday", Field.DATE, None, "on Wednesday"),
        ("Thursday", "on 3 May", Field.DATE, None, "3 May"),
        ("Ashworth", "Ashcroft", Field.NAME, None, "Ashcroft"),
        ("was evacuated", "was not evacuated", Field.POLARITY, None, None),
        ("we will win", "we will not win", Field.QUOTATION, None, None),
        ("12 people", "12 People", Field.QUANTITY, None, None),
        ("a name", "x" * 70, Field.NAME, None, None),
    ],
)
def test_what_is_offered_reads_well_in_its_place(
    mine: str, other: str, field: Field, unit: str | None, offered: str | None
) -> None:
    made, own = pair(mine, other, field, unit=unit)
    found = replacements(made, own.mentions[0], draft="draft")
    assert [one.value for one in found] == ([] if offered is None else [offered])
    assert all(one.source == "Valley Post" for one in found)


def test_a_value_at_the_edges_of_the_text() -> None:
    made, own = pair("12 people", "15 people", Field.QUANTITY)
    text = posted([Part("12 people")])
    match: Any = match_of(Place(0, 9, made, own.mentions[0]), text, draft="draft", pages=PAGES)
    assert match["context"] == {"text": "12 people", "offset": 0, "length": 9}
