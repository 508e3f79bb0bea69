"""What a finding tells, in plain words and not yet escaped, for the formats that are text."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.figures import allowed, converted
from factcheck.model import Finding, Mention, Ruling, Side


def level(finding: Finding) -> str:
    """`error`, `warning` or `note`; the verdict where there is no severity."""
    return finding.verdict.slug if finding.severity is None else finding.severity.slug


def mentions(finding: Finding) -> tuple[tuple[Side, Mention], ...]:
    """Each mention of the finding with its side, in the order of the sides."""
    return tuple((side, mention) for side in finding.sides for mention in side.mentions)


def location(mention: Mention) -> str:
    """`path:line:column`, as editors and terminals open it."""
    return f"{mention.path}:{mention.line}:{mention.column}"


def end_of(text: str, *, line: int, column: int) -> tuple[int, int]:
    """The line and the column just behind a text that begins there, counted from 1; it may go over line ends."""
    breaks = text.count("\n")
    if not breaks:
        return line, column + len(text)
    return line + breaks, len(text) - text.rfind("\n")


def who(mention: Mention) -> str:
    """The source, the day or time of publication, and the speaker if there is one."""
    published = (mention.published or "date unknown").replace("T", " ")
    parts = [mention.source or "source unknown", published]
    return ", ".join([*parts, f"according to {mention.attribution}"] if mention.attribution else parts)


def value(side: Side) -> str:
    """The value as written, with what it converts to, what its wording allows, and what it stands for."""
    text = side.value
    if side.normalized is not None:
        unit, room = converted(text, side.normalized), allowed(text, side.normalized)
        text = f"{text}{f' = {unit}' if unit else ''}{f' (read as {room})' if room else ''}"
    shown = side.resolved is None or side.resolved in side.value
    return text if shown else f"{text} ({side.resolved})"


def sentence(mention: Mention) -> str:
    """The sentence with its value between « and »; unmarked where the value does not stand in it."""
    before, value, after = parted(mention)
    return f"{before}«{value}»{after}" if value else before


def parted(mention: Mention) -> tuple[str, str, str]:
    """The sentence before its value, the value, and what follows; all of it before where the value is not in it."""
    at = mention.start - mention.sentence_start
    if at < 0 or not mention.sentence.startswith(mention.text, at):
        at = mention.sentence.find(mention.text)
    if at < 0 or not mention.text:
        return mention.sentence, "", ""
    return mention.sentence[:at], mention.text, mention.sentence[at + len(mention.text) :]


def ruled(ruling: Ruling) -> str:
    """Who decided what, when, until when and why: `Ruled known-dispute by A. Desk on 2024-03-08: ...`."""
    when = f" on {ruling.made}" if ruling.made else ""
    until = f", until {ruling.until}" if ruling.until else ""
    right = f" Right: {ruling.right_value}." if ruling.right_value else ""
    return f"Ruled {ruling.kind.value} by {ruling.by}{when}{until}: {ruling.why}{right}"


def reopened(finding: Finding) -> str | None:
    """What had been ruled of a finding that is open again, or of other values of it; None where nothing had."""
    if finding.earlier is None or finding.ruling is not None:
        return None
    other = f", with other values than finding {finding.previous_id} had" if finding.previous_id else ""
    told = ruled(finding.earlier)
    return f"Open again{other}: {told[0].lower()}{told[1:]}"


def lines(finding: Finding) -> Iterator[str]:
    """The whole finding: its message, its ruling or the one that it had, and one line for each mention."""
    yield finding.message
    before = reopened(finding)
    if finding.ruling is not None:
        yield ruled(finding.ruling)
    elif before is not None:
        yield before
    for side, mention in mentions(finding):
        yield f"{value(side)}: {who(mention)} ({location(mention)}): {sentence(mention)}"
