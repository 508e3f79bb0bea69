"""The report, made of what the stages found."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from importlib.metadata import version
from typing import TYPE_CHECKING, Literal

from factcheck import model
from factcheck.checks import Checked, distinct
from factcheck.checks.within import Within
from factcheck.config import Config
from factcheck.model import Article, Claim, Finding, Place, Problem, Severity, Summary
from factcheck.pipeline.stages import MOST_VALUES, Missed
from factcheck.read import Desk
from factcheck.report import in_order, to_frame
from factcheck.selection import selected

if TYPE_CHECKING:
    import pandas as pd

_SHOWN = 3


@dataclass(frozen=True, slots=True)
class Report(model.Report):
    """What a run found, also as a table."""

    def to_frame(self, what: Literal["findings", "corroborations", "single_source"] = "findings") -> pd.DataFrame:
        """One row for each mention of each finding (`factcheck.report.to_frame`)."""
        return to_frame(self, what)


def assembled(
    desk: Desk,
    claims: dict[str, tuple[Claim, ...]],
    checked: Checked,
    inner: Within,
    problems: tuple[Problem, ...],
    config: Config,
    *,
    missed: Missed,
) -> Report:
    """The report in its fixed order, its findings not yet :func:`named` apart.

    `inner` is what each article was held against in itself.
    """
    findings = (*checked.findings, *inner.findings)
    severities = Counter(finding.severity for finding in findings)
    told = [claims[article.id] for article in desk.checked]
    values = sum(len(claim.values) for each in told for claim in each)
    held = _places((*checked.findings, *checked.silenced, *checked.corroborations), desk.drafts) | inner.places
    compared = len(held)
    return Report(
        version=version("factcheck-desk"),
        settings=config.as_settings(),
        articles=desk.articles,
        claims=tuple(len(claims[article.id]) for article in desk.articles),
        findings=in_order(findings),
        corroborations=in_order(checked.corroborations),
        single_source=in_order(checked.single_source),
        problems=tuple(sorted(problems, key=lambda one: (one.path, one.code, one.message))),
        summary=Summary(
            articles=len(desk.articles),
            claims=sum(len(each) for each in told),
            values=values,
            compared=compared,
            facts=len(checked.findings) + len(checked.silenced) + len(checked.corroborations) + inner.held,
            errors=severities[Severity.ERROR],
            warnings=severities[Severity.WARNING],
            notes=severities[Severity.NOTE],
            not_comparable=values - compared,
            one_source=len(_places(checked.single_source, desk.drafts) - held),
            unmade=_unmade(told, held, config),
            without_rate=missed.without_rate,
            unheld=missed.unheld,
            left_out=checked.left_out,
        ),
        silenced=in_order(checked.silenced),
        drafts=desk.drafts,
    )


def named(report: Report) -> Report:
    """The report with an identity of its own for each of its findings, whatever stories they are of."""
    found = distinct((*report.findings, *report.silenced))
    agreed = distinct((*report.corroborations, *report.single_source), taken={one.id for one in found})
    at, middle = len(report.findings), len(report.corroborations)
    return replace(
        report,
        findings=in_order(found[:at]),
        silenced=in_order(found[at:]),
        corroborations=in_order(agreed[:middle]),
        single_source=in_order(agreed[middle:]),
    )


def _places(findings: Sequence[Finding], drafts: Sequence[str] | None) -> frozenset[Place]:
    """Where the values of findings stand, of drafts where there are any."""
    mentions = (mention for finding in findings for side in finding.sides for mention in side.mentions)
    return frozenset(
        Place(mention.article, mention.start) for mention in mentions if drafts is None or mention.article in drafts
    )


def _unmade(told: Sequence[Sequence[Claim]], held: frozenset[Place], config: Config) -> int:
    """How many values no check that the run makes would look at."""
    stated = ((claim, value) for each in told for claim in each for value in claim.values)
    return sum(
        not selected(value.field.value, config) and Place(claim.article, value.span.start) not in held
        for claim, value in stated
    )


def crowded(articles: Sequence[Article], claims: dict[str, tuple[Claim, ...]]) -> tuple[Problem, ...]:
    """The articles of which only the first values are compared: they are tables rather than news."""
    found = []
    for article in articles:
        kinds = Counter(value.kind for claim in claims[article.id] for value in claim.values)
        for kind, count in sorted(kinds.items()):
            if count > MOST_VALUES:
                told = f"{article.path} states {count:,} {kind.value}s; only the first {MOST_VALUES} were compared"
                found.append(Problem(article.path, "too-many-values", f"{told}: split it into articles."))
    return tuple(found)


def uncomparable(desk: Desk, inner: Within) -> tuple[Problem, ...]:
    """Why articles that could be read were not compared: there is only one, or copies count as one origin.

    One article is enough where some of its values could be held against each other.
    """
    articles = desk.articles
    if len(articles) == 1 and desk.drafts is None:
        alone = f"{articles[0].path} is the only article, and no value in it could be held against another in it"
        told = Problem(articles[0].path, "one-article", f"{alone}: name at least one other to compare it with.")
        return () if inner.held else (told,)
    drafts = desk.drafts or ()
    copies: dict[str, list[Article]] = defaultdict(list)
    for article in sorted(articles, key=lambda one: one.id not in drafts):
        copies[article.origin].append(article)
    # Who copies whom among its sources is no matter of the draft.
    groups = (each for each in copies.values() if desk.drafts is None or each[0].id in drafts)
    return tuple(_copied(*(one.path for one in each)) for each in groups if len(each) > 1)


def _copied(first: str, *others: str) -> Problem:
    shown = ", ".join(others[:_SHOWN]) + (f" and {len(others) - _SHOWN} more" if len(others) > _SHOWN else "")
    message = f"{first} carries the same text as {shown}: they count as one origin, and confirm nothing to each other."
    return Problem(first, "copy", message)
