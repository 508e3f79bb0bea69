"""HTML reports for tests: parsed strictly, and reports that are worth looking at."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

import builders
from justhtml import Element, JustHTML

from factcheck.model import Finding, Mention, Report, Ruling, RulingKind
from factcheck.report import to_html

RULED = Ruling(
    finding="b0a1d2c3e4f5",
    kind=RulingKind.KNOWN_DISPUTE,
    by="Iris Okafor",
    why="both come from surveys that are still disputed",
    made="2024-03-08",
    until="2024-12-31",
    right_value="1,357 km",
)


def ruled() -> Report:
    """The hand-built report with a ruling on the border."""
    findings = tuple(
        replace(one, ruling=RULED) if one.id == RULED.finding else one for one in builders.report().findings
    )
    return builders.report(findings=findings)


def page(report: Report) -> JustHTML:
    """The page of a report; a mistake in its HTML raises."""
    return parsed(to_html(report))


def parsed(html: str) -> JustHTML:
    """HTML read by the letter of the standard, with nothing removed from it."""
    return JustHTML(html, strict=True, sanitize=False)


def elements(html: JustHTML, selector: str) -> list[Element]:
    """The elements that a selector finds."""
    return [found for found in html.query(selector) if isinstance(found, Element)]


def texts(html: JustHTML, selector: str) -> list[str]:
    """What the elements that a selector finds hold, blanks run together."""
    return [" ".join(each.to_text(separator="", strip=False).split()) for each in html.query(selector)]


def many(report: Report, *, times: int) -> Report:
    """The report with each of its stories told so many times, by sources of their own."""
    copies = [_copy(report, at) for at in range(times)]
    return replace(
        report,
        articles=tuple(article for each in copies for article in each.articles),
        claims=tuple(claims for each in copies for claims in each.claims),
        findings=tuple(finding for each in copies for finding in each.findings),
        corroborations=tuple(finding for each in copies for finding in each.corroborations),
        single_source=tuple(finding for each in copies for finding in each.single_source),
    )


def tall(report: Report) -> Report:
    """The report with so much text before and after each article that no pane shows all of it."""
    before = "".join(f"Paragraph {at} of the prelude, in which nothing is counted.\n\n" for at in range(40))
    after = before.replace("prelude", "postlude")
    by, lines = len(before), before.count("\n")

    def moved(findings: Sequence[Finding]) -> tuple[Finding, ...]:
        return _with_mentions(
            findings,
            lambda one: replace(
                one,
                start=one.start + by,
                end=one.end + by,
                sentence_start=one.sentence_start + by,
                line=one.line + lines,
            ),
        )

    return replace(
        report,
        articles=tuple(replace(one, text=f"{before}{one.text}\n{after}") for one in report.articles),
        findings=moved(report.findings),
        corroborations=moved(report.corroborations),
        single_source=moved(report.single_source),
    )


def _copy(report: Report, at: int) -> Report:
    return replace(
        report,
        articles=tuple(
            replace(one, id=f"{one.id}-{at}", path=f"{at}/{one.path}", source=one.source and f"{one.source} {at}")
            for one in report.articles
        ),
        findings=_renamed(report.findings, at),
        corroborations=_renamed(report.corroborations, at),
        single_source=_renamed(report.single_source, at),
    )


def _renamed(findings: Sequence[Finding], at: int) -> tuple[Finding, ...]:
    renamed = _with_mentions(
        findings,
        lambda one: replace(
            one, article=f"{one.article}-{at}", path=f"{at}/{one.path}", source=one.source and f"{one.source} {at}"
        ),
    )
    return tuple(replace(finding, id=f"{finding.id}{at}") for finding in renamed)


def _with_mentions(findings: Sequence[Finding], change: Callable[[Mention], Mention]) -> tuple[Finding, ...]:
    return tuple(
        replace(
            finding, sides=tuple(replace(side, mentions=tuple(map(change, side.mentions))) for side in finding.sides)
        )
        for finding in findings
    )
