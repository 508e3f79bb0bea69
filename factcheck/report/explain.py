"""One finding in plain English: what each side says, the verdict, and how its confidence came about."""

from __future__ import annotations

from collections.abc import Iterator
from types import MappingProxyType

from rich.console import Console
from rich.text import Text

from factcheck.model import Evidence, Finding, Mention, Severity, Verdict
from factcheck.report.evidence import finding_rows
from factcheck.report.mentions import place as where
from factcheck.report.order import written_confidence
from factcheck.report.page import Page, Row, draw, page_for
from factcheck.report.signals import probable, signal_rows

_VERDICTS = MappingProxyType(
    {
        Verdict.UNKNOWN: "one origin alone gives a value, so there was nothing to hold it against",
        Verdict.SAME: "independent origins give values that agree",
        Verdict.COMPATIBLE: "independent origins give values that one figure can fit",
        Verdict.SUPERSEDED: "the later article has a later figure of something that changes",
        Verdict.DIFFERENT: "no value fits the wording of all sides",
    }
)
_PARTS = MappingProxyType(
    {
        "same_slot": "that the values answer the same question",
        "values_differ": "that they really differ, and are not one value worded loosely",
        "judge": "what the second opinion makes of it: above 1 it is raised, below it is lowered",
    }
)
_SAME = 0.00005


def render_explanation(finding: Finding, console: Console, *, every: bool = False) -> None:
    """Print why a finding was made; `every` prints all signals, not only the strongest.

    Text from articles cannot steer the terminal.
    """
    page = page_for(console)
    draw(_rows(finding, page, every=every), console)


def _rows(finding: Finding, page: Page, *, every: bool) -> Iterator[Row]:
    yield from finding_rows(finding, page, verbose=False, whole=True)
    yield Row(Text.assemble(("Verdict", "bold"), f": {finding.verdict.slug}: {_VERDICTS[finding.verdict]}."))
    if finding.severity is not None:
        yield Row(Text.assemble(("Severity", "bold"), f": {finding.severity.slug}: {_severity(finding.severity)}."))
    yield from _confidence(finding, page)
    for evidence in finding.match:
        yield Row(Text())
        yield from _evidence(evidence, finding, page, every=every)


def _severity(severity: Severity) -> str:
    if severity is Severity.NOTE:
        return "reported, but no mistake by itself"
    return "the values lie far apart" if severity is Severity.ERROR else "the values lie near each other"


def _confidence(finding: Finding, page: Page) -> Iterator[Row]:
    parts = finding.confidence_parts
    product = f" = {' x '.join(f'{value:.2f}' for _, value in parts)}" if len(parts) > 1 else ""
    what = "the probabilities" if len(parts) > 1 else "the probability"
    what += " and the second opinion" if "judge" in dict(parts) else ""
    yield Row(Text.assemble(("Confidence", "bold"), f": {written_confidence(finding):.2f}{product}, {what}"))
    for name, value in parts:
        yield Row(Text(f"{value:.2f}  {_PARTS.get(name) or page.prose(name.replace('_', ' '))}"), indent=2)


def _evidence(evidence: Evidence, finding: Finding, page: Page, *, every: bool) -> Iterator[Row]:
    stated = dict(finding.confidence_parts).get("same_slot", evidence.same_slot)
    intro = f"{probable(stated)} is the probability of this pair of values"
    if abs(stated - evidence.same_slot) > _SAME:
        likeliest = probable(evidence.same_slot)
        intro = f"{stated:.2f} is the mean of all pairs of values; this one is the likeliest, with {likeliest}"
    yield Row(Text.assemble(("Why the same question", "bold"), f": {intro}"))
    mentions = {(each.article, each.start): each for side in finding.sides for each in side.mentions}
    for place in (evidence.left, evidence.right):
        mention = mentions.get((place.article, place.start))
        if mention is not None:
            yield Row(_named(mention, page), indent=2, kept=True)
    yield Row(Text())
    yield from signal_rows(evidence, page, indent=2, every=every)


def _named(mention: Mention, page: Page) -> Text:
    return Text.assemble((page.prose(mention.text), "bold"), "   ", where(mention, page))
