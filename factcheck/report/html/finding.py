"""A finding as the page shows it: each side with who says it and where, and the command that rules on it."""

from __future__ import annotations

import shlex
from dataclasses import dataclass

from factcheck.figures import allowed, converted
from factcheck.model import Finding, Mention, RulingKind, Side, Verdict
from factcheck.report.html.facts import Fact, Links, lettered, outlet
from factcheck.report.html.plot import Plot, plot_of
from factcheck.report.order import written_confidence
from factcheck.report.told import location, parted, reopened, ruled


@dataclass(frozen=True, slots=True)
class MentionView:
    """Where a value stands; the sentence is cut into what stands before the value, the value, and what follows.

    `place` is the anchor in the article, nothing where the page does not show it.
    """

    source: str
    published: str
    attribution: str
    place: str
    location: str
    before: str
    value: str
    after: str


@dataclass(frozen=True, slots=True)
class SideView:
    """One of the values, its letter, and how it was read where that is more than is written."""

    letter: str
    value: str
    converted: str
    read_as: str
    mentions: tuple[MentionView, ...]


@dataclass(frozen=True, slots=True)
class FindingView:
    """All that the page says of one finding; `command` rules on it, or takes back the ruling that it has.

    `stamp` is what an editor ruled it as, `ruling` who did, when and why; nothing where it is open. `earlier` is what
    had been ruled of one that is open again.
    """

    anchor: str
    number: str
    level: str
    kind: str
    topic: str
    message: str
    sources: str
    sides: tuple[SideView, ...]
    plot: Plot | None
    stamp: str
    ruling: str
    earlier: str
    command: tuple[str, ...]
    confidence: str
    id: str


def finding_view(fact: Fact, links: Links) -> FindingView:
    """The view of one finding."""
    finding = fact.finding
    return FindingView(
        anchor=fact.anchor,
        number=fact.number,
        level=fact.level,
        kind=_kind(finding),
        topic=finding.topic,
        message=finding.message,
        sources=", ".join(sources_of(finding)),
        sides=tuple(_side(letter, side, links) for letter, side in lettered(finding.sides)),
        plot=plot_of(finding, anchor=fact.anchor),
        stamp="" if finding.ruling is None else finding.ruling.kind.value,
        ruling="" if finding.ruling is None else ruled(finding.ruling),
        earlier=reopened(finding) or "",
        command=_command(finding),
        confidence=_confidence(finding),
        id=finding.id,
    )


def sources_of(finding: Finding) -> tuple[str, ...]:
    """Who gives the values of a finding, each once, in the order of its sides."""
    return tuple(dict.fromkeys(outlet(mention) for side in finding.sides for mention in side.mentions))


def _kind(finding: Finding) -> str:
    """The check that found it, the field where that is another word, and `superseded`."""
    field = finding.field.value
    words = [finding.code, *([field] if field != finding.code else [])]
    return ", ".join([*words, *([finding.verdict.slug] if finding.verdict is Verdict.SUPERSEDED else [])])


def _side(letter: str, side: Side, links: Links) -> SideView:
    scale = side.normalized
    # A name or a day that is written as it was read needs no second telling.
    stands = side.resolved if side.resolved is not None and side.resolved not in side.value else None
    room = None if scale is None else allowed(side.value, scale)
    return SideView(
        letter=letter,
        value=side.value,
        converted=("" if scale is None else converted(side.value, scale)) or "",
        read_as=room or stands or "",
        mentions=tuple(_mention(mention, links) for mention in side.mentions),
    )


def _mention(mention: Mention, links: Links) -> MentionView:
    before, value, after = parted(mention)
    return MentionView(
        source=mention.source or ("the draft" if mention.article in links.drafts else "source unknown"),
        published=(mention.published or "date unknown").replace("T", " "),
        attribution=mention.attribution or "",
        place=links.to(mention),
        location=location(mention),
        before=before,
        value=value,
        after=after,
    )


def _command(finding: Finding) -> tuple[str, ...]:
    """The command in the parts between which a line may break."""
    # An id is a hash, but a report that was read back may hold anything.
    rule = ("factcheck rule", shlex.quote(finding.id))
    what = "--revoke" if finding.ruling is not None else f"--as {RulingKind.ACCEPTED.value}"
    return (*rule, what, '--by "YOUR NAME"', '--why "THE REASON"')


def _confidence(finding: Finding) -> str:
    parts = " × ".join(f"{name.replace('_', ' ')} {value:.2f}" for name, value in finding.confidence_parts)
    total = f"{written_confidence(finding):.2f}"
    return f"{total} = {parts}" if parts else total
