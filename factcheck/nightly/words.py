"""A night in words: the line for mail, and what its lists say of a finding."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.figures import counted
from factcheck.model import Finding
from factcheck.nightly.lists import Item
from factcheck.nightly.nights import Counts
from factcheck.nightly.told import Told


def line(told: Told, place: str) -> str:
    """The night in one line, as mail tells it; `place` is where its report lies."""
    return f"{told.day}: {', '.join(_parts(told))}: {place}"


def headline(told: Told) -> str:
    """What is new, in a few words."""
    counts = told.night.counts
    return _new(counts) if counts.new else "No new finding"


def came_in(told: Told) -> str:
    """What came in since the night before, and how much there is."""
    counts = told.night.counts
    gone = f"; {counts.withdrawn:,} withdrawn" if counts.withdrawn else ""
    again = f" and {counted(counts.versions, 'new version')}" if counts.versions else ""
    return f"{counted(counts.added, 'new article')}{again}{gone}; {counted(counts.articles, 'article')} in the archive."


def values(finding: Finding) -> str:
    """The values of a finding, side by side."""
    return " / ".join(side.value for side in finding.sides)


def sources(finding: Finding) -> str:
    """Who gives the values of a finding, each once."""
    outlets = (mention.source or mention.path for side in finding.sides for mention in side.mentions)
    return ", ".join(dict.fromkeys(outlets))


def reason(item: Item, *, day: str) -> str:
    """Why a finding stands in its list, and since when it is known where that is not `day`; may be nothing."""
    parts = [item.why] if item.why else []
    if item.before is not None and values(item.before) != values(item.finding):
        parts.append(f"before: {values(item.before)}")
    if item.first_seen != day:
        parts.append(f"first seen on {item.first_seen}")
    told = "; ".join(parts)
    return f"{told[:1].upper()}{told[1:]}." if told else ""


def _new(counts: Counts) -> str:
    errors = f" ({counted(counts.errors, 'error')})" if counts.errors else ""
    return f"{counted(counts.new, 'new finding')}{errors}"


def _parts(told: Told) -> Iterator[str]:
    counts = told.night.counts
    yield counted(counts.added + counts.versions, "article")
    if counts.withdrawn:
        yield f"{counts.withdrawn:,} withdrawn"
    yield _new(counts)
    rest = (
        (counts.changed, "changed"),
        (counts.fixed, "fixed"),
        (counts.reopened, "reopened"),
        (counts.superseded, "superseded"),
        (counts.corrections, "to correct"),
    )
    yield from (f"{count:,} {what}" for count, what in rest if count)
    if counts.problems:
        yield counted(counts.problems, "problem")
    yield f"{counts.still_open:,} open"
