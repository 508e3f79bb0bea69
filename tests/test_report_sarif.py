"""SARIF 2.1.0: held against its schema, and against the rules of the standard that a schema cannot say."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import unquote_to_bytes

import pytest
from builders import HILL, RIVER, VALLEY, border, empty, finding, mention, report, side
from hostile import HOSTILE, hard
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft4Validator

from factcheck.model import Article, Problem, Report, Severity
from factcheck.report.as_sarif import to_sarif
from factcheck.report.uris import uri_of
from factcheck.selection import slugs

Document = dict[str, Any]

SCHEMA = json.loads((Path(__file__).parent / "schemas" / "sarif-2.1.0-rtm.5.json").read_text(encoding="utf-8"))
ARTICLES = {article.id: article for article in (HOSTILE, HILL, RIVER, VALLEY)}
# RFC 3986, section 4.1: the characters of a path and of a file URI, each other one percent-encoded.
URI = re.compile(r"(?:file://)?(?:[A-Za-z0-9\-._~!$&'()*+,;=:@/]|%[0-9A-F]{2})*")
LINK = re.compile(r"\]\((.*?)\)")


def run_of(value: Report) -> Document:
    document = json.loads(to_sarif(value))
    assert document["version"] == "2.1.0"
    (run,) = document["runs"]
    found: Document = run
    return found


def faults(value: Report) -> list[str]:
    return [error.message for error in Draft4Validator(SCHEMA).iter_errors(json.loads(to_sarif(value)))]


def result_of(value: Report, finding_id: str) -> Document:
    (found,) = (
        each for each in run_of(value)["results"] if each["partialFingerprints"]["factcheckFinding/v1"] == finding_id
    )
    result: Document = found
    return result


def locations(run: Document) -> list[Document]:
    return [each for result in run["results"] for each in (*result["locations"], *result["relatedLocations"])]


def test_the_schema_is_a_schema() -> None:
    Draft4Validator.check_schema(SCHEMA)
    assert "2.1.0" in SCHEMA["title"]


@pytest.mark.parametrize("value", [hard(), report(), empty()], ids=["hard", "report", "empty"])
def test_a_report_meets_the_schema(value: Report) -> None:
    assert faults(value) == []


def test_the_schema_refuses_what_is_not_in_it() -> None:
    document = json.loads(to_sarif(report()))
    document["runs"][0]["results"][0]["severity"] = "error"
    assert list(Draft4Validator(SCHEMA).iter_errors(document))


def test_a_rule_for_each_check_that_found_something() -> None:
    run = run_of(hard())
    rules = run["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == ["place", "quantity"]
    assert rules[1]["shortDescription"]["text"] == "Counts and measures of one thing that differ."
    assert all(rules[result["ruleIndex"]]["id"] == result["ruleId"] for result in run["results"])


@pytest.mark.parametrize("slug", slugs())
def test_the_help_of_each_rule_is_the_page_of_its_check(slug: str) -> None:
    value = report(findings=(replace(border(), code=slug),))
    (rule,) = run_of(value)["tool"]["driver"]["rules"]
    assert rule["help"]["text"] == rule["help"]["markdown"]
    assert rule["help"]["text"].startswith(f"# {slug}\n")
    assert ".md)" not in rule["help"]["text"]
    assert rule["shortDescription"]["text"].endswith(".")
    assert faults(value) == []


def test_a_check_that_is_not_known_is_a_rule_without_help() -> None:
    (rule,) = run_of(report(findings=(replace(border(), code="tomorrow"),)))["tool"]["driver"]["rules"]
    assert rule == {"id": "tomorrow"}


@pytest.mark.parametrize("severity", list(Severity))
def test_the_level_is_the_severity(severity: Severity) -> None:
    result = result_of(report(findings=(replace(border(), severity=severity),)), "b0a1d2c3e4f5")
    assert (result["kind"], result["level"]) == ("fail", severity.slug)


def test_the_first_mention_is_the_location_and_the_others_are_related() -> None:
    result = result_of(report(), "1c2d3e4f5a6b")
    uris = [each["physicalLocation"]["artifactLocation"]["uri"] for each in result["relatedLocations"]]
    assert [each["physicalLocation"]["artifactLocation"]["uri"] for each in result["locations"]] == [HILL.path]
    assert uris == [VALLEY.path, RIVER.path]
    assert result["properties"]["confidence"] == 0.9
    assert result["properties"]["confidence_parts"] == {"same_slot": 0.9, "differs": 1.0}


def offset_of(text: str, line: int, column: int) -> int:
    return sum(len(each) + 1 for each in text.split("\n")[: line - 1]) + column - 1


def span_of(text: str, region: Document) -> tuple[int, int]:
    return (
        offset_of(text, region["startLine"], region["startColumn"]),
        offset_of(text, region["endLine"], region["endColumn"]),
    )


def test_regions_and_snippets_say_the_same() -> None:
    texts = {uri_of(article.path): article.text for article in ARTICLES.values()}
    found = [each["physicalLocation"] for each in locations(run_of(hard()))]
    assert len(found) == 13
    contexts = [place["contextRegion"] for place in found if "contextRegion" in place]
    assert len(contexts) > 8
    for place in found:
        text, region = texts[place["artifactLocation"]["uri"]], place["region"]
        start, end = span_of(text, region)
        assert text[start:end] == region["snippet"]["text"]
        around = place.get("contextRegion")
        if around is not None:
            before, after = span_of(text, around)
            assert before <= start < end <= after
            assert (before, after) != (start, end)
            assert text[before:after] == around["snippet"]["text"]


def test_no_region_counts_characters_of_the_whole_text() -> None:
    """Readers count those of the file, in which a line end may be two."""
    written = to_sarif(hard())
    assert "charOffset" not in written
    assert run_of(hard())["newlineSequences"] == ["\r\n", "\n", "\r"]


def test_a_sentence_that_begins_lines_above_its_value_is_no_context() -> None:
    start = HILL.text.index("843 miles") - 2
    whole = replace(mention(HILL, "843 miles"), sentence="A\n843 miles", sentence_start=start)
    run = run_of(report(findings=(finding(side("843 miles", None, whole)),)))
    assert "contextRegion" not in locations(run)[0]["physicalLocation"]


def test_a_sentence_that_is_all_value_is_no_context() -> None:
    whole = replace(mention(HILL, "843 miles"), sentence="843 miles", sentence_start=90)
    run = run_of(report(findings=(finding(side("843 miles", None, whole)),)))
    assert "contextRegion" not in locations(run)[0]["physicalLocation"]


def test_files_are_those_of_the_list_of_artifacts() -> None:
    run = run_of(hard())
    files = [artifact["location"] for artifact in run["artifacts"]]
    assert [file["index"] for file in files] == [0, 1, 2, 3]
    assert all(each["physicalLocation"]["artifactLocation"] in files for each in locations(run))


def test_each_link_of_a_message_leads_to_a_related_location_and_no_text_makes_one() -> None:
    for result in run_of(hard())["results"]:
        ids = [str(each["id"]) for each in result["relatedLocations"]]
        assert LINK.findall(result["message"]["text"]) == ids
        for each in (*result["locations"], *result["relatedLocations"]):
            assert LINK.findall(each["message"]["text"]) == []


def test_no_text_is_a_placeholder() -> None:
    one = replace(border(), topic="{0}", message="a {b} c")
    text = result_of(report(findings=(one,)), one.id)["message"]["text"]
    assert text.startswith("{{0}}: a {{b}} c")


def test_a_ruling_is_a_suppression_with_its_reason_and_the_result_stays() -> None:
    ruled = result_of(hard(), "6b7c8d9e0f1a")
    (suppression,) = ruled["suppressions"]
    assert (suppression["kind"], suppression["status"]) == ("external", "accepted")
    assert suppression["justification"].startswith(
        "Ruled known-dispute by A. Desk on 2024-03-08, until 2024-09-30: Both"
    )
    assert ruled["level"] == "warning"
    # The standard: where one result says whether it is suppressed, all do.
    others = [each["suppressions"] for each in run_of(hard())["results"] if each["ruleId"] != "place"]
    assert others == [[]] * 5


def test_problems_are_notifications() -> None:
    (invocation,) = run_of(hard())["invocations"]
    assert invocation["executionSuccessful"] is True
    notes = invocation["toolExecutionNotifications"]
    assert [(note["descriptor"]["id"], note["level"]) for note in notes] == [
        ("encoding-guessed", "warning"),
        ("not-text", "error"),
    ]
    place = notes[1]["locations"][0]["physicalLocation"]["artifactLocation"]
    assert place == {"uri": "stories/panj/slide.jpg", "uriBaseId": "%SRCROOT%"}


def test_a_run_in_which_nothing_was_checkable_was_no_success() -> None:
    (invocation,) = run_of(empty())["invocations"]
    assert invocation["executionSuccessful"] is False
    assert invocation["toolExecutionNotifications"][0]["descriptor"]["id"] == "nothing-checkable"


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        ("stories/a.txt", "stories/a.txt"),
        ("./a.txt", "a.txt"),
        ("../b/a.txt", "../b/a.txt"),
        ("a b.txt", "a%20b.txt"),
        ("C:a.txt", "C%3Aa.txt"),
        ("50%.txt", "50%25.txt"),
        ("what?#.txt", "what%3F%23.txt"),
        ("Ağrı.txt", "A%C4%9Fr%C4%B1.txt"),
        ("bad\udce9.txt", "bad%E9.txt"),
        ("-", "-"),
        ("/news/a b.txt", "file:///news/a%20b.txt"),
        ("//news/a.txt", "file:///news/a.txt"),
    ],
)
def test_a_path_is_a_uri_reference(path: str, uri: str) -> None:
    assert uri_of(path) == uri
    run = run_of(report(problems=(Problem(path, "not-text", "x"),)))
    place = run["invocations"][0]["toolExecutionNotifications"][0]["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == uri
    assert ("uriBaseId" in place["artifactLocation"]) is not uri.startswith("file:")


@given(st.text(min_size=1, max_size=30))
def test_any_path_is_a_uri_that_leads_back_to_it(path: str) -> None:
    uri = uri_of(f"a/{path}")
    assert URI.fullmatch(uri)
    assert not uri.startswith("/")
    back = unquote_to_bytes(uri).decode("utf-8", errors="surrogatepass")
    assert [part for part in back.split("/") if part] == [
        part for part in f"a/{path}".split("/") if part not in ("", ".")
    ]


NASTY = st.text(st.one_of(st.characters(), st.sampled_from("\x1b\ud800\ufffe[](){}\\\n")), max_size=30)


@settings(max_examples=25)
@given(text=NASTY, path=NASTY)
def test_any_text_meets_the_schema_and_makes_no_link(text: str, path: str) -> None:
    places = [replace(each.mentions[0], path=path, source=text, attribution=text) for each in border().sides]
    sides = tuple(
        replace(each, value=text, mentions=(place,)) for each, place in zip(border().sides, places, strict=True)
    )
    one = replace(border(), topic=text, message=text, sides=sides)
    value = report(findings=(one,), articles=(_at(path),), claims=(1,), problems=(Problem(path, text, text),))
    assert faults(value) == []
    assert LINK.findall(result_of(value, one.id)["message"]["text"]) == ["1"]


def _at(path: str) -> Article:
    return replace(HILL, path=path)
