"""The summary in words: how many findings, what was compared, and why nothing was."""

from __future__ import annotations

from rich.text import Text

from factcheck.figures import counted
from factcheck.model import Field, Finding, Report, Severity, Summary
from factcheck.report.evidence import STYLES

_WORDS = frozenset({Field.CATEGORY, Field.POLARITY})


def headline(report: Report) -> Text:
    """`1 error, 2 warnings in 4 articles.`, or that there is no disagreement."""
    summary = report.summary
    unused = f"; {counted(len(report.problems), 'problem')} with the input." if report.problems else "."
    counts = ((summary.errors, Severity.ERROR), (summary.warnings, Severity.WARNING), (summary.notes, Severity.NOTE))
    found = [Text(counted(count, level.slug), style=STYLES[level]) for count, level in counts if count]
    ruled = [Text(f"{summary.ruled:,} ruled", style="dim")] if summary.ruled else []
    if not found:
        unruled = "No disagreement left open" if ruled else "No disagreement found"
        word = "Nothing was checkable" if nothing_checkable(report) else unruled
        return Text.assemble(Text(", ").join([Text(word, style="bold"), *ruled]), _where(report), unused)
    return Text.assemble(Text(", ").join([*found, *ruled]), _where(report), unused)


def coverage(report: Report) -> str:
    """What was read, what was compared, and what could not be."""
    summary = report.summary
    whose = "" if report.drafts is None else f" of the {'draft' if len(report.drafts) == 1 else 'drafts'}"
    rates, unheld = counted(summary.without_rate, "pair"), counted(summary.unheld, "pair")
    more = (
        (summary.without_rate, f"No rate to compare {rates} of amounts in two currencies."),
        (summary.unheld, f"{unheld} of articles not held against each other: too many hang together."),
        (len(report.silenced), f"{counted(len(report.silenced), 'finding')} silenced by the second opinion."),
        (summary.left_out, f"{counted(summary.left_out, 'disagreement')} between the sources left out."),
    )
    first = (
        f"Coverage: {counted(summary.values, 'value')}{whose} read in {counted(summary.claims, 'claim')}, "
        f"{summary.compared:,} compared in {counted(summary.facts, 'fact')}, {summary.not_comparable:,} not comparable"
        f"{_why_not(report)}."
    )
    return " ".join([first, *(told for count, told in more if count)])


def _why_not(report: Report) -> str:
    """Why values could not be compared, in brackets; nothing where that is not known, or all were."""
    summary = report.summary
    rest = summary.not_comparable - summary.one_source - summary.unmade
    alone = "given by one source only" if report.drafts is None else "given by no source"
    reasons = (
        (summary.one_source, alone),
        (summary.unmade, "of checks that are left out"),
        (rest, "in lists or tables"),
    )
    some = [(count, reason) for count, reason in reasons if count > 0]
    told = [f"{count:,} {reason}" if len(some) > 1 else reason for count, reason in some]
    return f" ({', '.join(told)})" if summary.one_source or summary.unmade else ""


def given_once(report: Report) -> tuple[Finding, ...]:
    """What one source alone gives and an editor can look up: no words for things and for what happened."""
    return tuple(fact for fact in report.single_source if fact.field not in _WORDS)


def undisputed(report: Report) -> str:
    """How many facts are agreed on, and how many rest on one source."""
    summary = report.summary
    agreed = len(report.corroborations) if summary.agreed is None else summary.agreed
    single = len(given_once(report)) if summary.single is None else summary.single
    if report.drafts is not None:
        return (
            f"Undisputed: {counted(agreed, 'fact')} that sources agree with, and {single:,} that none of them mentions."
        )
    return f"Undisputed: {counted(agreed, 'fact')} agreed by independent sources, {single:,} given by one source only."


def nothing_checkable(report: Report) -> str | None:
    """Why nothing could be compared and what to do; None where something was."""
    summary = report.summary
    alone = report.drafts is not None and len(report.drafts) == len(report.articles)
    if report.findings or (summary.compared and not alone):
        return None
    if report.drafts is not None:
        return _no_draft_checkable(report, alone=alone)
    if not summary.articles:
        return "No article could be read: give at least two text files, or a folder that holds them."
    if summary.articles == 1:
        single = "There is only one article, and no value in it could be held against another in it"
        return f"{single}: give another article on the same events to compare it with."
    origins = {article.origin for article in report.articles}
    if len(origins) == 1 and "" not in origins:
        return "All articles carry one text, so there is nothing to compare: give an article of another origin."
    if not summary.values:
        return "No figures were found in the articles: there is nothing to compare."
    return _no_rate(summary) or "No figure of one article speaks of the same thing as a figure of another."


def _no_draft_checkable(report: Report, *, alone: bool) -> str:
    """Why no draft could be held against a source."""
    if not report.drafts:
        return "No draft could be read: name a text file before --against."
    if alone:
        return "There is no source to hold the draft against: name other articles, or their folder, with --against."
    if not report.summary.values:
        return "No figures were found in the draft: there is nothing to compare."
    return _no_rate(report.summary) or "No figure of the draft speaks of the same thing as a figure of its sources."


def _no_rate(summary: Summary) -> str | None:
    if not summary.without_rate:
        return None
    return "The only figures of the same things are amounts in two currencies, and there is no rate to compare them."


def _where(report: Report) -> str:
    """What was checked: `in 4 articles`, `in 1 draft, held against 3 articles`."""
    count = report.summary.articles
    if report.drafts is None:
        return f" in {counted(count, 'article')}" if count else ""
    drafts = len(report.drafts)
    return f" in {counted(drafts, 'draft')}, held against {counted(count - drafts, 'article')}"
