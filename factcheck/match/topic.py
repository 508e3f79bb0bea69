"""A short name for a fact: what is counted or measured, and the names that its statements share."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from factcheck.match.signals import same_name
from factcheck.model import Field, Kind, Statement


def topic(statements: Sequence[Statement]) -> str:
    """For example `border, Tajikistan-Afghanistan`; the same whatever the order of the statements."""
    if statements[0].value.kind is Kind.ROLE:
        return slot(statements)
    return ", ".join(part for part in (slot(statements), "-".join(_names(statements))) if part)


def slot(statements: Sequence[Statement]) -> str:
    """The lemma of what most of the statements count or measure, or of the word nearest to their values."""
    heads = Counter(statement.value.measured[0] for statement in statements if statement.value.measured)
    near = Counter(word for statement in statements for word in statement.value.context[:3])
    field = min(statement.value.field for statement in statements)
    if statements[0].value.kind is Kind.POLARITY:
        return _issue(statements)
    if heads:
        word = min(heads, key=lambda one: (-heads[one], one))
        if statements[0].value.kind is not Kind.NUMBER:
            return f"{field.value} of {word}"
        return f"age of {word}" if field is Field.AGE else word
    if near:
        return min(near, key=lambda one: (-near[one], one))
    return field.value


def _issue(statements: Sequence[Statement]) -> str:
    """What is affirmed and denied of what: the issue that most share, and the noun that most name."""
    issues = Counter(stance.issue for one in statements for stance in one.value.polar.stances)
    themes = Counter(one.value.polar.theme[0] for one in statements if one.value.polar.theme)
    issue = min(issues, key=lambda one: (-issues[one], one)).removeprefix("a ")
    return issue if not themes else f"{issue} of {min(themes, key=lambda one: (-themes[one], one))}"


def _names(statements: Sequence[Statement]) -> list[str]:
    """At most two names, those that most articles share, each in its longest form, first mentioned first."""
    by_article: dict[str, set[str]] = {}
    for statement in statements:
        by_article.setdefault(statement.article.id, set()).update(statement.claim.entities)
    counts: Counter[str] = Counter()
    for names in by_article.values():
        for name in names:
            counts[name] += sum(any(same_name(name, other) for other in others) for others in by_article.values())
    ranked = sorted(counts, key=lambda name: (-counts[name], -len(name), name))
    chosen: list[str] = []
    for name in ranked:
        shared = counts[name] > 1 or len(by_article) == 1
        if len(chosen) < 2 and shared and not any(same_name(name, other) for other in chosen):
            chosen.append(name)
    return sorted(chosen, key=lambda name: _position(statements, name))


def _position(statements: Sequence[Statement], name: str) -> tuple[int, str]:
    places = [statement.claim.entities.index(name) for statement in statements if name in statement.claim.entities]
    return min(places), name
