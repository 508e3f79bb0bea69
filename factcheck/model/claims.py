"""Claims: clauses that state values, and a value with the claim and the article that it stands in."""

from __future__ import annotations

from dataclasses import dataclass

from factcheck.model.articles import Article, Span
from factcheck.model.values import FieldValue, Moment, Quantity
from factcheck.model.words import Modality, Scope


@dataclass(frozen=True, slots=True)
class Claim:
    """A clause of an article that states something checkable.

    `article` is the article's id. `subject` is who or what it is about (resolved, may be empty),
    `predicate` a lemma, `entities` the names in it and its subject, `attribution` who says it
    (None: the article itself), `affirmed` False where it is negated, `when` the one day or period that stands in it.
    """

    article: str
    span: Span
    sentence: Span
    subject: str
    predicate: str
    values: tuple[FieldValue, ...]
    entities: tuple[str, ...] = ()
    attribution: str | None = None
    modality: Modality = Modality.ASSERTED
    affirmed: bool = True
    heading: bool = False
    when: Moment | None = None


@dataclass(frozen=True, slots=True)
class Statement:
    """One value as one article states it: the unit that is matched and checked."""

    article: Article
    claim: Claim
    value: FieldValue

    @property
    def whole(self) -> Quantity | None:
        """The count of which the claim tells this value as a part ("60 of the 80 workers"); None where it does not."""
        value = self.value
        if value.scope is not Scope.PART or value.quantity.dimension not in ("count", "share"):
            return None
        after = (
            other
            for other in self.claim.values
            if other.scope is Scope.WHOLE and other.quantity.dimension == "count" and other.span.start >= value.span.end
        )
        nearest = min(after, key=lambda other: other.span.start, default=None)
        return None if nearest is None else nearest.quantity
