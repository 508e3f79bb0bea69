"""What the page calls findings, sides, articles and places, so that every part of it can point to any other."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from factcheck.model import Finding, Mention, Report, Severity, Side
from factcheck.report.order import in_order

_LETTERS = 26


@dataclass(frozen=True, slots=True)
class Fact:
    """A finding, or what independent sources agree on, with its name on the page: `f1`, `f2`, ..., `c1`, ...

    `number` is what a reader sees of the name, nothing where all agree; `level` is a severity, or `agreed`.
    """

    anchor: str
    number: str
    level: str
    finding: Finding

    @property
    def ruled(self) -> bool:
        """Whether an editor has decided on it."""
        return self.finding.ruling is not None


@dataclass(frozen=True, slots=True)
class Facts:
    """All facts of a report in their order, and the number on the page of each article by its id."""

    findings: tuple[Fact, ...]
    agreed: tuple[Fact, ...]
    articles: Mapping[str, int]

    @property
    def every(self) -> tuple[Fact, ...]:
        """Findings first."""
        return (*self.findings, *self.agreed)


@dataclass(frozen=True, slots=True)
class Links:
    """Where mentions lead: to the places that the page shows, of the articles by their number; `drafts` are the ids of
    those that messages call the draft.
    """

    articles: Mapping[str, int]
    places: frozenset[str]
    drafts: frozenset[str] = frozenset()

    def to(self, mention: Mention) -> str:
        """The anchor of its place, as in `a2-170`; nothing where the page does not show it."""
        anchor = place_anchor(self.articles.get(mention.article, 0), mention.start)
        return anchor if anchor in self.places else ""


def facts_of(report: Report) -> Facts:
    """The facts of a report, numbered in the order in which every format lists them."""
    return Facts(
        findings=tuple(
            Fact(f"f{at}", str(at), _level(one), one) for at, one in enumerate(in_order(report.findings), start=1)
        ),
        agreed=tuple(
            Fact(f"c{at}", "", "agreed", one) for at, one in enumerate(in_order(report.corroborations), start=1)
        ),
        articles=MappingProxyType({article.id: at for at, article in enumerate(report.articles, start=1)}),
    )


def place_anchor(article: int, start: int) -> str:
    """The name on the page of the place where a value begins."""
    return f"a{article}-{start}"


def letter(side: int) -> str:
    """What a side is called: A, B, ..., Z, AA, AB, ..."""
    head, tail = divmod(side, _LETTERS)
    return (letter(head - 1) if head else "") + chr(ord("A") + tail)


def lettered(sides: Sequence[Side]) -> tuple[tuple[str, Side], ...]:
    """The sides with what they are called."""
    return tuple((letter(at), side) for at, side in enumerate(sides))


def outlet(mention: Mention) -> str:
    """Who gives a value: the source, or the path where that is not known."""
    return mention.source or mention.path


def _level(finding: Finding) -> str:
    return Severity.NOTE.slug if finding.severity is None else finding.severity.slug
