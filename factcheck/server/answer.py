"""A report as the answer of LanguageTool to `/v2/check`: each value of the draft that is disputed is a match."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import version

from factcheck.model import Finding, Mention, Report, Severity, Verdict
from factcheck.report.as_json import Json
from factcheck.server.languages import Language
from factcheck.server.match import Place, match_of
from factcheck.server.posted import Posted

_API = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What the answer says of the language: the one that was named or chosen, and the one that the text is in.

    `foreign` says why nothing was checked, where the text is not in English.
    """

    named: Language
    detected: Language
    source: str
    confidence: float
    foreign: str | None = None


def answer(report: Report | None, text: Posted, *, draft: str, told: Told, picky: bool, pages: str) -> Json:
    """The whole answer; without a report, that nothing was found. `draft` is the id of the article that was posted.

    `pages` is the address below which the page of each check stands. A finding that an editor has ruled on is no match;
    notes on who says what are for clients that want to be `picky`.
    """
    found = () if report is None else sorted(_places(report, text, draft, picky), key=lambda one: one.order)
    return {
        "software": software(),
        "warnings": _warnings(told),
        "language": {
            "name": told.named.name,
            "code": told.named.long_code,
            "detectedLanguage": {
                "name": told.detected.name,
                "code": told.detected.long_code,
                "confidence": told.confidence,
                "source": told.source,
            },
        },
        "matches": [match_of(place, text, draft=draft, pages=pages) for place in found],
    }


def software() -> dict[str, Json]:
    """Who answers. There is no premium version of which an answer could hold a hint."""
    return {
        "name": "factcheck",
        "version": version("factcheck-desk"),
        "buildDate": "",
        "apiVersion": _API,
        "premium": False,
        "premiumHint": "",
        "status": "",
    }


def _warnings(told: Told) -> dict[str, Json]:
    if told.foreign is None:
        return {"incompleteResults": False}
    return {"incompleteResults": True, "incompleteResultsReason": told.foreign}


def _places(report: Report, text: Posted, draft: str, picky: bool) -> Iterator[Place]:
    """Where in what was posted a value stands that is disputed."""
    for finding in report.findings:
        if finding.ruling is None and (picky or _disputed(finding)):
            yield from (Place(*text.place(one.start, one.end), finding, one) for one in _mentions(finding, draft))


def _disputed(finding: Finding) -> bool:
    """Whether who writes should know at once: notes that name two speakers can wait, newer figures cannot."""
    return finding.severity is not Severity.NOTE or finding.verdict is Verdict.SUPERSEDED


def _mentions(finding: Finding, draft: str) -> Iterator[Mention]:
    seen: set[tuple[int, int]] = set()
    for mention in (one for side in finding.sides for one in side.mentions):
        if mention.article == draft and (mention.start, mention.end) not in seen:
            seen.add((mention.start, mention.end))
            yield mention
