"""What the findings can be filtered by, with how many there are of each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from factcheck.model import Severity
from factcheck.report.html.facts import Fact
from factcheck.report.html.finding import sources_of

OPEN, RULED = "open", "ruled"


@dataclass(frozen=True, slots=True)
class Choice:
    """One value of a facet: as the script knows it, as a reader does, and how many findings have it."""

    key: str
    text: str
    count: int


@dataclass(frozen=True, slots=True)
class Facets:
    """The choices of each facet; those of sources by their number, since a source may be called anything."""

    severities: tuple[Choice, ...]
    statuses: tuple[Choice, ...]
    fields: tuple[Choice, ...]
    sources: tuple[Choice, ...]


def facets_of(findings: tuple[Fact, ...]) -> Facets:
    """The facets of the findings, each with the choices that occur: severities from the gravest, the others by name."""
    numbers = source_numbers(findings)
    sources = _counted(findings, lambda one: sources_of(one.finding))
    return Facets(
        severities=_plain(
            _counted(findings, lambda one: (one.level,)), [level.slug for level in sorted(Severity, reverse=True)]
        ),
        statuses=_plain(_counted(findings, lambda one: (status(one),)), (OPEN, RULED)),
        fields=_plain(_counted(findings, lambda one: (one.finding.field.value,))),
        sources=tuple(Choice(str(number), name, sources[name]) for name, number in numbers.items()),
    )


def source_numbers(findings: tuple[Fact, ...]) -> dict[str, int]:
    """The sources of all findings by name, numbered from 0 in the order of their names."""
    names = {source for fact in findings for source in sources_of(fact.finding)}
    return {name: at for at, name in enumerate(sorted(names, key=lambda one: (one.casefold(), one)))}


def status(fact: Fact) -> str:
    """Whether an editor has ruled on it."""
    return RULED if fact.ruled else OPEN


def _counted(findings: tuple[Fact, ...], values: Callable[[Fact], Iterable[str]]) -> Counter[str]:
    return Counter(value for fact in findings for value in values(fact))


def _plain(counts: Counter[str], order: Iterable[str] | None = None) -> tuple[Choice, ...]:
    keys = sorted(counts) if order is None else [key for key in order if counts[key]]
    return tuple(Choice(key, key, counts[key]) for key in keys)
