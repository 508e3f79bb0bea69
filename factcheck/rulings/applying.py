"""Rulings laid on a report: what is ruled, what is open again, and what was ruled on other values."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from functools import cache
from typing import TypeVar

from factcheck.model import Finding, Report, Severity
from factcheck.report.order import in_order
from factcheck.rulings.entry import Entry
from factcheck.rulings.matter import Words, same_matter, same_values, shared_values, shares_name, words
from factcheck.rulings.standing import age, latest

AnyReport = TypeVar("AnyReport", bound=Report)


def apply(report: AnyReport, entries: Iterable[Entry], *, today: date) -> AnyReport:
    """The report with the rulings that hold on the day `today` on its findings.

    A finding whose ruling has expired is open and carries it as `earlier`; so is one whose values have changed since
    the ruling, which carries `previous_id` too. A ruling that a finding has already stays where the entries have none
    for it, so a report on which entries were laid that have changed since is to be made anew. Applying the same entries
    again changes nothing; their order says nothing.
    """
    book = latest(entries)
    if not book:
        return report
    texts = {article.id: article.text for article in report.articles}
    said = cache(lambda article: words(texts.get(article, "")))
    on = _found(report.findings, book, said)
    findings = (_laid(finding, on[finding.id], today) if finding.id in on else finding for finding in report.findings)
    return recounted(replace(report, findings=_followed(tuple(findings), book, on, said)))


def recounted(report: AnyReport) -> AnyReport:
    """The report with the counts of open and of ruled findings in its summary."""
    severities = Counter(finding.severity for finding in report.findings if finding.ruling is None)
    summary = replace(
        report.summary,
        errors=severities[Severity.ERROR],
        warnings=severities[Severity.WARNING],
        notes=severities[Severity.NOTE],
        ruled=sum(finding.ruling is not None for finding in report.findings),
    )
    return replace(report, summary=summary)


def _found(findings: Iterable[Finding], book: Mapping[str, Entry], said: Words) -> dict[str, Entry]:
    """The entry that speaks of each finding, by the id of the finding; revocations speak of none."""
    by_slot: dict[str, list[Entry]] = {}
    for entry in sorted(book.values(), key=age):
        if entry.kind is not None:
            by_slot.setdefault(entry.slot, []).append(entry)
    found = {}
    for finding in findings:
        named = book.get(finding.id)
        if named is not None and same_matter(named, finding, said):
            if named.kind is not None:
                found[finding.id] = named
            continue
        same = [entry for entry in by_slot.get(finding.slot_id, ()) if same_values(entry, finding)]
        if same:
            found[finding.id] = same[-1]
    return found


def _laid(finding: Finding, entry: Entry, today: date) -> Finding:
    if not entry.expired(today):
        return replace(finding, ruling=entry.ruling(finding.id), earlier=None)
    return finding if finding.ruling is not None else replace(finding, earlier=entry.ruling(finding.id))


def _followed(
    findings: tuple[Finding, ...], book: Mapping[str, Entry], on: Mapping[str, Entry], said: Words
) -> tuple[Finding, ...]:
    """The findings, with the entries that speak of none of them on the open ones that seem to follow from theirs."""
    spoken = {entry.finding for entry in on.values()} | {finding.id for finding in findings}
    left = [entry for entry in book.values() if entry.kind is not None and entry.slot and entry.finding not in spoken]
    open_ones: dict[str, list[Finding]] = {}
    for finding in in_order(findings):
        if finding.ruling is None and finding.id not in on:
            open_ones.setdefault(finding.slot_id, []).append(finding)
    followed: dict[str, Entry] = {}
    for entry in sorted(left, key=age, reverse=True):
        likely = [
            (shared_values(entry, finding), finding)
            for finding in open_ones.get(entry.slot, ())
            if finding.id not in followed and same_matter(entry, finding, said)
        ]
        likely = [one for one in likely if one[0] or shares_name(entry, one[1], said)]
        if likely:
            followed[max(likely, key=lambda one: one[0])[1].id] = entry
    return tuple(
        replace(one, previous_id=followed[one.id].finding, earlier=followed[one.id].ruling())
        if one.id in followed
        else one
        for one in findings
    )
