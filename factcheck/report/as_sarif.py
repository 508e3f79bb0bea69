"""The report as SARIF 2.1.0 (OASIS), for code scanning and editors."""

from __future__ import annotations

import re
from collections.abc import Mapping
from importlib import resources

from factcheck.model import Article, Finding, Mention, Problem, Report, Ruling, Side
from factcheck.report import told
from factcheck.report.as_json import Json, document, json_text
from factcheck.report.order import in_order, rounded, written_confidence
from factcheck.report.safe import prose
from factcheck.report.summary import nothing_checkable
from factcheck.report.uris import is_relative, uri_of
from factcheck.selection import slugs

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_ROOT = "%SRCROOT%"
_FINGERPRINT = "factcheckFinding/v1"
_PAGE_LINK = re.compile(r"\[([^\]]+)\]\([\w-]+\.md\)")


def to_sarif(report: Report) -> str:
    """One run, one result for each finding.

    A result stands at the first mention of its finding; the others are its related locations, which the message links
    to. Paths are relative to `%SRCROOT%`, the folder of the run. A finding that an editor has ruled on is a suppressed
    result. Places are lines and columns, in code points: offsets would be those of the text as read, in which a line
    end is one character, while readers of the report count those of the file.
    """
    return json_text({"$schema": _SCHEMA, "version": "2.1.0", "runs": [_run(report)]}, indent=2) + "\n"


def _run(report: Report) -> Json:
    findings = in_order(report.findings)
    codes = sorted({finding.code for finding in findings})
    places = {article.path: at for at, article in enumerate(report.articles)}
    whole = document(report)
    return {
        "tool": {"driver": {"name": "factcheck", "version": report.version, "rules": [_rule(code) for code in codes]}},
        "columnKind": "unicodeCodePoints",
        "newlineSequences": ["\r\n", "\n", "\r"],
        "originalUriBaseIds": {_ROOT: {"description": {"text": "The folder in which factcheck ran."}}},
        "invocations": [_invocation(report, places)],
        "artifacts": [_artifact(article, places) for article in report.articles],
        "results": [_result(finding, codes.index(finding.code), places) for finding in findings],
        "properties": {"settings": whole["settings"], "summary": whole["summary"]},
    }


def _rule(code: str) -> Json:
    told_briefly = slugs().get(code)
    if told_briefly is None:
        return {"id": prose(code)}
    page = _braces(_page(code))
    return {
        "id": code,
        "shortDescription": {"text": f"{told_briefly[0].upper()}{told_briefly[1:]}."},
        "help": {"text": page, "markdown": page},
        "defaultConfiguration": {"level": "warning"},
    }


def _page(slug: str) -> str:
    """The page of the check, without its links to other pages, which lead nowhere from here."""
    page = resources.files("factcheck").joinpath("checks", "pages", f"{slug}.md").read_text(encoding="utf-8")
    return _PAGE_LINK.sub(r"\1", page)


def _invocation(report: Report, places: Mapping[str, int]) -> Json:
    reason = nothing_checkable(report)
    notes: list[Json] = [_notification(problem, places) for problem in report.problems]
    if reason is not None:
        notes.append({"descriptor": {"id": "nothing-checkable"}, "level": "error", "message": {"text": _text(reason)}})
    return {"executionSuccessful": reason is None, "toolExecutionNotifications": notes}


def _notification(problem: Problem, places: Mapping[str, int]) -> Json:
    return {
        "descriptor": {"id": prose(problem.code)},
        # An article that was read all the same is less of a problem than one that is missing.
        "level": "warning" if problem.path in places else "error",
        "message": {"text": _text(problem.message)},
        "locations": [{"physicalLocation": {"artifactLocation": _file(problem.path, places)}}],
    }


def _artifact(article: Article, places: Mapping[str, int]) -> Json:
    known = {"source": article.source, "title": article.title, "published": article.published}
    properties: dict[str, Json] = {name: text for name, text in known.items() if text is not None}
    return {
        "location": _file(article.path, places),
        "roles": ["analysisTarget"],
        **({"properties": properties} if properties else {}),
    }


def _result(finding: Finding, rule: int, places: Mapping[str, int]) -> Json:
    first, *others = told.mentions(finding) or [None]
    graded = finding.severity is not None
    return {
        "ruleId": prose(finding.code),
        "ruleIndex": rule,
        "kind": "fail" if graded else "informational",
        "level": told.level(finding) if graded else "none",
        "message": {"text": _message(finding)},
        "locations": [] if first is None else [_location(*first, places)],
        "relatedLocations": [
            {"id": at, **_location(*other, places)} for at, other in enumerate(others, start=1) if other is not None
        ],
        "partialFingerprints": {_FINGERPRINT: finding.id},
        "suppressions": [] if finding.ruling is None else [_suppression(finding.ruling)],
        "properties": {
            "topic": finding.topic,
            "field": finding.field.value,
            "verdict": finding.verdict.slug,
            "confidence": written_confidence(finding),
            "confidence_parts": {name: rounded(part) for name, part in finding.confidence_parts},
        },
    }


def _message(finding: Finding) -> str:
    """What disagrees, and links to the related locations: some viewers show only those that are linked to."""
    _, *others = told.mentions(finding) or [None]
    links = [f"[{_linked(*other)}]({at})" for at, other in enumerate(others, start=1) if other is not None]
    also = f"\nCompare: {', '.join(links)}." if links else ""
    before = told.reopened(finding)
    again = "" if before is None else f"\n{_text(before)}"
    return f"{_text(finding.topic)}: {_text(finding.message)}{again}{also}"


def _linked(side: Side, mention: Mention) -> str:
    text = _braces(prose(f"{side.value}, {told.who(mention)}"))
    return text.replace("\\", "\\\\").replace("[", "\\[").replace("]", "\\]")


def _location(side: Side, mention: Mention, places: Mapping[str, int]) -> dict[str, Json]:
    return {
        "physicalLocation": {
            "artifactLocation": _file(mention.path, places),
            "region": _region(mention.line, mention.column, mention.text),
            **_context(mention),
        },
        "message": {"text": _text(f"{told.value(side)}: {told.who(mention)}")},
    }


def _context(mention: Mention) -> dict[str, Json]:
    """The sentence, where it holds more than the value: a context is larger than what it is the context of.

    Where it begins on a line before that of the value its column is not known, and there is none.
    """
    before, sentence = mention.start - mention.sentence_start, mention.sentence
    inside = before >= 0 and mention.end - mention.sentence_start <= len(sentence)
    if not inside or len(sentence) == mention.end - mention.start or "\n" in sentence[:before]:
        return {}
    return {"contextRegion": _region(mention.line, mention.column - before, sentence)}


def _region(line: int, column: int, text: str) -> Json:
    """Where a text stands that begins at a line and a column."""
    last, behind = told.end_of(text, line=line, column=column)
    return {
        "startLine": line,
        "startColumn": column,
        "endLine": last,
        "endColumn": behind,
        "snippet": {"text": text},
    }


def _file(path: str, places: Mapping[str, int]) -> dict[str, Json]:
    uri = uri_of(path)
    base: dict[str, Json] = {"uriBaseId": _ROOT} if is_relative(uri) else {}
    index: dict[str, Json] = {"index": places[path]} if path in places else {}
    return {"uri": uri, **base, **index}


def _suppression(ruling: Ruling) -> Json:
    # What a comment in the text rules has no day of its own.
    kind = "inSource" if ruling.made is None else "external"
    return {"kind": kind, "status": "accepted", "justification": prose(told.ruled(ruling))}


def _text(text: str) -> str:
    """A message of plain text: harmless, without placeholders (section 3.11.5) and links (3.11.6) of its own."""
    return _braces(prose(text)).replace("](", "] (")


def _braces(text: str) -> str:
    return text.replace("{", "{{").replace("}", "}}")
