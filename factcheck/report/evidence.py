"""A finding as console rows: what disagrees, then each side with who says it, where, and the sentence."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from types import MappingProxyType

from rich.text import Text

from factcheck.figures import allowed, converted
from factcheck.model import Finding, Severity, Side, Verdict
from factcheck.report import told
from factcheck.report.mentions import Shown, location, side_rows, told_within_one, within_rows
from factcheck.report.order import first_in, written_confidence
from factcheck.report.page import Page, Row
from factcheck.report.quote import LONGEST, shortened
from factcheck.report.ruled import notice_rows

STYLES = MappingProxyType(
    {None: "bold green", Severity.NOTE: "bold cyan", Severity.WARNING: "bold yellow", Severity.ERROR: "bold red"}
)


def finding_rows(
    finding: Finding, page: Page, *, verbose: bool, whole: bool = False, drafts: Collection[str] = ()
) -> Iterator[Row]:
    """The rows of one finding, a blank row last.

    Of each side two sentences are shown, the long ones cut, unless `verbose` or `whole`; `drafts` (ids) are the
    articles that are called the draft.
    """
    yield _heading(finding, page, drafts)
    yield Row(Text(page.prose(finding.message)), indent=2)
    yield from notice_rows(finding, page)
    if verbose:
        yield Row(Text(_confidence(finding, page), style="dim"), indent=2)
    yield Row(Text())
    shown = Shown(page, whole=whole or verbose, drafts=frozenset(drafts))
    if told_within_one(finding):
        yield from within_rows(finding, shown)
    else:
        for side in finding.sides:
            yield _side_heading(side, page, whole=shown.whole)
            yield from side_rows(side.mentions, shown)
    yield Row(Text())


def finding_line(finding: Finding, page: Page) -> Row:
    """The finding in one line, as compilers write it: place, severity, code, topic, message."""
    places = [location(mention, page) for side in finding.sides for mention in side.mentions]
    text = Text(f"{places[0]}: " if places else "")
    text.append(told.level(finding), style=STYLES[finding.severity])
    text.append(f" {page.line(finding.code)}: {page.prose(finding.topic)}: {page.prose(finding.message)}")
    return Row(text, kept=True)


def _heading(finding: Finding, page: Page, drafts: Collection[str]) -> Row:
    kinds = [page.line(finding.code)]
    if finding.verdict is Verdict.SUPERSEDED:
        kinds.append(finding.verdict.slug)
    # Who rules on a finding, or asks why, needs its id.
    kinds.append(page.line(finding.id))
    level = (told.level(finding).upper(), STYLES[finding.severity])
    line = f"line {first.line:,}  " if (first := first_in(finding, drafts)) else ""
    topic = (page.prose(finding.topic), "bold")
    return Row(Text.assemble(line, level, "  ", topic, (f"  ({', '.join(kinds)})", "dim")))


def _confidence(finding: Finding, page: Page) -> str:
    parts = [f"{page.line(name).replace('_', ' ')} {value:.2f}" for name, value in finding.confidence_parts]
    total = f"confidence {written_confidence(finding):.2f}"
    return f"{total} = {' x '.join(parts)}" if parts else total


def _side_heading(side: Side, page: Page, *, whole: bool) -> Row:
    text = Text(shortened(page.prose(side.value), page, room=None if whole else LONGEST), style="bold")
    if side.normalized is not None:
        value = converted(side.value, side.normalized)
        room = allowed(side.value, side.normalized)
        text = Text.assemble(
            text,
            (f" = {page.line(value)}" if value else "", "bold"),
            (f"  (read as {page.line(room)})" if room else "", "dim"),
        )
    if side.resolved is not None and side.resolved not in side.value:
        text = Text.assemble(text, (f"  ({page.prose(side.resolved)})", "dim"))
    return Row(text, indent=2)
