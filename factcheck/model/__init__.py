"""The words of the project as frozen values: what is read, claimed, compared and reported.

Nothing here computes more than a small question about itself. Offsets are half-open and count
code points of :attr:`Article.text`; the text is never rewritten.
"""

from __future__ import annotations

from factcheck.model.articles import Article, Given, Ignore, Mark, Problem, Span
from factcheck.model.claims import Claim, Statement
from factcheck.model.facts import Evidence, Fact, Place, Signal
from factcheck.model.findings import BASELINE, Finding, Mention, Normalized, Report, Ruling, Side, Summary
from factcheck.model.values import (
    NO_CURRENCY,
    Category,
    FieldValue,
    Interval,
    Moment,
    Name,
    Polarity,
    Post,
    Quantity,
    Role,
    Stance,
    Stretch,
)
from factcheck.model.words import (
    Bound,
    Change,
    Field,
    Grain,
    Kind,
    Layout,
    Modality,
    MomentKind,
    RulingKind,
    Scope,
    Severity,
    Standing,
    Verdict,
)

__all__ = [
    "BASELINE",
    "NO_CURRENCY",
    "Article",
    "Bound",
    "Category",
    "Change",
    "Claim",
    "Evidence",
    "Fact",
    "Field",
    "FieldValue",
    "Finding",
    "Given",
    "Grain",
    "Ignore",
    "Interval",
    "Kind",
    "Layout",
    "Mark",
    "Mention",
    "Modality",
    "Moment",
    "MomentKind",
    "Name",
    "Normalized",
    "Place",
    "Polarity",
    "Post",
    "Problem",
    "Quantity",
    "Report",
    "Role",
    "Ruling",
    "RulingKind",
    "Scope",
    "Severity",
    "Side",
    "Signal",
    "Span",
    "Stance",
    "Standing",
    "Statement",
    "Stretch",
    "Summary",
    "Verdict",
]
