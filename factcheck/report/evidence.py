"""A finding as console rows: what disagrees, then each side with who says it, where, and the sentence."""

from __future__ import annotations

from collections.abc import Iterator
from types import MappingProxyType

from rich.cells import cell_len
from rich.text import Text

from factcheck.figures import allowed, converted
from factcheck.model import Finding, Mention, Severity, Side, Verdict
from factcheck.report.order import written_confidence
from factcheck.report.page import Page, Row
from factcheck.report.ruled import notice_rows

STYLES = MappingProxyType(
    {None: "bold green", Severity.NOTE: "bold cyan", Severity.WARNING: "bold yellow", Severity.ERROR: "bold red"}
)
_VALUE_STYLE = "bold underline"
_GAP = "   "


def location(mention: Mention, page: Page) -> str:
    """`path:line:column` of a mention, as editors and terminals open it."""
    return f"{page.line(mention.path)}:{mention.line}:{mention.column}"


def finding_rows(finding: Finding, page: Page, *, verbose: bool) -> Iterator[Row]:
    """The rows of one finding, a blank row last."""
    yield _heading(finding, page)
    yield Row(Text(page.prose(finding.message)), indent=2)
    yield from notice_rows(finding, page)
    if verbose:
        yield Row(Text(_confidence(finding, page), style="dim"), indent=2)
    yield Row(Text())
    for side in finding.sides:
        yield _side_heading(side, page)
        for mention in side.mentions:
            yield from _mention_rows(mention, page)
    yield Row(Text())


def finding_line(finding: Finding, page: Page) -> Row:
    """The finding in one line, as compilers write it: place, severity, code, topic, message."""
    places = [location(mention, page) for side in finding.sides for mention in side.mentions]
    text = Text(f"{places[0]}: " if places else "")
    text.append(_level(finding), style=STYLES[finding.severity])
    text.append(f" {page.line(finding.code)}: {page.prose(finding.topic)}: {page.prose(finding.message)}")
    return Row(text, kept=True)


def _level(finding: Finding) -> str:
    return finding.verdict.slug if finding.severity is None else finding.severity.slug


def _heading(finding: Finding, page: Page) -> Row:
    kinds = [page.line(finding.code)]
    if finding.verdict is Verdict.SUPERSEDED:
        kinds.append(finding.verdict.slug)
    level = (_level(finding).upper(), STYLES[finding.severity])
    return Row(Text.assemble(level, "  ", (page.prose(finding.topic), "bold"), (f"  ({', '.join(kinds)})", "dim")))


def _confidence(finding: Finding, page: Page) -> str:
    parts = [f"{page.line(name).replace('_', ' ')} {value:.2f}" for name, value in finding.confidence_parts]
    total = f"confidence {written_confidence(finding):.2f}"
    explained = f"{total} = {' x '.join(parts)}" if parts else total
    return f"{explained}; finding {page.line(finding.id)}"


def _side_heading(side: Side, page: Page) -> Row:
    text = Text(page.prose(side.value), style="bold")
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


def _mention_rows(mention: Mention, page: Page) -> Iterator[Row]:
    who = Text(_who(mention, page))
    where = Text(location(mention, page), style="dim")
    together = Text.assemble(who, _GAP, where)
    if 4 + cell_len(together.plain) <= page.width:
        yield Row(together, indent=4, kept=True)
    else:
        yield Row(who, indent=4)
        yield Row(where, indent=4, kept=True)
    yield Row(_sentence(mention, page), indent=6)


def _who(mention: Mention, page: Page) -> str:
    published = (mention.published or "date unknown").replace("T", " ")
    parts = [mention.source or "source unknown", published]
    if mention.attribution:
        parts.append(f"according to {mention.attribution}")
    return page.prose(", ".join(parts))


def _sentence(mention: Mention, page: Page) -> Text:
    sentence, value = mention.sentence, mention.text
    at = mention.start - mention.sentence_start
    if at < 0 or not sentence.startswith(value, at):
        at = sentence.find(value)
    if at < 0 or not value:
        return Text(page.prose(sentence).strip())
    before, after = sentence[:at], sentence[at + len(value) :]
    left, right = page.marks
    return Text.assemble(
        page.prose(before).lstrip(),
        left,
        (page.prose(value), _VALUE_STYLE),
        right,
        page.prose(after).rstrip(),
    )
