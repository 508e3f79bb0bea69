"""Entries and findings for tests of rulings, built by hand and by hypothesis."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import builders
from hypothesis import strategies as st

from factcheck.model import Finding, Report, RulingKind
from factcheck.rulings import Entry

TODAY = date(2026, 11, 22)
BORDER, HOUSES, INJURED = (f"{number:016x}" for number in (0xB0, 0x1C, 0x2D))
SLOTS = {BORDER: "5107" * 4, HOUSES: "5108" * 4, INJURED: "5109" * 4}


def entry(finding: str = BORDER, *, kind: RulingKind | None = RulingKind.ACCEPTED, **changes: object) -> Entry:
    """An entry with what it must have; `changes` replace its fields."""
    plain = Entry(made="2026-11-20", finding=finding, kind=kind, by="R. Sen", why="both are in use")
    return replace(plain, **changes)  # type: ignore[arg-type]


def report() -> Report:
    """The report built by hand, its first findings under whole ids and with slots."""
    findings = [
        replace(found, id=name, slot_id=SLOTS[name])
        for name, found in ((BORDER, builders.border()), (HOUSES, builders.houses()), (INJURED, builders.injured()))
    ]
    summary = replace(builders.report().summary, notes=1)
    return builders.report(findings=tuple(findings), summary=summary)


def on(finding: Finding, **changes: object) -> Entry:
    """An entry that tells all of a finding."""
    values = tuple(side.value for side in finding.sides)
    told = entry(finding.id, code=finding.code, topic=finding.topic, values=values, slot=finding.slot_id)
    return replace(told, **changes)  # type: ignore[arg-type]


def by_id(report: Report) -> dict[str, Finding]:
    """The findings of a report by their ids."""
    return {finding.id: finding for finding in report.findings}


_LETTERS = st.one_of(st.characters(), st.sampled_from('\n\r\t\0\x1b\x85\u2028\u202e\u2066\udce9"\\,{}#=< '))
TEXTS = st.text(_LETTERS, max_size=30).filter(lambda text: bool(text.strip()))
MADE = st.one_of(
    st.dates(date(2026, 11, 15), date(2026, 11, 25)).map(date.isoformat),
    st.sampled_from(
        ["2026-11-20T10:00:00.000+00:00", "2026-11-20T11:00:00.000+01:00", "2026-11-20T10:00Z", "2026-11-20T00:00Z"]
    ),
)
DAYS = st.dates(date(2026, 11, 15), date(2026, 11, 30)).map(date.isoformat)
# Few findings and few moments, so that entries meet.
ENTRIES = st.builds(
    Entry,
    made=MADE,
    finding=st.sampled_from([BORDER, HOUSES, INJURED, "0" * 16]),
    kind=st.one_of(st.none(), st.sampled_from(RulingKind)),
    by=TEXTS,
    why=TEXTS,
    until=st.one_of(st.none(), DAYS),
    right_value=st.one_of(st.none(), TEXTS),
    code=st.sampled_from(["", "quantity"]),
    topic=st.sampled_from(["", "border, Tajikistan-Afghanistan", "border, Norland-Orvia", "people"]),
    values=st.lists(st.sampled_from(["843 miles", "1300 km", "40 houses"]), max_size=2).map(tuple),
    slot=st.sampled_from(["", *SLOTS.values()]),
)
