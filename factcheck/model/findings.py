"""Findings and the report of a run."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from factcheck.model.articles import Article, Problem
from factcheck.model.facts import Evidence
from factcheck.model.words import Change, Field, RulingKind, Severity, Verdict


@dataclass(frozen=True, slots=True)
class Mention:
    """Where an article states a value, with all that a reader needs to find and judge it.

    `text` is exactly the slice `start:end` of the article. `line` and `column` count from 1.
    """

    article: str
    path: str
    source: str | None
    start: int
    end: int
    text: str
    line: int
    column: int
    clause_start: int
    clause_end: int
    sentence: str
    sentence_start: int
    attribution: str | None
    published: str | None


@dataclass(frozen=True, slots=True)
class Normalized:
    """A side's value in the unit in which the finding compares; None ends are unbounded, `change` as in Quantity."""

    value: Decimal | None
    low: Decimal | None
    high: Decimal | None
    unit: str | None
    change: Change | None = None


@dataclass(frozen=True, slots=True)
class Side:
    """One of the values given for a slot, and who gives it.

    `normalized` is the value of a number; `resolved` what another value stands for: a day in ISO 8601.
    """

    value: str
    normalized: Normalized | None
    mentions: tuple[Mention, ...]
    resolved: str | None = None


# Who rules on what was known when a baseline was taken.
BASELINE = "baseline"


@dataclass(frozen=True, slots=True)
class Ruling:
    """An editor's decision on a finding: who, why, until when.

    `made` and `until`, the last day on which it holds, are days in ISO 8601; `until` None is for good, `made` None is
    not known. `right_value` is what the editor holds to be right.
    """

    finding: str
    kind: RulingKind
    by: str
    why: str
    made: str | None
    until: str | None = None
    right_value: str | None = None

    @property
    def known(self) -> bool:
        """Whether nobody looked at the finding: it was there when a baseline was taken."""
        return self.by == BASELINE


@dataclass(frozen=True, slots=True)
class Finding:
    """One slot and the values given for it: disagreeing, corroborated, or from one source only.

    `severity` is None unless the verdict is a disagreement or superseded. `confidence` is the
    product of `confidence_parts`; `match` explains the first of them. A finding with a `ruling` is
    shown, and fails no run. `slot_id` is a hash of the code and the slot: it survives a changed value. `earlier` is a
    ruling that holds no more: it has expired, or was on other values, those of the finding `previous_id`.
    """

    id: str
    code: str
    field: Field
    severity: Severity | None
    verdict: Verdict
    confidence: float
    confidence_parts: tuple[tuple[str, float], ...]
    topic: str
    message: str
    sides: tuple[Side, ...]
    match: tuple[Evidence, ...] = ()
    ruling: Ruling | None = None
    slot_id: str = ""
    previous_id: str | None = None
    earlier: Ruling | None = None


@dataclass(frozen=True, slots=True)
class Summary:
    """The coverage line: what was read, what was compared, and what could not be.

    `errors`, `warnings` and `notes` count the findings without a ruling, `ruled` those with one.
    Of the values that were not comparable `one_source` are given by one source alone, and `unmade` are values that only
    checks look at which the run leaves out. `without_rate` counts the pairs of amounts of one slot that stand in two
    currencies, and so were not compared; `unheld` the pairs of articles that may tell of one event and were not held
    against each other, since too many hang together.
    Where drafts are checked, all but `articles` is told of the drafts alone, and `left_out` counts the disagreements
    between sources on what a draft tells of, which are no findings then. `agreed` and `single` count the facts that
    sources agree on and that one alone gives, where a report does not list them (None: it does).
    """

    articles: int
    claims: int
    values: int
    compared: int
    facts: int
    errors: int
    warnings: int
    notes: int
    not_comparable: int
    one_source: int = 0
    unmade: int = 0
    without_rate: int = 0
    unheld: int = 0
    ruled: int = 0
    left_out: int = 0
    agreed: int | None = None
    single: int | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """Everything that one run found, with the settings that made it.

    `articles` are sorted by path; `claims` counts the claims of each, in the same order. `silenced` are findings that a
    second opinion found to be none. `drafts` are the ids of the articles that were checked against the others, in the
    order of `articles`: all that was found touches one of them; None where all were held against each other.
    """

    version: str
    settings: tuple[tuple[str, str], ...]
    articles: tuple[Article, ...]
    claims: tuple[int, ...]
    findings: tuple[Finding, ...]
    corroborations: tuple[Finding, ...]
    single_source: tuple[Finding, ...]
    problems: tuple[Problem, ...]
    summary: Summary
    silenced: tuple[Finding, ...] = ()
    drafts: tuple[str, ...] | None = None
