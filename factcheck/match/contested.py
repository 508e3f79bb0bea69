"""Which kinds of things are worth reading: those of which another article names another of the sort."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from factcheck.model import Category, Claim, Kind


def contested(claims: Mapping[str, Sequence[Claim]]) -> dict[str, tuple[Claim, ...]]:
    """The claims of each article (by id), of kinds of things only those that some other article may contradict.

    That is where it names a thing of the same sort which this article does not name, and does not name this one.
    """
    named: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for article, each in claims.items():
        for claim in each:
            for value in claim.values:
                if value.category is not None:
                    for sort in value.category.sorts:
                        named[sort][article].add(_name(value.category))
    return {article: tuple(_kept(each, article, named)) for article, each in claims.items()}


def _kept(claims: Sequence[Claim], article: str, named: Mapping[str, Mapping[str, set[str]]]) -> list[Claim]:
    found = []
    for claim in claims:
        values = tuple(
            value for value in claim.values if value.kind is not Kind.CATEGORY or _met(value.sort, article, named)
        )
        if values:
            found.append(claim if len(values) == len(claim.values) else replace(claim, values=values))
    return found


def _met(category: Category, article: str, named: Mapping[str, Mapping[str, set[str]]]) -> bool:
    own = _name(category)
    return any(
        other != article and own not in names and not names <= mine
        for sort in category.sorts
        for mine in (named[sort][article],)
        for other, names in named[sort].items()
    )


def _name(category: Category) -> str:
    return category.trait or category.head
