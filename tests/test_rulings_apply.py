"""Rulings on a report: what holds, on which day, on which matter, and what is said of those that hold no more."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import builders
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rulings import BORDER, ENTRIES, HOUSES, INJURED, TODAY, by_id, entry, on, report

from factcheck import FactcheckError
from factcheck.model import Article, Finding, Report, RulingKind, Severity
from factcheck.rulings import Entry, State, apply, baseline, decided, latest, revocation, standing_on, states
from factcheck.session import FailOn, Outcome, outcome

DAYS = st.dates(date(2026, 11, 10), date(2026, 12, 5))


@given(st.lists(ENTRIES, max_size=6), DAYS)
def test_applying_twice_equals_once(entries: list[Entry], today: date) -> None:
    once = apply(report(), entries, today=today)
    assert apply(once, entries, today=today) == once


@given(st.lists(ENTRIES, max_size=6), DAYS, st.randoms())
def test_the_order_of_entries_says_nothing(entries: list[Entry], today: date, shuffled: random.Random) -> None:
    mixed = list(entries)
    shuffled.shuffle(mixed)
    assert apply(report(), mixed, today=today) == apply(report(), entries, today=today)


@given(st.lists(ENTRIES, max_size=6), DAYS)
def test_a_ruling_takes_no_finding_away_and_changes_nothing_else_of_it(entries: list[Entry], today: date) -> None:
    ruled = apply(report(), entries, today=today)
    bare = tuple(replace(one, ruling=None, earlier=None, previous_id=None) for one in ruled.findings)
    assert bare == report().findings
    counts = ruled.summary
    assert counts.errors + counts.warnings + counts.notes + counts.ruled == len(bare)
    assert counts.ruled == sum(one.ruling is not None for one in ruled.findings)


@given(st.lists(ENTRIES, max_size=6), DAYS)
def test_a_finding_is_ruled_where_its_latest_entry_rules_it_is_in_force_and_on_its_matter(
    entries: list[Entry], today: date
) -> None:
    """The plain oracle, for entries that tell no values and so are known by the id alone."""
    entries = [replace(one, values=()) for one in entries]
    ruled = by_id(apply(report(), entries, today=today))
    for name, finding in ruled.items():
        mine = sorted((one for one in entries if one.finding == name), key=lambda one: (one.instant, one.kind is None))
        if len({(one.instant, one.kind is None) for one in mine}) < len(mine):
            continue
        last = mine[-1] if mine else None
        holds = (
            last is not None
            and last.kind is not None
            and (last.until is None or last.until >= today.isoformat())
            and "Norland" not in last.topic
        )
        assert (finding.ruling is not None) == holds


@given(ENTRIES)
def test_the_last_day_is_a_day_on_which_it_holds(one: Entry) -> None:
    last = date(2026, 11, 22)
    one = replace(one, finding=BORDER, kind=RulingKind.ACCEPTED, topic="", until=last.isoformat())
    for day, holds in ((last - timedelta(1), True), (last, True), (last + timedelta(1), False)):
        finding = by_id(apply(report(), [one], today=day))[BORDER]
        assert (finding.ruling is not None) is holds
        assert (finding.earlier is not None) is not holds


def test_an_expired_ruling_is_told_and_fails_again() -> None:
    expired = on(by_id(report())[BORDER], until="2026-11-21")
    whole = apply(report(), [expired], today=TODAY)
    finding = by_id(whole)[BORDER]
    assert finding.ruling is None
    assert finding.earlier == expired.ruling()
    assert finding.previous_id is None
    assert whole.summary == report().summary
    alone = replace(whole, findings=(finding,))
    assert outcome(alone, FailOn.WARNING) is Outcome.FOUND
    assert outcome(apply(alone, [expired], today=date(2026, 11, 21)), FailOn.WARNING) is Outcome.CLEAN


@given(st.lists(ENTRIES, max_size=4))
def test_what_was_taken_back_is_as_if_it_had_never_been(others: list[Entry]) -> None:
    others = [one for one in others if one.finding != BORDER]
    ruled = on(by_id(report())[BORDER], made="2026-11-20T10:00Z")
    taken = replace(revocation(ruled, by="me", why="no"), made="2026-11-20T10:01Z")
    assert apply(report(), [*others, ruled, taken], today=TODAY) == apply(report(), others, today=TODAY)


def test_a_later_ruling_replaces_an_earlier_one() -> None:
    first, second = entry(made="2026-11-20"), entry(made="2026-11-21", kind=RulingKind.OURS_WRONG)
    (border,) = (one for one in apply(report(), [second, first], today=TODAY).findings if one.id == BORDER)
    assert border.ruling == second.ruling()
    assert [state for _, state in states([first, second], TODAY)] == [State.IN_FORCE, State.REPLACED]


def changed(finding: Finding, value: str, **changes: object) -> Finding:
    """The finding with another value on its first side, and so with another id."""
    first, *others = finding.sides
    return replace(finding, id="f" * 16, sides=(replace(first, value=value), *others), **changes)  # type: ignore[arg-type]


def reporting(*findings: Finding, articles: Sequence[Article] | None = None) -> Report:
    return builders.report(findings=findings, **({} if articles is None else {"articles": tuple(articles)}))


def test_a_value_that_changed_since_the_ruling_is_open_and_tells_of_it() -> None:
    border = by_id(report())[BORDER]
    ruled = on(border)
    (finding,) = apply(reporting(changed(border, "900 miles")), [ruled], today=TODAY).findings
    assert (finding.ruling, finding.previous_id, finding.earlier) == (None, BORDER, ruled.ruling())


def test_of_several_findings_of_one_slot_the_one_that_shares_a_value_follows_from_what_was_ruled() -> None:
    border = by_id(report())[BORDER]
    near = changed(border, "900 miles")
    far = replace(near, id="e" * 16, sides=tuple(replace(one, value=f"{one.value} more") for one in near.sides))
    found = by_id(apply(reporting(far, near), [on(border)], today=TODAY))
    assert (found[near.id].previous_id, found[far.id].previous_id) == (BORDER, None)


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"slot_id": "0" * 16}, "another slot"),
        ({"id": BORDER}, "the very finding, which is ruled"),
        ({"topic": "border, Norland-Orvia"}, "another story"),
    ],
)
def test_nothing_follows_from_a_ruling_on(changes: dict[str, str], why: str) -> None:
    border = by_id(report())[BORDER]
    other = replace(changed(border, "900 miles"), **changes)  # type: ignore[arg-type]
    elsewhere = [replace(article, text="Norland and Orvia share a border.") for article in report().articles]
    (finding,) = apply(reporting(other, articles=elsewhere), [on(border)], today=TODAY).findings
    assert finding.previous_id is None, why


def test_a_ruling_that_was_taken_back_or_never_told_its_slot_leads_nowhere() -> None:
    border = by_id(report())[BORDER]
    later = changed(border, "900 miles")
    for one in (replace(on(border), kind=None), entry(BORDER)):
        (finding,) = apply(reporting(later), [one], today=TODAY).findings
        assert (finding.earlier, finding.previous_id) == (None, None)


def test_a_ruling_on_one_story_does_not_hide_the_same_figures_of_another() -> None:
    """The id is made of the slot and the values: "people, 3 and 5" is that of many a story."""
    border = by_id(report())[BORDER]
    entries = [on(border)]
    elsewhere = [replace(article, text="Norland and Orvia share a border.") for article in report().articles]
    other = replace(border, topic="border, Norland-Orvia")
    assert by_id(apply(reporting(other, articles=elsewhere), entries, today=TODAY))[BORDER].ruling is None
    # The names that a topic shows may change when another source joins; its articles still name them.
    assert by_id(apply(reporting(other), entries, today=TODAY))[BORDER].ruling is not None
    assert by_id(apply(reporting(border, articles=elsewhere), entries, today=TODAY))[BORDER].ruling is not None


def test_a_finding_that_got_another_id_beside_one_like_it_is_known_again() -> None:
    border = by_id(report())[BORDER]
    renamed = replace(border, id="a" * 16)
    assert by_id(apply(reporting(renamed), [on(border)], today=TODAY))[renamed.id].ruling is not None
    taken = replace(on(border), kind=None)
    assert by_id(apply(reporting(renamed), [taken], today=TODAY))[renamed.id].ruling is None
    assert by_id(apply(reporting(changed(border, "9 miles")), [on(border)], today=TODAY))["f" * 16].ruling is None


def test_a_ruling_that_is_there_stays_where_the_ledger_has_none() -> None:
    known = apply(report(), [entry(HOUSES, by="baseline")], today=TODAY)
    both = by_id(apply(known, [entry(BORDER)], today=TODAY))
    assert {name for name, finding in both.items() if finding.ruling} == {BORDER, HOUSES}
    over = by_id(apply(known, [entry(HOUSES, by="R. Sen")], today=TODAY))[HOUSES]
    assert over.ruling is not None
    assert over.ruling.by == "R. Sen"


def test_a_baseline_knows_today_s_findings_and_no_others() -> None:
    now = datetime(2026, 11, 22, 9, tzinfo=UTC)
    ruled = apply(report(), [entry(INJURED)], today=TODAY)
    entries = baseline(ruled, now=now)
    assert {one.finding for one in entries} == {BORDER, HOUSES}
    known = apply(report(), entries, today=TODAY)
    assert {one.id for one in known.findings if one.ruling and one.ruling.known} == {BORDER, HOUSES}
    assert (known.summary.errors, known.summary.warnings, known.summary.ruled) == (0, 0, 2)
    # Taken again, what stands in it is not written anew, and what is gone is gone.
    fewer = replace(known, findings=tuple(one for one in known.findings if one.id != HOUSES))
    again = baseline(fewer, now=now + timedelta(days=1), known=entries)
    assert again == (latest(entries)[BORDER], *(one for one in again if one.finding == INJURED))
    assert len(again) == 2


def test_a_decision_tells_what_was_ruled_on() -> None:
    border = by_id(report())[BORDER]
    one = decided(border, RulingKind.SOURCE_WRONG, by=" R. Sen ", why="asked", today=TODAY, right_value="1,357 km")
    assert (one.finding, one.by, one.code, one.topic) == (BORDER, "R. Sen", "quantity", border.topic)
    assert (one.values, one.slot, one.right_value) == (("843 miles", "1300 km"), border.slot_id, "1,357 km")
    assert decided(BORDER, RulingKind.ACCEPTED, by="x", why="y", today=TODAY).topic == ""


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"by": "  "}, "ruling-incomplete"),
        ({"why": ""}, "ruling-incomplete"),
        ({"by": "baseline"}, "ruling-incomplete"),
        ({"right_value": " "}, "ruling-incomplete"),
        ({"until": "soon"}, "bad-date"),
        ({"until": "2026-02-30"}, "bad-date"),
        ({"until": "2026-11-21"}, "until-past"),
        ({"on": "1c2d"}, "finding-unknown"),
        ({"on": "x" * 16}, "finding-unknown"),
    ],
)
def test_a_decision_that_says_too_little_is_refused(changes: dict[str, str], code: str) -> None:
    told = {"on": BORDER, "by": "R. Sen", "why": "asked", **changes}
    with pytest.raises(FactcheckError) as error:
        decided(told.pop("on"), RulingKind.ACCEPTED, today=TODAY, **told)
    assert error.value.code == code


def test_what_is_to_be_taken_back_is_found_by_the_beginning_of_its_id() -> None:
    entries = [entry("1c2d" + "0" * 12), entry("1c2e" + "0" * 12), entry("1c2d" + "f" * 12, kind=None)]
    assert standing_on(entries, "1C2D", name="x") == entries[0]
    for wanted, code in (("1c2", "ruling-unknown"), ("1c2d" + "f" * 12, "ruling-unknown"), ("dead", "ruling-unknown")):
        with pytest.raises(FactcheckError) as error:
            standing_on(entries, wanted, name="x")
        assert error.value.code == code
    with pytest.raises(FactcheckError, match="2 findings") as error:
        standing_on([entry(), entry(HOUSES)], "0000", name="x")
    assert error.value.code == "finding-ambiguous"


def test_states_of_all_entries() -> None:
    entries = [
        entry(made="2026-11-01", until="2026-11-10"),
        entry(HOUSES, made="2026-11-01"),
        entry(HOUSES, made="2026-11-02", kind=None),
    ]
    told = {(one.finding, one.made): state for one, state in states(entries, TODAY)}
    assert told == {
        (BORDER, "2026-11-01"): State.EXPIRED,
        (HOUSES, "2026-11-01"): State.REVOKED,
        (HOUSES, "2026-11-02"): State.REVOCATION,
    }


def test_a_ruled_error_fails_nothing_and_an_open_note_does_where_notes_count() -> None:
    whole = apply(report(), [entry(HOUSES)], today=TODAY)
    assert by_id(whole)[HOUSES].severity is Severity.ERROR
    assert outcome(whole, FailOn.ERROR) is Outcome.CLEAN
    assert outcome(whole, FailOn.WARNING) is Outcome.FOUND
    every = apply(report(), [entry(name) for name in (BORDER, HOUSES, INJURED)], today=TODAY)
    assert outcome(every, FailOn.NOTE) is Outcome.CLEAN
