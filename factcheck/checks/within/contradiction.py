"""What a check within one article says: values of the article that cannot all be right, or that fit together."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from factcheck.model import Article, Claim, Field, FieldValue, Severity, Span


@dataclass(frozen=True, slots=True)
class Given:
    """A value as the article writes it: where it stands, and the claim in which it does."""

    claim: Claim
    span: Span


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Values of one article that do not fit together.

    `code` is the slug of the check, `sides` the values that are held against each other (a total, and its parts),
    `topic` what they are about, `message` one sentence of plain English with the arithmetic, `sure` the probability
    that an editor would want to know. `pair` are the two values where both are told of one thing: a difference of such
    may be tolerated, a sum that is wrong may not.
    """

    code: str
    field: Field
    severity: Severity
    topic: str
    message: str
    sides: tuple[tuple[Given, ...], ...]
    sure: float
    pair: tuple[FieldValue, FieldValue] | None = None


@dataclass(frozen=True, slots=True)
class Fit:
    """Values of one article that were held against each other, and fit: a check had something to look at."""

    values: tuple[Given, ...]


# A check may also yield only what does not fit.
Check = Callable[[Article, Sequence[Claim]], Iterator[Contradiction | Fit]]
