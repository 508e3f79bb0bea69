"""Rulings in what is written of a report: shown below the open findings, in JSON and back, and harmlessly."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from desk import report_on
from golden import matches_golden
from jsonschema import Draft202012Validator
from rulings import BORDER, HOUSES, INJURED, TODAY, by_id, entry, on, report
from test_report_console import HOSTILE, UNSAFE, shown

from factcheck.model import Finding, Report, Ruling, RulingKind
from factcheck.report import from_json, load_schema, to_frame, to_json
from factcheck.report.formats import WRITERS
from factcheck.rulings import apply

PLAIN = by_id(report())


def ruled() -> Report:
    """One finding ruled, one in the baseline, one whose ruling has expired."""
    entries = [
        on(PLAIN[BORDER], kind=RulingKind.SOURCE_WRONG, right_value="1,357 km", until="2026-12-31",
           why="The ministry, asked by telephone, gives the length along the river."),
        on(PLAIN[HOUSES], by="baseline", why="known when the baseline was taken"),
        on(PLAIN[INJURED], kind=RulingKind.KNOWN_DISPUTE, until="2026-11-21", why="Police and hospital count apart."),
    ]  # fmt: skip
    return apply(report(), entries, today=TODAY)


def changed() -> Report:
    """A finding whose values were others when it was ruled on."""
    before = on(replace(PLAIN[BORDER], id="abcd" * 4), values=("800 miles", "1300 km"))
    return apply(replace(report(), findings=(PLAIN[BORDER],)), [before], today=TODAY)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("console-80-ruled.txt", shown(ruled())),
        ("console-80-ruled-verbose.txt", shown(ruled(), verbose=True)),
        ("console-80-ruled-quiet.txt", shown(ruled(), quiet=True)),
        ("console-80-changed.txt", shown(changed())),
    ],
)
def test_golden(name: str, text: str) -> None:
    matches_golden(name, text)


def test_what_is_ruled_is_dim_and_stands_below_what_is_open() -> None:
    text = shown(ruled(), styled=True)
    lines = text.splitlines()
    at = next(number for number, line in enumerate(lines) if "border, Tajikistan" in line)
    assert "\x1b[2m" in lines[at]
    assert at > next(number for number, line in enumerate(lines) if "people injured" in line)
    assert at < next(number for number, line in enumerate(lines) if "Problems with the input" in line)


def test_a_report_with_every_finding_ruled_says_so() -> None:
    every = apply(report(), [entry(name) for name in PLAIN], today=TODAY)
    assert "No disagreement left open, 3 ruled in 3 articles" in shown(every)
    assert "No disagreement" not in shown(ruled())


@pytest.mark.parametrize("value", [report(), ruled(), changed()], ids=["open", "ruled", "changed"])
def test_json_holds_it_and_is_read_back(value: Report) -> None:
    text = to_json(value)
    document = json.loads(text)
    assert not list(Draft202012Validator(load_schema()).iter_errors(document))
    kept = from_json(text.encode(), name="x")

    def told(finding: Finding) -> tuple[object, ...]:
        return (finding.id, finding.slot_id, finding.previous_id, finding.ruling, finding.earlier)

    assert {told(one) for one in kept.findings} == {told(one) for one in value.findings}
    assert document["summary"]["ruled"] == value.summary.ruled


def test_json_tells_who_why_and_until_when() -> None:
    document = json.loads(to_json(ruled()))
    found = {finding["id"]: finding for finding in document["findings"]}
    assert found[BORDER]["ruling"] == {
        "kind": "source-wrong",
        "by": "R. Sen",
        "why": "The ministry, asked by telephone, gives the length along the river.",
        "made": "2026-11-20",
        "until": "2026-12-31",
        "right_value": "1,357 km",
    }
    assert "ruling" not in found[INJURED]
    assert found[INJURED]["earlier_ruling"]["until"] == "2026-11-21"
    assert "previous_id" not in found[INJURED]
    assert json.loads(to_json(changed()))["findings"][0]["previous_id"] == "abcd" * 4


@pytest.mark.parametrize("name", ["markdown", "sarif", "junit", "github"])
def test_every_format_for_readers_tells_what_had_been_ruled(name: str) -> None:
    assert "ruled known-dispute by R. Sen on 2026-11-20, until 2026-11-21" in WRITERS[name](ruled())
    assert "with other values than finding abcdabcdabcdabcd had" in WRITERS[name](changed())
    assert "Open again" not in WRITERS[name](report())


def test_what_a_comment_in_the_text_rules_is_suppressed_in_the_source() -> None:
    by_draft = Ruling(BORDER, RulingKind.ACCEPTED, "draft.md:3", "both are in use", made=None)
    for ruling, kind in ((by_draft, "inSource"), (replace(by_draft, made="2026-11-20"), "external")):
        value = replace(report(), findings=(replace(PLAIN[BORDER], ruling=ruling),))
        (result,) = json.loads(WRITERS["sarif"](value))["runs"][0]["results"]
        assert [one["kind"] for one in result["suppressions"]] == [kind]


def test_a_report_of_before_there_were_slots_is_read() -> None:
    document = json.loads(to_json(report()))
    for finding in document["findings"]:
        del finding["slot_id"]
    kept = from_json(json.dumps(document).encode(), name="x")
    assert [finding.slot_id for finding in kept.findings] == ["", "", ""]


def test_the_frame_says_what_is_ruled() -> None:
    frame = to_frame(ruled())
    kinds = dict(zip(frame["finding"], frame["ruling"].fillna(""), strict=True))
    assert kinds == {BORDER: "source-wrong", HOUSES: "accepted", INJURED: ""}


def test_hostile_words_of_a_ruling_are_shown_harmlessly() -> None:
    hostile = Ruling(BORDER, RulingKind.ACCEPTED, HOSTILE, HOSTILE, made=None, right_value=HOSTILE)
    findings = (
        replace(PLAIN[BORDER], ruling=hostile),
        replace(PLAIN[HOUSES], earlier=hostile, previous_id=HOSTILE),
    )
    for verbose, quiet in ((False, False), (True, False), (False, True)):
        text = shown(replace(report(), findings=findings), verbose=verbose, quiet=quiet)
        assert not UNSAFE.search(text)
        assert "owned" in text


STORY = "Fence to be built\n\nNorland, which shares {} long border with Orvia, has sent 3,000 soldiers there."
OTHER = "Fence\n\nNorland, sharing a 1300 km border with Orvia, has built a fence for $40 million."


def test_a_slot_survives_a_changed_value_and_is_that_of_no_other_check() -> None:
    (before,) = report_on(STORY.format("an 843 miles"), OTHER).findings
    (after,) = report_on(STORY.format("a 900 miles"), OTHER).findings
    assert before.id != after.id
    assert before.slot_id == after.slot_id != before.id
    within = "Rail strike\n\nThe union said 40 of the 80 drivers, 60 per cent, had voted on Monday, 3 May 2024.\n"
    slots = [one.slot_id for one in report_on(within).findings]
    assert slots
    assert before.slot_id not in slots
    assert len(set(slots)) == len(slots)


SAID = (
    'Council\n\n"The council will {} close the old swimming hall in Tornby this year," Petra Lund, the mayor, said.\n'
)


def test_a_quotation_keeps_its_slot_where_another_word_is_put_into_it() -> None:
    slots: set[str] = set()
    for word in ("never", "always"):
        found = report_on(SAID.format("surely"), SAID.format(word)).findings
        quoted = [one for one in found if one.code == "quotation"]
        assert quoted
        slots.update(one.slot_id for one in quoted)
    assert len(slots) == 1
