"""What a check within one article says of a text, as the real parser reads it."""

from __future__ import annotations

from dataclasses import replace

from desk import articles

from factcheck.checks.within.contradiction import Check, Contradiction, Fit
from factcheck.extract import extract


def checked(check: Check, text: str, published: str | None = "2025-03-14") -> list[Contradiction | Fit]:
    (article,) = articles(f"Report\n\n{text}")
    article = replace(article, published=published)
    (claims,) = extract([article])
    return list(check(article, claims))


def contradictions(check: Check, text: str, published: str | None = "2025-03-14") -> list[Contradiction]:
    return [one for one in checked(check, text, published) if isinstance(one, Contradiction)]


def fits(check: Check, text: str, published: str | None = "2025-03-14") -> list[Fit]:
    return [one for one in checked(check, text, published) if isinstance(one, Fit)]
